"""A board: it is constituted, meets from a day on, reports upwards, decides or advises, and is replaced one day."""

from datetime import date

import pytest

from domain.board import Board, Office, Statement, constitute
from domain.board_facts import (
    BoardAgendaForeseen,
    BoardConstituted,
    BoardCycleChanged,
    BoardEscalationStated,
    BoardLeadChanged,
    BoardMandateChanged,
    BoardMatter,
    BoardOfficeFilled,
    BoardOpenedOrClosed,
    BoardPutInPlace,
    BoardRemitChanged,
    BoardReplaced,
    BoardReportingLineChanged,
    BoardSeatsChanged,
    BoardStage,
    BoardStatedOtherwise,
    Cycle,
    Mandate,
    Seat,
)
from domain.board_refusals import (
    BoardIsInPlace,
    BoardIsReplaced,
    BoardNotThereYet,
    MoreAreNeededThanSit,
    NobodyIsNeeded,
    OnlyAdvises,
    OnlyProposed,
    ProposedIsNotInPlace,
    ReplacesItself,
    ReportsToItself,
    SeatListedTwice,
)
from domain.entry import Entry
from domain.fact import Fact
from domain.happening import EndedBeforeItBegan, NotYet
from domain.planned_date import PlannedDate
from domain.refusals import AlreadyThere
from tests.domain.given import TODAY, given, told

TOMORROW = PlannedDate.on(date(2026, 3, 4))
THAT_DAY = PlannedDate.on(TODAY)
A_MONTH_AGO = PlannedDate.on(date(2026, 2, 3))
A_YEAR_AGO = PlannedDate.on(date(2025, 3, 3))
UNDATED = PlannedDate(as_written="TBC")
QUARTERLY = Cycle(as_written="quarterly", meetings_a_year=4)
COUNCILLORS = Seat(seat="Councillor", count=3)
REPLACED = BoardReplaced(by="river", replaced_on=A_MONTH_AGO)


def board(*later: Fact | Entry, ref: str = "crossing", **said: object) -> Board:
    constituted = BoardConstituted.model_validate({"name": f"The {ref} board", **said})
    return given(Board, ref, told(constituted, effective_on=A_YEAR_AGO.starts), *later)


def test_a_board_is_constituted_once() -> None:
    constituted = BoardConstituted(name="Crossing board")
    assert constitute(None, constituted, today=TODAY) == [constituted]
    with pytest.raises(AlreadyThere, match="crossing"):
        constitute(board(), constituted, today=TODAY)


def test_a_board_is_what_it_was_constituted_as() -> None:
    held = board(level=2, seats=(COUNCILLORS,), quorum=2, cycle=QUARTERLY, reports_to="cabinet", mandate="advises")
    assert (held.level, held.seats_known, held.quorum, held.cycle) == (2, 3, 2, QUARTERLY)
    assert (held.reports_to, held.mandate, held.stage) == ("cabinet", Mandate.ADVISES, None)


def test_a_seat_without_a_count_adds_nothing_to_those_known() -> None:
    assert (
        board(seats=(COUNCILLORS, Seat(seat="Engineer"), Seat(seat="Clerk", count=2, is_doubtful=True))).seats_known
        == 5
    )


def test_a_quorum_is_never_larger_than_the_board() -> None:
    with pytest.raises(MoreAreNeededThanSit, match="A quorum of 4 cannot be met by 3 seats"):
        constitute(None, BoardConstituted(name="Crossing board", seats=(COUNCILLORS,), quorum=4), today=TODAY)
    with pytest.raises(MoreAreNeededThanSit, match=r"by 1 seat\. Correct"):
        board().change_seats(BoardSeatsChanged(seats=(Seat(seat="Councillor", count=1),), quorum=4))
    with pytest.raises(MoreAreNeededThanSit):
        board().change_seats(BoardSeatsChanged(seats=(COUNCILLORS,), quorum=4))


def test_a_quorum_may_be_met_by_seats_that_nobody_counts() -> None:
    uncounted = BoardSeatsChanged(seats=(COUNCILLORS, Seat(seat="Engineer")), quorum=4)
    assert board().change_seats(uncounted) == [uncounted]


def test_a_quorum_may_be_met_by_seats_that_are_in_doubt() -> None:
    doubtful = BoardSeatsChanged(seats=(COUNCILLORS, Seat(seat="Engineer", count=1, is_doubtful=True)), quorum=5)
    assert board().change_seats(doubtful) == [doubtful]


def test_a_quorum_of_nobody_is_none() -> None:
    with pytest.raises(NobodyIsNeeded, match="Leave it out"):
        constitute(None, BoardConstituted(name="Crossing board", quorum=0), today=TODAY)
    with pytest.raises(NobodyIsNeeded):
        board().change_seats(BoardSeatsChanged(seats=(COUNCILLORS,), quorum=0))


def test_seats_that_are_alike_are_listed_once() -> None:
    city, county = (Seat(seat="Councillor", organisation=of, count=2) for of in ("City", "County"))
    of_both = BoardSeatsChanged(seats=(city, county))
    assert board().change_seats(of_both) == [of_both]
    again = Seat(seat="councillor", organisation="CITY", count=3)
    with pytest.raises(SeatListedTwice, match="The seat “councillor” of “CITY” is listed twice"):
        board().change_seats(BoardSeatsChanged(seats=(city, county, again)))


def test_a_proposed_board_is_put_in_place_once() -> None:
    proposed = board(stage=BoardStage.PROPOSED)
    assert proposed.put_in_place(A_MONTH_AGO, today=TODAY) == [BoardPutInPlace(since=A_MONTH_AGO)]
    with pytest.raises(BoardIsInPlace):
        board(BoardPutInPlace()).put_in_place(None, today=TODAY)


def test_a_board_that_is_in_place_is_so_by_today_and_one_that_is_proposed_not_at_all() -> None:
    for stage in (BoardStage.IN_PLACE, None):
        since = BoardConstituted(name="Crossing board", stage=stage, in_place_since=A_MONTH_AGO)
        assert constitute(None, since, today=TODAY) == [since]
        with pytest.raises(NotYet, match="cannot have begun its work on 4 March 2026"):
            constitute(None, since.model_copy(update={"in_place_since": TOMORROW}), today=TODAY)
    for stage in (BoardStage.PROPOSED, BoardStage.ALTERNATIVE):
        with pytest.raises(ProposedIsNotInPlace, match="in place since no day"):
            constitute(None, since.model_copy(update={"stage": stage}), today=TODAY)


def test_no_board_was_replaced_before_it_began() -> None:
    begun = board(stage=BoardStage.IN_PLACE, in_place_since=A_MONTH_AGO)
    assert begun.replace(BoardReplaced(replaced_on=A_MONTH_AGO), {}, today=TODAY) != []
    with pytest.raises(EndedBeforeItBegan, match="began on 3 February 2026, so it cannot have ended on 3 March 2025"):
        begun.replace(BoardReplaced(replaced_on=A_YEAR_AGO), {}, today=TODAY)
    with pytest.raises(EndedBeforeItBegan):
        begun.replace(BoardReplaced(), {}, today=TODAY, effective_on=A_YEAR_AGO.starts)


def test_no_board_began_its_work_tomorrow() -> None:
    with pytest.raises(NotYet, match="cannot have begun its work on 4 March 2026"):
        board().put_in_place(TOMORROW, today=TODAY)
    with pytest.raises(NotYet, match="cannot have been replaced"):
        board().replace(BoardReplaced(replaced_on=TOMORROW), {}, today=TODAY)


SAID_AGAIN: tuple[tuple[Fact, str], ...] = (
    (BoardSeatsChanged(seats=(COUNCILLORS,), quorum=2), "change_seats"),
    (BoardRemitChanged(purposes=("Build it",)), "change_remit"),
    (BoardMandateChanged(mandate=Mandate.DECIDES), "change_mandate"),
    (BoardOpenedOrClosed(is_public=True, opens_when="for money"), "open_or_close"),
    (BoardOfficeFilled(office="Chair", role="Mayor"), "fill_office"),
    (BoardAgendaForeseen(month=6, items=("Year end",)), "foresee"),
)


@pytest.mark.parametrize(("fact", "decide"), SAID_AGAIN, ids=[decide for _, decide in SAID_AGAIN])
def test_what_is_said_of_a_board_is_kept_once(fact: Fact, decide: str) -> None:
    assert getattr(board(), decide)(fact) == [fact]
    assert getattr(board(fact), decide)(fact) == []
    with pytest.raises(BoardIsReplaced):
        getattr(board(REPLACED), decide)(fact)


def test_its_lead_its_cycle_and_its_place_change_once_too() -> None:
    changed = board(BoardLeadChanged(lead_role="Mayor"), BoardCycleChanged(cycle=QUARTERLY))
    assert board().change_lead("Mayor") == [BoardLeadChanged(lead_role="Mayor")]
    assert changed.change_lead("Mayor") == changed.change_cycle(QUARTERLY) == []
    assert board().change_cycle(QUARTERLY) == [BoardCycleChanged(cycle=QUARTERLY)]
    assert board().change_reporting_line("cabinet", {}) == [BoardReportingLineChanged(reports_to="cabinet")]
    assert board(reports_to="cabinet").change_reporting_line("cabinet", {}) == []


def test_a_quorum_that_is_left_out_with_the_seats_is_none() -> None:
    assert board(BoardSeatsChanged(seats=(COUNCILLORS,)), seats=(COUNCILLORS,), quorum=2).quorum is None


def test_a_board_reports_to_itself_neither_straight_nor_by_way_of_others() -> None:
    others = {
        "cabinet": board(ref="cabinet", reports_to="council"),
        "council": board(ref="council", reports_to="crossing"),
    }
    with pytest.raises(ReportsToItself, match="crossing to crossing"):
        board().change_reporting_line("crossing", {})
    with pytest.raises(ReportsToItself, match="crossing to cabinet to council to crossing"):
        board().change_reporting_line("cabinet", others)


def test_a_loop_elsewhere_does_not_keep_a_board_from_reporting() -> None:
    others = {"a": board(ref="a", reports_to="b"), "b": board(ref="b", reports_to="a")}
    assert board().change_reporting_line("a", others) == [BoardReportingLineChanged(reports_to="a")]


def test_a_board_takes_its_own_place_neither_straight_nor_by_way_of_others() -> None:
    others = {"river": board(BoardReplaced(by="crossing"), ref="river")}
    assert board().replace(REPLACED, {}, today=TODAY) == [REPLACED]
    with pytest.raises(ReplacesItself, match="crossing by crossing"):
        board().replace(BoardReplaced(by="crossing"), {}, today=TODAY)
    with pytest.raises(ReplacesItself, match="crossing by river by crossing"):
        board().replace(REPLACED, others, today=TODAY)


def test_a_board_may_be_replaced_by_the_one_that_reports_to_it() -> None:
    others = {"river": board(ref="river", reports_to="crossing")}
    assert board().replace(REPLACED, others, today=TODAY) == [REPLACED]


def test_a_replaced_board_is_replaced_once_and_what_papers_say_of_it_is_kept() -> None:
    said = BoardStatedOtherwise(about=BoardMatter.CYCLE, as_written="monthly")
    gone = board(REPLACED)
    assert (gone.is_replaced, gone.replaced_by, gone.replaced_on) == (True, "river", A_MONTH_AGO)
    assert gone.state_otherwise(said) == [said]
    with pytest.raises(BoardIsReplaced):
        gone.replace(REPLACED, {}, today=TODAY)


def test_what_papers_state_otherwise_stands_beside_what_is_held_with_its_source() -> None:
    said = BoardStatedOtherwise(about=BoardMatter.CYCLE, as_written="monthly", meetings_a_year=12)
    held = board(told(said, source="minutes#L1"), cycle=QUARTERLY)
    assert held.cycle == QUARTERLY
    assert held.statements == (Statement(TODAY, said, "minutes#L1"),)


def test_an_office_is_held_by_one_at_a_time_and_a_month_has_one_agenda() -> None:
    mayor, smith = BoardOfficeFilled(office="Chair", role="Mayor"), BoardOfficeFilled(office="Chair", role="Smith")
    june, may = BoardAgendaForeseen(month=6), BoardAgendaForeseen(month=5)
    held = board(mayor, smith, june, may, BoardAgendaForeseen(month=6, items=("Year end",)))
    assert held.offices == (Office(TODAY, smith),)
    assert [(agenda.month, agenda.items) for agenda in held.agendas] == [(5, ()), (6, ("Year end",))]


def test_each_body_brings_things_before_a_board_in_one_way() -> None:
    always, by_exception = (BoardEscalationStated(from_body="Works", by_exception=said) for said in (None, True))
    tolls = BoardEscalationStated(from_body="Tolls")
    assert board(always, tolls, by_exception).escalations == (tolls, by_exception)
    assert board(by_exception).state_escalation(by_exception) == []


def test_a_board_neither_meets_nor_decides_while_it_is_only_proposed() -> None:
    for stage in (BoardStage.PROPOSED, BoardStage.ALTERNATIVE):
        with pytest.raises(OnlyProposed, match="Record first that it was put in place"):
            board(stage=stage).must_decide()


def test_a_board_meets_only_once_it_is_there() -> None:
    with pytest.raises(
        BoardNotThereYet, match="only since 3 March 2025; it can neither meet nor decide on 2 March 2025"
    ):
        board().must_be_there_on(PlannedDate.on(date(2025, 3, 2)))
    with pytest.raises(BoardNotThereYet, match="only since 3 February 2026"):
        board(BoardPutInPlace(since=A_MONTH_AGO)).must_be_there_on(A_YEAR_AGO)
    board().must_be_there_on(A_YEAR_AGO)
    board().must_be_there_on(UNDATED)


def test_an_old_paper_may_tell_of_a_meeting_before_the_board_was_written_down() -> None:
    board(BoardPutInPlace(since=A_MONTH_AGO)).must_be_there_on(A_YEAR_AGO, is_from_a_paper=True)


def test_a_replaced_board_met_and_decided_before_but_not_since() -> None:
    gone = board(told(REPLACED, effective_on=A_MONTH_AGO.starts))
    for day in (A_YEAR_AGO, A_MONTH_AGO):
        gone.must_be_there_on(day)
        gone.must_decide(day)
    for later in (THAT_DAY, UNDATED):
        with pytest.raises(BoardIsReplaced):
            gone.must_be_there_on(later)
        with pytest.raises(BoardIsReplaced):
            gone.must_decide(later)


def test_a_board_that_was_replaced_on_no_stated_day_did_nothing_that_is_recorded_afterwards() -> None:
    gone = board(told(BoardReplaced(), effective_on=None))
    with pytest.raises(BoardIsReplaced):
        gone.must_be_at_work(A_YEAR_AGO)


def test_only_a_board_that_is_said_to_advise_takes_no_decisions() -> None:
    board().must_decide()
    board(mandate=Mandate.DECIDES).must_decide()
    with pytest.raises(OnlyAdvises, match="takes no decisions"):
        board(mandate=Mandate.ADVISES).must_decide()


def test_a_paper_means_a_board_by_any_of_its_names_whatever_their_case() -> None:
    held = board(also_written=("CB",))
    assert [held.is_called(name) for name in ("cb", "THE CROSSING BOARD", "Crossing", "Ferry")] == [
        True,
        True,
        True,
        False,
    ]
