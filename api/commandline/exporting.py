"""`tracker export`: write a folder that shows the record, or one programme of it, and proves what it shows."""

import json
import re
import shlex
from collections.abc import Iterable, Iterator
from datetime import UTC
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError

from api.bootstrap import Tracker
from api.commandline.blocks import Heading, Paragraph, bullets
from api.commandline.drawing import show, write, write_json
from api.commandline.exits import CannotStart
from api.commandline.opening import opened_to_read
from api.commandline.options import StoreOption, a_reference
from api.commandline.waiting import waiting
from api.commandline.whole_folder import Folder, whole_folder
from application.commands.office import Progress
from application.exporters import folder as parts
from application.exporters.entry_lines import EntryLines, Shown
from application.log_ports import LoggedEntry, NothingSigned, SignedCheckpoint
from application.proofs import verifier
from domain.refusals import UnknownProgramme
from domain.words import Line

_WHY: TypeAdapter[str] = TypeAdapter(Line)
_ARE_POSITIONS = re.compile(r"[0-9]{1,15}(, ?[0-9]{1,15})*")
_EVERY = 1_000
"""How many entries lie between two moves of the bar."""


def _why(words: str | None) -> str | None:
    """Why something is withheld, on one line."""
    try:
        return words if words is None else _WHY.validate_python(words)
    except ValidationError:
        raise typer.BadParameter("say why in one line of 1 to 300 characters.") from None


def _positions(written: str | None) -> str | None:
    if written is not None and not _ARE_POSITIONS.fullmatch(written):
        raise typer.BadParameter("write positions with commas between them, such as 12,15.")
    return written


def export(
    words: Annotated[list[str], typer.Argument(metavar="[PROGRAMME] DIR", help="Which programme, and the new folder.")],
    *,
    everything: Annotated[bool, typer.Option("--all", help="Every programme; then only the folder is named.")] = False,
    withhold: Annotated[
        str | None,
        typer.Option(metavar="POSITIONS", callback=_positions, help="Keep back the contents of these, such as 12,15."),
    ] = None,
    because: Annotated[
        str | None, typer.Option(metavar="TEXT", callback=_why, help="Why they are kept back; each is marked with it.")
    ] = None,
    store: StoreOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was exported as JSON.")] = False,
) -> None:
    """Write a folder that shows the record, or one programme of it, and proves what it shows.

    Whoever is handed the folder verifies it with “tracker verify”, or with the file verify.py in it. The folder has to
    be new; it is there whole in the end, or not at all.
    """
    programme, where = _asked_for(words, everything=everything)
    shown = _shown(programme, withhold, because)
    with opened_to_read(store) as tracker, waiting("Exporting") as progress:
        if programme is not None and programme not in tracker.office.records.programmes():
            raise UnknownProgramme(programme)
        last, lines = _written(tracker, where, shown, progress=progress)
    if as_json:
        write_json(json.dumps(_told(where, shown, last, lines=lines), indent=2))
        return
    count = lines.entry + lines.withheld + lines.erased
    show(
        [
            Heading(f"“{where}” holds {count:,} entries of {programme or 'every programme'}."),
            *bullets(_kept_back(lines)),
            Paragraph(f"They belong to a log of {last.size:,} entries, whose latest checkpoint is in the folder."),
        ]
    )
    write(f"It is verified with: tracker verify {shlex.quote(str(where))} --key {last.key}\n")  # whole, to be copied


def _asked_for(words: list[str], *, everything: bool) -> tuple[str | None, Path]:
    if len(words) != (1 if everything else 2):
        raise typer.BadParameter("write “tracker export PROGRAMME DIR” or “tracker export --all DIR”.")
    return None if everything else a_reference(words[0]), Path(words[-1])


def _shown(programme: str | None, withhold: str | None, because: str | None) -> Shown:
    if (withhold is None) != (because is None):
        raise typer.BadParameter("--withhold and --because go together: what is kept back is marked with why.")
    positions = frozenset(int(one) for one in withhold.split(",")) if withhold else frozenset()
    return Shown(programme, positions, because or "")


def _written(
    tracker: Tracker, where: Path, shown: Shown, *, progress: Progress | None
) -> tuple[SignedCheckpoint, EntryLines]:
    last, notes = _checkpoints(tracker)
    origin = last.note.partition("\n")[0]
    entries = _telling(tracker.ledger.entries(up_to=last.size), last.size, progress)
    lines = EntryLines(entries, shown, stops=[note.size for note in notes])
    with whole_folder(where) as folder:
        folder.write(parts.ENTRIES, lines)
        _write_what_proves_them(folder, notes, last)
        folder.write(parts.README, [parts.readme(shown, last=last, origin=origin)])
        now = tracker.office.clock.now().astimezone(UTC)
        folder.write(
            parts.MANIFEST,
            [parts.manifest(lines, shown, last=last, origin=origin, exported_at=now, files=folder.listed)],
        )
    return last, lines


def _checkpoints(tracker: Tracker) -> tuple[SignedCheckpoint, list[SignedCheckpoint]]:
    """One of all there is, signed now if need be, and those before it."""
    if not tracker.log.head().size:
        raise CannotStart("Nothing is recorded yet, so there is nothing to export.")
    try:
        last = tracker.log.checkpoint()
    except NothingSigned as problem:
        raise CannotStart(f"{problem} Nothing was exported.") from None
    return last, [one for one in tracker.log.checkpoints() if one.size <= last.size]


def _write_what_proves_them(folder: Folder, notes: Iterable[SignedCheckpoint], last: SignedCheckpoint) -> None:
    for note in notes:
        signed_at = note.signed_at.astimezone(UTC).isoformat(timespec="microseconds")
        folder.write(parts.note_name(note), [note.note.encode()], signed_at=signed_at)
    folder.write(parts.KEY, [f"{last.key}\n".encode()])
    folder.write(parts.VERIFIER, [Path(verifier.__file__).read_bytes()])


def _telling(entries: Iterable[LoggedEntry], of: int, progress: Progress | None) -> Iterator[LoggedEntry]:
    for number, entry in enumerate(entries, start=1):
        yield entry
        if progress and not number % _EVERY:
            progress(number, of)


def _kept_back(lines: EntryLines) -> Iterator[str]:
    if lines.withheld:
        yield f"The contents of {lines.withheld:,} of them are withheld."
    if lines.erased:
        yield f"The contents of {lines.erased:,} of them were erased."


def _told(where: Path, shown: Shown, last: SignedCheckpoint, *, lines: EntryLines) -> dict[str, object]:
    return {
        "folder": str(where),
        "programme": shown.programme,
        "entries": lines.entry + lines.withheld + lines.erased,
        "withheld": lines.withheld,
        "erased": lines.erased,
        "size": last.size,
        "key": last.key,
        "checkpoint": last.note,
    }
