"""Whether a list on a page says what the view says that REST gives for the same question, field by field."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from starlette.testclient import TestClient

from api.bootstrap import Tracker
from api.pages.dependencies import SESSION
from api.rest.app import create_app
from api.server import create_server
from domain.actor import Grant, Role
from tests.acceptance.doors.microdata import seen_on
from tests.api.pages.html import parsed
from tests.api.pages.world import AT_HOME
from tests.people import person_for

LISTS = {
    "milestones": "milestones",
    "risks": "risks",
    "issues": "issues",
    "boards": "boards",
    "forward-plan": "items",
    "papers": "papers",
    "decisions": "decisions",
    "actions": "actions",
    "rag": "rows",
    "workstreams": "workstreams",
    "phases": "phases",
    "meetings": "meetings",
}
"""The lists that both doors give under the same address, and what their rows are called."""

# What a page puts together of a list in the view it names after that list: the overall light, the sum of the counts.
PUT_TOGETHER = {"lights", "milestones", "milestones_with_inside", "risks", "issues"}
OF_THE_PAGE_ALONE = {"next_action", "standing", "services_in_words", "asked_of_in_words"}
Value = Any  # whatever JSON holds


class BothDoors:
    """Somebody who sees everything, at REST's door and in front of a browser at once."""

    def __init__(self, tracker: Tracker) -> None:
        person = person_for(tracker, "Reader of everything", [Grant(Role.VIEWER, "*")])
        bearer = {"Authorization": f"Bearer {tracker.tokens.make(person)}"}
        self._rest = TestClient(create_app(tracker), headers=bearer)
        self._pages = TestClient(create_server(tracker), base_url=AT_HOME)
        self._pages.cookies.set(SESSION, tracker.sessions.make(person))

    def must_agree(self, programme: str, question: str, **moment: str) -> int:
        """How many rows there were; an AssertionError names what the page says otherwise than the view."""
        address = f"/programmes/{programme}/{question}"
        told = self._rest.get(f"/api{address}", params=moment)
        page = self._pages.get(address, params=moment)
        assert page.status_code == told.status_code
        if told.status_code != 200:
            return 0
        rows, seen = told.json()[LISTS[question]], seen_on(parsed(page.text)).get(LISTS[question], [])
        assert len(seen) == len(rows)
        faults = [fault for one, row in zip(seen, rows, strict=True) for fault in differences(one, row)]
        assert faults == [], f"{address} {moment}"
        return len(rows)

    def must_agree_on_everything(self, programme: str, days: Iterator[date]) -> None:
        """Every list on each of these days."""
        for day in days:
            for question in LISTS:
                self.must_agree(programme, question, as_at=day.isoformat())


def differences(seen: Value, told: Value, path: str = "") -> Iterator[str]:
    """Every field that the page marks and the view has, and that are not the same; what is null has no fields."""
    if isinstance(seen, dict) and (told is None or isinstance(told, dict)):
        for name, value in seen.items():
            at = f"{path}.{name}" if path else name
            if at not in PUT_TOGETHER | OF_THE_PAGE_ALONE:
                yield from differences(value, told.get(name, f"no field {at}") if told else None, at)
    elif _plain(seen) != _plain(told):
        yield f"{path} is {seen!r} on the page and {told!r} in the view"


def _plain(value: Value) -> Value:
    return " ".join(value.split()) if isinstance(value, str) else value
