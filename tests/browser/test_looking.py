"""What looks for things that are too wide, or that keys do not reach, finds them."""

import pytest

from domain.actor import Role
from tests.browser.looking import focus_faults, keyboard_faults, sideways_faults
from tests.browser.people import People

A_PAGE = """<!DOCTYPE html><html lang="en"><title>A page</title>
<style>body { margin: 0 } .scroll { overflow-x: auto } .cut { overflow: hidden; white-space: nowrap }
.wide { width: 600px; height: 9px } .dull:focus { outline: none } .last { position: absolute; top: 0 }</style>
<a href="#main-content">Skip to main content</a><main id="main-content"><h1>A page</h1>BODY</main></html>"""

WIDE = '<div class="wide">Wide</div>'
REGION = '<div class="scroll" role="region" aria-label="The plan" tabindex="0">'


@pytest.mark.parametrize(
    "body", ["<p>Short</p>", REGION + WIDE + "</div>", "<textarea rows=1>" + "a" * 99 + "</textarea>"]
)
def test_what_fits_or_scrolls_in_a_region_is_no_fault(body: str, people: People) -> None:
    page = people.opens(None, width=320)
    page.set_content(A_PAGE.replace("BODY", body))
    assert sideways_faults(page) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (WIDE, ["the page is 600 wide", "sticks out"]),
        (f'<div class="scroll">{WIDE}</div>', ["scrolls, and is no region"]),
        (f'<div class="scroll" role="region" tabindex="0">{WIDE}</div>', ["scrolls, and is no region"]),
        (f'<div class="cut">{WIDE}</div>', ["is cut off"]),
    ],
    ids=["too wide", "no region", "a region without a name", "cut off"],
)
def test_what_needs_scrolling_sideways_is_told(body: str, told: list[str], people: People) -> None:
    page = people.opens(None, width=320)
    page.set_content(A_PAGE.replace("BODY", body))
    faults = sideways_faults(page)
    assert [words for words, fault in zip(told, faults, strict=True) if fault.startswith(words)] == told


def test_a_page_that_keys_walk_through_has_no_fault(people: People) -> None:
    page = people.opens(Role.VIEWER)
    page.set_content(A_PAGE.replace("BODY", '<a href="/">Home</a><button>Send</button>'))
    assert keyboard_faults(page) == []
    assert focus_faults(page) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('<a href="/" class="dull">Home</a>', "shows nobody that it has the focus"),
        ('<a href="/">Home</a><button tabindex="1">Send</button>', "the first stop is no link to the main content"),
    ],
    ids=["invisible", "out of order"],
)
def test_what_stops_somebody_without_a_mouse_is_told(body: str, told: str, people: People) -> None:
    page = people.opens(None)
    page.set_content(A_PAGE.replace("BODY", body))
    assert told in keyboard_faults(page)[0]
    page.set_content(A_PAGE.replace("BODY", body))
    assert told in focus_faults(page)[0]
