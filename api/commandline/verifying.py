"""`tracker verify` and `tracker replay`: is an export what was recorded, and the same record made of it again."""

import json
from pathlib import Path
from typing import Annotated

import typer

from api.commandline.drawing import write, write_json
from api.commandline.exits import CannotStart, explain
from api.commandline.opening import opened
from api.commandline.options import StoreOption
from api.commandline.waiting import waiting
from application.exporters.folder import ENTRIES, KEY, MANIFEST
from application.importers.exported import read_back
from application.log_ports import RestoredLog
from application.proofs.verifier import Verdict, verify

FolderArgument = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the export.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]
_NOTE = "The key is the one in the folder itself: it shows that the folder fits together, not whose record it is."


def verify_export(
    folder: FolderArgument,
    *,
    key: Annotated[str, typer.Option(metavar="KEY", help="The tracker's public key: a vkey, or a file with one.")],
    known: Annotated[
        str | None, typer.Option(metavar="NOTE", help="A checkpoint that you received earlier: its file.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Is an export what was recorded, and all of it?

    It needs no store, and does the same as the file verify.py in the export. Exit code 0: sound; 1: tampered with, and
    the first bad line; 2: it cannot be read as an export. With --known it is held against a checkpoint you have.
    """
    verdict = verdict_on(folder, key, known=known)
    if as_json:
        write_json(verdict.as_json())
    else:
        write("".join(f"{sentence}\n" for sentence in verdict.sentences))
    if not verdict.code and Path(key) == folder / KEY:
        explain(_NOTE)
    raise typer.Exit(verdict.code)


def verdict_on(folder: Path, key: str, *, known: str | None = None) -> Verdict:
    """The verdict, with a bar for whoever waits for it at a terminal."""
    with waiting("Verifying") as progress:
        return verify(folder, key, known=known, progress=progress)


def replay(
    folder: FolderArgument,
    *,
    key: Annotated[
        str | None, typer.Option(metavar="KEY", help="The public key of the record; that of the export if left out.")
    ] = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Make the same record again of an export of everything, in a store that is empty.

    Positions, times, salts, checkpoints and the root of the log are the same. The key that signs checkpoints is in no
    export: put it beside the new store, or no checkpoint can be signed there. The export is verified first.
    """
    verdict = verdict_on(folder, key or str(folder / KEY))
    if verdict.code:
        explain(verdict.sentences[0])
        raise typer.Exit(verdict.code)
    if verdict.scope != "everything":
        raise CannotStart("This is an export of one programme. A record is replayed from an export of everything.")
    with opened(store) as tracker, (folder / ENTRIES).open("rb") as lines:
        size = tracker.ledger.restore(RestoredLog(verdict.origin, read_back(lines), _checkpoints_in(folder)))
        where = tracker.settings.store
    if as_json:
        write_json(json.dumps({"store": str(where), "entries": size, "origin": verdict.origin, "root": verdict.root}))
    else:
        write(f"The store “{where}” holds the {size:,} entries of “{verdict.origin}”; root {verdict.root}.\n")


def _checkpoints_in(folder: Path) -> list[tuple[int, str, str]]:
    said = json.loads((folder / MANIFEST).read_bytes())
    notes = sorted((name, about) for name, about in said["files"].items() if name.endswith(".note"))
    return [
        (int(Path(name).stem), (folder / name).read_text("utf-8"), about.get("signed_at", said["exported_at"]))
        for name, about in notes
    ]
