"""What each audience comes for, walked in a browser without JavaScript."""

import csv
import re

from playwright.sync_api import Locator, Page, expect

from application.commands.access import make_sign_in_link
from domain.actor import Role
from tests.api.pages.every_page import FIRST
from tests.browser.album import Album
from tests.browser.people import People
from tests.browser.serving import Served

NAME = "Greater Cambridge Planning Service"
OUTCOMES = "Prepare and issue outcomes report"
RECRUITING = "Start recruiting the Head of Implementation"


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def answer(page: Page) -> Locator:
    """The sentence that a page begins with."""
    return page.locator("main .answer").first


def test_the_steering_group_finds_what_needs_it_and_why(people_then: People) -> None:
    album, page = Album("steering-group"), people_then.opens(Role.VIEWER)
    begin_with_the_neediest(page, album)
    ask_why_a_light_is_what_it_is(page, album)
    see_what_moved_and_what_lies_ahead(page, album)


def begin_with_the_neediest(page: Page, album: Album) -> None:
    page.goto("/")
    expect(answer(page)).to_contain_text("3 programmes: 1 amber, 2 not rated.")
    neediest = page.get_by_role("list", name="Programmes, neediest first").get_by_role("heading").first
    expect(neediest).to_have_text(NAME)
    album.keeps(page, "portfolio")

    neediest.get_by_role("link").click()
    expect(heading(page)).to_have_text(NAME)
    expect(answer(page)).to_contain_text("Overall it is Amber")
    expect(page.get_by_role("region", name="What moved?")).to_contain_text(OUTCOMES)
    album.keeps(page, "programme")


def ask_why_a_light_is_what_it_is(page: Page, album: Album) -> None:
    page.get_by_role("region", name="Are we all right?").get_by_role("link", name="Amber").first.click()
    expect(answer(page)).to_contain_text("The outcomes report comes three weeks later than promised.")
    expect(page.get_by_text("A third person reads replies from Monday.").first).to_be_visible()
    expect(page.get_by_text("The plan suggests Red")).not_to_have_count(0)
    expect(page.get_by_role("table", name="Every milestone that was weighed, worst first")).to_be_visible()
    album.keeps(page, "light-explained")

    page.get_by_role("link", name="All lights over the last twelve periods").click()
    expect(heading(page)).to_have_text("Lights")
    page.get_by_text("The same as a table").click()
    strip = page.get_by_role("table", name=f"The lights of {NAME} over time, as a table")
    strip.get_by_role("row", name="Overall").get_by_role("link", name="Green").first.click()
    # One cell of the strip is the light as it was at the end of that period.
    expect(page.get_by_text(re.compile("You are looking at"))).to_be_visible()
    expect(answer(page)).to_contain_text("Green")
    album.keeps(page, "light-of-a-period")
    page.get_by_role("link", name="Return to now").click()


def see_what_moved_and_what_lies_ahead(page: Page, album: Album) -> None:
    steps = page.get_by_role("navigation", name="Programme")
    steps.get_by_role("link", name="Overview").click()
    page.get_by_role("link", name="Compare everything side by side").click()
    expect(answer(page)).to_contain_text("19 January 2018")
    expect(page.get_by_role("main")).to_contain_text(OUTCOMES)
    album.keeps(page, "moved-since-the-report")

    steps.get_by_role("link", name="Plan").click()
    expect(page.locator("main svg").first).to_be_visible()
    album.keeps(page, "plan-on-a-page")

    steps.get_by_role("link", name="Risks").click()
    expect(page.locator("main svg").first).to_be_visible()
    expect(page.get_by_role("table").last).to_contain_text("Too few managers stay through the transfer")
    album.keeps(page, "risks")


def test_a_programme_manager_says_what_changed_and_drafts_the_report(
    people_then: People, four_weeks_later: Served
) -> None:
    album, page = Album("programme-manager"), people_then.opens(None)
    sign_in_by_a_link(page, people_then, served=four_weeks_later, album=album)
    update_many(page, album)
    take_a_stale_form(page, people_then, album=album)
    identify_a_risk(page, album)
    draft_the_report(page, album)


def sign_in_by_a_link(page: Page, people: People, *, served: Served, album: Album) -> None:
    """Whoever finds the link afterwards does not come in by it."""
    page.goto(f"/programmes/{FIRST}/update")
    expect(heading(page)).to_have_text("Sign in")
    manager = f"{Role.PROGRAMME_MANAGER}-of-everything"
    link = make_sign_in_link(manager, links=served.tracker.sign_in_links, office=served.tracker.office)
    for window, comes_in in ((page, True), (people.opens(None), False)):
        window.goto(link)
        window.get_by_role("button", name="Sign in").click()
        expect(window.get_by_text("Signed in as Programme manager")).to_have_count(int(comes_in))
        album.keeps(window, "signed-in" if comes_in else "a-link-works-once")


def update_many(page: Page, album: Album) -> None:
    page.goto(f"/programmes/{FIRST}/update")
    album.keeps(page, "update-my-milestones")

    def row(title: str) -> Locator:
        return page.get_by_role("row").filter(has=page.get_by_role("link", name=title))

    def say(title: str, what: str, *, day: str = "", note: str = "") -> None:
        row(title).get_by_label("What has become of").select_option(what)
        row(title).get_by_label("Met on, or new forecast").fill(day)
        row(title).get_by_label("In words").fill(note)

    say("Memorandum of Understanding", "No change")
    say("Staff consultation questions and answers, issue 1", "No change", note="issue 1 is at the printer")
    say(RECRUITING, "Met", day="12 February 2018")
    say(OUTCOMES, "New forecast", day="some day in spring", note="the unions asked for another week")
    row(OUTCOMES).get_by_label("Why its date moves").select_option("Something outside the programme")
    page.get_by_role("button", name="Record these changes").click()

    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("nothing was recorded")
    album.keeps(page, "update-refused")
    summary.get_by_role("link", name=re.compile(OUTCOMES)).click()
    # What is wrong stands beside its row, and everything typed is still there.
    expect(row(OUTCOMES).get_by_label("Met on, or new forecast")).to_have_value("some day in spring")
    expect(row(OUTCOMES).get_by_label("In words")).to_have_value("the unions asked for another week")
    expect(row(RECRUITING).get_by_label("Met on, or new forecast")).to_have_value("12 February 2018")
    row(OUTCOMES).get_by_label("Met on, or new forecast").fill("19/3/2018")
    page.get_by_role("button", name="Record these changes").click()

    done = page.get_by_role("alert", name="Recorded")
    expect(done.get_by_role("listitem")).to_have_count(4)
    expect(done).to_contain_text("milestone forecast changed")
    album.keeps(page, "update-recorded")


def take_a_stale_form(page: Page, people: People, *, album: Album) -> None:
    """Two people give the same order; the second is told what the first one did."""
    page.goto(f"/programmes/{FIRST}/milestones/M3")
    page.get_by_role("link", name="Record the new forecast").click()
    colleague = people.opens(Role.WORKSTREAM_LEAD)
    colleague.goto(page.url)
    change_forecast(colleague, "26 March 2018", because="the printer has broken down")
    expect(colleague.get_by_role("alert", name="Recorded")).to_be_visible()

    change_forecast(page, "2 April 2018", because="Easter lies between")
    expect(page.get_by_role("region", name="This changed while you were typing")).to_contain_text("26 March 2018")
    expect(page.locator("main [name=note]")).to_have_value("Easter lies between")
    album.keeps(page, "stale-form")
    page.locator("main form button[type=submit]").last.click()
    expect(page.get_by_role("alert", name="Recorded")).to_be_visible()
    expect(answer(page)).to_contain_text("2 April 2018")
    album.keeps(page, "forecast-recorded")


def change_forecast(page: Page, day: str, *, because: str) -> None:
    page.locator("main input[name=forecast]").fill(day)
    page.locator("main [name=reason]").select_option("Something outside the programme")
    page.locator("main [name=note]").fill(because)
    page.locator("main form button[type=submit]").last.click()


def identify_a_risk(page: Page, album: Album) -> None:
    page.get_by_role("navigation", name="Programme").get_by_role("link", name="Risks").click()
    page.get_by_role("link", name="Identify a risk").click()
    page.get_by_label("What could happen?").fill("The new Head of Implementation starts late")
    now = page.get_by_role("group", name="Current score")
    now.get_by_role("group", name="Likelihood").get_by_label("3", exact=True).check()
    now.get_by_role("group", name="Impact").get_by_label("5", exact=True).check()
    album.keeps(page, "new-risk")
    page.get_by_role("button", name="Record the risk").click()
    expect(heading(page)).to_have_text("The new Head of Implementation starts late")
    expect(page.get_by_role("alert", name="Recorded")).to_contain_text("Risk identified")
    album.keeps(page, "risk-recorded")


def draft_the_report(page: Page, album: Album) -> None:
    page.get_by_role("navigation", name="Programme").get_by_role("link", name="Report").click()
    expect(page.get_by_role("main")).to_contain_text("The new Head of Implementation starts late")
    album.keeps(page, "report-today")
    page.get_by_role("link", name="Begin the next report").click()
    page.locator("main form button[type=submit]").last.click()
    expect(page.get_by_text("Being drafted")).to_be_visible()
    album.keeps(page, "report-begun")
    write_what_needs_words(page)
    page.get_by_role("link", name="Preview: read it as the board will").click()
    expect(page.get_by_role("main")).to_contain_text("The second bid was accepted")
    expect(page.locator("main form")).to_have_count(0)
    album.keeps(page, "report-previewed")


def write_what_needs_words(page: Page) -> None:
    """Each part of the report is written where it is read, and recorded by itself."""
    question = page.get_by_role("group", name="Are there changed or new risks?")
    question.get_by_label("Yes").check()
    form_around(question).get_by_role("button").last.click()
    expect(page.get_by_role("alert", name="Recorded")).to_be_visible()
    expect(page.get_by_role("group", name="Are there changed or new risks?")).not_to_be_visible()
    note = page.get_by_label("Note on the budget")
    note.fill("The second bid was accepted")
    form_around(note).get_by_role("button").last.click()
    expect(page.get_by_role("region", name="5. Budget")).to_contain_text("The second bid was accepted")


def form_around(control: Locator) -> Locator:
    return control.locator("xpath=ancestor::form")


def test_an_auditor_follows_the_record(people: People) -> None:
    album, page = Album("auditor"), people.opens(Role.AUDITOR)
    look_at_the_past(page, album)
    filter_the_trail(page, album)
    compare_two_moments(page, album)


def look_at_the_past(page: Page, album: Album) -> None:
    page.goto(f"/programmes/{FIRST}/milestones")
    page.get_by_text("Look at another day").click()
    page.get_by_label("As at").fill("19 January 2018")
    page.get_by_label("As known at").fill("14/7/2026")
    page.get_by_role("button", name="Look at that day").click()
    expect(page).to_have_url(re.compile(r"as_at="))
    page.get_by_role("table").get_by_role("link", name=RECRUITING).click()
    # The moment goes with the link, and cannot be overlooked.
    expect(page).to_have_url(re.compile(r"as_at="))
    expect(page.get_by_text("You are looking at 19 January 2018")).to_be_visible()
    expect(page.get_by_text("Nothing can be changed here")).to_be_visible()
    history = page.get_by_role("list", name=re.compile("history|recorded", re.IGNORECASE)).last
    expect(history.get_by_role("listitem").first).to_contain_text("planned")
    album.keeps(page, "a-milestone-as-it-was")
    page.get_by_role("link", name="Return to now").click()
    expect(page.get_by_text("Showing now.")).to_be_visible()


def filter_the_trail(page: Page, album: Album) -> None:
    page.get_by_role("navigation", name="Programme").get_by_role("link", name="History").click()
    page.get_by_label("About").select_option("milestone")
    page.get_by_label("Fact").select_option("Milestone met")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(r"subject=milestone&.*fact=MilestoneMet"))
    expect(page.get_by_role("main")).to_contain_text("8 entries")
    album.keeps(page, "audit-trail-filtered")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as CSV").click()
    with download.value.path().open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 8


def compare_two_moments(page: Page, album: Album) -> None:
    page.get_by_role("link", name="Compare two moments").click()
    before, after = page.get_by_role("group", name="Before"), page.get_by_role("group", name="After")
    before.get_by_label("As at").fill("31 December 2017")
    after.get_by_label("As at").fill("19 January 2018")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("main")).to_contain_text("31 December 2017")
    album.keeps(page, "two-moments")
    # From what differs one comes to the whole history of the thing.
    page.get_by_role("link", name=re.compile(f"Its history ?: {RECRUITING}")).click()
    expect(page.get_by_role("main")).to_contain_text(f"planned the milestone “{RECRUITING}”")
    album.keeps(page, "history-of-one-thing")
