"""Corrections over REST: an order that names an entry stands in for it, and nothing else can be made of the name."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from api.rest.paths import path_of_order
from application.commands.catalogue import WITHDRAWALS
from domain.actor import Role
from domain.aggregates import AGGREGATES
from tests.api.rest.world import SHARED_PLANNING, Answer, Body, Person, World

WHY: Body = {"because": "Typed 15 instead of 5", "authority": "Steering group, 14 July 2026"}
LATE: Body = {"reason": "supplier", "note": "Steel arrived late"}
FORECAST: Body = {"forecast": "2026-09-15", **LATE}
RIGHT: Body = {"forecast": "2026-09-05", **LATE, **WHY}
LARGEST = 2**53 - 1
PATHS = {rule.kind: f"/api{path_of_order(rule)}" for rule in WITHDRAWALS}


@pytest.fixture
def moved(manager: Person) -> int:
    """The position of the entry that moved the forecast of M1 to 15 September."""
    answer = manager.gives("change-forecast", "M1", FORECAST, If_Match="*")
    return int(answer.json()["position"])


def withdraws(person: Person, corrects: int, ref: str = "M1", kind: str = "milestone", **headers: str) -> Answer:
    path = PATHS[kind].format(programme=SHARED_PLANNING, ref=ref)
    return person.sends(path, {"corrects": corrects, **WHY}, **({"If_Match": "*"} | headers))


def corrects(person: Person, entry: object, ref: str = "M1", **headers: str) -> Answer:
    return person.gives("change-forecast", ref, RIGHT | {"corrects": entry}, **({"If_Match": "*"} | headers))


def forecast_of(person: Person, ref: str = "M1", **moment: str) -> Any:  # Any: as JSON has it
    row = person.asks(f"/api/programmes/{SHARED_PLANNING}/milestones/{ref}", **moment).json()
    return row["milestone"]["forecast"]["to"]


def trail_of(person: Person, ref: str = "M1", **asked: str) -> dict[int, Body]:
    path = f"/api/programmes/{SHARED_PLANNING}/audit-trail"
    return {
        entry["position"]: entry for entry in person.asks(path, subject=f"milestone/{ref}", **asked).json()["entries"]
    }


def test_a_correction_stands_in_and_both_entries_say_so(manager: Person, moved: int) -> None:
    answer = corrects(manager, moved)
    assert (answer.status_code, answer.json()["facts"], answer.headers["etag"]) == (
        201,
        ["MilestoneForecastChanged"],
        '"v3"',
    )
    by = answer.json()["position"]
    assert forecast_of(manager) == "2026-09-05"
    told = trail_of(manager)
    assert (told[by]["corrects"], told[by]["because"], told[by]["authority"]) == (moved, *WHY.values())
    assert told[by]["instead_of"] == told[moved]["changed_to"] == "15 September 2026"
    assert {name: told[moved]["corrected_by"][name] for name in ("position", "is_withdrawal", *WHY)} == {
        "position": by,
        "is_withdrawal": False,
        **WHY,
    }


def test_a_view_known_before_shows_none_of_it(manager: Person, world: World, moved: int) -> None:
    world.clock.time += timedelta(hours=1)
    before = world.clock.now().isoformat()
    corrects(manager, moved)
    assert forecast_of(manager, known_at=before) == "2026-09-15"
    assert [entry["corrected_by"] for entry in trail_of(manager, known_at=before).values()] == [None, None]


def test_a_withdrawn_entry_counts_no_more_until_that_is_withdrawn(manager: Person, moved: int) -> None:
    gone = withdraws(manager, moved)
    assert (gone.status_code, gone.json()["facts"], forecast_of(manager)) == (201, ["EntryWithdrawn"], "2026-09-01")
    assert withdraws(manager, gone.json()["position"]).status_code == 201
    assert forecast_of(manager) == "2026-09-15"


def test_what_began_in_error_is_gone_and_its_history_stays(manager: Person, world: World) -> None:
    planned = manager.gives("plan-milestone", "M9", {"title": "Doors open"}).json()["position"]
    withdrawn = withdraws(manager, planned, "M9")
    assert withdrawn.headers["etag"] == '"v2"'
    history = f"/api/programmes/{SHARED_PLANNING}/audit-trail?subject=milestone/M9"
    assert withdrawn.headers["location"] == history
    path = PATHS["milestone"].format(programme=SHARED_PLANNING, ref="M9")
    erased = world.person(Role.ADMINISTRATOR).sends(
        path.replace("withdrawal", "erasure"), {"entry": planned, **WHY}, If_Match="*"
    )
    assert erased.headers["location"] == history
    assert manager.asks(f"/api/programmes/{SHARED_PLANNING}/milestones/M9").status_code == 404
    assert [entry["fact"] for entry in trail_of(manager, "M9").values()] == [
        "FactErased",
        "EntryWithdrawn",
        "ErasureRecorded",
    ]
    again = manager.gives("plan-milestone", "M9", {"title": "Doors open"})
    assert (again.status_code, again.json()["type"]) == (409, "/problems/reference-withdrawn")


def test_an_entry_of_another_thing_or_programme_or_of_nothing_is_one_sentence(
    manager: Person, administrator: Person, world: World, moved: int
) -> None:
    county = administrator.sends("/api/programmes/county/cadence", {"cadence": {"every_days": 7}}, If_Match="*").json()
    of_another_thing = min(trail_of(manager, "M2"))
    before = world.position
    sentences = set()
    for entry in (of_another_thing, county["position"], county["position"] + 1000, LARGEST):
        for answer in (corrects(manager, entry), withdraws(manager, entry)):
            assert (answer.status_code, answer.json()["type"]) == (404, "/problems/nothing-to-correct")
            sentences.add(answer.json()["detail"].replace(f"entry {entry}.", "entry …."))
    assert len(sentences) == 1, "what is elsewhere must look just like what is nowhere"
    assert world.position == before


@pytest.mark.parametrize("entry", [0, -1, 1.5, "5", True, LARGEST + 1, 10**30, None, [1]])
def test_what_is_no_position_is_told_so(manager: Person, world: World, moved: int, entry: object) -> None:
    before = world.position
    assert corrects(manager, entry).status_code == 422
    path = PATHS["milestone"].format(programme=SHARED_PLANNING, ref="M1")
    assert manager.sends(path, {"corrects": entry, **WHY}, If_Match="*").status_code == 422
    assert world.position == before


@pytest.mark.parametrize("missing", ["because", "authority"])
@pytest.mark.parametrize("said", [None, "", "   "])
def test_a_correction_is_explained(manager: Person, moved: int, missing: str, said: str | None) -> None:
    body = RIGHT | {"corrects": moved, missing: said}
    assert manager.gives("change-forecast", "M1", body, If_Match="*").status_code == 422


def test_an_explanation_without_an_entry_is_none(manager: Person) -> None:
    answer = manager.gives("change-forecast", "M1", RIGHT, If_Match="*")
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/not-all-of-a-correction")


def test_an_entry_is_corrected_once(manager: Person, moved: int) -> None:
    by = corrects(manager, moved).json()["position"]
    for again in (corrects(manager, moved), withdraws(manager, moved)):
        assert (again.status_code, again.json()["type"]) == (409, "/problems/already-corrected")
        assert f"by entry {by} already" in again.json()["detail"]
    withdrawn = withdraws(manager, by).json()["position"]
    refused = corrects(manager, withdrawn)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/withdrawal-cannot-be-corrected")


def test_what_came_after_is_named(manager: Person, moved: int) -> None:
    refused = withdraws(manager, min(trail_of(manager)))
    assert refused.status_code == 409
    assert f"Entry {moved}: " in refused.json()["detail"]


def test_what_others_name_cannot_be_withdrawn_from_under_them(manager: Person) -> None:
    opened = manager.asks(f"/api/programmes/{SHARED_PLANNING}/audit-trail", subject="workstream/W1").json()["entries"][
        0
    ]
    refused = withdraws(manager, opened["position"], "W1", "workstream")
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/still-named")


def test_only_whoever_manages_the_programme_may(world: World, moved: int) -> None:
    for role in (Role.VIEWER, Role.AUDITOR, Role.CONTRIBUTOR, Role.WORKSTREAM_LEAD):
        person = world.person(role, SHARED_PLANNING)
        assert [corrects(person, moved).status_code, withdraws(person, moved).status_code] == [403, 403]
    stranger = world.person(Role.PROGRAMME_MANAGER, "county")
    assert [corrects(stranger, moved).status_code, withdraws(stranger, moved).status_code] == [404, 404]
    assert [corrects(world.nobody, moved).status_code, withdraws(world.nobody, moved).status_code] == [401, 401]


def test_a_retry_is_answered_as_the_first_time(manager: Person, world: World, moved: int) -> None:
    first, again = (corrects(manager, moved, Idempotency_Key="correction-1") for _ in range(2))
    assert first.json() == again.json()
    other = withdraws(manager, moved, Idempotency_Key="correction-1")
    assert (other.status_code, other.json()["type"]) == (409, "/problems/command-id-used-twice")
    assert world.position == first.json()["position"]


def test_a_correction_made_from_an_older_version_is_told_so(manager: Person, moved: int) -> None:
    assert corrects(manager, moved, If_Match='"v1"').status_code == 412
    path = PATHS["milestone"].format(programme=SHARED_PLANNING, ref="M1")
    assert manager.sends(path, {"corrects": moved, **WHY}).status_code == 428


def test_of_two_at_once_one_is_told_that_the_other_was_first(manager: Person, moved: int) -> None:
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda _: corrects(manager, moved), range(2)))
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    assert len(trail_of(manager)) == 3


def test_who_may_do_what_is_never_corrected_backwards(administrator: Person) -> None:
    body = {"title": "Chief bridge engineer", "corrects": 1, **WHY}
    refused = administrator.sends("/api/people/engineer/title", body, If_Match="*")
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/not-corrected-like-this")


def test_every_kind_of_thing_can_have_an_entry_withdrawn() -> None:
    assert set(PATHS) == set(AGGREGATES) - {"person"}


def test_a_number_between_quotation_marks_is_shown_without_them(manager: Person, moved: int) -> None:
    (error,) = corrects(manager, str(moved)).json()["errors"]
    assert f"It takes a whole number, without quotation marks: {moved}." in error["sentence"]


def test_what_is_said_of_a_light_calls_it_a_light(manager: Person) -> None:
    answer = withdraws(manager, 1, "programme:overall", "rag")
    assert "light “programme:overall”" in answer.json()["detail"]
