"""What could hurt us, or help; how likely and how bad is it, is it getting better, and who does what about it?

A risk nobody scored has no score, no colour and no place on the map: it is counted beside it. Threats and
opportunities are mapped apart, because what is bad of the one is good of the other.
"""

from collections.abc import Callable, Iterable
from itertools import product

from application.projections.risk_rows import RiskRow, RiskStanding, ScoreView, risk_row
from application.projections.view import ProgrammeView, View, counted, header
from domain.record import Record
from domain.risk import Nature, Risk
from domain.scope import within
from domain.words import listed

FIVE = range(1, 6)


class RiskCell(View):
    """The risks on one point of the map."""

    likelihood: int
    impact: int
    refs: tuple[str, ...]


class RiskMap(View):
    """Five by five: `counts[likelihood - 1][impact - 1]`. `unscored` lack a likelihood or an impact and lie nowhere."""

    counts: tuple[tuple[int, ...], ...]
    cells: tuple[RiskCell, ...]
    placed: int
    unscored: int


class RiskMaps(View):
    """The open risks of one nature by their inherent, current and target scores.

    Each map shows its own score alone: a risk without a current score is unscored on that map, whatever it was before.
    """

    inherent: RiskMap
    current: RiskMap
    target: RiskMap


class RiskCounts(View):
    """How many risks there are, those that are over included. Scored has a likelihood and an impact.

    `with_effect` states what would follow, `owner_not_stated` has no owner role, `without_mitigation` no agreed action.
    """

    category: str | None
    total: int
    threats: int
    opportunities: int
    open: int
    became_issues: int
    closed: int
    scored: int
    unscored: int
    with_effect: int
    owner_not_stated: int
    response_not_stated: int
    without_mitigation: int
    overdue_mitigations: int
    escalated: int
    stale: int


class RiskRegister(ProgrammeView):
    """The risks in the order they were written down, with counts in all and by category (null: none stated)."""

    workstream: str | None
    in_words: str
    counts: RiskCounts
    by_category: tuple[RiskCounts, ...]
    threats: RiskMaps
    opportunities: RiskMaps
    risks: tuple[RiskRow, ...]


def risk_register(record: Record, *, workstream: str | None = None) -> RiskRegister:
    """The risks of a programme, or of one workstream with everything inside it; an unknown one is refused."""
    rows = tuple(risk_row(record, risk) for risk in within(record, Risk, workstream))
    counts = _counts(rows, None)
    categories = dict.fromkeys(row.category for row in rows)
    return RiskRegister(
        **header(record),
        workstream=workstream,
        in_words=_in_words(counts),
        counts=counts,
        by_category=tuple(_counts([row for row in rows if row.category == one], one) for one in categories),
        threats=_maps(rows, Nature.THREAT),
        opportunities=_maps(rows, Nature.OPPORTUNITY),
        risks=rows,
    )


def _counts(rows: Iterable[RiskRow], category: str | None) -> RiskCounts:
    held = tuple(rows)
    scored = sum(_product(row.standing_score) is not None for row in held)
    return RiskCounts(
        category=category,
        total=len(held),
        threats=sum(row.nature is Nature.THREAT for row in held),
        opportunities=sum(row.nature is Nature.OPPORTUNITY for row in held),
        open=sum(row.standing is RiskStanding.OPEN for row in held),
        became_issues=sum(row.standing is RiskStanding.BECAME_AN_ISSUE for row in held),
        closed=sum(row.standing is RiskStanding.CLOSED for row in held),
        scored=scored,
        unscored=len(held) - scored,
        with_effect=sum(row.effect is not None for row in held),
        owner_not_stated=sum(row.owner_role is None for row in held),
        response_not_stated=sum(row.response is None for row in held),
        without_mitigation=sum(not row.mitigations for row in held),
        overdue_mitigations=sum(row.overdue_mitigations for row in held),
        escalated=sum(row.escalated_to is not None for row in held),
        stale=sum(row.is_stale is True for row in held),
    )


def _product(score: ScoreView | None) -> int | None:
    return score.product if score else None


def _maps(rows: Iterable[RiskRow], nature: Nature) -> RiskMaps:
    mapped = [row for row in rows if row.nature is nature and row.standing is RiskStanding.OPEN]
    return RiskMaps(
        inherent=_map(mapped, lambda row: row.inherent),
        current=_map(mapped, lambda row: row.current),
        target=_map(mapped, lambda row: row.target),
    )


def _map(rows: list[RiskRow], score_of: Callable[[RiskRow], ScoreView | None]) -> RiskMap:
    places: dict[tuple[int, int], list[str]] = {}
    for row in rows:
        score = score_of(row)
        if score and score.likelihood and score.impact:
            places.setdefault((score.likelihood, score.impact), []).append(row.ref)
    placed = sum(len(refs) for refs in places.values())
    cells = (place for place in product(FIVE, FIVE) if place in places)
    return RiskMap(
        counts=tuple(tuple(len(places.get((likelihood, impact), ())) for impact in FIVE) for likelihood in FIVE),
        cells=tuple(RiskCell(likelihood=one, impact=other, refs=tuple(places[one, other])) for one, other in cells),
        placed=placed,
        unscored=len(rows) - placed,
    )


def _in_words(counts: RiskCounts) -> str:
    """For example: 11 risks and 6 opportunities: 16 open and 1 became an issue. None of them is scored."""
    if not counts.total:
        return "No risk is in the register."
    found = [counted(counts.threats, "risk")] if counts.threats else []
    found += [counted(counts.opportunities, "opportunity", "opportunities")] if counts.opportunities else []
    became = "became an issue" if counts.became_issues == 1 else "became issues"
    standing = ((counts.open, "open"), (counts.became_issues, became), (counts.closed, "closed"))
    stand = listed(f"{number} {words}" for number, words in standing if number)
    return f"{listed(found)}: {stand}. {_scored_in_words(counts)}"


def _scored_in_words(counts: RiskCounts) -> str:
    if not counts.scored:
        return "None of them is scored."
    if not counts.unscored:
        return "All of them are scored."
    return f"{counted(counts.unscored, 'of them has', 'of them have')} no score."
