"""The pages about issues say what has happened, how bad it is, and who deals with it."""

from tests.api.pages.world import World

LIST = "/programmes/shared-planning/issues"


def test_the_list_says_first_how_many_are_open_and_how_bad_they_are(world: World) -> None:
    world.order("raise-issue", "I2", what="The lift is broken", severity="critical", responsible="The landlord")
    page = world.visitor().reads(LIST)
    assert "2 issues are open. 1 is critical. For 1 of those open nobody is stated as responsible." in page
    assert '<data itemprop="open" value="2">2</data>' in page


def test_severity_is_sorted_by_how_bad_it_is(world: World) -> None:
    world.order("raise-issue", "I2", what="The lift is broken", severity="critical")
    world.order("raise-issue", "I3", what="A bulb is broken", severity="low")
    page = world.visitor().reads(LIST, sort="-severity")
    told = [page.index(what) for what in ("The lift is broken", "A bulb is broken", "Nobody answers the telephone")]
    assert told == sorted(told)


def test_a_count_shows_what_it_counts(world: World) -> None:
    world.order("raise-issue", "I2", what="The lift is broken", responsible="The landlord")
    page = world.visitor().reads(LIST, only="unassigned")
    assert "Nobody answers the telephone" in page
    assert "The lift is broken" not in page
    assert world.visitor().opens(LIST, only="worst").status_code == 422


def test_where_nothing_was_raised_the_list_says_what_would_be_in_it(world: World) -> None:
    page = world.visitor().reads(LIST, workstream="W1")
    assert "No issue has been raised." in page
    assert "Here would be what has happened and has to be dealt with" in page
    assert 'href="/programmes/shared-planning/new/issue"' in page


def test_an_unknown_workstream_is_refused_with_a_sentence(world: World) -> None:
    answer = world.visitor().opens(LIST, workstream="W9")
    assert answer.status_code == 404
    assert "W9" in answer.text


def test_the_list_can_be_taken_away(world: World) -> None:
    answer = world.visitor().opens(f"{LIST}.csv")
    assert "Nobody answers the telephone,I1,open" in answer.text


def test_an_open_issue_says_for_how_long_and_whose_it_is(world: World) -> None:
    page = world.visitor().reads(f"{LIST}/I1")
    assert "This issue has been open since 14 July 2026; its severity is not stated." in page
    assert "Nobody is stated as responsible." in page
    assert f'href="{LIST}/I1/resolve"' in page


def test_a_resolved_issue_says_when_and_with_what_outcome(world: World) -> None:
    world.order("resolve-issue", "I1", resolved_on="2026-07-10", outcome="A clerk answers it")
    page = world.visitor().reads(f"{LIST}/I1")
    assert "This issue was resolved on 10 July 2026. Outcome: A clerk answers it" in page


def test_an_issue_that_was_a_risk_shows_what_was_left_undone(world: World) -> None:
    world.order("materialise-risk", "R1", issue="I2")
    page = world.visitor().reads(f"{LIST}/I2")
    assert 'href="/programmes/shared-planning/risks/R1"' in page
    assert "Actions against the risk that were not done when it came true" in page
    assert "Order early" in page
