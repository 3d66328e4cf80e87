"""A large export, written as fast as can be, and what it costs to verify it beside hashing the same bytes."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, sleep
from typing import NamedTuple

from tests.application.proofs.exports import NAMESPACE, ORIGIN, Json, Signer, canonical
from tests.benchmarks.figures import Figure, Limit, Shown
from tests.benchmarks.history import PROGRAMME

ENTRIES, REPEATS = 1_000_000, 5

CHANGES = 30
"""How many entries each thing has."""

BETWEEN_CHECKPOINTS = 1_000
_BETWEEN_LOOKS = 0.1  # seconds from one look at the memory to the next
_EVERY = 1 << 20  # bytes read at a time where they are only hashed


def export(folder: Path) -> Iterator[Figure]:
    """An export of a million entries verified, each time in a process of its own, and the memory that takes."""
    written = write_export(folder / "export", ENTRIES)
    found = [verified(written) for _ in range(REPEATS)]
    ours, plain = ([1e6 * taken for taken in side] for side in zip(*(one[:2] for one in found), strict=True))
    yield Figure(f"verify {ENTRIES:,} entries", "SHA-256 of the same file", ours, plain, shown=Shown.SECONDS)
    memory = [one.mebibytes for one in found]
    yield Figure("memory of that", "", memory, [], Limit(most=300, of_itself=True), Shown.MEBIBYTES)


class Verified(NamedTuple):
    """How long it took, beside the plain hash of the same file, and the most memory that all its processes had."""

    seconds: float
    plain_seconds: float
    mebibytes: float


class _Tree:
    """A frontier, kept as simply as can be."""

    def __init__(self) -> None:
        self.size, self._nodes = 0, list[tuple[int, bytes]]()

    def append(self, leaf: bytes) -> None:
        level = 0
        while self._nodes and self._nodes[-1][0] == level:
            leaf = hashlib.sha256(b"\x01" + self._nodes.pop()[1] + leaf).digest()
            level += 1
        self._nodes.append((level, leaf))
        self.size += 1

    def root(self) -> bytes:
        *others, (_, root) = self._nodes
        for _, node in reversed(others):
            root = hashlib.sha256(b"\x01" + node + root).digest()
        return root


def write_export(folder: Path, entries: int) -> Path:
    """An export of everything with so many entries, and a checkpoint for every thousand of them."""
    (folder / "checkpoints").mkdir(parents=True)
    tree, signer, listed, summed = _Tree(), Signer(), dict[str, Json](), hashlib.sha256()

    def put(name: str, held: bytes) -> None:
        (folder / name).write_bytes(held)
        listed[name] = {"bytes": len(held), "sha256": hashlib.sha256(held).hexdigest()}

    with (folder / "entries.tsv").open("wb") as lines:
        for number in range(entries):
            line, leaf = _line(number)
            tree.append(leaf)
            summed.update(line)
            lines.write(line)
            if tree.size % BETWEEN_CHECKPOINTS == 0 or tree.size == entries:
                put(f"checkpoints/{tree.size:012}.note", signer.note(tree.size, tree.root()))
    listed["entries.tsv"] = {"bytes": (folder / "entries.tsv").stat().st_size, "sha256": summed.hexdigest()}
    for name, text in (("key.vkey", signer.vkey), ("README.txt", "Read me."), ("verify.py", "# The verifier.")):
        put(name, f"{text}\n".encode())
    (folder / "MANIFEST.json").write_text(json.dumps(_manifest(entries) | {"files": listed}))
    return folder


def _manifest(entries: int) -> Json:
    counts = {"size": entries, "entries": entries, "withheld": 0, "erased": 0}
    about = {"format": "transition-tracker export", "version": 1, "origin": ORIGIN, "scope": "everything"}
    return about | counts | {"exported_at": "2038-06-01T12:00:00.000000+00:00"}


def _line(number: int) -> tuple[bytes, bytes]:
    thing, version = divmod(number, CHANGES)
    name = f"{PROGRAMME}/milestone/M{thing}"
    salt = number.to_bytes(16, "big")
    fact = {"forecast": {"day": "2018-09-03", "precision": "day", "as_written": "3 September 2018"}}
    note = "The supplier told us in the weekly call that the delivery comes later than agreed."
    content = canonical({"fact": fact, "note": note}).encode()
    made = hashlib.sha1(NAMESPACE.bytes + name.encode(), usedforsecurity=False).hexdigest()
    stream = f"{made[:12]}5{made[13:16]}{int(made[16], 16) & 3 | 8:x}{made[17:32]}"
    commitment = hashlib.sha256(salt + content).hexdigest()
    previous = f'"previous":{number},' if number else ""
    envelope = (
        f'{{"actor":"programme manager","command_id":"milestone-M{thing}-{version:06}-5f0c2d7e",'
        f'"commitment":"{commitment}",'
        f'"effective_on":"2018-01-19","kind":"milestone","name":"MilestoneForecastChanged","position":{number + 1},'
        f'{previous}"programme":"{PROGRAMME}","reason":"supplier","recorded_at":"2018-01-19T09:30:00.000000+00:00",'
        f'"ref":"M{thing}","role":"programme-manager","shape":1,"stream":"{stream}","version":{version + 1}}}'
    ).encode()
    line = b"entry\t%s\t%s\t%s\n" % (envelope, salt.hex().encode(), content)
    return line, hashlib.sha256(b"\x00" + envelope).digest()


_ASKED = """
import json, sys
from pathlib import Path
from time import perf_counter
from application.proofs.verifier import verify
began = perf_counter()
verdict = verify(Path(sys.argv[1]), sys.argv[2])
print(json.dumps([verdict.code, perf_counter() - began]))
"""


def verified(folder: Path) -> Verified:
    """Verify it in a process of its own, which starts others; then only hash the file, both with a warm cache."""
    hashed(folder / "entries.tsv")
    command = [sys.executable, "-c", _ASKED, str(folder), Signer().vkey]
    most = 0.0
    with subprocess.Popen(command, stdout=subprocess.PIPE) as asked:
        while asked.poll() is None:
            most = max(most, _mebibytes(asked.pid))
            sleep(_BETWEEN_LOOKS)
        code, seconds = json.loads(asked.stdout.read() if asked.stdout else b"")
    assert code == 0
    return Verified(seconds, hashed(folder / "entries.tsv"), most)


def _mebibytes(process: int) -> float:
    """The memory of a process and of those it started: what they share is counted once (the proportional set size)."""
    try:
        started = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        told = [Path(f"/proc/{one}/smaps_rollup").read_text().split("\nPss:")[1] for one in (process, *started)]
    except (OSError, LookupError):  # It ended while it was looked at.
        return 0.0
    return sum(int(text.split()[0]) for text in told) / 1024


def hashed(file: Path) -> float:
    """The seconds that SHA-256 takes for a file, read as the verifier reads it."""
    began, summed = perf_counter(), hashlib.sha256()
    with file.open("rb") as held:
        while chunk := held.read(_EVERY):
            summed.update(chunk)
    summed.digest()
    return perf_counter() - began
