"""`tracker timestamp`: have an outside authority say when a checkpoint was there, and verify what it said."""

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commandline import phrases
from api.commandline.drawing import write, write_json
from api.commandline.exits import REFUSED, CannotStart, explain
from application.proofs.note import Checkpoint, NoteRefused, read_checkpoint, read_note

if TYPE_CHECKING:
    from api.commandline.time_stamps import Stamp

SUFFIX = ".tsr"
_NOT_INSTALLED = (
    "Time stamps need the extra “timestamps”, which is not installed here. Install it beside the tracker: "
    "python -m pip install rfc3161-client"
)
_NOT_VERIFIED = (
    "Nobody has verified who stamped it. Do so now, under the authority's root certificate: --check --root PEM"
)


def timestamp(
    note: Annotated[Path, typer.Argument(metavar="NOTE", help="The checkpoint: a file that ends in .note.")],
    *,
    tsa: Annotated[
        str | None, typer.Option("--tsa", metavar="URL", help="Ask the time-stamping authority at this address.")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Verify the time stamp that is kept.")] = False,
    root: Annotated[
        Path | None, typer.Option("--root", metavar="PEM", help="The authority's root certificate, to verify with.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where it is kept; NOTE.tsr if left out.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Have an authority state that a checkpoint was there at a time, and verify what it stated (RFC 3161).

    The authority is told a SHA-256 and nothing else; its reply is kept and never written over. With --root it is kept
    only if it holds; without, nobody has verified who stamped. Exit code 0: kept, or it holds; 1: the authority
    refuses, or the time stamp does not hold; 2: it cannot be reached or read.
    """
    if (tsa is None) is not check or (check and root is None):
        raise CannotStart(
            "Give --tsa to have a checkpoint stamped, with --root to verify that at once, or --check and --root to "
            "verify what is kept."
        )
    content, kept = _content_of(note), out or note.with_name(note.name + SUFFIX)
    checkpoint = _checkpoint_in(content, note)
    stamp = _stamp_about(content, kept, tsa=tsa, root=root)
    if as_json:
        said = {"note": str(note), "sha256": sha256(content).hexdigest(), "kept_in": str(kept), "verified": bool(root)}
        write_json(json.dumps(said | {"stamped_at": stamp.stamped_at.isoformat(), "by": stamp.by}))
        return
    when = f"stamped on {phrases.time(stamp.stamped_at)} by {stamp.by}"
    what = f"The checkpoint of {checkpoint.size:,} entries of the log “{checkpoint.origin}”"
    if root is None:
        write(f"{what} is said to be {when}.\nKept in {kept}\n{_NOT_VERIFIED}\n")
    else:
        write(f"{what} was {when}.\n" + ("" if check else f"Kept in {kept}\n"))


def _stamp_about(content: bytes, kept: Path, *, tsa: str | None, root: Path | None) -> "Stamp":
    """From the authority, and kept; or from what is kept, and verified."""
    try:
        from api.commandline.time_stamps import (  # noqa: PLC0415  # it is an extra
            StampRefused,
            asked_for,
            certificates_in,
            verified,
        )
    except ImportError:
        raise CannotStart(_NOT_INSTALLED) from None
    try:
        trusted = certificates_in(_content_of(root)) if root else []
        if tsa is None:
            return verified(_content_of(kept), content, trusted)
        if kept.exists():
            raise CannotStart(f"“{kept}” is there already, and is not written over.")
        reply, stamp = asked_for(content, tsa)
        if trusted:
            stamp = verified(reply, content, trusted)
    except StampRefused as refusal:
        explain(f"{refusal}{' Nothing was kept.' if tsa else ''}")
        raise typer.Exit(REFUSED) from None
    _keep(reply, kept)
    return stamp


def _content_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as problem:
        raise CannotStart(f"“{file}” cannot be read: {problem.strerror}.") from None


def _checkpoint_in(content: bytes, note: Path) -> Checkpoint:
    try:
        return read_checkpoint(read_note(content.decode("utf-8")).text)
    except (NoteRefused, ValueError) as problem:
        raise CannotStart(f"“{note}” holds no checkpoint. {problem}") from None


def _keep(reply: bytes, path: Path) -> None:
    """A new file, whole or not there at all."""
    try:
        with path.open("xb") as file:
            file.write(reply)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        raise CannotStart(f"“{path}” is there already, and is not written over.") from None
    except OSError as problem:
        with suppress(OSError):
            path.unlink()
        raise CannotStart(f"The reply cannot be kept in “{path}”: {problem.strerror}.") from None
