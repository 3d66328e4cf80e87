"""Pages about exemptions: what is exempt, on what ground, and until when is that looked at?"""

from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.belonging import none_yet
from api.pages.choosing import Choice, chosen_of, counts_of
from api.pages.dependencies import PageDep, RefDep
from api.pages.governance_cells import Figure
from api.pages.neighbours import OF_DECISIONS, neighbours_of
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, csv_of, day, facts_of, table, words
from api.pages.things import actions_on, history_of
from application.projections.exemptions import ExemptionList, ExemptionRow, exemption_detail, exemption_list
from domain.refusals import day_in_words

router = APIRouter(prefix="/programmes/{programme}")

CHOICES: tuple[Choice[ExemptionRow], ...] = (
    Choice("in-force", "exempt", lambda row: row.is_in_force),
    Choice("late", "to be looked at again by now", lambda row: row.is_late),
    Choice("lifted", "lifted", lambda row: not row.is_in_force),
)
"""What the counts above the list choose."""


@router.get("/exemptions", openapi_extra=READERS)
def exemptions(page: PageDep) -> HTMLResponse:
    """What is exempt, on what ground, and until when is that looked at?"""
    return page.show("governance_list.html", title="Exempt items", **_listed(page))


@router.get("/exemptions.csv", openapi_extra=READERS)
def exemptions_csv(page: PageDep) -> Response:
    """The same rows as a file."""
    return csv_of(exemption_table(page, exemption_list(page.record)))


@router.get("/exemptions/{ref}", openapi_extra=READERS)
def exemption(page: PageDep, ref: RefDep) -> HTMLResponse:
    """What is exempt here, on what ground, who says so, and when is that looked at again?"""
    row = exemption_detail(page.record, ref).exemption
    return page.show("governance_thing.html", title=_title(row), **_about(page, row))


def _title(row: ExemptionRow) -> str:
    """What it is called; where that is not public, what orders call it, as more than one may be."""
    return row.called if row.title else f"{row.called}: {row.kind_in_words} {row.subject}"


def _listed(page: Page) -> dict[str, Any]:  # Any: what the template is given
    found = exemption_list(page.record)
    return {
        "answer": found.in_words,
        "neighbours": neighbours_of(page, OF_DECISIONS),
        "counts": counts_of(page, found.exemptions, CHOICES),
        "tables": [exemption_table(page, found)],
        "new": None,
        "new_words": "",
        "figures": (
            Figure("in_force", "Exempt", found.in_force),
            Figure("late", "Of these to be looked at again by now", found.late),
            Figure("without_review", "Of these without a day of review", found.without_review),
            Figure("lifted", "Lifted", found.lifted),
        ),
    }


def exemption_table(page: Page, found: ExemptionList) -> Table:
    """The exemptions as the address asks for them."""
    nothing = "Nothing is exempt. Here would be what is kept from the public, on what ground, and on whose word."
    return table(
        chosen_of(page, found.exemptions, CHOICES),
        _columns(page),
        name="exemptions",
        caption="Exempt items, the one that is to be looked at first before the others",
        empty="No exemption is like that. Show all of them." if found.exemptions else nothing,
        asked=page.asked,
        takes_away=True,
    )


def _columns(page: Page) -> list[Column[ExemptionRow]]:
    return [
        Column("called", "Item", lambda row: words(row.called, href=page.links.thing("exemption", row.ref))),
        Column("kind_in_words", "Kind", lambda row: words(row.kind_in_words), filters=True),
        Column("in_words", "Ground", _ground),
        Column("officer_role", "Officer", lambda row: words(row.officer_role), filters=True),
        Column("exempt_since", "Exempt since", lambda row: day(row.exempt_since)),
        Column("review_on", "Looked at again by", _review),
        Column("ref", "Reference", lambda row: words(row.ref)),
    ]


def _ground(row: ExemptionRow) -> Cell:
    return words(row.in_words, marks=() if row.is_in_force else ("lifted",))


def _review(row: ExemptionRow) -> Cell:
    cell = day(row.review_on)
    return cell._replace(marks=("late",)) if row.is_late else cell


def _about(page: Page, row: ExemptionRow) -> dict[str, Any]:  # Any: what the template is given
    may_do = actions_on(page, "exemption", row.ref)
    fits = {"review-exemption", "lift-exemption"} if row.is_in_force else {"exempt-item"}
    return {
        "kind": f"Exempt {row.kind_in_words}" if row.is_in_force else f"Once exempt {row.kind_in_words}",
        "answer": exemption_in_words(row),
        "actions": tuple(action for action in may_do if action.name in fits),
        "facts": facts_of(row, _facts()),
        "tables": (),
        "history": history_of(page, "exemption", row.ref),
    }


def exemption_in_words(row: ExemptionRow) -> str:
    """For example: Exempt: paragraph 3. It is to be looked at again by 31 January 2027."""
    if not row.is_in_force:
        on = f" on {day_in_words(row.lifted_on)}" if row.lifted_on else ""
        return f"The exemption was lifted{on}: the item is open to everybody who may see the programme."
    if row.review_on is None:
        return f"{row.in_words}. When it is looked at again is not stated."
    was = "was to be" if row.is_late else "is to be"
    return f"{row.in_words}. It {was} looked at again by {day_in_words(row.review_on)}."


def _facts() -> list[Column[ExemptionRow]]:
    return [
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("in_words", "Ground", lambda row: words(row.in_words)),
        Column("public_interest", "Public interest", lambda row: words(row.public_interest)),
        Column("officer_role", "Officer", lambda row: words(row.officer_role)),
        Column("number", "Published number", lambda row: words(row.number)),
        Column("title", "Published title", lambda row: words(row.title)),
        Column("exempt_since", "Exempt since", lambda row: day(row.exempt_since)),
        Column("review_on", "Looked at again by", _review),
        Column("reviewed_on", "Last looked at", lambda row: none_yet(day(row.reviewed_on), "not yet")),
        Column("lifted_on", "Lifted on", _lifted_on),
        Column("lifted_because", "Why it was lifted", lambda row: words(row.lifted_because)),
    ]


def _lifted_on(row: ExemptionRow) -> Cell:
    return none_yet(day(row.lifted_on), "not lifted") if row.is_in_force else day(row.lifted_on)
