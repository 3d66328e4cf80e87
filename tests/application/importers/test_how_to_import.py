"""The example of the how-to guide does what the guide says."""

import re

import pytest

from application.commands.office import Office
from application.importers.bring_in import Paper, bring_in
from application.importers.dry_run import what_it_would_do
from application.importers.faults import EntryDoesNotFit, FileUnreadable
from application.importers.programme_file import read
from domain.actor import Actor
from tests.application.importers.papers import TODAY
from tests.architecture.checkout import ROOT

GUIDE = (ROOT / "docs" / "how-to" / "import-a-programme.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    found = re.findall(r"^```(\w*)\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
    return [text for written_in, text in found if written_in == language]


EXAMPLE = blocks("yaml")[0]


def test_the_example_is_imported_and_answered_as_the_guide_says(office: Office, administrator: Actor) -> None:
    report = bring_in(EXAMPLE, name="town-bridge.yaml", actor=administrator, office=office)
    assert any(f"town-bridge.yaml: {report.in_words}.\n" in block for block in blocks(""))
    assert report.batch.startswith("town-bridge:")
    (warning,) = report.warnings
    assert warning.sentence in GUIDE


def test_a_dry_run_of_the_example_answers_as_the_guide_says(office: Office, administrator: Actor) -> None:
    preview = what_it_would_do([Paper("town-bridge.yaml", EXAMPLE)], actor=administrator, office=office)
    assert f"Dry run of town-bridge.yaml: {preview.in_words}.\n" in blocks("")
    assert len(preview.orders) == 5


def test_the_faults_of_the_guide_are_told_as_it_says() -> None:
    broken = EXAMPLE.replace("End of June 26", "Junly 26").replace("supplier", "weather")
    told = next(block for block in blocks("") if block.endswith("Nothing was imported.\n")).splitlines()
    try:
        read(broken, "town-bridge.yaml", today=TODAY)
        said: list[str] = []
    except FileUnreadable as refusal:
        said = str(refusal).splitlines()
    assert len(said) == len(told) == 4
    assert all(line.startswith(shown.removesuffix("…").rstrip()) for line, shown in zip(said, told, strict=True))


def test_every_way_of_writing_a_date_that_the_guide_names_is_read() -> None:
    line = next(paragraph for paragraph in GUIDE.split("\n* ") if paragraph.startswith("**Dates**"))
    words = re.findall(r"`([^`{]+)`", line)
    assert len(words) == 8
    for written in words:
        read(EXAMPLE.replace("End of June 26", f'"{written}"'), "town-bridge.yaml", today=TODAY)


def test_a_mended_title_is_refused_and_the_entry_that_the_guide_adds_is_accepted(
    office: Office, administrator: Actor
) -> None:
    bring_in(EXAMPLE, name="town-bridge.yaml", actor=administrator, office=office)
    mended = EXAMPLE.replace("title: Bridge opens", "title: The bridge opens to traffic")
    with pytest.raises(EntryDoesNotFit, match=r"dated 6 March 2026 or later: .*retitle-milestone"):
        bring_in(mended, name="town-bridge.yaml", actor=administrator, office=office)
    added = next(block for block in blocks("") if "retitle-milestone" in block)
    report = bring_in(EXAMPLE + added, name="town-bridge.yaml", actor=administrator, office=office)
    assert (report.recorded, report.already_there) == (1, 5)
