"""What do the pages about risks say first: of the whole register, and of one risk?"""

from collections.abc import Sequence

from application.projections.risk_rows import Movement, RiskRow, RiskStanding
from application.projections.view import counted
from domain.refusals import day_in_words
from domain.risk import Nature
from domain.words import listed

EXTREME = 15
"""From this score on a risk lies in the worst band of the map: likelihood times impact, of 25 at most."""


def product_of(row: RiskRow) -> int | None:
    """The score that counts; nothing where it lacks a likelihood or an impact."""
    return row.standing_score.product if row.standing_score else None


def is_open(row: RiskRow) -> bool:
    """It can still happen."""
    return row.standing is RiskStanding.OPEN


def is_extreme(row: RiskRow) -> bool:
    """An open threat in the worst band; of an opportunity a high score is good news."""
    return is_open(row) and row.nature is Nature.THREAT and (product_of(row) or 0) >= EXTREME


def is_unscored(row: RiskRow) -> bool:
    """It is open and has no score."""
    return is_open(row) and product_of(row) is None


def register_in_words(rows: Sequence[RiskRow]) -> str:
    """For example: 12 risks are open; 3 score 15 or more; 2 are not scored. 2 got worse. 1 action is overdue."""
    if not rows:
        return "No risk is in the register."
    threats = [row for row in rows if row.nature is Nature.THREAT]
    chances = [row for row in rows if row.nature is Nature.OPPORTUNITY]
    said = [_natured(threats, "risk", "risks")] if threats else []
    said += [_natured(chances, "opportunity", "opportunities")] if chances else []
    return " ".join([*said, *_moved(threats), *_overdue(rows)])


def _natured(rows: Sequence[RiskRow], one: str, many: str) -> str:
    held = [row for row in rows if is_open(row)]
    said = [f"{counted(len(held), f'{one} is', f'{many} are')} open"]
    if held:
        said += [*_extreme(held), *_unscored(held)]
    sentence = "; ".join(said)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _extreme(held: Sequence[RiskRow]) -> list[str]:
    """Said only where any is scored, and only of what could hurt."""
    scored = [row for row in held if product_of(row) is not None and row.nature is Nature.THREAT]
    worst = sum(map(is_extreme, scored))
    return [f"{worst or 'none'} {'score' if worst > 1 else 'scores'} {EXTREME} or more"] if scored else []


def _unscored(held: Sequence[RiskRow]) -> list[str]:
    number = sum(map(is_unscored, held))
    if number == len(held):
        return ["none is scored" if number > 1 else "it is not scored"]
    return [f"{number} {'is' if number == 1 else 'are'} not scored"] if number else []


def _moved(threats: Sequence[RiskRow]) -> list[str]:
    """Whether the threats get better: where their scores went when they were last scored otherwise."""
    held = [row.movement for row in threats if is_open(row)]
    ways = ((held.count(Movement.UP), "went up"), (held.count(Movement.DOWN), "went down"))
    said = [f"{number} {words}" for number, words in ways if number]
    return [f"When last scored anew, {listed(said)}."] if said else []


def _overdue(rows: Sequence[RiskRow]) -> list[str]:
    number = sum(row.overdue_mitigations for row in rows)
    return [f"{counted(number, 'action is', 'actions are')} overdue."] if number else []


def risk_in_words(row: RiskRow) -> str:
    """How one risk stands: whether it can still happen, its score and where that went, what is done, who owns it."""
    return " ".join(filter(None, (_standing(row), _score(row), _actions(row), _owner(row), _stale(row))))


def _standing(row: RiskRow) -> str:
    noun = "risk" if row.nature is Nature.THREAT else "opportunity"
    if row.standing is RiskStanding.BECAME_AN_ISSUE:
        return f"This {noun} came true and is now issue {row.issue}."
    return f"This {noun} is {row.standing_in_words}."


def _score(row: RiskRow) -> str:
    score = row.standing_score
    if score is None:
        return "It is not scored."
    moved = f", {row.movement_in_words}" if row.movement in (Movement.UP, Movement.DOWN) else ""
    return f"Its score is {score.in_words}{moved}." if score.product else f"It is scored in part: {score.in_words}."


def _actions(row: RiskRow) -> str:
    agreed = len(row.mitigations)
    if not agreed:
        return "No action is agreed."
    done = sum(held.is_done for held in row.mitigations)
    overdue = f", {row.overdue_mitigations} {'is' if row.overdue_mitigations == 1 else 'are'} overdue"
    late = overdue if row.overdue_mitigations else ""
    if agreed == 1:
        return f"The one agreed action is {'done' if done else 'not done'}{' and overdue' if late else ''}."
    return f"{done or 'None'} of {agreed} agreed actions {'is' if done < 2 else 'are'} done{late}."  # noqa: PLR2004 - singular and plural


def _owner(row: RiskRow) -> str:
    return f"Its owner is the {row.owner_role}." if row.owner_role else "Nobody is stated as its owner."


def _stale(row: RiskRow) -> str:
    if row.stale_since is None:
        return ""
    return f"Nobody has looked at it for longer than a reporting cycle: stale since {day_in_words(row.stale_since)}."
