"""Exports are witnessed as a tracker is, by somebody who reaches no network; what was changed in them is caught."""

import json
import shutil
from pathlib import Path

import pytest

from tests.api.cli.terminal import Terminal
from tests.api.cli.witnessed import Auditor, Recorder


@pytest.fixture
def offline(recorder: Recorder, tmp_path: Path) -> Auditor:
    recorder.records("Piers stand")
    assert Terminal(recorder.store).types("export", "--all", str(tmp_path / "first")).code == 0
    recorder.records("Steel arrives", "Deck laid")
    assert Terminal(recorder.store).types("export", "crossing", str(tmp_path / "second")).code == 0
    return Auditor(tmp_path / "watched", str(tmp_path / "first"), recorder.key, None)


def test_exports_are_witnessed_without_a_network(offline: Auditor, tmp_path: Path) -> None:
    assert offline.looks().code == 0
    said = offline.looks(from_=str(tmp_path / "second"))
    assert (said.code, said.err) == (0, "")
    assert "It goes on from the checkpoint of " in said.first_line
    assert len(offline.kept) == 2
    earlier = offline.looks()
    assert (earlier.code, earlier.err) == (0, "")
    assert earlier.out.startswith("Nothing new: what is shown ends at ")


def test_an_older_export_than_what_is_kept_is_compared_as_far_as_it_goes_and_is_no_evidence(
    offline: Auditor, tmp_path: Path
) -> None:
    assert offline.looks(from_=str(tmp_path / "second")).code == 0
    said = offline.looks()
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("This export is older than what you keep: it ends at ")
    assert "cannot be compared with what is here" in said.err
    assert (len(offline.kept), offline.evidence) == (1, [])


def test_an_older_export_of_another_history_is_evidence(offline: Auditor, recorder: Recorder, tmp_path: Path) -> None:
    offline.looks()
    offline.looks(from_=str(tmp_path / "second"))
    rewritten = Recorder(tmp_path / "rewritten", like=recorder.store).records("Piers lean")
    assert Terminal(rewritten.store).types("export", "--all", str(tmp_path / "third")).code == 0
    assert rewritten.size == int(offline.kept[0].stem)
    said = offline.looks(from_=str(tmp_path / "third"))
    assert (said.code, "two histories of it were signed" in said.err) == (1, True)
    [found] = offline.evidence
    assert found["kept.note"] == offline.kept[0].read_text("utf-8")
    rewritten.tracker.close()


def test_the_folder_of_an_export_does_not_become_that_of_a_witness(offline: Auditor, tmp_path: Path) -> None:
    before = sorted((tmp_path / "first").rglob("*"))
    offline.folder = tmp_path / "first"
    said = offline.looks()
    assert (said.code, "is no folder of a witness: “MANIFEST.json” is in it." in said.err) == (2, True)
    assert sorted((tmp_path / "first").rglob("*")) == before


def test_an_export_that_was_tampered_with_is_not_cosigned(offline: Auditor, tmp_path: Path) -> None:
    entries = tmp_path / "first" / "entries.tsv"
    entries.write_text(entries.read_text("utf-8").replace("Piers stand", "Piers lean"), "utf-8")
    said = offline.looks()
    assert (said.code, "TAMPERED. entries.tsv, line " in said.err) == (1, True)
    [found] = offline.evidence
    assert json.loads(found["proof.json"])["verdict"] == "tampered"
    assert "kept.note" not in found


def test_an_export_of_a_rewritten_log_is_caught(offline: Auditor, recorder: Recorder, tmp_path: Path) -> None:
    offline.looks()
    rewritten = Recorder(tmp_path / "rewritten", like=recorder.store).records("Piers lean", "Steel arrives")
    assert Terminal(rewritten.store).types("export", "--all", str(tmp_path / "third")).code == 0
    said = offline.looks(from_=str(tmp_path / "third"))
    assert (said.code, "are not those of the checkpoint you hold" in said.err) == (1, True)
    assert len(offline.kept) == len(offline.evidence) == 1
    rewritten.tracker.close()


@pytest.mark.parametrize("lost", ["entries.tsv", "MANIFEST.json", "checkpoints"])
def test_a_folder_that_is_no_whole_export_cannot_be_read(offline: Auditor, tmp_path: Path, lost: str) -> None:
    gone = tmp_path / "first" / lost
    shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    said = offline.looks()
    assert (said.code, said.out, offline.kept) == (2, "", [])


def test_a_name_that_no_key_can_have_is_said(offline: Auditor) -> None:
    said = offline.looks(name="bad name+")
    assert (said.code, "--name: " in said.err) == (2, True)
