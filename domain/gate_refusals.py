"""What the gate of a phase refuses, each as a sentence with a way out."""

from collections.abc import Sequence
from datetime import date

from domain.happening import when
from domain.planned_date import PlannedDate
from domain.refusals import AgainstTheRecord, day_in_words


class UnknownCriterion(AgainstTheRecord):
    """Evidence is given for what the gate asks."""

    def __init__(self, phase: str, criterion: str, criteria: Sequence[str]) -> None:
        asks = _numbered(criteria)
        super().__init__(
            f"The gate of the phase “{phase}” does not ask “{criterion}”. "
            + (f"It asks: {asks} Name one of these by its number or its words." if asks else "Set first what it asks.")
        )


class SaidTwice(AgainstTheRecord):
    """What a gate asks, and what a decision at it asks for, is told apart by its words."""

    def __init__(self, phase: str, words: str) -> None:
        super().__init__(
            f"“{words}” is said twice at the gate of the phase “{phase}”, so nobody could tell which of the two is "
            "met. Say it once, or say how they differ."
        )


class UnknownCondition(AgainstTheRecord):
    """What is met is a condition of the latest decision."""

    def __init__(self, phase: str, condition: str, conditions: Sequence[str]) -> None:
        holds = _numbered(conditions)
        super().__init__(
            f"The latest decision at the gate of the phase “{phase}” has no condition “{condition}”. "
            + (f"It has: {holds} Name one by its number or its words." if holds else "It was taken without any.")
        )


def _numbered(said: Sequence[str]) -> str:
    return " ".join(f"{number}. {words.rstrip('.')}." for number, words in enumerate(said, start=1))


class ConditionIsMet(AgainstTheRecord):
    """A condition is met once."""

    def __init__(self, condition: str) -> None:
        super().__init__(f"The condition “{condition}” was met already. Correct that entry, if it is wrong.")


class NothingShowsIt(AgainstTheRecord):
    """That a criterion is met is shown, not just said."""

    def __init__(self, criterion: str) -> None:
        super().__init__(f"Say what shows how far “{criterion}” is met: in words, or where it can be read.")


class NothingIsSaidOfIt(AgainstTheRecord):
    """Evidence says something."""

    def __init__(self, criterion: str) -> None:
        super().__init__(f"Nothing is said of “{criterion}”: give what shows it, and how far it is met.")


class ConditionsOfTheGateUnstated(AgainstTheRecord):
    """To proceed with conditions says which."""

    def __init__(self, phase: str) -> None:
        super().__init__(
            f"The phase “{phase}” may proceed with conditions, and none is stated. State them, or record that it may "
            "proceed."
        )


class ConditionsWithoutEffect(AgainstTheRecord):
    """Who may proceed without conditions has none."""

    def __init__(self, phase: str, conditions: int) -> None:
        stated = "a condition is" if conditions == 1 else f"{conditions} conditions are"
        super().__init__(
            f"The phase “{phase}” may proceed, and {stated} stated. Record that it may proceed with conditions, or "
            "leave them out."
        )


class ConditionDueBeforeItWasMade(AgainstTheRecord):
    """Nobody asks for what is late already."""

    def __init__(self, condition: str, due: PlannedDate, decided_on: date) -> None:
        super().__init__(
            f"The condition “{condition}” is due on {due.in_words}, before it was made on {day_in_words(decided_on)}. "
            "Give a later day, or none."
        )


class GateDecidedByNobody(AgainstTheRecord):
    """Somebody decided at the gate."""

    def __init__(self, phase: str) -> None:
        super().__init__(
            f"Say who decided at the gate of the phase “{phase}”: a board of this programme, or a body in words."
        )


class DecidedAtTheGateOnAnotherDay(AgainstTheRecord):
    """What a decision says at a gate it says on its own day."""

    def __init__(self, phase: str, decision: str, *, taken: PlannedDate, said: PlannedDate) -> None:
        super().__init__(
            f"Decision “{decision}” was taken {when(taken)}, so the gate of the phase “{phase}” cannot have been "
            f"decided at by it {when(said)}. Leave out the day, name another decision, or correct the day of that one."
        )


class AnotherBoardHoldsTheGate(AgainstTheRecord):
    """The board that holds a gate decides at it."""

    def __init__(self, phase: str, held_by: str, found: str | None) -> None:
        super().__init__(
            f"The gate of the phase “{phase}” is held by the board “{held_by}”, not by "
            f"{f'“{found}”' if found else 'a body that is not stated'}. Have that board decide, or set first which "
            "board holds the gate."
        )


class TwoBodiesDecided(AgainstTheRecord):
    """One body decides at a gate."""

    def __init__(self, board: str, body: str) -> None:
        super().__init__(f"The board “{board}” is not called “{body}”. Say once who decided.")


CANNOT_RECORD = "cannot record what is decided at its gate. Have somebody else record it."
CANNOT_DECIDE = "cannot decide at its gate. Name the body that decided."


class OwnGate(AgainstTheRecord):
    """Nobody decides about their own work."""

    def __init__(self, phase: str, by: str, did: str, cannot: str = CANNOT_RECORD) -> None:
        super().__init__(f"{by} {did} the phase “{phase}”, and so {cannot}")


class NotLetThrough(AgainstTheRecord):
    """Where the programme holds phases at gates, none starts before the gate before it let it through."""

    def __init__(self, phase: str, before: str, why: str, what_to_do: str) -> None:
        super().__init__(
            f"The phase “{phase}” cannot have started before the gate of the phase “{before}” let it through: {why}. "
            f"{what_to_do}"
        )


class StartedThroughIt(AgainstTheRecord):
    """What let a phase start is not taken from under it."""

    def __init__(self, phase: str, why: str) -> None:
        super().__init__(
            f"Then the phase “{phase}”, which has started, could not have: {why} Correct or withdraw its start first."
        )


class HeldBackwards(AgainstTheRecord):
    """Phases are held at gates from now on."""

    def __init__(self, from_day: date, effective_on: date) -> None:
        super().__init__(
            f"Phases cannot be held at gates from {day_in_words(from_day)} by what takes effect on "
            f"{day_in_words(effective_on)}. Leave the day out, or give a later one."
        )


class PhasesAreNotHeld(AgainstTheRecord):
    """What is not held cannot be let go."""

    def __init__(self) -> None:
        super().__init__("No phase of this programme is held at its gate, so there is nothing to stop.")
