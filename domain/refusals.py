"""Why the tracker says no: one class a refusal, each with a sentence the person can act on."""

from datetime import date
from functools import lru_cache

from domain.words import kind_in_words


class DomainError(Exception):
    """The tracker refuses. `str(refusal)` is the sentence that every door shows.

    `command_id` says which order of a batch was refused, where an order was.
    """

    command_id: str | None = None


class Unknown(DomainError):
    """Nothing of that name is known (to this person, at this moment)."""


class AgainstTheRecord(DomainError):
    """The order does not fit what the record holds."""


class NotAllowed(DomainError):
    """The person's role does not carry this order."""


class Malformed(DomainError):
    """What was written cannot be read as what is wanted."""


class UnknownProgramme(Unknown):
    """No programme of that name exists for this person."""

    def __init__(self, programme: str) -> None:
        super().__init__(f"There is no programme “{programme}”. The list of programmes shows those you may see.")


class UnknownSubject(Unknown):
    """The programme holds nothing of that kind and name."""

    def __init__(self, kind: str, ref: str, programme: str) -> None:
        super().__init__(f"“{programme}” has no {kind_in_words(kind)} “{ref}”.")


class NothingRecordedYet(Unknown):
    """The programme is known, but nothing of it counted yet at the moment asked for."""

    def __init__(self, programme: str, as_at: date, first: str) -> None:
        super().__init__(
            f"Nothing is recorded of “{programme}” as at {day_in_words(as_at)}; {first}. Choose a later moment."
        )


class NotRegisteredYet(Unknown):
    """A record that is empty at its moment has no programme."""

    def __init__(self, as_at: date) -> None:
        super().__init__(
            f"Nothing is recorded as at {day_in_words(as_at)}: the programme came into the record later. "
            "Choose a later moment."
        )


class AlreadyThere(AgainstTheRecord):
    """The reference is taken: planning one thing twice is a conflict, never a duplicate."""

    def __init__(self, kind: str, ref: str, title: str) -> None:
        super().__init__(
            f"The {kind_in_words(kind)} “{ref}” is in the record already (“{title}”). "
            "Choose another reference, or change the one that is there."
        )


class StaleVersion(DomainError):
    """Somebody else changed the thing first; `current` is the version the record holds now."""

    def __init__(self, subject: str, *, expected: int, current: int) -> None:
        super().__init__(
            f"{subject} is at version {current}; your change was made from version {expected}. "
            "Read it again and decide whether your change still stands."
        )
        self.current = current


class VersionRequired(DomainError):
    """A change to something that is there has to say which version was read."""

    def __init__(self, subject: str, current: int) -> None:
        super().__init__(
            f"Say which version of {subject} you are changing: send If-Match, or expected_version in the body. "
            f"It is at version {current} now."
        )
        self.current = current


class EffectiveInTheFuture(AgainstTheRecord):
    """Nothing takes effect in the future."""

    def __init__(self, asked: date, today: date) -> None:
        super().__init__(
            f"This was to take effect on {day_in_words(asked)}, but today is {day_in_words(today)}: "
            "nothing takes effect in the future. Record it on the day, or as a plan."
        )


class EffectiveBeforeTheLatest(AgainstTheRecord):
    """Entries of one thing take effect in order."""

    def __init__(self, subject: str, asked: date | None, latest: date) -> None:
        wanted = "on a day that is not stated" if asked is None else f"on {day_in_words(asked)}"
        super().__init__(
            f"This was to take effect {wanted}, but the latest change of {subject} took effect on "
            f"{day_in_words(latest)}. Give that day or a later one."
        )


class EffectiveBeforeItWasThere(AgainstTheRecord):
    """Nothing takes effect before the programme, or the thing it names, is there."""

    def __init__(self, subject: str, asked: date, since: date) -> None:
        super().__init__(
            f"This was to take effect on {day_in_words(asked)}, but {subject} is in the record only since "
            f"{day_in_words(since)}. Give that day or a later one."
        )


class KnownInTheFuture(AgainstTheRecord):
    """Nobody has read a paper that is still to be published."""

    def __init__(self, known_on: date, today: date) -> None:
        super().__init__(
            f"This claims to have been known since {day_in_words(known_on)}, but today is {day_in_words(today)}. "
            "Correct the day, or bring it in on that day."
        )


class ClockIsBehind(AgainstTheRecord):
    """The record has seen a later day than the clock shows."""

    def __init__(self, subject: str, latest: date, today: date) -> None:
        super().__init__(
            f"The tracker's clock says {day_in_words(today)}, but the latest change of {subject} took effect on "
            f"{day_in_words(latest)}: the clock was set back. Have it put right, or wait for that day."
        )


class CommandIdUsedTwice(AgainstTheRecord):
    """One command id stands for one order."""

    def __init__(self, command_id: str) -> None:
        super().__init__(
            f"The command id {command_id} was used before, for a different order. Send a new order with a new id."
        )


class CommandIdReserved(Malformed):
    """Some ids are made by the tracker itself, out of what a file says."""

    def __init__(self, command_id: str, prefix: str) -> None:
        super().__init__(
            f"The command id {command_id} begins with “{prefix}”, as the ids of what files bring in do. "
            "Send it with an id that begins otherwise."
        )


class RoleMayNot(NotAllowed):
    """The role does not carry the order."""

    def __init__(self, role: str | None, order: str, programme: str, allowed: str) -> None:
        """Say who may; `role` is the person's own in the programme (*: in every one), or None where they have none."""
        where = "every programme" if programme == "*" else f"“{programme}”"
        if role is None:
            who = f"You have no role in {where} that may give the order “{order}”."
        else:
            who = f"{'An' if role[:1] in 'aeiou' else 'A'} {role} of {where} may not give the order “{order}”."
        super().__init__(f"{who} It may be given by: {allowed}.")


@lru_cache(maxsize=4096)  # a list of milestones names the same few days again and again
def day_in_words(day: date) -> str:
    """A day as people write it: 19 January 2018."""
    return f"{day.day} {day:%B %Y}"
