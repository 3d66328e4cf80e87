"""The plan on a page says what happens when and what has slipped, drawn, in words and as a table."""

from tests.api.pages.world import World

PLAN = "/programmes/shared-planning/plan"


def test_the_plan_says_first_what_runs_and_what_has_slipped(world: World) -> None:
    slipped = {"forecast": "2026-09-15", "reason": "supplier", "note": "Steel arrived late"}
    world.order("change-forecast", "M1", **slipped)
    page = world.visitor().reads(PLAN)
    assert (
        "Build is running. 1 open milestone is expected later than first promised: “Bridge opens” by 14 days." in page
    )


def test_what_has_no_date_is_named_below_the_drawing(world: World) -> None:
    page = world.visitor().reads(PLAN)
    _, below = page.split("Without a date")
    assert "Paint dries" in below


def test_the_plan_shows_the_same_as_a_table_and_leads_to_each_thing(world: World) -> None:
    page = world.visitor().reads(PLAN)
    assert "The plan of Shared planning on a page, as a table" in page
    for place in ("milestones/M1", "phases/P1", "workstreams/W1"):
        assert f'href="/programmes/shared-planning/{place}"' in page


def test_overlaps_and_gaps_are_said_in_words(world: World) -> None:
    for ref, first, last in (("P4", "2026-06-01", "2026-07-31"), ("P5", "2026-07-01", "2026-09-30")):
        world.order("plan-phase", ref, name=ref, window={"from": first, "to": last, "precision": "month"})
    page = world.visitor().reads(PLAN)
    assert '<data itemprop="days" value="31">31 days</data>' in page
    assert "Between the first planned day and the last, some phase is always planned." in page


def test_the_plan_can_be_limited_to_a_workstream(world: World) -> None:
    page = world.visitor().reads(PLAN, workstream="W1")
    assert "Bridge opens" in page
    assert "Steel arrives" not in page
    assert world.visitor().opens(PLAN, workstream="W9").status_code == 404


def test_in_the_past_nothing_is_offered_to_be_planned(world: World) -> None:
    known = "2026-07-14T09:40:00+01:00"
    assert "Plan a milestone" in world.visitor().reads(PLAN)
    assert "Plan a milestone" not in world.visitor().reads(PLAN, known_at=known)
