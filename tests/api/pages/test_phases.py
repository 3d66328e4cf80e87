"""The pages about phases say which run, how their windows lie to one another, and what their gates say."""

from tests.api.pages.world import World

LIST = "/programmes/shared-planning/phases"


def dated(world: World) -> None:
    """Three phases with windows: the first two side by side, the third after a gap."""
    for ref, name, window in (
        ("P4", "Mobilise", {"from": "2026-06-01", "to": "2026-07-31"}),
        ("P5", "Deploy", {"from": "2026-07-01", "to": "2026-09-30"}),
        ("P6", "Operate", {"from": "2026-11-01", "to": None}),
    ):
        world.order("plan-phase", ref, name=name, window={**window, "precision": "month"})


def test_the_list_says_first_what_runs_now(world: World) -> None:
    page = world.visitor().reads(LIST)
    assert "Build is running.</span> 2 phases are planned." in page
    assert "No phases have a stated window, so overlaps and gaps are not known." in page


def test_a_window_that_has_come_is_not_said_to_be_a_phase_that_runs(world: World) -> None:
    world.order("plan-phase", "P7", name="Prepare", window={"from": "2026-01-01", "to": None, "precision": "month"})
    planned = "planned to be running, but nobody recorded that it started"
    assert f"Prepare is {planned}.</span> 3 phases are planned." in world.visitor().reads(LIST)
    page = world.visitor().reads(f"{LIST}/P7")
    assert f"This phase is {planned}; it is planned from January 2026." in page
    assert '<span itemprop="standing_in_words">planned to be running, start not recorded</span>' in page


def test_how_a_phase_stands_is_said_in_one_place_of_its_row(world: World) -> None:
    visitor = world.visitor()
    for page in (visitor.reads(LIST), visitor.reads(f"{LIST}/P2")):
        assert '<span itemprop="standing_in_words">running</span>' in page
        assert 'itemprop="is_active"' not in page
    headings = visitor.opens(f"{LIST}.csv").text.splitlines()[0].split(",")
    assert "Standing" in headings
    assert "Running" not in headings


def test_what_overlaps_and_where_gaps_are_is_said_in_words(world: World) -> None:
    dated(world)
    page = world.visitor().reads(LIST)
    assert "1 pair of phases overlaps, and 1 gap lies between phases." in page
    assert '<data itemprop="phase" value="&#34;P4&#34;">Mobilise</data>' in page
    assert '<time itemprop="first_day" datetime="2026-07-01">1 July 2026</time>' in page
    assert '<data itemprop="days" value="31">31 days</data>' in page
    assert '<time itemprop="last_day" datetime="2026-10-31">31 October 2026</time>' in page


def test_a_phase_waits_for_the_review_of_the_one_before_it(world: World) -> None:
    world.order("plan-phase", "P4", name="Mobilise", gate_criteria=["The board agrees"])
    world.order("plan-phase", "P5", name="Deploy", follows="P4")
    visitor = world.visitor()
    assert "Deploy waits for a gate review." in visitor.reads(LIST)
    assert "It waits for the gate review of Mobilise." in visitor.reads(f"{LIST}/P5")
    assert "Its own gate has not been reviewed." in visitor.reads(f"{LIST}/P4")
    world.order("review-gate", "P4", outcome="proceed", board="Joint board")
    assert "The gate review of Mobilise lets it start." in visitor.reads(f"{LIST}/P5")
    page = visitor.reads(f"{LIST}/P4")
    assert "The latest review of its own gate says: proceed." in page
    assert '<span itemprop="who_decided">Joint board</span>' in page


def test_a_moved_window_keeps_the_earlier_one(world: World) -> None:
    dated(world)
    moved = {"from": "2026-07-01", "to": "2026-10-31", "precision": "month"}
    world.order("move-phase-window", "P5", window=moved, reason="supplier", note="The supplier asked")
    page = world.visitor().reads(f"{LIST}/P5")
    assert '<time itemprop="to" datetime="2026-09-30">' in page
    assert '<time itemprop="window.from" datetime="2026-07-01">1 July 2026</time>' in page
    assert "it is planned for July 2026 to October 2026" in page


def test_a_phase_shows_the_milestones_that_lie_in_it(world: World) -> None:
    world.order("place-milestone", "M1", phase="P2")
    page = world.visitor().reads(f"{LIST}/P2")
    assert "This phase is running; no window is stated for it." in page
    assert "Bridge opens" in page
    assert "Steel arrives" not in page


def test_the_list_can_be_taken_away(world: World) -> None:
    assert "Design,P1," in world.visitor().opens(f"{LIST}.csv").text


def test_there_is_no_page_of_an_unknown_phase(world: World) -> None:
    assert world.visitor().opens(f"{LIST}/P99").status_code == 404


def test_a_window_that_is_over_without_a_start_is_said_to_be(world: World) -> None:
    world.order(
        "plan-phase", "P7", name="Prepare", window={"from": "2026-05-01", "to": "2026-05-31", "precision": "month"}
    )
    page = world.visitor().reads(f"{LIST}/P7")
    assert "it is planned for May 2026, which is over although no start is recorded." in page


def test_what_cannot_be_stated_yet_is_not_said_to_be_missing(world: World) -> None:
    page = world.visitor().reads(f"{LIST}/P1")
    assert '<data itemprop="started_on.to" value="null">not started</data>' in page
    assert '<data itemprop="cleared_to_start" value="null">no review is required</data>' in page
