"""The forms by which an entry is corrected, by what should have been recorded or by its withdrawal, or is erased."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.pages.access import Declared
from api.pages.counter import Counter, Slip
from api.pages.dependencies import PageDep
from api.pages.entries import Found, FoundDep, may_correct_with
from api.pages.erasing import KNOWING, LeftInWords, left_in_words, positions_in
from api.pages.forms.fields import correction_fields_of
from api.pages.forms.reading import read
from api.pages.forms.saying import erasure_of, order_of, said_in, withdrawal_of
from api.pages.forms.things import Around
from api.pages.forms.titles import correction_heading
from api.pages.forms.typed import filled
from api.pages.page import Page
from api.pages.refusals import ThePastStays
from api.pages.sent import Typed, TypedDep, one
from api.pages.told_here import Ways
from application.commands.catalogue import BY_NAME
from application.commands.office import Instruction
from application.commands.order import TAKEN_OVER
from application.commands.rule import MANAGERS, Rule
from domain.correcting import may_be_corrected
from domain.erasing import must_be_erasable
from domain.programme import Programme
from domain.state import State

router = APIRouter(prefix="/programmes/{programme}")

CORRECTORS: Declared = {"x-roles": [role.value for role in MANAGERS]}
"""Whoever manages the programme; which orders they may correct by, the catalogue says."""


ERASERS: Declared = {"x-roles": [role.value for role in erasure_of(Programme.KIND).given_by]}
"""Whoever may have what an entry said erased."""


class Correcting:
    """An order that corrects or erases an entry: what its form shows, how it is read, and where it leads."""

    def __init__(self, page: Page, found: Found, rule: Rule) -> None:
        self._page, self._found, self._rule = page, found, rule
        self._at, self._position = found.entry.address, found.entry.position
        self._fields = correction_fields_of(rule.order, found.told.effective_in_words)

    @property
    def slip(self) -> Slip:
        """The slip of its counter."""
        state = self._state
        return Slip(
            self._rule,
            Around(self._at, self._page.record, self._page.programmes_seen if self._at.kind == Programme.KIND else {}),
            version=state.version if state else None,
            at_first=self._as_it_was_said,
            read=self._read,
            afterwards=self._afterwards,
            template="correction.html",
            fields=self._fields,
            heading=correction_heading(self._rule, self._at, self._page.record, position=self._position),
            beside={"entry": self._found.told, "ways": Ways(self._page), "left": self._left},
        )

    @property
    def _state(self) -> State | None:
        """The thing as it is now; nothing where it is there no more."""
        record = self._page.records.at(self._at.programme, self._page.looking.moment)
        return record.states.get(self._at.kind, {}).get(self._at.ref)

    @property
    def _left(self) -> LeftInWords | None:
        """What an erasure leaves or breaks elsewhere; nothing of what is no erasure."""
        return left_in_words(self._page, self._found.entry) if self._rule.order.erases else None

    def _as_it_was_said(self) -> Typed:
        """What the entry said, as far as the order can say it, with its reason and its note."""
        entry, rule = self._found.entry, self._rule
        if rule.order.withdraws or rule.order.erases:
            return {}
        own = said_in(entry.fact, rule) if order_of(entry.fact) == rule else {}
        return filled(rule.order, {**own, "reason": entry.reason, "note": entry.note})

    def _read(self, typed: Typed) -> Instruction:
        """The order that was typed in. What stood on the form and was emptied is none, and is not taken over."""
        order_class, near = self._rule.order, self._page.looking.today
        known = self._known_of(typed)
        order = read(order_class, _without_what_is_known(typed), near=near, fields=self._fields, known=known)
        emptied = {name: getattr(order, name) for name in TAKEN_OVER if name in typed}
        return Instruction(order.model_copy(update=emptied), self._at)

    def _known_of(self, typed: Typed) -> dict[str, object]:
        """What the order says without being typed."""
        if not self._rule.order.erases:
            return {"corrects": self._position}
        return {"entry": self._position, "knowing": positions_in(one(typed, KNOWING))}

    def _afterwards(self, given: Instruction) -> str:
        """The page of the thing, or its history where it is there no more; of an entry that was erased, its own."""
        links, command_id = self._page.links, given.order.command_id
        if self._rule.order.erases:
            return links.within("entries", str(self._position), recorded=command_id)
        kind, ref = self._at.kind, self._at.ref
        if self._state is None:
            return links.within("audit-trail", subject=f"{kind}/{ref}", recorded=command_id)
        return links.thing(kind, ref, recorded=command_id)


def _without_what_is_known(typed: Typed) -> Typed:
    return {name: values for name, values in typed.items() if name != KNOWING}


def at_the_counter(page: PageDep, found: FoundDep, order: Annotated[str, Path()]) -> Counter:
    """The counter of one order for one entry, for whoever may correct by it, and not in the past."""
    if not page.is_now:
        raise ThePastStays(page.looking.in_words)
    withdrawal = withdrawal_of(found.entry.kind)
    rule = withdrawal if order == withdrawal.name else BY_NAME.get(order)
    if rule is None or rule.kind != found.entry.kind:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    if rule not in may_correct_with(page, found):
        _must_be_allowed(page, rule)
    return Counter(page, Correcting(page, found, rule).slip)


def at_the_counter_of_erasures(page: PageDep, found: FoundDep) -> Counter:
    """The counter where an entry is erased, for administrators, and not in the past."""
    if not page.is_now:
        raise ThePastStays(page.looking.in_words)
    rule = erasure_of(found.entry.kind)
    if rule.role_of(page.actor, str(page.programme)) is None:
        raise rule.refused_to(page.actor, str(page.programme))
    return Counter(page, Correcting(page, found, rule).slip)


def _must_be_allowed(page: Page, rule: Rule) -> None:
    """Refuse whoever may not correct by this order; by one that does not fit there, nobody can."""
    if rule.as_correction.role_of(page.actor, str(page.programme)) is None:
        raise rule.as_correction.refused_to(page.actor, str(page.programme))
    raise HTTPException(HTTPStatus.NOT_FOUND)


CounterDep = Annotated[Counter, Depends(at_the_counter)]


def show(counter: CounterDep, found: FoundDep, order: Annotated[str, Path()], request: Request) -> Response:
    """What should have been recorded instead of this entry, why, and on whose authority?"""
    entry, withdraws = found.entry, order == withdrawal_of(found.entry.kind).name
    may_be_corrected(found.stream, entry.position, entry.address, by_withdrawal=withdraws)
    return counter.show(request)


def take(counter: CounterDep, typed: TypedDep) -> Response:
    """Correct it."""
    return counter.take(typed)


ErasureCounterDep = Annotated[Counter, Depends(at_the_counter_of_erasures)]


def show_erasure(counter: ErasureCounterDep, found: FoundDep, request: Request) -> Response:
    """Why must what this entry said not be kept, and on whose authority is it erased?"""
    must_be_erasable(found.stream, found.entry.position, found.entry.address)
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
