"""axe finds nothing to object to on any page, in any role, nor on what a page says to a form that is wrong.

Every day axe judges whatever it has not seen on another page of the run; `make slow` lets it judge every page whole.
"""

import pytest
from playwright.sync_api import Page

from domain.actor import Role
from tests.api.pages.every_page import FIRST, FORMS, SEEN, Place
from tests.browser.axe import violations
from tests.browser.people import Windows
from tests.browser.serving import Served
from tests.browser.shapes import shapes_of

# A field may be called "action" or "submit", and then the form's own are reached in a roundabout way only.
EMPTY_AND_SEND = """(address) => {
    const form = [...document.querySelectorAll("main form[method=post]")].find(
        (form) => new URL(form.getAttribute("action") ?? "", location).pathname === address);
    for (const field of form.querySelectorAll("input, select, textarea")) {
        if (field.name === "expected_version") field.value = "999999";
        else if (["radio", "checkbox"].includes(field.type)) field.checked = false;
        else if (field.type !== "hidden") field.value = "";
    }
    HTMLFormElement.prototype.submit.call(form);
}"""
"""Nothing is stored by this, should the order ask for nothing: no thing is ever as new as the version it names."""


@pytest.fixture(scope="module")
def found_good() -> set[str]:
    """The shapes in which axe has found nothing."""
    return set()


@pytest.mark.parametrize(("place", "role"), SEEN)
def test_axe_finds_nothing(place: Place, role: Role | None, inspectors: Windows, found_good: set[str]) -> None:
    window = inspectors.of(role)
    answer = window.request.get(place.address)
    assert answer.status == 200, answer.text()[:500]
    if (shapes := shapes_of(answer.text())) <= found_good:
        return
    window.goto(place.address)
    assert violations(window) == []
    found_good |= shapes


@pytest.mark.slow
@pytest.mark.parametrize(("place", "role"), SEEN)
def test_axe_finds_nothing_on_a_whole_page(place: Place, role: Role | None, inspectors: Windows) -> None:
    window = inspectors.of(role)
    window.goto(place.address)
    assert violations(window) == []


@pytest.mark.parametrize("place", FORMS)
def test_axe_finds_nothing_on_a_form_that_came_back(
    place: Place, inspectors: Windows, served: Served, found_good: set[str]
) -> None:
    window = inspectors.of(place.sees_most)
    form: dict[str, str | float | bool] = {"expected_version": "999999"}
    answer = window.request.post(place.address, form=form, headers={"Origin": served.address})
    assert answer.status >= 400
    if (shapes := shapes_of(answer.text())) <= found_good:
        return
    send_empty(window, place)
    assert violations(window) == []
    found_good |= shapes


@pytest.mark.slow
@pytest.mark.parametrize("place", FORMS)
def test_axe_finds_nothing_on_a_whole_form_that_came_back(place: Place, inspectors: Windows) -> None:
    window = inspectors.of(place.sees_most)
    send_empty(window, place)
    assert violations(window) == []


def send_empty(window: Page, place: Place) -> None:
    """Open the page's form and send it with nothing in it, to be refused."""
    window.goto(place.address)
    with window.expect_navigation() as answered:
        window.evaluate(EMPTY_AND_SEND, place.address)
    assert answered.value is not None
    assert answered.value.status >= 400


def test_axe_finds_nothing_on_a_page_of_the_past(inspectors: Windows) -> None:
    window = inspectors.of(Role.AUDITOR)
    window.goto(f"/programmes/{FIRST}/milestones?as_at=2018-01-19&known_at=2018-02-20")
    assert window.get_by_text("You are looking at 19 January 2018").is_visible()
    assert violations(window) == []


def test_axe_finds_nothing_on_a_page_that_does_not_exist(inspectors: Windows) -> None:
    window = inspectors.of(Role.VIEWER)
    answer = window.goto("/programmes/no-such-programme")
    assert answer is not None
    assert answer.status == 404
    assert violations(window) == []


def test_axe_objects_where_there_is_something_to_object_to(inspectors: Windows) -> None:
    window = inspectors.of(None)
    window.set_content("<html lang='en'><title>A form</title><main><h1>A form</h1><input></main></html>")
    assert [line.partition(" ")[0] for line in violations(window)] == ["label"]
