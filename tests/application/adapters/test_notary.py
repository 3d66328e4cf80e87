"""The notary signs what follows from what was signed before, and nothing on top of anything else."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from application.adapters.event_store import StoredJournal, TrackerApplication
from application.adapters.log_rows import leaves
from application.adapters.notary import StoredLog
from application.adapters.opening import check, open_store
from application.log_ports import NothingSigned, NotInTheLog
from application.ports import StoreIsBusy
from application.proofs.merkle import EMPTY_ROOT, is_consistent, is_included
from application.proofs.note import Checkpoint, read_key
from application.proofs.signing import new_key, read_signing_key, verified_checkpoint
from tests.application.adapters.by_hand import somebody_writing, sql
from tests.application.adapters.crossing import ORIGIN, Growing, HandClock, Store
from tests.application.proofs.vectors import PETERS_SECRET


def test_a_checkpoint_is_a_signed_note_of_the_whole_log(log: StoredLog, growing: Growing, clock: HandClock) -> None:
    growing.by(7)
    signed = log.checkpoint()
    head = log.head()
    assert verified_checkpoint(signed.note, read_key(signed.key)) == Checkpoint(ORIGIN, 7, signed.root)
    assert (head.origin, head.size, head.root) == (ORIGIN, 7, signed.root)
    assert (signed.size, signed.signed_at) == (7, clock.now())
    assert log.checkpoints() == [signed]


def test_where_nothing_is_new_nothing_is_signed(log: StoredLog, growing: Growing, clock: HandClock) -> None:
    growing.by(3)
    signed = log.checkpoint()
    clock.moves(timedelta(minutes=5))
    assert log.checkpoint() == signed
    assert len(log.checkpoints()) == 1


def test_an_empty_log_has_a_checkpoint_too(log: StoredLog) -> None:
    signed = log.checkpoint()
    assert (signed.size, signed.root) == (0, EMPTY_ROOT)


def test_checkpoints_are_listed_from_a_size_on(log: StoredLog, growing: Growing) -> None:
    assert log.checkpoints() == []
    for _ in range(3):
        growing.by(2)
        log.checkpoint()
    assert [each.size for each in log.checkpoints()] == [2, 4, 6]
    assert [each.size for each in log.checkpoints(first=3)] == [4, 6]
    assert [each.size for each in log.checkpoints(first=3, most=1)] == [4]
    assert [each.size for each in log.checkpoints(most=2, latest_first=True)] == [6, 4]
    assert log.checkpoints(first=7, most=1) == []


def test_the_key_is_made_once_and_only_its_owner_reads_it(
    log: StoredLog, growing: Growing, key: Path, application: TrackerApplication, clock: HandClock
) -> None:
    growing.by(1)
    signed = log.checkpoint()
    assert key.stat().st_mode & 0o777 == 0o600
    assert str(read_signing_key(key.read_bytes(), ORIGIN).verifier) == signed.key
    assert list(key.parent.glob("*signing-key*")) == [key]
    growing.by(1)
    assert StoredLog(application, clock, key).checkpoint().key == signed.key


def test_proofs_hold_between_any_two_checkpoints_and_for_any_entry(log: StoredLog, growing: Growing) -> None:
    for count in (1, 6, 250, 1, 300):
        growing.by(count)
        log.checkpoint()
    signed = log.checkpoints()
    with growing.store.application.datastore.reading() as cursor:
        everything = list(leaves(cursor, after=0, up_to=558))
    for older in signed:
        for newer in signed:
            if older.size <= newer.size:
                proof = log.consistency(older.size, newer.size)
                assert is_consistent(older.size, newer.size, proof, old_root=older.root, new_root=newer.root)
    for newer in signed:
        for position in {1, (newer.size + 1) // 2, newer.size}:
            proof = log.inclusion(position, newer.size)
            assert is_included(everything[position - 1], position - 1, newer.size, proof=proof, root=newer.root)


@pytest.mark.parametrize(
    "ask",
    [
        lambda log: log.inclusion(0, 3),
        lambda log: log.inclusion(4, 3),
        lambda log: log.inclusion(1, 4),
        lambda log: log.inclusion(1, 0),
        lambda log: log.consistency(4, 3),
        lambda log: log.consistency(-1, 3),
        lambda log: log.consistency(1, 4),
        lambda log: log.consistency(1, 10**30),
    ],
)
def test_there_is_no_proof_of_entries_that_are_not_there(
    log: StoredLog, growing: Growing, ask: Callable[[StoredLog], object]
) -> None:
    growing.by(3)
    with pytest.raises(NotInTheLog, match="There is no entry"):
        ask(log)


def test_a_key_from_elsewhere_is_used_if_it_has_the_logs_name(
    growing: Growing, application: TrackerApplication, clock: HandClock, tmp_path: Path, where: str
) -> None:
    peters = tmp_path / "peters.key"
    peters.write_text(f"{PETERS_SECRET}\n")
    with pytest.raises(NothingSigned, match="It is named “PeterNeumann”, and would have to sign as “tracker"):
        StoredLog(application, clock, peters).checkpoint()
    sql(where, "UPDATE log SET origin = 'PeterNeumann'")
    assert StoredLog(application, clock, peters).checkpoint().key.startswith("PeterNeumann+c74f20a3+")


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("nowhere/key", "No signing key can be made in .*nowhere/key”: No such file"),
        (".", "cannot be read: Is a direc"),
    ],
)
def test_a_key_that_cannot_be_read_or_made_is_said_by_its_file(
    application: TrackerApplication, clock: HandClock, tmp_path: Path, place: str, why: str
) -> None:
    with pytest.raises(NothingSigned, match=why):
        StoredLog(application, clock, tmp_path / place).checkpoint()


def test_a_key_that_is_none_is_refused(application: TrackerApplication, clock: HandClock, key: Path) -> None:
    key.write_text("swordfish")
    with pytest.raises(NothingSigned, match=r"cannot be used\. It is neither an open PEM file nor a C2SP"):
        StoredLog(application, clock, key).checkpoint()


def test_a_store_that_somebody_else_writes_to_is_busy(
    where: str, clock: HandClock, key: Path, log: StoredLog, growing: Growing
) -> None:
    growing.by(3)
    with open_store(where, lock_timeout=0) as impatient, somebody_writing(where), pytest.raises(StoreIsBusy):
        StoredLog(impatient, clock, key).checkpoint()
    assert log.checkpoint().size == 3


def test_every_thousand_entries_are_signed(application: TrackerApplication, clock: HandClock, key: Path) -> None:
    log = StoredLog(application, clock, key)
    store = Store(application, clock)
    store.journal = StoredJournal(application, clock, at_a_thousand=log.checkpoint)
    growing = Growing(store)
    for count in (999, 1, 998, 5, 2_500):
        growing.by(count)
    assert [each.size for each in log.checkpoints()] == [1_000, 2_003, 4_503]


def test_what_was_signed_is_verified_by_tracker_check(log: StoredLog, growing: Growing, where: str, key: Path) -> None:
    growing.by(5)
    log.checkpoint()
    assert not [said for said in check(where, key).findings if "checkpoint" in said]
    key.write_bytes(new_key(ORIGIN).as_pem())
    assert [
        said
        for said in check(where, key).findings
        if "The checkpoint at 5 entries cannot be relied on: It is not signed" in said
    ]
    sql(where, "UPDATE checkpoints SET size = 4")
    assert [said for said in check(where).findings if "The checkpoint at 4 entries says that it is of 5." in said]
    sql(where, "UPDATE checkpoints SET size = 5", "DELETE FROM journal WHERE position = 5")
    assert [said for said in check(where).findings if "There is a checkpoint of 5 entries; the journal has 4." in said]
    sql(where, "UPDATE log SET origin = 'tunnel'")
    assert [said for said in check(where).findings if f"is of the log “{ORIGIN}”, not of “tunnel”." in said]


def test_a_signed_root_that_the_entries_do_not_make_is_found(log: StoredLog, growing: Growing, where: str) -> None:
    growing.by(5)
    log.checkpoint()
    sql(where, "UPDATE journal SET leaf = zeroblob(32) WHERE position = 2")
    assert [
        said for said in check(where).findings if "does not match the first 5 entries: one of them was changed" in said
    ]


def test_a_program_that_starts_compares_what_was_signed_with_what_it_would_sign(
    log: StoredLog,
    growing: Growing,
    application: TrackerApplication,
    clock: HandClock,
    key: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """To verify a signature takes three times as long, and there may be many thousands."""
    for _ in range(3):
        growing.by(2)
        log.checkpoint()
    monkeypatch.setattr("application.proofs.signing.verified_checkpoint", None)
    assert StoredLog(application, clock, key).checkpoint().size == 6


def test_a_checkpoint_that_somebody_else_has_signed_as_well_holds_by_its_signature(
    log: StoredLog, growing: Growing, where: str, application: TrackerApplication, clock: HandClock, key: Path
) -> None:
    growing.by(5)
    log.checkpoint()
    growing.by(5)
    sql(where, "UPDATE checkpoints SET note = note || '— witness.example/w AAAAAAAAAAA=\n'")
    assert StoredLog(application, clock, key).checkpoint().size == 10


A_PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from application.adapters.clock import SystemClock
from application.adapters.event_store import StoredJournal
from application.adapters.opening import open_store
from application.adapters.notary import StoredLog
from tests.application.adapters.crossing import BRIDGE, NOTHING_NEW, Store, told

where, key, ref = sys.argv[1:]
with open_store(where) as application:
    store, log = Store(application, SystemClock()), StoredLog(application, SystemClock(), Path(key))
    for version in range(1, 61):
        store.takes(told(NOTHING_NEW, BRIDGE._replace(ref=ref), version))
        if version % 5 == 0:
            log.checkpoint()
"""


def test_two_programs_that_append_and_sign_at_once_keep_one_log(
    where: str, clock: HandClock, key: Path, application: TrackerApplication
) -> None:
    programs = [subprocess.Popen([sys.executable, "-c", A_PROGRAM, where, str(key), ref]) for ref in ("M1", "M2")]
    assert [program.wait(60) for program in programs] == [0, 0]
    log = StoredLog(application, clock, key)
    signed = log.checkpoint()
    assert signed.size == 120
    assert len({each.key for each in log.checkpoints()}) == 1
    for older, newer in zip(log.checkpoints(), log.checkpoints()[1:], strict=False):
        proof = log.consistency(older.size, newer.size)
        assert is_consistent(older.size, newer.size, proof, old_root=older.root, new_root=newer.root)
    assert check(where, key).findings == []


def test_many_who_sign_at_once_sign_the_same(
    log: StoredLog, growing: Growing, application: TrackerApplication, key: Path
) -> None:
    growing.by(20)
    notaries = [log, StoredLog(application, HandClock(), key), StoredLog(application, HandClock(), key)]
    with ThreadPoolExecutor(6) as people:
        signed = {each.note for each in people.map(StoredLog.checkpoint, notaries * 2)}
    assert len(signed) == 1
