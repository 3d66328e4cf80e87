"""The first page of a programme says whether it is all right, what moved and what needs us."""

import re

import pytest

from domain.actor import Role
from tests.api.pages.world import World

HERE = "/programmes/shared-planning"
RED = {"rating": {"light": "red"}, "rationale": "Nobody builds", "path_to_green": "Somebody builds"}
LATER = {"forecast": "2026-09-15", "reason": "supplier", "note": "Steel arrived late"}


@pytest.fixture
def week_later(world: World) -> World:
    """A week after the report of 14 July."""
    world.clock.time = world.clock.time.replace(day=21)
    return world


def test_the_answer_says_how_it_stands_what_needs_us_and_what_moved(week_later: World) -> None:
    week_later.order("declare-rating", "programme:overall", **RED)
    week_later.order("change-forecast", "M1", **LATER)
    page = week_later.visitor().reads(HERE)
    assert "Overall it is Red, worse than Green, declared on 14 July 2026." in page
    assert "Since the report of 14 July 2026 1 light is worse and 1 date moved later." in page


def test_each_light_says_why_and_how_it_gets_back_to_green(week_later: World) -> None:
    week_later.order("declare-rating", "programme:budget", **RED)
    page = week_later.visitor().reads(HERE)
    assert '<p class="card__words" itemprop="rationale">Nobody builds</p>' in page
    assert '<span itemprop="path_to_green">Somebody builds</span>' in page
    assert f'href="{HERE}/rag/programme:budget"' in page


def test_what_moved_is_told_from_what_to_what(week_later: World) -> None:
    week_later.order("change-forecast", "M1", **LATER)
    page = week_later.visitor().reads(HERE)
    assert '<del class="change__from" itemprop="changed_from">1 September 2026</del>' in page
    assert '<ins class="change__to" itemprop="changed_to">15 September 2026</ins>' in page
    assert '<span itemprop="in_words">14 days later</span>' in page
    assert '<data itemprop="counts.forecasts_later" value="1">1 date moved later</data>' in page


def test_everything_that_moved_is_compared_from_the_day_that_the_page_names(week_later: World) -> None:
    visitor, since = week_later.visitor(), f"{HERE}/compare?from_as_at=2026-07-14"
    assert f'href="{since}"' in visitor.reads(HERE)
    assert 'name="from_as_at" value="14 July 2026"' in visitor.reads(since)


def test_out_of_what_was_known_then_that_alone_is_compared(week_later: World) -> None:
    known = "known_at=2026-07-20"
    page = week_later.visitor().reads(f"{HERE}?{known}")
    assert f'href="{HERE}/compare?{known}&amp;from_as_at=2026-07-14&amp;from_known_at=2026-07-20"' in page


def test_where_nothing_moved_it_says_so(week_later: World) -> None:
    assert "Since the report of 14 July 2026 nothing has changed." in week_later.visitor().reads(HERE)


def test_at_most_seven_things_that_need_attention_are_shown(week_later: World) -> None:
    for number in range(9):
        week_later.order("open-workstream", f"X{number}", name=f"Workstream {number}")
        week_later.order("declare-rating", f"workstream:X{number}:overall", **RED)
    page = week_later.visitor().reads(HERE)
    assert len(re.findall('itemprop="items"', page)) == 7
    assert f'href="{HERE}/attention"' in page


def test_the_plan_is_drawn_and_told_as_a_table(world: World) -> None:
    page = world.visitor().reads(HERE)
    assert "The plan of Shared planning on a page, as a table" in page
    assert "Open risks by their current score, as a table" in page


def test_of_many_milestones_those_nearest_to_the_day_are_drawn(world: World) -> None:
    for number in range(50):
        world.order("plan-milestone", f"N{number}", title=f"Team {number} moves", baseline=f"{2027 + number}-01-15")
    page = world.visitor().reads(HERE)
    assert "Drawn are the 14 milestones nearest to this day, of 53." in page
    assert "Bridge opens" in page
    assert "Team 40 moves" not in page


def test_what_comes_next_stands_with_its_slip(world: World) -> None:
    world.order("change-forecast", "M1", **LATER)
    page = world.visitor().reads(HERE)
    assert '<time itemprop="due" datetime="2026-08-01">1 August 2026</time>' in page
    assert '<span itemprop="slip_in_words">14 days later than first promised</span>' in page


def test_what_the_board_is_asked_is_said(world: World) -> None:
    world.order("escalate-issue", "I1", to="Programme board", note="It needs money")
    world.order("list-board-item", "H1", item="B1", issue="Which building?", comments="Two are offered")
    page = world.visitor().reads(HERE)
    assert '<span itemprop="escalated_to">Programme board</span>' in page
    assert '<span itemprop="issue">Which building?</span>' in page
    world.order("resolve-issue", "I1")
    assert "Programme board" not in world.visitor().reads(HERE)


def test_nobody_is_offered_what_they_may_not_do(world: World) -> None:
    assert "Update my milestones" in world.visitor().reads(HERE)
    assert "Update my milestones" not in world.visitor(Role.VIEWER).reads(HERE)
    assert "Update my milestones" not in world.visitor().reads(HERE, known_at="2026-07-14T09:40:00+01:00")


def test_an_unrated_programme_is_never_called_all_right(world: World) -> None:
    world.order("declare-rating", "programme:overall", rating={"light": "not-rated"}, rationale="Nobody looked")
    page = world.visitor().reads(HERE)
    assert "Overall it is Not rated" in page


def test_a_closed_programme_says_so(world: World) -> None:
    world.order("close-programme", "shared-planning")
    page = world.visitor().reads(HERE)
    assert 'class="answer answer--wide">The programme is closed.' in page


def test_a_programme_one_may_not_see_is_not_there(world: World) -> None:
    assert world.visitor(Role.VIEWER, "another").opens(HERE).status_code == 404


def test_what_sits_with_a_board_and_what_is_to_change_is_asked_of_the_board(world: World) -> None:
    world.order("constitute-board", "steering", name="Steering group")
    world.order("raise-issue", "I9", what="The ferry leaks")
    world.order("escalate-to-board", "issue:I9", to="steering", asked="A new ferry", note="Nobody can caulk it")
    world.order("request-change", "C9", what="Open in September", kind="other")
    page = world.visitor().reads(HERE)
    assert page.count('itemprop="issue">The ferry leaks</span>') == 1
    assert f'href="{HERE}/escalations/issue:I9"' in page
    assert '<span itemprop="escalated_to">Steering group</span>: <span itemprop="comments">A new ferry</span>' in page
    assert f'href="{HERE}/escalations/programme"' in page
    assert f'href="{HERE}/change-requests/C9"><span itemprop="issue">Open in September</span>' in page
