"""Exporters write the lines that the written format asks for, and a ledger gives back what was put into it."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from application.adapters.export_rows import StoredLedger
from application.adapters.log_rows import frontier_in
from application.adapters.opening import open_store
from application.exporters.entry_lines import CannotBeWithheld, EntryLines, Shown
from application.importers.exported import CannotBeReplayed, read_back
from application.log_ports import LoggedEntry, NotAsWritten, RestoredLog, StoreHoldsEntries
from tests.application.proofs.exports import ORIGIN, WHY, Asked, History, a_history, lines_of, root_of


def logged(history: History) -> Iterator[LoggedEntry]:
    """The entries as a ledger would hand them over, read from lines made by nothing of ours."""
    return read_back(line.encode() for line in lines_of(history, Asked()))


def written(history: History, asked: Asked) -> list[str]:
    shown = Shown(asked.programme, frozenset(asked.withheld), WHY)
    stops = [*asked.sizes, len(history.entries)]
    return [line.decode().removesuffix("\n") for line in EntryLines(logged(history), shown, stops=stops)]


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("programme", [None, "planning", "waste"])
def test_the_lines_are_those_that_the_format_asks_for(seed: int, programme: str | None) -> None:
    random = Random(seed)
    history = a_history(random, random.randrange(1, 70))
    last = len(history.entries)
    plain = [
        number
        for number, entry in enumerate(history.entries, 1)
        if "Erasure" not in entry.envelope and number not in history.erased and programme in (None, entry.programme)
    ]
    withheld = tuple(random.sample(plain, min(len(plain), 2)))
    asked = Asked(programme, withheld, tuple(sorted(random.sample(range(1, last + 1), min(last, 3)))))
    assert written(history, asked) == lines_of(history, asked)


def test_others_in_a_row_are_few_hashes() -> None:
    history = History(Random(1))
    for _ in range(1_000):
        history.record("waste", "milestone", "M1", "MilestoneMet", {})
    history.record("planning", "milestone", "M1", "MilestoneMet", {})
    lines = written(history, Asked("planning"))
    assert [line.split("\t")[1] for line in lines[:-1]] == ["9", "8", "7", "6", "5", "3"]


def test_what_is_not_shown_anyway_cannot_be_withheld() -> None:
    history = a_history(Random(1), 5)
    with pytest.raises(CannotBeWithheld, match="Entry 99 cannot be withheld: the export does not hold it anyway"):
        written(history, Asked(withheld=(99,)))


def test_what_says_that_something_was_erased_cannot_be_withheld() -> None:
    history = a_history(Random(1), 5)
    history.erase(1)
    with pytest.raises(CannotBeWithheld, match="it says what was erased"):
        written(history, Asked(withheld=(len(history.entries),)))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[StoredLedger]:
    with open_store(str(tmp_path / "tracker.sqlite")) as application:
        yield StoredLedger(application)


def test_a_ledger_gives_back_what_was_restored(ledger: StoredLedger, tmp_path: Path) -> None:
    history = a_history(Random(4), 700)
    history.erase(1)
    assert ledger.restore(RestoredLog(ORIGIN, logged(history), [(3, "a note", "2018-01-01")])) == len(history.entries)
    assert list(ledger.entries(up_to=len(history.entries))) == list(logged(history))
    with open_store(str(tmp_path / "tracker.sqlite")) as again, again.datastore.reading() as cursor:
        assert frontier_in(cursor, 512).root() == root_of(history.leaves[:512])
        assert frontier_in(cursor, len(history.entries)).root() == root_of(history.leaves)


def test_nothing_is_restored_over_what_is_there(ledger: StoredLedger) -> None:
    ledger.restore(RestoredLog(ORIGIN, logged(a_history(Random(1), 5)), []))
    with pytest.raises(StoreHoldsEntries, match="holds entries already"):
        ledger.restore(RestoredLog(ORIGIN, logged(a_history(Random(2), 5)), []))


def test_half_a_log_is_not_restored(ledger: StoredLedger) -> None:
    history = a_history(Random(1), 30)
    lines = [line.encode() for line in lines_of(history, Asked(withheld=(20,)))]
    with pytest.raises(CannotBeReplayed, match="entry 20 is withheld"):
        ledger.restore(RestoredLog(ORIGIN, read_back(lines), []))
    assert ledger.restore(RestoredLog(ORIGIN, iter(()), [])) == 0


def test_a_content_that_would_be_stored_otherwise_is_refused(ledger: StoredLedger) -> None:
    entry = next(logged(a_history(Random(1), 5)))
    loose = entry._replace(content=(entry.content or b"").replace(b'":', b'": '))
    with pytest.raises(NotAsWritten, match="entry 1"):
        ledger.restore(RestoredLog(ORIGIN, [loose], []))
