"""What is named a second time is found at the place where it is said again, and what is named once is not found."""

import pytest

from domain.said_twice import place_said_again


@pytest.mark.parametrize("named", [(), ("Bridge",), ("Bridge", "Ferry", "Tolls"), ("Bridge", "bridge")])
def test_where_each_is_named_once_nothing_is_said_again(named: tuple[str, ...]) -> None:
    assert place_said_again(named) is None


@pytest.mark.parametrize(
    ("named", "place"),
    [
        (("Bridge", "Bridge"), 1),
        (("Bridge", "Ferry", "Tolls", "Bridge"), 3),
        (("Ferry", "Bridge", "Bridge", "Bridge"), 2),
        (("Bridge", "Ferry", "Ferry", "Bridge"), 2),
    ],
)
def test_the_first_that_was_there_before_is_found_where_it_is_said_again(named: tuple[str, ...], place: int) -> None:
    assert place_said_again(named) == place


def test_what_has_several_parts_is_the_same_where_all_of_them_are() -> None:
    seats = [("councillor", "City"), ("councillor", "County"), ("officer", "City"), ("councillor", "County")]
    assert place_said_again(seats) == 3


def test_names_may_come_one_after_the_other() -> None:
    assert place_said_again(name.casefold() for name in ("The pit is dry", "Tolls", "THE PIT IS DRY")) == 2
