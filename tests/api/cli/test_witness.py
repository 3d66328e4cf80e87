"""Witnessing in a terminal: checkpoints are kept, proved to go on and cosigned; a log that was changed is caught."""

import json
import shutil
import signal
import sqlite3
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from application.proofs.cosignature import cosigned_at, read_cosigning_key
from application.proofs.note import read_key
from application.proofs.signing import verified_checkpoint
from tests.api.cli.terminal import Said, Terminal
from tests.api.cli.test_serving import free_port
from tests.api.cli.witnessed import Auditor, Recorder, Served, auditors_token


def test_the_first_checkpoint_is_kept_and_cosigned(auditor: Auditor, recorder: Recorder) -> None:
    said = auditor.looks(name="audit.example/w1")
    assert (said.code, said.err) == (0, "")
    assert said.first_line == (
        f"Kept: the log “tracker.example/crossing” has {recorder.size} entries. "
        "It is the first you keep; from now on nothing before it can change unseen."
    )
    [kept] = auditor.kept
    key = read_cosigning_key((auditor.folder / "witness.key").read_text().strip()).verifier
    assert f"Key of this witness: {key}\n" in said.out
    assert key.name == "audit.example/w1"
    assert verified_checkpoint(kept.read_text("utf-8"), read_key(auditor.key)).size == recorder.size
    assert cosigned_at(kept.read_text("utf-8"), key) <= datetime.now(UTC)


def test_only_its_owner_reads_what_a_witness_keeps(auditor: Auditor) -> None:
    auditor.looks()
    files = [file for file in auditor.folder.rglob("*") if file.is_file()]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    folders = [auditor.folder, *(file for file in auditor.folder.rglob("*") if file.is_dir())]
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}
    assert {file.name for file in files} == {".lock", "witness.key", "log.vkey", auditor.kept[0].name}


def test_a_log_that_has_nothing_new_is_said_and_nothing_is_written(auditor: Auditor) -> None:
    auditor.looks()
    before = {file: file.stat().st_mtime_ns for file in auditor.folder.rglob("*")}
    said = auditor.looks()
    assert (said.code, said.first_line.partition(":")[0]) == (0, "Nothing new")
    assert {file: file.stat().st_mtime_ns for file in auditor.folder.rglob("*")} == before


def test_what_goes_on_is_kept_beside_what_was_kept(auditor: Auditor, recorder: Recorder) -> None:
    auditor.looks()
    [first] = auditor.kept
    held, before = first.read_bytes(), recorder.size
    for titles in (["Deck laid"], [f"Span {number}" for number in range(40)]):
        recorder.records(*titles)
        said = auditor.looks()
        assert (said.code, said.err) == (0, "")
        assert f"It goes on from the checkpoint of {before} that you kept." in said.first_line
        before = recorder.size
    assert len(auditor.kept) == 3
    assert first.read_bytes() == held


def test_what_was_kept_is_what_an_export_is_verified_against(auditor: Auditor, recorder: Recorder) -> None:
    auditor.looks()
    recorder.records("Deck laid")
    office = Terminal(recorder.store)
    folder = auditor.folder.parent / "exported"
    assert office.types("export", "--all", str(folder)).code == 0
    said = auditor.types("verify", str(folder), "--key", auditor.key, "--known", str(auditor.kept[0]))
    assert said.code == 0
    assert f"It continues the checkpoint you hold, of {int(auditor.kept[0].stem)} entries." in said.out


def test_the_name_is_asked_for_once_and_kept(auditor: Auditor, recorder: Recorder) -> None:
    unnamed = auditor.looks(name=None)
    assert (unnamed.code, unnamed.out) == (2, "")
    assert unnamed.err.startswith("Say with --name what you sign as, such as audit.example/w1.")
    assert not list(auditor.folder.rglob("*.key"))
    auditor.looks(name="audit.example/w2")
    recorder.records("Deck laid")
    assert "Key of this witness: audit.example/w2+" in auditor.looks(name=None).out


REWRITTEN = {
    "longer": ["Piers stand", "Steel arrives a year late", *(f"Span {number}" for number in range(9))],
}


@pytest.mark.parametrize("how", ["longer", "as long"])
def test_a_log_that_was_rewritten_under_its_own_key_is_caught(
    auditor: Auditor, watched: Served, recorder: Recorder, tmp_path: Path, how: str
) -> None:
    auditor.looks()
    rewritten = Recorder(tmp_path / "rewritten", like=recorder.store)
    token = auditors_token(rewritten.tracker, tmp_path / "other-token")
    missing = recorder.size - rewritten.tracker.log.head().size
    rewritten.records(*REWRITTEN.get(how, [f"Span {number}" for number in range(missing)]))
    assert rewritten.key == recorder.key
    watched.door.answers_from(rewritten.tracker)
    auditor.token = token
    for _ in range(2):
        said = auditor.looks()
        assert (said.code, said.out) == (1, "")
        assert str(auditor.folder / "evidence") in said.err
    assert len(auditor.kept) == 1
    [found] = auditor.evidence
    assert found["kept.note"] == auditor.kept[0].read_text("utf-8")
    assert verified_checkpoint(found["shown.note"], read_key(auditor.key)).size == rewritten.size
    assert found["why.txt"].strip() in said.err
    assert ("proof.json" in found) == (how == "longer")
    if how == "longer":
        assert json.loads(found["proof.json"])["from"] == recorder.size
    rewritten.tracker.close()


def put_back(auditor: Auditor, watched: Served, recorder: Recorder, folder: Path, *titles: str) -> Recorder:
    """Another store under the same key answers from now on, in which these are the only milestones."""
    rewritten = Recorder(folder, like=recorder.store)
    auditor.token = auditors_token(rewritten.tracker, folder / "token")
    rewritten.records(*titles)
    watched.door.answers_from(rewritten.tracker)
    return rewritten


def test_a_tracker_that_has_lost_entries_is_reported_and_nobody_accused_of_two_histories(
    auditor: Auditor, watched: Served, recorder: Recorder, tmp_path: Path
) -> None:
    recorder.records("Deck laid")
    auditor.looks()
    shorter = put_back(auditor, watched, recorder, tmp_path / "rewritten")
    assert shorter.size < recorder.size
    said = auditor.looks()
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(
        f"The tracker shows a checkpoint of {shorter.size} entries as its latest, and you keep one of {recorder.size}: "
        "entries are gone from it"
    )
    assert "cannot be compared with what is here" in said.err
    assert (len(auditor.kept), auditor.evidence) == (1, [])
    shorter.tracker.close()


def test_a_shorter_log_that_does_not_go_on_from_an_earlier_checkpoint_is_evidence(
    auditor: Auditor, watched: Served, recorder: Recorder, tmp_path: Path
) -> None:
    auditor.looks()
    first = auditor.kept[0].read_text("utf-8")
    recorder.records(*(f"Span {number}" for number in range(9)))
    auditor.looks()
    rewritten = put_back(auditor, watched, recorder, tmp_path / "rewritten", "Piers lean", "Steel", "Deck", "Lights")
    assert int(auditor.kept[0].stem) < rewritten.size < recorder.size
    assert "what was recorded before was changed. It was not cosigned" in auditor.looks().err
    [found] = auditor.evidence
    assert (found["kept.note"], "proof.json" in found) == (first, True)
    rewritten.tracker.close()


@pytest.mark.parametrize("is_true", [True, False])
def test_an_older_checkpoint_of_a_log_that_is_all_there_has_to_lead_to_the_one_kept(
    auditor: Auditor, watched: Served, recorder: Recorder, tmp_path: Path, is_true: bool
) -> None:
    recorder.records("Deck laid")
    auditor.looks()
    if not is_true:
        recorder = put_back(auditor, watched, recorder, tmp_path / "rewritten", "Piers lean")
        recorder.records(*(f"Span {number}" for number in range(9)))
    [*_, second, last] = recorder.tracker.log.checkpoints()
    with sqlite3.connect(recorder.store) as connection:
        connection.execute("DELETE FROM checkpoints WHERE size = ?", (last.size,))
    connection.close()
    said = auditor.looks()
    assert (said.code, len(auditor.evidence)) == ((0, 0) if is_true else (1, 1)), said.err
    if is_true:
        assert said.out.startswith(f"Nothing new: what is shown ends at {second.size} entries, and the checkpoint of ")
    else:
        assert "two histories of it were signed. It was not cosigned" in said.err


def test_the_whole_of_it_with_a_server_of_its_own_and_a_file_that_was_replaced(
    recorder: Recorder, tmp_path: Path
) -> None:
    recorder.records("Piers stand")
    token = auditors_token(recorder.tracker, tmp_path / "token")
    recorder.records("Steel arrives")
    auditor = Auditor(tmp_path / "watched", "", recorder.key, token)
    assert _serve_and_look(recorder.store, auditor).code == 0
    rewritten = Recorder(tmp_path / "rewritten", like=recorder.store)
    auditor.token = auditors_token(rewritten.tracker, tmp_path / "other-token")
    rewritten.records("Piers stand", "Steel arrives", "Deck laid", "Bridge opens")
    recorder.tracker.close()
    rewritten.tracker.close()
    for part in ("", "-wal", "-shm"):
        recorder.store.with_name(f"{recorder.store.name}{part}").unlink(missing_ok=True)
    shutil.copy(rewritten.store, recorder.store)
    said = _serve_and_look(recorder.store, auditor)
    assert said.code == 1
    assert "what was recorded before was changed. It was not cosigned" in said.err
    assert len(auditor.kept) == len(auditor.evidence) == 1


def _serve_and_look(store: Path, auditor: Auditor) -> Said:
    with Terminal(store).keeps_running("serve", "--port", str(free_port())) as started:
        assert started.stdout is not None
        line = started.stdout.readline()
        assert "answers on " in line
        auditor.where = line.partition("answers on ")[2].partition(";")[0]
        said = auditor.looks()
        started.send_signal(signal.SIGTERM)
        assert started.wait(15) == 0
    return said


def test_once_and_again_are_not_wanted_together(auditor: Auditor) -> None:
    assert auditor.types(*auditor.asks(), "--once").code == 0
    said = auditor.types(*auditor.asks(every="5m"), "--once")
    assert (said.code, said.err) == (2, "--once and --every say different things. Give one of them.\n")


def test_a_witness_that_looks_again_and_again_survives_an_outage_and_stops_in_good_order(
    auditor: Auditor, recorder: Recorder
) -> None:
    auditor.where, gone = "http://127.0.0.1:1", auditor.where
    with auditor.keeps_running(*auditor.asks(every="1s")) as started:
        assert started.stderr is not None
        assert started.stderr.readline().endswith("It is tried again.\n")
        started.send_signal(signal.SIGINT)
        assert started.wait(15) == 0
    auditor.where = gone
    with auditor.keeps_running(*auditor.asks(every="1s")) as started:
        assert started.stdout is not None
        assert started.stdout.readline().startswith("Kept: ")
        recorder.records("Deck laid")
        assert any(line.startswith("Kept: ") for line in iter(started.stdout.readline, ""))
        started.send_signal(signal.SIGINT)
        assert started.wait(15) == 0
        assert started.stderr is not None
        assert started.stderr.read() == ""
    assert len(auditor.kept) == 2
