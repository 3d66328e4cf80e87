"""A report is drafted, issued once, considered by boards, and may be withdrawn; issued, it takes no more words."""

from datetime import date

import pytest

from domain.happening import NotYet
from domain.highlight_report import BudgetNoted, HighlightReport, HighlightReportDrafted
from domain.highlight_report_life import (
    HighlightReportConsidered,
    HighlightReportIssued,
    HighlightReportWithdrawn,
    ReportLife,
)
from domain.highlight_report_refusals import (
    ConsideredBeforeItWasIssued,
    ReportAlreadyIssued,
    ReportNotIssued,
    ReportWithdrawn,
)
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
