"""What people can meet is documented: every fact, order, setting and command has its place in the reference."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from api.commandline.application import app as command_line
from api.settings import PREFIX, Settings
from application.commands.catalogue import ACCESS, ORDERS
from domain.aggregates import AGGREGATES, FACTS
from domain.fact import Fact
from tests import docs_generation

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def _page(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def test_the_reference_reads_as_the_code_does() -> None:
    assert docs_generation.stale() == []


@pytest.mark.parametrize("fact", FACTS.values())
def test_every_fact_is_documented_and_says_what_happened(fact: type[Fact]) -> None:
    assert f"### {fact.__name__}\n" in _page("facts.md")
    assert fact.__doc__


def test_every_order_is_documented_with_its_url() -> None:
    page = _page("orders.md")
    assert [rule.name for rule in ORDERS if f"### {rule.name}\n" not in page] == []
    assert page.count("`POST /api/programmes/{programme}") == len(ORDERS) - len(ACCESS)
    assert page.count("`POST /api/people/{ref}") == len(ACCESS)


def test_every_setting_is_documented() -> None:
    page = _page("settings.md")
    assert [name for name in Settings.model_fields if f"`{PREFIX}{name.upper()}`" not in page] == []


def test_every_command_is_documented() -> None:
    page = _page("cli.md")
    commands = getattr(get_command(command_line), "commands", {})
    assert commands
    assert [name for name in commands if f"## tracker {name}\n" not in page] == []


def test_every_kind_of_thing_is_in_the_glossary() -> None:
    glossary = _page("glossary.md").lower()
    missing = [kind for kind in AGGREGATES if kind.replace("-", " ") not in glossary]
    assert missing == []


def test_every_decision_names_the_test_that_holds_it() -> None:
    decisions = sorted((REFERENCE.parent / "decisions").glob("0*.md"))
    assert len(decisions) >= 7
    assert [page.name for page in decisions if "**Held by**" not in page.read_text(encoding="utf-8")] == []


def test_the_tests_that_hold_a_decision_are_there() -> None:
    root = REFERENCE.parents[1]
    named = [
        path
        for page in (REFERENCE.parent / "decisions").glob("0*.md")
        for path in re.findall(r"`((?:tests|features)/[^`]+)`", page.read_text(encoding="utf-8"))
    ]
    assert named
    assert [path for path in named if not (root / path).exists()] == []
