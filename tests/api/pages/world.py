"""People in front of a browser: a tracker behind its pages, and whoever is signed in to it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.testclient import TestClient

from api.access import actor_now
from api.bootstrap import build
from api.pages.dependencies import SESSION
from api.server import create_server
from api.settings import Settings
from application.commands.catalogue import BY_NAME
from application.commands.office import Instruction, carry_out
from application.commands.order import Order
from application.commands.people import AdmitPerson, GrantRole
from application.ports import Answer as Given
from application.ports import Appended, Journal, StoreIsBusy
from domain.actor import Actor, Grant, Role
from domain.calendar import LATEST
from domain.entry import Address
from domain.person import Person, address_of
from tests.api.pages.html import faults_of_page
from tests.api.rest.world import BEGINNINGS, SHARED_PLANNING, ClockThatObeys

AT_HOME = "https://testserver"
CLERK = Actor("Clerk", (Grant(Role.ADMINISTRATOR),))
Answer = Any  # the test client's response, whose class its library does not export


class Visitor:
    """Somebody with a browser, signed in or not, whose browser says where forms come from."""

    def __init__(self, world: "World", secret: str | None) -> None:
        self.client = TestClient(world.server, base_url=AT_HOME, raise_server_exceptions=False)
        if secret is not None:
            self.client.cookies.set(SESSION, secret)

    def opens(self, path: str, **query: str) -> Answer:
        """Follow an address; what comes back, redirections included, is the last answer."""
        return self.client.get(path, params=query or None)

    def reads(self, path: str, **query: str) -> str:
        """The text of a page, once it is found to be there and without a fault."""
        answer = self.opens(path, **query)
        assert answer.status_code == 200, f"{path}: {answer.status_code} {answer.text[:300]}"
        assert faults_of_page(answer.text) == []
        return str(answer.text)

    def sends(self, path: str, form: Mapping[str, str | list[str]], **headers: str) -> Answer:
        """Send a form from one of the tracker's own pages, and follow where it leads."""
        sent = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"} | headers
        return self.client.post(path, content=urlencode(form, doseq=True), headers=sent)


class BusyJournal:
    """A journal that can be read, and that somebody else is writing to."""

    def __init__(self, journal: Journal) -> None:
        self.load = journal.load
        self.standings = journal.standings
        self.stream = journal.stream
        self.answers_to = journal.answers_to

    def append(self, _: Appended) -> tuple[Given, ...]:
        raise StoreIsBusy("Somebody else is writing. Nothing was stored; try again.")


class World:
    """A tracker behind its pages."""

    def __init__(self, store: Path, settings: Settings | None = None) -> None:
        self.clock = ClockThatObeys()
        self.store = store
        self.tracker = build((settings or Settings()).model_copy(update={"store": store}), self.clock)
        self.server = create_server(self.tracker)
        self.nobody = Visitor(self, None)

    def visitor(
        self, role: Role = Role.PROGRAMME_MANAGER, programme: str = "*", *, reads_exempt: bool = False
    ) -> Visitor:
        """Somebody with one role, in one programme or in all, signed in, who also reads what is exempt or not."""
        ref = f"{role}-of-{'everything' if programme == '*' else programme}{'-and-exempt' if reads_exempt else ''}"
        if actor_now(self.tracker, ref) is None:
            at = Address("*", Person.KIND, ref)
            title = role.in_words.capitalize() if programme == "*" else f"{role.in_words} of {programme}".capitalize()
            titled = f"{title}, who reads what is exempt" if reads_exempt else title
            self._carry_out(Instruction(AdmitPerson(title=titled), at))
            for held in (role, Role.EXEMPT_READER) if reads_exempt else (role,):
                until = LATEST if held is Role.EXEMPT_READER else None
                self._carry_out(Instruction(GrantRole(role=held, on=programme, until=until), at))
        return Visitor(self, self.tracker.sessions.make(ref))

    def order(self, order: str, ref: str, /, **said: Any) -> None:  # Any: the JSON of an order
        """Something the clerk recorded in the shared planning service."""
        rule = BY_NAME[order]
        self._carry_out(Instruction(rule.order.model_validate(said), Address(SHARED_PLANNING, rule.kind, ref)))

    def begin(self) -> "World":
        """A shared planning service with one thing of every kind."""
        for order, ref, said in BEGINNINGS:
            self.order(order, ref or SHARED_PLANNING, **said)
        return self

    def orders(self, person: str, *orders: Order) -> None:
        """What the clerk says of somebody's access."""
        for order in orders:
            self._carry_out(Instruction(order, address_of(person)))

    @contextmanager
    def whose_store_is_busy(self) -> Iterator[None]:
        """Whoever comes meanwhile finds somebody else writing: nothing can be stored, and all can be read."""
        open_to_all, office = self.server, self.tracker.office
        self.server = create_server(self.tracker._replace(office=office._replace(journal=BusyJournal(office.journal))))
        yield
        self.server = open_to_all

    def _carry_out(self, instruction: Instruction) -> None:
        carry_out([instruction], actor=CLERK, office=self.tracker.office)

    def close(self) -> None:
        self.tracker.close()
