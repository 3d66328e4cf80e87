"""What to do where an entry comes too late: its thing is there already, or a later day of the thing is."""

from application.commands.catalogue import CATALOGUE, RULES
from application.importers.entries_as_orders import Row
from application.importers.faults import EntryDoesNotFit, EntryNotAllowed, refused_at
from application.ports import Journal
from domain.refusals import AlreadyThere, DomainError, EffectiveBeforeTheLatest, day_in_words
from domain.state import State

_NEVER_CHANGED = (
    "No entry that was brought in before says the same: this one is new, or was changed since. What is recorded is "
    "never changed by an import."
)


def refused(row: Row, refusal: DomainError, journal: Journal) -> EntryDoesNotFit | EntryNotAllowed:
    """The record's refusal of a row, with its place, and with what to do where the row comes too late."""
    stored = journal.load(row.instruction.at)
    if isinstance(refusal, AlreadyThere):
        return refused_at(row.place, refusal, _begun_again(row, stored))
    is_of_the_thing = row.instruction.at.in_words in str(refusal)
    if isinstance(refusal, EffectiveBeforeTheLatest) and is_of_the_thing:
        return refused_at(row.place, refusal, _undated(row, stored) or _before_the_latest(row, stored, refusal))
    return refused_at(row.place, refusal)


def _begun_again(row: Row, stored: State | None) -> str:
    thing = row.instruction.at.in_words
    if stored is None:
        return f"An entry above begins {thing} already. Keep one of the two, or choose another reference."
    changes = ", ".join(
        rule.name for rule in CATALOGUE if rule.kind == row.instruction.at.kind and rule is not RULES[_order(row)]
    )
    return (
        f"The record holds {thing} already. {_NEVER_CHANGED} Leave the earlier entry as it was and add one below it "
        f"that records the change{_dated(stored)}: {changes}."
    )


def _undated(row: Row, stored: State | None) -> str | None:
    """What to do with an entry without a day; nothing where it has one."""
    if row.instruction.order.effective_on is not None:
        return None
    thing = row.instruction.at.in_words
    why = f"This entry has no day, nor has its paper, so that it counts before all that has one; but {thing} has"
    if stored is None or stored.latest_on is None:
        return f"{why} an entry with a day above. Put this entry before it, or give it a day of its own (effective_on)."
    latest = day_in_words(stored.latest_on)
    return (
        f"{why} changes up to {latest} in the record. {_NEVER_CHANGED} If it was brought in before, leave it as it "
        f"was. To record what it says now, give the new entry a day of its own (effective_on), {latest} or later, and "
        "say in its note that the paper states none."
    )


def _before_the_latest(row: Row, stored: State | None, refusal: DomainError) -> str:
    day, latest = row.instruction.order.effective_on, stored.latest_on if stored else None
    if stored is None or latest is None or day is None or latest <= day:
        return (
            f"{refusal} The entries of one thing stand in the order in which they took effect: put this entry before "
            "the later one."
        )
    return (
        f"This entry is to take effect on {day_in_words(day)}, but the latest change of {row.instruction.at.in_words} "
        f"in the record took effect on {day_in_words(latest)}. {_NEVER_CHANGED} Leave the earlier entry as it was and "
        f"add one below it that records the change{_dated(stored)}, such as another {RULES[_order(row)].name}."
    )


def _dated(stored: State) -> str:
    return "" if stored.latest_on is None else f", dated {day_in_words(stored.latest_on)} or later"


def _order(row: Row) -> type:
    return type(row.instruction.order)
