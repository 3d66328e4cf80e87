"""Two moments side by side say what is new, what is gone, and what changed from what to what."""

from urllib.parse import parse_qs, urlsplit

from application.commands.catalogue import BY_NAME
from application.commands.office import Instruction, carry_out
from domain.actor import Role
from domain.entry import Address
from tests.api.pages.html import faults_of_page, parsed, words_of
from tests.api.pages.world import CLERK, Visitor, World
from tests.api.rest.world import MORNING

COMPARE = "/programmes/shared-planning/compare"
JULY = {"from_as_at": "14 July 2026"}


def a_month_later(world: World) -> Visitor:
    """It is 14 August 2026, and somebody has just signed in."""
    world.clock.time = MORNING.replace(month=8)
    return world.visitor()


def quick(page: str) -> dict[str, dict[str, list[str]]]:
    """The comparisons that are offered, with what their addresses ask for."""
    links = [link for link in parsed(page).iter("a") if link.get("class") == "counts__one"]
    return {words_of(link): parse_qs(urlsplit(link.attrib["href"]).query) for link in links}


def test_a_date_that_moved_is_shown_from_what_to_what(world: World) -> None:
    visitor = a_month_later(world)
    world.order("change-forecast", "M1", forecast="2026-10-01", reason="supplier", note="The ship is late")
    page = visitor.reads(COMPARE, **JULY)
    assert "Between 14 July 2026 and 14 August 2026: 1 milestone moved." in page
    assert "Bridge opens</span>" in page
    assert '<del class="change__from" itemprop="changed_from">1 September 2026</del>' in page
    assert '<ins class="change__to" itemprop="changed_to">1 October 2026</ins>' in page


def test_what_is_new_is_told_with_everything_that_is_stated_of_it(world: World) -> None:
    visitor = a_month_later(world)
    world.order("raise-issue", "I9", what="The lift is broken", severity="high")
    page = visitor.reads(COMPARE, **JULY)
    assert "1 issue added." in page
    assert '<span class="difference difference--added" itemprop="difference">Added</span>' in page
    assert '<span itemprop="changed_to">High</span>' in page
    assert "See it before" not in page


def test_the_two_may_be_asked_for_the_other_way_round(world: World) -> None:
    visitor = a_month_later(world)
    world.order("raise-issue", "I9", what="The lift is broken")
    page = visitor.reads(COMPARE, from_as_at="2026-08-14", to_as_at="2026-07-14")
    assert "1 issue gone." in page
    assert "See it after" not in page
    assert "/programmes/shared-planning/audit-trail?subject=issue%2FI9" in page


def test_what_nobody_stated_is_not_stated(world: World) -> None:
    visitor = a_month_later(world)
    world.order("change-forecast", "M3", forecast="2026-10-01", reason="supplier", note="The ship is late")
    assert '<data itemprop="changed_from" value="null">not stated</data>' in visitor.reads(COMPARE, **JULY)


def test_nothing_differs_in_a_quiet_week(world: World) -> None:
    page = a_month_later(world).reads(COMPARE, from_as_at="15/7/2026", to_as_at="22/7/2026")
    assert "Nothing differs between 15 July 2026 and 22 July 2026." in page
    assert "<table" not in page


def test_the_same_day_is_compared_on_the_other_clock(world: World) -> None:
    visitor = a_month_later(world)
    world.order(
        "change-forecast",
        "M1",
        forecast="2026-10-01",
        reason="supplier",
        note="The ship is late",
        effective_on="2026-07-20",
    )
    asked = {"from_as_at": "2026-07-25", "from_known_at": "2026-08-01", "to_as_at": "2026-07-25"}
    page = visitor.reads(COMPARE, **asked)
    assert "(as known at 1 August 2026, 23:59) and 25 July 2026 (as known now): 1 milestone moved." in page
    assert 'name="from_known_at" value="1 August 2026"' in page


def test_one_thing_is_compared_alone(world: World) -> None:
    visitor = a_month_later(world)
    world.order("change-forecast", "M1", forecast="2026-10-01", reason="supplier", note="The ship is late")
    world.order("raise-issue", "I9", what="The lift is broken")
    page = visitor.reads(COMPARE, **JULY, subject="milestone/M1")
    assert "Compared is the milestone “Bridge opens” alone." in page
    assert "14 August 2026: 1 milestone moved." in page
    assert '<option value="milestone/M1" selected>Only the milestone “Bridge opens”</option>' in page
    assert "The lift is broken" not in page


def test_the_page_of_a_thing_and_the_audit_trail_lead_here(world: World) -> None:
    visitor = world.visitor()
    assert f'href="{COMPARE}?subject=milestone%2FM1"' in visitor.reads("/programmes/shared-planning/milestones/M1")
    assert f'href="{COMPARE}"' in visitor.reads("/programmes/shared-planning/audit-trail")


def test_each_thing_leads_to_its_page_at_either_moment(world: World) -> None:
    visitor = a_month_later(world)
    world.order("change-forecast", "M1", forecast="2026-10-01", reason="supplier", note="The ship is late")
    page = visitor.reads(COMPARE, **JULY)
    assert 'href="/programmes/shared-planning/milestones/M1?as_at=2026-07-14"' in page
    assert 'href="/programmes/shared-planning/milestones/M1"' in page
    assert 'href="/programmes/shared-planning/audit-trail?subject=milestone%2FM1"' in page


def test_nothing_asked_for_is_compared_since_the_last_report(world: World) -> None:
    page = a_month_later(world).reads(COMPARE)
    assert "Nothing differs between 14 July 2026 and 14 August 2026." in page
    assert 'name="from_as_at" value="14 July 2026"' in page


def test_people_are_offered_what_they_often_want(world: World) -> None:
    visitor = a_month_later(world)
    world.order("draft-highlight-report", "H2", reported_on="2026-08-10")
    offered = quick(visitor.reads(COMPARE))
    assert offered == {
        "Since the report of 10 August 2026": {"from_as_at": ["2026-08-10"], "to_as_at": ["2026-08-14"]},
        "Since a month ago": {"from_as_at": ["2026-07-15"], "to_as_at": ["2026-08-14"]},
        "Between the reports of 14 July 2026 and 10 August 2026": {
            "from_as_at": ["2026-07-14"],
            "to_as_at": ["2026-08-10"],
        },
    }


def test_in_the_past_it_is_the_past_that_is_compared(world: World) -> None:
    visitor = a_month_later(world)
    world.order("raise-issue", "I9", what="The lift is broken")
    page = visitor.reads(COMPARE, as_at="2026-08-01")
    assert "Nothing differs between 14 July 2026 and 1 August 2026." in page


def test_a_moment_before_the_record_began_is_told_in_words(world: World) -> None:
    page = a_month_later(world).reads(COMPARE, from_as_at="1 January 2020")
    assert "its record begins on 14 July 2026 and was known from 14 July 2026 on." in page
    assert "1 programme added, 2 phases added" in page


def test_within_a_month_of_the_first_day_of_all_that_day_is_compared_with(world: World) -> None:
    order = BY_NAME["register-programme"].order.model_validate({"name": "Old road", "effective_on": "1900-01-05"})
    at = Address("old-road", "programme", "old-road")
    carry_out([Instruction(order, at)], actor=CLERK, office=world.tracker.office)
    page = world.visitor(Role.VIEWER).reads("/programmes/old-road/compare", as_at="1900-01-10")
    assert quick(page)["Since a month ago"]["from_as_at"] == ["1900-01-01"]


def test_two_moments_before_the_record_began_have_nothing_to_compare(world: World) -> None:
    page = world.visitor().reads(COMPARE, from_as_at="1 January 2020", to_as_at="1 January 2021")
    assert "There is nothing to compare: at neither of these moments was anything recorded yet." in page


def test_a_day_that_cannot_be_read_is_asked_for_again(world: World) -> None:
    answer = world.visitor().opens(COMPARE, from_as_at="Tuesday", from_known_at="1/7/2026", to_as_at="2030-01-01")
    assert answer.status_code == 422
    assert faults_of_page(answer.text) == []
    assert "“Tuesday” cannot be read as a day. Write it as 19 January 2018 or 19/1/2018." in answer.text
    assert "This is 1 January 2030, but today is 14 July 2026" in answer.text
    assert 'value="Tuesday"' in answer.text
    assert 'value="1/7/2026"' in answer.text
    assert 'href="#from-as_at"' in answer.text


def test_a_thing_that_never_was_is_told_beside_the_form(world: World) -> None:
    for subject, status in (("milestone/M99", 404), ("rag/workstream:W99:overall", 404), ("ferry", 422)):
        answer = world.visitor().opens(COMPARE, subject=subject)
        assert answer.status_code == status
        assert faults_of_page(answer.text) == []
        assert 'href="#subject"' in answer.text


def test_every_field_that_differs_can_be_taken_away(world: World) -> None:
    visitor = a_month_later(world)
    world.order("change-forecast", "M1", forecast="2026-10-01", reason="supplier", note="The ship is late")
    file = visitor.opens(f"{COMPARE}.csv", **JULY)
    assert file.headers["content-type"] == "text/csv; charset=utf-8"
    assert "milestone,M1,Bridge opens,changed,moved" in file.text
    assert ",1 September 2026,1 October 2026" in file.text
    assert visitor.opens(f"{COMPARE}.csv", from_as_at="Tuesday").status_code == 422


def test_what_is_stated_of_many_new_things_is_folded_away(world: World) -> None:
    assert "<details" in world.visitor().reads(COMPARE, from_as_at="1 January 2020").partition("<main")[2]
