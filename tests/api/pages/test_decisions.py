"""The pages about papers, recommendations, decisions and actions say first what is asked of them, and lead on."""

import re
from datetime import timedelta

import pytest

from tests.api.pages.world import World

AT = "/programmes/shared-planning"


def test_what_was_seen_is_one_link_from_the_decision_and_shows_the_record_of_then(world: World) -> None:
    world.order("plan-milestone", "M9", title="The river is bridged", baseline="2026-12-01")
    page = world.visitor().reads(f"{AT}/decisions/D2")
    (link,) = re.findall(r'href="([^"]*)">See the record as they had it before them', page)
    assert link.startswith(f"{AT}?as_at=2026-07-14&amp;up_to=")
    then = world.visitor().reads(link.replace("&amp;", "&"))
    assert "out of the entries up to" in then
    milestones = world.visitor().reads(link.replace("&amp;", "&").replace("?", "/milestones?"))
    assert "Bridge opens" in milestones
    assert "The river is bridged" not in milestones


def test_where_nothing_was_on_the_record_there_is_no_link_to_it(world: World) -> None:
    world.order("take-decision", "D9", text="The service is shared", bodies=["All"], taken_on="2020-03-01")
    page = world.visitor().reads(f"{AT}/decisions/D9")
    assert "See the record as they had it" not in page
    assert "Nothing was on the record then" in page


LONG = "That the second office is rented from the city. " + "The lease runs for ten years, as the clerk advised. " * 90
SHORT = "That the second office is rented from the city. The lease runs for ten years…"


@pytest.mark.parametrize(
    ("order", "place", "said"),
    [
        ("take-decision", "decisions", {"text": LONG, "bodies": ["All"]}),
        ("make-recommendation", "recommendations", {"text": LONG}),
        ("assign-action", "actions", {"what": LONG, "owner_role": "Clerk"}),
        ("request-change", "change-requests", {"what": LONG, "kind": "other"}),
    ],
)
def test_a_long_text_is_titled_by_its_first_words_and_stands_whole_below(
    world: World, order: str, place: str, said: dict[str, object]
) -> None:
    world.order(order, "X9", **said)
    page = world.visitor().reads(f"{AT}/{place}/X9")
    (heading,), (title,) = re.findall("<h1[^>]*>(.*?)</h1>", page), re.findall("<title>(.*?)</title>", page)
    assert heading == SHORT
    assert title.startswith(heading + " –")
    assert LONG.strip() in page


def test_a_long_text_is_neither_a_link_nor_a_choice_elsewhere(world: World) -> None:
    world.order("take-decision", "D8", text=LONG, bodies=["All"])
    world.order("take-decision", "D9", text="Painted it is", bodies=["All"])
    world.order("supersede-decision", "D9", by="D8")
    assert LONG.strip() not in world.visitor().reads(f"{AT}/decisions/D9").partition("History")[0]
    options = re.findall("<option[^>]*>(.*?)</option>", world.visitor().reads(f"{AT}/new/action"))
    assert f"{SHORT} (D8)" in options
    assert max(map(len, options)) < 120


def test_a_file_names_another_thing_in_full_where_the_page_has_no_room_for_it(world: World) -> None:
    world.order("take-decision", "D8", text=LONG, bodies=["All"])
    world.order("assign-action", "A8", what="Paint it", owner_role="Clerk", decision="D8")
    world.order("identify-risk", "R8", event=LONG)
    world.order("materialise-risk", "R8", issue="I8", what="The rent is due")
    for place, ref in (("actions", "D8"), ("issues", "R8")):
        assert LONG.strip() in world.visitor().opens(f"{AT}/{place}.csv").text
        page = world.visitor().reads(f"{AT}/{place}")
        assert LONG.strip() not in page
        assert re.search(rf"{ref}[^>]*><data [^>]*>{SHORT}<", page)


def test_the_list_of_decisions_says_who_took_each_at_which_meeting(world: World) -> None:
    page = world.visitor().reads(f"{AT}/decisions")
    assert "2 decisions were taken, the latest on 14 July 2026." in page
    assert re.search(rf'href="{AT}/meetings/G1"><data [^>]*>14 July 2026<', page)
    assert "Joint board" in page
    assert "Both councils" in page


def test_what_was_superseded_is_counted_and_chosen_among_those_superseded_alone(world: World) -> None:
    before = world.visitor().opens(f"{AT}/decisions.csv", only="agreed").text.count("\n")
    for ref in ("D8", "D9"):
        world.order("take-decision", ref, text=f"Paint it {ref}", bodies=["All"])
    world.order("supersede-decision", "D8", by="D9")
    agreed = world.visitor().opens(f"{AT}/decisions.csv", only="agreed").text
    assert ("Paint it D8" in agreed, "Paint it D9" in agreed) == (False, True)
    assert agreed.count("\n") == before + 1
    assert "Paint it D8" in world.visitor().opens(f"{AT}/decisions.csv", only="superseded").text


def test_from_a_meeting_that_was_held_a_decision_of_it_is_recorded(world: World) -> None:
    page = world.visitor().reads(f"{AT}/meetings/G1")
    assert f'href="{AT}/new/decision?meeting=G1"' in page
    assert re.search(r'<option value="G1"[^>]* selected', world.visitor().reads(f"{AT}/new/decision?meeting=G1"))


@pytest.mark.parametrize("place", ["decisions", "recommendations", "papers", "actions"])
def test_each_list_leads_to_the_others_and_can_be_taken_away(world: World, place: str) -> None:
    page = world.visitor().reads(f"{AT}/{place}")
    others = {"decisions", "recommendations", "papers", "actions"}
    assert all(f'href="{AT}/{other}"' in page for other in others)
    assert world.visitor().opens(f"{AT}/{place}.csv").status_code == 200


@pytest.mark.parametrize("place", ["decisions", "recommendations", "papers", "actions"])
def test_an_unknown_thing_and_an_unknown_choice_are_refused_with_a_sentence(world: World, place: str) -> None:
    assert world.visitor().opens(f"{AT}/{place}/X9").status_code == 404
    assert world.visitor().opens(f"{AT}/{place}", only="best").status_code == 422


def test_a_recommendation_says_who_asks_what_and_leads_to_what_was_decided(world: World) -> None:
    world.order("make-recommendation", "R2", text="Buy it", made_by="Officers", ask="recommend-on", asked_of=["City"])
    world.order("take-decision", "D9", text="Bought it is", board="joint", recommendations=["R2"])
    page = world.visitor().reads(f"{AT}/recommendations/R2")
    assert "Officers recommended this; what is asked of City is recommend on. It is agreed, 14 July 2026." in page
    assert f'href="{AT}/decisions/D9"' in page


def test_what_is_supported_has_a_table_of_its_own(world: World) -> None:
    world.order("make-recommendation", "R2", text="Paint it", weight="supported")
    page = world.visitor().reads(f"{AT}/recommendations")
    assert page.index("Rent a second office") < page.index(">Supported<") < page.index("Paint it")
    assert "Paint it" in world.visitor().opens(f"{AT}/recommendations.csv").text


def test_the_page_of_a_paper_says_area_by_area_what_it_means_and_what_members_were_told(world: World) -> None:
    world.order("state-implication", "P1", area="Equality", has_none=True)
    world.order("state-implication", "P1", area="Climate", number="5.6")
    world.order("answer-question", "P1", topic="Rent", question="Who pays?", answer="Both do.", answered_by="Clerk")
    page = world.visitor().reads(f"{AT}/papers/P1")
    assert "Agreed, 14 July 2026." in page
    assert re.search(r"Equality.*?none.*?Climate.*?not stated", page, re.DOTALL)
    assert all(words in page for words in ("Who pays?", "Both do.", "Clerk"))


def test_a_late_action_comes_first_and_says_how_late_it_is(world: World) -> None:
    world.order("assign-action", "A9", what="Sweep the yard", owner_role="Front desk", due="2026-07-15")
    world.clock.time += timedelta(days=5)
    page = world.visitor().reads(f"{AT}/actions")
    assert "2 actions are open; 1 of them is late." in page
    assert page.index("Sweep the yard") < page.index("Find a second office")
    assert "This action is open and 4 days late. Owner: Front desk. Due: 15 July 2026." in world.visitor().reads(
        f"{AT}/actions/A9"
    )


def test_actions_known_by_their_number_stand_apart(world: World) -> None:
    world.order("count-actions", "G1", count=13, frequency="monthly")
    page = world.visitor().reads(f"{AT}/actions")
    assert "13 more are known by their number only." in page
    assert "Actions known by their number only" in page
