"""Exports made from the written design alone, by nothing that the tracker makes them with, to try the verifier on."""

import base64
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from application.proofs import verifier

Json = dict[str, Any]  # Any: JSON
Files = dict[str, bytes]
"""A folder: what each of its files holds."""

ORIGIN = "transition-tracker/0123456789abcdef"
NAMESPACE = UUID("b8a1f3a2-6f0e-5d7c-9a54-3a1d2c9e7f10")
BEGAN_AT = datetime(2018, 1, 1, 9, tzinfo=UTC)
WHY = "It names a bidder while the tender is open."
PROGRAMMES = ("planning", "waste", "*")


def canonical(value: Json) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def leaf_of(envelope: str) -> bytes:
    return hashlib.sha256(b"\x00" + envelope.encode()).digest()


def root_of(leaves: Sequence[bytes]) -> bytes:
    """As RFC 6962 defines it, word by word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + root_of(leaves[:split]) + root_of(leaves[split:])).digest()


class Signer:
    """A key pair under a name, made of a number."""

    def __init__(self, number: int = 1, name: str = ORIGIN) -> None:
        self.name = name
        self._key = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(str(number).encode()).digest())
        self.public = b"\x01" + self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self._hash = hashlib.sha256(name.encode() + b"\n" + self.public).digest()[:4]

    @property
    def vkey(self) -> str:
        return f"{self.name}+{self._hash.hex()}+{base64.b64encode(self.public).decode()}"

    def sign(self, text: bytes) -> bytes:
        return self._key.sign(text)

    def note(self, size: int, root: bytes) -> bytes:
        body = f"{self.name}\n{size}\n{base64.b64encode(root).decode()}\n"
        signature = base64.b64encode(self._hash + self.sign(body.encode())).decode()
        return f"{body}\n— {self.name} {signature}\n".encode()


class Recorded(NamedTuple):
    """An entry as the store would have it."""

    envelope: str
    salt: str
    content: str
    programme: str

    @property
    def leaf(self) -> bytes:
        return leaf_of(self.envelope)


class History:
    """A log that grows entry by entry."""

    def __init__(self, random: Random) -> None:
        self.entries: list[Recorded] = []
        self.erased: set[int] = set()
        self._random, self._at = random, BEGAN_AT
        self._versions: dict[str, int] = {}
        self._last: dict[str, int] = {}

    @property
    def leaves(self) -> list[bytes]:
        return [entry.leaf for entry in self.entries]

    def record(self, programme: str, kind: str, ref: str, name: str, fact: Json) -> int:
        """One more entry; its position."""
        random, thing, position = self._random, f"{programme}/{kind}/{ref}", len(self.entries) + 1
        self._at += timedelta(microseconds=random.choice((0, 1, 90_000_000)))
        self._versions[thing] = self._versions.get(thing, 0) + 1
        salt, content = random.randbytes(16), self._content(fact)
        envelope = {
            "position": position,
            "recorded_at": self._at.isoformat(timespec="microseconds"),
            "stream": uuid5(NAMESPACE, thing).hex,
            "programme": programme,
            "kind": kind,
            "ref": ref,
            "version": self._versions[thing],
            "name": name,
            "shape": 1,
            "effective_on": "2018-01-19",
            "actor": random.choice(("Programme manager", "Head of “Planning”", "Ünït \\ lead\n")),
            "role": "programme-manager",
            "command_id": random.randbytes(8).hex(),
            "commitment": hashlib.sha256(salt + content.encode()).hexdigest(),
        }
        envelope |= {"reason": "supplier"} if random.random() < 0.5 else {}
        envelope |= {"batch": "b" * 8, "known_on": "2018-01-20"} if random.random() < 0.2 else {}
        envelope |= {"corrects": self._last[programme]} if programme in self._last and random.random() < 0.1 else {}
        envelope |= {"previous": self._last[programme]} if programme in self._last else {}
        self._last[programme] = position
        self.entries.append(Recorded(canonical(envelope), salt.hex(), content, programme))
        return position

    def _content(self, fact: Json) -> str:
        note = {"note": "The supplier told us “on Monday”,\tin a table."} if self._random.random() < 0.5 else {}
        return canonical({"fact": fact, **note})

    def erase(self, position: int) -> None:
        """What an entry says is erased, and a later entry says so."""
        programme = self.entries[position - 1].programme
        self.record(programme, "programme", programme, "ErasureRecorded", {"position": position})
        self.erased.add(position)


def a_history(random: Random, size: int) -> History:
    """So many entries at least of two programmes and of the portfolio, of which some are erased in the end."""
    history = History(random)
    for _ in range(size):
        programme = random.choice(PROGRAMMES)
        ref = f"M{random.randrange(6)}"
        history.record(programme, "milestone", ref, "MilestoneForecastChanged", {"forecast": random.randrange(10_000)})
    history.record("planning", "milestone", "M1", "MilestoneMet", {"on": "2018-02-01"})
    for _ in range(random.randrange(3)):
        there = enumerate(history.entries, 1)
        may_be = [n for n, entry in there if n not in history.erased and "Erasure" not in entry.envelope]
        if may_be:
            history.erase(random.choice(may_be))
    return history


class Asked(NamedTuple):
    """What kind of export is wanted of a history."""

    programme: str | None = None
    withheld: tuple[int, ...] = ()
    sizes: tuple[int, ...] = ()
    """Sizes that a checkpoint was signed for, beside that of the whole log."""


def lines_of(history: History, asked: Asked) -> list[str]:
    """The lines, with runs of others as large as alignment and checkpoints let them be."""
    stops = sorted({*asked.sizes, len(history.entries)})
    lines, at, leaves = [], 0, history.leaves
    while at < len(history.entries):
        entry = history.entries[at]
        if asked.programme in (None, entry.programme):
            lines.append(_line(entry, at + 1, history, asked))
            at += 1
            continue
        level, stop = 0, next(stop for stop in stops if stop > at)
        while at % (2 << level) == 0 and at + (2 << level) <= stop:
            if any(other.programme == asked.programme for other in history.entries[at : at + (2 << level)]):
                break
            level += 1
        lines.append(f"others\t{level}\t{root_of(leaves[at : at + (1 << level)]).hex()}")
        at += 1 << level
    return lines


def _line(entry: Recorded, position: int, history: History, asked: Asked) -> str:
    if position in history.erased:
        return f"erased\t{entry.envelope}"
    if position in asked.withheld:
        return f"withheld\t{entry.envelope}\t{WHY}"
    return f"entry\t{entry.envelope}\t{entry.salt}\t{entry.content}"


def export_of(history: History, asked: Asked, signer: Signer) -> Files:
    """The folder."""
    leaves = history.leaves
    files = {
        f"checkpoints/{size:012}.note": signer.note(size, root_of(leaves[:size]))
        for size in {*asked.sizes, len(leaves)}
    }
    files |= {"key.vkey": f"{signer.vkey}\n".encode(), "README.txt": b"Read me.\n", "verify.py": b"# The verifier.\n"}
    lines = lines_of(history, asked)
    files["entries.tsv"] = "".join(f"{line}\n" for line in lines).encode()
    scope = {"scope": "programme", "programme": asked.programme} if asked.programme else {"scope": "everything"}
    manifest = {
        "format": "transition-tracker export",
        "version": 1,
        "origin": signer.name,
        **scope,
        "size": len(leaves),
    }
    return listed_anew(files, manifest | {"exported_at": "2018-06-01T12:00:00.000000+00:00"})


def listed_anew(files: Files, manifest: Json | None = None) -> Files:
    """The same files, with a manifest that fits them: what a careful forger would do."""
    others = {name: held for name, held in files.items() if name != "MANIFEST.json"}
    manifest = manifest or json.loads(files["MANIFEST.json"])
    kinds = [line.partition(b"\t")[0] for line in others["entries.tsv"].split(b"\n")]
    counts = {"withheld": kinds.count(b"withheld"), "erased": kinds.count(b"erased")}
    counts["entries"] = kinds.count(b"entry") + sum(counts.values())
    listed = {name: {"bytes": len(held), "sha256": hashlib.sha256(held).hexdigest()} for name, held in others.items()}
    return others | {"MANIFEST.json": json.dumps(manifest | counts | {"files": listed}).encode()}


def put(files: Files, folder: Path) -> Path:
    """The files on a disk."""
    (folder / "checkpoints").mkdir(parents=True)
    for name, held in files.items():
        (folder / name).write_bytes(held)
    return folder


def verdict_on(
    files: Files, folder: Path, *, known: bytes | None = None, signer: Signer | None = None
) -> verifier.Verdict:
    """What the verifier says of them, in whichever way it reads them: in order, or in a few parts at once."""
    put(files, folder / "export")
    if known is not None:
        (folder / "known.note").write_bytes(known)
    key, held = (signer or Signer()).vkey, None if known is None else str(folder / "known.note")
    in_order = verifier.verify(folder / "export", key, known=held, parts=1)
    for parts in (2, 5):
        assert verifier.verify(folder / "export", key, known=held, parts=parts, start=here) == in_order
    return in_order


@contextmanager
def here(job: Json) -> Iterator[Callable[[], Json]]:
    """A part of an export, looked at in this process; what is told goes through JSON as it does between two."""
    yield lambda: json.loads(json.dumps(verifier.told_of_a_part(json.loads(json.dumps(job)))))
