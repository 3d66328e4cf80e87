"""What is over takes nothing new: why nothing more is placed in it, follows it or waits for it."""

from domain.refusals import AgainstTheRecord


class WasDropped(AgainstTheRecord):
    """Nothing new hangs on what was dropped."""

    def __init__(self, what: str, so: str) -> None:
        super().__init__(f"{what} was dropped, so {so}.")


class TakesNothingNew(AgainstTheRecord):
    """Nothing new is placed in what is closed."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is closed, so nothing new can be placed in it. Choose one that is open.")
