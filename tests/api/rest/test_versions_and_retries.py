"""A stale screen overwrites nobody, and an order that is sent again is answered again and stored once."""

import pytest

from domain.actor import Role
from tests.api.rest.world import Body, Person, World

FORECAST: Body = {"forecast": "2026-09-15", "reason": "supplier", "note": "Steel arrived late"}
LATER: Body = FORECAST | {"forecast": "2026-09-22"}
KEY = {"Idempotency_Key": "forecast-of-the-bridge"}


def test_an_answer_names_the_thing_its_version_and_what_was_recorded(world: World, manager: Person) -> None:
    answer = manager.gives("change-forecast", "M1", FORECAST, If_Match='"v1"', **KEY)
    receipt = answer.json()
    assert answer.status_code == 201
    assert answer.headers["etag"] == '"v2"'
    assert answer.headers["location"] == "/api/programmes/shared-planning/milestones/M1"
    assert receipt.pop("recorded_at").startswith("2026-07-14T08:30:00")
    assert receipt == {
        "programme": "shared-planning",
        "kind": "milestone",
        "ref": "M1",
        "version": 2,
        "position": world.position,
        "facts": ["MilestoneForecastChanged"],
        "command_id": "forecast-of-the-bridge",
    }


@pytest.mark.parametrize("header", ['"v1"', "v1", "1", '"1"', 'W/"v1"', ' "v1" ', "*"])
def test_the_version_may_be_written_in_each_of_these_ways(manager: Person, header: str) -> None:
    assert manager.gives("change-forecast", "M1", FORECAST, If_Match=header).headers["etag"] == '"v2"'


def test_the_version_may_stand_in_the_body(manager: Person) -> None:
    assert manager.gives("change-forecast", "M1", FORECAST | {"expected_version": 1}).status_code == 201


def test_what_is_read_gives_the_version_to_write_with(manager: Person) -> None:
    for path, order, ref, body, version in (
        ("/api/programmes/shared-planning", "set-cadence", "", {"cadence": {"every_days": 7}}, '"v4"'),
        ("/api/programmes/shared-planning/milestones/M1", "change-forecast", "M1", FORECAST, '"v2"'),
    ):
        etag = manager.asks(path).headers["etag"]
        assert manager.gives(order, ref, body, If_Match=etag).status_code == 201
        assert manager.asks(path).headers["etag"] == version


def test_the_second_of_two_who_read_the_same_version_is_told(world: World, manager: Person) -> None:
    assert manager.gives("change-forecast", "M1", FORECAST, If_Match='"v1"').status_code == 201
    colleague = world.person(Role.WORKSTREAM_LEAD, "shared-planning")
    answer = colleague.gives("change-forecast", "M1", LATER, If_Match='"v1"')
    assert (answer.status_code, answer.json()["current_version"], answer.headers["etag"]) == (412, 2, '"v2"')
    assert colleague.gives("change-forecast", "M1", LATER, If_Match=answer.headers["etag"]).status_code == 201


def test_something_new_needs_no_version(manager: Person) -> None:
    assert manager.gives("plan-milestone", "M9", {"title": "Doors open"}).headers["etag"] == '"v1"'


def test_something_new_is_not_at_any_version_yet(manager: Person) -> None:
    answer = manager.gives("plan-milestone", "M9", {"title": "Doors open"}, If_Match='"v3"')
    assert (answer.status_code, answer.json()["current_version"]) == (412, 0)


def test_an_order_sent_again_is_answered_with_the_same_bytes_and_stored_once(world: World, manager: Person) -> None:
    first = manager.gives("change-forecast", "M1", FORECAST, If_Match='"v1"', **KEY)
    stored = world.position
    manager.gives("change-forecast", "M1", LATER, If_Match='"v2"')
    again = manager.gives("change-forecast", "M1", FORECAST, If_Match='"v1"', **KEY)
    assert (again.status_code, again.content) == (201, first.content)
    assert again.headers["etag"] == first.headers["etag"]
    assert world.position == stored + 1


def test_an_order_for_whatever_is_there_can_be_sent_again(world: World, manager: Person) -> None:
    first = manager.gives("change-forecast", "M1", FORECAST, If_Match="*", **KEY)
    stored = world.position
    again = manager.gives("change-forecast", "M1", FORECAST, If_Match="*", **KEY)
    assert (again.status_code, again.content, world.position) == (201, first.content, stored)


def test_a_key_in_the_body_is_the_same_key(manager: Person) -> None:
    first = manager.gives("change-forecast", "M1", FORECAST, If_Match='"v1"', **KEY)
    body = FORECAST | {"command_id": "forecast-of-the-bridge", "expected_version": 1}
    assert manager.gives("change-forecast", "M1", body).content == first.content
    quoted = manager.gives("change-forecast", "M1", body, Idempotency_Key='"forecast-of-the-bridge"')
    assert quoted.content == first.content


def test_a_key_used_for_another_order_is_refused(world: World, manager: Person) -> None:
    manager.gives("change-forecast", "M1", FORECAST, If_Match='"v1"', **KEY)
    before = world.position
    answer = manager.gives("change-forecast", "M1", LATER, If_Match='"v2"', **KEY)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/command-id-used-twice")
    assert world.position == before


def test_an_unreadable_key_says_what_one_looks_like(manager: Person) -> None:
    answer = manager.gives("change-forecast", "M1", FORECAST, If_Match='"v1"', Idempotency_Key="short")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "Idempotency-Key")


@pytest.mark.parametrize(
    ("body", "headers", "sentence"),
    [
        (
            {"expected_version": 2},
            {"If_Match": '"v1"'},
            "The header If-Match says 1, but “expected_version” in the body ",
        ),
        (
            {"command_id": "another-key"},
            KEY,
            "The header Idempotency-Key says forecast-of-the-bridge, but “command_id”",
        ),
    ],
)
def test_a_header_and_a_body_that_differ_are_both_refused(
    world: World, manager: Person, body: Body, headers: dict[str, str], sentence: str
) -> None:
    before = world.position
    answer = manager.gives("change-forecast", "M1", FORECAST | body, **headers)
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith(sentence)
    assert world.position == before


def test_an_order_with_nothing_new_to_say_is_answered_200_and_stores_nothing(world: World, manager: Person) -> None:
    manager.gives("set-cadence", body={"cadence": {"every_days": 7}}, If_Match='"v3"')
    before = world.position
    answer = manager.gives("set-cadence", body={"cadence": {"every_days": 7}}, If_Match='"v4"')
    assert (answer.status_code, answer.json()["facts"], answer.json()["version"]) == (200, [], 4)
    assert world.position == before


def test_a_stale_screen_hears_that_it_is_stale_before_anything_else(manager: Person) -> None:
    manager.gives("meet-milestone", "M1", {"met_on": "2026-07-10"}, If_Match='"v1"')
    late = manager.gives("change-forecast", "M1", FORECAST, If_Match='"v1"')
    assert (late.status_code, late.headers["etag"]) == (412, '"v2"')
    assert manager.gives("change-forecast", "M1", FORECAST).status_code == 428
    assert manager.gives("change-forecast", "M1", FORECAST, If_Match='"v2"').status_code == 409
