"""What every answer has: caution in its headers, HEAD beside GET, and silence about our own inside."""

import logging
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import pytest

from api.errors import STATUSES, kind_of, status_of
from api.refusals import OutOfReach
from application.ports import Answer as Given
from application.ports import Appended, Standing, StoreIsBusy
from domain.entry import Address, Entry
from domain.milestone_refusals import MilestoneAlreadyMet
from domain.refusals import DomainError
from domain.state import State
from tests.api.rest.world import Answer, Person, World

SECRET = "the inside of the tracker"


class BusyJournal:
    """A journal that somebody else holds on to."""

    def load(self, address: Address) -> State | None:
        raise StoreIsBusy("The store is busy. Nothing was stored; try again.")

    def standings(self, addresses: Collection[Address]) -> Mapping[Address, Standing]:
        raise StoreIsBusy("The store is busy. Nothing was stored; try again.")

    def stream(self, address: Address) -> Sequence[Entry]:
        raise StoreIsBusy("The store is busy. Nothing was stored; try again.")

    def append(self, appended: Appended) -> tuple[Given, ...]:
        raise StoreIsBusy("The store is busy. Nothing was stored; try again.")

    def answers_to(self, command_ids: Collection[str]) -> Mapping[str, Given]:
        return {}


class BrokenClock:
    """A clock that has stopped."""

    def now(self) -> object:
        raise RuntimeError(SECRET)


def every_kind_of_answer(world: World, manager: Person) -> Sequence[Answer]:
    return (
        world.nobody.asks("/api"),
        world.nobody.asks("/api/programmes"),
        manager.asks("/api/programmes/shared-planning"),
        manager.asks("/api/programmes/atlantis"),
        manager.gives("confirm-risk", "R1", If_Match='"v2"'),
        manager.gives("confirm-risk", "R1"),
        manager.client.put("/api"),
        manager.asks("/nowhere"),
    )


def test_no_answer_is_kept_by_caches_or_taken_for_something_else(world: World, manager: Person) -> None:
    for answer in every_kind_of_answer(world, manager):
        assert answer.headers["cache-control"] == "private, no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_head_answers_like_get_without_the_body(manager: Person) -> None:
    for path in (
        "/api",
        "/api/programmes/shared-planning",
        "/api/programmes/atlantis",
        "/nowhere",
        "/api/openapi.json",
    ):
        asked = manager.asks(path)
        head = manager.client.head(path, headers=manager.headers)
        assert (head.status_code, head.content) == (asked.status_code, b"")
        assert head.headers == asked.headers


def test_a_busy_store_asks_to_try_again(world: World, manager: Person) -> None:
    app = world.client.app
    office = world.tracker.office._replace(journal=BusyJournal())
    app.state.tracker = world.tracker._replace(office=office)  # type: ignore[attr-defined]  # it is our application
    answer = manager.gives("confirm-risk", "R1", If_Match='"v2"')
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
    assert answer.json()["detail"] == "The store is busy. Nothing was stored; try again."


def test_a_fault_of_our_own_is_told_without_its_inside(
    world: World, manager: Person, caplog: pytest.LogCaptureFixture
) -> None:
    app = world.client.app
    office = world.tracker.office._replace(clock=BrokenClock())  # type: ignore[arg-type]  # it is broken on purpose
    app.state.tracker = world.tracker._replace(office=office)  # type: ignore[attr-defined]  # it is our application
    with caplog.at_level(logging.ERROR, logger="tracker"):
        answer = manager.asks("/api/programmes/shared-planning")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert answer.headers["cache-control"] == "private, no-store"
    assert SECRET not in answer.text
    assert answer.json()["incident"] in caplog.text
    assert manager.headers["Authorization"].split()[1] not in caplog.text


def every_refusal(refusal: type[DomainError] = DomainError) -> set[type[DomainError]]:
    """Every refusal of the house."""
    below = [every_refusal(child) for child in refusal.__subclasses__()]
    return set(refusal.__subclasses__()).union(*below)


def test_every_refusal_has_a_status() -> None:
    """Whoever asked can do something about it, but for what is out of the tracker's own reach."""
    of_others = {refusal for refusal in every_refusal() if not 400 <= status_of(refusal) < 500}
    assert {refusal.__name__ for refusal in of_others if not issubclass(refusal, OutOfReach)} == set()
    assert len(every_refusal()) > 30


def test_no_two_refusals_are_called_the_same() -> None:
    named = Counter(kind_of(refusal) for refusal in {*every_refusal(), *STATUSES})
    assert [kind for kind, times in named.items() if times > 1] == []


def test_a_refusal_is_named_by_its_class() -> None:
    assert kind_of(MilestoneAlreadyMet) == ("/problems/milestone-already-met", "Milestone already met")
