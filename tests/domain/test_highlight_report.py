"""A highlight report keeps what only its author can say: the latest answer counts, and no item is listed twice."""

from datetime import date

import pytest

from domain import highlight_report_before_issue as before_issue
from domain.entry import Entry
from domain.fact import Fact
from domain.happening import NotYet, NotYetByThen
from domain.highlight_report import (
    BoardItemListed,
    BudgetNoted,
    CommunicationListed,
    DistributionListed,
    Flag,
    HighlightReport,
    HighlightReportDrafted,
    Recipient,
    Section,
    SectionLeftEmpty,
    SummaryFlagAnswered,
)
from domain.highlight_report_refusals import ItemAlreadyListed, ReportedInTheWrongOrder
from domain.refusals import AlreadyThere
from tests.domain.given import TODAY, given

DRAFTED = HighlightReportDrafted(reported_on=date(2026, 1, 19), prepared_by="Bridge engineer")
NO_RISKS = SummaryFlagAnswered(flag=Flag.CHANGED_OR_NEW_RISKS, answer=False)
NEW_RISKS = SummaryFlagAnswered(flag=Flag.CHANGED_OR_NEW_RISKS, answer=True, as_written="Yes - see R1")
NEWSLETTER = CommunicationListed(item="C1", event="Newsletter to both banks")
COST_OF_PAINT = BudgetNoted(item="B1", note="Paint cost more than expected.")
WRONG_COLOUR = BoardItemListed(item="X1", issue="Steel is the wrong colour")
NOTHING_TO_SAY = SectionLeftEmpty(section=Section.COMMUNICATIONS, as_written="None this month")
MAYOR, ENGINEER = Recipient(role="Mayor"), Recipient(role="Bridge engineer", received_on=date(2026, 1, 20))


def january(*later: Fact | Entry) -> HighlightReport:
    return given(HighlightReport, "january", DRAFTED, *later)


def test_a_report_can_be_begun_where_its_reference_is_free() -> None:
    assert before_issue.draft(None, DRAFTED, today=TODAY) == [DRAFTED]


def test_beginning_a_report_twice_is_a_conflict() -> None:
    with pytest.raises(
        AlreadyThere, match=r"The highlight report “january” is in the record already .“19 January 2026"
    ):
        before_issue.draft(january(), DRAFTED, today=TODAY)


def test_a_report_keeps_its_day_and_its_author() -> None:
    assert (january().reported_on, january().prepared_by, january().workstream) == (
        date(2026, 1, 19),
        "Bridge engineer",
        None,
    )


def test_a_question_nobody_answered_is_not_stated() -> None:
    assert january().flag(Flag.MAJOR_ISSUES_FOR_BOARD) is None


def test_the_latest_answer_to_a_question_counts() -> None:
    assert january().answer_flag(NO_RISKS) == [NO_RISKS]
    assert january(NO_RISKS).answer_flag(NO_RISKS) == []
    assert january(NO_RISKS, NEW_RISKS).flag(Flag.CHANGED_OR_NEW_RISKS) == NEW_RISKS
    assert january(NO_RISKS, NEW_RISKS).answer_flag(NO_RISKS) == [NO_RISKS]


def test_communications_budget_notes_and_board_items_are_listed_in_order() -> None:
    second = CommunicationListed(item="C2", event="Notice on the ferry")
    written = january(NEWSLETTER, COST_OF_PAINT, WRONG_COLOUR, second)
    assert january().list_communication(NEWSLETTER) == [NEWSLETTER]
    assert january().note_budget(COST_OF_PAINT) == [COST_OF_PAINT]
    assert january().list_board_item(WRONG_COLOUR, today=TODAY) == [WRONG_COLOUR]
    assert (written.communications, written.budget_notes, written.board_items) == (
        (NEWSLETTER, second),
        (COST_OF_PAINT,),
        (WRONG_COLOUR,),
    )


@pytest.mark.parametrize("listed", [NEWSLETTER, COST_OF_PAINT, WRONG_COLOUR], ids=["event", "note", "item"])
def test_no_two_items_of_a_report_share_a_reference_whatever_they_are(
    listed: CommunicationListed | BudgetNoted | BoardItemListed,
) -> None:
    written = january(listed)
    with pytest.raises(ItemAlreadyListed, match=f"Report “january” has an item “{listed.item}” already"):
        written.list_communication(CommunicationListed(item=listed.item, event="Another newsletter"))
    with pytest.raises(ItemAlreadyListed):
        written.note_budget(BudgetNoted(item=listed.item, note="Brushes as well."))
    with pytest.raises(ItemAlreadyListed):
        written.list_board_item(BoardItemListed(item=listed.item, issue="Another colour"), today=TODAY)


def test_a_section_left_empty_on_purpose_keeps_the_words_for_it() -> None:
    assert january().leave_empty(NOTHING_TO_SAY) == [NOTHING_TO_SAY]
    assert january(NOTHING_TO_SAY).leave_empty(NOTHING_TO_SAY) == []
    assert january(NOTHING_TO_SAY).empty_words(Section.COMMUNICATIONS) == "None this month"
    assert january().empty_words(Section.COMMUNICATIONS) is None


def test_the_latest_words_for_an_empty_section_count() -> None:
    again = SectionLeftEmpty(section=Section.COMMUNICATIONS, as_written="N/A")
    other = SectionLeftEmpty(section=Section.BUDGET, as_written="Not known")
    assert january(NOTHING_TO_SAY, other, again).left_empty == (other, again)


def test_the_latest_distribution_list_stands_in_its_order() -> None:
    listed = DistributionListed(recipients=(MAYOR, ENGINEER))
    assert january().list_distribution((MAYOR, ENGINEER), today=TODAY) == [listed]
    assert january(listed).list_distribution((MAYOR, ENGINEER), today=TODAY) == []
    assert january(listed, DistributionListed(recipients=(ENGINEER,))).recipients == (ENGINEER,)


def test_what_a_report_says_has_happened_has_happened() -> None:
    tomorrow = date(2026, 3, 4)
    with pytest.raises(NotYet, match="The report cannot have been made on 4 March 2026"):
        before_issue.draft(None, HighlightReportDrafted(reported_on=tomorrow), today=TODAY)
    with pytest.raises(NotYet, match="Item “X1” cannot have been closed on 4 March 2026"):
        january().list_board_item(WRONG_COLOUR.model_copy(update={"closed_on": tomorrow}), today=TODAY)
    with pytest.raises(NotYet, match="“Mayor” cannot have received the report on 4 March 2026"):
        january().list_distribution((Recipient(role="Mayor", received_on=tomorrow),), today=TODAY)


def test_a_report_takes_effect_on_the_day_it_reports_on_or_later() -> None:
    with pytest.raises(NotYetByThen, match="made on 19 January 2026 and take effect on 18 January 2026"):
        before_issue.draft(None, DRAFTED, today=TODAY, effective_on=date(2026, 1, 18))


@pytest.mark.parametrize("previous", [date(2026, 1, 19), date(2026, 2, 2)])
def test_a_report_comes_after_the_one_before_it(previous: date) -> None:
    drafted = HighlightReportDrafted(reported_on=date(2026, 1, 19), previous_report=previous)
    with pytest.raises(ReportedInTheWrongOrder, match="The report of 19 January 2026 cannot follow one of"):
        before_issue.draft(None, drafted, today=TODAY)
