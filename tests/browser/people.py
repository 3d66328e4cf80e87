"""People before a browser: each in a window of their own, signed in, and all but the inspectors without JavaScript."""

from collections.abc import Callable

from playwright.sync_api import Browser, BrowserContext, Page

from domain.actor import Role
from tests.browser.serving import Served
from tests.browser.sign_in import sign_in

WIDTH, HEIGHT = 1280, 960
PATIENCE = 10_000.0
"""Milliseconds until a page that does not come has failed."""


class People:
    """Whoever looks at the tracker in the course of one test."""

    def __init__(self, browser: Browser, served: Served) -> None:
        self._browser, self._served = browser, served
        self._contexts: list[BrowserContext] = []

    def opens(self, role: Role | None, *, width: int = WIDTH, height: int = HEIGHT) -> Page:
        """A window of somebody in this role, or of somebody not signed in; no script runs in it."""
        context = self._browser.new_context(
            java_script_enabled=False,
            base_url=self._served.address,
            viewport={"width": width, "height": height},
        )
        self._contexts.append(context)
        return _window(context, self._served, role)

    @property
    def windows(self) -> list[Page]:
        """What is open."""
        return [page for context in self._contexts for page in context.pages]

    def close(self) -> None:
        """Close every window."""
        for context in self._contexts:
            context.close()


def look_through(page: Page, *, width: int, height: int, zoom: float = 1) -> None:
    """Change a window under the page it shows. One 1280 pixels wide at a zoom of 4 is 320 wide to the page."""
    seen = {"width": width, "height": height, "deviceScaleFactor": zoom, "mobile": False}
    page.context.new_cdp_session(page).send("Emulation.setDeviceMetricsOverride", seen)


class Windows:
    """Windows that stay open, one for each role, made when they are first looked into."""

    def __init__(self, opens: Callable[[Role | None], Page]) -> None:
        self._opens = opens
        self._open: dict[Role | None, Page] = {}

    def of(self, role: Role | None) -> Page:
        """The window of somebody in this role, or of somebody not signed in."""
        if role not in self._open:
            self._open[role] = self._opens(role)
        return self._open[role]


def windows_with_scripts(browser: Browser, served: Served) -> Windows:
    """Windows in which axe can run: scripts are on and the pages' own policy is off, in these alone."""

    def opens(role: Role | None) -> Page:
        return _window(browser.new_context(bypass_csp=True, base_url=served.address), served, role)

    return Windows(opens)


def _window(context: BrowserContext, served: Served, role: Role | None) -> Page:
    if role:
        sign_in(context, served, role)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    return page
