"""What a witness cannot do is said in a sentence, and nothing is kept or cosigned meanwhile."""

from pathlib import Path

import pytest

from api.commandline.witness_folder import WitnessFolder
from application.proofs.cosignature import new_cosigning_key
from application.proofs.signing import new_key
from tests.api.cli.witnessed import Auditor, Recorder


@pytest.mark.parametrize(
    ("instead", "code", "sentence"),
    [
        ({"from_": "http://127.0.0.1:1"}, 2, "The tracker at “http://127.0.0.1:1” cannot be reached: "),
        ({"from_": "https://["}, 2, "is not sent to"),
        ({"from_": "http://tracker.example"}, 2, "The token is not sent to “http://tracker.example”"),
        (
            {"from_": "nowhere", "token_file": None},
            2,
            "There is no folder “nowhere”. Name that of an export, or a tracker",
        ),
        ({"from_": "nowhere"}, 2, "the folder of an export needs none"),
        (
            {"log_key": "steel"},
            2,
            "--log-key: This is no public key: it should read name+id+key. “steel” is no file either.",
        ),
        ({"log_key": str(new_key("other.example").verifier)}, 1, "is not one of the log you trust, and was not kept"),
        ({"token_file": "/nowhere"}, 2, "The token in “/nowhere” cannot be read"),
        ({"name": "the auditor"}, 2, "neither blanks nor a plus sign"),
        ({"every": "often"}, 2, "“often” is no length of time"),
        ({"every": "0s"}, 2, "“0s” is no length of time"),
    ],
)
def test_what_cannot_be_done_is_said(
    auditor: Auditor, instead: dict[str, str | None], code: int, sentence: str
) -> None:
    said = auditor.looks(**instead)
    assert (said.code, said.out) == (code, "")
    assert sentence in said.err
    assert list((auditor.folder / "checkpoints").glob("*")) == []


def test_a_first_look_with_a_wrong_key_binds_the_folder_to_nothing(auditor: Auditor) -> None:
    said = auditor.looks(log_key=str(new_key("other.example").verifier), name="audit.example/mistaken")
    assert said.err.endswith(
        f"Nothing was begun in “{auditor.folder}”: run it again with the key that the log's operator published.\n"
    )
    assert [each.name for each in auditor.folder.rglob("*") if each.is_file()] == [".lock"]
    assert auditor.looks(name="audit.example/w1").code == 0
    assert (auditor.folder / "log.vkey").read_text() == f"{auditor.key}\n"


def test_what_an_interrupted_beginning_left_binds_nothing(auditor: Auditor) -> None:
    auditor.folder.mkdir()
    (auditor.folder / "log.vkey").write_text(f"{new_key('other.example').verifier}\n")
    (auditor.folder / "witness.key").write_text(f"{new_cosigning_key('audit.example/w0').secret}\n")
    assert "Key of this witness: audit.example/w1+" in auditor.looks().out
    assert auditor.looks().code == 0


@pytest.mark.parametrize("lost", ["witness.key", "log.vkey"])
def test_a_key_that_is_gone_is_not_replaced(auditor: Auditor, lost: str) -> None:
    auditor.looks()
    (auditor.folder / lost).unlink()
    said = auditor.looks()
    assert (said.code, f"{lost}” is gone. Put it back" in said.err) == (2, True)
    assert not (auditor.folder / lost).exists()


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
