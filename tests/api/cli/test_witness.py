"""Witnessing in a terminal: checkpoints are kept, proved to go on and cosigned; a log that was changed is caught."""

import json
import shutil
import signal
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.commandline.witness_folder import WitnessFolder
from application.proofs.cosignature import cosigned_at, read_cosigning_key
from application.proofs.note import read_key
from application.proofs.signing import new_key, verified_checkpoint
from tests.api.cli.terminal import Said, Terminal
from tests.api.cli.test_serving import free_port
from tests.api.cli.witnessed import Recorder, Served, auditors_token, served


class Auditor(Terminal):
    """Another party, who keeps the checkpoints of the river crossing's tracker in a folder."""

    def __init__(self, folder: Path, where: str, key: str, token: Path | None) -> None:
        super().__init__(folder.parent / "none.sqlite")
        self.folder, self.where, self.key, self.token = folder, where, key, token

    def asks(self, **instead: str) -> list[str]:
        told = {"--from": self.where, "--log-key": self.key} | ({"--token-file": str(self.token)} if self.token else {})
        told |= {f"--{name.replace('_', '-')}": value for name, value in instead.items()}
        told = {name.removesuffix("-"): value for name, value in told.items()}
        return ["witness", str(self.folder), *(word for name in told for word in (name, told[name]))]

    def looks(self, **instead: str) -> Said:
        return self.types(*self.asks(**instead))

    @property
    def kept(self) -> list[Path]:
        return sorted((self.folder / "checkpoints").iterdir())

    @property
    def evidence(self) -> list[dict[str, str]]:
        folders = sorted((self.folder / "evidence").glob("*"))
        return [{file.name: file.read_text("utf-8") for file in folder.iterdir()} for folder in folders]


@pytest.fixture
def recorder(tmp_path: Path) -> Iterator[Recorder]:
    made = Recorder(tmp_path / "ours")
    yield made
    made.tracker.close()


@pytest.fixture
def tracker(recorder: Recorder) -> Iterator[Served]:
    """The tracker of the river crossing, over HTTP, with a checkpoint of some entries."""
    recorder.records("Piers stand")
    with served(recorder.tracker) as found:
        yield found


@pytest.fixture
def auditor(tracker: Served, recorder: Recorder, tmp_path: Path) -> Auditor:
    token = auditors_token(recorder.tracker, tmp_path / "token")
    recorder.records("Steel arrives")
    return Auditor(tmp_path / "watched", tracker.address, recorder.key, token)


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


REWRITTEN = {
    "longer": ["Piers stand", "Steel arrives a year late", *(f"Span {number}" for number in range(9))],
    "shorter": [],
}


@pytest.mark.parametrize("how", ["longer", "as long", "shorter"])
def test_a_log_that_was_rewritten_under_its_own_key_is_caught(
    auditor: Auditor, tracker: Served, recorder: Recorder, tmp_path: Path, how: str
) -> None:
    auditor.looks()
    rewritten = Recorder(tmp_path / "rewritten", like=recorder.store)
    token = auditors_token(rewritten.tracker, tmp_path / "other-token")
    missing = recorder.size - rewritten.tracker.log.head().size
    rewritten.records(*REWRITTEN.get(how, [f"Span {number}" for number in range(missing)]))
    assert rewritten.key == recorder.key
    tracker.door.answers_from(rewritten.tracker)
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


@pytest.mark.parametrize(
    ("instead", "code", "sentence"),
    [
        ({"from_": "http://127.0.0.1:1"}, 2, "The tracker at “http://127.0.0.1:1” cannot be reached: "),
        ({"from_": "https://["}, 2, "is not sent to"),
        ({"from_": "http://tracker.example"}, 2, "The token is not sent to “http://tracker.example”"),
        ({"from_": "nowhere"}, 2, "the folder of an export needs none"),
        ({"log_key": "steel"}, 2, "--log-key: This is no public key"),
        ({"log_key": str(new_key("other.example").verifier)}, 1, "is not one of the log you trust, and was not kept"),
        ({"token_file": "/nowhere"}, 2, "The token in “/nowhere” cannot be read"),
        ({"name": "the auditor"}, 2, "neither blanks nor a plus sign"),
        ({"every": "often"}, 2, "“often” is no length of time"),
        ({"every": "0s"}, 2, "“0s” is no length of time"),
    ],
)
def test_what_cannot_be_done_is_said(auditor: Auditor, instead: dict[str, str], code: int, sentence: str) -> None:
    said = auditor.looks(**instead)
    assert (said.code, said.out) == (code, "")
    assert sentence in said.err
    assert list((auditor.folder / "checkpoints").glob("*")) == []


def test_the_trackers_own_sentence_is_passed_on(auditor: Auditor, tmp_path: Path) -> None:
    auditor.token = tmp_path / "guessed"
    auditor.token.write_text("tt_guessed\n")
    said = auditor.looks()
    assert said.code == 2
    assert "answers with 401: This token is unknown or was revoked" in said.err
    auditor.token = None
    assert "answers with 401: Say who you are" in auditor.looks().err


def test_an_address_that_is_no_tracker_is_said(auditor: Auditor) -> None:
    said = auditor.looks(from_=f"{auditor.where}/lights?x=")
    assert said.code == 2
    assert "cannot be read" in said.err


def test_a_file_of_tokens_that_holds_none_is_said(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n")
    said = auditor.looks(token_file=str(tmp_path / "empty"))
    assert (said.code, said.err) == (2, f"There is no token in “{tmp_path / 'empty'}”: one word was expected.\n")


def test_a_folder_keeps_one_log_and_one_name(auditor: Auditor) -> None:
    auditor.looks(name="audit.example/w1")
    other = auditor.looks(log_key=str(new_key("other.example").verifier))
    assert (other.code, "begun with another log's key" in other.err) == (2, True)
    renamed = auditor.looks(name="audit.example/w2")
    assert (renamed.code, "is named “audit.example/w1”" in renamed.err) == (2, True)
    assert auditor.looks(name="audit.example/w1").code == auditor.looks().code == 0


def test_a_kept_checkpoint_that_was_changed_is_not_built_upon(auditor: Auditor, recorder: Recorder) -> None:
    auditor.looks()
    [kept] = auditor.kept
    note = kept.read_text("utf-8")
    kept.write_text(note.replace(f"\n{recorder.size}\n", f"\n{recorder.size - 1}\n"), "utf-8")
    said = auditor.looks()
    assert (said.code, "does not hold any more" in said.err) == (2, True)
    kept.write_text(note, "utf-8")
    kept.rename(kept.with_name("000000000001.note"))
    said = auditor.looks()
    assert (said.code, "under another number" in said.err) == (2, True)


def test_two_witnesses_do_not_share_a_folder_at_once(auditor: Auditor) -> None:
    with WitnessFolder(auditor.folder).alone():
        said = auditor.looks()
    assert (said.code, said.err) == (2, f"Another witness is at work in “{auditor.folder}”.\n")
    assert auditor.looks().code == 0


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


class Offline(Auditor):
    """Another party who is handed exports, and reaches no network."""


@pytest.fixture
def offline(recorder: Recorder, tmp_path: Path) -> Offline:
    recorder.records("Piers stand")
    assert Terminal(recorder.store).types("export", "--all", str(tmp_path / "first")).code == 0
    recorder.records("Steel arrives", "Deck laid")
    assert Terminal(recorder.store).types("export", "crossing", str(tmp_path / "second")).code == 0
    return Offline(tmp_path / "watched", str(tmp_path / "first"), recorder.key, None)


def test_exports_are_witnessed_without_a_network(offline: Offline, tmp_path: Path) -> None:
    assert offline.looks().code == 0
    said = offline.looks(from_=str(tmp_path / "second"))
    assert (said.code, said.err) == (0, "")
    assert "It goes on from the checkpoint of " in said.first_line
    assert len(offline.kept) == 2
    earlier = offline.looks()
    assert (earlier.code, "or what you are shown is out of date" in earlier.err) == (1, True)


def test_an_export_that_was_tampered_with_is_not_cosigned(offline: Offline, tmp_path: Path) -> None:
    entries = tmp_path / "first" / "entries.tsv"
    entries.write_text(entries.read_text("utf-8").replace("Piers stand", "Piers lean"), "utf-8")
    said = offline.looks()
    assert (said.code, "TAMPERED. entries.tsv, line " in said.err) == (1, True)
    [found] = offline.evidence
    assert json.loads(found["proof.json"])["verdict"] == "tampered"
    assert "kept.note" not in found


def test_an_export_of_a_rewritten_log_is_caught(offline: Offline, recorder: Recorder, tmp_path: Path) -> None:
    offline.looks()
    rewritten = Recorder(tmp_path / "rewritten", like=recorder.store).records("Piers lean", "Steel arrives")
    assert Terminal(rewritten.store).types("export", "--all", str(tmp_path / "third")).code == 0
    said = offline.looks(from_=str(tmp_path / "third"))
    assert (said.code, "are not those of the checkpoint you hold" in said.err) == (1, True)
    assert len(offline.kept) == len(offline.evidence) == 1
    rewritten.tracker.close()


@pytest.mark.parametrize("lost", ["entries.tsv", "MANIFEST.json", "checkpoints"])
def test_a_folder_that_is_no_whole_export_cannot_be_read(offline: Offline, tmp_path: Path, lost: str) -> None:
    gone = tmp_path / "first" / lost
    shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    said = offline.looks()
    assert (said.code, said.out, offline.kept) == (2, "", [])
