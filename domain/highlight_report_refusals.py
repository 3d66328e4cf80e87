"""Why the tracker refuses what it is told of a highlight report."""

from collections.abc import Sequence
from datetime import date

from domain.refusals import AgainstTheRecord, day_in_words


class ItemAlreadyListed(AgainstTheRecord):
    """An item of a report has a reference of its own."""

    def __init__(self, item: str, report: str) -> None:
        super().__init__(f"Report “{report}” has an item “{item}” already. Choose another reference.")


class ReportedInTheWrongOrder(AgainstTheRecord):
    """A report comes after the one before it."""

    def __init__(self, report: date, previous: date) -> None:
        super().__init__(
            f"The report of {day_in_words(report)} cannot follow one of {day_in_words(previous)}. Correct one."
        )


class ReportAlreadyIssued(AgainstTheRecord):
    """What was issued stays as it was issued."""

    def __init__(self, report: str, issued_on: date | None) -> None:
        super().__init__(
            f"The highlight report “{report}” was issued{_on(issued_on)}: what its author states can change no more. "
            "Withdraw it, and draft another."
        )


class ReportWithdrawn(AgainstTheRecord):
    """A report that was withdrawn stays readable, and takes nothing more."""

    def __init__(self, report: str, withdrawn_on: date | None) -> None:
        super().__init__(
            f"The highlight report “{report}” was withdrawn{_on(withdrawn_on)}: it takes nothing more. Draft another."
        )


class OwnReportReviewed(AgainstTheRecord):
    """Nobody reviews what they wrote themselves."""

    def __init__(self, report: str, by: str) -> None:
        super().__init__(
            f"The highlight report “{report}” was written by {by}, who cannot record its review. "
            "Have somebody else review it."
        )


class NotReviewedYet(AgainstTheRecord):
    """Where a programme has its reports reviewed, none is issued that nobody has reviewed as it stands."""

    def __init__(self, report: str, *, was_reviewed: bool) -> None:
        what = "was changed since it was reviewed" if was_reviewed else "has not been reviewed"
        super().__init__(
            f"The highlight report “{report}” {what}, and this programme has its reports reviewed before they are "
            "issued. Have somebody review it who did not write it."
        )


class ReportNotIssued(AgainstTheRecord):
    """A board considers what was issued, as nothing else stays as it was."""

    def __init__(self, report: str) -> None:
        super().__init__(
            f"The highlight report “{report}” has not been issued, and a board considers what was. Issue it first."
        )


class ConsideredBeforeItWasIssued(AgainstTheRecord):
    """Nobody has considered a report before it was there."""

    def __init__(self, report: str, considered_on: date, issued_on: date) -> None:
        super().__init__(
            f"The highlight report “{report}” was issued on {day_in_words(issued_on)}; it cannot have been considered "
            f"on {day_in_words(considered_on)}. Give that day or a later one."
        )


class IssuedAmongOtherOrders(AgainstTheRecord):
    """A report is made from what the record holds, and what is sent with it is not there yet."""

    def __init__(self, report: str) -> None:
        super().__init__(
            f"The highlight report “{report}” is made from what the record holds, and what else is sent together with "
            "this order is not there yet. Send that first, and then issue the report by itself."
        )


class NotAsIssued(AgainstTheRecord):
    """What a report said when it was issued cannot be made again, so nothing else is given for it."""

    def __init__(self, report: str, erased: Sequence[int], *, in_part: bool = False) -> None:
        """Because of what was erased, of what is exempt and this person may not read, or of nothing that is known."""
        why = "what the record makes of it now has another digest than was recorded then. Have the store checked."
        if erased:
            entries = ", ".join(map(str, erased))
            why = (
                f"part of what it was made from was erased since (entry {entries}). Only a copy that was kept can be "
                "held against its seal."
            )
        if in_part:
            why = (
                "part of what it was made from is exempt from publication, and you may not read that. Its page shows "
                "what the rest comes to; the sealed copy is for whoever may read exempt items."
            )
        super().__init__(f"The highlight report “{report}” cannot be given as it was issued: {why}")


def _on(day: date | None) -> str:
    return f" on {day_in_words(day)}" if day else ""
