"""Where Chromium is on this machine; Playwright's own download is never asked for."""

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """The browser, or nothing."""
    return next(filter(None, map(shutil.which, NAMES)), None)
