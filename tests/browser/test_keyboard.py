"""With keys alone one gets everywhere on a page, in the order in which it is read, and sees where one is.

Every day a page is walked through that holds a link, button or field in a way not met on another page; `make slow`
walks through all of them.
"""

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser

from tests.api.pages.every_page import EACH, Place
from tests.browser.looking import keyboard_faults
from tests.browser.people import People, Windows
from tests.browser.serving import Served
from tests.browser.shapes import REACHED, Judged


@pytest.fixture(scope="module")
def windows(browser: Browser, served: Served) -> Iterator[Windows]:
    """Windows that stay open from one page to the next."""
    with closing(People(browser, served)) as somebody:
        yield Windows(somebody.opens)


@pytest.fixture(scope="module")
def walked() -> Judged:
    """What keys have stopped at; a field looks the same with the focus on whichever form it is."""
    return Judged(only=REACHED)


@pytest.mark.parametrize("place", EACH)
def test_a_page_is_walked_with_the_keyboard(place: Place, windows: Windows, walked: Judged) -> None:
    window = windows.of(place.sees_most)
    answer = window.request.get(place.address)
    if walked.says_nothing_new(answer.text()):
        return
    window.goto(place.address)
    assert keyboard_faults(window) == []
    walked.is_good(answer.text())


@pytest.mark.slow
@pytest.mark.parametrize("place", EACH)
def test_every_page_is_walked_with_the_keyboard(place: Place, windows: Windows) -> None:
    window = windows.of(place.sees_most)
    window.goto(place.address)
    assert keyboard_faults(window) == []
