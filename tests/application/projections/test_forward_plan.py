"""The forward plan says month by month what is before whom, and where papers time the same item otherwise."""

from datetime import date

import pytest

from application.projections.forward_items import ForwardItemRow
from application.projections.forward_plan import ForwardPlan, PlanMonth, forward_item_detail, forward_plan
from domain.board_facts import BoardAgendaForeseen, BoardConstituted, BoardReplaced
from domain.fact import Fact
from domain.forward_item import ForwardItemDropped, ForwardItemPlanned, RouteStepListed, TimingStated
from domain.planned_date import PlannedDate
from domain.refusals import UnknownSubject
from tests.application.projections.building import Telling, Told, record_of

DAY, AS_AT = date(2018, 1, 2), date(2018, 3, 5)
REPORT = ForwardItemPlanned(title="Annual report")
LOW, HIGH = BoardConstituted(name="Low", level=1), BoardConstituted(name="High", level=2)


def board(ref: str, *facts: Fact) -> list[Telling]:
    return [Told("board", ref, fact, DAY) for fact in facts]


def item(*facts: Fact, source: str | None = None) -> list[Telling]:
    return [Told("forward-item", "F1", fact, DAY, source=source) for fact in facts]


def plan(*tellings: Telling) -> ForwardPlan:
    return forward_plan(record_of(*tellings, as_at=AS_AT))


def month(found: ForwardPlan, name: str) -> PlanMonth:
    (only,) = [row for row in found.months if row.month_in_words == name]
    return only


def timed(*facts: Fact) -> ForwardItemRow:
    return plan(*item(REPORT, *facts)).items[0]


def june(as_written: str = "June", body: str | None = None) -> TimingStated:
    return TimingStated(as_written=as_written, body=body, months=(6,))


def test_months_stand_in_the_order_of_the_councils_year() -> None:
    agendas = [BoardAgendaForeseen(month=number) for number in (1, 3, 4, 10)]
    assert [row.month for row in plan(*board("low", LOW, *agendas)).months] == [4, 10, 1, 3]


def test_a_month_names_who_meets_with_what_by_level_and_who_has_no_agenda() -> None:
    shown = plan(
        *board("high", HIGH, BoardAgendaForeseen(month=5, items=("Report",), quarter=4, output="Report")),
        *board("low", LOW, BoardAgendaForeseen(month=5, items=("Risks",), quarter=4), BoardAgendaForeseen(month=8)),
    )
    may, august = month(shown, "May"), month(shown, "August")
    assert [(held.board, held.items) for held in may.boards] == [("low", ("Risks",)), ("high", ("Report",))]
    assert (may.levels, may.quarters, may.outputs, may.without_agenda) == ((1, 2), (4,), ("Report",), ())
    assert (august.levels, august.quarters, august.without_agenda) == ((1,), (), ("high",))
    assert may.quarters_in_words == "Q4, January to March"
    assert shown.in_words == "Boards meet with an agenda in May and August. All of them have one in May."


def test_boards_that_look_back_on_different_quarters_are_both_believed() -> None:
    shown = plan(
        *board("low", LOW, BoardAgendaForeseen(month=5, quarter=4)),
        *board("high", HIGH, BoardAgendaForeseen(month=5, quarter=1)),
    )
    assert month(shown, "May").quarters == (1, 4)


def test_a_replaced_board_has_no_agenda_any_more() -> None:
    assert plan(*board("low", LOW, BoardAgendaForeseen(month=5), BoardReplaced())).months == ()


def test_an_item_shows_in_each_month_it_is_said_to_come() -> None:
    committees = TimingStated(as_written="June/July", body="committees", months=(6, 7))
    shown = plan(*item(REPORT, committees))
    assert [row.month_in_words for row in shown.months] == ["June", "July"]
    assert [(held.title, held.body) for held in month(shown, "July").comes] == [("Annual report", "committees")]


def test_papers_that_say_the_same_stand_together_with_their_sources() -> None:
    tellings = [*item(REPORT), *item(june(), source="text#L1"), *item(june(), source="text#L2")]
    (row,) = plan(*tellings).items
    (timing,) = row.timings
    assert [held.source for held in timing.sources] == ["text#L1", "text#L2"]
    assert (row.timings_disagree, row.timings_in_words) == (False, "June, stated 2 times")


@pytest.mark.parametrize(
    ("others", "disagree"),
    [
        ((), False),
        ((june("in the summer"),), False),
        ((june(body="committees"),), False),
        ((TimingStated(as_written="May", months=(5,)),), True),
        ((TimingStated(as_written="1 June 2018", when=PlannedDate.on(date(2018, 6, 1))),), False),
        ((TimingStated(as_written="1 May 2018", when=PlannedDate.on(date(2018, 5, 1))),), True),
        ((TimingStated(as_written="in due course"),), True),
    ],
)
def test_timings_disagree_where_they_mean_other_months(others: tuple[Fact, ...], disagree: bool) -> None:
    assert timed(june(), *others).timings_disagree is disagree


def test_what_nobody_times_is_not_stated() -> None:
    row = timed()
    assert (row.timings_in_words, row.route_in_words, row.timings_disagree) == ("not stated", "not stated", False)


def test_a_route_with_steps_leads_from_one_body_to_the_next() -> None:
    second, first = RouteStepListed(body="Cabinet", step=2, when="June"), RouteStepListed(body="Scrutiny", step=1)
    assert timed(second, first).route_in_words == "Scrutiny → Cabinet, June"


def test_a_route_without_steps_claims_no_order() -> None:
    part = RouteStepListed(body="Scrutiny", only_for=("Planning", "Waste"))
    assert timed(RouteStepListed(body="Cabinet"), part).route_in_words == "Cabinet; Scrutiny, Planning and Waste only"
    assert timed(RouteStepListed(body="Cabinet", step=1), part).route_in_words.startswith("Cabinet; Scrutiny")


def test_what_was_dropped_comes_round_no_more_and_stays_readable() -> None:
    shown = plan(*item(REPORT, june(), ForwardItemDropped()))
    assert (shown.months, [row.is_dropped for row in shown.items]) == ((), [True])
    assert shown.in_words == "No item comes round any more."


def test_the_plan_says_first_how_many_papers_disagree() -> None:
    shown = plan(*item(REPORT, june(), TimingStated(as_written="May", months=(5,))))
    assert shown.disagreements == 1
    assert shown.in_words == "1 item comes round; papers disagree on when 1 of them comes."
    assert plan().in_words == "Nothing is foreseen."


def test_an_item_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownSubject, match="has no forward item “ferry”"):
        forward_item_detail(record_of(as_at=AS_AT), "ferry")
