"""Why may something need attention, what is told of it, and how are the needs of many things told in one sentence?"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from application.projections.view import View, counted
from domain.words import listed

HIGH_SCORE = 15
"""From this score on, out of 25, a threat is high: likelihood 3 with impact 5, or worse."""


class Need(StrEnum):
    """Why something needs attention, neediest first."""

    RED = "red"
    CONTRADICTED = "contradicted"
    STALE = "stale"
    OVERDUE = "overdue"
    UNDATED = "undated"
    LATE_PREDECESSOR = "late-predecessor"
    HIGH_RISK = "high-risk"
    OVERDUE_MITIGATION = "overdue-mitigation"
    LATE_ACTION = "late-action"
    CONDITION_LATE = "condition-late"
    GATE_HOLDS = "gate-holds"
    GATE_DUE = "gate-due"
    ESCALATED_ISSUE = "escalated-issue"
    UNANSWERED = "unanswered"
    OUGHT_TO_RISE = "ought-to-rise"
    MOOT = "moot"
    REPORT_OVERDUE = "report-overdue"
    RETURN_OVERDUE = "return-overdue"
    NO_OUTCOME = "no-outcome"
    CHANGE_WAITS = "change-waits"
    EVIDENCE_MISSING = "evidence-missing"
    CONDITION_DUE = "condition-due"
    PACK_MISSED = "pack-missed"
    EXEMPTION_REVIEW = "exemption-review"
    NOT_RATED = "not-rated"
    STALE_FORECAST = "stale-forecast"
    STALE_RISK = "stale-risk"
    RETURN_DUE = "return-due"


class AttentionItem(View):
    """One thing that needs attention: `ref` is what orders for the thing of this kind call it, `why` a sentence.

    `noun` is what its kind is called in a sentence. `since` is null where the record does not say since when.
    """

    need: Need
    kind: str
    noun: str
    ref: str
    version: int
    title: str
    why: str
    since: date | None
    score: int | None = None


_SAYING: dict[Need, tuple[str, str]] = {
    Need.RED: ("is red", "are red"),
    Need.CONTRADICTED: ("is contradicted by its plan", "are contradicted by their plan"),
    Need.STALE: ("is stale", "are stale"),
    Need.OVERDUE: ("is overdue", "are overdue"),
    Need.UNDATED: ("is past its promise without a date", "are past their promise without a date"),
    Need.LATE_PREDECESSOR: ("waits for a late one", "wait for late ones"),
    Need.HIGH_RISK: (f"scores {HIGH_SCORE} or more", f"score {HIGH_SCORE} or more"),
    Need.OVERDUE_MITIGATION: ("action is overdue", "actions are overdue"),
    Need.LATE_ACTION: ("is late", "are late"),
    Need.CONDITION_LATE: ("is late", "are late"),
    Need.GATE_HOLDS: ("holds up what comes next", "hold up what comes next"),
    Need.GATE_DUE: ("is due", "are due"),
    Need.ESCALATED_ISSUE: ("is escalated", "are escalated"),
    Need.UNANSWERED: ("has no answer", "have no answer"),
    Need.OUGHT_TO_RISE: ("ought to rise", "ought to rise"),
    Need.MOOT: ("is open although its matter is over", "are open although their matters are over"),
    Need.REPORT_OVERDUE: ("is overdue", "are overdue"),
    Need.RETURN_OVERDUE: ("owes a return", "owe returns"),
    Need.NO_OUTCOME: ("waits for an outcome", "wait for an outcome"),
    Need.PACK_MISSED: ("is near and has no pack", "are near and have no pack"),
    Need.CHANGE_WAITS: ("waits for a decision", "wait for a decision"),
    Need.EVIDENCE_MISSING: ("lacks evidence", "lack evidence"),
    Need.CONDITION_DUE: ("is due soon", "are due soon"),
    Need.EXEMPTION_REVIEW: ("is due for review", "are due for review"),
    Need.NOT_RATED: ("overall rating is missing", "overall ratings are missing"),
    Need.STALE_FORECAST: ("has a stale date", "have stale dates"),
    Need.STALE_RISK: ("is stale", "are stale"),
    Need.RETURN_DUE: ("has a return to send", "have a return to send"),
}
_NOUN_IN_THE_SAYING = frozenset({Need.OVERDUE_MITIGATION, Need.NOT_RATED})


def needs_in_words(items: Iterable[AttentionItem]) -> str:
    """For example: 2 ratings are red, 1 green is contradicted by its plan and 2 milestones are overdue."""
    counts: dict[tuple[Need, str], int] = {}
    for item in items:
        noun = "" if item.need in _NOUN_IN_THE_SAYING else item.noun
        counts[item.need, noun] = counts.get((item.need, noun), 0) + 1
    if not counts:
        return "Nothing needs attention."
    return f"{listed(_saying(need, noun, count) for (need, noun), count in counts.items())}."


def _saying(need: Need, noun: str, count: int) -> str:
    one, many = _SAYING[need]
    return counted(count, f"{noun} {one}".strip(), f"{noun}s {many}" if noun else many)
