"""`make help` lists every target with a word on what it does, and the documentation names no other."""

import re
from pathlib import Path

import pytest

from tests.architecture.checkout import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z-]+):", MAKEFILE, flags=re.MULTILINE)
EXPLAINED = re.findall(r"^([a-z-]+):.*## \S", MAKEFILE, flags=re.MULTILINE)
PHONY = re.findall(r"^\.PHONY:(.*)$", MAKEFILE, flags=re.MULTILINE)
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
# A command is set as code: it stands in backticks, or begins a line of a block.
SETTINGS = r"(?:[A-Z_]+=\S+ +)*"
A_COMMAND = re.compile(rf"(?:`|^[ \t]*(?:\$ )?){SETTINGS}make +{SETTINGS}([a-z-]+)(?=[`\s])", flags=re.MULTILINE)


def targets_named_in(page: Path) -> set[str]:
    return set(A_COMMAND.findall(code_in(page.read_text(encoding="utf-8"))))


def code_in(text: str) -> str:
    """The code blocks and code spans of a page, one to a line, so that prose such as "make sure" is not read."""
    blocks = re.findall(r"^```.*?^```", text, flags=re.MULTILINE | re.DOTALL)
    spans = re.findall(r"`[^`\n]+`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    return "\n".join(blocks + spans)


def test_every_target_says_what_it_does() -> None:
    assert sorted(TARGETS) == sorted(EXPLAINED)


def test_no_target_is_mistaken_for_a_file_of_its_name() -> None:
    assert sorted(" ".join(PHONY).split()) == sorted(TARGETS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_page_names_only_targets_there_are(page: Path) -> None:
    assert targets_named_in(page) - set(TARGETS) == set()
