"""In a narrow window and at 400 % no page is wider than its window but in named regions, and keys suffice."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser

from tests.api.pages.every_page import EACH, Place
from tests.browser.looking import keyboard_faults, sideways_faults
from tests.browser.people import People, Windows
from tests.browser.serving import Served
from tests.browser.shapes import shapes_of

NARROW = 320


@pytest.fixture(scope="module")
def audience(browser: Browser, served: Served) -> Iterator[People]:
    """People whose windows stay open from one page to the next."""
    with closing(People(browser, served)) as somebody:
        yield somebody


@pytest.fixture(scope="module")
def narrow(audience: People) -> Windows:
    return Windows(lambda role: audience.opens(role, width=NARROW, height=640))


@pytest.fixture(scope="module")
def zoomed(audience: People) -> Windows:
    """A window 1280 pixels wide at 400 %."""
    return Windows(lambda role: audience.opens(role, width=NARROW, height=256, zoom=4))


@pytest.fixture(scope="module")
def wide(audience: People) -> Windows:
    return Windows(audience.opens)


@pytest.fixture(scope="module")
def walked() -> set[str]:
    """The shapes that keys have walked through; a field looks the same with the focus on whichever form it is."""
    return set()


@pytest.mark.parametrize("place", EACH)
def test_a_page_fits_a_narrow_window(place: Place, narrow: Windows) -> None:
    window = narrow.of(place.sees_most)
    window.goto(place.address)
    assert sideways_faults(window) == []


@pytest.mark.parametrize("place", EACH)
def test_a_page_fits_a_window_at_four_hundred_per_cent(place: Place, zoomed: Windows) -> None:
    window = zoomed.of(place.sees_most)
    window.goto(place.address)
    assert sideways_faults(window) == []


@pytest.mark.parametrize("place", EACH)
def test_a_page_is_walked_with_the_keyboard(place: Place, wide: Windows, walked: set[str]) -> None:
    window = wide.of(place.sees_most)
    window.goto(place.address)
    if (shapes := shapes_of(window.content())) <= walked:
        return
    assert keyboard_faults(window) == []
    walked |= shapes
