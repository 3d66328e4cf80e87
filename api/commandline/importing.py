"""`tracker import`: bring files of facts into the record, all of them or nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError

from api.commandline.blocks import Block, Heading, Paragraph, bullets
from api.commandline.drawing import show, write_json
from api.commandline.exits import CannotStart
from api.commandline.opening import opened
from api.commandline.options import AsJson, StoreOption
from application.importers.bring_in import ImportReport, Paper, RemarkView, bring_in_together
from domain.actor import Actor, Grant, Role
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
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Bring files into the record, all of them or nothing.

    What was brought in before is not added again; the store is made where there is none.
    """
    papers = [paper(file) for file in files]
    with opened(store) as tracker:
        report = bring_in_together(papers, actor=Actor(actor, (Grant(Role.ADMINISTRATOR),)), office=tracker.office)
    if as_json:
        write_json(report.model_dump_json(indent=2))
    else:
        show(_told(report))


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


def _warning(found: RemarkView) -> str:
    entry = " ".join(part for part in (found.order, found.ref) if part)
    return f"{found.file}, line {found.line} ({entry}, {found.field}): {found.sentence}"
