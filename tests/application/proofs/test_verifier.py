"""The verifier says what it found in a sentence, whatever it is given: an export, half of one, or rubbish."""

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from shutil import copy

import pytest

from application.proofs import verifier
from tests.application.proofs.exports import Asked, Files, Signer, a_history, export_of, listed_anew, put, verdict_on

TRACKERS_KEY = Signer().vkey


@pytest.fixture
def files() -> Files:
    return export_of(a_history(Random(7), 20), Asked("planning", sizes=(9,)), Signer())


@pytest.fixture
def folder(files: Files, tmp_path: Path) -> Path:
    return put(files, tmp_path / "export")


def test_a_sound_export_is_called_sound_with_what_it_covers(folder: Path) -> None:
    verdict = verifier.verify(folder, TRACKERS_KEY)
    assert (verdict.code, verdict.word, verdict.scope) == (verifier.SOUND, "sound", "programme:planning")
    assert verdict.checkpoints == 2
    assert verdict.sentences[0] == "SOUND. Everything that it shows is what was recorded."


def test_the_key_may_stand_in_a_file(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "known.vkey").write_text(f"{TRACKERS_KEY}\n")
    assert verifier.verify(folder, str(tmp_path / "known.vkey")).code == verifier.SOUND


def test_a_wrong_key_is_called_so(folder: Path) -> None:
    verdict = verifier.verify(folder, Signer(2).vkey)
    assert verdict.code == verifier.TAMPERED
    assert "The key is the wrong one" in verdict.reason


@pytest.mark.parametrize("key", ["", "tracker", "a+00000000+AAAA", "no/such/file", "x\0y", "+" * 9_000])
def test_what_is_no_key_is_refused(folder: Path, key: str) -> None:
    assert verifier.verify(folder, key).code == verifier.UNREADABLE


def test_a_checkpoint_later_than_the_export_shows_that_its_end_is_missing(files: Files, tmp_path: Path) -> None:
    verdict = verdict_on(files, tmp_path, known=Signer().note(10_000, b"r" * 32))
    assert verdict.code == verifier.TAMPERED
    assert "its end is missing" in " ".join(verdict.reason.split())


@pytest.mark.parametrize("known", [b"", b"\xff", b"steel arrived late\n", f"{TRACKERS_KEY}\n".encode()])
def test_a_file_that_is_no_checkpoint_accuses_nobody(files: Files, tmp_path: Path, known: bytes) -> None:
    verdict = verdict_on(files, tmp_path, known=known)
    assert verdict.code == verifier.UNREADABLE
    assert "Name the file of one that you kept." in " ".join(verdict.sentences)


@pytest.mark.parametrize("known", [b"", b"\xff", b"steel arrived late\n", Signer(2).note(9, b"r" * 32)])
def test_a_known_checkpoint_that_is_none_of_the_trackers_leads_to_no_sound_verdict(
    files: Files, tmp_path: Path, known: bytes
) -> None:
    assert verdict_on(files, tmp_path, known=known).code != verifier.SOUND


def test_the_first_bad_line_is_named(files: Files, tmp_path: Path) -> None:
    lines = files["entries.tsv"].split(b"\n")
    lines[4] = b"steel\tarrived\tlate"
    verdict = verdict_on(listed_anew(files | {"entries.tsv": b"\n".join(lines)}), tmp_path)
    assert (verdict.code, verdict.file, verdict.line) == (verifier.TAMPERED, "entries.tsv", 5)
    assert verdict.sentences == [f"TAMPERED. entries.tsv, line 5: {verdict.reason}"]


@pytest.mark.parametrize(
    "end", [b"others", b"", b"x" * (verifier.LONGEST_LINE + verifier.CHUNK)], ids=["no_line", "cut", "long"]
)
def test_a_line_that_does_not_end_is_named_by_its_own_number(files: Files, tmp_path: Path, end: bytes) -> None:
    lines = files["entries.tsv"].split(b"\n")[:-1]
    whole = b"\n".join(lines) + (b"\n" + end if end else b"")
    verdict = verdict_on(listed_anew(files | {"entries.tsv": whole}), tmp_path)
    assert (verdict.code, verdict.line) == (verifier.TAMPERED, len(lines) + bool(end))


def test_an_export_of_everything_is_not_passed_off_as_one_of_a_programme_without_a_name(tmp_path: Path) -> None:
    files = export_of(a_history(Random(7), 20), Asked(), Signer())
    manifest = json.loads(files["MANIFEST.json"]) | {"scope": "programme", "programme": None}
    verdict = verdict_on(files | {"MANIFEST.json": json.dumps(manifest).encode()}, tmp_path)
    assert (verdict.code, verdict.file) == (verifier.UNREADABLE, "MANIFEST.json")


def test_a_sound_verdict_on_one_programme_says_after_which_entry_more_of_it_may_be_hidden(tmp_path: Path) -> None:
    history = a_history(Random(7), 20)
    last = max(at for at, entry in enumerate(history.entries, start=1) if entry.programme == "planning")
    history.record("waste", "programme", "waste", "HostNamed", {"host": "Hertsmere"})
    sentence = f"Entries of it after entry {last}, its last one here, only an export of everything would show."
    one, everything = (export_of(history, Asked(of), Signer()) for of in ("planning", None))
    assert sentence in verdict_on(one, tmp_path / "one").sentences
    assert "Entries of it after" not in " ".join(verdict_on(everything, tmp_path / "all").sentences)


@pytest.mark.parametrize("number", ["0", "-1", "17", "99999999"])
def test_no_more_processes_are_started_than_a_machine_can_bear(folder: Path, number: str) -> None:
    with pytest.raises(SystemExit, match="2"):
        verifier.main([str(folder), "--key", TRACKERS_KEY, "--processes", number])


def test_a_key_that_is_no_file_is_named(folder: Path, tmp_path: Path) -> None:
    assert str(tmp_path)[:50] in verifier.verify(folder, str(tmp_path)).sentences[0]


def test_an_export_that_ends_too_early_is_called_cut_off(files: Files, tmp_path: Path) -> None:
    verdict = verdict_on(files | {"entries.tsv": files["entries.tsv"][:-300]}, tmp_path)
    assert (verdict.code, "cut off" in verdict.reason) == (verifier.UNREADABLE, True)


@pytest.mark.parametrize("name", ["entries.tsv", "MANIFEST.json", "key.vkey", "README.txt", "verify.py"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    verdict = verifier.verify(folder, TRACKERS_KEY)
    assert verdict.code == verifier.UNREADABLE
    assert name in verdict.sentences[0]


@pytest.mark.parametrize(
    "name", ["entries.tsv", "MANIFEST.json", "checkpoints", "key.vkey", "checkpoints/000000000009.note"]
)
@pytest.mark.parametrize("instead", ["link", "folder", "pipe", "secret"])
def test_what_should_be_a_file_and_is_not_is_not_followed(folder: Path, name: str, instead: str) -> None:
    place = folder / name
    place.rename(folder.parent / "elsewhere")
    if instead == "link":
        place.symlink_to(folder.parent / "elsewhere")
    elif instead == "folder":
        place.mkdir()
    elif instead == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to(place)
    assert verifier.verify(folder, TRACKERS_KEY).code == verifier.UNREADABLE


def test_a_file_that_may_not_be_read_is_named(folder: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("nothing is kept from this user")
    (folder / "entries.tsv").chmod(0)
    assert "entries.tsv" in verifier.verify(folder, TRACKERS_KEY).sentences[0]


def test_a_folder_that_is_not_there_or_not_ours_is_unreadable(tmp_path: Path) -> None:
    for folder in (tmp_path / "nowhere", tmp_path, Path(__file__)):
        assert verifier.verify(folder, TRACKERS_KEY).code == verifier.UNREADABLE


RUBBISH: tuple[bytes, ...] = (
    b"",
    b"\x00",
    b"\xff\xfe",
    b"null",
    b"[]",
    b"NaN",
    b'{"a":NaN}',
    b'{"a":1,"a":2}',
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b"9" * 10_000,
    b"1e999999",
    b'"\\ud800"',
    b"\xed\xa0\x80",
    b"entry\t" * 1_000,
    b"others\t62\t" + b"0" * 64,
    b"others\t99\t" + b"0" * 64,
    b"x" * 9_000_000,
)


@pytest.mark.parametrize("rubbish", RUBBISH, ids=lambda rubbish: repr(rubbish[:12]))
@pytest.mark.parametrize("name", ["entries.tsv", "MANIFEST.json", "key.vkey", "checkpoints/000000000009.note"])
def test_rubbish_in_any_file_gets_a_sentence(files: Files, tmp_path: Path, name: str, rubbish: bytes) -> None:
    given = files | {name: rubbish}
    for number, one in enumerate((given, given if name == "MANIFEST.json" else listed_anew(given))):
        verdict = verdict_on(one, tmp_path / str(number))
        assert verdict.code in (verifier.TAMPERED, verifier.UNREADABLE)
        assert verdict.reason


@pytest.mark.parametrize("value", [None, True, -1, 1.5, 10**30, "x", "\x1b[2J", [], {}, {"a": 1}, "é" * 999])
def test_a_manifest_of_wrong_types_gets_a_sentence(files: Files, tmp_path: Path, value: object) -> None:
    said = json.loads(files["MANIFEST.json"])
    for number, name in enumerate(said):
        held = json.dumps(said | {name: value}).encode()
        if json.loads(held) == said:
            continue
        verdict = verdict_on(files | {"MANIFEST.json": held}, tmp_path / str(number))
        assert verdict.code in (verifier.TAMPERED, verifier.UNREADABLE), name
        assert verdict.sentences[0].isprintable()


def test_random_damage_never_ends_in_a_traceback(files: Files, tmp_path: Path) -> None:
    random = Random(1)
    for number in range(300):
        name = random.choice(sorted(files))
        held = bytearray(files[name])
        for _ in range(random.choice((1, 5, 50))):
            at = random.randrange(len(held) + 1)
            held[at : at + random.randrange(3)] = random.choice(
                (b"", b"\t", b"\n", b'"', b"\xff", b"\\", b"{", b"9" * 30)
            )
        damaged = files | {name: bytes(held)}
        damaged = damaged if name == "MANIFEST.json" or random.random() < 0.5 else listed_anew(damaged)
        verdict = verdict_on(damaged, tmp_path / str(number))
        assert (verdict.code != verifier.SOUND) or bytes(held) == files[name] or name in {"README.txt", "verify.py"}


def test_both_ways_of_checking_a_signature_agree() -> None:
    random = Random(3)
    for number in range(20):
        signer, text = Signer(number), random.randbytes(number * 7)
        signature = signer.sign(text)
        plain = verifier.plain_checker_of(signer.public[1:])
        assert plain(text, signature)
        assert not plain(text + b".", signature)
        damaged = bytearray(signature)
        damaged[random.randrange(64)] ^= 1 << random.randrange(8)
        assert not plain(text, bytes(damaged))
        assert not plain(text, signature[:-1])


def test_a_signature_of_the_specification_is_accepted() -> None:
    """RFC 8032, section 7.1, test 3."""
    public = bytes.fromhex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
    signature = bytes.fromhex(
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    )
    assert verifier.plain_checker_of(public)(bytes.fromhex("af82"), signature)
    assert not verifier.plain_checker_of(b"\xff" * 32)(bytes.fromhex("af82"), signature)


def test_the_one_file_needs_nothing_but_the_standard_library(folder: Path, tmp_path: Path) -> None:
    alone = Path(copy(verifier.__file__, tmp_path / "verify.py"))
    command = [sys.executable, "-I", "-S", "-W", "error", str(alone), str(folder), "--key", TRACKERS_KEY, "--json"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (verifier.SOUND, "")
    assert json.loads(done.stdout)["verdict"] == "sound"
    (folder / "README.txt").write_text("Something else")
    assert subprocess.run(command, capture_output=True, check=False).returncode == verifier.TAMPERED
    (folder / "README.txt").unlink()
    assert subprocess.run(command, capture_output=True, check=False).returncode == verifier.UNREADABLE


def test_progress_is_told_up_to_the_end(folder: Path, files: Files) -> None:
    told: list[tuple[int, int]] = []
    verifier.verify(folder, TRACKERS_KEY, progress=lambda read, of: told.append((read, of)))
    assert told[-1] == (len(files["entries.tsv"]),) * 2
