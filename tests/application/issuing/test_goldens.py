"""A report that was issued with a version of the template is made again by it for ever, byte for byte."""

import orjson
import pytest

from application.projections.report_templates import LATEST, TEMPLATES
from tests.application.issuing.goldens import Golden, goldens


@pytest.mark.parametrize("golden", list(goldens()), ids=str)
def test_a_version_makes_what_it_made_when_it_was_released(golden: Golden) -> None:
    assert golden.made() == golden.content.read_bytes(), (
        f"Version {golden.template} of the report's template makes something else than it did. Reports were sealed "
        "with what it made: put the view back as it was, or leave this version as it was beside a new one under the "
        "next number in application/projections/report_templates.py, and write that one's files with "
        "python -m tests.application.issuing.goldens."
    )


def test_every_version_there_has_been_has_golden_reports() -> None:
    assert {golden.template for golden in goldens()} == set(TEMPLATES)
    assert sorted(TEMPLATES) == list(range(1, LATEST + 1))


@pytest.mark.parametrize("golden", list(goldens()), ids=str)
def test_a_content_is_canonical(golden: Golden) -> None:
    content = golden.content.read_bytes()
    assert orjson.dumps(orjson.loads(content), option=orjson.OPT_SORT_KEYS) == content


def test_the_golden_reports_have_something_in_every_section() -> None:
    (year,) = (golden for golden in goldens() if str(golden) == "1/riverside")
    report = orjson.loads(year.content.read_bytes())
    rows = ("progress.rows", "milestones.rows", "communications.events", "budget.notes", "risks.entries")
    for section, held in (path.split(".") for path in (*rows, "distribution.recipients")):
        assert report[section][held], section
    assert len(report["items_for_board"]["entries"]) == 2
    assert report["disagreements"]["count"] == 1
    assert report["period"]["previous_report"] == "2026-01-05"
