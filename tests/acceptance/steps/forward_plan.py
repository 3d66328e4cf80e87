"""The forward plan: what boards have before them in which month, and when and before whom items come round."""

from pytest_bdd import given, then, when

from domain.calendar import month_named
from tests.acceptance.doors.door import Door
from tests.acceptance.steps.boards import board
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of


def agenda(month: int, item: str, quarter: int) -> dict[str, object]:
    """What a board has before it in a month, and the quarter it looks back on."""
    return {"month": month, "items": [item], "quarter": quarter}


@given(phrase('"{title:Title}" comes round'))
def comes_round(tracker: Door, title: str) -> None:
    tracker.order("plan-forward-item", f"forward-item/{ref_of(title)}", title=title, kind="report")


@given(phrase('"{item:Ref}" is said to come in {month:MonthName}'))
def is_said_to_come(tracker: Door, item: str, month: int) -> None:
    tracker.order("state-timing", f"forward-item/{item}", as_written="as every year", months=[month])


@given(phrase('"{item:Ref}" was dropped from the forward plan'))
def was_dropped(tracker: Door, item: str) -> None:
    tracker.order("drop-forward-item", f"forward-item/{item}", note="nobody reads it")


@given(phrase('in {month:MonthName} the "{name:Title}" has "{item:Title}" before it for quarter {quarter:Number}'))
def has_before_it(tracker: Door, month: int, name: str, item: str, quarter: int) -> None:
    tracker.order("foresee-board-agenda", board(name), **agenda(month, item, quarter))


@when(phrase('I foresee for the "{name:Title}" in {month:MonthName} "{item:Title}" for quarter {quarter:Number}'))
def foresee(tracker: Door, told: Told, name: str, month: int, item: str, quarter: int) -> None:
    with told:
        told.answer(tracker.order("foresee-board-agenda", board(name), **agenda(month, item, quarter)))


@when(phrase('I note that a paper lets "{item:Ref}" come in {month:MonthName}'))
def state_timing(tracker: Door, told: Told, item: str, month: int) -> None:
    said = {"as_written": "as the paper has it", "months": [month]}
    with told:
        told.answer(tracker.order("state-timing", f"forward-item/{item}", **said))


@when(phrase('I send "{item:Ref}" first to the "{body:Title}"'))
def list_first_step(tracker: Door, told: Told, item: str, body: str) -> None:
    with told:
        told.answer(tracker.order("list-route-step", f"forward-item/{item}", body=body, step=1))


@when(phrase('I send "{item:Ref}" to the "{body:Title}", which sees "{part:Title}" of it alone'))
def list_partial_step(tracker: Door, told: Told, item: str, body: str, part: str) -> None:
    with told:
        told.answer(tracker.order("list-route-step", f"forward-item/{item}", body=body, only_for=[part]))


@then(phrase('I read of the forward plan "{sentence:Title}"'))
def read_of_the_forward_plan(tracker: Door, told: Told, sentence: str) -> None:
    told.must_have_been_heard()
    assert tracker.look("forward-plan")["in_words"] == sentence


@then(phrase('in {month:MonthName} the boards look back on "{quarter:Title}"'))
def look_back_on(tracker: Door, month: int, quarter: str) -> None:
    months = {row["month_in_words"]: row["quarters_in_words"] for row in tracker.look("forward-plan")["months"]}
    assert months[month_named(month)] == quarter


@then(phrase('papers disagree on when "{item:Ref}" comes'))
def disagree(tracker: Door, item: str) -> None:
    assert tracker.thing(f"forward-item/{item}")["timings_disagree"] is True


@then(phrase('papers agree on when "{item:Ref}" comes'))
def agree(tracker: Door, item: str) -> None:
    assert tracker.thing(f"forward-item/{item}")["timings_disagree"] is False


@then(phrase('"{item:Ref}" comes before "{route:Title}"'))
def comes_before(tracker: Door, item: str, route: str) -> None:
    assert tracker.thing(f"forward-item/{item}")["route_in_words"] == route
