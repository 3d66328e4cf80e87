"""Why an order to a milestone is refused."""

from domain.entry import ReasonCode
from domain.planned_date import PlannedDate
from domain.refusals import AgainstTheRecord


class MilestoneAlreadyMet(AgainstTheRecord):
    """A met milestone can slip no further."""

    def __init__(self, title: str, met_on: PlannedDate | None) -> None:
        super().__init__(f"“{title}” was met{_as_far_as_known(met_on)}; its dates can no longer change.")


def _as_far_as_known(met_on: PlannedDate | None) -> str:
    if met_on is None or met_on.ends is None:
        return ""
    return f" on {met_on.in_words}" if met_on.starts == met_on.ends else f" ({met_on.in_words})"


class MilestoneAlreadyDropped(AgainstTheRecord):
    """A dropped milestone takes no further dates."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}” was dropped; it takes no further dates. Plan a new milestone if it is wanted again."
        )


class ForecastNeedsAReason(AgainstTheRecord):
    """A forecast moves only with a coded reason and a note."""

    def __init__(self, title: str) -> None:
        codes = ", ".join(ReasonCode)
        super().__init__(f"Say why the forecast of “{title}” changes: a reason ({codes}) and a note in words.")


class RebaselineNeedsAReason(AgainstTheRecord):
    """A baseline changes only with a coded reason and a note."""

    def __init__(self, title: str) -> None:
        super().__init__(f"Say why “{title}” is given a new baseline: a reason and a note in words.")


class NothingToConfirm(AgainstTheRecord):
    """Only a date that was given can be confirmed."""

    def __init__(self, title: str) -> None:
        super().__init__(f"“{title}” has no date to confirm. Give it a forecast first.")


class DependsTwice(AgainstTheRecord):
    """A milestone waits for another once."""

    def __init__(self, title: str, ref: str) -> None:
        super().__init__(f"“{title}” would wait for milestone “{ref}” twice. Name it once.")


class DependsOnItself(AgainstTheRecord):
    """Dependencies form no ring."""

    def __init__(self, title: str, chain: str) -> None:
        super().__init__(f"“{title}” would wait for itself: {chain}. Leave one of these dependencies out.")
