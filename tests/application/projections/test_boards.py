"""The list of boards adds up seats and meetings as far as they are stated, and names what it cannot add up."""

from datetime import date

import pytest

from application.projections.board_rows import BoardRow
from application.projections.boards import BoardList, board_detail, board_list
from application.projections.services_on_boards import ServiceRow
from domain.board_facts import (
    BoardConstituted,
    BoardCycleChanged,
    BoardEscalationStated,
    BoardMatter,
    BoardReplaced,
    BoardStage,
    BoardStatedOtherwise,
    Cycle,
    Mandate,
    Seat,
)
from domain.fact import Fact
from domain.meeting_facts import MeetingScheduled
from domain.planned_date import PlannedDate
from domain.refusals import UnknownSubject
from tests.application.projections.building import Telling, Told, record_of

DAY, AS_AT = date(2018, 1, 2), date(2018, 3, 5)
MONTHLY = Cycle(as_written="Monthly", meetings_a_year=12)
QUARTERLY = Cycle(as_written="Quarterly", meetings_a_year=4)


def board(name: str = "Crossing board", **said: object) -> BoardConstituted:
    return BoardConstituted.model_validate({"name": name, **said})


def told(ref: str, *facts: Fact, source: str | None = None) -> list[Telling]:
    return [Told("board", ref, fact, DAY, source=source) for fact in facts]


def boards(*tellings: Telling, as_at: date = AS_AT) -> BoardList:
    return board_list(record_of(*tellings, as_at=as_at))


def row(*facts: Fact) -> BoardRow:
    return boards(*told("B1", *facts)).boards[0]


def seated(*seats: Seat) -> BoardRow:
    return row(board(seats=[seat.model_dump() for seat in seats]))


def service(found: BoardList, name: str) -> ServiceRow:
    (only,) = [row for row in found.services if row.service == name]
    return only


def test_the_meetings_of_the_boards_at_work_are_added_up_by_level() -> None:
    shown = boards(
        *told("low", board(level=1, cycle=MONTHLY)),
        *told("high", board(level=2, cycle=QUARTERLY, stage=BoardStage.IN_PLACE)),
    )
    assert (shown.meetings_a_year, [level.meetings_a_year for level in shown.levels]) == (16, [12, 4])
    assert shown.in_words == "2 boards in 2 levels meet 16 times a year."


def test_boards_stand_by_level_whatever_order_they_came_in_and_those_that_are_gone_come_last() -> None:
    shown = boards(
        *told("gone", board(level=1), BoardReplaced()),
        *told("none", board()),
        *told("high", board(level=2)),
        *told("low", board(level=1)),
    )
    assert [one.ref for one in shown.boards] == ["low", "high", "none", "gone"]
    assert (shown.at_work, shown.proposed, shown.replaced) == (3, 0, 1)


def test_a_board_that_is_only_proposed_is_counted_apart() -> None:
    shown = boards(*told("now", board(cycle=QUARTERLY)), *told("then", board(stage="proposed", cycle=MONTHLY)))
    assert (shown.meetings_a_year, shown.with_proposed) == (4, 16)
    assert shown.in_words == (
        "1 board meets 4 times a year. 1 more is only proposed; together that would be 16 times a year."
    )


def test_a_replaced_board_meets_no_more() -> None:
    shown = boards(*told("gone", board(cycle=MONTHLY), BoardReplaced()))
    assert (shown.meetings_a_year, shown.with_proposed, shown.levels) == (None, None, ())
    assert shown.in_words == "Every board that is recorded was replaced."


def test_a_board_that_does_not_say_how_often_it_meets_adds_nothing_and_is_named() -> None:
    shown = boards(*told("often", board(cycle=MONTHLY)), *told("silent", board()))
    assert shown.cycle_not_stated == ("silent",)
    assert shown.in_words == "2 boards meet 12 times a year; how often 1 of them meets is not stated."


def test_where_no_board_says_how_often_it_meets_nobody_is_told_that_they_never_do() -> None:
    shown = boards(*told("silent", board(level=1)), *told("wanted", board(level=2, stage="proposed")))
    assert (shown.meetings_a_year, shown.with_proposed) == (None, None)
    assert shown.levels[0].meetings_a_year is None
    assert shown.in_words == "1 board in 1 level; how often it meets is not stated. 1 more is only proposed."
    several = boards(*told("silent", board()), *told("quiet", board()))
    assert several.in_words == "2 boards; how often they meet is not stated for any."


def test_where_no_board_is_at_work_nobody_is_told_that_none_of_them_would_meet() -> None:
    shown = boards(
        *told("wanted", board("Bridge panel", level=1, stage="proposed", cycle=MONTHLY)),
        *told("high", board("Deck panel", level=2, stage="proposed")),
        *told("higher", board("Pier panel", level=2, stage="alternative")),
    )
    assert (shown.meetings_a_year, [level.meetings_a_year for level in shown.levels]) == (None, [None, None])
    assert [level.in_words for level in shown.levels] == [
        "Level 1: Bridge panel; it is only proposed.",
        "Level 2: Deck panel and Pier panel; they are only proposed.",
    ]


def test_a_level_says_how_often_its_boards_meet_and_which_of_them_do_not_meet_yet() -> None:
    shown = boards(
        *told("low", board("Bridge panel", level=1, cycle=MONTHLY)),
        *told("wanted", board("Deck panel", level=1, stage="proposed", cycle=QUARTERLY)),
        *told("silent", board("Pier panel", level=2)),
        *told("quiet", board("Rail panel", level=3)),
        *told("hoped", board("Road panel", level=3, stage="proposed")),
        *told("nowhere", board("Rope panel")),
    )
    assert [level.in_words for level in shown.levels] == [
        "Level 1: Bridge panel and Deck panel; 12 meetings a year, without the board that is only proposed.",
        "Level 2: Pier panel; how often it meets is not stated.",
        "Level 3: Rail panel and Road panel; how often those at work meet is not stated.",
        "Level not stated: Rope panel; how often it meets is not stated.",
    ]


def test_without_boards_the_list_says_so() -> None:
    assert boards().in_words == "No board is recorded."


def test_a_seat_without_a_count_adds_nothing_and_is_named() -> None:
    shown = seated(Seat(seat="Councillor", count=4), Seat(seat="Heads of Service"))
    assert (shown.seats_counted, shown.seats_without_count) == (4, ("Heads of Service",))
    assert shown.seats_in_words == "4 seats; Heads of Service without a count"


def test_a_doubtful_seat_counts_and_keeps_its_words() -> None:
    doubtful = Seat(seat="Director", count=3, is_doubtful=True, as_written="Directors x 3?")
    shown = seated(Seat(seat="Councillor", count=4), doubtful)
    assert (shown.seats_counted, shown.seats_in_doubt) == (7, ("Directors x 3?",))
    assert shown.seats[1].in_words == "3 × Director, in doubt: “Directors x 3?”"


def test_a_vacant_seat_is_a_seat_and_said_to_be_vacant() -> None:
    shown = seated(Seat(seat="Councillor", count=3), Seat(seat="Head of Implementation", count=1, is_vacant=True))
    assert (shown.seats_in_words, shown.seats_vacant) == ("4 seats, 1 of them vacant", ("Head of Implementation",))


def test_where_no_count_is_stated_the_seats_that_are_listed_are_counted() -> None:
    shown = seated(Seat(seat="Client lead"), Seat(seat="Finance officers", attendance="Quarterly attendance"))
    assert (shown.seats_counted, shown.are_seats_numbered, shown.seats_without_count) == (2, False, ())
    assert shown.seats_in_words == (
        "2 seats listed, without saying how many of each; not always there: Finance officers (Quarterly attendance)"
    )


def test_a_board_without_members_has_no_number_of_seats() -> None:
    shown = row(board())
    assert (shown.seats_counted, shown.seats_in_words) == (None, "not stated")


def test_nobody_is_made_to_decide_by_silence() -> None:
    assert row(board()).mandate_in_words == "whether it decides is not stated"
    assert row(board(mandate=Mandate.DECIDES)).mandate_in_words == "takes decisions"
    assert row(board(mandate=Mandate.ADVISES)).mandate_in_words == "advises, and takes no decisions"


def otherwise(about: str, as_written: str, **said: object) -> BoardStatedOtherwise:
    return BoardStatedOtherwise.model_validate({"about": about, "as_written": as_written, **said})


def test_what_a_paper_says_otherwise_stands_beside_what_is_held_each_with_its_source() -> None:
    shown = boards(
        *told("B1", board(cycle=MONTHLY), source="table#L1"),
        *told("B1", otherwise("cycle", "quarterly basis", meetings_a_year=4), source="text#L2"),
    )
    (said,) = shown.stated_otherwise
    assert (said.held, said.held_source, said.stated, said.stated_source) == (
        "Monthly",
        "table#L1",
        "quarterly basis",
        "text#L2",
    )
    assert shown.disagreements == 1
    assert shown.in_words.endswith("1 statement about them disagrees.")


def test_the_source_of_a_cycle_is_where_it_was_last_found() -> None:
    shown = boards(
        *told("B1", board(cycle=MONTHLY), source="old#L1"),
        *told("B1", BoardCycleChanged(cycle=QUARTERLY), source="new#L1"),
        *told("B1", otherwise("cycle", "weekly")),
    )
    assert [(said.held, said.held_source) for said in shown.stated_otherwise] == [("Quarterly", "new#L1")]


@pytest.mark.parametrize(
    ("held", "said", "disagrees"),
    [
        (board(cycle=MONTHLY), otherwise("cycle", "12 times", meetings_a_year=12), False),
        (board(cycle=MONTHLY), otherwise("cycle", "monthly"), False),
        (board(cycle=MONTHLY), otherwise("cycle", "now and then"), True),
        (board(), otherwise("cycle", "weekly"), False),
        (board(services=["Waste"]), otherwise("services", "waste alone", services=["waste"]), False),
        (board(services=["Waste"]), otherwise("services", "both", services=["Waste", "Planning"]), True),
        (board(lead_role="Director"), otherwise("lead", "Chief Executive"), True),
        (board(also_written=["Joint board"]), otherwise("name", "joint board"), False),
        (board(), otherwise("name", "Ferry board"), True),
        (board(seats=[{"seat": "Director"}]), otherwise("seats", "three directors"), True),
        (board(purposes=["Watches"]), otherwise("remit", "It steers."), True),
    ],
)
def test_statements_disagree_where_both_cannot_be_true(
    held: BoardConstituted, said: BoardStatedOtherwise, disagrees: bool
) -> None:
    (shown,) = row(held, said).statements
    assert shown.disagrees is disagrees


def test_every_matter_can_be_stated_otherwise() -> None:
    said = [otherwise(matter, "another way") for matter in BoardMatter]
    assert [one.about for one in row(board(), *said).statements] == list(BoardMatter)


def test_a_service_that_a_paper_lists_may_be_on_no_board() -> None:
    shown = boards(
        *told("low", board(level=1, services=["Waste"])),
        *told("high", board(level=2, services=["Waste", "Legal"])),
        *told("high", otherwise("services", "Waste, Legal, Payroll", services=["Waste", "Legal", "Payroll"])),
    )
    assert shown.services_on_no_board == ("Payroll",)
    assert service(shown, "Legal").not_at_levels == (1,)
    assert (service(shown, "Waste").on, service(shown, "Waste").not_at_levels) == (("low", "high"), ())
    assert service(shown, "Payroll").listed_for == ("high",)


def test_a_replaced_board_watches_over_nothing() -> None:
    assert boards(*told("gone", board(services=["Waste"]), BoardReplaced())).services == ()


def test_the_way_up_follows_what_boards_report_to() -> None:
    shown = boards(
        *told("high", board("High", mandate=Mandate.ADVISES)),
        *told("high", BoardEscalationStated(from_body="Low", by_exception=True)),
        *told("low", board("Low", reports_to="high"), BoardEscalationStated(from_body="Head of Service")),
    )
    (path,) = shown.escalation
    assert [step.body for step in path.steps] == ["Head of Service", "Low", "High"]
    assert path.in_words == "Head of Service → Low → High (by exception only; advises, and takes no decisions)"


def test_a_ring_that_a_moment_shows_ends_where_it_began() -> None:
    """No order makes one, but a moment that knows only part of the story may show it."""
    record = record_of(*told("a", board("A", reports_to="b")), *told("b", board("B", reports_to="a")), as_at=AS_AT)
    assert [step.ref for step in board_detail(record, "a").escalation.steps] == ["a", "b"]


def test_one_board_names_those_that_report_to_it_and_its_meetings() -> None:
    called = MeetingScheduled(board="high", on=PlannedDate.on(date(2018, 4, 10)))
    tellings = [*told("high", board()), *told("low", board(reports_to="high")), Told("meeting", "M1", called, DAY)]
    detail = board_detail(record_of(*tellings, as_at=AS_AT), "high")
    assert (detail.reported_to_by, [one.ref for one in detail.meetings]) == (("low",), ["M1"])


def test_a_board_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownSubject, match="has no board “ferry”"):
        board_detail(record_of(as_at=AS_AT), "ferry")


def test_the_list_is_read_as_at_a_day() -> None:
    later = Told("board", "B1", BoardReplaced(), AS_AT)
    assert boards(*told("B1", board()), later, as_at=DAY).at_work == 1
    assert boards(*told("B1", board()), later).at_work == 0
