"""A thing that is kept is what its stream comes to, whoever writes to it."""

from collections.abc import Mapping, Sequence

import pytest

from application.adapters import kept_standings
from application.adapters.kept_standings import KeptStandings
from application.ports import Standing
from domain.aggregates import fold
from domain.correcting import EntryWithdrawn
from domain.entry import Address, Entry
from domain.erasing import ErasureRecorded, FactErased
from tests.application.adapters.crossing import BRIDGE, BRIDGE_OPENS, NOTHING_NEW, STEEL, STEEL_WAS_LATE, told


class Stored:
    """Streams as somebody stores them, and the versions behind which they were read."""

    def __init__(self) -> None:
        self.entries = [told(BRIDGE_OPENS, BRIDGE), told(STEEL_WAS_LATE, BRIDGE, 2)]
        self.read_after: list[int] = []
        self._number()

    def takes(self, *entries: Entry) -> None:
        self.entries.extend(entries)
        self._number()

    def read(self, after: Mapping[Address, int]) -> Mapping[Address, Sequence[Entry]]:
        self.read_after.extend(after.values())
        return {at: self._behind(at, version) for at, version in after.items()}

    def _behind(self, at: Address, version: int) -> Sequence[Entry]:
        return [entry for entry in self.entries if entry.address == at and entry.version > version]

    def bridge(self) -> Standing:
        """The bridge folded from its whole stream."""
        return Standing(fold(None, self.entries), len(self.entries))

    def _number(self) -> None:
        self.entries = [entry._replace(position=position) for position, entry in enumerate(self.entries, 1)]


@pytest.fixture
def stored() -> Stored:
    return Stored()


def test_only_what_came_since_is_read(stored: Stored) -> None:
    kept = KeptStandings(stored.read)
    assert kept.of([BRIDGE])[BRIDGE] == stored.bridge()
    stored.takes(told(NOTHING_NEW, BRIDGE, 3))
    assert kept.of([BRIDGE])[BRIDGE] == kept.of([BRIDGE])[BRIDGE] == stored.bridge()
    assert stored.read_after == [0, 2, 3]


def test_a_correction_is_folded_with_all_that_came_before_it(stored: Stored) -> None:
    kept = KeptStandings(stored.read)
    kept.of([BRIDGE])[BRIDGE]
    stored.takes(told(EntryWithdrawn(), BRIDGE, 3, corrects=2), told(NOTHING_NEW, BRIDGE, 4))
    assert kept.of([BRIDGE])[BRIDGE] == stored.bridge()
    stored.takes(told(STEEL_WAS_LATE, BRIDGE, 5))
    assert kept.of([BRIDGE])[BRIDGE] == stored.bridge()
    assert stored.read_after == [0, 2, 0, 4]


def test_a_thing_that_was_withdrawn_altogether_is_nothing_that_has_a_version(stored: Stored) -> None:
    stored.entries.pop()
    kept = KeptStandings(stored.read)
    kept.of([BRIDGE])[BRIDGE]
    stored.takes(told(EntryWithdrawn(), BRIDGE, 2, corrects=1))
    assert kept.of([BRIDGE])[BRIDGE] == kept.of([BRIDGE])[BRIDGE] == Standing(None, 2)
    stored.takes(told(EntryWithdrawn(), BRIDGE, 3, corrects=2))
    assert kept.of([BRIDGE])[BRIDGE] == stored.bridge()
    assert kept.of([BRIDGE])[BRIDGE].state is not None


def test_what_was_erased_is_not_kept(stored: Stored) -> None:
    stored.takes(told(EntryWithdrawn(), BRIDGE, 3, corrects=2))
    kept = KeptStandings(stored.read)
    kept.of([BRIDGE])[BRIDGE]
    stored.entries[1] = stored.entries[1]._replace(fact=FactErased())
    stored.takes(told(ErasureRecorded(position=2), BRIDGE, 4))
    assert kept.of([BRIDGE])[BRIDGE] == stored.bridge()
    assert stored.read_after == [0, 3, 0]


def test_what_is_not_there_is_not_kept(stored: Stored) -> None:
    kept = KeptStandings(stored.read)
    assert kept.of([STEEL])[STEEL] == Standing(None, 0)
    assert len(kept) == 0


def test_few_are_kept_those_asked_for_last(stored: Stored, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_standings, "KEPT", 2)
    things = [BRIDGE._replace(ref=ref) for ref in ("M1", "M2", "M3")]
    stored.entries = [told(BRIDGE_OPENS, thing) for thing in things]
    kept = KeptStandings(stored.read)
    for number in (0, 1, 0, 2, 0, 1):
        kept.of([things[number]])
    assert len(kept) == 2
    assert stored.read_after == [0, 0, 1, 0, 1, 0]
