"""The pages about board packs: a draft until one is frozen, then what was frozen under its seal, on one print."""

import re
from datetime import timedelta
from html import unescape

from domain.actor import Role
from tests.api.pages.world import World

AT = "/programmes/shared-planning"
G1, G2 = f"{AT}/meetings/G1", f"{AT}/meetings/G2"


def test_before_it_is_frozen_the_page_says_so_and_offers_to_freeze_it(world: World) -> None:
    page = world.visitor().reads(f"{G2}/pack")
    assert "No pack is frozen yet. This is what one would say now." in page
    assert f'href="{G2}/freeze-pack">Freeze the pack</a>' in page
    assert "seal-title" not in page
    assert f'href="{G2}/freeze-pack"' not in world.visitor(Role.AUDITOR).reads(f"{G2}/pack")


def test_a_draft_for_a_meeting_whose_day_has_gone_by_says_of_which_day_it_tells_and_leads_to_that_of_then(
    world: World,
) -> None:
    world.order("schedule-meeting", "G7", board="joint", on="2026-07-16")
    world.clock.time += timedelta(days=7)
    page = world.visitor().reads(f"{AT}/meetings/G7/pack")
    assert ">What a pack would say as at 21 July 2026, for Joint board, 16 July 2026</h1>" in page
    assert "What stands below is the record as at 21 July 2026, not as at the meeting." in page
    (way,) = re.findall(r'href="([^"]*)">See what a pack would have said as at 16 July 2026<', page)
    then = world.visitor().reads(unescape(way))
    assert ">Pack for Joint board, 16 July 2026</h1>" in then
    assert "See what a pack would have said" not in then


def test_a_draft_for_a_meeting_that_was_called_after_its_day_leads_to_no_day_without_it(world: World) -> None:
    world.clock.time += timedelta(days=7)
    world.order("schedule-meeting", "G7", board="joint", on="2026-07-16", effective_on="2026-07-21")
    page = world.visitor().reads(f"{AT}/meetings/G7/pack")
    assert "not as at the meeting." in page
    assert "See what a pack would have said" not in page


def test_freezing_leads_to_a_meeting_that_tells_of_it(world: World) -> None:
    world.order("freeze-pack", "G2")
    page = world.visitor().reads(G2)
    assert "What the board saw at this meeting" in page
    assert f'href="{G2}/pack?frozen=1"' in page
    assert "Pack 1 of 1, frozen on 14 July 2026" in page


def test_a_frozen_pack_shows_its_seal_in_words_and_as_a_code(world: World) -> None:
    page = world.visitor().reads(f"{G1}/pack")
    assert "It matches its seal." in page
    assert 'class="qr"' in page
    assert f'href="{G1}/pack/content.json?frozen=1"' in page
    assert "<script" not in page


def test_its_content_can_be_taken_away_and_has_the_digest_of_the_seal(world: World) -> None:
    answer = world.visitor().opens(f"{G1}/pack/content.json")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="shared-planning-G1-pack.json"'
    assert answer.json()["meeting"]["ref"] == "G1"
    assert world.visitor().opens(f"{G2}/pack/content.json").status_code == 404


def test_what_was_recorded_since_is_counted_and_one_link_away(world: World) -> None:
    world.order("plan-milestone", "M9", title="The river is bridged", baseline="2026-12-01")
    page = world.visitor().reads(f"{G1}/pack")
    assert re.search(r"Since then [0-9]+ entries were recorded of the programme\.", page)
    (way,) = re.findall(r'href="([^"]*)">See what changed', page)
    compared = world.visitor().reads(unescape(way))
    assert "The river is bridged" in compared


def test_its_rows_lead_to_the_record_that_it_was_made_from(world: World) -> None:
    page = unescape(world.visitor().reads(f"{G1}/pack"))
    (way,) = set(re.findall(rf'href="({AT}/papers/P1[^"]*)"', page))
    assert re.fullmatch(rf"{AT}/papers/P1\?as_at=2026-07-14&up_to=[0-9]+", way)
    assert world.visitor().opens(way).status_code == 200


def test_what_another_pack_would_say_can_be_looked_at_before_it_is_frozen(world: World) -> None:
    world.order("freeze-pack", "G2")
    world.order("list-agenda-item", "G2", item="2", title="Where the desks go")
    page = world.visitor().reads(f"{G2}/pack")
    assert "Where the desks go" not in page
    assert f'href="{G2}/pack?frozen=0"' in page
    assert "Where the desks go" in world.visitor().reads(f"{G2}/pack", frozen="0")


def test_a_gate_that_waits_for_the_board_comes_with_what_it_asks_on_the_page_and_in_files(world: World) -> None:
    world.order("plan-phase", "P7", name="The move", gate_criteria=["The lift works", "The lease is signed"])
    world.order("set-gate", "P7", gate_criteria=["The lift works", "The lease is signed"], held_by="joint")
    world.order("give-gate-evidence", "P7", criterion="1", standing="met", evidence="The engineer's certificate")
    page = unescape(world.visitor().reads(f"{G2}/pack"))
    assert "What the gates ask, and what was shown of it" in page
    assert page.index("The engineer's certificate") < page.rindex("no evidence")
    assert f'href="{G2}/pack/criteria.csv"' in page
    assert f'href="{G2}/pack/asked.csv"' in page
    assert '<data itemprop="kind" value=""phase"">gate</data>' in page
    asked, criteria = (world.visitor().opens(f"{G2}/pack/{name}.csv").text for name in ("asked", "criteria"))
    assert "The gate of The move" in asked
    assert "The lease is signed,not stated,no evidence" in criteria


def test_where_nothing_is_asked_of_the_board_no_file_of_it_is_offered(world: World) -> None:
    world.order("constitute-board", "bridges", name="Bridges panel", stage="in-place")
    world.order("schedule-meeting", "B1", board="bridges", on="2026-08-04")
    page = world.visitor().reads(f"{AT}/meetings/B1/pack")
    assert "No decision is asked for." in page
    assert "asked.csv" not in page


def test_a_pack_that_is_none_is_refused_with_a_sentence(world: World) -> None:
    assert "There is no pack 7 of the meeting of 14 July 2026" in world.visitor().opens(f"{G1}/pack", frozen="7").text
    assert world.visitor().opens(f"{G1}/pack", frozen="best").status_code == 422
    assert world.visitor().opens(f"{AT}/meetings/G77/pack").status_code == 404


def test_it_prints_as_one_paper_without_what_is_only_for_the_screen(world: World) -> None:
    page = world.visitor().reads(f"{G1}/pack")
    assert page.count('<article class="report"') == 1
    assert re.findall(r'id="[a-z]+-title">([1-6])\.', page) == list("123456")
    for offered in ("Take the sealed content away", "What another pack would say now"):
        before, found, _ = world.visitor().reads(f"{G1}/pack").partition(offered)
        assert not found or "screen-only" in re.split("<p |<ul ", before)[-1]


def test_a_decision_leads_to_the_pack_it_was_taken_on(world: World) -> None:
    page = world.visitor().reads(f"{AT}/decisions/D1")
    assert f'href="{G1}/pack?frozen=1">See the pack that they had before them' in page


def test_the_list_says_of_each_meeting_what_its_board_had_before_it(world: World) -> None:
    page = world.visitor(Role.AUDITOR).reads(f"{AT}/packs")
    assert "1 of 1 meeting has a pack. The pack is what was frozen." in page
    assert f'href="{G1}/pack"' in page
    assert "It is what was frozen" in page
    assert "What it showed green, with hindsight" in page
    assert "light was shown green" in page
    assert "Pack 1 of 1" in world.visitor().opens(f"{AT}/packs.csv").text
