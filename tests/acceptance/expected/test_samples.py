"""The samples come in whole, once, and with a remark on every date that takes some reading."""

from api.bootstrap import Tracker
from application.importers.bring_in import ImportReport, bring_in_together
from tests.acceptance.expected.conftest import IMPORTER, papers

READ_WITH_CARE = {
    "3c-ict-shared-service.yaml": ["DO17-001-T", "T1"],
    "cheshire-ict-tom.yaml": ["CH-M1", "CH-P0", "CH-P1", "CH-P2", "CH-P3"],
    "greater-cambridge-planning.yaml": ["HR-2018-01-19", "M4", "T1", "T11", "T7"],
    "sbc-ehdc-ict.yaml": ["FP1", "FP2-M2", "FP4-M1"],
}


def test_every_entry_of_every_sample_says_something(import_report: ImportReport) -> None:
    assert import_report.recorded > 200
    assert (import_report.already_there, import_report.nothing_new) == (0, 0)
    assert len(import_report.programmes) == len(papers()) == 4


def test_the_dates_to_read_with_care_are_remarked_on_and_no_others(import_report: ImportReport) -> None:
    remarked: dict[str, set[str | None]] = {}
    for warning in import_report.warnings:
        remarked.setdefault(warning.file, set()).add(warning.ref)
    assert {file: sorted(map(str, refs)) for file, refs in remarked.items()} == READ_WITH_CARE


def test_a_second_import_adds_nothing(tracker: Tracker, import_report: ImportReport) -> None:
    again = bring_in_together(papers(), actor=IMPORTER, office=tracker.office)
    assert (again.recorded, again.already_there) == (0, import_report.recorded)
