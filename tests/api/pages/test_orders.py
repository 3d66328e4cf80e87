"""A form never overwrites what its reader has not seen, and nothing that was typed into it is lost."""

import re
from datetime import timedelta

import pytest

from tests.api.pages.world import World

FORECAST = "/programmes/shared-planning/milestones/M1/forecast"
SAID = {"forecast": "1 December 2026", "reason": "supplier", "note": "steel arrived late"}
CHANGED = "This changed while you were typing"


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(expected_version|command_id)" value="([^"]*)">', page))


def entries(world: World) -> int:
    return str(world.visitor().opens("/programmes/shared-planning/audit-trail.csv").text).count("milestone/M1,")


def test_a_typing_error_does_not_hide_what_others_changed_meanwhile(world: World) -> None:
    visitor = world.visitor()
    form = hidden(visitor.reads(FORECAST)) | SAID
    world.order("confirm-forecast", "M1")
    answer = visitor.sends(FORECAST, form | {"forecast": "when cows come home"})
    assert answer.status_code == 422
    answer = visitor.sends(FORECAST, form | hidden(answer.text))
    assert answer.status_code == 412
    assert CHANGED in answer.text
    assert visitor.sends(FORECAST, form | hidden(answer.text)).status_code == 200


def test_one_more_row_does_not_hide_what_others_changed_meanwhile(world: World) -> None:
    visitor, place = world.visitor(), "/programmes/shared-planning/risks/R1/assess"
    form = hidden(visitor.reads(place))
    world.order("confirm-risk", "R1")
    answer = visitor.sends(place, form | {"another": "anything"})
    assert hidden(answer.text)["expected_version"] == form["expected_version"]


def test_a_light_that_somebody_else_declared_meanwhile_says_so(world: World) -> None:
    visitor, place = world.visitor(), "/programmes/shared-planning/rag/workstream:W1:budget/declare"
    form = hidden(visitor.reads(place))
    said = {"rating.light": "green", "rationale": "money is there"}
    assert visitor.sends(place, form | said).status_code == 200
    form["command_id"] = "second-one"
    answer = visitor.sends(place, form | said | {"rating.light": "red"})
    assert answer.status_code == 412
    assert CHANGED in answer.text


def test_nothing_typed_is_lost_while_the_store_is_busy(world: World) -> None:
    visitor = world.visitor()
    form, before = hidden(visitor.reads(FORECAST)) | SAID, entries(world)
    with world.whose_store_is_busy():
        answer = world.visitor().sends(FORECAST, form)
    assert answer.status_code == 503
    assert "Somebody else is writing." in answer.text
    assert "steel arrived late" in answer.text
    assert entries(world) == before
    assert visitor.sends(FORECAST, form | hidden(answer.text)).status_code == 200


@pytest.mark.parametrize("ref", ["workstream:W9:budget", "milestone:W1:overall"])
def test_what_is_not_there_cannot_be_rated(world: World, ref: str) -> None:
    place = f"/programmes/shared-planning/rag/{ref}/declare"
    assert world.visitor().opens(place).status_code == 404
    assert world.visitor().opens(place.replace(ref, "workstream:W1:budget")).status_code == 200


@pytest.mark.parametrize("clock", ["as_at", "known_at"])
def test_in_the_past_nothing_can_be_changed(world: World, clock: str) -> None:
    visitor = world.visitor()
    form, before = hidden(visitor.reads(FORECAST)) | SAID, entries(world)
    day = (world.clock.time - timedelta(days=1) if clock == "as_at" else world.clock.time).date().isoformat()
    world.order("confirm-forecast", "M2")
    for place in (FORECAST, "/programmes/shared-planning/update"):
        answer = visitor.sends(f"{place}?{clock}={day}", form)
        assert answer.status_code in (404, 409)
    assert entries(world) == before


def test_a_form_opened_in_the_past_says_to_return_to_now(world: World) -> None:
    world.clock.time += timedelta(days=1)
    answer = world.visitor().opens(FORECAST, as_at="2026-07-14")
    assert answer.status_code == 409
    assert "return to now to record what is new" in answer.text
