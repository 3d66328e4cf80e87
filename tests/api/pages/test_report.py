"""The highlight report says what a board wants to know, marks what differs from the last one, and hides no doubt."""

from datetime import date

from tests.acceptance.doors.markup import read_page
from tests.acceptance.doors.microdata import seen_on
from tests.api.pages.world import World

READ = "/programmes/shared-planning/highlight-report"
BEGUN = "/programmes/shared-planning/highlight-reports"


def test_the_first_sentence_is_the_state_of_the_programme(world: World) -> None:
    page = world.visitor().reads(READ)
    assert "The overall status is Green and the budget is not rated." in page
    assert "None of 3 milestones is overdue. Nothing is put to the board." in page


def test_the_eight_sections_stand_in_the_order_councils_know(world: World) -> None:
    page = world.visitor().reads(READ)
    headings = (
        "1. Summary",
        "2. Progress since the last report",
        "3. Milestones",
        "4. Communications",
        "5. Budget",
        "6. New or changed risks",
        "7. Items to report to the board",
        "8. Distribution",
        "Next report",
    )
    places = [page.index(f">{heading}</h2>") for heading in headings]
    assert places == sorted(places)


def test_every_line_leads_to_what_it_is_made_of(world: World) -> None:
    world.order("escalate-issue", "I1", to="The board", note="Nobody else can decide")
    page = world.visitor().reads(READ)
    for thing in ("rag/programme:overall", "milestones/M1", "risks/R1", "issues/I1"):
        assert f'href="/programmes/shared-planning/{thing}"' in page


def test_a_program_reads_from_the_page_what_people_see(world: World) -> None:
    world.order("answer-summary-flag", "H1", flag="major-issues-for-board", answer=True)
    world.order("list-communication", "H1", item="C1", event="All staff meet", when="2026-07-21")
    world.order("leave-section-empty", "H1", section="budget", as_written="Nothing to say")
    world.order("list-distribution", "H1", recipients=[{"role": "Sponsor"}, {"role": "Chair"}])
    seen = seen_on(read_page(world.visitor().reads(READ)))
    assert [row["ref"] for row in seen["milestones"]["rows"]] == ["M1", "M2", "M3"]
    assert [(one["event"], one["when"]["to"]) for one in seen["communications"]["events"]] == [
        ("All staff meet", "2026-07-21")
    ]
    assert seen["budget"]["as_written"] == "Nothing to say"
    assert [one["role"] for one in seen["distribution"]["recipients"]] == ["Sponsor", "Chair"]
    assert seen["disagreements"]["count"] == 1
    assert [check["result"] for check in seen["disagreements"]["checks"]].count("disagree") == 1
    assert seen["summary"]["overall"]["rating"]["light"] == "green"


def test_what_does_not_agree_stands_in_a_box_before_the_summary(world: World) -> None:
    world.order("answer-summary-flag", "H1", flag="changed-or-new-risks", answer=False)
    page = world.visitor().reads(READ)
    assert page.index("What does not agree</h2>") < page.index("1. Summary</h2>")
    assert "New or changed risks (b): No; section 6 has 1 entry." in page


def test_a_light_that_nobody_has_looked_at_is_told_before_the_summary(world: World) -> None:
    world.order("set-cadence", "shared-planning", cadence={"every_days": 7})
    page = _a_month_later(world).visitor().reads(READ)
    assert page.index("What does not agree and what has gone stale</h2>") < page.index("1. Summary</h2>")


def test_what_differs_from_the_last_report_is_said_in_words(world: World) -> None:
    _a_month_later(world)
    world.order("draft-highlight-report", "H2", reported_on="2026-08-14")
    world.order("declare-rating", "programme:overall", rating={"light": "red"}, rationale="Late", path_to_green="Hurry")
    world.order("change-forecast", "M1", forecast="2026-09-15", reason="supplier", note="Steel arrived late")
    page = world.visitor().reads(READ)
    assert "was Green in the last report" in page
    assert "14 days later, was 1 September 2026" in page
    assert "the overall status was Green and is Red; 1 milestone moved and 1 milestone became overdue." in page
    assert f'href="{READ}?as_at=2026-07-14"' in page


def test_a_light_that_nobody_declared_leads_nowhere(world: World) -> None:
    page = world.visitor().reads(READ)
    assert "Nobody has rated the budget." in page
    assert "rag/programme:budget" not in page


def test_words_keep_their_capitals_where_they_begin_a_sentence(world: World) -> None:
    world.order("agree-mitigation", "R1", action="A2", what="Ask HR and the Sponsor")
    assert "Identified; action agreed: Order early; action agreed: Ask HR and the Sponsor" in world.visitor().reads(
        READ
    )


def test_without_a_report_begun_nobody_is_given_words(world: World) -> None:
    page = world.visitor().reads(READ, workstream="W1")
    assert "Nobody has begun this report: what only its author can say is not stated." in page
    assert "Highlight report on People" in page


def test_a_report_of_today_is_begun_once(world: World) -> None:
    manager = world.visitor()
    assert "Begin the next report" not in manager.reads(READ)
    assert "Go on drafting the report as at 14 July 2026" in manager.reads(READ)
    _a_month_later(world)
    assert "new/highlight-report?reported_on=14+August+2026" in world.visitor().reads(READ)


def test_the_reports_begun_lead_to_the_record_of_their_days(world: World) -> None:
    _a_month_later(world)
    world.order("draft-highlight-report", "H2", reported_on="2026-08-14", workstream="W1")
    page = world.visitor().reads(BEGUN)
    assert "3 reports: 2 drafted and 1 issued." in page
    assert f'href="{READ}?as_at=2026-07-14"' in page
    assert f'href="{READ}?workstream=W1&amp;as_at=2026-08-14"' in page
    assert "H2,drafted,not issued,not issued,not issued,People" in world.visitor().opens(f"{BEGUN}.csv").text


def _a_month_later(world: World) -> World:
    world.clock.time = world.clock.time.replace(month=8)
    assert world.clock.now().date() == date(2026, 8, 14)
    return world
