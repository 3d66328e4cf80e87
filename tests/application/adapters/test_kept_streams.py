"""A stream that is kept is the stream that is stored, whoever writes to it."""

from collections.abc import Sequence

import pytest

from application.adapters import kept_streams
from application.adapters.kept_streams import KeptStreams
from domain.entry import Address, Entry
from domain.erasing import ErasureRecorded, FactErased
from tests.application.adapters.crossing import BRIDGE, BRIDGE_OPENS, NOTHING_NEW, STEEL, STEEL_WAS_LATE, told


class Stored:
    """Streams as somebody stores them, and the versions behind which they were read."""

    def __init__(self) -> None:
        self.entries: list[Entry] = [told(BRIDGE_OPENS, BRIDGE), told(NOTHING_NEW, BRIDGE, 2)]
        self.read_after: list[int] = []

    def read(self, at: Address, version: int) -> Sequence[Entry]:
        self.read_after.append(version)
        return [entry for entry in self.entries if entry.address == at and entry.version > version]


@pytest.fixture
def stored() -> Stored:
    return Stored()


def test_only_what_came_since_is_read(stored: Stored) -> None:
    streams = KeptStreams(stored.read)
    assert streams.stream(BRIDGE) == stored.entries
    stored.entries.append(told(STEEL_WAS_LATE, BRIDGE, 3))
    assert streams.stream(BRIDGE) == stored.entries
    assert stored.read_after == [0, 2]


def test_what_is_handed_out_can_be_changed_and_what_is_kept_stays(stored: Stored) -> None:
    streams = KeptStreams(stored.read)
    streams.stream(BRIDGE).clear()
    assert streams.stream(BRIDGE) == stored.entries


def test_what_was_erased_is_not_kept(stored: Stored) -> None:
    streams = KeptStreams(stored.read)
    streams.stream(BRIDGE)
    stored.entries[1] = stored.entries[1]._replace(fact=FactErased())
    stored.entries.append(told(ErasureRecorded(position=2), BRIDGE, 3))
    assert streams.stream(BRIDGE) == stored.entries
    assert stored.read_after == [0, 2, 0]


def test_what_is_not_there_is_not_kept(stored: Stored) -> None:
    streams = KeptStreams(stored.read)
    assert streams.stream(STEEL) == []
    assert len(streams) == 0


def test_few_are_kept_those_asked_for_last(stored: Stored, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_streams, "KEPT", 2)
    things = [BRIDGE._replace(ref=ref) for ref in ("M1", "M2", "M3")]
    stored.entries = [told(BRIDGE_OPENS, thing) for thing in things]
    streams = KeptStreams(stored.read)
    for number in (0, 1, 0, 2, 0, 1):
        streams.stream(things[number])
    assert len(streams) == 2
    assert stored.read_after == [0, 0, 1, 0, 1, 0]
