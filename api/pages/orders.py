"""One form for every order there is: the same model, the same handler and the same roles as everywhere else."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from starlette.responses import Response

from api.access import access_now
from api.addresses import PLURALS
from api.pages.access import givers_of
from api.pages.counter import Counter, Slip
from api.pages.dependencies import AdministratorPageDep, PageDep
from api.pages.forms.fields import fields_of
from api.pages.forms.reading import read, read_beginning
from api.pages.forms.things import Around
from api.pages.forms.titles import what_is_named
from api.pages.forms.typed import typed_from
from api.pages.page import Page
from api.pages.refusals import ThePastStays
from api.pages.sent import Typed, TypedDep
from api.refusals import shown
from application.commands.catalogue import ACCESS, CATALOGUE
from application.commands.office import Instruction
from application.commands.rule import Rule
from domain.entry import Address
from domain.person import address_of
from domain.programme import Programme
from domain.record import Record
from domain.refusals import UnknownSubject
from domain.state import State


class Giving:
    """One order given to one thing, or beginning one: what its form shows, how it is read, and where it leads."""

    def __init__(self, page: Page, rule: Rule, ref: str) -> None:
        self._page, self._rule = page, rule
        self._at = _addressed(page, rule, ref)
        _must_be_given_here(page, rule)
        self._record = _record_around(page, rule)
        self._state = _state_of(self._record, self._at, rule)

    def slip(self, request: Request) -> Slip:
        """The slip of its counter."""
        names_programmes = self._rule.kind == Programme.KIND or self._rule.is_about_access
        return Slip(
            self._rule,
            Around(self._at, self._record, self._page.programmes_seen if names_programmes else {}),
            version=self._version_now,
            at_first=lambda: self._as_it_stands(request),
            read=self._read,
            afterwards=self._afterwards,
        )

    @property
    def _version_now(self) -> int | None:
        """The version of the thing, nought where it is not there yet; nothing of one that is still to be called."""
        if self._rule.begins:
            return None
        return self._state.version if self._state else 0

    def _as_it_stands(self, request: Request) -> Typed | None:
        """The thing's present values, and what the link to the form filled in."""
        names = {field.name for field in fields_of(self._rule.order)}
        filled = {name: [value] for name, value in request.query_params.items() if name in names}
        present = typed_from(self._state, self._rule.order)
        return {**present, **filled} if filled else present

    def _read(self, typed: Typed) -> Instruction:
        today = self._page.looking.today
        if not self._rule.begins:
            return Instruction(read(self._rule.order, typed, near=today), self._at)
        ref, order = read_beginning(self._rule, typed, near=today, taken=self._taken())
        return Instruction(order, _addressed(self._page, self._rule, ref))

    def _taken(self) -> frozenset[str]:
        """The references that a new thing cannot have."""
        if self._record is None:
            return frozenset(self._page.records.programmes())
        return frozenset(self._record.states.get(self._rule.kind, {}))

    def _afterwards(self, given: Instruction) -> str:
        """The page of the thing."""
        links = self._page.links.of_programme(given.at.programme)
        return links.thing(given.at.kind, given.at.ref, recorded=given.order.command_id)


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
    """The thing as it is now. What an order begins is not there yet; what is called after another need not be."""
    if record is None or rule.begins:
        return None
    state = record.states.get(at.kind, {}).get(at.ref)
    if state is None:
        kind, ref = what_is_named(at)
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

    def of_the_programme(page: PageDep, request: Request) -> Counter:
        return Counter(page, Giving(page, rule, page.programme or "new").slip(request))

    def of_a_thing(page: PageDep, ref: Annotated[str, Path()], request: Request) -> Counter:
        return Counter(page, Giving(page, rule, shown(ref)).slip(request))

    def of_somebody_new(page: AdministratorPageDep, request: Request) -> Counter:
        return Counter(page, Giving(page, rule, "new").slip(request))

    def of_a_person(page: AdministratorPageDep, ref: Annotated[str, Path()], request: Request) -> Counter:
        return Counter(page, Giving(page, rule, shown(ref)).slip(request))

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
