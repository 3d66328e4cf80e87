"""In a narrow window and at 400 % no page is wider than its window but in named regions.

Every day all pages are looked at, and of the forms of orders those that hold something set in a new way; `make slow`
looks at every form, and at pages of the past.
"""

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page

from tests.api.pages.every_page import EACH, OF_THE_PAST, THEN, Place
from tests.browser.looking import sideways_faults
from tests.browser.people import People, Windows, look_through
from tests.browser.serving import Served
from tests.browser.shapes import Judged

NARROW = 320


@pytest.fixture(scope="module")
def windows(browser: Browser, served: Served) -> Iterator[Windows]:
    """Windows that stay open from one page to the next."""
    with closing(People(browser, served)) as somebody:
        yield Windows(lambda role: somebody.opens(role, width=NARROW))


@pytest.fixture(scope="module")
def judged() -> Judged:
    """What has been found to fit in this run."""
    return Judged()


@pytest.mark.parametrize("place", EACH)
def test_a_page_fits_a_narrow_window_and_four_hundred_per_cent(place: Place, windows: Windows, judged: Judged) -> None:
    window = windows.of(place.sees_most)
    window.goto(place.address)
    page = window.content()
    # What is in a form are fields; what is on other pages are words, which may be as long as they like.
    if place.takes_orders and judged.says_nothing_new(page):
        return
    assert faults_when_narrow(window) == []
    judged.is_good(page)


@pytest.mark.slow
@pytest.mark.parametrize("place", EACH)
def test_every_form_fits_a_narrow_window_and_four_hundred_per_cent(place: Place, windows: Windows) -> None:
    window = windows.of(place.sees_most)
    window.goto(place.address)
    assert faults_when_narrow(window) == []


@pytest.mark.slow
@pytest.mark.parametrize("place", OF_THE_PAST)
def test_a_page_of_the_past_fits_a_narrow_window(place: Place, windows: Windows) -> None:
    window = windows.of(place.sees_most)
    window.goto(f"{place.address}?{THEN}")
    assert faults_when_narrow(window) == []


def faults_when_narrow(window: Page) -> list[str]:
    """What sticks out at 320 pixels, and in a window of 1280 by 1024 at 400 %."""
    look_through(window, width=NARROW, height=640)
    narrow = sideways_faults(window)
    look_through(window, width=NARROW, height=256, zoom=4)
    return narrow + sideways_faults(window)
