"""How fast a page is: from the request to the last byte of its HTML, with no network and no browser between."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from starlette.testclient import TestClient

from api.bootstrap import Tracker, build
from api.pages.dependencies import SESSION
from api.server import create_server
from api.settings import Settings
from application.commands.milestones import ConfirmForecast
from application.commands.office import Instruction, carry_out
from application.commands.people import AdmitPerson, GrantRole
from domain.actor import Role
from domain.entry import Address
from domain.milestone import Milestone
from domain.person import Person
from tests.benchmarks import large_programme
from tests.benchmarks.figures import Figure, Shown, Timed, measured, timed
from tests.benchmarks.large_programme import MANAGER, PROGRAMME

OVERVIEW, LIGHTS, EMPTY = f"/programmes/{PROGRAMME}", f"/programmes/{PROGRAMME}/rag", "/lights"
"""The pages with the most to work out, and one that is drawn with nothing to look up."""

REPEATS = 31

LATE = Address(PROGRAMME, Milestone.KIND, f"M{large_programme.MILESTONES - 1}")


class Reader:
    """Somebody signed in who reads pages of a large programme in a store of its own."""

    def __init__(self, folder: Path) -> None:
        self.tracker = _filled(folder / "pages.sqlite")
        self._client = TestClient(create_server(self.tracker), base_url="https://testserver")
        self._client.cookies.set(SESSION, self.tracker.sessions.make(_somebody(self.tracker)))

    def reads(self, path: str) -> None:
        """Ask for a page; anything but the page itself is an error."""
        answer = self._client.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"

    def records_something(self) -> None:
        """One more entry, as somebody else's work brings them all day."""
        carry_out([Instruction(ConfirmForecast(), LATE)], actor=MANAGER, office=self.tracker.office)


def pages(folder: Path) -> Iterator[Figure]:
    """The first page of a large programme, as most people get it and right after a change, and its lights."""
    reader = Reader(folder)

    def after_one_more() -> float:
        reader.records_something()
        return timed(lambda: reader.reads(OVERVIEW))

    works: list[tuple[str, Timed]] = [
        ("overview of a programme, a page", lambda: timed(lambda: reader.reads(OVERVIEW))),
        ("the same after one new entry", after_one_more),
        ("its lights over twelve periods", lambda: timed(lambda: reader.reads(LIGHTS))),
    ]
    for name, ours in works:
        yield measured(
            name,
            "GET /lights, nothing to look up",
            ours,
            lambda: timed(lambda: reader.reads(EMPTY)),
            repeats=REPEATS,
            shown=Shown.MILLISECONDS,
        )


def _filled(store: Path) -> Tracker:
    tracker = build(Settings(store=store))
    large_programme.fill(tracker, tracker.office.clock.now().date() - timedelta(days=1))
    return tracker


def _somebody(tracker: Tracker) -> str:
    at = Address("*", Person.KIND, "manager")
    orders = (AdmitPerson(title="Programme manager"), GrantRole(role=Role.PROGRAMME_MANAGER, on="*"))
    carry_out([Instruction(order, at) for order in orders], actor=MANAGER, office=tracker.office)
    return at.ref
