"""The coverage page is true: every row is there once, and what it claims as tested is tested under that name."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.architecture.checkout import ROOT

PAGE = (ROOT / "docs" / "reference" / "coverage.md").read_text(encoding="utf-8")
HERE = Path(__file__).parent
LINES = {"GCP": 18, "CHE": 16, "SBC": 26, "3C": 35}
MODULES = {"GCP": "test_gcp", "CHE": "test_che", "SBC": "test_sbc", "3C": "test_three_c"}
LATER = (
    *("Application", "Benefit", "Budget", "Document"),
    *("Kpi", "OptionAppraisal"),
)
"""The parts that are not built yet; a row may wait for these alone."""

Row = tuple[str, ...]


def rows(first_cell: str) -> list[Row]:
    """The rows of the page whose first cell looks like this."""
    cells = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in PAGE.splitlines() if "|" in line]
    return [row for row in cells if re.fullmatch(first_cell, row[0])]


CAPABILITIES, ODDITIES, ACCEPTANCE = rows(r"\d+"), rows(r"O\d+"), rows(r"(?:GCP|CHE|SBC|3C)-\d+")


def named_in(module: str) -> set[str]:
    """The tests of a module, and of those that go on where it ends: test_gcp, test_gcp_boards."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob(f"{module}*.py"))]
    found = (node.name for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef))
    return {name for name in found if name.startswith("test_")}


def line_of(test: str) -> str:
    """test_three_c_06_… and test_3c_06_… speak of 3C-06."""
    programme, number = test.removeprefix("test_").split("_")[:2]
    return f"{programme.upper()}-{number}"


def claimed() -> dict[str, str]:
    return {row[0]: row[2].strip("`") for row in ACCEPTANCE if row[2].startswith("`")}


def shown_by(row: Row) -> list[str]:
    return [claim.strip() for claim in row[-1].split(",") if claim.strip()]


def test_every_capability_stands_on_the_page_once() -> None:
    assert [row[0] for row in CAPABILITIES] == [str(number) for number in range(1, 185)]


def test_every_oddity_stands_on_the_page_once() -> None:
    assert [row[0] for row in ODDITIES] == [f"O{number}" for number in range(1, 41)]


def test_every_acceptance_line_stands_on_the_page_once() -> None:
    assert len({row[0] for row in ACCEPTANCE}) == len(ACCEPTANCE)
    assert Counter(row[0].split("-")[0] for row in ACCEPTANCE) == LINES


@pytest.mark.parametrize("prefix", LINES)
def test_the_lines_claimed_as_tested_are_the_lines_that_are_tested(prefix: str) -> None:
    claims = {test for line, test in claimed().items() if line.startswith(f"{prefix}-")}
    assert claims == named_in(MODULES[prefix])


def test_a_tested_line_names_the_test_that_bears_its_id() -> None:
    assert [line for line, test in claimed().items() if line_of(test) != line] == []


def test_what_is_not_tested_says_which_later_part_it_waits_for() -> None:
    waiting = {row[0]: row[2] for row in ACCEPTANCE if row[0] not in claimed()}
    assert [line for line, words in waiting.items() if words.removeprefix("waits for ") not in LATER] == []


def test_a_row_says_how_far_it_is_held() -> None:
    assert {row[2] for row in (*CAPABILITIES, *ODDITIES)} == {"held", "partly", "waits"}


def test_a_row_names_acceptance_lines_that_are_tested() -> None:
    named = {line for row in (*CAPABILITIES, *ODDITIES) for line in shown_by(row)}
    assert {line for line in named if not line.startswith("capability ")} <= claimed().keys()


def test_a_row_that_waits_names_a_later_part_and_claims_no_test() -> None:
    waiting = [row for row in (*CAPABILITIES, *ODDITIES) if row[2] == "waits"]
    assert [row[0] for row in waiting if not any(part in row[3] for part in LATER)] == []
    assert [row[0] for row in waiting if shown_by(row)] == []


def test_capabilities_are_claimed_as_shown_exactly_where_a_test_shows_them() -> None:
    claims = {claim for row in (*CAPABILITIES, *ODDITIES) for claim in shown_by(row) if claim.startswith("capability")}
    shown = {f"capability {int(test.split('_')[2])}" for test in named_in("test_capabilities")}
    assert claims == shown


def test_whatever_is_held_is_shown_by_a_test() -> None:
    assert [row[0] for row in CAPABILITIES if row[2] == "held" and not shown_by(row)] == []
