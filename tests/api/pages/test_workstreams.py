"""The pages about workstreams say who leads them, which are late, and what lies in each."""

from tests.api.pages.world import World

LIST = "/programmes/shared-planning/workstreams"


def test_the_list_says_first_how_many_are_open_and_what_is_missing(world: World) -> None:
    world.order("change-workstream-lead", "W1", lead_role="Head of people")
    page = world.visitor().reads(LIST)
    assert "2 workstreams are open. None has overdue milestones; 1 has no lead stated; 2 are not rated." in page


def test_an_overdue_milestone_makes_its_workstream_late(world: World) -> None:
    world.order("plan-milestone", "M8", title="Desks ordered", baseline="2026-07-01", workstream="W1")
    visitor = world.visitor()
    assert "1 has overdue milestones" in visitor.reads(LIST)
    page = visitor.reads(LIST, only="late")
    assert 'href="/programmes/shared-planning/workstreams/W1"' in page
    assert 'href="/programmes/shared-planning/workstreams/W2"' not in page
    assert "1 of its 2 milestones is overdue" in visitor.reads(f"{LIST}/W1")


def test_a_workstream_stands_below_the_one_it_lies_inside(world: World) -> None:
    world.order("place-workstream-inside", "W2", parent="W1")
    visitor = world.visitor()
    assert '<data itemprop="parent" value="&#34;W1&#34;">People</data>' in visitor.reads(LIST)
    page = visitor.reads(f"{LIST}/W1")
    assert "Workstreams inside it" in page
    assert 'itemprop="inside" itemscope' in page


def test_a_workstream_shows_what_lies_in_it(world: World) -> None:
    world.order("identify-risk", "R2", event="A key person leaves", workstream="W1")
    world.order("raise-issue", "I2", what="The lift is broken", workstream="W1")
    page = world.visitor().reads(f"{LIST}/W1")
    assert "This workstream is open; nobody is stated to lead it; its one milestone is not overdue." in page
    assert "1 risk and 1 issue are open in it." in page
    for said in ("Bridge opens", "A key person leaves", "The lift is broken"):
        assert said in page
    assert "Steel arrives" not in page


def test_a_workstream_nobody_rated_is_not_shown_as_green(world: World) -> None:
    assert "Nobody has declared a light here, so it is not rated." in world.visitor().reads(f"{LIST}/W1")


def test_the_light_of_a_workstream_leads_to_its_explanation(world: World) -> None:
    world.order("declare-rating", "workstream:W1:overall", rating={"light": "green"}, rationale="All on plan")
    visitor = world.visitor()
    for path in (LIST, f"{LIST}/W1"):
        assert 'href="/programmes/shared-planning/rag/workstream:W1:overall"' in visitor.reads(path)


def test_a_closed_workstream_says_how_it_ended(world: World) -> None:
    world.order("close-workstream", "W2", outcome="completed")
    visitor = world.visitor()
    assert "1 workstream is open and 1 is closed." in visitor.reads(LIST)
    assert "This workstream is completed" in visitor.reads(f"{LIST}/W2")


def test_the_list_can_be_taken_away(world: World) -> None:
    assert "People,W1," in world.visitor().opens(f"{LIST}.csv").text


def test_there_is_no_page_of_an_unknown_workstream(world: World) -> None:
    assert world.visitor().opens(f"{LIST}/W99").status_code == 404
