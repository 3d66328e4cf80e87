"""The pictures that the README shows are there, and load fast."""

from tests.browser.screenshots import FOR_THE_README, FOUR_WEEKS_LATER

MOST = 150_000
"""Bytes of a picture."""


def test_the_pictures_are_those_that_are_taken() -> None:
    assert sorted(path.stem for path in FOR_THE_README.iterdir()) == sorted(one.name for one in FOUR_WEEKS_LATER)


def test_each_picture_is_small() -> None:
    assert [path.name for path in FOR_THE_README.iterdir() if path.stat().st_size > MOST] == []
