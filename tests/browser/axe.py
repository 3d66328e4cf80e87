"""What axe finds wrong with a page at WCAG 2.2 AA, each finding in a line that says where."""

from typing import Any

# The package brings axe itself and a way to run it, and no types.
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": LEVELS}, "resultTypes": ["violations"]}

# Weighing colours takes axe four fifths of its time, and most of it goes to rows that are all set alike. How text is
# set is told by the element, what it stands in, and whatever of these a rule of the stylesheet may ask for. What only
# the stylesheets decide is the same on every page.
BUT_COLOURS_ONCE = """async ([options, weighed]) => {
    const telling = ["class", "type", "role", "aria-current", "open", "disabled"], known = new Set(weighed);
    const set = (element) => telling.reduce((told, name) =>
        element.hasAttribute(name) ? `${told} ${name}=${element.getAttribute(name)}` : told, element.localName);
    const ways = new Map([[document.body, ""]]);
    const way = (element) => {
        if (!ways.has(element)) ways.set(element, `${way(element.parentElement)} > ${set(element)}`);
        return ways.get(element);
    };
    const says = (element) => element.matches("input, select, textarea")
        || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const fresh = new Set();
    for (const element of document.body.querySelectorAll("*")) {
        if (!says(element) || known.has(way(element)) || fresh.has(way(element))) continue;
        fresh.add(way(element));
        element.setAttribute("data-set-anew", "");
    }
    axe.configure({rules: [{id: "color-contrast", selector: "[data-set-anew]"}]});
    const again = known.size ? {preload: false, rules: {"css-orientation-lock": {enabled: false}}} : {};
    const found = await axe.run(document, {...options, ...again});
    return {violations: found.violations, fresh: [...fresh]};
}"""

Finding = dict[str, Any]  # Any: axe's answer is JSON of many shapes


def violations(page: Page) -> list[str]:
    """The rules that the page breaks, once for each element that breaks them."""
    return _told_of(Axe().run(page, options=OPTIONS).response["violations"])


def violations_but_colours_once(page: Page, weighed: set[str]) -> list[str]:
    """The same, but the colours of text that is set in one of these ways are not weighed again; new ways are added."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate(BUT_COLOURS_ONCE, [OPTIONS, sorted(weighed)])
    if not found["violations"]:
        weighed.update(found["fresh"])
    return _told_of(found["violations"])


def _told_of(found: list[Finding]) -> list[str]:
    return [_told(rule, element) for rule in found for element in rule["nodes"]]


def _told(rule: Finding, element: Finding) -> str:
    where = " ".join(map(str, element["target"]))
    return f"{rule['id']} ({rule['impact']}): {rule['help']}, at {where}: {element['html']}"
