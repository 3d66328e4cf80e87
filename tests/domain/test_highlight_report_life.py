"""A report is drafted, issued once, considered by boards, and may be withdrawn; issued, it takes no more words."""

from datetime import date

import pytest

from domain.fact import Fact
from domain.happening import NotYet
from domain.highlight_report import BudgetNoted, HighlightReport, HighlightReportDrafted, Section, SectionLeftEmpty
from domain.highlight_report_before_issue import must_be_reviewed_where_asked, review
from domain.highlight_report_life import (
    HighlightReportConsidered,
    HighlightReportIssued,
    HighlightReportReviewed,
    HighlightReportWithdrawn,
    ReportLife,
)
from domain.highlight_report_refusals import (
    ConsideredBeforeItWasIssued,
    NotReviewedYet,
    OwnReportReviewed,
    ReportAlreadyIssued,
    ReportNotIssued,
    ReportWithdrawn,
)
from domain.reporting_cycle import Cadence
from tests.domain.given import TODAY, given, told

DRAFTED = HighlightReportDrafted(reported_on=date(2026, 3, 2))
ISSUED = HighlightReportIssued(up_to=7, as_at=date(2026, 3, 2), template=1, content_sha256="ab" * 32)
CONSIDERED = HighlightReportConsidered(board="Crossing board", considered_on=TODAY)
WITHDRAWN = HighlightReportWithdrawn()
NOTE = BudgetNoted(item="B1", note="Paint is dear.")


def test_a_draft_is_issued_as_it_stands() -> None:
    assert given(HighlightReport, "march", DRAFTED).issue(ISSUED) == [ISSUED]


def test_it_keeps_how_and_when_it_was_issued() -> None:
    issued = given(HighlightReport, "march", DRAFTED, ISSUED)
    assert (issued.life, issued.issued, issued.issued_on, issued.issued_position) == (
        ReportLife.ISSUED,
        ISSUED,
        TODAY,
        2,
    )


def test_it_is_issued_once_and_its_author_adds_nothing_more() -> None:
    issued = given(HighlightReport, "march", DRAFTED, ISSUED)
    with pytest.raises(ReportAlreadyIssued, match="was issued on 3 March 2026"):
        issued.issue(ISSUED)
    with pytest.raises(ReportAlreadyIssued):
        issued.note_budget(NOTE)


def test_boards_consider_what_was_issued_each_of_them_once_on_a_day() -> None:
    issued = given(HighlightReport, "march", DRAFTED, ISSUED)
    assert issued.consider(CONSIDERED, today=TODAY) == [CONSIDERED]
    considered = given(HighlightReport, "march", DRAFTED, ISSUED, CONSIDERED)
    assert considered.consider(CONSIDERED, today=TODAY) == []
    assert considered.life is ReportLife.CONSIDERED
    again = CONSIDERED.model_copy(update={"board": "Council"})
    assert considered.consider(again, today=TODAY) == [again]


def test_nothing_is_considered_before_it_is_issued_or_on_a_day_to_come() -> None:
    with pytest.raises(ReportNotIssued):
        given(HighlightReport, "march", DRAFTED).consider(CONSIDERED, today=TODAY)
    issued = given(HighlightReport, "march", DRAFTED, ISSUED)
    with pytest.raises(ConsideredBeforeItWasIssued):
        issued.consider(CONSIDERED.model_copy(update={"considered_on": date(2026, 3, 2)}), today=TODAY)
    with pytest.raises(NotYet):
        issued.consider(CONSIDERED.model_copy(update={"considered_on": date(2026, 3, 4)}), today=TODAY)


@pytest.mark.parametrize("before", [(DRAFTED,), (DRAFTED, ISSUED)], ids=["drafted", "issued"])
def test_drafted_or_issued_it_can_be_withdrawn_and_takes_nothing_more(before: tuple[HighlightReportDrafted]) -> None:
    assert given(HighlightReport, "march", *before).withdraw() == [WITHDRAWN]
    withdrawn = given(HighlightReport, "march", *before, told(WITHDRAWN, note="A page was missing."))
    assert (withdrawn.life, withdrawn.withdrawn_because) == (ReportLife.WITHDRAWN, "A page was missing.")
    with pytest.raises(ReportWithdrawn, match="was withdrawn on 3 March 2026"):
        withdrawn.withdraw()
    with pytest.raises(ReportWithdrawn):
        withdrawn.note_budget(NOTE)


# Reviewing ------------------------------------------------------------------------------------------------------------

REVIEWED = HighlightReportReviewed(by_role="Treasurer", remarks="It says what we agreed")
WITH_A_REVIEW = Cadence(every_days=28, reviewed=True)


def drafted(*later: Fact) -> HighlightReport:
    return given(HighlightReport, "march", DRAFTED, *later)


def test_somebody_else_reviews_it() -> None:
    assert review(drafted(), REVIEWED, by="Treasurer", written_by={"Programme manager"}) == [REVIEWED]
    held = drafted(REVIEWED)
    assert (held.life, held.is_reviewed) == (ReportLife.REVIEWED, True)


def test_nobody_reviews_what_they_wrote() -> None:
    with pytest.raises(OwnReportReviewed, match="was written by Programme manager"):
        review(drafted(), REVIEWED, by="Programme manager", written_by={"Programme manager"})


def test_what_was_issued_is_reviewed_no_more() -> None:
    with pytest.raises(ReportAlreadyIssued):
        review(drafted(ISSUED), REVIEWED, by="Treasurer", written_by=set())


def test_a_change_asks_for_another_review() -> None:
    held = drafted(REVIEWED, SectionLeftEmpty(section=Section.RISKS, as_written="None"))
    assert (held.life, held.is_reviewed) == (ReportLife.DRAFTED, False)
    with pytest.raises(NotReviewedYet, match="was changed since it was reviewed"):
        must_be_reviewed_where_asked(held, WITH_A_REVIEW)


def test_none_is_issued_unreviewed_where_a_programme_asks_for_reviews() -> None:
    with pytest.raises(NotReviewedYet, match="has not been reviewed"):
        must_be_reviewed_where_asked(drafted(), WITH_A_REVIEW)
    must_be_reviewed_where_asked(drafted(REVIEWED), WITH_A_REVIEW)
    must_be_reviewed_where_asked(drafted(), Cadence(every_days=28))
    must_be_reviewed_where_asked(drafted(), None)
