"""The portfolio says which programmes need us and what changed, a row each, and nothing of what one may not see."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.pages import portfolio
from application.commands.office import Instruction, carry_out
from application.commands.programmes import RegisterProgramme
from domain.actor import Actor, Grant, Role
from domain.entry import Address
from tests.api.pages.world import World

RED = {"rating": {"light": "red"}, "rationale": "Nobody builds", "path_to_green": "Somebody builds"}
HERE = "/programmes/shared-planning"


@pytest.fixture
def nothing_yet(tmp_path: Path) -> Iterator[World]:
    """A tracker without programmes."""
    made = World(tmp_path / "nothing.sqlite")
    yield made
    made.close()


def test_the_portfolio_says_first_how_the_programmes_stand(world: World) -> None:
    world.order("declare-rating", "programme:overall", **RED)
    assert "1 programme: 1 red." in world.visitor().reads("/")


def test_a_row_leads_to_the_programme_and_to_each_of_its_lights(world: World) -> None:
    page = world.visitor().reads("/")
    assert f'href="{HERE}"' in page
    assert f'href="{HERE}/rag/programme:overall"' in page
    assert f'href="{HERE}/attention"' in page


def test_a_row_says_what_moved_since_the_last_report(world: World) -> None:
    world.clock.time = world.clock.time.replace(day=21)
    world.order("declare-rating", "programme:overall", **RED)
    page = world.visitor().reads("/")
    assert '<span itemprop="since_in_words">since the report of 14 July 2026</span>' in page
    assert '<p class="programmes__words" itemprop="sentences">The overall rating went from Green to Red.</p>' in page


def test_a_row_says_what_comes_next_and_when_the_last_report_was(world: World) -> None:
    page = world.visitor().reads("/")
    assert '<time itemprop="due" datetime="2026-08-01">1 August 2026</time>' in page
    words = "No report was issued yet; that of 14 July 2026 is being drafted; when the next is due is not stated."
    assert f'<span itemprop="in_words">{words}</span>' in page


def test_of_a_programme_one_may_not_see_nothing_is_told_not_even_that_it_is_there(world: World) -> None:
    page = world.visitor(Role.VIEWER, "another").reads("/")
    assert "There is no programme yet." in page
    assert "Shared planning" not in page


def test_the_page_that_somebody_else_was_just_shown_is_shown_to_nobody_who_may_not_see_it(world: World) -> None:
    """Pages are kept, and nothing is recorded between these."""
    everything, nothing = world.visitor(), world.visitor(Role.VIEWER, "another")
    assert "Shared planning" in everything.reads("/")
    assert "Shared planning" not in nothing.reads("/")
    assert "Shared planning" in everything.reads("/")


def test_an_empty_portfolio_says_what_to_do(nothing_yet: World) -> None:
    page = nothing_yet.visitor(Role.ADMINISTRATOR).reads("/")
    assert 'href="/new/programme"' in page
    assert 'href="/import"' in page
    assert "Ask whoever runs the tracker" in nothing_yet.visitor(Role.VIEWER).reads("/")


def test_only_an_administrator_is_offered_to_register_a_programme(world: World) -> None:
    assert "Register a programme" in world.visitor(Role.ADMINISTRATOR).reads("/")
    assert "Register a programme" not in world.visitor().reads("/")


def test_in_the_past_nobody_is_offered_to_bring_a_file_in(world: World) -> None:
    world.clock.time = world.clock.time.replace(day=20)
    administrator = world.visitor(Role.ADMINISTRATOR)
    assert "Bring in a file" in administrator.reads("/").partition("<main")[2]
    assert "Bring in a file" not in administrator.reads("/", as_at="2026-07-15").partition("<main")[2]


def test_before_a_programme_was_registered_it_is_counted_apart(world: World) -> None:
    page = world.visitor(Role.ADMINISTRATOR).reads("/", as_at="2026-07-01")
    assert "There is no programme at this moment. 1 programme came into the record later." in page
    assert "Register" not in page


def test_a_long_portfolio_is_shown_page_by_page_with_counts_of_all(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portfolio, "MOST", 1)
    ferry = Instruction(RegisterProgramme(name="The ferry"), Address("ferry", "programme", "ferry"))
    carry_out([ferry], actor=Actor("Clerk", (Grant(Role.ADMINISTRATOR),)), office=world.tracker.office)
    visitor = world.visitor(Role.ADMINISTRATOR)
    first, last = visitor.reads("/"), visitor.reads("/?page=2")
    assert 'Programmes 1 to 1 of 2, neediest first. <a class="govuk-link" href="/?page=2" rel="next">' in first
    assert 'Programmes 2 to 2 of 2, neediest first. <a class="govuk-link" href="/?page=1" rel="prev">' in last
    assert first.count("programmes__one") == last.count("programmes__one") == 1
    assert "2 programmes: " in last
    for nowhere in ("7", "0", "-1", "x", "99999999"):
        assert visitor.reads(f"/?page={nowhere}").count("programmes__one") == 1


def test_an_answer_that_would_say_the_same_is_the_same_until_something_is_recorded(world: World) -> None:
    visitor = world.visitor()
    first = visitor.reads("/")
    assert visitor.reads("/") == first
    world.order("declare-rating", "programme:overall", **RED)
    assert visitor.reads("/") != first


def test_what_was_recorded_is_said_once_however_often_the_page_was_shown(world: World) -> None:
    visitor = world.visitor()
    assert visitor.reads("/") == visitor.reads("/?recorded=an-order-nobody-gave")
