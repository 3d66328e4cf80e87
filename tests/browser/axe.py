"""What axe finds wrong with a page at WCAG 2.2 AA, each finding in a line that says where."""

from typing import Any

# The package brings axe itself and a way to run it, and no types.
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": LEVELS}, "resultTypes": ["violations"]}

Finding = dict[str, Any]  # Any: axe's answer is JSON of many shapes


def violations(page: Page) -> list[str]:
    """The rules that the page breaks, once for each element that breaks them."""
    found: list[Finding] = Axe().run(page, options=OPTIONS).response["violations"]
    return [_told(rule, element) for rule in found for element in rule["nodes"]]


def _told(rule: Finding, element: Finding) -> str:
    where = " ".join(map(str, element["target"]))
    return f"{rule['id']} ({rule['impact']}): {rule['help']}, at {where}: {element['html']}"
