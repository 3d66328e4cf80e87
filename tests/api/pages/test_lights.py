"""The board shows every light and how it came there; each leads to a page that explains it, now or on another day."""

import re

from tests.api.pages.world import World

BOARD = "/programmes/shared-planning/rag"
OVERALL = f"{BOARD}/programme:overall"
AMBER = {"rating": {"light": "amber"}, "rationale": "Steel is late", "path_to_green": "Another supplier by Monday"}


def test_the_board_says_first_how_everything_stands(world: World) -> None:
    page = world.visitor().reads(BOARD)
    assert "1 green. 2 things are not rated." in page
    assert '<span class="light light--green" itemprop="rating.in_words">Green</span>' in page


def test_every_light_leads_to_its_explanation(world: World) -> None:
    world.order("declare-rating", "workstream:W1:overall", **AMBER)
    page = world.visitor().reads(BOARD)
    assert f'href="{OVERALL}"' in page
    assert f'href="{BOARD}/workstream:W1:overall"' in page


def test_the_board_can_be_limited_to_a_workstream(world: World) -> None:
    page = world.visitor().reads(BOARD, workstream="W1")
    assert "with the workstreams inside it" in page
    assert f'href="{OVERALL}"' not in page
    assert world.visitor().opens(BOARD, workstream="W9").status_code == 404


def test_the_board_can_be_taken_away(world: World) -> None:
    answer = world.visitor().opens(f"{BOARD}.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "Shared planning,Overall,Green" in answer.text


def test_each_cell_of_the_strip_leads_to_the_light_at_that_periods_end(world: World) -> None:
    world.order("set-cadence", "shared-planning", cadence={"every_days": 7})
    world.order("declare-rating", "programme:budget", **AMBER)
    page = world.visitor().reads(BOARD)
    addresses = re.findall(r'<a href="(/programmes/shared-planning/rag/[^"]+)"><title>', page)
    assert f"{BOARD}/programme:budget" in addresses
    for address in addresses:
        world.visitor().reads(address.replace("&amp;", "&"))


def test_a_light_says_who_declared_it_when_and_why(world: World) -> None:
    world.order("declare-rating", "programme:overall", **AMBER)
    page = world.visitor().reads(OVERALL)
    assert "Amber, declared by the clerk on 14 July 2026: Steel is late." in page
    assert '<p class="govuk-body" itemprop="path_to_green">Another supplier by Monday</p>' in page
    assert '<span itemprop="trend_in_words">worse than Green, declared on 14 July 2026</span>' in page


def test_a_light_shows_every_milestone_the_plan_weighed_and_the_difference(world: World) -> None:
    late = {"forecast": "2026-10-15", "reason": "supplier", "note": "Steel arrived late"}
    world.order("change-forecast", "M1", **late)
    page = world.visitor().reads(OVERALL)
    assert "Green is declared, better than the plan suggests: Red." in page
    assert '<data itemprop="slip_in_working_days" value="32">32</data>' in page
    assert '<span itemprop="rule_in_words">Slips beyond tolerance</span>' in page
    assert "Steel arrives" in page


def test_of_a_dimension_the_plan_has_no_say_in_it_says_so(world: World) -> None:
    world.order("declare-rating", "programme:budget", **AMBER)
    page = world.visitor().reads(f"{BOARD}/programme:budget")
    assert "The plan has no say in budget: it is for people alone to judge." in page


def test_a_light_that_is_missed_says_that_nobody_declared_it(world: World) -> None:
    page = world.visitor().reads(f"{BOARD}/workstream:W1:overall")
    assert "Not rated: nobody has declared this rating." in page
    assert "Overall light of “People”" in page


def test_before_its_first_declaration_a_light_was_not_rated(world: World) -> None:
    world.order("open-workstream", "W7", name="Money", effective_on="2026-07-14")
    world.clock.time = world.clock.time.replace(day=20)
    world.order("declare-rating", "programme:budget", **AMBER)
    page = world.visitor().reads(f"{BOARD}/programme:budget", as_at="2026-07-16")
    assert "Not rated: nobody had declared this light by" in page
    assert "It was declared for the first time on" in page


def test_a_light_nobody_ever_declared_or_missed_is_not_there(world: World) -> None:
    assert world.visitor().opens(f"{BOARD}/programme:budget").status_code == 404
    assert world.visitor().opens(f"{BOARD}/nonsense").status_code == 404


def test_in_the_past_no_light_can_be_declared(world: World) -> None:
    known = "2026-07-14T09:40:00+01:00"
    assert "Declare" in world.visitor().reads(OVERALL).split("What you can do")[1].split("</nav>")[0]
    assert "What you can do" not in world.visitor().reads(OVERALL, known_at=known)
