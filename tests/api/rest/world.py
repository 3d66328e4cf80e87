"""A shared planning service with one thing of every kind, the people at its REST door, and a clock that obeys."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from starlette.testclient import TestClient

from api.bootstrap import build
from api.rest.app import create_app
from api.rest.paths import path_of_order
from api.settings import Settings
from application.commands.catalogue import ORDERS as EVERY_ORDER
from domain.actor import Grant, Role
from domain.record import Moment
from tests.api.rest.governed import GOVERNANCE, ORDERS_OF_GOVERNANCE
from tests.people import token_for

MORNING = datetime(2026, 7, 14, 9, 30, tzinfo=ZoneInfo("Europe/London"))
SHARED_PLANNING = "shared-planning"
EVERY_RULE = {rule.name: rule for rule in EVERY_ORDER}

Body = dict[str, Any]  # a body is JSON of any shape
Answer = Any  # the test client's response, whose class its library does not export


class ClockThatObeys:
    """A clock that shows what it is told, and moves on a little at every look."""

    def __init__(self, time: datetime = MORNING) -> None:
        self.time = time

    def now(self) -> datetime:
        self.time += timedelta(milliseconds=1)
        return self.time


class Person:
    """Somebody at the REST door, with a token of their own or none."""

    def __init__(self, client: TestClient, token: str | None) -> None:
        self.client = client
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}

    def asks(self, path: str, **parameters: str) -> Answer:
        return self.client.get(path, params=parameters, headers=self.headers)

    def gives(self, name: str, ref: str = "", body: Body | None = None, **headers: str) -> Answer:
        """Give an order to the shared planning service, to a thing of it, or about a person."""
        path = "/api" + path_of_order(EVERY_RULE[name]).format(programme=SHARED_PLANNING, ref=ref)
        return self.sends(path, body or {}, **headers)

    def sends(self, path: str, body: Body, **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.post(path, json=body, headers=self.headers | named)


class World:
    """A tracker behind its REST door."""

    def __init__(self, store: Path, *, body_limit: int = 1_000_000) -> None:
        self.clock, self.store = ClockThatObeys(), store
        self.tracker = build(Settings(store=store, body_limit=body_limit), self.clock)
        self.client = TestClient(create_app(self.tracker), raise_server_exceptions=False)
        self.nobody = Person(self.client, None)

    def person(self, role: Role, programme: str = "*", *, reads_exempt: bool = False) -> Person:
        """Somebody with one role, in one programme or in all, with the grant to read what is exempt or without."""
        roles = (role, Role.EXEMPT_READER) if reads_exempt else (role,)
        return Person(self.client, token_for(self.tracker, role.in_words, [Grant(each, programme) for each in roles]))

    @property
    def position(self) -> int:
        """How far the journal has come."""
        records, today = self.tracker.office.records, Moment(self.clock.time.date())
        return max((records.at(programme, today).position for programme in records.programmes()), default=0)

    def close(self) -> None:
        self.client.close()
        self.tracker.close()


BEGINNINGS: tuple[tuple[str, str, Body], ...] = (
    ("register-programme", "", {"name": "Shared planning", "partners": [{"ref": "city", "name": "The city"}]}),
    ("plan-phase", "P1", {"name": "Design"}),
    ("plan-phase", "P2", {"name": "Build"}),
    ("start-phase", "P2", {}),
    ("set-gate", "P1", {"gate_criteria": ["Everybody was heard"]}),
    ("review-gate", "P2", {"outcome": "proceed-with-conditions", "board": "Cabinet", "conditions": ["Mind the gap"]}),
    ("hold-phases-at-gates", "", {"phases": ["P1"]}),
    ("open-workstream", "W1", {"name": "People"}),
    ("open-workstream", "W2", {"name": "Systems"}),
    ("plan-milestone", "M1", {"title": "Bridge opens", "baseline": "2026-09-01", "workstream": "W1"}),
    ("plan-milestone", "M2", {"title": "Steel arrives", "baseline": "2026-08-01", "depends_on": ["M1"]}),
    ("plan-milestone", "M3", {"title": "Paint dries"}),
    ("declare-rating", "programme:overall", {"rating": {"light": "green"}, "rationale": "All on plan"}),
    ("identify-risk", "R1", {"event": "The steel is late", "current": {"likelihood": 3, "impact": 4}}),
    ("agree-mitigation", "R1", {"action": "A1", "what": "Order early", "expected_version": 1}),
    ("raise-issue", "I1", {"what": "Nobody answers the telephone"}),
    ("draft-highlight-report", "H1", {"reported_on": "2026-07-14"}),
    ("draft-highlight-report", "H0", {"reported_on": "2026-07-14", "workstream": "W2"}),
    ("issue-highlight-report", "H0", {}),
    *GOVERNANCE,
)
"""The orders that make the shared planning service."""

ORDERS: dict[str, tuple[str, Body]] = {
    "register-programme": ("", {"name": "Another programme"}),
    "place-programme-inside": ("", {"parent": "county"}),
    "close-programme": ("", {}),
    "add-partner": ("", {"partner": {"ref": "district", "name": "The district"}}),
    "name-host": ("", {"host": "city"}),
    "remove-partner": ("", {"partner": "city"}),
    "set-tolerance": ("", {"tolerance": {"amber_beyond": 5, "red_beyond": 15}}),
    "set-cadence": ("", {"cadence": {"every_days": 7}}),
    "adopt-scale": ("", {"scale": "five"}),
    "name-role": ("", {"role": "chair", "title": "Chair of the board"}),
    "set-review-trigger": ("", {"trigger": "T1", "kind": "event", "event": "The council changes"}),
    "plan-phase": ("P3", {"name": "Close"}),
    "move-phase-window": ("P1", {"window": "Q3 2026/27", "reason": "supplier", "note": "The supplier asked"}),
    "start-phase": ("P1", {}),
    "hold-phases-at-gates": ("", {"phases": ["P2"]}),
    "stop-holding-phases-at-gates": ("", {"note": "Nobody waits"}),
    "set-gate": ("P1", {"gate_criteria": ["Everybody was heard", "All agree"], "led_by": "Head of people"}),
    "give-gate-evidence": ("P1", {"criterion": "Everybody was heard", "standing": "met", "evidence": "The minutes"}),
    "review-gate": ("P2", {"outcome": "proceed", "decided_by": "joint"}),
    "meet-gate-condition": ("P2", {"condition": "Mind the gap", "evidence": "It is minded"}),
    "complete-phase": ("P2", {}),
    "drop-phase": ("P1", {"note": "Nobody pays for it"}),
    "open-workstream": ("W3", {"name": "Money"}),
    "change-workstream-lead": ("W1", {"lead_role": "Head of people"}),
    "change-workstream-scope": ("W1", {"scope": "Everybody who moves", "note": "The board agreed"}),
    "place-workstream-inside": ("W2", {"parent": "W1"}),
    "note-workstream-progress": ("W1", {"comment": "Interviews held"}),
    "close-workstream": ("W2", {"outcome": "completed"}),
    "plan-milestone": ("M4", {"title": "Doors open", "baseline": "End of Dec 26"}),
    "change-forecast": ("M1", {"forecast": "2026-09-15", "reason": "supplier", "note": "Steel arrived late"}),
    "confirm-forecast": ("M1", {}),
    "rebaseline": ("M1", {"baseline": "2026-09-08", "reason": "scope", "note": "The board agreed"}),
    "meet-milestone": ("M1", {"met_on": "2026-07-10"}),
    "drop-milestone": ("M1", {"note": "No longer wanted"}),
    "note-milestone-progress": ("M1", {"comment": "The piers stand"}),
    "retitle-milestone": ("M1", {"title": "Bridge opens to everybody"}),
    "assign-milestone": ("M1", {"owner_role": "Bridge lead"}),
    "place-milestone": ("M1", {"workstream": "W2", "phase": "P2"}),
    "add-dependency": ("M1", {"depends_on": "M3"}),
    "remove-dependency": ("M2", {"depends_on": "M1"}),
    "declare-rating": ("workstream:W1:budget", {"rating": {"light": "green"}, "rationale": "Within budget"}),
    "confirm-rating": ("programme:overall", {}),
    "identify-risk": ("R2", {"event": "It rains"}),
    "assess-risk": ("R1", {"current": {"likelihood": 2, "impact": 4}}),
    "choose-risk-response": ("R1", {"response": "treat"}),
    "agree-mitigation": ("R1", {"action": "A2", "what": "Ask a second supplier"}),
    "finish-mitigation": ("R1", {"action": "A1"}),
    "assign-risk": ("R1", {"owner_role": "Head of supply"}),
    "confirm-risk": ("R1", {}),
    "escalate-risk": ("R1", {"to": "Steering group", "note": "It takes more money"}),
    "materialise-risk": ("R1", {"issue": "I2"}),
    "close-risk": ("R1", {"note": "The steel is here"}),
    "raise-issue": ("I3", {"what": "The lift is broken"}),
    "assign-issue": ("I1", {"responsible": "Front desk"}),
    "change-issue-severity": ("I1", {"severity": "high", "note": "Callers give up"}),
    "note-issue-progress": ("I1", {"comment": "A second line is ordered"}),
    "escalate-issue": ("I1", {"to": "Steering group", "note": "It takes more money"}),
    "resolve-issue": ("I1", {}),
    "draft-highlight-report": ("H2", {"reported_on": "2026-07-14"}),
    "answer-summary-flag": ("H1", {"flag": "changed-or-new-risks", "answer": True}),
    "list-communication": ("H1", {"item": "C1", "event": "Town hall"}),
    "note-budget": ("H1", {"item": "B1", "note_on_budget": "Within budget"}),
    "list-board-item": ("H1", {"item": "X1", "issue": "A second supplier"}),
    "leave-section-empty": ("H1", {"section": "budget", "as_written": "Nothing to report"}),
    "list-distribution": ("H1", {"recipients": [{"role": "Steering group"}]}),
    "review-highlight-report": ("H1", {"remarks": "It says what we agreed"}),
    "issue-highlight-report": ("H1", {}),
    "consider-highlight-report": ("H0", {"board": "Steering group", "considered_on": "2026-07-14"}),
    "withdraw-highlight-report": ("H1", {"note": "A page is missing"}),
    **ORDERS_OF_GOVERNANCE,
}
"""One order of every kind that the shared planning service, as it is at the beginning, can take."""

WITHDRAWAL: dict[str, tuple[str, Body]] = {
    "withdraw-entry": ("M1", {"corrects": 1, "because": "It was a mistake", "authority": "Steering group"})
}
"""The order that takes an entry back; which one it names is for each test to say."""

ERASURE: dict[str, tuple[str, Body]] = {
    "erase-entry": ("M1", {"entry": 1, "because": "It names a person", "authority": "Data protection officer"})
}
"""The order that has what an entry said erased."""

ENGINEER: tuple[tuple[str, Body], ...] = (
    ("admit", {"title": "Bridge engineer"}),
    ("role", {"role": "viewer", "on": "county"}),
    ("identity", {"issuer": "https://login.example", "subject": "engineer-7"}),
)
"""What makes the bridge engineer somebody the tracker knows."""

ORDERS_ABOUT_PEOPLE: dict[str, tuple[str, Body]] = {
    "admit-person": ("treasurer", {"title": "Treasurer"}),
    "retitle-person": ("engineer", {"title": "Chief bridge engineer"}),
    "grant-role": ("engineer", {"role": "contributor", "on": "shared-planning", "until": "2026-12-31"}),
    "withdraw-role": ("engineer", {"role": "viewer", "on": "county"}),
    "link-identity": ("engineer", {"issuer": "https://login.example", "subject": "engineer-8"}),
    "unlink-identity": ("engineer", {"issuer": "https://login.example", "subject": "engineer-7"}),
    "let-person-go": ("engineer", {}),
}
"""One order of every kind that can be given about the bridge engineer, or about somebody new."""


def begin(world: World) -> None:
    """Make the shared planning service, the county it may become part of, and the bridge engineer."""
    administrator = world.person(Role.ADMINISTRATOR)
    for name, ref, body in BEGINNINGS:
        answer = administrator.gives(name, ref, body, If_Match="*")
        assert answer.status_code == 201, (name, answer.text)
    county = administrator.sends("/api/programmes/county/register", {"name": "County"})
    assert county.status_code == 201, county.text
    for order, body in ENGINEER:
        answer = administrator.sends(f"/api/people/engineer/{order}", body, If_Match="*")
        assert answer.status_code == 201, (order, answer.text)
