"""Any moment, both clocks: how a day and a time are written, and what was true or known then."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from domain.actor import Role
from tests.api.rest.world import Person, World

BRIDGE = "/api/programmes/bridge/milestones/M1"
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def bridge(tmp_path: Path) -> Iterator[Person]:
    """A bridge that was registered on 1 July 2026, and whose forecast moved on 10 July, as was recorded on 12 July."""
    world = World(tmp_path / "bridge.sqlite")
    world.clock.time = datetime(2026, 7, 1, 9, tzinfo=LONDON)
    person = world.person(Role.ADMINISTRATOR)
    person.sends("/api/programmes/bridge/register", {"name": "Bridge"})
    person.sends(f"{BRIDGE}/plan", {"title": "Bridge opens", "baseline": "2026-09-01"})
    world.clock.time = datetime(2026, 7, 12, 23, 30, tzinfo=LONDON)
    moved = {"forecast": "2026-09-15", "reason": "supplier", "note": "Late steel", "effective_on": "2026-07-10"}
    assert person.sends(f"{BRIDGE}/forecast", moved, If_Match='"v1"').status_code == 201
    world.clock.time = datetime(2026, 7, 14, 9, tzinfo=LONDON)
    yield person
    world.close()


def version(person: Person, **moment: str) -> int:
    answer = person.asks(BRIDGE, **moment)
    assert answer.status_code == 200, answer.text
    found = answer.json()["milestone"]["version"]
    assert answer.headers["etag"] == f'"v{found}"'
    return int(found)


@pytest.mark.parametrize(
    ("moment", "seen"),
    [
        ({}, 2),
        ({"as_at": "2026-07-14"}, 2),
        ({"as_at": "2026-07-10"}, 2),
        ({"as_at": "2026-07-09"}, 1),
        ({"known_at": "2026-07-14"}, 2),
        ({"known_at": "2026-07-12"}, 2),  # a day means its end
        ({"known_at": "2026-07-11"}, 1),
        ({"known_at": "2026-07-12T23:31:00+01:00"}, 2),
        ({"known_at": "2026-07-12T22:31:00Z"}, 2),
        ({"known_at": "2026-07-12t22:31z"}, 2),
        ({"known_at": "2026-07-12T22:29:59.999Z"}, 1),
        ({"known_at": "2026-07-13T00:31:00+02:00"}, 2),
        ({"known_at": "2026-07-13T00:29:00+02:00"}, 1),
        ({"as_at": "2026-07-09", "known_at": "2026-07-14"}, 1),
    ],
)
def test_each_clock_shows_what_was_true_or_known_then(bridge: Person, moment: dict[str, str], seen: int) -> None:
    assert version(bridge, **moment) == seen


def test_a_plus_that_a_url_turned_into_a_space_is_read_as_a_plus(bridge: Person) -> None:
    address = f"{BRIDGE}?known_at=2026-07-12T23:31:00+01:00"
    assert bridge.client.get(address, headers=bridge.headers).json()["milestone"]["version"] == 2


@pytest.mark.parametrize(
    "written",
    ["today", "", "14/07/2026", "20260714", "2026-W29-2", "2026-07-32", "2026-02-30", "0001-01-01", "1899-12-31",
     "2026-07-14T09:00:00Z", "1783987200", " 2026-07-14", "\uff12\uff10\uff12\uff16-07-14", "2026-07-14\x00",
     "9" * 5_000],
)  # fmt: skip
def test_a_day_written_in_any_other_way_is_told_what_is_accepted(bridge: Person, written: str) -> None:
    answer = bridge.asks(BRIDGE, as_at=written)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "as_at"
    assert "It takes a day" in answer.json()["detail"]
    assert len(answer.json()["detail"]) < 200


@pytest.mark.parametrize(
    "written",
    ["now", "2026-07-14T09:00:00", "2026-07-14 09:00Z", "2026-07-14T25:00:00Z", "2026-07-14T09:00:60Z",
     "2026-07-14T09:00:00+25:00", "0001-01-01T00:00:00+14:00", "2026-07-14T09:00:00.1234567Z", "2026-07-14T09Z"],
)  # fmt: skip
def test_a_time_written_in_any_other_way_is_told_what_is_accepted(bridge: Person, written: str) -> None:
    answer = bridge.asks(BRIDGE, known_at=written)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "known_at"
    assert "It takes a day" in answer.json()["detail"]


@pytest.mark.parametrize("moment", [{"as_at": "2026-07-15"}, {"known_at": "2026-07-15"}, {"as_at": "9999-12-31"}])
def test_nothing_is_known_of_the_future(bridge: Person, moment: dict[str, str]) -> None:
    answer = bridge.asks(BRIDGE, **moment)
    assert answer.status_code == 422
    assert "but today is 14 July 2026: nothing is known of the future." in answer.json()["detail"]


@pytest.mark.parametrize("question", ["", "/bridge", "/bridge/milestones", "/bridge/audit-trail"])
def test_the_time_that_is_shown_is_in_utc_whatever_zone_it_was_asked_in(bridge: Person, question: str) -> None:
    for written in ("2026-07-13T12:00:00+02:00", "2026-07-13T11:00:00+01:00", "2026-07-13T10:00:00Z"):
        shown = bridge.asks(f"/api/programmes{question}", known_at=written).json()
        assert shown["known_at"] == "2026-07-13T10:00:00Z"


def test_today_is_the_day_of_the_people_not_of_greenwich(bridge: Person, tmp_path: Path) -> None:
    world = World(tmp_path / "late.sqlite")
    world.clock.time = datetime(2026, 7, 15, 0, 10, tzinfo=LONDON)  # 14 July, 23:10 UTC
    person = world.person(Role.ADMINISTRATOR)
    person.sends("/api/programmes/bridge/register", {"name": "Bridge"})
    assert person.asks("/api/programmes/bridge").json()["as_at"] == "2026-07-15"
    assert person.asks("/api/programmes/bridge", as_at="2026-07-15").status_code == 200
    world.close()


@pytest.mark.parametrize("moment", [{"as_at": "2026-06-30"}, {"known_at": "2026-06-30"}])
def test_before_anything_was_recorded_it_says_since_when_something_was(bridge: Person, moment: dict[str, str]) -> None:
    answer = bridge.asks("/api/programmes/bridge/rag", **moment)
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/nothing-recorded-yet")
    assert "begins on 1 July 2026 and was known from 1 July 2026 on" in answer.json()["detail"]
    assert bridge.asks("/api/programmes", **moment).json()["programmes"] == []


def test_a_milestone_that_was_not_there_yet_is_unknown_then(bridge: Person) -> None:
    bridge.sends("/api/programmes/bridge/milestones/M2/plan", {"title": "Steel arrives"})
    address = "/api/programmes/bridge/milestones/M2"
    assert bridge.asks(address).status_code == 200
    assert bridge.asks(address, as_at="2026-07-13").status_code == 404


@pytest.mark.parametrize(
    ("question", "parameters", "sentence"),
    [
        ("", {"asat": "2026-07-10"}, "There is no parameter “asat” here. There are: as_at, known_at, up_to."),
        ("", {"workstream": "W1"}, "There is no parameter “workstream” here. There are: as_at, known_at, up_to."),
        ("/rag", {"x\x00": "1"}, "There is no parameter “x�” here. There are: as_at, known_at, up_to, workstream."),
    ],
)
def test_a_parameter_that_is_not_there_is_never_passed_over(
    bridge: Person, question: str, parameters: dict[str, str], sentence: str
) -> None:
    answer = bridge.asks(f"/api/programmes/bridge{question}", **parameters)
    assert (answer.status_code, answer.json()["detail"]) == (422, sentence)


def test_an_order_takes_no_parameters(bridge: Person) -> None:
    answer = bridge.sends(f"{BRIDGE}/unchanged?effective_on=2026-07-10", {}, If_Match='"v2"')
    assert (answer.status_code, answer.json()["detail"]) == (
        422,
        "There is no parameter “effective_on” here. There are: none.",
    )


def test_a_parameter_given_twice_is_refused(bridge: Person) -> None:
    answer = bridge.client.get(f"{BRIDGE}?as_at=2026-07-10&as_at=2026-07-11", headers=bridge.headers)
    assert (answer.status_code, answer.json()["detail"]) == (
        422,
        "The parameter “as_at” is given 2 times. Give it once.",
    )
