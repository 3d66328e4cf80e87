"""In a narrow window and at 400 % no page is wider than its window but in named regions, and keys suffice."""

import pytest

from domain.actor import Role
from tests.api.pages.every_page import Place, places
from tests.browser.looking import keyboard_faults, sideways_faults
from tests.browser.people import People

NARROW = 320
PLACES = [pytest.param(place, id=place.path) for place in places()]


def who_sees_most(place: Place) -> Role | None:
    """Of the roles that may look, the one that may do most; the roles are written in that order."""
    return place.looked_at_by[-1]


@pytest.mark.parametrize("place", PLACES)
def test_a_page_fits_a_narrow_window(place: Place, people: People) -> None:
    page = people.opens(who_sees_most(place), width=NARROW, height=640)
    page.goto(place.address)
    assert sideways_faults(page) == []


@pytest.mark.parametrize("place", PLACES)
def test_a_page_fits_a_window_at_four_hundred_per_cent(place: Place, people: People) -> None:
    page = people.opens(who_sees_most(place), width=NARROW, height=256, zoom=4)
    page.goto(place.address)
    assert sideways_faults(page) == []


@pytest.mark.parametrize("place", PLACES)
def test_a_page_is_walked_with_the_keyboard(place: Place, people: People) -> None:
    page = people.opens(who_sees_most(place))
    page.goto(place.address)
    assert keyboard_faults(page) == []
