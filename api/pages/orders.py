"""One form for every order there is: the same model, the same handler and the same roles as everywhere else."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Depends, Path, Request
from starlette.responses import RedirectResponse, Response

from api import errors
from api.access import access_now
from api.addresses import PLURALS
from api.pages.access import givers_of
from api.pages.dependencies import AdministratorPageDep, PageDep
from api.pages.forms.fields import fields_of
from api.pages.forms.form import Form, form_for
from api.pages.forms.reading import asks_for_another_row, read, read_beginning
from api.pages.forms.stale import what_changed_since
from api.pages.forms.things import Around
from api.pages.forms.typed import typed_from
from api.pages.kept import given_back
from api.pages.page import Page
from api.pages.refusals import ThePastStays
from api.pages.sent import Typed, TypedDep, number_in, one
from api.refusals import shown
from application.commands.catalogue import ACCESS, CATALOGUE, Rule
from application.commands.office import Instruction, carry_out
from application.commands.order import Order
from application.commands.ratings import rated
from application.ports import StoreIsBusy
from application.projections.audit_trail import whole_trail
from domain.entry import Address
from domain.person import address_of
from domain.programme import Programme
from domain.rag_status import RagStatus
from domain.record import Record
from domain.refusals import CommandIdUsedTwice, DomainError, StaleVersion, UnknownSubject
from domain.state import State


class Counter:
    """Where one order is handed in as a form: shown, read, carried out, or given back with what was wrong."""

    def __init__(self, page: Page, rule: Rule, ref: str) -> None:
        self._page, self._rule = page, rule
        self._at = _addressed(page, rule, ref)
        _must_be_given_here(page, rule)
        self._record = _record_around(page, rule)
        self._state = _state_of(self._record, self._at, rule)

    def show(self, request: Request) -> Response:
        """The form, with what stands in the fields now, or with what was typed before a session ended."""
        kept = given_back(request, self._page.tracker, self._page.person)
        note = "Your session had ended. What you typed is here; look at it and send it again." if kept else None
        return self._drawn(self._form(kept.typed if kept else self._as_it_stands(request), uuid4().hex), note=note)

    def take(self, typed: Typed) -> Response:
        """Carry the order out, or give the form back with everything that was typed and a sentence."""
        command_id = one(typed, "command_id") or uuid4().hex
        if asks_for_another_row(typed):
            return self._drawn(self._form(typed, command_id))
        try:
            return self._recorded(self._read(typed), command_id)
        except (DomainError, StoreIsBusy) as refusal:
            return self._given_back(typed, command_id, refusal)

    def _read(self, typed: Typed) -> Instruction:
        today = self._page.looking.today
        if not self._rule.begins:
            return Instruction(read(self._rule.order, typed, near=today), self._at)
        ref, order = read_beginning(self._rule, typed, near=today, taken=self._taken())
        return Instruction(order, _addressed(self._page, self._rule, ref))

    def _taken(self) -> frozenset[str]:
        """The references that a new thing cannot have."""
        if self._record is None:
            return frozenset(self._page.tracker.office.records.programmes())
        return frozenset(self._record.states.get(self._rule.kind, {}))

    def _recorded(self, instruction: Instruction, command_id: str) -> Response:
        page, order = self._page, _named(instruction.order, command_id)
        carry_out(
            [instruction._replace(order=order)], actor=page.actor, office=page.tracker.office, versions_required=True
        )
        links = page.links.of_programme(instruction.at.programme)
        there = links.thing(instruction.at.kind, instruction.at.ref, recorded=order.command_id)
        return RedirectResponse(there, HTTPStatus.SEE_OTHER)

    def _given_back(self, typed: Typed, command_id: str, refusal: DomainError | StoreIsBusy) -> Response:
        """The form again. An id that was used for something else is of no use any more.

        Only who has just been told what others changed has read the thing as it is now.
        """
        faults = getattr(refusal, "faults", ())
        form = form_for(
            self._rule,
            self._around(),
            command_id=uuid4().hex if isinstance(refusal, CommandIdUsedTwice) else command_id,
            version=refusal.current if isinstance(refusal, StaleVersion) else self._version_read(typed),
            typed=typed,
            faults=faults,
            refusal=None if faults else str(refusal),
            changed=self._changed_since(typed) if isinstance(refusal, StaleVersion) else (),
        )
        return self._drawn(form, status=errors.status_of(type(refusal)))

    def _changed_since(self, typed: Typed) -> tuple[str, ...]:
        """What others recorded of the thing after it was read for this form."""
        page, version = self._page, self._version_read(typed)
        moment = page.looking.moment
        entries = page.tracker.office.records.entries(self._at.programme, whole_trail(moment))
        return what_changed_since(entries, self._at, version=version or 0, moment=moment)

    @property
    def _version_now(self) -> int | None:
        """The version of the thing, nought where it is not there yet; nothing of one that is still to be called."""
        if self._rule.begins:
            return None
        return self._state.version if self._state else 0

    def _version_read(self, typed: Typed | None) -> int | None:
        """The version a form was made from: what it says itself, for as long as nobody was told of a later one."""
        stated = number_in(one(typed or {}, "expected_version"))
        return self._version_now if stated is None or self._rule.begins else stated

    def _as_it_stands(self, request: Request) -> Typed | None:
        """The thing's present values, and what the link to the form filled in."""
        names = {field.name for field in fields_of(self._rule.order)}
        filled = {name: [value] for name, value in request.query_params.items() if name in names}
        present = typed_from(self._state, self._rule.order)
        return {**present, **filled} if filled else present

    def _form(self, typed: Typed | None, command_id: str) -> Form:
        version = self._version_read(typed)
        return form_for(self._rule, self._around(), command_id=command_id, version=version, typed=typed)

    def _around(self) -> Around:
        names_programmes = self._rule.kind == Programme.KIND or self._rule.is_about_access
        return Around(self._at, self._record, self._page.programmes_seen if names_programmes else {})

    def _drawn(self, form: Form, *, status: int = HTTPStatus.OK, note: str | None = None) -> Response:
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.wrong and status == HTTPStatus.OK else status
        return self._page.show("order.html", title=form.title, status=status, form=form, note=note)


def _named(order: Order, command_id: str) -> Order:
    return order.model_copy(update={"command_id": order.command_id or command_id})


def _addressed(page: Page, rule: Rule, ref: str) -> Address:
    return address_of(ref) if rule.is_about_access else Address(page.programme or ref, rule.kind, ref)


def _record_around(page: Page, rule: Rule) -> Record | None:
    """What the order is decided from: the programme's record, or that of people; none where it begins a programme."""
    if rule.is_about_access:
        return access_now(page.tracker)
    return None if rule.founds else page.record


def _must_be_given_here(page: Page, rule: Rule) -> None:
    """Whether this person may give it here and now; orders about people have been looked at before."""
    if not page.is_now:
        raise ThePastStays(page.looking.in_words)
    if not rule.is_about_access and rule.role_of(page.actor, page.programme or "") is None:
        raise rule.refused_to(page.actor, page.programme or "new")


def _state_of(record: Record | None, at: Address, rule: Rule) -> State | None:
    """The thing as it is now. What an order begins is not there yet; a rating need not be, but what it is of."""
    if record is None or rule.begins:
        return None
    state = record.states.get(at.kind, {}).get(at.ref)
    if state is None:
        kind, ref = rated(at.ref, at.programme)[:2] if at.kind == RagStatus.KIND else (at.kind, at.ref)
        if ref not in record.states.get(kind, {}):
            raise UnknownSubject(kind, ref, at.programme)
    return state


def path_of_form(rule: Rule) -> str:
    """Where the form of an order is: below the thing it is about, or among those that begin something."""
    if rule.founds:
        return "/new/programme"
    if rule.is_about_access:
        return f"/new/{rule.kind}" if rule.begins else f"/{PLURALS[rule.kind]}/{{ref}}/{rule.path}"
    if rule.begins:
        return f"/programmes/{{programme}}/new/{rule.kind}"
    if rule.kind == Programme.KIND:
        return f"/programmes/{{programme}}/{rule.path}"
    return f"/programmes/{{programme}}/{PLURALS[rule.kind]}/{{ref}}/{rule.path}"


def _counter_of(rule: Rule) -> Callable[..., Counter]:
    """The counter of one order, at the reference in the address where there is one."""

    def of_the_programme(page: PageDep) -> Counter:
        return Counter(page, rule, page.programme or "new")

    def of_a_thing(page: PageDep, ref: Annotated[str, Path()]) -> Counter:
        return Counter(page, rule, shown(ref))

    def of_somebody_new(page: AdministratorPageDep) -> Counter:
        return Counter(page, rule, "new")

    def of_a_person(page: AdministratorPageDep, ref: Annotated[str, Path()]) -> Counter:
        return Counter(page, rule, shown(ref))

    if rule.is_about_access:
        return of_somebody_new if rule.begins else of_a_person
    return of_the_programme if rule.begins or rule.kind == Programme.KIND else of_a_thing


def _routes_of(rule: Rule) -> tuple[Callable[..., Response], Callable[..., Response]]:
    at_the_counter = Depends(_counter_of(rule))

    def show(counter: Annotated[Counter, at_the_counter], request: Request) -> Response:
        return counter.show(request)

    def take(counter: Annotated[Counter, at_the_counter], typed: TypedDep) -> Response:
        return counter.take(typed)

    return show, take


router = APIRouter()
for _rule in (*CATALOGUE, *ACCESS):
    _show, _take = _routes_of(_rule)
    for _method, _route in (("GET", _show), ("POST", _take)):
        router.add_api_route(
            path_of_form(_rule), _route, methods=[_method], name=_rule.name, openapi_extra=givers_of(_rule)
        )
