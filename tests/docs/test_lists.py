"""What the documentation lists is what there is: the reports of the command line, and the kinds of thing."""

import re

import typer

from api.commandline.application import app
from domain.aggregates import AGGREGATES
from tests.docs.test_pages import DOCS, ROOT


def named_in(row: str) -> set[str]:
    """What a row of a table names in code, without what its first cell does."""
    return set(re.findall(r"`([a-z-]+)`", row.split(" | ", 1)[1]))


def row_of(text: str, first_cell: str) -> str:
    (row,) = (line for line in text.splitlines() if line.startswith(f"| {first_cell} |"))
    return row


def test_the_first_page_names_every_report_of_the_command_line() -> None:
    report = typer.main.get_command(app).commands["report"]  # type: ignore[attr-defined]  # click does not export it
    row = row_of((ROOT / "README.md").read_text(encoding="utf-8"), "`tracker report …`")
    assert named_in(row) == set(report.commands)


def test_the_glossary_names_every_kind_of_thing() -> None:
    row = row_of((DOCS / "reference" / "glossary.md").read_text(encoding="utf-8"), "**kind**")
    assert named_in(row) == set(AGGREGATES)
