"""Pages about people, for administrators of every programme alone: who may do what, and how each of them signs in."""

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api.pages import sessions
from api.pages.access import ADMINISTRATORS
from api.pages.access_words import at_length, minute, roles_cell, roles_table, signed_in_by
from api.pages.dependencies import AdministratorPageDep, RefDep
from api.pages.forms.titles import HEADINGS
from api.pages.page import Page
from api.pages.refusals import ThePastStays
from api.pages.tables import Cell, Column, Table, csv_of, day, facts_of, table, words
from api.pages.things import Action
from application.commands.access import make_sign_in_link
from application.commands.catalogue import ACCESS
from application.projections.audit_filters import MOST
from application.projections.audit_trail import AuditEntry, audit_trail
from application.projections.people import IdentityView, PersonDetail, PersonRow, people_list, person_detail, person_in
from domain.actor import EVERY_PROGRAMME
from domain.record import Record
from domain.refusals import day_in_words

router = APIRouter()


@router.get("/people", openapi_extra=ADMINISTRATORS)
def people(page: AdministratorPageDep) -> HTMLResponse:
    """Who may do what, from when to when?"""
    return page.show("people.html", title="People", table=people_table(page), answer=_answer(page), new=_new(page))


@router.get("/people.csv", openapi_extra=ADMINISTRATORS)
def people_csv(page: AdministratorPageDep) -> Response:
    """The same rows as a file."""
    return csv_of(people_table(page))


@router.get("/people/{ref}", openapi_extra=ADMINISTRATORS)
def person(request: Request, page: AdministratorPageDep, ref: RefDep) -> HTMLResponse:
    """What may this person do, what could they do before, and how do they sign in?"""
    detail = person_detail(_record(page), ref)
    return page.show("person.html", title=detail.person.title, **_about(request, page, detail))


@router.post("/people/{ref}/sign-in-link", openapi_extra=ADMINISTRATORS)
def link(page: AdministratorPageDep, ref: RefDep) -> HTMLResponse:
    """Make a link with which this person signs in once; this is the only time it is seen."""
    who = _changeable(page, ref)
    path = make_sign_in_link(ref, links=page.tracker.sign_in_links, office=page.tracker.office, by=page.actor)
    return page.show("sign_in_link_made.html", title="A link to sign in with", who=who, link=_whole(page, path))


@router.post("/people/{ref}/sessions/end", openapi_extra=ADMINISTRATORS)
def end_sessions(page: AdministratorPageDep, ref: RefDep) -> Response:
    """Sign this person out wherever they are signed in."""
    ended = page.tracker.sessions.end("", person=_changeable(page, ref).ref)
    return RedirectResponse(page.links.thing("person", ref, ended=str(ended)), HTTPStatus.SEE_OTHER)


def _record(page: Page) -> Record:
    return page.records.at(EVERY_PROGRAMME, page.looking.moment)


def _changeable(page: Page, ref: str) -> PersonRow:
    if not page.is_now:
        raise ThePastStays(page.looking.in_words)
    return person_detail(_record(page), person_in(_record(page), ref).ref).person


def _whole(page: Page, path: str) -> str:
    return f"{page.tracker.settings.base_address}{path}"


def _new(page: Page) -> str | None:
    return page.links.to("new", "person") if page.is_now else None


def _answer(page: Page) -> str:
    """How many there are, and how many of them hold a role."""
    here = [one for one in people_list(_record(page)).people if not one.is_gone]
    holders = sum(bool(one.roles) for one in here)
    return f"{len(here)} {'person is' if len(here) == 1 else 'people are'} known; {holders} of them may do something."


def people_table(page: Page) -> Table:
    """Everybody in the order they were admitted; those who have left stay, without a role."""

    def title(row: PersonRow) -> Cell:
        return words(row.title, href=page.links.thing("person", row.ref), marks=["Has left"] if row.is_gone else [])

    columns: list[Column[PersonRow]] = [
        Column("title", "Person", title),
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("roles", "Roles", roles_cell, filters=True),
        Column("admitted_on", "Admitted on", lambda row: day(row.admitted_on)),
        Column("left_on", "Left on", lambda row: day(row.left_on) if row.left_on else words("Is here")),
        Column("signed_in_at", "Last signed in", lambda row: minute(page, row.signed_in_at, "Never")),
        Column("signed_in_by", "Signed in by", lambda row: words(signed_in_by(row) or "Never signed in")),
    ]
    return table(
        people_list(_record(page)).people,
        columns,
        name="people",
        caption="Who may do what",
        empty="Nobody was known to the tracker.",
        asked=page.asked,
        takes_away=True,
    )


def _about(request: Request, page: Page, detail: PersonDetail) -> dict[str, Any]:  # Any: what the template is given
    who, ref = detail.person, detail.person.ref
    changes = page.is_now and not who.is_gone
    return {
        "who": who,
        "answer": _what_they_may(who),
        "facts": facts_of(who, _facts(page)),
        "roles": _roles(page, detail, changes=changes),
        "ended": _ended_roles(page, detail),
        "identities": _identities(page, who, changes=changes),
        "held": sessions.held_by(ref, request, page.tracker) if page.is_now else None,
        "changes": changes,
        "actions": _actions(page, ref) if changes else (),
        "history": _history(page, ref),
        "done": page.parameter("ended"),
        "here": page.links.thing("person", ref),
    }


def _what_they_may(who: PersonRow) -> str:
    if who.is_gone:
        on = f" on {day_in_words(who.left_on)}" if who.left_on else ""
        return f"They left{on}: they may do nothing and can sign in no more."
    return " ".join(at_length(role) for role in who.roles) or "They hold no role, so they see and change nothing."


def _facts(page: Page) -> tuple[Column[PersonRow], ...]:
    return (
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("admitted_on", "Admitted on", lambda row: day(row.admitted_on)),
        Column("signed_in_at", "Last signed in", lambda row: minute(page, row.signed_in_at, "Never")),
        Column("signed_in_by", "Signed in by", lambda row: words(signed_in_by(row) or "Never signed in")),
        Column("link_made_at", "Last one-time link made", lambda row: minute(page, row.link_made_at, "Never")),
    )


def _roles(page: Page, detail: PersonDetail, *, changes: bool) -> Table:
    ref = detail.person.ref if changes else None
    empty = "No role is in force."
    return roles_table(page, detail.person.roles, name="roles", caption="Roles in force", empty=empty, taken_from=ref)


def _ended_roles(page: Page, detail: PersonDetail) -> Table:
    return roles_table(page, detail.ended, name="ended", caption="Roles that ended", empty="No role has ended.")


def _identities(page: Page, who: PersonRow, *, changes: bool) -> Table:
    """How they sign in beside one-time links; each with the way to end it."""

    def unlink(identity: IdentityView) -> Cell:
        there = page.links.thing("person", who.ref, "identity-removal", **identity.model_dump())
        return words("Unlink", href=there)

    columns: list[Column[IdentityView]] = [
        Column("issuer", "Issuer", lambda identity: words(identity.issuer)),
        Column("subject", "Subject", lambda identity: words(identity.subject)),
    ]
    return table(
        who.identities,
        [*columns, Column("unlink", "Change it", unlink)] if changes else columns,
        name="identities",
        caption="Signs in as",
        empty="No identity provider vouches for them yet; they sign in by one-time links.",
        asked=page.asked,
    )


def _actions(page: Page, ref: str) -> tuple[Action, ...]:
    """The orders about a person. Where people sign in through one provider alone, its issuer is filled in."""
    issuers = [one.issuer for one in page.tracker.settings.issuers]
    filled = {"link-identity": {"issuer": issuers[0]}} if len(issuers) == 1 else {}
    return tuple(
        Action(
            rule.name,
            HEADINGS[rule.name].button,
            page.links.thing(rule.kind, ref, rule.path, **filled.get(rule.name, {})),
        )
        for rule in ACCESS
        if not rule.begins
    )


def _history(page: Page, ref: str) -> tuple[AuditEntry, ...]:
    """Everything that was recorded about them, latest first."""
    moment = page.looking.moment
    entries = page.records.entries(EVERY_PROGRAMME, moment)
    trail = audit_trail(entries, programme=EVERY_PROGRAMME, moment=moment, subject=f"person/{ref}", limit=MOST)
    return tuple(trail.entries[::-1])
