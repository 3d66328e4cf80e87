"""The REST door: orders are posted, questions are got, and nothing outside this module knows how."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from typing import Any
from uuid import uuid4

from starlette.testclient import TestClient

from api.addresses import PLURALS
from api.bootstrap import Tracker
from api.rest.app import create_app
from application.commands.catalogue import ORDERS as EVERY_ORDER
from application.importers.bring_in import bring_in
from domain.actor import Actor, Grant, Role
from domain.refusals import DomainError
from tests.acceptance.doors.door import Answer, Refused, Seen
from tests.people import token_for
from tests.wall_clock import WallClock

LISTS = {
    "milestone": ("milestones", "milestones"),
    "phase": ("phases", "phases"),
    "workstream": ("workstreams", "workstreams"),
    "rag": ("rag", "rows"),
    "risk": ("risks", "risks"),
    "issue": ("issues", "issues"),
    "highlight-report": ("highlight-reports", "reports"),
    "return": ("timeliness", "returns"),
    "board": ("boards", "boards"),
    "forward-item": ("forward-plan", "items"),
    "meeting": ("meetings", "meetings"),
    "paper": ("papers", "papers"),
    "recommendation": ("recommendations", "recommendations"),
    "decision": ("decisions", "decisions"),
    "action": ("actions", "actions"),
    "change-request": ("change-requests", "change_requests"),
    "escalation": ("escalations", "escalations"),
    "exemption": ("exemptions", "exemptions"),
    "person": ("people", "people"),
}
"""For each kind of thing the question that lists it, and where in the answer its rows stand."""

BY_NAME = {rule.name: rule for rule in EVERY_ORDER}


def row_of(ref: str, rows: list[Seen]) -> Seen:
    """The row of one thing in a list."""
    found = [row for row in rows if row["ref"] == ref]
    if not found:
        raise LookupError(f"there is no “{ref}” among {[row['ref'] for row in rows]}")
    return found[0]


class ApiDoor:
    """Somebody with a REST client, who reads a thing before changing it and names every order."""

    def __init__(self, tracker: Tracker, clock: WallClock) -> None:
        self.programme = ""
        self._tracker, self._clock = tracker, clock
        self._open = ExitStack()
        self._client = self._open.enter_context(TestClient(create_app(tracker)))
        self._token = ""
        self._tokens: dict[tuple[str, str], str] = {}
        self._moment: dict[str, str] = {}
        self._held: dict[tuple[str, str], int] = {}
        self._sent: dict[str, tuple[str, dict[str, Any], dict[str, str]]] = {}  # Any: the JSON of an order

    def close(self) -> None:
        self._open.close()

    def today_is(self, day: date) -> None:
        self._clock.today_is(day)

    def be(self, title: str, *, of: str | None = None) -> None:
        programme = of or self.programme
        if (title, programme) not in self._tokens:
            role = Role(title.lower().replace(" ", "-"))
            self._tokens[title, programme] = token_for(self._tracker, title.capitalize(), [Grant(role, programme)])
        self._token = self._tokens[title, programme]

    def come_as(self, person: str) -> None:
        if ("", person) not in self._tokens:
            self._tokens["", person] = self._tracker.tokens.make(person)
        self._token = self._tokens["", person]

    def be_nobody(self) -> None:
        self._token = ""

    def order(self, order: str, thing: str, **said: object) -> Answer:
        headers = {"Idempotency-Key": uuid4().hex} | self._if_match(thing)
        body = {name: value.isoformat() if isinstance(value, date) else value for name, value in said.items()}
        self._sent[self._token] = (self._path(order, thing), body, self._as_me(headers))
        return self.again()

    def correct(self, entry: int, order: str, thing: str, **said: object) -> Answer:
        return self.order(order, thing, corrects=entry, **said)

    def erase(self, entry: int, thing: str, *, why: Mapping[str, str], knowing: Sequence[int] = ()) -> Answer:
        return self.order("erase-entry", thing, entry=entry, knowing=list(knowing), **why)

    def again(self) -> Answer:
        path, body, headers = self._sent[self._token]
        told = self._heard(self._client.post(path, json=body, headers=headers))
        return Answer(told["ref"], told["version"], tuple(told["facts"]), told["position"], told["recorded_at"])

    def hold(self, thing: str) -> None:
        self._held[self._token, thing] = self.thing(thing)["version"]

    def look_at(self, *, as_at: date | None = None, known_on: date | None = None) -> None:
        stated = {"as_at": as_at, "known_at": known_on}
        self._moment = {clock: day.isoformat() for clock, day in stated.items() if day}

    def look(self, question: str, **about: str) -> Seen:
        return self._get(self._question(question), **self._moment, **about)

    def thing(self, thing: str) -> Seen:
        kind, _, ref = thing.partition("/")
        question, rows = LISTS[kind]
        return row_of(ref, self.look(question)[rows])

    def take_away(self, question: str) -> bytes:
        path = f"/api/programmes/{self.programme}/{question}.ics"
        answer = self._client.get(path, params=self._moment, headers=self._as_me({}))
        if not answer.is_success:
            self._heard(answer)
        return bytes(answer.content)

    def bring_in(self, content: str, name: str) -> Seen:
        """Files are brought in beside the REST door, by whoever runs the tracker."""
        clerk = Actor("Importer", (Grant(Role.ADMINISTRATOR),))
        try:
            return bring_in(content, name=name, actor=clerk, office=self._tracker.office).model_dump(mode="json")
        except DomainError as refusal:
            raise Refused(str(refusal)) from refusal

    def _path(self, order: str, thing: str) -> str:
        kind, _, ref = thing.partition("/")
        suffix = BY_NAME[order].path
        if kind == "programme":
            return f"/api/programmes/{ref}/{suffix}"
        if kind == "person":
            return f"/api/people/{ref}/{suffix}"
        return f"/api/programmes/{self.programme}/{PLURALS[kind]}/{ref}/{suffix}"

    def _if_match(self, thing: str) -> dict[str, str]:
        version = self._held.get((self._token, thing)) or self._version(thing)
        return {"If-Match": f'"v{version}"'} if version else {}

    def _version(self, thing: str) -> int | None:
        """The version of a thing as one reads it now; nothing where it is not there, or not to be seen."""
        kind, _, ref = thing.partition("/")
        try:
            if kind == "programme":
                return int(self._get(f"/api/programmes/{ref}")["version"])
            question, rows = LISTS[kind]
            return int(row_of(ref, self._get(self._question(question))[rows])["version"])
        except (LookupError, Refused):
            return None

    def _question(self, question: str) -> str:
        whole = f"/api/programmes/{self.programme}"
        apart = {"programmes": "/api/programmes", "people": "/api/people", "programme": whole}
        apart |= {"compare": f"{whole}/comparison"}
        return apart.get(question, f"{whole}/{question}")

    def _get(self, path: str, **parameters: str) -> Seen:
        return self._heard(self._client.get(path, params=parameters, headers=self._as_me({})))

    def _as_me(self, headers: dict[str, str]) -> dict[str, str]:
        return headers | ({"Authorization": f"Bearer {self._token}"} if self._token else {})

    def _heard(self, response: Any) -> Seen:  # Any: the client is of one library in older releases, another in newer
        told: Seen = response.json()
        if response.is_success:
            return told
        fields = {error["field"]: error["sentence"] for error in told.get("errors") or ()}
        raise Refused(told["detail"], fields)
