"""Why access is not changed as asked."""

from datetime import date

from domain.actor import EVERY_PROGRAMME, Role
from domain.refusals import AgainstTheRecord, Unknown, day_in_words


class UnknownPerson(Unknown):
    """Nobody of that reference is known."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"There is no person “{ref}”. The list of people shows everybody.")


class TitleTaken(AgainstTheRecord):
    """Two people under one title could not be told apart in the record."""

    def __init__(self, title: str, ref: str) -> None:
        super().__init__(
            f"“{title}” is the title of the person “{ref}” already, and entries would not tell them apart. "
            "Give each person a title of their own."
        )


class PersonIsGone(AgainstTheRecord):
    """Nothing changes any more for somebody who has left."""

    def __init__(self, title: str) -> None:
        super().__init__(f"“{title}” has left. Whoever comes back is admitted anew, under another reference.")


class UntilIsPast(AgainstTheRecord):
    """A role that has ended by now would never hold."""

    def __init__(self, until: date, today: date) -> None:
        super().__init__(
            f"The role was to hold until {day_in_words(until)}, but today is {day_in_words(today)}. "
            "Give today or a later day, or no day at all."
        )


class ExemptReaderWithoutAnEnd(AgainstTheRecord):
    """Nobody reads what is exempt for good."""

    def __init__(self) -> None:
        super().__init__(
            "The role exempt reader ends on a day that has to be stated. Say until when it is needed; it can be "
            "granted again."
        )


class RoleNotHeld(AgainstTheRecord):
    """There is nothing to withdraw."""

    def __init__(self, title: str, role: Role, on: str) -> None:
        super().__init__(f"“{title}” does not hold the role {role.in_words} of {place_in_words(on)}.")


class LastAdministrator(AgainstTheRecord):
    """Somebody has to be able to give access to others."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}” is the last administrator of every programme. Grant that role to somebody else first, "
            "for as long at least."
        )


class IdentityIsSomebodyElses(AgainstTheRecord):
    """An identity belongs to one person."""

    def __init__(self, issuer: str, subject: str, title: str) -> None:
        super().__init__(
            f"“{subject}” of {issuer} is the identity of “{title}” already. Take it from them first, or check which "
            "one is meant."
        )


class IdentityNotLinked(AgainstTheRecord):
    """The identity is not this person's."""

    def __init__(self, issuer: str, subject: str, title: str) -> None:
        super().__init__(f"“{subject}” of {issuer} is no identity of “{title}”.")


class AccessTakesEffectAtOnce(AgainstTheRecord):
    """What somebody could do on a day that has passed cannot be changed afterwards."""

    def __init__(self, asked: date, today: date) -> None:
        super().__init__(
            f"This was to take effect on {day_in_words(asked)}, but access is changed on the day it is recorded, "
            f"{day_in_words(today)}. Leave out the day."
        )


def place_in_words(on: str) -> str:
    """Where a role holds, as a sentence says it."""
    return "every programme" if on == EVERY_PROGRAMME else f"“{on}”"
