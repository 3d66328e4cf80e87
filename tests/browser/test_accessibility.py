"""axe finds nothing to object to on any page, in any role, nor on what a page says to a form that is wrong."""

import re

import pytest
from playwright.sync_api import Page

from domain.actor import Role
from tests.api.pages.every_page import Place, places
from tests.browser.axe import violations
from tests.browser.people import Inspectors

PLACES = places()
SEEN = [
    pytest.param(place, role, id=f"{place.path}-{role or 'nobody'}") for place in PLACES for role in place.looked_at_by
]
FORMS = [pytest.param(place, id=place.path) for place in PLACES if place.takes_orders] or [
    pytest.param(None, marks=pytest.mark.skip("no page takes an order yet"))
]

EMPTY_AND_SEND = """(address) => {
    const form = [...document.querySelectorAll("main form[method=post]")].find(
        (form) => new URL(form.action).pathname === address);
    for (const field of form.elements) {
        if (field.name === "expected_version") field.value = "999999";
        else if (["radio", "checkbox"].includes(field.type)) field.checked = false;
        else if (field.type !== "hidden") field.value = "";
    }
    form.submit();
}"""
"""Nothing is stored by this, should the order ask for nothing: no thing is ever as new as the version it names."""


Judged = dict[str, list[str]]


@pytest.fixture(scope="module")
def judged() -> Judged:
    """What axe said of pages, by their tags: what one role sees is most often what another saw."""
    return {}


def without_words(html: str) -> str:
    """The tags of a page, and whether there is anything between them: all that decides what axe says."""
    return re.sub(r">\s*[^<\s][^<]*<", ">…<", html)


@pytest.mark.parametrize(("place", "role"), SEEN)
def test_axe_finds_nothing(place: Place, role: Role | None, inspectors: Inspectors, judged: Judged) -> None:
    window = inspectors.window(role)
    answer = window.request.get(place.address)
    assert answer.status == 200, answer.text()[:500]
    page = without_words(answer.text())
    if page not in judged:
        window.goto(place.address)
        judged[page] = violations(window)
    assert judged[page] == []


@pytest.mark.parametrize("place", FORMS)
def test_axe_finds_nothing_on_a_form_that_came_back(place: Place, inspectors: Inspectors) -> None:
    window = inspectors.window(place.looked_at_by[-1])
    window.goto(place.address)
    assert sent_empty(window, place) >= 400
    assert violations(window) == []


def sent_empty(window: Page, place: Place) -> int:
    """What the tracker answers to the page's form with nothing in it."""
    with window.expect_navigation() as answered:
        window.evaluate(EMPTY_AND_SEND, place.address)
    answer = answered.value
    assert answer is not None
    return answer.status


def test_axe_finds_nothing_on_a_page_that_does_not_exist(inspectors: Inspectors) -> None:
    window = inspectors.window(Role.VIEWER)
    answer = window.goto("/programmes/no-such-programme")
    assert answer is not None
    assert answer.status == 404
    assert violations(window) == []


def test_axe_objects_where_there_is_something_to_object_to(inspectors: Inspectors) -> None:
    window = inspectors.window(None)
    window.set_content("<html lang='en'><title>A form</title><main><h1>A form</h1><input></main></html>")
    assert [line.partition(" ")[0] for line in violations(window)] == ["label"]
