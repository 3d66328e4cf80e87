"""Whoever remembers only a word finds where it is spoken of, in the programmes they may see and in no other."""

from api.bootstrap import Tracker
from application.commands.catalogue import BY_NAME
from application.commands.office import Instruction, carry_out
from domain.actor import Role
from domain.entry import Address
from tests.api.pages.world import CLERK, World

HARBOUR = "harbour-renewal"


def harbour_renewal(tracker: Tracker) -> None:
    """A programme beside the shared planning service, in which steel is spoken of as well."""
    said = (
        ("register-programme", HARBOUR, {"name": "Harbour renewal"}),
        ("identify-risk", "R7", {"event": "No steel for the harbour"}),
    )
    for order, ref, body in said:
        rule = BY_NAME[order]
        given = Instruction(rule.order.model_validate(body), Address(HARBOUR, rule.kind, ref))
        carry_out([given], actor=CLERK, office=tracker.office)


def test_the_words_that_were_looked_for_are_marked(world: World) -> None:
    page = world.visitor().reads("/search", q="STE arr")
    assert "1 thing speaks of “STE arr”." in page
    assert "<mark>Ste</mark>el <mark>arr</mark>ives" in page
    assert 'href="/programmes/shared-planning/milestones/M2"' in page


def test_what_is_said_elsewhere_than_in_a_title_names_its_field(world: World) -> None:
    page = world.visitor().reads("/search", q="order early")
    assert '<span itemprop="label">Mitigation</span>: <span itemprop="snippet"><mark>Order</mark>' in page


def test_what_was_found_stands_by_programme(world: World) -> None:
    harbour_renewal(world.tracker)
    page = world.visitor().reads("/search", q="steel")
    assert '<data itemprop="total" value="3">3</data>' in page
    assert "Shared planning</a>: 2 things" in page
    assert "Harbour renewal</a>: 1 thing<" in page


def test_a_programme_one_may_not_see_is_neither_found_nor_counted(world: World) -> None:
    harbour_renewal(world.tracker)
    page = world.visitor(Role.AUDITOR, "shared-planning").reads("/search", q="steel")
    assert '<data itemprop="total" value="2">2</data>' in page
    assert "arbour" not in page
    assert "Nothing speaks of “harbour”." in world.visitor(Role.AUDITOR, "shared-planning").reads(
        "/search", q="harbour"
    )


def test_the_people_of_the_tracker_are_not_searched(world: World) -> None:
    visitor = world.visitor(Role.ADMINISTRATOR)
    assert "Nothing speaks of “administrator”." in visitor.reads("/search", q="administrator")


def test_nothing_asked_for_is_told_what_to_write(world: World) -> None:
    for words in ("", "   "):
        page = world.visitor().reads("/search", q=words)
        assert "Write what to look for: a word, the beginning of one, or a reference such as M4." in page
        assert "Nothing was asked for" not in page


def test_a_single_letter_is_told_that_it_is_too_short(world: World) -> None:
    assert "Write two letters or more to search all words." in world.visitor().reads("/search", q="a")


def test_what_was_asked_for_stands_in_the_field_again(world: World) -> None:
    page = world.visitor().reads("/search", q='"><b>x')
    assert 'value="&#34;&gt;&lt;b&gt;x"' in page
    assert "<b>x" not in page


def test_the_past_is_searched_as_it_was(world: World) -> None:
    world.clock.time = world.clock.time.replace(month=8)
    visitor = world.visitor()
    world.order("raise-issue", "I9", what="The lift is broken")
    assert "1 thing speaks" in visitor.reads("/search", q="lift")
    page = visitor.reads("/search", q="lift", as_at="2026-07-20")
    assert "Nothing speaks of “lift”." in page
    assert "as they were at the moment you are looking at" in page


def test_the_field_at_the_top_of_every_page_keeps_the_moment(world: World) -> None:
    world.clock.time = world.clock.time.replace(month=8)
    visitor = world.visitor()
    page = visitor.reads("/programmes/shared-planning/milestones", as_at="2026-07-20")
    assert 'id="search-everywhere" name="q"' in page
    head = page.partition('<form class="top__search"')[2].partition("</form>")[0]
    assert '<input type="hidden" name="as_at" value="2026-07-20">' in head
    assert 'href="/programmes/shared-planning/milestones/M2?as_at=2026-07-20"' in visitor.reads(
        "/search", q="steel", as_at="2026-07-20"
    )


def test_nobody_searches_without_signing_in(world: World) -> None:
    assert world.nobody.client.get("/search", follow_redirects=False).headers["location"] == "/sign-in?next=%2Fsearch"


def test_more_than_fit_are_counted_and_can_be_shown(world: World) -> None:
    for number in range(60):
        world.order("identify-risk", f"L{number}", event=f"The lighthouse goes out, case {number}")
    page = world.visitor().reads("/search", q="lighthouse")
    assert "60 things speak of “lighthouse”." in page
    assert "The best 50 are shown." in page
    assert page.count('itemprop="hits"') == 50
    everything = world.visitor().reads("/search", q="lighthouse", all="yes")
    assert everything.count('itemprop="hits"') == 60
    assert "are shown." not in everything
