"""Things as they were last found, kept so that of one that is worked on only what came since is read and folded."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from threading import Lock

from application.ports import Standing
from domain.aggregates import fold
from domain.entry import Address, Entry
from domain.erasing import ErasureRecorded

KEPT = 1_024
"""How many things are kept; the one that was not asked for longest makes room."""

ReadAfter = Callable[[Mapping[Address, int]], Mapping[Address, Sequence[Entry]]]
"""The entries of things, of each those behind a version, in order; all are asked for at once."""

_NOTHING = Standing(None, 0)


def nothing_is_lost() -> int:
    """Where the store cannot be lost sight of."""
    return 0


class KeptStandings:
    """What streams came to when they were last read.

    Nobody is told when a stream grows: each time what came behind the kept part is read from the store, so it does not
    matter who wrote it. Where that reaches back, as corrections and erasures do, the whole stream is folded afresh.
    """

    def __init__(self, read: ReadAfter, losses: Callable[[], int] = nothing_is_lost) -> None:
        """Once there were more losses nothing is kept: what is found then may be less than was read before."""
        self._read, self._losses = read, losses
        self._lost = losses()
        self._kept: OrderedDict[Address, Standing] = OrderedDict()
        self._swapping = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def of(self, things: Collection[Address]) -> dict[Address, Standing]:
        """Things as they stand now."""
        lost = self._let_go_of_what_may_be_lost()
        found = {at: self._kept.get(at, _NOTHING) for at in things}
        later = self._read({at: kept.version for at, kept in found.items()})
        is_lost = lost != self._losses()
        anew = [at for at, kept in found.items() if is_lost or _is_void(kept, later[at])]
        if anew:
            found |= dict.fromkeys(anew, _NOTHING)
            later = {**later, **self._read(dict.fromkeys(anew, 0))}
        found = {at: _grown(kept, later[at]) for at, kept in found.items()}
        self._keep(found, lost)
        return found

    def _let_go_of_what_may_be_lost(self) -> int:
        lost = self._losses()
        if lost != self._lost:
            with self._swapping:
                self._kept.clear()
                self._lost = lost
        return lost

    def _keep(self, found: Mapping[Address, Standing], lost: int) -> None:
        """States are never changed, only swapped; where an older one comes last, it is read on from there."""
        with self._swapping:
            if lost != self._lost:
                return
            for at, standing in found.items():
                if standing.version:
                    self._kept[at] = standing
                    self._kept.move_to_end(at)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)


def _grown(kept: Standing, later: Sequence[Entry]) -> Standing:
    return Standing(fold(kept.state, later), kept.version + len(later)) if later else kept


def _is_void(kept: Standing, later: Iterable[Entry]) -> bool:
    """Whether what came later says that what came before was otherwise."""
    return kept.version > 0 and any(map(_reaches_back, later))


def _reaches_back(entry: Entry) -> bool:
    return entry.corrects is not None or isinstance(entry.fact, ErasureRecorded)
