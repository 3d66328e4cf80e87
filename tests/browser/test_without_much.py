"""A narrow window, a window at 400 %, or no mouse: every page is read and used all the same.

Every day all pages are looked at and of the forms one for each kind of thing and all that begin one; a few are walked
through key by key. `make slow` has the rest.
"""

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page

from tests.api.pages.every_page import FIRST, OF_THE_PAST, PLACES, SOME_FORMS, THEN, Place
from tests.browser.looking import focus_faults, keyboard_faults, sideways_faults
from tests.browser.people import HEIGHT, WIDTH, People, Windows, look_through
from tests.browser.serving import Served

NARROW = 320
WALKED = {f"/programmes/{FIRST}{page}" for page in ("", "/update")}
"""Of these pages every stop of the tab key is looked at, one after the other; they have links in drawings, and rows."""


def every_day(place: Place) -> bool:
    """Whether a page is looked at in every run of the tests."""
    return not place.takes_orders or place in SOME_FORMS


def slow_unless(*, every_day: bool) -> list[pytest.MarkDecorator]:
    return [] if every_day else [pytest.mark.slow]


LOOKED_AT = [pytest.param(place, id=place.path, marks=slow_unless(every_day=every_day(place))) for place in PLACES]
WALKED_THROUGH = [
    pytest.param(place, id=place.path, marks=slow_unless(every_day=place.address in WALKED)) for place in PLACES
]


@pytest.fixture(scope="module")
def windows(browser: Browser, served: Served) -> Iterator[Windows]:
    """Windows that stay open from one page to the next."""
    with closing(People(browser, served)) as somebody:
        yield Windows(somebody.opens)


@pytest.fixture(scope="module", params=LOOKED_AT)
def page(request: pytest.FixtureRequest, windows: Windows) -> Page:
    """A window in which a page has been opened once for all that is asked of it."""
    place: Place = request.param
    window = windows.of(place.sees_most)
    look_through(window, width=WIDTH, height=HEIGHT)
    window.goto(place.address)
    return window


def test_whatever_keys_stop_at_shows_that_it_has_the_focus(page: Page) -> None:
    assert focus_faults(page) == []


def test_a_page_fits_a_narrow_window(page: Page) -> None:
    look_through(page, width=NARROW, height=640)
    assert sideways_faults(page) == []


def test_a_page_fits_a_window_at_four_hundred_per_cent(page: Page) -> None:
    look_through(page, width=NARROW, height=256, zoom=4)
    assert sideways_faults(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("place", OF_THE_PAST)
def test_a_page_of_the_past_fits_a_narrow_window(place: Place, windows: Windows) -> None:
    window = windows.of(place.sees_most)
    window.goto(f"{place.address}?{THEN}")
    look_through(window, width=NARROW, height=640)
    assert sideways_faults(window) == []


@pytest.mark.parametrize("place", WALKED_THROUGH)
def test_a_page_is_walked_through_key_by_key(place: Place, windows: Windows) -> None:
    window = windows.of(place.sees_most)
    look_through(window, width=WIDTH, height=HEIGHT)
    window.goto(place.address)
    assert keyboard_faults(window) == []
