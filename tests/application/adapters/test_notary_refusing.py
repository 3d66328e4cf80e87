"""Whatever somebody changes under the notary's hands, nothing is signed on top of it."""

from pathlib import Path

import pytest

from application.adapters.event_store import TrackerApplication
from application.adapters.notary import StoredLog
from application.adapters.opening import open_store
from application.log_ports import LogInconsistent, NothingSigned
from application.proofs.signing import new_key
from tests.application.adapters.by_hand import rows, sql
from tests.application.adapters.crossing import ORIGIN, Growing, HandClock

TAMPERED = {
    "a fact": ("UPDATE journal SET state = x'7b7d20' WHERE position = 550", "Entry 550 is not the one"),
    "a note": ("UPDATE journal SET note = 'It rained.' WHERE position = 550", "Entry 550 is not the one"),
    "an actor": ("UPDATE journal SET actor = 'Mayor' WHERE position = 550", "Entry 550 is not the one"),
    "a date": ("UPDATE journal SET effective_on = '2020-01-01' WHERE position = 550", "Entry 550 is not the one"),
    "a time": ("UPDATE journal SET recorded_at = '2020' WHERE position = 550", "Entry 550 is not the one"),
    "a fact without its salt": (
        "UPDATE journal SET state = x'7b7d20', salt = NULL WHERE position = 550",
        "Entry 550 is not the one",
    ),
    "a salt": ("UPDATE journal SET salt = zeroblob(16) WHERE position = 550", "Entry 550 is not the one"),
    "a commitment": ("UPDATE journal SET commitment = zeroblob(32) WHERE position = 550", "Entry 550 is not the one"),
    "a commitment's kind": ("UPDATE journal SET commitment = NULL WHERE position = 550", "Entry 550 is not the one"),
    "a leaf": ("UPDATE journal SET leaf = zeroblob(32) WHERE position = 550", "Entry 550 is not the one"),
    "the entry before": ("UPDATE journal SET previous = 1 WHERE position = 550", "Entry 550 is not the one"),
    "an entry": ("DELETE FROM journal WHERE position = 550", "Entry 550 is missing from the journal"),
    "a signed leaf": ("UPDATE journal SET leaf = zeroblob(32) WHERE position = 520", "at 530 entries does not hold"),
    "a signed tile": ("UPDATE tiles SET hashes = zeroblob(8192) WHERE number = 1", "at 300 entries does not hold"),
    "a tile that is gone": ("DELETE FROM tiles WHERE level = 0 AND number = 1", "Tile 1 of level 0"),
    "the first tile": ("UPDATE tiles SET hashes = zeroblob(8192) WHERE level = 0 AND number = 0", "at 7 entries does"),
    "the upper tile": ("UPDATE tiles SET hashes = zeroblob(64) WHERE level = 1", "at 300 entries does not hold"),
    "the end": ("DELETE FROM journal WHERE position > 500", "A checkpoint of 530 entries was signed, and the jo"),
    "a checkpoint": ("UPDATE checkpoints SET note = replace(note, '300', '301') WHERE size = 300", "at 300 entries"),
    "a checkpoint's size": ("UPDATE checkpoints SET size = 299 WHERE size = 300", "at 299 entries does not hold"),
    "a checkpoint's text": ("UPDATE checkpoints SET note = 'hello' WHERE size = 300", "at 300 entries does not hold"),
    "a checkpoint's kind": ("UPDATE checkpoints SET note = x'00' WHERE size = 300", "at 300 entries does not hold"),
    "the last checkpoint": ("UPDATE checkpoints SET note = '' WHERE size = 530", "at 530 entries does not hold"),
    "the name": ("UPDATE log SET origin = 'tunnel'", "does not hold"),
    "the lost name": ("DELETE FROM log", "has lost its name"),
}


@pytest.mark.parametrize(("statement", "why"), TAMPERED.values(), ids=TAMPERED)
def test_nothing_is_signed_by_who_starts_after_something_was_tampered_with(
    log: StoredLog, growing: Growing, where: str, key: Path, clock: HandClock, statement: str, why: str
) -> None:
    signed_and_grown(log, growing)
    sql(where, statement)
    before = in_the_store(where)
    with open_store(where) as application, pytest.raises(LogInconsistent, match=why):
        StoredLog(application, clock, key).checkpoint()
    assert in_the_store(where) == before


# What was verified once is compared from then on, not made anew, so who saw an old tile does not see it change.
SEEN_BEFORE = TAMPERED.keys() - {"the first tile", "a signed tile", "a tile that is gone"}


@pytest.mark.parametrize("what", sorted(SEEN_BEFORE))
def test_nothing_is_signed_by_who_signed_before_something_was_tampered_with(
    log: StoredLog, growing: Growing, where: str, what: str
) -> None:
    signed_and_grown(log, growing)
    sql(where, TAMPERED[what][0])
    before = in_the_store(where)
    with pytest.raises(LogInconsistent):
        log.checkpoint()
    assert in_the_store(where) == before


def signed_and_grown(log: StoredLog, growing: Growing) -> None:
    for count in (7, 293, 230):
        growing.by(count)
        log.checkpoint()
    growing.by(40)


def in_the_store(where: str) -> list[tuple[object, ...]]:
    return rows(where, "SELECT * FROM checkpoints ORDER BY size")


def test_a_checkpoint_that_was_taken_away_is_missed_by_who_saw_it(log: StoredLog, growing: Growing, where: str) -> None:
    for _ in range(2):
        growing.by(5)
        log.checkpoint()
    growing.by(5)
    sql(where, "DELETE FROM checkpoints WHERE size = 5")
    with pytest.raises(LogInconsistent, match="checkpoint at 5 entries does not hold: it was changed or taken away"):
        log.checkpoint()


def test_another_key_does_not_sign_on_top_of_the_first(
    log: StoredLog, growing: Growing, application: TrackerApplication, clock: HandClock, tmp_path: Path
) -> None:
    growing.by(5)
    log.checkpoint()
    growing.by(5)
    another = tmp_path / "another.pem"
    another.write_bytes(new_key(ORIGIN).as_pem())
    other = StoredLog(application, clock, another)
    for ask in (other.checkpoint, other.checkpoints):
        with pytest.raises(NothingSigned, match=r"5 entries is signed with the key .* A log has one key for life"):
            ask()


def test_the_true_key_put_back_signs_without_a_new_start(
    log: StoredLog, growing: Growing, application: TrackerApplication, clock: HandClock, tmp_path: Path, key: Path
) -> None:
    growing.by(5)
    signed = log.checkpoint()
    growing.by(5)
    another = tmp_path / "another.pem"
    another.write_bytes(new_key(ORIGIN).as_pem())
    running = StoredLog(application, clock, another)
    with pytest.raises(NothingSigned):
        running.checkpoint()
    another.write_bytes(key.read_bytes())
    assert running.checkpoint().key == signed.key


def test_a_key_that_was_lost_is_not_replaced_behind_anybodys_back(
    log: StoredLog, growing: Growing, application: TrackerApplication, clock: HandClock, key: Path
) -> None:
    growing.by(5)
    log.checkpoint()
    growing.by(5)
    key.unlink()
    with pytest.raises(NothingSigned, match="the key that signed them is not in"):
        StoredLog(application, clock, key).checkpoint()
    assert not key.exists()
