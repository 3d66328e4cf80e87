"""The forms by which an entry is corrected, by what should have been recorded or by its withdrawal, or is erased."""

from collections.abc import Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Depends, Path, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from api import errors
from api.pages.access import Declared
from api.pages.dependencies import PageDep
from api.pages.entries import Found, FoundDep, may_correct_with
from api.pages.forms.fields import Field, correction_fields_of
from api.pages.forms.form import Form, form_for
from api.pages.forms.reading import asks_for_another_row, read
from api.pages.forms.saying import erasure_of, order_of, said_in, withdrawal_of
from api.pages.forms.stale import what_changed_since
from api.pages.forms.things import Around
from api.pages.forms.titles import correction_heading
from api.pages.forms.typed import filled
from api.pages.kept import given_back
from api.pages.page import Page
from api.pages.refusals import ThePastStays
from api.pages.sent import Typed, TypedDep, number_in, one
from api.pages.told_here import Ways
from application.commands.catalogue import BY_NAME, MANAGERS, Rule
from application.commands.office import Instruction, carry_out
from application.ports import StoreIsBusy
from application.projections.audit_trail import whole_trail
from domain.programme import Programme
from domain.refusals import CommandIdUsedTwice, DomainError, StaleVersion
from domain.state import State

router = APIRouter(prefix="/programmes/{programme}")

CORRECTORS: Declared = {"x-roles": [role.value for role in MANAGERS]}
"""Whoever manages the programme; which orders they may correct by, the catalogue says."""


ERASERS: Declared = {"x-roles": [role.value for role in erasure_of(Programme.KIND).given_by]}
"""Whoever may have what an entry said erased."""


class CorrectionCounter:
    """Where an order is handed in that corrects or erases an entry: shown, read, carried out, or given back."""

    def __init__(self, page: Page, found: Found, rule: Rule) -> None:
        self._page, self._found, self._rule = page, found, rule
        self._at, self._position = found.entry.address, found.entry.position

    def show(self, request: Request) -> Response:
        """The form with what the entry said, or with what was typed before a session ended."""
        kept = given_back(request, self._page.tracker, self._page.person)
        note = "Your session had ended. What you typed is here; look at it and send it again." if kept else None
        return self._drawn(self._form(kept.typed if kept else self._as_it_was_said(), uuid4().hex), note=note)

    def take(self, typed: Typed) -> Response:
        """Carry it out, or give the form back with everything that was typed and a sentence."""
        command_id = one(typed, "command_id") or uuid4().hex
        if asks_for_another_row(typed):
            return self._drawn(self._form(typed, command_id))
        try:
            return self._recorded(typed, command_id)
        except (DomainError, StoreIsBusy) as refusal:
            return self._given_back(typed, command_id, refusal)

    def _recorded(self, typed: Typed, command_id: str) -> Response:
        page, today = self._page, self._page.looking.today
        order = read(self._rule.order, typed, near=today, fields=self._fields, entry=self._position)
        named = order.model_copy(update={"command_id": order.command_id or command_id})
        carry_out([Instruction(named, self._at)], actor=page.actor, office=page.tracker.office, versions_required=True)
        return RedirectResponse(self._afterwards(named.command_id), HTTPStatus.SEE_OTHER)

    def _afterwards(self, command_id: str | None) -> str:
        """The page of the thing, or its history where it is there no more; of an entry that was erased, its own."""
        if self._rule.order.erases:
            return self._page.links.within("entries", str(self._position), recorded=command_id)
        links, kind, ref = self._page.links, self._at.kind, self._at.ref
        if self._state is None:
            return links.within("audit-trail", subject=f"{kind}/{ref}", recorded=command_id)
        return links.thing(kind, ref, recorded=command_id)

    def _given_back(self, typed: Typed, command_id: str, refusal: DomainError | StoreIsBusy) -> Response:
        """The form again. An id that was used for something else is of no use any more."""
        faults = getattr(refusal, "faults", ())
        is_stale = isinstance(refusal, StaleVersion)
        form = form_for(
            self._rule,
            self._around,
            command_id=uuid4().hex if isinstance(refusal, CommandIdUsedTwice) else command_id,
            version=refusal.current if isinstance(refusal, StaleVersion) else self._version_read(typed),
            typed=typed,
            faults=faults,
            refusal=None if faults else str(refusal),
            changed=self._changed_since(typed) if is_stale else (),
            fields=self._fields,
        )
        return self._drawn(form, status=errors.status_of(type(refusal)))

    def _changed_since(self, typed: Typed) -> tuple[str, ...]:
        """What others recorded of the thing after it was read for this form."""
        moment = self._page.looking.moment
        entries = self._page.tracker.office.records.entries(self._at.programme, whole_trail(moment))
        return what_changed_since(entries, self._at, version=self._version_read(typed) or 0, moment=moment)

    @property
    def _state(self) -> State | None:
        """The thing as it is now; nothing where it is there no more."""
        record = self._page.tracker.office.records.at(self._at.programme, self._page.looking.moment)
        return record.states.get(self._at.kind, {}).get(self._at.ref)

    def _version_read(self, typed: Typed | None) -> int | None:
        stated = number_in(one(typed or {}, "expected_version"))
        return stated if stated is not None or self._state is None else self._state.version

    def _as_it_was_said(self) -> Typed:
        """What the entry said, as far as the order can say it, with its reason and its note."""
        entry, rule = self._found.entry, self._rule
        if rule.order.withdraws or rule.order.erases:
            return {}
        own = said_in(entry.fact, rule) if order_of(entry.fact) == rule else {}
        return filled(rule.order, {**own, "reason": entry.reason, "note": entry.note})

    def _form(self, typed: Typed | None, command_id: str) -> Form:
        version = self._version_read(typed)
        return form_for(
            self._rule, self._around, command_id=command_id, version=version, typed=typed, fields=self._fields
        )

    @property
    def _fields(self) -> Sequence[Field]:
        return correction_fields_of(self._rule.order, self._found.told.effective_in_words)

    @property
    def _around(self) -> Around:
        programmes = self._page.programmes_seen if self._rule.kind == Programme.KIND else {}
        return Around(self._at, self._page.record, programmes)

    def _drawn(self, form: Form, *, status: int = HTTPStatus.OK, note: str | None = None) -> Response:
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.wrong and status == HTTPStatus.OK else status
        title, button, lead = correction_heading(self._rule, self._at, self._page.record, position=self._position)
        headed = replace(form, title=title, button=button, lead=lead)
        ways, told = Ways(self._page), self._found.told
        return self._page.show(
            "correction.html", title=title, status=status, form=headed, note=note, entry=told, ways=ways
        )


def at_the_counter(page: PageDep, found: FoundDep, order: Annotated[str, Path()]) -> CorrectionCounter:
    """The counter of one order for one entry, for whoever may correct by it, and not in the past."""
    if not page.is_now:
        raise ThePastStays(page.looking.in_words)
    withdrawal = withdrawal_of(found.entry.kind)
    rule = withdrawal if order == withdrawal.name else BY_NAME.get(order)
    if rule is None or rule.kind != found.entry.kind:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    if rule not in may_correct_with(page, found):
        _must_be_allowed(page, rule)
    return CorrectionCounter(page, found, rule)


def at_the_counter_of_erasures(page: PageDep, found: FoundDep) -> CorrectionCounter:
    """The counter where an entry is erased, for administrators, and not in the past."""
    if not page.is_now:
        raise ThePastStays(page.looking.in_words)
    rule = erasure_of(found.entry.kind)
    if rule.role_of(page.actor, str(page.programme)) is None:
        raise rule.refused_to(page.actor, str(page.programme))
    return CorrectionCounter(page, found, rule)


def _must_be_allowed(page: Page, rule: Rule) -> None:
    """Refuse whoever may not correct by this order; by one that does not fit there, nobody can."""
    if rule.as_correction.role_of(page.actor, str(page.programme)) is None:
        raise rule.as_correction.refused_to(page.actor, str(page.programme))
    raise HTTPException(HTTPStatus.NOT_FOUND)


CounterDep = Annotated[CorrectionCounter, Depends(at_the_counter)]


def show(counter: CounterDep, request: Request) -> Response:
    """What should have been recorded instead of this entry, why, and on whose authority?"""
    return counter.show(request)


def take(counter: CounterDep, typed: TypedDep) -> Response:
    """Correct it."""
    return counter.take(typed)


ErasureCounterDep = Annotated[CorrectionCounter, Depends(at_the_counter_of_erasures)]


def show_erasure(counter: ErasureCounterDep, request: Request) -> Response:
    """Why must what this entry said not be kept, and on whose authority is it erased?"""
    return counter.show(request)


def erase(counter: ErasureCounterDep, typed: TypedDep) -> Response:
    """Erase it."""
    return counter.take(typed)


for _path, _show, _take, _roles in (
    ("correct/{order}", show, take, CORRECTORS),
    ("erase", show_erasure, erase, ERASERS),
):
    for _method, _route in (("GET", _show), ("POST", _take)):
        router.add_api_route(f"/entries/{{position}}/{_path}", _route, methods=[_method], openapi_extra=_roles)
