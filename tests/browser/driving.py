"""Chromium as the browser tests drive it: without a window, and calling nobody but our own server."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import chromium

# Its sandbox needs rights that a container seldom gives, and the pages it opens are all ours. The rest keeps it from
# calling home and from changing while it is looked at.
FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--font-render-hinting=none",
)


@contextmanager
def opened_chromium() -> Iterator[Browser]:
    """A browser, closed again at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()
