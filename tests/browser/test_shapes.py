"""Pages are of one shape where they differ in words, numbers and addresses alone."""

import pytest

from tests.browser.shapes import Judged, shapes_of

A_LIST = '<ul class="steps"><li><a href="/plan">Plan</a></li><li><a href="/risks">Risks<br>Issues</a></li></ul>'


@pytest.mark.parametrize(
    ("there", "instead"),
    [("Plan", "Plans"), ('"/plan"', '"/"'), ("</ul>", '<li><a href="/more">More</a></li></ul>')],
    ids=["other words", "another address", "one more"],
)
def test_what_says_the_same_in_other_words_is_of_one_shape(there: str, instead: str) -> None:
    assert shapes_of(A_LIST.replace(there, instead, 1)) == shapes_of(A_LIST)


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ('"steps"', '"wide"'),
        (">Plan<", "><"),
        ("<li>", "<li><b>New</b>"),
        ("<a ", '<a role="button" '),
        ("<a ", '<a id="plan" '),
        ("<br>", '<img src="/a.png">'),
    ],
    ids=["another class", "no words", "more in it", "another role", "an id", "a picture"],
)
def test_what_is_set_in_another_way_is_of_another_shape(there: str, instead: str) -> None:
    assert shapes_of(A_LIST.replace(there, instead)) != shapes_of(A_LIST)


def test_a_page_made_of_what_was_found_good_says_nothing_new() -> None:
    judged = Judged()
    assert not judged.says_nothing_new(A_LIST)
    judged.is_good(A_LIST)
    assert judged.says_nothing_new(A_LIST.replace("Plan", "Plans"))
    assert not judged.says_nothing_new(A_LIST.replace("Plan", "<b>Plan</b>"))
