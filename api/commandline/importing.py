"""`tracker import`: bring files of facts into the record, all of them or nothing, or see first what that would do."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError

from api.bootstrap import Tracker
from api.commandline.blocks import Block, Heading, Paragraph, bullets
from api.commandline.drawing import show, write_json
from api.commandline.exits import REFUSED, CannotStart
from api.commandline.opening import NoStoreThere, opened, opened_to_read
from api.commandline.options import AsJson, StoreOption
from api.commandline.waiting import waiting
from application.commands.access import OPERATOR
from application.importers.bring_in import ImportReport, Paper, RemarkView, bring_in_together
from application.importers.dry_run import ImportPreview, NewOrder, what_it_would_do
from domain.actor import Actor
from domain.words import Line

_NAME: TypeAdapter[str] = TypeAdapter(Line)


def role_title(name: str) -> str:
    """A role title as entries carry it."""
    try:
        return _NAME.validate_python(name)
    except ValidationError:
        raise typer.BadParameter("write a role title of 1 to 300 characters, such as “Programme manager”.") from None


def bring_in_files(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Files in the tracker's own import format.")],
    *,
    actor: Annotated[
        str, typer.Option(metavar="TITLE", callback=role_title, help="The role title that the entries will carry.")
    ] = "Importer",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be recorded, and record nothing.")] = False,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Bring files into the record, all of them or nothing.

    What was brought in before is not added again; the store is made where there is none. A dry run makes nothing, and
    its exit code is that of the import: 0 where the files can be brought in, 1 where they are refused.
    """
    papers = [paper(file) for file in files]
    importer = OPERATOR._replace(name=actor)
    if dry_run:
        _rehearse(papers, importer, store, as_json=as_json)
        return
    with opened(store) as tracker, waiting("Importing") as progress:
        report = bring_in_together(papers, actor=importer, office=tracker.office, progress=progress)
    if as_json:
        write_json(report.model_dump_json(indent=2))
    else:
        show(_told(report))


def _rehearse(papers: list[Paper], importer: Actor, store: str | None, *, as_json: bool) -> None:
    with _opened_to_rehearse(store) as tracker, waiting("Trying") as progress:
        preview = what_it_would_do(papers, actor=importer, office=tracker.office, progress=progress)
    if as_json:
        write_json(preview.model_dump_json(indent=2))
    else:
        show(_foretold(preview))
    if not preview.can_be_brought_in:
        raise typer.Exit(REFUSED)


@contextmanager
def _opened_to_rehearse(store: str | None) -> Iterator[Tracker]:
    """The tracker on its store; where there is none, on an empty one that is thrown away."""
    with ExitStack() as held:
        try:
            tracker = held.enter_context(opened_to_read(store))
        except NoStoreThere:
            folder = held.enter_context(TemporaryDirectory())
            tracker = held.enter_context(opened(f"{folder}/empty.sqlite"))
        yield tracker


def paper(file: Path) -> Paper:
    """What a file holds, under its name."""
    try:
        return Paper(file.name, file.read_bytes())
    except OSError as problem:
        raise CannotStart(f"The file “{file}” cannot be read: {problem.strerror}. Nothing was imported.") from None


def _told(report: ImportReport) -> Iterator[Block]:
    yield Heading(f"{', '.join(report.files)}: {report.in_words}.")
    if report.positions:
        first, last = report.positions
        yield Paragraph(f"Batch {report.batch}; entries {first:,} to {last:,} of the journal.")
    yield from bullets(_warning(found) for found in report.warnings)


def _foretold(preview: ImportPreview) -> Iterator[Block]:
    yield Heading(f"Dry run of {', '.join(preview.files)}: {preview.in_words}.")
    yield Paragraph("Nothing was recorded.")
    if preview.faults:
        yield Heading("What has to be put right")
        yield from bullets(fault.in_words for fault in preview.faults)
        yield from _rest(preview.refused - len(preview.faults))
    if preview.orders:
        yield Heading("What would be recorded" if preview.can_be_brought_in else "What would stand without these")
        yield from bullets(_new(order) for order in preview.orders)
        yield from _rest(preview.new - preview.refused - len(preview.orders))
    if preview.warnings:
        yield Heading("What to read with care")
        yield from bullets(_warning(found) for found in preview.warnings)


def _rest(number: int) -> list[Block]:
    return [Paragraph(f"… and {number:,} more.")] if number > 0 else []


def _new(order: NewOrder) -> str:
    said = " ".join(order.sentences) or "Nothing new: the record says so already."
    return f"{order.file}, line {order.line}: {said}"


def _warning(found: RemarkView) -> str:
    entry = " ".join(part for part in (found.order, found.ref) if part)
    return f"{found.file}, line {found.line} ({entry}, {found.field}): {found.sentence}"
