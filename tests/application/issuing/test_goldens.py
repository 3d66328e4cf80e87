"""A report or a pack that was sealed with a version of its template is made again by it for ever, byte for byte."""

from collections.abc import Mapping

import orjson
import pytest

from application.projections import pack_templates, report_templates
from domain.highlight_report import HighlightReport
from domain.meeting import Meeting
from tests.application.issuing.goldens import Golden, goldens

TEMPLATES: Mapping[str, Mapping[int, object]] = {
    HighlightReport.KIND: report_templates.TEMPLATES,
    Meeting.KIND: pack_templates.TEMPLATES,
}
EVERY_GOLDEN = [golden for kind in TEMPLATES for golden in goldens(kind)]


@pytest.mark.parametrize("golden", EVERY_GOLDEN, ids=str)
def test_a_version_makes_what_it_made_when_it_was_released(golden: Golden) -> None:
    assert golden.made() == golden.content.read_bytes(), (
        f"Version {golden.template} of the template for a {golden.kind} makes something else than it did. Reports and "
        "packs were sealed with what it made: put the view back as it was, or leave this version as it was beside a "
        "new one under the next number in application/projections/report_templates.py or pack_templates.py, and "
        "write that one's files with python -m tests.application.issuing.goldens."
    )


@pytest.mark.parametrize("kind", TEMPLATES)
def test_every_version_there_has_been_has_goldens(kind: str) -> None:
    versions = TEMPLATES[kind]
    assert {golden.template for golden in goldens(kind)} == set(versions)
    assert sorted(versions) == list(range(1, max(versions) + 1))


@pytest.mark.parametrize("golden", EVERY_GOLDEN, ids=str)
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


def test_a_golden_pack_has_something_in_every_section() -> None:
    (board,) = (golden for golden in goldens(Meeting.KIND) if str(golden) == "1/riverside")
    pack = orjson.loads(board.content.read_bytes())
    assert [group["name"] for group in pack["exceptions"] if group["items"]] == [
        *("red", "contradicted", "stale", "late", "issues", "returns", "risks")
    ]
    for section in ("agenda", "reports", "missing", "asked", "actions"):
        assert pack[section], section
    assert {one["kind"] for one in pack["asked"]} == {"paper", "recommendation", "change-request"}
    assert {one["kind"] for one in pack["ahead"]["items"]} == {"milestone", "phase", "board", "forward-item", "meeting"}
    assert [action["is_late"] for action in pack["actions"]] == [True, False]
