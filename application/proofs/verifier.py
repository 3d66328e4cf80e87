"""Is an export of a transition tracker what it says it is? This one file tells, by the standard library alone.

    python verify.py DIR --key KEY [--known NOTE] [--json]

KEY is the tracker's public key (a vkey, or a file that holds one) and NOTE a checkpoint that was received earlier;
both should come from elsewhere than the export. Exit code 0: sound; 1: tampered with, and the first bad line; 2: it
cannot be read as an export. Where the package `cryptography` is installed signatures are checked by it, and by this
file itself where it is not. What is kept of the entries grows with the number of things that they are about, not with
the number of entries.

A large export is read in parts by several processes at once, where the machine has several cores. If every part is as
it has to be and begins where the one before it ends, the export is sound. If anything at all does not fit, it is read
again from the beginning, line by line, and that alone says what is wrong and where. `--processes 1` reads it in order
from the start.
"""

import argparse
import base64
import binascii
import hashlib
import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from uuid import UUID

SOUND, TAMPERED, UNREADABLE = 0, 1, 2
FORMAT, FORMAT_VERSION = "transition-tracker export", 1
MANIFEST, ENTRIES, KEY, NOTES = "MANIFEST.json", "entries.tsv", "key.vkey", "checkpoints"
BESIDE = frozenset({ENTRIES, KEY, "README.txt", "verify.py"})
"""What every export holds beside its manifest and its checkpoints."""

LONGEST_LINE, LARGEST_MANIFEST, LARGEST_NOTE = 8_000_000, 16_000_000, 64_000
LONGEST_WORD = 100
CHUNK = 1 << 16
MOST_LEVELS = 62
MOST_WAITING = 1_024  # leaves that are not in the tree yet
WHOLE = 1 << MOST_LEVELS
LEAST_OF_A_PART, MOST_PARTS = 20_000, 3  # entries that are worth a process of their own; each takes some 20 MiB
MOST_PROCESSES = 16  # whoever asks for more has mistyped
A_PART = "--part"
NAMESPACE = UUID("b8a1f3a2-6f0e-5d7c-9a54-3a1d2c9e7f10")
"""The root of every stream's id."""

Progress = Callable[[int, int], None]
"""Is told now and then how many of how many bytes are read."""


class _Wrong(Exception):
    """Something is not as it has to be; `code` says of which sort it is."""

    code = TAMPERED

    def __init__(self, reason: str, file: str = "", line: int = 0) -> None:
        super().__init__(reason)
        self.file, self.line = file, line


class _NoCheckpoint(_Wrong):
    """Something that should be a checkpoint is not written as one."""


class _NoLine(_Wrong):
    """What comes after the last line is none."""


class _Unreadable(_Wrong):
    code = UNREADABLE


def _entries(number: int) -> str:
    return f"{number:,} entr{'y' if number == 1 else 'ies'}"


class Verdict(NamedTuple):
    """What came of it: the exit code, why, and where; then what the export covers, as far as it was read."""

    code: int
    reason: str
    file: str = ""
    line: int = 0
    origin: str = ""
    scope: str = ""
    size: int = 0
    root: str = ""
    entries: int = 0
    withheld: int = 0
    erased: int = 0
    checkpoints: int = 0
    known: int | None = None
    last: int = 0

    @property
    def word(self) -> str:
        """The verdict in one word."""
        return ("sound", "tampered", "unreadable")[self.code]

    @property
    def sentences(self) -> list[str]:
        """The verdict for people."""
        where = f"{self.file}, line {self.line}: " if self.line else f"{self.file}: " if self.file else ""
        if self.code:
            return [f"{self.word.upper()}. {where}{self.reason}"]
        return [f"SOUND. {self.reason}", *self._covered()]

    def _covered(self) -> Iterator[str]:
        of = "everything" if self.scope == "everything" else f"the programme “{self.scope.partition(':')[2]}”"
        yield f"It holds {_entries(self.entries)} of {of}, in a log of {self.size:,}, “{self.origin}”."
        yield f"Root of the log: {self.root}. Checkpoints that it agrees with: {self.checkpoints:,}."
        if self.withheld:
            yield f"The content of {_entries(self.withheld)} is withheld: the log holds it, and it is not shown."
        if self.erased:
            yield f"The content of {_entries(self.erased)} was erased, as a later entry says."
        if self.last < self.size:
            last = f"entry {self.last:,}, its last one here"
            yield f"Entries of it after {last}, only an export of everything would show."
        if self.known is None:
            yield "Whether the log went on after that nobody can tell without a later checkpoint (--known)."
        else:
            yield f"It continues the checkpoint you hold, of {_entries(self.known)}."

    def as_json(self) -> str:
        """The verdict for programs."""
        return json.dumps({"verdict": self.word, **self._asdict()}, indent=2, ensure_ascii=True)


def verify(
    folder: Path,
    key: str,
    *,
    known: str | None = None,
    progress: Progress | None = None,
    parts: int | None = None,
    start: "Start | None" = None,
) -> Verdict:
    """The verdict on a folder, by a key (its text, or a file that holds it) and a checkpoint that is known.

    It is read in so many parts at once, or in as many as are worth while; `start` begins one of them.
    """
    manifest: dict[str, Any] = {}  # Any: JSON
    walk: _Walk | None = None
    try:
        signer = _Signer(_key_text(key))
        manifest = _manifest_of(folder)
        _must_hold_its_files(folder, manifest["files"])
        _must_be_its_key(folder, signer)
        roots = _checkpoints_of(folder, manifest, signer)
        held = _known(known, signer, manifest) if known else None
        told = progress or (lambda _, __: None)
        walk = _Walk(manifest, _Expected(roots, held))
        parts = _parts_for(manifest) if parts is None else parts
        if not _fits_in_parts(folder, manifest, walk, parts=parts, start=start or in_a_process, progress=told):
            walk = _Walk(manifest, _Expected(roots, held))
            _walk_through(folder, manifest, walk, progress=told)
        return _verdict(SOUND, _Wrong("Everything that it shows is what was recorded."), manifest, walk)
    except _Wrong as wrong:
        return _verdict(wrong.code, wrong, manifest, walk)
    except OSError as problem:
        file = Path(os.fsdecode(problem.filename)).name if problem.filename is not None else ""
        return _verdict(
            UNREADABLE, _Wrong(f"It cannot be read: {problem.strerror or problem}.", _plain(file)), manifest, walk
        )


def _verdict(code: int, why: _Wrong, manifest: dict[str, Any], walk: "_Walk | None") -> Verdict:  # Any: JSON
    about = Verdict(code, str(why), why.file, why.line)
    if not manifest:
        return about
    scope = "everything" if manifest["scope"] == "everything" else f"programme:{manifest['programme']}"
    about = about._replace(origin=manifest["origin"], scope=scope, size=manifest["size"])
    if code or walk is None:
        return about
    return about._replace(
        entries=sum(walk.shown.values()),
        withheld=walk.shown["withheld"],
        erased=walk.shown["erased"],
        checkpoints=walk.agreed,
        known=walk.expected.known and walk.expected.known.size,
        last=walk.last,
        root=base64.b64encode(walk.log.root()).decode(),
    )


# ---- The folder


def _plain(text: object) -> str:
    """Something from the export as a sentence may hold it: short, and nothing in it steers a terminal."""
    shown = str(text).encode("ascii", "backslashreplace").decode()
    return re.sub(r"[\x00-\x1f\x7f]", "?", shown if len(shown) <= LONGEST_WORD else f"{shown[:LONGEST_WORD]}…")


def _opened(path: Path, name: str) -> BinaryIO:
    """A file to read; nothing is followed or waited for that is no file."""
    if not stat.S_ISREG(path.lstat().st_mode):
        raise _Unreadable("This is no file (but a folder, a link or something else).", name)
    return path.open("rb")


def _read(path: Path, limit: int, name: str) -> bytes:
    with _opened(path, name) as file:
        found = file.read(limit + 1)
    if len(found) > limit:
        raise _Unreadable(f"The file is larger than {limit:,} bytes.", name)
    return found


def _only_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:  # Any: JSON
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return found


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no number")


def _json(text: bytes | str) -> Any:  # Any: JSON
    """What a text of JSON holds; ValueError where it is none."""
    try:
        return json.loads(text, object_pairs_hook=_only_once, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


_IS_TEXT = re.compile(r"[!-~]{1,200}").fullmatch
_IS_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\.[0-9]{6}\+00:00").fullmatch
_IS_SUM = re.compile(r"[0-9a-f]{64}").fullmatch


def _is_number(value: object) -> bool:
    return type(value) is int and 0 <= value < 1 << MOST_LEVELS


def _is_listed(files: object) -> bool:
    return isinstance(files, dict) and all(
        isinstance(about, dict)
        and about.keys() - {"signed_at"} == {"bytes", "sha256"}
        and (isinstance(signed := about.get("signed_at", "-"), str) and (signed == "-" or _IS_TIME(signed)))
        and _is_number(about["bytes"])
        and isinstance(about["sha256"], str)
        and _IS_SUM(about["sha256"])
        for about in files.values()
    )


_HAS_TO_BE: dict[str, Callable[[Any], object]] = {  # Any: JSON
    "origin": lambda value: isinstance(value, str) and _IS_TEXT(value),
    "scope": lambda value: value in ("everything", "programme"),
    "programme": lambda value: value is None or (isinstance(value, str) and _IS_TEXT(value)),
    "size": _is_number,
    "entries": _is_number,
    "withheld": _is_number,
    "erased": _is_number,
    "exported_at": lambda value: isinstance(value, str) and _IS_TIME(value),
    "files": _is_listed,
}


def _manifest_in(text: bytes) -> dict[str, Any]:  # Any: JSON
    try:
        found = _json(text)
    except ValueError as problem:
        raise _Unreadable(f"It is no JSON: {_plain(problem)}.", MANIFEST) from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise _Unreadable("It is no manifest of a tracker's export.", MANIFEST)
    if type(found.get("version")) is not int or found["version"] != FORMAT_VERSION:
        said = _plain(found.get("version"))
        raise _Unreadable(f"Its format has version {said}, and this program reads {FORMAT_VERSION}.", MANIFEST)
    return found


def _manifest_of(folder: Path) -> dict[str, Any]:  # Any: JSON
    if not folder.is_dir():
        raise _Unreadable("There is no such folder.")
    if not os.path.lexists(folder / MANIFEST):
        raise _Unreadable(f"It is no export of a tracker: there is no {MANIFEST}.")
    found = _manifest_in(_read(folder / MANIFEST, LARGEST_MANIFEST, MANIFEST))
    for name, holds in _HAS_TO_BE.items():
        if not holds(found.get(name)):
            raise _Unreadable(f"Its “{name}” is missing or cannot be read.", MANIFEST)
    if ("programme" in found, found.get("programme") is not None) != (found["scope"] == "programme",) * 2:
        raise _Unreadable("It does not say clearly which programme it is about.", MANIFEST)
    return found


def _must_hold_its_files(folder: Path, listed: dict[str, Any]) -> None:  # Any: JSON
    """Exactly what the manifest lists, and each file as it is listed; the entries are looked at line by line later."""
    there = set(_files_in(folder))
    for name in sorted(BESIDE - listed.keys()):
        raise _Unreadable(f"The manifest does not list {name}.", MANIFEST)
    for name in sorted(listed.keys() - there):
        raise _Unreadable("The manifest lists this file, and it is missing.", _plain(name))
    for name in sorted(there - listed.keys()):
        raise _Unreadable("This file is not one that the manifest lists.", _plain(name))
    for name in sorted(listed.keys() - {ENTRIES}):
        _must_be_as_listed(_read(folder / name, LARGEST_MANIFEST, name), listed[name], name)


def _must_be_as_listed(found: bytes, listed: dict[str, Any], name: str) -> None:  # Any: JSON
    if len(found) < listed["bytes"]:
        raise _Unreadable(f"It is cut off: {len(found):,} of {listed['bytes']:,} bytes are there.", name)
    if hashlib.sha256(found).hexdigest() != listed["sha256"] or len(found) != listed["bytes"]:
        raise _Wrong("It is not the file that the manifest lists: its SHA-256 is another.", name)


def _files_in(folder: Path) -> Iterator[str]:
    notes = folder / NOTES
    if not os.path.lexists(notes) or not stat.S_ISDIR(notes.lstat().st_mode):
        raise _Unreadable("The folder of the checkpoints is missing.", NOTES)
    with os.scandir(folder) as items:
        yield from (item.name for item in items if item.name not in (MANIFEST, NOTES))
    with os.scandir(notes) as items:
        yield from (f"{NOTES}/{item.name}" for item in items)


# ---- Keys and signed notes (C2SP signed-note, tlog-checkpoint)


class Checkpoint(NamedTuple):
    """What a signed note says: of how many entries the log was, and its root."""

    size: int
    root: bytes


_A_VKEY = re.compile(r"(?P<name>[^\s+]{1,200})\+(?P<hash>[0-9a-f]{8})\+(?P<key>[A-Za-z0-9+/]{44})")
_ED25519 = b"\x01"


def _key_text(key: str) -> str:
    """The key as it is given, or what stands in the file that is named."""
    if _A_VKEY.fullmatch(key.strip()):
        return key.strip()
    try:
        return _read(Path(key), LARGEST_NOTE, _plain(key)).decode("utf-8").strip()
    except (OSError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else "it is no text"
        raise _Unreadable(f"The key “{_plain(key)}” is neither a vkey nor a file that can be read: {why}.") from None


def _bytes_of(text: str) -> bytes:
    """The bytes that base64 writes, where it writes them in the one way it should; else nothing."""
    try:
        found = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
    return found if base64.b64encode(found).decode() == text else b""


class _Signer:
    """A public key, under its name."""

    def __init__(self, text: str) -> None:
        written = _A_VKEY.fullmatch(text)
        key = _bytes_of(written["key"]) if written else b""
        if not written or key[:1] != _ED25519:
            raise _Unreadable("The key is no vkey of an Ed25519 key: name+hash+base64.")
        self.text, self.name, self.public = text, written["name"], key[1:]
        self.hash = hashlib.sha256(self.name.encode() + b"\n" + key).digest()[:4]
        if self.hash.hex() != written["hash"]:
            raise _Unreadable("The key does not fit its own hash: it was not copied whole.")
        self._signed = _checker_of(self.public)

    def checkpoint(self, note: bytes, name: str) -> Checkpoint:
        """What a note says, if it is signed with this key."""
        try:
            text, _, signatures = note.decode("utf-8").rpartition("\n\n")
        except UnicodeDecodeError:
            raise _NoCheckpoint("It is no text, and so no checkpoint.", name) from None
        written = re.fullmatch(r"(?P<origin>[^\n]+)\n(?P<size>0|[1-9][0-9]{0,17})\n(?P<root>[^\n]+)((\n[^\n]+)*)", text)
        root = _bytes_of(written["root"]) if written else b""
        if not written or len(root) != hashlib.sha256().digest_size:
            raise _NoCheckpoint("It is not written as a checkpoint is.", name)
        if written["origin"] != self.name:
            raise _Wrong(
                f"It is a checkpoint of “{_plain(written['origin'])}”, and the key is that of “{_plain(self.name)}”.",
                name,
            )
        if not self._has_signed(f"{text}\n", signatures):
            raise _Wrong("It is not signed with the key that you hold.", name)
        return Checkpoint(int(written["size"]), root)

    def _has_signed(self, text: str, signatures: str) -> bool:
        """Others may have signed too; theirs are not looked at."""
        if not signatures.endswith("\n"):
            return False
        mine = [
            _bytes_of(line[len(start) :])
            for line in signatures[:-1].split("\n")
            if line.startswith(start := f"— {self.name} ")
        ]
        found = [signature[4:] for signature in mine if signature[:4] == self.hash]
        return bool(found) and all(self._signed(text.encode(), signature) for signature in found)


def _must_be_its_key(folder: Path, signer: _Signer) -> None:
    text = _read(folder / KEY, LARGEST_NOTE, KEY).decode("utf-8", "replace").strip()
    if text != signer.text:
        raise _Wrong(f"The key is the wrong one: the export says it was signed with {_plain(text)}.", KEY)


def _checkpoints_of(folder: Path, manifest: dict[str, Any], signer: _Signer) -> dict[int, bytes]:  # Any: JSON
    """The root at each size that a checkpoint was signed for."""
    roots = {}
    for name in sorted(manifest["files"].keys() - BESIDE):
        if not re.fullmatch(rf"{NOTES}/[0-9]{{12}}\.note", name):
            raise _Unreadable("Such a file is no part of an export.", _plain(name))
        found = signer.checkpoint(_read(folder / name, LARGEST_NOTE, name), name)
        if name != f"{NOTES}/{found.size:012}.note":
            raise _Wrong(f"It is the checkpoint of {found.size:,} entries, under another number.", name)
        roots[found.size] = found.root
    if signer.name != manifest["origin"]:
        raise _Wrong("Its origin is not the name of the key.", MANIFEST)
    if not roots:
        raise _Unreadable("There is no checkpoint.", NOTES)
    if max(roots) != manifest["size"]:
        raise _Wrong(
            f"The last checkpoint is of {max(roots):,} entries, and the manifest says {manifest['size']:,}.", MANIFEST
        )
    return roots


def _known(known: str, signer: _Signer, manifest: dict[str, Any]) -> Checkpoint:  # Any: JSON
    try:
        found = signer.checkpoint(_read(Path(known), LARGEST_NOTE, _plain(known)), _plain(known))
    except (OSError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else "this is the name of no file"
        raise _Unreadable(f"It cannot be read: {why}.", _plain(known)) from None
    except _NoCheckpoint as problem:
        raise _Unreadable(f"{problem} Name the file of one that you kept.", _plain(known)) from None
    if found.size > manifest["size"]:
        raise _Wrong(
            f"The checkpoint you hold covers {found.size:,} entries, and the export ends at {manifest['size']:,}: its "
            "end is missing, or it was made earlier than your checkpoint."
        )
    return found


# ---- The log: a Merkle tree as RFC 6962 has it


def _pairs(nodes: list[bytes]) -> list[bytes]:
    """What every two nodes make, one level higher; one that is left over makes nothing."""
    return [hashlib.sha256(b"\x01" + a + b).digest() for a, b in zip(nodes[::2], nodes[1::2], strict=False)]


class _Log:
    """So many leaves, and the roots of the perfect trees they make, one at most of each level."""

    def __init__(self) -> None:
        self.size = 0
        self._levels: list[bytes | None] = []

    def append(self, nodes: list[bytes], level: int = 0) -> None:
        """More leaves, or perfect trees of 2^level leaves where one may begin."""
        self.size += len(nodes) << level
        self._levels += [None] * (level - len(self._levels))
        while nodes:
            before = self._levels[level] if level < len(self._levels) else None
            nodes = nodes if before is None else [before, *nodes]
            self._levels[level : level + 1] = [nodes[-1] if len(nodes) & 1 else None]
            nodes = _pairs(nodes)
            level += 1

    def root(self) -> bytes:
        """The root of all that is there."""
        root = b""
        for node in self._levels:
            if node is not None:
                root = hashlib.sha256(b"\x01" + node + root).digest() if root else node
        return root or hashlib.sha256().digest()


class _Sizes:
    """The sizes at which the root of the log is looked at."""

    known: Checkpoint | None = None

    def __init__(self, due: list[int]) -> None:
        self.due = sorted(due, reverse=True)

    @property
    def next(self) -> int:
        """The size at which the root is looked at next."""
        return self.due[-1] if self.due else WHOLE

    def must_be(self, _root: bytes, /) -> bool:
        """Look at the root at the size that is due; whether that was a checkpoint of the export."""
        self.due.pop()
        return False


class _Expected(_Sizes):
    """The roots that the log has to have on its way."""

    def __init__(self, roots: dict[int, bytes], known: Checkpoint | None) -> None:
        super().__init__(list({*roots, *((known.size,) if known else ())}))
        self._roots, self.known = roots, known

    def must_be(self, root: bytes, /) -> bool:
        """Look at the root at the size that is due; whether that was a checkpoint of the export."""
        size = self.due.pop()
        if self.known and size == self.known.size and root != self.known.root:
            raise _Wrong(f"The first {size:,} entries are not those of the checkpoint you hold: their root is another.")
        if self._roots.get(size, root) != root:
            raise _Wrong(
                f"The entries so far are not those of the checkpoint of {size:,} entries: their root is another. "
                "One of the lines since the checkpoint before, or that checkpoint, was changed."
            )
        return size in self._roots


# ---- The entries

_TEXT = r'"[^"\\\x00-\x1f]*+(?:"|(?:\\(?:["\\bfnrt]|u00[01][0-9a-f])[^"\\\x00-\x1f]*+)++")'
_NUMBER = r"(?:0|[1-9][0-9]{0,17})"
_TIME = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\.[0-9]{6}\+00:00"
_DAY = r'"[0-9]{4}-[0-9]{2}-[0-9]{2}"'
_CANONICAL = (
    rf'\{{"actor":{_TEXT}(?:,"batch":{_TEXT}|),"command_id":{_TEXT},"commitment":"([^"]{{64}})"'
    rf'(?:,"corrects":{_NUMBER}|)(?:,"effective_on":{_DAY}|),"kind":"([^"]+)"(?:,"known_on":{_DAY}|)'
    rf',"name":"([A-Za-z0-9]+)","position":({_NUMBER})(?:,"previous":({_NUMBER})|),"programme":"([^"]+)"'
    rf'(?:,"reason":{_TEXT}|),"recorded_at":"({_TIME})"'
    rf',"ref":"([^"]+)","role":{_TEXT},"shape":{_NUMBER},"stream":"([^"]{{32}})","version":({_NUMBER})\}}'
)
"""An envelope as the tracker writes it: these names in this order, without blanks, what is not stated left out.

This is where the time goes. So what is compared with something else later may be anything but a quotation mark here,
nothing is tried twice (*+), and what may be missing is an empty alternative, which is faster than a repetition.
"""

# Each has the same groups, some of them empty.
_ENTRY = re.compile(rf"(entry)\t({_CANONICAL})\t([0-9a-f]{{32}})\t([^\t]*)").fullmatch
_WITHHELD = re.compile(rf"(withheld)\t({_CANONICAL})\t[^\t]+()()").fullmatch
_ERASED = re.compile(rf"(erased)\t({_CANONICAL})()()").fullmatch
_IS_THING = re.compile(r"[A-Za-z0-9*._:-]+/[a-z-]+/[A-Za-z0-9*._:-]+").fullmatch
_POSITION = 6  # the group that holds it, in each
_OTHERS = re.compile(r"others\t(0|[1-9][0-9]?)\t([0-9a-f]{64})").fullmatch


class _Walk:
    """The lines so far: what the log is made of, and what each next line has to fit."""

    def __init__(self, manifest: dict[str, Any], expected: _Sizes) -> None:  # Any: JSON
        self.log, self.expected = _Log(), expected
        self.shown = {"entry": 0, "withheld": 0, "erased": 0}
        self.agreed = 0
        self.latest = ""
        self._end: int = manifest["size"]
        self._only: str | None = None if manifest["scope"] == "everything" else manifest["programme"]
        self._size, self._stop, self._leaves = 0, 0, list[bytes]()
        self._versions: dict[str, int] = {}
        self._last_of: dict[str, str | None] = {}
        self._erased: dict[int, tuple[str, int]] = {}
        self._must_agree()

    @property
    def last(self) -> int:
        """The position of the last entry that is shown."""
        return max((int(position) for position in self._last_of.values() if position), default=0)

    def take(self, line: str, number: int) -> None:
        """One more line. What fits is found out in one go; why something does not fit is looked for afterwards."""
        found = _ENTRY(line) or _WITHHELD(line) or _ERASED(line)
        if found is None:
            self._take_others(line)
            return
        (
            kind, envelope, committed, what, name, position, previous, programme, at, ref, stream, version,
            salt, content,
        ) = found.groups()  # fmt: skip
        thing = f"{stream}{programme}/{what}/{ref}"
        before = self._versions.get(thing, 0)
        self._size += 1
        if (
            position != str(self._size)
            or previous is None
            or self._last_of.get(programme) != previous
            or at < self.latest
            or before == 0
            or version != str(before + 1)
        ):
            before = self._must_fit(thing, programme, previous, position=position, at=at, version=version)
        self._versions[thing], self._last_of[programme], self.latest = before + 1, position, at
        self._leaves.append(hashlib.sha256(b"\x00" + envelope.encode()).digest())
        if kind != "entry":
            self._take_without_content(kind, committed, programme, number)
        elif hashlib.sha256(bytes.fromhex(salt) + content.encode()).hexdigest() != committed:
            raise _Wrong("Its content is not what its envelope commits to.")
        elif name == "ErasureRecorded":
            self._look_for_what_was_erased(programme, content)
        self.shown[kind] += 1
        if self._size >= self._stop:
            self._must_agree()

    def _take_without_content(self, kind: str, commitment: str, programme: str, number: int) -> None:
        if not _IS_SUM(commitment):
            raise _Wrong("It is not written as the tracker writes an entry: it commits to nothing.")
        if kind == "erased":
            self._erased[self._size] = (programme, number)

    def _must_agree(self) -> None:
        """Bring the log up to here, and look at its root where a checkpoint says what it has to be."""
        leaves, self._leaves = self._leaves, []
        self.log.append(leaves)
        while self._size >= self.expected.next:
            if self._size > self.expected.next:
                raise _Wrong(
                    f"A run of other programmes' entries goes past the checkpoint of {self.expected.next:,} entries, "
                    "so that nothing shows whether they agree."
                )
            self.agreed += self.expected.must_be(self.log.root())
        self._stop = min(self.expected.next, self._size + MOST_WAITING)

    def _must_fit(self, key: str, programme: str, previous: str | None, *, position: str, at: str, version: str) -> int:
        """The first thing that does not, or the first entry of a programme or of a thing; the version before it."""
        stream, thing, before = key[:32], key[32:], self._versions.get(key, 0)
        if position != str(self._size):
            raise _Wrong(f"It is entry {position}, and entry {self._size} was due.")
        if not _IS_THING(thing):
            raise _Wrong("It is not written as the tracker writes an entry: it is about nothing that can be.")
        if self._only is not None and programme != self._only:
            raise _Wrong(f"It belongs to “{programme}”, and the export is of “{self._only}” alone.")
        if self._last_of.get(programme) != previous:
            last = self._last_of.get(programme, "none")
            said = f"It follows entry {previous or 'none'} of its programme, and the one before it here is {last}"
            raise _Wrong(f"{said}: one is missing.")
        if at < self.latest:
            raise _Wrong(f"It was recorded at {at}, before the entry that precedes it ({self.latest}).")
        if version != str(before + 1):
            raise _Wrong(f"It is version {version} of {thing}, and version {before + 1} was due.")
        if not before and stream != _stream_id(thing):
            raise _Wrong(f"It does not stand in the stream of {thing}.")
        return before

    def _take_others(self, line: str) -> None:
        written = _OTHERS(line)
        if written is None:
            raise _Wrong(_why_it_cannot_be_read(line))
        if self._only is None:
            raise _Wrong("It leaves out entries, and the export is one of everything.")
        level = int(written[1])
        if level > MOST_LEVELS or self._size % (1 << level) or self._size + (1 << level) > self._end:
            raise _Wrong("A run of so many entries cannot stand here.")
        self._must_agree()
        self.log.append([bytes.fromhex(written[2])], level)
        self._size += 1 << level
        self._must_agree()

    def _look_for_what_was_erased(self, programme: str, content: str) -> None:
        for position in _erased_by(content):
            self._was_erased(position, programme)

    def _was_erased(self, position: int, programme: str) -> None:
        if self._erased.get(position, ("", 0))[0] == programme:
            del self._erased[position]

    def join(self, told: dict[str, Any]) -> None:  # Any: JSON
        """Go on behind a part that was walked elsewhere, if what it has to stand behind is what was read here."""
        self._must_agree()
        fits = (
            told["before"] == self._size
            and told["first"] >= self.latest
            and all(self._versions.get(key, 0) == asked for key, (asked, _) in told["versions"].items())
            and all(self._last_of.get(programme) == asked for programme, (asked, _) in told["last"].items())
        )
        if not fits:
            raise _Wrong("It does not go on where the part before it ends.")
        for level, node in told["trees"]:
            self.log.append([bytes.fromhex(node)], level)
            self._size += 1 << level
            self._must_agree()
        for position, programme in told["named"]:
            self._was_erased(position, programme)
        self._erased |= {position: (programme, 0) for position, programme in told["erased"]}
        self._versions |= {key: last for key, (_, last) in told["versions"].items()}
        self._last_of |= {programme: last for programme, (_, last) in told["last"].items()}
        self.shown = {kind: count + told["shown"][kind] for kind, count in self.shown.items()}
        self.latest = told["latest"]

    def end(self) -> None:
        """What can only be said once every line was read."""
        if self._size != self._end:
            raise _Wrong(f"The log ends after {self._size:,} entries, and its last checkpoint covers {self._end:,}.")
        for position, (_, line) in self._erased.items():
            raise _Wrong(f"Entry {position} is marked as erased, and no later entry says that it was.", ENTRIES, line)


def _why_it_cannot_be_read(line: str) -> str:
    kind = line.partition("\t")[0]
    if kind in ("entry", "withheld", "erased"):
        return "It is not written as the tracker writes an entry: its envelope, or what follows it, is another."
    if kind == "others":
        return "It is not written as a run of other programmes' entries is."
    return f"It is no line of an export: it begins with “{_plain(kind)}”."


def _stream_id(thing: str) -> str:
    """The uuid5 of a thing under the tracker's own namespace, as hex."""
    made = hashlib.sha1(NAMESPACE.bytes + thing.encode(), usedforsecurity=False).digest()[:16]
    return UUID(bytes=made, version=5).hex


def _erased_by(content: str) -> list[int]:
    """The positions that an ErasureRecorded names."""
    try:
        fact = _json(content)["fact"]
        return [position for position in (fact["position"],) if type(position) is int]
    except (ValueError, TypeError, LookupError):
        return []


def _walk_through(folder: Path, manifest: dict[str, Any], walk: _Walk, *, progress: Progress) -> None:  # Any: JSON
    """Every line in order, then what the manifest says of them all."""
    listed = manifest["files"][ENTRIES]
    lines = _Lines(folder / ENTRIES, listed["bytes"], progress)
    number = 0
    try:
        for number, line in enumerate(lines, start=1):
            walk.take(line, number)
        number += 1
        if lines.read_bytes < listed["bytes"]:
            raise _Unreadable(f"It is cut off: {lines.read_bytes:,} of {listed['bytes']:,} bytes are there.")
        number = 0
        walk.end()
    except _Wrong as wrong:
        wrong.file, wrong.line = ENTRIES, wrong.line or number + isinstance(wrong, _NoLine)
        raise
    except UnicodeDecodeError:
        raise _Wrong("It is not UTF-8.", ENTRIES, number + 1) from None
    _must_fit_the_manifest(manifest, walk, lines)


def _must_fit_the_manifest(manifest: dict[str, Any], walk: _Walk, lines: "_Lines") -> None:  # Any: JSON
    listed = manifest["files"][ENTRIES]
    if lines.sum.hexdigest() != listed["sha256"] or lines.read_bytes != listed["bytes"]:
        raise _Wrong("It is not the file that the manifest lists: its SHA-256 is another.", ENTRIES)
    counted = walk.shown | {"entries": sum(walk.shown.values())}
    for name in ("entries", "withheld", "erased"):
        if counted[name] != manifest[name]:
            raise _Wrong(f"It counts {manifest[name]:,} as “{name}”, and there are {counted[name]:,}.", MANIFEST)
    if manifest["exported_at"] < walk.latest:
        raise _Wrong("It says that the export was made before its last entry was recorded.", MANIFEST)


class _Lines:
    """The lines of a file or of a part of it, however long it is; what is read from its beginning is summed."""

    def __init__(self, path: Path, listed: int, progress: Progress, *, begin: int = 0, end: int = WHOLE) -> None:
        self.read_bytes, self.sum = begin, hashlib.sha256()
        self._path, self._listed, self._progress, self._begin, self._end = path, listed, progress, begin, end

    def __iter__(self) -> Iterator[str]:
        rest = b""
        for chunk in self._chunks(self._end):
            whole, ends, rest = (rest + chunk).rpartition(b"\n")
            if ends:
                yield from _decoded(whole)
            if len(rest) > LONGEST_LINE:
                raise _NoLine(f"It is longer than {LONGEST_LINE:,} bytes.")
        if rest and self.read_bytes >= min(self._listed, self._end):
            raise _NoLine("It does not end as a line does.")

    def sum_what_is_left(self) -> None:
        """Read on to the end of the file, whoever looks at those lines."""
        for _ in self._chunks(WHOLE):
            continue

    def _chunks(self, end: int) -> Iterator[bytes]:
        """What comes next, up to there; always cut at the same places, wherever it is begun."""
        with _opened(self._path, ENTRIES) as file:
            file.seek(self.read_bytes)
            while chunk := file.read(min(CHUNK - self.read_bytes % CHUNK, end - self.read_bytes)):
                self.read_bytes += len(chunk)
                if self._begin == 0:
                    self.sum.update(chunk)
                yield chunk
                self._progress(self.read_bytes, self._listed)


def _decoded(whole: bytes) -> Iterator[str]:
    """The lines, decoded at once; one by one where not all are text, so that those before the first bad one come."""
    try:
        lines = whole.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        yield from (line.decode("utf-8") for line in whole.split(b"\n"))
    else:
        yield from lines


# ---- Several parts at once. All this can only ever say that everything fits; what does not fit, the walk above says.

Start = Callable[[dict[str, Any]], AbstractContextManager[Callable[[], dict[str, Any]]]]  # Any: JSON
"""Begins to look at a part, and gives what waits for what is told of it."""


def _parts_for(manifest: dict[str, Any]) -> int:  # Any: JSON
    """In how many parts it is worth while to read an export."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    worth_while: int = manifest["entries"] // LEAST_OF_A_PART
    return min(cores, MOST_PARTS, worth_while)


def _fits_in_parts(
    folder: Path,
    manifest: dict[str, Any],  # Any: JSON
    walk: _Walk,
    *,
    parts: int,
    start: Start,
    progress: Progress,
) -> bool:
    """Whether all is as it has to be. The first part is walked here, and the others, when they are done, are joined."""
    path, listed = folder / ENTRIES, manifest["files"][ENTRIES]["bytes"]
    try:
        begins = _where_parts_begin(path, listed, parts) if parts > 1 else {}
        if not begins:
            return False
        jobs = _jobs(path, manifest, walk, begins)
        lines = _Lines(path, listed, lambda read, of: progress(min(read * parts, of), of), end=min(begins))
        with ExitStack() as stack:
            others = [stack.enter_context(start(job)) for job in jobs]
            for number, line in enumerate(lines, start=1):
                walk.take(line, number)
            lines.sum_what_is_left()
            for told in others:
                walk.join(told())
        walk.end()
        _must_fit_the_manifest(manifest, walk, lines)
    except (_Wrong, OSError, ValueError, LookupError, TypeError):
        return False
    return True


def _where_parts_begin(path: Path, listed: int, parts: int) -> dict[int, int]:
    """Where in the file each part begins but the first, and after how many entries, as its first line claims."""
    begins = {}
    with _opened(path, ENTRIES) as file:
        for part in range(1, parts):
            file.seek(listed * part // parts)
            file.readline(LONGEST_LINE)
            begin, line = file.tell(), file.readline(LONGEST_LINE)
            while line.startswith(b"others\t"):
                begin, line = file.tell(), file.readline(LONGEST_LINE)
            text = line[:-1].decode("utf-8")
            if found := _ENTRY(text) or _WITHHELD(text) or _ERASED(text):
                begins[begin] = int(found[_POSITION]) - 1
    return begins


def _jobs(
    path: Path,
    manifest: dict[str, Any],  # Any: JSON
    walk: _Walk,
    begins: dict[int, int],
) -> list[dict[str, Any]]:  # Any: JSON
    """What has to be known to walk each part; it is only asked where it may end, and where a root is looked at."""
    about = {name: manifest.get(name) for name in ("scope", "programme", "size")}
    about |= {"path": os.fsencode(path).hex(), "due": walk.expected.due}
    ends = [*sorted(begins)[1:], manifest["files"][ENTRIES]["bytes"]]
    return [
        about | {"begin": begin, "end": end, "before": begins[begin]}
        for begin, end in zip(sorted(begins), ends, strict=True)
    ]


@contextmanager
def in_a_process(job: dict[str, Any]) -> Iterator[Callable[[], dict[str, Any]]]:  # Any: JSON
    """The part is looked at by this very file, in a process of its own, which is told its job and tells the outcome."""
    command = [sys.executable, "-I", "-S", globals().get("__file__", ""), A_PART]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere) as process:  # noqa: S603  # this very file
        try:
            if process.stdin is None or process.stdout is None:
                raise OSError
            process.stdin.write(json.dumps(job).encode())
            process.stdin.close()
            found = process.stdout
            yield lambda: json.loads(found.read())
        finally:
            process.kill()


def told_of_a_part(job: dict[str, Any]) -> dict[str, Any]:  # Any: JSON
    """Walk a part, and tell what the next has to know of it."""
    path = Path(os.fsdecode(bytes.fromhex(job["path"])))
    walk = _Part(job)
    for line in _Lines(path, job["end"], lambda *_: None, begin=job["begin"], end=job["end"]):
        walk.take(line, 0)
    return walk.told()


class _Part(_Walk):
    """A walk that begins in the middle: it notes what has to stand before it, to be held against what does."""

    def __init__(self, job: dict[str, Any]) -> None:  # Any: JSON
        super().__init__(job, _Sizes([size for size in job["due"] if size > job["before"]]))
        self._before: int = job["before"]
        self._size = self._before
        self.log = self._trees = _Trees(self._size)
        self._first = ""
        self._asked_versions: dict[str, int] = {}
        self._asked_last: dict[str, str | None] = {}
        self._named: list[tuple[int, str]] = []

    def _must_fit(self, key: str, programme: str, previous: str | None, *, position: str, at: str, version: str) -> int:
        self._first = self._first or at
        if key not in self._versions:
            self._versions[key] = self._asked_versions[key] = int(version) - 1
        if programme not in self._last_of:
            self._last_of[programme] = self._asked_last[programme] = previous
        return super()._must_fit(key, programme, previous, position=position, at=at, version=version)

    def _was_erased(self, position: int, programme: str) -> None:
        if position <= self._before:
            self._named.append((position, programme))
        super()._was_erased(position, programme)

    def told(self) -> dict[str, Any]:  # Any: JSON
        """What `join` takes."""
        self._must_agree()
        return {
            "before": self._before,
            "first": self._first,
            "latest": self.latest,
            "trees": self._trees.found,
            "shown": self.shown,
            "versions": {key: (asked, self._versions[key]) for key, asked in self._asked_versions.items()},
            "last": {programme: (asked, self._last_of[programme]) for programme, asked in self._asked_last.items()},
            "named": self._named,
            "erased": [(position, programme) for position, (programme, _) in self._erased.items()],
        }


class _Trees(_Log):
    """Stands in for a log whose beginning is not known: the perfect trees, as large as may be, that follow it."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size
        self.found: list[tuple[int, str]] = []

    def append(self, nodes: list[bytes], level: int = 0) -> None:
        """More leaves, or perfect trees: what begins in the middle of a larger one, or ends there, stays as it is."""
        first, ends = self.size >> level, list[tuple[int, str]]()
        self.size += len(nodes) << level
        while nodes:
            if first & 1:
                self.found.append((level, nodes[0].hex()))
            nodes, first = nodes[first & 1 :], first + 1 >> 1
            if len(nodes) & 1:
                ends.append((level, nodes[-1].hex()))
            nodes, level = _pairs(nodes), level + 1
        self.found += reversed(ends)

    def root(self) -> bytes:
        """It has none, and is not asked."""
        return b""


# ---- Ed25519 (RFC 8032), for where nothing else can check a signature. Nothing in it is secret, so it needs no haste.

_P = 2**255 - 19
_L = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P
_Point = tuple[int, int, int, int]
_ZERO: _Point = (0, 1, 1, 0)


def _add(one: _Point, other: _Point) -> _Point:
    a, b = (one[1] - one[0]) * (other[1] - other[0]) % _P, (one[1] + one[0]) * (other[1] + other[0]) % _P
    c, d = 2 * one[3] * other[3] * _D % _P, 2 * one[2] * other[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _point(text: bytes) -> _Point | None:
    """The point that 32 bytes write, where they write one."""
    y, odd = int.from_bytes(text, "little") & ((1 << 255) - 1), text[31] >> 7
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if x * x % _P != square:
        x = x * pow(2, (_P - 1) // 4, _P) % _P
    if y >= _P or x * x % _P != square or (x == 0 and odd):
        return None
    x = _P - x if x & 1 != odd else x
    return x, y, 1, x * y % _P


def _multiples(point: _Point) -> list[list[_Point]]:
    """0 to 15 times the point, the same of 16 times it, and so on, so that no multiple takes more than 64 additions."""
    rows = []
    for _ in range(64):
        row = [_ZERO]
        for _ in range(15):
            row.append(_add(row[-1], point))
        rows.append(row)
        point = _add(row[-1], point)
    return rows


def _times(number: int, multiples: list[list[_Point]]) -> _Point:
    total = _ZERO
    for place, row in enumerate(multiples):
        total = _add(total, row[number >> 4 * place & 15])
    return total


def plain_checker_of(public: bytes) -> Callable[[bytes, bytes], bool]:
    """What tells whether a text was signed with a key, by this file alone."""
    point, base = _point(public), _point((4 * pow(5, -1, _P) % _P).to_bytes(32, "little"))
    if point is None or base is None:
        return lambda _, __: False
    of_base, of_key = _multiples(base), _multiples((-point[0] % _P, point[1], 1, -point[3] % _P))

    def signed(text: bytes, signature: bytes) -> bool:
        number = int.from_bytes(signature[32:], "little")
        if len(signature) != 64 or number >= _L:  # noqa: PLR2004  # the length of every signature
            return False
        mixed = hashlib.sha512(signature[:32] + public + text).digest()
        x, y, z, _ = _add(_times(number, of_base), _times(int.from_bytes(mixed, "little") % _L, of_key))
        inverse = pow(z, -1, _P)
        x, y = x * inverse % _P, y * inverse % _P
        return (y | (x & 1) << 255).to_bytes(32, "little") == signature[:32]

    return signed


def _checker_of(public: bytes) -> Callable[[bytes, bytes], bool]:
    try:  # here, as whoever verifies nothing need not load it
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415
    except ImportError:
        return plain_checker_of(public)
    key = Ed25519PublicKey.from_public_bytes(public)

    def signed(text: bytes, signature: bytes) -> bool:
        try:
            key.verify(signature, text)
        except InvalidSignature:
            return False
        return True

    return signed


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the verdict; the exit code is its number."""
    parser = argparse.ArgumentParser(
        prog="verify.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", metavar="DIR", help="the folder of the export")
    parser.add_argument("--key", required=True, help="the tracker's public key: a vkey, or a file that holds one")
    parser.add_argument("--known", metavar="NOTE", help="a checkpoint you received earlier: its file")
    parser.add_argument("--json", action="store_true", help="print the verdict as JSON")
    parser.add_argument(
        "--processes",
        metavar="N",
        type=int,
        choices=range(1, MOST_PROCESSES + 1),
        help=f"read it in so many parts at once, {MOST_PROCESSES} at most; 1: in order",
    )
    asked = parser.parse_args(arguments)
    verdict = verify(Path(asked.folder), asked.key, known=asked.known, parts=asked.processes)
    said = verdict.as_json() if asked.json else "\n".join(verdict.sentences)
    sys.stdout.buffer.write(f"{said}\n".encode())
    return verdict.code


if __name__ == "__main__":
    if sys.argv[1:] == [A_PART]:
        json.dump(told_of_a_part(json.load(sys.stdin)), sys.stdout)
    else:
        sys.exit(main())
