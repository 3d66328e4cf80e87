"""The pages about risks say what could hurt, how bad it is, and whether it gets better."""

from tests.api.pages.world import World

REGISTER = "/programmes/shared-planning/risks"


def test_the_register_says_first_how_many_are_open_high_and_not_scored(world: World) -> None:
    world.order("identify-risk", "R2", event="The bank fails", current={"likelihood": 4, "impact": 5})
    world.order("identify-risk", "R3", event="It rains")
    page = world.visitor().reads(REGISTER)
    assert "3 risks are open; 1 scores 15 or more; 1 is not scored." in page


def test_what_helps_is_counted_apart_from_what_hurts(world: World) -> None:
    best = {"likelihood": 5, "impact": 5}
    world.order("identify-risk", "O1", event="A grant is offered", nature="opportunity", current=best)
    page = world.visitor().reads(REGISTER)
    assert "1 risk is open; none scores 15 or more. 1 opportunity is open." in page


def test_a_risk_scored_anew_shows_where_its_score_went(world: World) -> None:
    world.order("assess-risk", "R1", current={"likelihood": 2, "impact": 4})
    visitor = world.visitor()
    assert "When last scored anew, 1 went down." in visitor.reads(REGISTER)
    assert "Its score is 8 (likelihood 2, impact 4), down from 12 to 8." in visitor.reads(f"{REGISTER}/R1")


def test_a_place_of_the_map_shows_the_risks_that_lie_there_and_no_other(world: World) -> None:
    world.order("identify-risk", "R2", event="The bank fails", current={"likelihood": 4, "impact": 5})
    page = world.visitor().reads(REGISTER, likelihood="4", impact="5")
    assert "Shown are the open risks and opportunities whose current score has likelihood 4 and impact 5." in page
    assert "The bank fails" in page
    assert "The steel is late" not in page


def test_a_place_may_be_of_another_map(world: World) -> None:
    page = world.visitor().reads(REGISTER, likelihood="3", impact="4", score="target", nature="threat")
    assert "the open risks whose target score has likelihood 3 and impact 4" in page
    assert "No risk is like that." in page


def test_a_place_that_no_map_has_is_refused_with_a_sentence(world: World) -> None:
    answer = world.visitor().opens(REGISTER, likelihood="6")
    assert answer.status_code == 422
    assert "“likelihood” is “6”. It takes a whole number from 1 to 5." in answer.text
    assert world.visitor().opens(REGISTER, likelihood="4", score="last").status_code == 422


def test_a_count_shows_what_it_counts(world: World) -> None:
    world.order("identify-risk", "R3", event="It rains")
    page = world.visitor().reads(REGISTER, only="unscored")
    assert "It rains" in page
    assert "The steel is late" not in page
    assert world.visitor().opens(REGISTER, only="worst").status_code == 422


def test_the_register_can_be_limited_to_a_workstream(world: World) -> None:
    world.order("identify-risk", "R2", event="A key person leaves", workstream="W1")
    page = world.visitor().reads(REGISTER, workstream="W1")
    assert "1 risk is open; it is not scored." in page
    assert "The steel is late" not in page


def test_an_unknown_workstream_is_refused_with_a_sentence(world: World) -> None:
    for path in (REGISTER, f"{REGISTER}.csv"):
        answer = world.visitor().opens(path, workstream="W9")
        assert answer.status_code == 404
        assert "W9" in answer.text


def test_the_register_can_be_taken_away(world: World) -> None:
    answer = world.visitor().opens(f"{REGISTER}.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "The steel is late,R1,threat" in answer.text


def test_a_risk_shows_its_score_its_actions_and_its_history(world: World) -> None:
    page = world.visitor().reads(f"{REGISTER}/R1")
    assert "This risk is open. Its score is 12 (likelihood 3, impact 4). The one agreed action is not done." in page
    assert '<span itemprop="what">Order early</span>' in page
    assert f'href="{REGISTER}/R1/assess"' in page


def test_a_risk_that_came_true_leads_to_its_issue(world: World) -> None:
    world.order("materialise-risk", "R1", issue="I2")
    page = world.visitor().reads(f"{REGISTER}/R1")
    assert "This risk came true and is now issue I2." in page
    assert 'href="/programmes/shared-planning/issues/I2"' in page
    assert "not done when the risk came true" in page


def test_a_risk_without_a_score_is_not_said_to_have_none_to_fear(world: World) -> None:
    world.order("identify-risk", "R3", event="It rains", current={"impact": 4})
    page = world.visitor().reads(f"{REGISTER}/R3")
    assert "It is scored in part: likelihood not stated, impact 4." in page


def test_there_is_no_page_of_an_unknown_risk(world: World) -> None:
    assert world.visitor().opens(f"{REGISTER}/R99").status_code == 404


def test_in_the_past_nothing_can_be_changed(world: World) -> None:
    known = "2026-07-14T09:40:00+01:00"
    assert 'href="/programmes/shared-planning/new/risk"' in world.visitor().reads(REGISTER)
    assert "/new/" not in world.visitor().reads(REGISTER, known_at=known)
    assert "What you can do" not in world.visitor().reads(f"{REGISTER}/R1", known_at=known)


def test_the_map_says_how_many_risks_lie_where_and_leads_to_them(world: World) -> None:
    page = world.visitor().reads(REGISTER)
    assert "Map of the open risks" in page
    assert "Open risks by their current score" in page
    href = f"{REGISTER}?likelihood=3&amp;impact=4&amp;score=current&amp;nature=threat"
    assert f'<a class="govuk-link" href="{href}"><data itemprop="current" value="1">1</data>' in page


def test_a_risk_without_a_score_is_counted_beside_the_map(world: World) -> None:
    world.order("identify-risk", "R3", event="It rains")
    page = world.visitor().reads(REGISTER)
    on_the_map = '<data itemprop="placed" value="1">1</data>'
    beside_it = '<data itemprop="unscored" value="1">1</data>'
    assert page.index(on_the_map) < page.index(beside_it)


def test_without_any_score_there_is_a_sentence_instead_of_an_empty_map(world: World) -> None:
    world.order("close-risk", "R1", note="The steel came")
    world.order("identify-risk", "R3", event="It rains")
    page = world.visitor().reads(REGISTER)
    assert "No open risk has both a likelihood and an impact, so there is no map to draw." in page
    assert '<data itemprop="unscored" value="1">1</data>' in page


def test_the_places_of_a_limited_register_stay_limited(world: World) -> None:
    world.order(
        "identify-risk", "R2", event="A key person leaves", workstream="W1", target={"likelihood": 1, "impact": 2}
    )
    page = world.visitor().reads(REGISTER, workstream="W1")
    assert f"{REGISTER}?workstream=W1&amp;likelihood=1&amp;impact=2&amp;score=target" in page
