"""What each audience comes for, walked in a browser without JavaScript."""

import re

from playwright.sync_api import expect

from domain.actor import Role
from tests.api.pages.every_page import FIRST
from tests.browser.people import People


def test_an_auditor_looks_at_a_milestone_as_it_was(people: People) -> None:
    page = people.opens(Role.AUDITOR)
    page.goto(f"/programmes/{FIRST}/milestones?as_at=2018-01-19")
    expect(page.get_by_role("heading", level=1)).to_have_text("Milestones")
    page.get_by_role("table").get_by_role("link").first.click()
    # The moment goes with the link, and cannot be overlooked.
    expect(page).to_have_url(re.compile(r"as_at=2018-01-19"))
    expect(page.get_by_text("You are looking at 19 January 2018")).to_be_visible()
