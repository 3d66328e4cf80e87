"""An export that is read in parts at once gets the verdict that it gets when it is read in order."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from shutil import copy, rmtree

import pytest

from application.proofs import verifier
from tests.application.proofs.exports import (
    Asked,
    Files,
    History,
    Json,
    Signer,
    a_history,
    export_of,
    here,
    put,
    verdict_on,
)
from tests.application.proofs.forging import changed

TRACKERS_KEY = Signer().vkey
A_FEW, MANY = 25, 1_000
LARGE = 900
"""So many entries that a file of them is not read at one go."""


def edit(history: History, numbers: list[int], change: Callable[[Json], Json]) -> None:
    for number in numbers:
        entry = history.entries[number]
        said = json.loads(entry.envelope)
        history.entries[number] = entry._replace(envelope=changed(entry.envelope, **change(said)))


def skip_a_version(history: History, number: int) -> None:
    """From there on every version of the thing is one too high, so that there is one gap alone."""
    stream = json.loads(history.entries[number].envelope)["stream"]
    later = [at for at in range(number, len(history.entries)) if stream in history.entries[at].envelope]
    edit(history, later, lambda said: {"version": said["version"] + 1})


def miss_an_entry_of_the_programme(history: History, number: int) -> None:
    edit(history, [number], lambda said: {"previous": said.get("previous", 0) + 1})


def say_that_it_is_the_first_of_its_programme(history: History, number: int) -> None:
    known = [at for at in range(number, len(history.entries)) if '"previous"' in history.entries[at].envelope]
    edit(history, known[:1] or [1], lambda said: {"previous": None if "previous" in said else 1})


def go_back_in_time(history: History, number: int) -> None:
    """As little as can be, so that it is earlier than the entry before it alone."""
    number = max(number, 1)
    before, there = (
        datetime.fromisoformat(json.loads(history.entries[at].envelope)["recorded_at"]) for at in (number - 1, number)
    )
    back = there - before + timedelta(microseconds=1)

    def earlier(said: Json) -> Json:
        then = datetime.fromisoformat(said["recorded_at"]) - back
        return {"recorded_at": then.isoformat(timespec="microseconds")}

    edit(history, list(range(number, len(history.entries))), earlier)


def skip_a_position(history: History, number: int) -> None:
    def later(said: Json) -> Json:
        moved = {name: said[name] for name in ("position", "previous") if said.get(name, 0) > number}
        return {name: position + 1 for name, position in moved.items()}

    edit(history, list(range(number, len(history.entries))), later)


def stand_in_another_stream(history: History, number: int) -> None:
    stream = json.loads(history.entries[number].envelope)["stream"]
    there = [at for at, entry in enumerate(history.entries) if stream in entry.envelope]
    edit(history, there, lambda _: {"stream": "0" * 32})


def erase_without_saying_so(history: History, number: int) -> None:
    history.erased.add(number + 1)


def erase_and_say_so_of_another_programme(history: History, number: int) -> None:
    other = next(name for name in ("planning", "waste") if name != history.entries[number].programme)
    history.record(other, "programme", other, "ErasureRecorded", {"position": number + 1})
    history.erased.add(number + 1)


def say_so_before_it_is_erased(history: History, number: int) -> None:
    programme = history.entries[number].programme
    history.record(programme, "programme", programme, "ErasureRecorded", {"position": len(history.entries) + 2})
    history.record(programme, "milestone", "M1", "MilestoneMet", {"on": "2018-02-01"})
    history.erased.add(len(history.entries))


WRONG: dict[str, Callable[[History, int], None]] = {
    about.__name__: about
    for about in (
        skip_a_version,
        miss_an_entry_of_the_programme,
        say_that_it_is_the_first_of_its_programme,
        go_back_in_time,
        skip_a_position,
        stand_in_another_stream,
        erase_without_saying_so,
        erase_and_say_so_of_another_programme,
        say_so_before_it_is_erased,
    )
}
"""What no root gives away, as the tracker itself has signed it."""


def not_noticed(about: str, seeds: range, folder: Path) -> list[int]:
    found = []
    for seed in seeds:
        random = Random(seed)
        history = a_history(random, random.randrange(8, 40))
        whole = [number for number in range(len(history.entries)) if number + 1 not in history.erased]
        plain = [number for number in whole if "Erasure" not in history.entries[number].envelope]
        WRONG[about](history, random.choice(plain))
        asked = Asked(sizes=tuple(random.sample(range(1, len(history.entries)), random.randrange(3))))
        verdict = verdict_on(export_of(history, asked, Signer()), folder / "one")
        found += [] if verdict.code == verifier.TAMPERED else [seed]
        rmtree(folder / "one")
    return found


@pytest.mark.parametrize("about", WRONG)
def test_what_is_wrong_though_the_tracker_signed_it_is_noticed_in_parts_as_in_order(about: str, tmp_path: Path) -> None:
    assert not_noticed(about, range(A_FEW), tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("about", WRONG)
def test_the_same_a_thousand_times(about: str, tmp_path: Path) -> None:
    assert not_noticed(about, range(MANY), tmp_path) == []


def large(seed: int, programme: str | None = None) -> Files:
    random = Random(seed)
    history = a_history(random, LARGE)
    for _ in range(20):
        history.erase(random.choice([n for n in range(1, LARGE) if n not in history.erased]))
    kept = [n for n in range(1, LARGE) if n not in history.erased]
    asked = Asked(programme, withheld=tuple(random.sample(kept, 20)), sizes=tuple(random.sample(range(1, LARGE), 9)))
    return export_of(history, asked, Signer())


def progress_of(folder: Path, parts: int, start: verifier.Start) -> tuple[verifier.Verdict, list[int]]:
    told: list[int] = []
    verdict = verifier.verify(
        folder, TRACKERS_KEY, parts=parts, start=start, progress=lambda read, _: told.append(read)
    )
    return verdict, told


@pytest.mark.parametrize("start", [here, verifier.in_a_process])
@pytest.mark.parametrize("programme", [None, "planning"])
def test_what_is_sound_in_parts_is_not_read_again_in_order(
    programme: str | None, start: verifier.Start, tmp_path: Path
) -> None:
    files = large(1, programme)
    folder = put(files, tmp_path / "export of “planning”")
    in_order = verifier.verify(folder, TRACKERS_KEY, parts=1)
    for parts in (2, 5):
        verdict, told = progress_of(folder, parts, start)
        assert verdict == in_order
        assert verdict.code == verifier.SOUND
        assert told == sorted(told)
        assert told[-1] == len(files["entries.tsv"])


def test_what_is_wrong_in_a_part_is_looked_for_in_order_from_the_beginning(tmp_path: Path) -> None:
    files = large(2)
    lines = files["entries.tsv"].split(b"\n")
    lines[700] = lines[700].replace(b'"actor":"', b'"actor":"x', 1).replace(b'{"fact":{', b'{"fact":{"a":1,')
    folder = put(files | {"entries.tsv": b"\n".join(lines)}, tmp_path / "export")
    verdict, told = progress_of(folder, 3, verifier.in_a_process)
    assert verdict == verifier.verify(folder, TRACKERS_KEY, parts=1)
    assert verdict.code == verifier.TAMPERED
    assert told != sorted(told)


@pytest.mark.parametrize("name", ["entries", "withheld", "erased", "exported_at", "sha256"])
def test_what_the_manifest_says_is_held_against_all_parts(name: str, tmp_path: Path) -> None:
    files = large(5)
    manifest = json.loads(files["MANIFEST.json"])
    if name == "sha256":
        manifest["files"]["entries.tsv"][name] = "0" * 64
    elif name == "exported_at":
        last = json.loads(files["entries.tsv"].split(b"\n")[-2].split(b"\t")[1])["recorded_at"]
        manifest[name] = (datetime.fromisoformat(last) - timedelta(microseconds=1)).isoformat(timespec="microseconds")
    else:
        manifest[name] += 1
    verdict = verdict_on(files | {"MANIFEST.json": json.dumps(manifest).encode()}, tmp_path)
    assert verdict.code == verifier.TAMPERED


def not_at_all(_: Json) -> AbstractContextManager[Callable[[], Json]]:
    raise OSError("no more processes")


@contextmanager
def telling_nothing(_: Json) -> Iterator[Callable[[], Json]]:
    yield dict


@contextmanager
def telling_rubbish(_: Json) -> Iterator[Callable[[], Json]]:
    yield lambda: {"a": json.loads("")}


@pytest.mark.parametrize("start", [not_at_all, telling_nothing, telling_rubbish])
def test_where_no_process_can_be_started_or_one_dies_it_is_read_in_order(
    start: Callable[[Json], AbstractContextManager[Callable[[], Json]]], tmp_path: Path
) -> None:
    folder = put(large(3), tmp_path / "export")
    assert progress_of(folder, 3, start)[0] == verifier.verify(folder, TRACKERS_KEY, parts=1)
    bad = put(large(3) | {"entries.tsv": b"others\n" * 9}, tmp_path / "bad")
    assert progress_of(bad, 3, start)[0].code != verifier.SOUND


def test_parts_that_are_small_or_many_make_no_difference(tmp_path: Path) -> None:
    for size in (0, 1, 3):
        files = export_of(a_history(Random(size), size), Asked(), Signer())
        folder = put(files, tmp_path / str(size))
        for parts in (0, 1, 2, 50):
            assert verifier.verify(folder, TRACKERS_KEY, parts=parts, start=here).code == verifier.SOUND


@pytest.mark.parametrize("processes", ["1", "3"])
def test_the_one_file_starts_itself_for_the_other_parts(processes: str, tmp_path: Path) -> None:
    folder = put(large(4), tmp_path / "export of “planning”")
    alone = Path(copy(verifier.__file__, tmp_path / "verify.py"))
    command = [sys.executable, "-I", "-S", "-W", "error", str(alone), str(folder), "--key", TRACKERS_KEY, "--json"]
    done = subprocess.run(
        [*command, "--processes", processes], capture_output=True, encoding="utf-8", check=False, cwd=tmp_path
    )
    assert (done.returncode, done.stderr) == (verifier.SOUND, "")
    assert json.loads(done.stdout)["entries"] > LARGE
