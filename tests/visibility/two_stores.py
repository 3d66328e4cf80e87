"""Two stores: one that holds what is exempt, and one that never did, with as many entries of another programme instead.

Two people look at them who differ in one thing: whether they may read what is exempt.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from starlette.testclient import TestClient

from api.bootstrap import Tracker, build
from api.pages.dependencies import SESSION
from api.server import create_server
from api.settings import Settings
from application.commands.access import OPERATOR
from application.commands.catalogue import BY_NAME
from application.commands.change_requests import ApproveChange
from application.commands.gates import ReviewGate
from application.commands.office import Instruction, carry_out
from application.commands.order import Order
from application.commands.people import AdmitPerson, GrantRole
from application.commands.programmes import RegisterProgramme
from application.ports import Answer, Appended
from domain.actor import Role
from domain.calendar import LATEST
from domain.entry import Address, Entry
from domain.highlight_report_life import HighlightReportIssued
from domain.meeting_facts import PackFrozen
from domain.person import address_of
from domain.programme import RoleNamed
from domain.rag_status import RatingConfirmedUnchanged, RatingDeclared
from domain.suggestion import Rule
from tests.visibility.story import ELSEWHERE, HIDDEN, NOT_ALL_THERE, PROGRAMME, STORY, Told

MORNING = datetime(2026, 7, 14, 9, 30, tzinfo=ZoneInfo("Europe/London"))
NOW = datetime(2026, 7, 20, 9, 30, tzinfo=ZoneInfo("Europe/London"))
LESSER, ENTITLED = "lesser", "entitled"
AT_HOME = "https://testserver"


# What is another for the whole log, whoever looks, or at each look: hashes of the log and signatures over them, what an
# envelope that was hashed long ago says of the entry before it, the seal as a drawing, and the id of an order that has
# not been given. A hash has 32 bytes, a signature 68, or 76 with its time: in base64 no address has their length and
# their end.
OTHERWISE = re.compile(
    rb"(?:(?<![A-Za-z0-9+/])|(?<=\\n))(?:[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{91}=|[A-Za-z0-9+/]{102}==)(?![A-Za-z0-9+/=])"
    rb'|commitment\\?"(:\\"|>)[0-9a-f]{64}|commitment&#34;:&#34;[0-9a-f]{64}'
    rb'|itemprop="envelope.commitment" value="&#34;[0-9a-f]{64}&#34;">[0-9a-f]{64}'
    rb'|\\"(previous|version)\\":[0-9]+'
    rb'|itemprop="envelope.(previous|version)" value="[0-9]+">[0-9]+'
    rb'|class="qr__dark" d="[^"]*'
    rb'|name="(command_id|batch)" value="[0-9a-f]{32}'
)


class StandingClock:
    """A clock that shows one time until it is set to another."""

    def __init__(self) -> None:
        self.time = MORNING

    def now(self) -> datetime:
        return self.time


class Store:
    """A tracker behind both doors, on a store of its own."""

    def __init__(self, file: Path) -> None:
        self.file, self.clock = file, StandingClock()
        self.tracker: Tracker = build(Settings(store=file, origin="example.org/tracker"), self.clock)

    def open(self) -> "Store":
        """Let people in, once all is signed for: each has a token and a session."""
        self.clock.time = NOW
        self.tracker.office.sign()
        server = create_server(self.tracker)
        self.client = TestClient(server, base_url=AT_HOME, raise_server_exceptions=False, follow_redirects=False)
        self.tokens = {person: self.tracker.tokens.make(person) for person in (LESSER, ENTITLED)}
        self.sessions = {person: self.tracker.sessions.make(person) for person in (LESSER, ENTITLED)}
        return self

    def reads(self, person: str, address: str) -> Any:  # Any: the test client's answer, whose class it does not export
        """What somebody is answered at an address, by the door that it leads to."""
        if address.startswith("/api"):
            return self.client.get(address, headers={"Authorization": f"Bearer {self.tokens[person]}"})
        return self.client.get(address, headers={"Cookie": f"{SESSION}={self.sessions[person]}"})

    def entries(self) -> Iterator[Entry]:
        """Everything in the store, in the order of positions."""
        records = self.tracker.office.records
        found = [entry for programme in ("*", *records.programmes()) for entry in records.since(programme, 0)]
        return iter(sorted(found, key=lambda entry: entry.position))


def _give(store: Store, order: Order, at: Address) -> range:
    """Carry it out; the positions of its entries."""
    store.clock.time += timedelta(minutes=30)
    actor = OPERATOR._replace(name="Chair") if isinstance(order, ApproveChange | ReviewGate) else OPERATOR
    receipt = carry_out([Instruction(order, at)], actor=actor, office=store.tracker.office)[0]
    return range(receipt.position - len(receipt.facts) + 1, receipt.position + 1)


def _people(store: Store) -> None:
    for person in (LESSER, ENTITLED):
        _give(store, AdmitPerson(title=f"{person.capitalize()} manager"), address_of(person))
        _give(store, GrantRole(role=Role.PROGRAMME_MANAGER, on=PROGRAMME), address_of(person))
    _give(store, GrantRole(role=Role.EXEMPT_READER, on=PROGRAMME, until=LATEST), address_of(ENTITLED))


def holding(file: Path) -> tuple[Store, frozenset[int]]:
    """The store that holds everything, and the positions of what is hidden."""
    store, positions = Store(file), set[int]()
    _people(store)
    _give(store, RegisterProgramme(name="Elsewhere"), Address(ELSEWHERE, "programme", ELSEWHERE))
    for told in STORY:
        given = _give(store, _order(told), _address(told))
        positions |= set(given) if told.is_hidden else set()
    positions |= {entry.position for entry in store.entries() if (entry.kind, entry.ref) in HIDDEN}
    return store, frozenset(positions)


def _order(told: Told) -> Order:
    return BY_NAME[told.order].order.model_validate(told.said)


def _address(told: Told) -> Address:
    return Address(PROGRAMME, BY_NAME[told.order].kind, told.ref)


def never_holding(file: Path, held: Store, hidden: frozenset[int]) -> Store:
    """The store that never held what is hidden; whatever else was recorded stands at the same positions and times."""
    key = held.tracker.settings.signing_key_file
    shutil.copy(key, file.parent / f"{file.name}.signing-key") if key.exists() else None
    store = Store(file)
    assert not key.exists() or store.tracker.settings.signing_key_file.exists()
    versions: dict[Address, int] = {}
    for command_id, group in groupby(held.entries(), key=lambda entry: entry.command_id):
        stand = [_something_else(entry) if entry.position in hidden else _as_said(entry) for entry in group]
        for place, entry in enumerate(stand):
            versions[entry.address] = versions.get(entry.address, 0) + 1
            stand[place] = entry._replace(version=versions[entry.address])
        store.clock.time = stand[0].recorded_at.astimezone(MORNING.tzinfo)
        store.tracker.office.journal.append(Appended(tuple(stand), (_answer(held, command_id, stand, hidden),)))
        if any(isinstance(entry.fact, HighlightReportIssued | PackFrozen) for entry in stand):
            store.tracker.office.sign()
    return store


def _answer(held: Store, command_id: str, entries: Sequence[Entry], hidden: frozenset[int]) -> Answer:
    """The answer to the order that made them, where it speaks of nothing that is hidden; else to another order."""
    given = held.tracker.office.journal.answers_to([command_id])[command_id]
    facts = tuple(type(entry.fact).__name__ for entry in entries)
    if given.position in hidden or given.address[1:] in HIDDEN:
        return Answer(f"{command_id}-elsewhere", bytes(16), entries[0].address, entries[0].version, facts)
    return given._replace(facts=facts, version=entries[-1].version)


def _something_else(entry: Entry) -> Entry:
    fact = RoleNamed(role="chair", title=f"Chair number {entry.position}")
    plain = entry._replace(reason=None, note=None, corrects=None, source=None, because=None, authority=None)
    return plain._replace(programme=ELSEWHERE, kind="programme", ref=ELSEWHERE, fact=fact)


def _as_said(entry: Entry) -> Entry:
    """A rating without what the plan suggested, where that was worked out from a milestone that is not all there."""
    fact = entry.fact
    if not isinstance(fact, RatingDeclared | RatingConfirmedUnchanged) or fact.suggested is None:
        return entry
    named = {looked_at.milestone for looked_at in (*fact.suggested.inputs, *fact.suggested.notes)}
    if fact.suggested.rule is not Rule.ON_PLAN and named.isdisjoint(NOT_ALL_THERE):
        return entry
    return entry._replace(fact=fact.model_copy(update={"suggested": None}))


@contextmanager
def two_stores(folder: Path) -> Iterator[tuple[Store, Store]]:
    """The store that holds what is exempt, and the one that never did, with people let in."""
    held, hidden = holding(folder / "holding.sqlite")
    never = never_holding(folder / "never.sqlite", held, hidden)
    yield held.open(), never.open()
    held.tracker.close()
    never.tracker.close()
