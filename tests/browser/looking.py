"""What somebody with a narrow window or without a mouse would run into on a page."""

from playwright.sync_api import Page

MOST_STOPS = 400
"""More stops than this are a trap, not a page."""

TOO_WIDE = """() => {
    const root = document.documentElement, faults = [];
    const shown = (element) => element.cloneNode(false).outerHTML;
    const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
    const cuts = (element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowX);
    const contained = (element) => {
        for (let above = element.parentElement; above && above !== document.body; above = above.parentElement)
            if (scrolls(above) || cuts(above)) return true;
        return false;
    };
    if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} wide`);
    for (const element of document.body.querySelectorAll("*")) {
        const box = element.getBoundingClientRect();
        if (box.width <= 1 || box.height <= 1 || element.closest("svg svg, svg > *")) continue;
        if (box.right > root.clientWidth + 1 && !contained(element)) faults.push(`sticks out: ${shown(element)}`);
        if (element.scrollWidth <= element.clientWidth + 1 || element.matches("input, select, textarea")) continue;
        if (cuts(element)) faults.push(`is cut off: ${shown(element)}`);
        if (!scrolls(element)) continue;
        const named = element.hasAttribute("aria-label") || element.hasAttribute("aria-labelledby");
        if (element.getAttribute("role") !== "region" || !named || element.tabIndex !== 0)
            faults.push(`scrolls, and is no region with a name that keys reach: ${shown(element)}`);
    }
    return faults;
}"""

# A radio button is drawn by what stands before its label, so its label is looked at too.
CHANGES = """const changes = (element) => {
    const drawn = [[element], ...[...(element.labels ?? [])].flatMap(
        (label) => [[label], [label, "::before"], [label, "::after"]])];
    const look = () => drawn.map(([part, pseudo]) => {
        const style = getComputedStyle(part, pseudo);
        return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.backgroundColor,
            style.borderTopWidth, style.borderBottomWidth, style.borderTopColor, style.borderBottomColor].join();
    }).join(";");
    element.focus();
    const focused = look(), box = element.getBoundingClientRect();
    element.blur();
    const changed = look() !== focused;
    return changed && box.width > 1 && box.height > 1;
};"""

STOP = f"""() => {{
    {CHANGES}
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const seen = changes(element);
    element.focus();
    return {{
        seen,
        href: element.getAttribute("href"),
        position: [...document.querySelectorAll("*")].indexOf(element),
        shown: element.cloneNode(false).outerHTML,
    }};
}}"""

UNSEEN = f"""() => {{
    {CHANGES}
    const faults = [];
    for (const element of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")) {{
        if (element.tabIndex < 0 || element.disabled || element.type === "hidden") continue;
        if (!element.checkVisibility()) continue;
        const shown = element.cloneNode(false).outerHTML;
        if (element.tabIndex > 0) faults.push(`comes before its turn: ${{shown}}`);
        if (!changes(element)) faults.push(`shows nobody that it has the focus: ${{shown}}`);
    }}
    return faults;
}}"""


def sideways_faults(page: Page) -> list[str]:
    """What would need scrolling sideways outside a region that is named and that keys reach."""
    found: list[str] = page.evaluate(TOO_WIDE)
    return found


def focus_faults(page: Page) -> list[str]:
    """The same as far as it can be told without pressing the key at every stop: what a stop shows, and its turn."""
    page.keyboard.press("Tab")
    first = page.evaluate(STOP)
    faults: list[str] = page.evaluate(UNSEEN)
    if first is None or first["href"] != "#main-content":
        faults.insert(0, "the first stop is no link to the main content")
    return faults


def keyboard_faults(page: Page) -> list[str]:
    """What goes wrong on the way through the page with the tab key: where it begins, in which order, what is seen."""
    faults: list[str] = []
    stops: list[int] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        # After the last stop the browser has its turn, and then it begins again.
        if stop is None or stop["position"] in stops[:1]:
            break
        if not stops and stop["href"] != "#main-content":
            faults.append(f"the first stop is no link to the main content: {stop['shown']}")
        if stop["position"] <= max(stops, default=-1):
            faults.append(f"comes after what stands below it: {stop['shown']}")
        if not stop["seen"]:
            faults.append(f"shows nobody that it has the focus: {stop['shown']}")
        stops.append(stop["position"])
    return faults if stops else ["no key reaches anything"]
