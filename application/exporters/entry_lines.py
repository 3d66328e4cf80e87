"""The lines of an export: each entry with its envelope and its content, what is kept back, and others in few hashes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from application.log_ports import LoggedEntry
from application.proofs.merkle import node_hash
from domain.refusals import AgainstTheRecord

ERASURE = "ErasureRecorded"


class CannotBeWithheld(AgainstTheRecord):
    """An entry is to be withheld that the export does not show, or that has to be shown."""

    def __init__(self, positions: Iterable[int], why: str) -> None:
        named = ", ".join(str(position) for position in sorted(positions))
        super().__init__(f"Entry {named} cannot be withheld: {why}.")


class Shown(NamedTuple):
    """What an export shows: everything or one programme, and which contents it keeps back, and why."""

    programme: str | None = None
    withheld: frozenset[int] = frozenset()
    because: str = ""


class EntryLines:
    """The lines one by one, and how many were of which kind once they have all been read.

    `stops` are the sizes of the checkpoints, in order: no run of others' entries goes past one, so that the root can
    be looked at there.
    """

    def __init__(self, entries: Iterable[LoggedEntry], shown: Shown, *, stops: Sequence[int]) -> None:
        self.entry = self.withheld = self.erased = 0
        self.latest = ""
        self._entries, self._shown, self._stops = entries, shown, frozenset(stops)

    def __iter__(self) -> Iterator[bytes]:
        run, left = _Run(), set(self._shown.withheld)
        for entry in self._entries:
            self.latest = entry.recorded_at
            if self._shown.programme in (None, entry.programme):
                yield from run.lines()
                left.discard(entry.position)
                yield self._line(entry)
            else:
                run.append(entry.position, entry.leaf)
            if entry.position in self._stops:
                yield from run.lines()
        yield from run.lines()
        if left:
            raise CannotBeWithheld(left, "the export does not hold it anyway")

    def _line(self, entry: LoggedEntry) -> bytes:
        withheld = entry.position in self._shown.withheld
        if withheld and entry.name == ERASURE:
            raise CannotBeWithheld([entry.position], "it says what was erased, and nobody could verify that without it")
        if entry.salt is None or entry.content is None:
            self.erased += 1
            return b"erased\t%s\n" % entry.envelope
        if withheld:
            self.withheld += 1
            return b"withheld\t%s\t%s\n" % (entry.envelope, self._shown.because.encode())
        self.entry += 1
        return b"entry\t%s\t%s\t%s\n" % (entry.envelope, entry.salt.hex().encode(), entry.content)


class _Run:
    """Others' entries one behind the other, in perfect subtrees that are as large as their places allow."""

    def __init__(self) -> None:
        self._subtrees: list[tuple[int, bytes]] = []

    def append(self, position: int, leaf: bytes) -> None:
        """One more leaf; two subtrees of a size become one where such a one may begin."""
        level, node = 0, leaf
        while self._subtrees and self._subtrees[-1][0] == level and not position % (2 << level):
            node = node_hash(self._subtrees.pop()[1], node)
            level += 1
        self._subtrees.append((level, node))

    def lines(self) -> Iterator[bytes]:
        """A line for each; after that the next run begins."""
        subtrees, self._subtrees = self._subtrees, []
        for level, node in subtrees:
            yield b"others\t%d\t%s\n" % (level, node.hex().encode())
