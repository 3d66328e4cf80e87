"""Whatever somebody changes in the file by hand is found, and said in a sentence."""

from datetime import date
from pathlib import Path

import psycopg
import pytest

from application.adapters.opening import check
from application.ports import StoreUnusable
from application.store_address import is_an_address
from domain.entry import ReasonCode
from tests.application.adapters.by_hand import in_a_file, sql
from tests.application.adapters.crossing import BRIDGE, NOTHING_NEW, STEEL_WAS_LATE, Store, blank_a_page, told


@pytest.fixture
def tampered(where: str, store: Store) -> str:
    """A sound store, closed, for a test to lay hands on."""
    store.holds_the_bridge()
    store.takes(told(NOTHING_NEW, BRIDGE, 3, effective_on=date(2026, 7, 1), reason=ReasonCode.SUPPLIER))
    store.application.close()
    return where


THE_WRONG_KIND = (psycopg.errors.DatatypeMismatch, psycopg.errors.InvalidTextRepresentation)


def is_found(where: str, statement: str, finding: str) -> bool:
    """Whether a change is found; of a store that keeps no text among numbers, or refuses to be changed so."""
    try:
        sql(where, statement)
    except THE_WRONG_KIND:
        return is_an_address(where)
    return any(finding in said for said in check(where).findings)


def test_a_sound_store_has_nothing_wrong(tampered: str) -> None:
    assert check(tampered).findings == []


def test_a_store_in_use_can_be_checked(where: str, store: Store) -> None:
    store.holds_the_bridge()
    assert check(where).findings == []


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("DELETE FROM journal WHERE position = 3", "Position 3 is missing from the journal."),
        ("DELETE FROM journal WHERE position IN (2, 3)", "Positions 2 to 3 are missing from the journal."),
        ("DELETE FROM journal WHERE position = 5", "The order M4-00000003 was answered with position 5, which the"),
        ("DELETE FROM journal WHERE position = 4", "Entry 5 is version 3 of milestone “M4” of “river-crossing”; 2 was"),
        (
            "UPDATE journal SET recorded_at = '2026-07-02T09:29:59.999999+00:00' WHERE position = 4",
            "Entry 4 was recorded at 2026-07-02T09:29:59.999999+00:00, before the entry that precedes it",
        ),
        ("UPDATE journal SET recorded_at = '2 July' WHERE position = 4", "Entry 4 was recorded at “2 July”, which is"),
        ("UPDATE journal SET recorded_at = 7 WHERE position = 4", "Entry 4 was recorded at “7”, which is not a moment"),
        ("UPDATE journal SET originator_version = 9 WHERE position = 5", "Entry 5 is version 9 of milestone “M4”"),
        ("UPDATE journal SET ref = 'M5' WHERE position = 3", "Entry 3 says it is about milestone “M5”"),
        ("UPDATE journal SET programme = 'tunnel' WHERE position = 3", "stands in another stream."),
        ("UPDATE journal SET kind = 'risk' WHERE position = 3", "a “MilestonePlanned”, which cannot happen to a risk."),
        ("UPDATE journal SET kind = 'whim' WHERE position = 3", "which cannot happen to a whim."),
        ("UPDATE journal SET topic = 'MilestoneMissed' WHERE position = 3", "“MilestoneMissed” that cannot be read"),
        ("UPDATE journal SET schema_version = 2 WHERE position = 3", "A newer tracker wrote it"),
        ("UPDATE journal SET state = x'7b7d' WHERE position = 3", "Entry 3 holds a “MilestonePlanned” that cannot be"),
        ("UPDATE journal SET state = 'not json' WHERE position = 3", "Entry 3 holds a “MilestonePlanned” that cannot"),
        ("UPDATE journal SET state = 7 WHERE position = 3", "Entry 3 holds a “MilestonePlanned” that cannot be read"),
        (
            """UPDATE journal SET state = CAST('{"title": "Steel came"}' AS BLOB) WHERE position = 3""",
            "not written as the tracker writes it; somebody changed it.",
        ),
        (
            "UPDATE journal SET effective_on = '2026-04-30' WHERE position = 4",
            "Entry 4 takes effect on 2026-04-30, before an earlier entry of milestone “M4” of “river-crossing”",
        ),
        (
            "UPDATE journal SET effective_on = NULL WHERE position = 4",
            "takes effect on a day that is not stated, before",
        ),
        ("UPDATE journal SET effective_on = 'May' WHERE position = 2", "Entry 2 is effective on “May”, which is not a"),
        ("UPDATE journal SET known_on = '2026-02-30' WHERE position = 2", "Entry 2 is known on “2026-02-30”, which is"),
        (
            "UPDATE answers SET position = 99 WHERE position = 2",
            "answered with position 99, which the journal does not",
        ),
        (
            "DELETE FROM answers WHERE position = 2",
            "Entry 2 belongs to the order M4-00000001, which was never answered.",
        ),
        ("UPDATE journal SET command_id = 'forged' WHERE position = 2", "the order forged, which was never answered."),
    ],
)
def test_what_was_changed_by_hand_is_found(tampered: str, statement: str, finding: str) -> None:
    assert is_found(tampered, statement, finding)


def test_only_what_is_wrong_is_said(tampered: str) -> None:
    sql(tampered, "UPDATE journal SET effective_on = '2026-04-30' WHERE position = 4")
    found = check(tampered).findings
    assert len(found) == 2
    assert found[1] == "Entry 4 is not the one that entered the log: who, when or what of it was changed."


def test_a_correction_may_take_effect_earlier(where: str, store: Store) -> None:
    store.holds_the_bridge()
    store.takes(told(STEEL_WAS_LATE, BRIDGE, 3, effective_on=date(2026, 5, 1), corrects=4))
    assert check(where).findings == []


@in_a_file
def test_a_damaged_page_is_found(tampered: str) -> None:
    blank_a_page(tampered, "journal_by_programme")
    assert any("The file is damaged" in said for said in check(tampered).findings)


@in_a_file
def test_a_journal_that_cannot_be_read_to_its_end_is_found(tampered: str) -> None:
    blank_a_page(tampered, "journal")
    assert any("The file is damaged, and could not be read to its end" in said for said in check(tampered).findings)


@in_a_file
def test_a_file_that_is_not_there_is_not_made(where: str) -> None:
    with pytest.raises(StoreUnusable, match="there is no such file"):
        check(where)
    assert not Path(where).exists()


@in_a_file
def test_an_empty_file_is_no_store(where: str) -> None:
    Path(where).touch()
    with pytest.raises(StoreUnusable, match="it is empty"):
        check(where)


NOT_ITS_CONTENT = "Entry 4 does not hold what it was bound to: its fact, or the words with it, were changed."
NOT_ITS_LEAF = "Entry 4 is not the one that entered the log: who, when or what of it was changed."


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("UPDATE journal SET note = 'It rained.' WHERE position = 4", NOT_ITS_CONTENT),
        ("UPDATE journal SET source = 'Letter' WHERE position = 4", NOT_ITS_CONTENT),
        ("UPDATE journal SET because = 'Error' WHERE position = 4", NOT_ITS_CONTENT),
        ("UPDATE journal SET authority = 'Board' WHERE position = 4", NOT_ITS_CONTENT),
        ("UPDATE journal SET salt = x'00' WHERE position = 4", NOT_ITS_CONTENT),
        ("UPDATE journal SET salt = NULL WHERE position = 4", NOT_ITS_CONTENT),
        ("UPDATE journal SET salt = NULL, note = 'It rained.' WHERE position = 4", NOT_ITS_CONTENT),
        ("UPDATE journal SET salt = NULL, state = x'', note = 'It rained.' WHERE position = 4", NOT_ITS_CONTENT),
        ("UPDATE journal SET commitment = x'00' WHERE position = 4", NOT_ITS_LEAF),
        ("UPDATE journal SET commitment = NULL WHERE position = 4", NOT_ITS_CONTENT),
        ("UPDATE journal SET actor = 'Mayor' WHERE position = 4", NOT_ITS_LEAF),
        ("UPDATE journal SET role = 'viewer' WHERE position = 4", NOT_ITS_LEAF),
        ("UPDATE journal SET reason = 'scope' WHERE position = 4", NOT_ITS_LEAF),
        ("UPDATE journal SET known_on = '2026-05-01' WHERE position = 4", NOT_ITS_LEAF),
        ("UPDATE journal SET corrects = 2 WHERE position = 4", NOT_ITS_LEAF),
        ("UPDATE journal SET batch = 'b' WHERE position = 4", NOT_ITS_LEAF),
        ("UPDATE journal SET leaf = x'00' WHERE position = 4", NOT_ITS_LEAF),
        ("UPDATE journal SET leaf = NULL WHERE position = 4", NOT_ITS_LEAF),
        ("UPDATE journal SET leaf = zeroblob(32) WHERE position = 4", NOT_ITS_LEAF),
        ("UPDATE journal SET previous = 1 WHERE position = 4", "Entry 4 names 1 as the entry of “river-crossing” befo"),
        ("UPDATE journal SET previous = NULL WHERE position = 4", "Entry 4 names none as the entry of “river-crossin"),
        ("UPDATE journal SET previous = 9 WHERE position = 1", "it should name none."),
        ("DELETE FROM log", "The log has lost its name."),
        ("INSERT INTO tiles VALUES (0, 0, x'')", "The log keeps a tile 0 of level 0, which its entries do not make."),
        ("INSERT INTO tiles VALUES ('a', 'b', x'')", "The log keeps a tile b of level a, which its entries do not"),
        ("INSERT INTO checkpoints VALUES (5, 'hello', '')", "The checkpoint at 5 entries cannot be relied on: This is"),
    ],
)
def test_what_was_changed_in_the_log_by_hand_is_found(tampered: str, statement: str, finding: str) -> None:
    assert is_found(tampered, statement, finding)


@in_a_file
def test_a_checkpoint_that_is_no_text_is_found(tampered: str) -> None:
    finding = "checkpoint at 5 entries cannot be relied on: It is no text"
    assert is_found(tampered, "INSERT INTO checkpoints VALUES (5, x'00', '')", finding)


@pytest.fixture
def long(where: str, store: Store) -> str:
    """A log of 600 entries, which has two full tiles and one above them."""
    store.takes(*(told(NOTHING_NEW, BRIDGE, version, command_id="one-for-all") for version in range(1, 601)))
    store.application.close()
    return where


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("DELETE FROM tiles WHERE level = 0 AND number = 1", "The log has lost its tile 1 of level 0."),
        ("DELETE FROM tiles WHERE level = 1", "The log has lost its tile 0 of level 1."),
        (
            "UPDATE tiles SET hashes = (SELECT hashes FROM tiles WHERE level = 0 AND number = 0) WHERE number = 1",
            "Tile 1 of level 0 of the log does not match its entries, from entry 257 on.",
        ),
        (
            "UPDATE tiles SET hashes = substr(hashes, 1, 32) WHERE level = 1",
            "Tile 0 of level 1 of the log does not match its entries, from entry 257 on.",
        ),
        ("UPDATE tiles SET hashes = 7 WHERE level = 0 AND number = 1", "match its entries, from entry 257 on."),
        ("INSERT INTO tiles VALUES (1, 1, x'')", "The log keeps a tile 1 of level 1, which its entries do not make."),
        ("UPDATE journal SET leaf = zeroblob(32) WHERE position = 300", "match its entries, from entry 300 on."),
    ],
)
def test_a_tile_that_is_not_its_entries_is_found(long: str, statement: str, finding: str) -> None:
    assert check(long).findings == []
    assert is_found(long, statement, finding)
