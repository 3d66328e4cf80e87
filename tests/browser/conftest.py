"""One Chromium and one tracker for all browser tests, and pictures of where a journey went wrong."""

import re
from collections.abc import Generator, Iterator

import pytest
from playwright.sync_api import Browser

from tests.architecture.checkout import ROOT
from tests.browser.driving import opened_chromium
from tests.browser.people import People, Windows, windows_with_scripts
from tests.browser.serving import Served, serving_the_samples
from tests.browser.sign_in import admit_everybody

PICTURES = ROOT / "screenshots"


# These end with the tests of this folder: while Chromium is driven, no other event loop can run in its thread.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium; whatever asks for it is a browser test."""
    with opened_chromium() as opened:
        yield opened


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The samples behind a port of this machine, and somebody for each role."""
    with serving_the_samples(tmp_path_factory.mktemp("browser") / "tracker.sqlite") as answering:
        admit_everybody(answering)
        yield answering


@pytest.fixture(scope="package")
def inspectors(browser: Browser, served: Served) -> Windows:
    """Windows that axe can run in."""
    return windows_with_scripts(browser, served)


@pytest.fixture
def people(browser: Browser, served: Served) -> Iterator[People]:
    """Whoever looks at the tracker; their windows are closed with the test."""
    somebody = People(browser, served)
    yield somebody
    somebody.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where a test fails, what its people saw is kept as pictures."""
    report = yield
    if report.when == "call" and report.failed:
        _photograph(getattr(item, "funcargs", {}).get("people"), item.name)
    return report


def _photograph(people: People | None, test: str) -> None:
    name = re.sub(r"[^A-Za-z0-9]+", "-", test).strip("-")
    for number, page in enumerate(people.windows if people else (), start=1):
        page.screenshot(path=PICTURES / f"{name}-{number}.png", full_page=True)
