"""Random bytes that bind contents to envelopes: drawn by the hundred, used once each."""

import os

from application.proofs.envelope import SALT_SIZE

_DRAWN_AT_ONCE = 256


class Salts:
    """Random bytes, asked for by the hundred: a call into the system costs more than all the hashing of an entry."""

    def __init__(self) -> None:
        self._ready: list[bytes] = []
        if hasattr(os, "register_at_fork"):  # where a program can be split in two, both would use the same
            os.register_at_fork(after_in_child=self._ready.clear)

    def take(self) -> bytes:
        """A salt that was never used."""
        while True:
            try:
                return self._ready.pop()
            except IndexError:
                drawn = os.urandom(SALT_SIZE * _DRAWN_AT_ONCE)
                self._ready.extend(drawn[at : at + SALT_SIZE] for at in range(0, len(drawn), SALT_SIZE))


salts = Salts()
"""Those of this program."""
