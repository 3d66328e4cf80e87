"""The list of escalations says what sits with which board, since when, for how long, and what ought to rise."""

from datetime import date

import pytest

from application.projections.attention import attention
from application.projections.boards import board_detail
from application.projections.escalations import EscalationList, escalation_detail, escalation_list
from application.projections.highlight_report import highlight_report
from application.projections.issues import issue_list
from application.projections.meeting import meeting_detail
from application.projections.needs import Need
from application.projections.risks import risk_register
from domain.board_facts import (
    BoardConstituted,
    BoardEscalationStated,
    BoardReportingLineChanged,
    BoardStage,
    Mandate,
)
from domain.escalation_facts import (
    EscalationGround,
    EscalationOpened,
    EscalationPassedUp,
    EscalationResolved,
    EscalationReturned,
    EscalationWithdrawn,
)
from domain.fact import Fact
from domain.highlight_report import HighlightReportDrafted
from domain.issue import IssueEscalated, IssueRaised, IssueResolved
from domain.meeting_facts import MeetingCancelled, MeetingHeld, MeetingScheduled
from domain.milestone_facts import MilestoneForecastChanged, MilestonePlanned
from domain.planned_date import PlannedDate
from domain.programme import ToleranceSet
from domain.refusals import UnknownSubject
from domain.risk import RiskIdentified
from domain.suggestion import Tolerance
from tests.application.projections.building import Telling, Told, record_of

DAY, LATER, AS_AT = date(2026, 3, 3), date(2026, 3, 17), date(2026, 4, 1)
ONLY_THEN = BoardEscalationStated(from_body="Joint board", condition="What nobody else can settle", by_exception=True)
BOARDS: tuple[Telling, ...] = (
    ("board", "cabinet", BoardConstituted(name="Cabinet", level=3, mandate=Mandate.ADVISES), DAY),
    ("board", "cabinet", ONLY_THEN, DAY),
    ("board", "joint", BoardConstituted(name="Joint board", level=2, reports_to="cabinet"), DAY),
    ("board", "steering", BoardConstituted(name="Steering group", level=1, reports_to="joint"), DAY),
)
ISSUES: tuple[Telling, ...] = tuple(
    ("issue", ref, IssueRaised(what=f"What {ref} is"), DAY) for ref in ("I1", "I2", "I3", "I4", "I5")
)
UP = EscalationPassedUp(to="joint")
SETTLED = EscalationResolved(outcome="The ferry is caulked", board="steering")


def opened(ref: str, to: str = "steering", kind: str = "issue", **said: object) -> EscalationOpened:
    return EscalationOpened.model_validate({"subject_kind": kind, "subject": ref, "to": to, **said})


def risen(ref: str, *later: Fact, to: str = "steering", on: date | None = DAY) -> list[Telling]:
    """An issue that rose, and what happened a fortnight later."""
    first = Told("escalation", f"issue:{ref}", opened(ref, to), on, note=f"why {ref}")
    return [first, *(("escalation", f"issue:{ref}", fact, LATER) for fact in later)]


def found(*tellings: Telling, as_at: date = AS_AT) -> EscalationList:
    return escalation_list(record_of(*BOARDS, *ISSUES, *tellings, as_at=as_at))


def met(ref: str, on: date, *later: Fact, of: str = "steering", said: date = DAY) -> list[Telling]:
    scheduled = MeetingScheduled(board=of, on=PlannedDate.on(on))
    return [("meeting", ref, fact, said) for fact in (scheduled, *later)]


# What sits where ------------------------------------------------------------------------------------------------------


def test_nothing_rose() -> None:
    assert found().in_words == "Nothing has been escalated to a board."
    assert found(*risen("I1", SETTLED)).in_words == "Nothing sits with a board now."


def test_what_sits_with_the_highest_board_comes_first_and_what_is_over_last() -> None:
    held = found(
        *risen("I1", SETTLED),
        *risen("I2", on=LATER),
        *risen("I3"),
        *risen("I4", UP),
        *risen("I5", EscalationReturned(asked="Count them")),
    )
    assert [row.subject for row in held.escalations] == ["I4", "I3", "I2", "I5", "I1"]
    assert [(each.board, each.escalations, each.longest) for each in held.boards] == [
        ("joint", ("issue:I4",), 15),
        ("steering", ("issue:I3", "issue:I2"), 29),
    ]
    assert (held.open, held.returned, held.resolved, held.withdrawn) == (3, 1, 1, 0)
    assert held.in_words == ("3 matters sit with a board: 1 with “Joint board” and 2 with “Steering group”.")


def test_days_are_counted_at_each_step_and_in_all() -> None:
    record = record_of(*BOARDS, *ISSUES, *risen("I1", UP), as_at=AS_AT)
    detail = escalation_detail(record, "issue:I1")
    assert [(step.board_name, step.until, step.days) for step in detail.steps] == [
        ("Steering group", LATER, 14),
        ("Joint board", None, 15),
    ]
    row = detail.escalation
    assert (row.days_here, row.days_in_all, row.since, row.escalated_on) == (15, 29, LATER, DAY)
    assert (row.reason, row.subject_title) == ("why I1", "What I1 is")
    assert detail.in_words == "This issue has been with the board “Joint board” for 15 days."


def test_days_stop_when_it_is_over() -> None:
    (row,) = found(*risen("I1", SETTLED)).escalations
    assert (row.days_here, row.days_in_all, row.ended_on, row.standing_in_words) == (
        14,
        14,
        LATER,
        "resolved on 17 March 2026",
    )
    at_once = escalation_detail(record_of(*BOARDS, *ISSUES, *risen("I1", SETTLED, on=LATER), as_at=AS_AT), "issue:I1")
    assert "was resolved by the board “Steering group” on the day it rose. The ferry is caulked" in at_once.in_words


def test_where_no_day_is_stated_nobody_counts() -> None:
    (row,) = found(*risen("I1", on=None)).escalations
    assert (row.days_here, row.days_in_all, row.since_in_words) == (None, None, "date not stated")


def test_it_is_said_which_board_may_have_it_next_and_on_which_condition() -> None:
    (row,) = found(*risen("I1", UP)).escalations
    assert row.next_in_words == (
        "Cabinet (advises, and takes no decisions; from Joint board: What nobody else can settle; by exception only)"
    )
    (top,) = found(*risen("I1", to="cabinet")).escalations
    assert (top.next_board, top.next_in_words) == (None, None)


def test_a_board_above_that_is_not_at_work_is_named_as_such() -> None:
    proposed: Telling = ("board", "idea", BoardConstituted(name="Idea", stage=BoardStage.PROPOSED), DAY)
    reports: Telling = ("board", "steering", BoardReportingLineChanged(reports_to="idea"), DAY)
    (row,) = found(proposed, reports, *risen("I1")).escalations
    assert row.next_in_words == "Idea (it is not at work)"


@pytest.mark.parametrize(
    ("kind", "ground", "in_words"),
    [
        ("risk", None, "a risk"),
        ("milestone", None, "beyond the tolerance agreed"),
        ("workstream", None, "not stated"),
        ("programme", EscalationGround.DECISION, "a decision is needed"),
    ],
)
def test_the_ground_is_stated_or_lies_in_what_rises(kind: str, ground: str | None, in_words: str) -> None:
    fact = opened("X", kind=kind, ground=ground)
    (row,) = found(Told("escalation", f"{kind}:X", fact, DAY)).escalations
    assert (row.ground_in_words, row.subject_title) == (in_words, "X")


def test_the_times_it_rose_before_are_kept() -> None:
    again = opened("I1", "joint")
    record = record_of(*BOARDS, *ISSUES, *risen("I1", SETTLED, again), as_at=AS_AT)
    detail = escalation_detail(record, "issue:I1")
    assert (detail.escalation.times, detail.escalation.board, detail.escalation.days_in_all) == (2, "joint", 15)
    assert [(row.standing, row.outcome, row.days_in_all) for row in detail.earlier] == [
        ("resolved", "The ferry is caulked", 14)
    ]


def test_what_never_rose_is_unknown() -> None:
    with pytest.raises(UnknownSubject, match="has no escalation “issue:I1”"):
        escalation_detail(record_of(*BOARDS, *ISSUES, as_at=AS_AT), "issue:I1")


# Without an answer ----------------------------------------------------------------------------------------------------


def test_a_meeting_since_it_came_that_gave_no_answer_is_told() -> None:
    held = found(*risen("I1"), *met("G1", date(2026, 3, 10)), *met("G2", LATER, MeetingHeld(), said=LATER))
    (row,) = held.escalations
    assert (row.without_answer, row.meetings_without_answer, held.unanswered) == (LATER, 2, 1)
    assert held.in_words.endswith("A meeting has gone by without an answer to it.")


@pytest.mark.parametrize(
    "meeting",
    [
        met("G1", date(2026, 3, 10), MeetingCancelled()),
        met("G1", date(2026, 3, 10), of="joint"),
        met("G1", DAY, MeetingHeld()),
        met("G1", date(2026, 4, 1)),
    ],
    ids=["cancelled", "of another board", "on the day it came", "today, not held yet"],
)
def test_no_other_meeting_counts(meeting: list[Telling]) -> None:
    (row,) = found(*risen("I1"), *meeting).escalations
    assert (row.without_answer, row.meetings_without_answer) == (None, 0)


def test_the_next_meeting_of_the_board_is_shown() -> None:
    (row,) = found(*risen("I1"), *met("G1", date(2026, 4, 14))).escalations
    assert row.next_meeting == "G1"
    assert row.next_meeting_on is not None
    assert row.next_meeting_on.in_words == "14 April 2026"


def needs(*tellings: Telling) -> dict[Need, str]:
    record = record_of(*BOARDS, *ISSUES, *tellings, as_at=AS_AT)
    ours = {Need.UNANSWERED, Need.MOOT, Need.OUGHT_TO_RISE}
    return {item.need: item.why for item in attention(record).items if item.need in ours}


def test_what_has_no_answer_needs_attention_and_what_is_resolved_does_not() -> None:
    meeting = met("G1", date(2026, 3, 10))
    assert needs(*risen("I1"), *meeting) == {
        Need.UNANSWERED: (
            "With the board “Steering group” since 3 March 2026; "
            "1 meeting of it has gone by, the last on 10 March 2026."
        )
    }
    assert needs(*risen("I1", SETTLED), *meeting) == {}


def test_what_is_over_while_a_board_has_it_needs_attention() -> None:
    over: Telling = ("issue", "I1", IssueResolved(), LATER)
    why = "It sits with the board “Steering group”, though the issue is resolved."
    assert needs(*risen("I1"), over) == {Need.MOOT: why}


# What ought to rise ---------------------------------------------------------------------------------------------------

PROMISED: Telling = ("milestone", "M4", MilestonePlanned(title="Bridge opens", baseline=PlannedDate.on(AS_AT)), DAY)
LATE: Telling = ("milestone", "M4", MilestoneForecastChanged(forecast=PlannedDate.on(date(2026, 5, 1))), DAY)
LIMIT: Telling = ("programme", "bridge", ToleranceSet(tolerance=Tolerance(red_beyond=5)), DAY)
IT_ROSE: Telling = ("escalation", "milestone:M4", opened("M4", kind="milestone"), DAY)


def test_what_slips_beyond_a_tolerance_that_is_stated_ought_to_rise() -> None:
    (one,) = found(PROMISED, LATE, LIMIT).ought_to_rise
    assert (one.ref, one.subject_title) == ("milestone:M4", "Bridge opens")
    assert one.why == "Forecast 22 working days after its baseline; the tolerance is 5 working days."
    assert list(needs(PROMISED, LATE, LIMIT)) == [Need.OUGHT_TO_RISE]


@pytest.mark.parametrize(
    "told", [(PROMISED, LATE), (PROMISED, LIMIT), (PROMISED, LATE, LIMIT, IT_ROSE)], ids=["no limit", "on plan", "rose"]
)
def test_nothing_ought_to_rise_without_a_limit_within_it_or_where_it_rose(told: tuple[Telling, ...]) -> None:
    assert found(*told).ought_to_rise == ()


def test_nothing_ought_to_rise_where_there_is_no_board() -> None:
    assert escalation_list(record_of(PROMISED, LATE, LIMIT, as_at=AS_AT)).ought_to_rise == ()


# Seen elsewhere -------------------------------------------------------------------------------------------------------


def taken(*tellings: Telling, as_at: date = AS_AT) -> tuple[str | None, date | None]:
    rows = issue_list(record_of(*BOARDS, *ISSUES, *tellings, as_at=as_at)).issues
    return rows[0].escalated_to, rows[0].escalated_on


def test_an_issue_says_which_board_it_is_with_while_it_is() -> None:
    in_words: Telling = ("issue", "I1", IssueEscalated(to="Both leaders"), DAY)
    assert taken(in_words) == ("Both leaders", DAY)
    assert taken(in_words, *risen("I1", UP)) == ("Joint board", LATER)
    assert taken(in_words, *risen("I1", SETTLED)) == (None, None)
    later: Telling = ("issue", "I1", IssueEscalated(to="Both leaders"), date(2026, 3, 20))
    assert taken(*risen("I1", EscalationWithdrawn()), later) == ("Both leaders", date(2026, 3, 20))


def test_a_risk_says_it_too_also_when_it_was_looked_at_before() -> None:
    risk: Telling = ("risk", "R1", RiskIdentified(event="The river floods"), DAY)
    rose: Telling = ("escalation", "risk:R1", opened("R1", kind="risk"), LATER)
    before, after = (record_of(*BOARDS, risk, rose, as_at=on) for on in (DAY, LATER))
    assert [risk_register(record).risks[0].escalated_to for record in (before, after)] == [None, "Steering group"]


def test_the_board_shows_what_sits_with_it() -> None:
    record = record_of(*BOARDS, *ISSUES, *risen("I1"), *risen("I2", UP), *risen("I3", SETTLED), as_at=AS_AT)
    assert [row.subject for row in board_detail(record, "steering").sitting_here] == ["I1"]
    assert [row.subject for row in board_detail(record, "joint").sitting_here] == ["I2"]


def test_a_meeting_to_come_shows_what_sits_with_its_board() -> None:
    meetings = (*met("G1", date(2026, 3, 10), MeetingHeld(), said=LATER), *met("G2", date(2026, 4, 14)))
    record = record_of(*BOARDS, *ISSUES, *meetings, *risen("I1"), *risen("I2", UP), as_at=AS_AT)
    assert [row.subject for row in meeting_detail(record, "G2").sitting_here] == ["I1"]
    assert meeting_detail(record, "G1").sitting_here == ()


def test_what_rose_in_the_period_of_a_report_is_an_item_for_the_board_though_it_was_resolved() -> None:
    draft: Telling = ("highlight-report", "march", HighlightReportDrafted(reported_on=AS_AT), AS_AT)
    record = record_of(*BOARDS, *ISSUES, *risen("I1", SETTLED), draft, as_at=AS_AT)
    (item,) = highlight_report(record).items_for_board.entries
    assert (item.issue_ref, item.escalated_to) == ("I1", "Steering group")
