"""axe finds nothing to object to on any page, in any role, nor on what a page says to a form that is wrong.

Every day axe judges each page as the role sees it that sees most, its refused form and a past moment. It passes over a
page that is made only of what it has found good on another, and weighs the colours of text that is set in one way once.
`make slow` lets it judge every page whole in every role.
"""

from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from domain.actor import Role
from tests.api.pages.every_page import EACH, FORMS, FORMS_SEEN, OF_THE_PAST, SEEN, THEN, Place
from tests.browser.axe import violations, violations_but_colours_once
from tests.browser.people import Windows
from tests.browser.serving import Served
from tests.browser.shapes import Judged

# A field may be called "action" or "submit", and then the form's own are reached in a roundabout way only.
ITS_FORM = """[...document.querySelectorAll("main form[method=post]")].find(
    (form) => new URL(form.getAttribute("action") ?? "", location).pathname === address)"""
HAS_ITS_FORM = f"(address) => {ITS_FORM} !== undefined"
EMPTY_AND_SEND = """(address) => {
    const form = ITS_FORM;
    for (const field of form.querySelectorAll("input, select, textarea")) {
        if (field.name === "expected_version") field.value = "999999";
        else if (["radio", "checkbox"].includes(field.type)) field.checked = false;
        else if (field.type !== "hidden") field.value = "";
    }
    HTMLFormElement.prototype.submit.call(form);
}""".replace("ITS_FORM", ITS_FORM)
"""Nothing is stored by this, should the order ask for nothing: no thing is ever as new as the version it names."""


class FoundGood(NamedTuple):
    """What axe has found good in this run: how elements are set, and how text is coloured."""

    judged: Judged
    weighed: set[str]

    def look_at(self, window: Page, page: str) -> None:
        """Let axe judge a page, given as its HTML, unless it has found good all that the page is made of.

        The page is written into the window, where axe stays from one page to the next.
        """
        if self.judged.says_nothing_new(page):
            return
        if window.url == "about:blank":
            window.goto("/lights")
        window.set_content(page)
        assert window.evaluate("() => document.styleSheets.length") == 3, "a page without its style says nothing"
        assert violations_but_colours_once(window, self.weighed) == []
        self.judged.is_good(page)


@pytest.fixture(scope="module")
def good() -> FoundGood:
    return FoundGood(Judged(), set())


@pytest.mark.parametrize("place", EACH)
def test_axe_finds_nothing(place: Place, inspectors: Windows, good: FoundGood) -> None:
    window = inspectors.of(place.sees_most)
    good.look_at(window, page_at(place.address, window))


@pytest.mark.parametrize("place", OF_THE_PAST)
def test_axe_finds_nothing_in_the_past(place: Place, inspectors: Windows, good: FoundGood) -> None:
    window = inspectors.of(place.sees_most)
    good.look_at(window, page_at(f"{place.address}?{THEN}", window))


def page_at(address: str, window: Page) -> str:
    """The HTML of a page."""
    answer = window.request.get(address)
    assert answer.status == 200, answer.text()[:500]
    return answer.text()


@pytest.mark.parametrize("place", FORMS)
def test_axe_finds_nothing_on_a_form_that_came_back(
    place: Place, inspectors: Windows, served: Served, good: FoundGood
) -> None:
    window = inspectors.of(place.sees_most)
    good.look_at(window, refused(window, place, served))


def refused(window: Page, place: Place, served: Served) -> str:
    """The HTML of the answer to a form that says nothing but from which version it was made, which never was."""
    form: dict[str, str | float | bool] = {"expected_version": "999999"}
    answer = window.request.post(place.address, form=form, headers={"Origin": served.address})
    assert answer.status >= 400
    return answer.text()


@pytest.mark.slow
@pytest.mark.parametrize(("place", "role"), SEEN)
def test_axe_finds_nothing_in_any_role(place: Place, role: Role | None, inspectors: Windows) -> None:
    window = inspectors.of(role)
    window.goto(place.address)
    assert violations(window) == []


@pytest.mark.slow
@pytest.mark.parametrize("place", OF_THE_PAST)
def test_axe_finds_nothing_on_a_whole_page_of_the_past(place: Place, inspectors: Windows) -> None:
    window = inspectors.of(place.sees_most)
    window.goto(f"{place.address}?{THEN}")
    assert violations(window) == []


@pytest.mark.slow
@pytest.mark.parametrize(("place", "role"), FORMS_SEEN)
def test_axe_finds_nothing_on_a_form_that_came_back_in_any_role(
    place: Place, role: Role | None, inspectors: Windows, served: Served
) -> None:
    window = inspectors.of(role)
    window.goto(place.address)
    if window.evaluate(HAS_ITS_FORM, place.address):
        send_empty(window, place)
    else:  # An errand that nobody knows has none; what is sent to it all the same is answered with a page.
        window.set_content(refused(window, place, served))
    assert violations(window) == []


def send_empty(window: Page, place: Place) -> None:
    """Send the form of the page in the window with nothing in it, to be refused."""
    with window.expect_navigation() as answered:
        window.evaluate(EMPTY_AND_SEND, place.address)
    assert answered.value is not None
    assert answered.value.status >= 400


def test_axe_finds_nothing_on_a_page_that_does_not_exist(inspectors: Windows) -> None:
    window = inspectors.of(Role.VIEWER)
    answer = window.goto("/programmes/no-such-programme")
    assert answer is not None
    assert answer.status == 404
    assert violations(window) == []


def test_axe_finds_nothing_on_a_page_closed_to_who_asks(inspectors: Windows) -> None:
    window = inspectors.of(Role.VIEWER)
    answer = window.goto("/new/programme")
    assert answer is not None
    assert answer.status == 403
    assert violations(window) == []


def test_axe_objects_where_there_is_something_to_object_to(inspectors: Windows) -> None:
    window = inspectors.of(None)
    window.set_content("<html lang='en'><title>A form</title><main><h1>A form</h1><input></main></html>")
    assert [line.partition(" ")[0] for line in violations(window)] == ["label"]


def test_axe_objects_to_colours_wherever_text_is_set_in_a_new_way(inspectors: Windows) -> None:
    window, weighed = inspectors.of(None), set[str]()
    page = "<html lang='en'><title>A</title><style>.pale { color: #bbb }</style><main><h1>A</h1>MORE</main></html>"
    window.set_content(page.replace("MORE", "<p>Read</p><p>Read on</p>"))
    assert violations_but_colours_once(window, weighed) == []
    window.set_content(page.replace("MORE", "<p>Read</p><p class='pale'>Read on</p>"))
    assert [line.partition(" ")[0] for line in violations_but_colours_once(window, weighed)] == ["color-contrast"]
    assert violations_but_colours_once(window, weighed) != []
