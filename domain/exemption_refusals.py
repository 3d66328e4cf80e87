"""Why an exemption is not recorded as asked."""

from collections.abc import Sequence
from datetime import date

from domain.refusals import AgainstTheRecord, Malformed, Unknown, day_in_words


class NoSuchParagraph(AgainstTheRecord):
    """An item is exempt on the ground of paragraphs of the law, one at least."""

    def __init__(self, wrong: Sequence[int]) -> None:
        found = f"It has no paragraph {', '.join(map(str, wrong))}." if wrong else "None is stated."
        super().__init__(
            "Say which paragraphs of Part 1 of Schedule 12A (Local Government Act 1972) make it exempt: one or more of "
            f"1 to 7. {found}"
        )


class GroundsMissing(AgainstTheRecord):
    """Somebody answers for keeping an item back: with a reason, in a role, until a day."""

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__(
            f"An item is exempt for a reason, on the word of an officer, and until that is looked at again. "
            f"Not stated: {'; '.join(missing)}. Say it."
        )


class StillExempt(AgainstTheRecord):
    """An item is exempt once at a time."""

    def __init__(self, ref: str, paragraphs: str) -> None:
        super().__init__(f"“{ref}” is exempt already ({paragraphs}). Review that, or lift it and exempt the item anew.")


class LiftedAlready(AgainstTheRecord):
    """What was lifted is over."""

    def __init__(self, ref: str, on: date | None) -> None:
        day = f" on {day_in_words(on)}" if on else ""
        super().__init__(f"The exemption “{ref}” was lifted{day}. Exempt the item anew if it must be kept back again.")


class NotExempt(Unknown):
    """There is nothing to review or to lift."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"“{ref}” is not exempt, so there is nothing to review and nothing to lift. Exempt it first.")


class ReviewedTooSoon(AgainstTheRecord):
    """An exemption is looked at again on a day to come."""

    def __init__(self, review_on: date, on: date) -> None:
        super().__init__(
            f"It would be looked at again on {day_in_words(review_on)}, which is not after {day_in_words(on)}, the day "
            "this takes effect. Give a later day."
        )


class ExemptionRefUnreadable(Malformed):
    """An exemption is named by what it is of."""

    def __init__(self, ref: str, kinds: Sequence[str]) -> None:
        super().__init__(
            f"“{ref}” does not name an exemption. Write KIND:REF with a kind out of {', '.join(kinds)}; an item of an "
            "agenda is agenda-item:MEETING:ITEM."
        )


class ReferenceTaken(AgainstTheRecord):
    """A reference that stands for something already; of what, is not for this person to know."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"The reference “{ref}” is taken. Choose another one.")


class StandsInTheWay(AgainstTheRecord):
    """What only exempt items speak against; which, and how, is not for this person to know."""

    def __init__(self) -> None:
        super().__init__(
            "Something that is exempt from publication, and that you may not read, stands in the way of this. Ask "
            "somebody to record it who may read exempt items of this programme."
        )
