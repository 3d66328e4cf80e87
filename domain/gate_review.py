"""What was shown and decided at the gate of a phase, and what may be said of it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from domain.gate_facts import (
    CriterionStanding,
    GateCondition,
    GateConditionMet,
    GateEvidenceGiven,
    GateOutcome,
    GateReviewed,
)
from domain.gate_refusals import (
    ConditionDueBeforeItWasMade,
    ConditionsOfTheGateUnstated,
    ConditionsWithoutEffect,
    NothingIsSaidOfIt,
    NothingShowsIt,
    SaidTwice,
)
from domain.said_twice import place_said_again


class Shown(NamedTuple):
    """What was shown of a criterion, the day it took effect, by whom, and in which paper."""

    given_on: date | None
    given: GateEvidenceGiven
    by: str
    source: str | None


class ConditionMet(NamedTuple):
    """That a condition was met, and the day that took effect."""

    noted_on: date | None
    said: GateConditionMet


class Review(NamedTuple):
    """One gate review, the day it took effect, and which of its conditions were met since."""

    held_on: date | None
    found: GateReviewed
    met: tuple[ConditionMet, ...] = ()

    @property
    def on(self) -> date | None:
        """The day by which it was decided: the one that was said, or the one it took effect where that was before."""
        said = self.found.decided_on.ends if self.found.decided_on else None
        return min((day for day in (said, self.held_on) if day), default=None)

    @property
    def open_conditions(self) -> tuple[GateCondition, ...]:
        """Those that nobody said are met."""
        met = {held.said.condition for held in self.met}
        return tuple(one for one in self.found.every_condition if one.text not in met)


def those_before(reviews: Sequence[Review], day: date | None) -> int:
    """How many of the reviews, in the order they were decided in, come before one that is decided on a day.

    Of two on one day the later recorded comes after; so does one of which no day is known, after all there were then.
    """
    later = (place for place, one in enumerate(reviews) if day and one.on and one.on > day)
    return next(later, len(reviews))


def in_its_place(reviews: tuple[Review, ...], added: Review) -> tuple[Review, ...]:
    """The reviews with one more, in the order they were decided in: one that is typed in late overturns nothing."""
    place = those_before(reviews, added.on)
    return (*reviews[:place], added, *reviews[place:])


def whose_condition(condition: str, reviews: Sequence[Review]) -> int | None:
    """Which of the reviews a condition that was met is of: the latest that has it."""
    having = (
        place for place, one in enumerate(reviews) if condition in [asked.text for asked in one.found.every_condition]
    )
    return max(having, default=None)


def named(said: str, among: Sequence[str]) -> str | None:
    """Which of these is meant by its number or by its words, as it is written there; nothing where none is."""
    if said.isdecimal() and 1 <= int(said) <= len(among):
        return among[int(said) - 1]
    return next((words for words in among if words.casefold() == said.casefold()), None)


def must_be_told_apart(phase: str, said: Sequence[str]) -> None:
    """Refuse the same words twice: what is met is called by them."""
    again = place_said_again(words.casefold() for words in said)
    if again is not None:
        raise SaidTwice(phase, said[again])


def must_show_something(given: GateEvidenceGiven) -> None:
    """Refuse evidence that says nothing, and a standing that nothing shows; that it is not met needs no showing."""
    if given.evidence or given.link:
        return
    if given.standing is None:
        raise NothingIsSaidOfIt(given.criterion)
    if given.standing is not CriterionStanding.NOT_MET:
        raise NothingShowsIt(given.criterion)


def must_say_its_conditions(phase: str, reviewed: GateReviewed, decided_on: date | None) -> None:
    """Refuse conditions that are not stated, or of no effect, or due before they were made."""
    conditions = reviewed.every_condition
    must_be_told_apart(phase, [one.text for one in conditions])
    if reviewed.outcome is GateOutcome.PROCEED_WITH_CONDITIONS and not conditions:
        raise ConditionsOfTheGateUnstated(phase)
    if reviewed.outcome is GateOutcome.PROCEED and conditions:
        raise ConditionsWithoutEffect(phase, len(conditions))
    for one in conditions:
        if one.due and decided_on and one.due.is_past(decided_on):
            raise ConditionDueBeforeItWasMade(one.text, one.due, decided_on)
