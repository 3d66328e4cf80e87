"""Whoever may read what is exempt is told by every page of it that others may not, and on what ground."""

from datetime import timedelta

import pytest

from domain.actor import Role
from tests.api.pages.html import parsed, words_of
from tests.api.pages.world import Visitor, World

PROGRAMME = "/programmes/shared-planning"
MEETING = f"{PROGRAMME}/meetings/G5"
EXEMPT = {
    "paragraphs": [3],
    "public_interest": "Bidders would know what we can pay",
    "officer_role": "Monitoring officer",
    "review_on": "2027-01-31",
}


@pytest.fixture
def boards(world: World) -> World:
    """A meeting to come with a paper in Part II and one that nothing is said of."""
    world.order("submit-paper", "P5", title="The offer")
    world.order("make-recommendation", "RC5", text="Take the offer", paper="P5")
    world.order("make-recommendation", "RC6", text="Build a tower")
    world.order("schedule-meeting", "G5", board="joint", on="2026-11-10")
    world.order("list-agenda-item", "G5", item="1", number="1", title="The offer", paper="P5", part="II")
    world.order("list-agenda-item", "G5", item="2", number="2", title="The tower", part="II")
    return world


def reader(world: World) -> Visitor:
    """Somebody who may read what is exempt."""
    return world.visitor(Role.EXEMPT_READER)


def said(visitor: Visitor, address: str, **asked: str) -> str:
    """The words of a page."""
    return words_of(parsed(visitor.reads(address, **asked)))


def test_a_thing_that_is_exempt_says_so_with_its_ground(boards: World) -> None:
    boards.order("exempt-item", "paper:P5", **EXEMPT)
    page = said(reader(boards), f"{PROGRAMME}/papers/P5")
    assert "Exempt from publication. Exempt: paragraph 3 of Schedule 12A." in page
    assert "You see it because you may read exempt items. Why it is exempt" in page


def test_what_is_kept_back_with_another_thing_says_so_too(boards: World) -> None:
    boards.order("exempt-item", "paper:P5", **EXEMPT)
    page = said(reader(boards), f"{PROGRAMME}/recommendations/RC5")
    assert "Not open to the public: it tells of something that is exempt. You see it because" in page
    assert "Not open to the public" not in said(reader(boards), f"{PROGRAMME}/recommendations/RC6")


def test_a_day_before_it_was_exempt_says_that_it_is_now(boards: World) -> None:
    before = boards.clock.time
    boards.clock.time += timedelta(minutes=5)
    boards.order("exempt-item", "paper:P5", **EXEMPT)
    page = said(reader(boards), f"{PROGRAMME}/papers/P5", known_at=before.isoformat())
    assert "Exempt from publication now. You see it because you may read exempt items." in page


def test_nobody_is_told_that_they_may_read_exempt_items_who_may_not(boards: World) -> None:
    boards.order("exempt-item", "paper:P5", **EXEMPT)
    then = boards.clock.time
    boards.clock.time += timedelta(minutes=5)
    boards.order("lift-exemption", "paper:P5", note="The contract is signed")
    page = said(boards.visitor(), f"{PROGRAMME}/papers/P5", known_at=then.isoformat())
    assert "Exempt from publication." in page
    assert "That has ended since" in page
    assert "You see it because" not in page


def test_an_agenda_says_of_each_item_whether_the_public_reads_it(boards: World) -> None:
    boards.order("exempt-item", "paper:P5", **EXEMPT)
    page = said(reader(boards), MEETING)
    assert "The offer not stated not stated kept back with its paper" in page
    assert "The tower no paper not stated not stated not exempt: shown to everybody" in page


def test_an_item_of_part_ii_is_offered_with_its_paper_which_is_open_until_it_is_exempt_itself(boards: World) -> None:
    manager, page = boards.visitor(), said(boards.visitor(), MEETING)
    assert "Exempt item 1 from publication" in page
    assert "Exempt the paper of item 1 from publication" in page
    boards.order("exempt-item", "paper:P5", **EXEMPT)
    assert "Exempt the paper of item 1" not in said(manager, MEETING)


def test_the_form_names_the_item_and_calls_nothing_optional_that_has_to_be_said(boards: World) -> None:
    page = said(boards.visitor(), f"{PROGRAMME}/exemptions/paper:P5/exempt")
    assert "Exempt paper “The offer” from publication" in page
    assert "Day by which it is looked at again For example, 27 March 2026" in page
    assert "Number of the item, where that is public (optional)" in page


def test_of_an_item_that_is_withheld_nobody_is_told_that_it_had_no_paper(boards: World) -> None:
    boards.order("exempt-item", "agenda-item:G5:1", number="1", title="An offer", **EXEMPT)
    assert "An offer not shown not shown not shown Exempt: paragraph 3" in said(boards.visitor(), MEETING)
    assert "The offer The offer not stated not stated Exempt: paragraph 3" in said(reader(boards), MEETING)
    pack = said(boards.visitor(), f"{MEETING}/pack")
    assert "An offer (Exempt: paragraph 3) 1 not shown not shown not shown" in pack
    assert "The tower 2 no paper not stated not stated" in pack
    assert "The offer 1 The offer not stated not stated" in said(reader(boards), f"{MEETING}/pack")
