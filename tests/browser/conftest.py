"""One Chromium and one tracker for all browser tests, and pictures of where a journey went wrong."""

import re
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.album import PICTURES
from tests.browser.driving import opened_chromium
from tests.browser.people import People, Windows, windows_with_scripts
from tests.browser.serving import Served, serving_four_weeks_later, serving_the_samples
from tests.browser.sign_in import admit_everybody


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


@pytest.fixture
def four_weeks_later(tmp_path: Path) -> Iterator[Served]:
    """A tracker of one test's own, in which things may be changed, in February 2018."""
    with serving_four_weeks_later(tmp_path / "tracker.sqlite") as answering:
        admit_everybody(answering)
        yield answering


@pytest.fixture(scope="package")
def inspectors(browser: Browser, served: Served) -> Windows:
    """Windows that axe can run in."""
    return windows_with_scripts(browser, served)


@pytest.fixture
def people(browser: Browser, served: Served) -> Iterator[People]:
    """Whoever looks at the tracker; their windows are closed with the test."""
    with closing(People(browser, served)) as somebody:
        yield somebody


@pytest.fixture
def people_then(browser: Browser, four_weeks_later: Served) -> Iterator[People]:
    """The same of those four weeks later."""
    with closing(People(browser, four_weeks_later)) as somebody:
        yield somebody


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where a test fails, what its people saw is kept as pictures."""
    report = yield
    if report.when == "call" and report.failed:
        for somebody in getattr(item, "funcargs", {}).values():
            if isinstance(somebody, People):
                _photograph(somebody, item.name)
    return report


def _photograph(people: People, test: str) -> None:
    name = re.sub(r"[^A-Za-z0-9]+", "-", test).strip("-")
    for number, page in enumerate(people.windows, start=1):
        page.screenshot(path=PICTURES / f"{name}-{number}.png", full_page=True)
