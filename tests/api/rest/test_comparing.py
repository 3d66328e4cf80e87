"""Two moments compared over REST: each on both clocks, the whole programme or one thing of it."""

import pytest

from domain.actor import Role
from tests.api.rest.world import MORNING, Person, World

COMPARISON = "/api/programmes/shared-planning/comparison"


@pytest.fixture
def a_month_later(world: World, manager: Person) -> Person:
    """On 14 August 2026 it was recorded that the bridge has been expected on 1 October since 20 July."""
    world.clock.time = MORNING.replace(month=8)
    told = manager.gives(
        "change-forecast",
        "M1",
        {"forecast": "2026-10-01", "reason": "supplier", "note": "late", "effective_on": "2026-07-20"},
        if_match=manager_version(manager),
    )
    assert told.status_code == 201, told.text
    return manager


def manager_version(manager: Person) -> str:
    return str(manager.asks("/api/programmes/shared-planning/milestones/M1").headers["ETag"])


def test_the_same_day_differs_by_what_was_known_of_it(a_month_later: Person) -> None:
    asked = {"from_as_at": "2026-07-25", "from_known_at": "2026-08-01", "to_as_at": "2026-07-25"}
    told = a_month_later.asks(COMPARISON, **asked).json()
    assert told["headline"] == (
        "Between 25 July 2026 (as known at 1 August 2026, 23:59) and 25 July 2026 (as known now): 1 milestone moved."
    )
    (thing,) = told["things"]
    forecast = next(change for change in thing["changes"] if change["label"] == "Forecast")
    assert (forecast["changed_from"], forecast["changed_to"]) == ("1 September 2026", "1 October 2026")


def test_both_clocks_are_told_apart_at_both_moments(a_month_later: Person) -> None:
    """Known on 1 August, neither day knew of it; known on 14 August, both did."""
    unknown = {"from_as_at": "2026-07-19", "from_known_at": "2026-08-01"}
    assert a_month_later.asks(COMPARISON, **unknown, to_as_at="2026-07-25", to_known_at="2026-08-01").json()[
        "headline"
    ] == ("Nothing differs between 19 July 2026 and 25 July 2026.")
    assert a_month_later.asks(COMPARISON, **unknown, to_as_at="2026-07-25", to_known_at="2026-08-14").json()["things"]


def test_one_thing_is_compared_alone_and_one_kind(a_month_later: Person) -> None:
    day = {"from_as_at": "2026-07-19", "to_as_at": "2026-08-14"}
    assert a_month_later.asks(COMPARISON, subject="milestone/M1", **day).json()["turned"][0]["in_words"] == (
        "1 milestone moved"
    )
    assert a_month_later.asks(COMPARISON, subject="risk", **day).json()["things"] == []


def test_it_begins_a_month_ago_where_no_report_says_otherwise(a_month_later: Person, world: World) -> None:
    world.clock.time = MORNING.replace(month=9)
    told = a_month_later.asks(COMPARISON).json()
    assert (told["before"]["as_at"], told["after"]["as_at"]) == ("2026-07-14", "2026-09-14")  # the report drafted then


@pytest.mark.parametrize(
    ("asked", "status", "sentence"),
    [
        ({"subject": "bridge"}, 422, "“bridge” is no kind of thing."),
        ({"subject": "milestone/M99"}, 404, "“shared-planning” has no milestone “M99”."),
        ({"from_as_at": "19/1/2018"}, 422, "“from_as_at” is “19/1/2018”"),
        ({"to_known_at": "noon"}, 422, "“to_known_at” is “noon”"),
        ({"to_as_at": "2099-01-01"}, 422, "“to_as_at” is 1 January 2099, but today is 14 July 2026"),
        ({"from_as_at": "2001-01-01", "to_as_at": "2002-01-01"}, 404, "Nothing is recorded of “shared-planning”"),
        ({"as_at": "2026-07-14"}, 422, "There is no parameter “as_at” here."),
    ],
)
def test_what_cannot_be_compared_is_refused_by_name(
    manager: Person, asked: dict[str, str], status: int, sentence: str
) -> None:
    told = manager.asks(COMPARISON, **asked)
    assert (told.status_code, told.json()["detail"][: len(sentence)]) == (status, sentence)


@pytest.mark.parametrize("asked", [{}, {"to_as_at": "2020-01-01"}, {"subject": "milestone/M1"}])
def test_a_hidden_programme_is_answered_like_one_that_is_not_there(world: World, asked: dict[str, str]) -> None:
    clerk = world.person(Role.PROGRAMME_MANAGER, "county")
    hidden = clerk.asks(COMPARISON, **asked)
    missing = clerk.asks(COMPARISON.replace("shared", "absent"), **asked)
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content.replace(b"absent-planning", b"shared-planning")
