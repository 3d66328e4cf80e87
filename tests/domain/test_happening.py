"""Nothing is recorded as having happened on a day that has not come yet."""

from collections.abc import Callable
from datetime import date

import pytest

from domain.fact import Fact
from domain.happening import NotYet
from domain.issue import Issue, IssueRaised, IssueResolved
from domain.phase import Phase, PhasePlanned, PhaseStarted
from domain.planned_date import PlannedDate, Precision
from domain.risk import Risk, RiskIdentified, RiskMitigationAgreed, RiskMitigationDone
from domain.workstream import Outcome, Workstream, WorkstreamClosed, WorkstreamOpened
from tests.domain.given import TODAY, given

YESTERDAY, TOMORROW = PlannedDate.on(date(2026, 3, 2)), PlannedDate.on(date(2026, 3, 4))
MARCH = PlannedDate(starts=date(2026, 3, 1), ends=date(2026, 3, 31), precision=Precision.MONTH)
APRIL = PlannedDate(starts=date(2026, 4, 1), ends=date(2026, 4, 30), precision=Precision.MONTH)
PLANNED, STARTED = PhasePlanned(name="Foundations"), PhaseStarted()

Happening = Callable[[PlannedDate | None], list[Fact]]

HAPPENINGS: dict[str, Happening] = {
    "The phase “Foundations” cannot have started": lambda day: given(Phase, "P1", PLANNED).start(day, today=TODAY),
    "The phase “Foundations” cannot have been completed": lambda day: given(Phase, "P1", PLANNED, STARTED).complete(
        day, today=TODAY
    ),
    "The workstream “Steelwork” cannot have ended": lambda day: given(
        Workstream, "steelwork", WorkstreamOpened(name="Steelwork")
    ).close(WorkstreamClosed(outcome=Outcome.COMPLETED, closed_on=day), today=TODAY),
    "Issue “I1” cannot have been resolved": lambda day: given(Issue, "I1", IssueRaised(what="The ferry leaks")).resolve(
        IssueResolved(resolved_on=day), today=TODAY
    ),
    "Action “A1” cannot have been carried out": lambda day: given(
        Risk, "R1", RiskIdentified(event="Rain"), RiskMitigationAgreed(action="A1", what="Buy umbrellas")
    ).finish_mitigation(RiskMitigationDone(action="A1", done_on=day), today=TODAY),
}


@pytest.mark.parametrize(("sentence", "happens"), HAPPENINGS.items(), ids=HAPPENINGS)
def test_nothing_has_happened_tomorrow(sentence: str, happens: Happening) -> None:
    with pytest.raises(NotYet, match=f"{sentence} on 4 March 2026: that day has not come yet. Record it when"):
        happens(TOMORROW)


@pytest.mark.parametrize("happens", HAPPENINGS.values(), ids=HAPPENINGS)
@pytest.mark.parametrize("day", [None, YESTERDAY, PlannedDate.on(TODAY), MARCH], ids=str)
def test_yesterday_today_and_a_month_that_has_begun_may_be_said(happens: Happening, day: PlannedDate | None) -> None:
    assert len(happens(day)) == 1


@pytest.mark.parametrize("happens", HAPPENINGS.values(), ids=HAPPENINGS)
def test_a_month_that_has_not_begun_is_still_to_come(happens: Happening) -> None:
    with pytest.raises(NotYet, match="in April 2026"):
        happens(APRIL)
