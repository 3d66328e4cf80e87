"""Is the file that lies where the store was opened still the one that was opened?

What is written to a file that has lost its name, or lies elsewhere by now, would be acknowledged, and found by nobody
who opens the store again.
"""

import os
from time import monotonic

from application.ports import StoreIsBusy

ANOTHER_FILE = (
    "The store’s file is not the one that was opened: it was moved, replaced or removed. Nothing was stored; put it "
    "back, or start the tracker again."
)


LATELY = 0.05
"""For how many seconds whoever writes need not look again: where orders come fast, looking would cost each of them."""


class OpenedFile:
    """A file, whatever it is called, as the system counts them."""

    __slots__ = ("_looked_at", "_opened", "_path")

    def __init__(self, path: str) -> None:
        self._path = path
        self._opened: tuple[int, int] | None = None
        self._looked_at = 0.0

    def remember(self) -> None:
        """It has been opened, for the first time or again."""
        self._opened = self._opened or self._now()

    def must_still_be_there(self) -> None:
        """Refused as StoreIsBusy where another one is there, or none. Before it was opened there is nothing to miss."""
        if self._opened is not None and self._now() != self._opened:
            raise StoreIsBusy(ANOTHER_FILE)
        self._looked_at = monotonic()

    def must_have_been_there_lately(self) -> None:
        """The same for whoever comes often."""
        if monotonic() - self._looked_at > LATELY:
            self.must_still_be_there()

    def _now(self) -> tuple[int, int] | None:
        try:
            found = os.stat(self._path)  # noqa: PTH116  # before every order, and a Path would take twice as long
        except OSError:
            return None
        return found.st_dev, found.st_ino
