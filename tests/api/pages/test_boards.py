"""The pages about boards and the forward plan say first how often boards meet, and mark what papers say otherwise."""

from typing import Any

import pytest

from application.commands.catalogue import BY_NAME, CATALOGUE
from domain.actor import Role
from domain.refusals import DomainError
from tests.api.pages.world import World

BOARDS = "/programmes/shared-planning/boards"
PLAN = "/programmes/shared-planning/forward-plan"
ITEMS = "/programmes/shared-planning/forward-items"


@pytest.fixture
def governed(world: World) -> World:
    """A steering group under a cabinet that only advises, and what a paper says otherwise of its cycle."""
    cycle = {"as_written": "Monthly", "meetings_a_year": 12}
    world.order("constitute-board", "cabinet", name="Joint cabinet", level=2, mandate="advises", services=["Waste"])
    world.order("constitute-board", "steering", name="Steering group", level=1, cycle=cycle, reports_to="cabinet")
    world.order("change-board-seats", "steering", seats=[{"seat": "Director", "count": 3, "is_doubtful": True}])
    world.order("state-board-escalation", "cabinet", from_body="Steering group", by_exception=True)
    said = {"about": "cycle", "as_written": "quarterly basis", "meetings_a_year": 4}
    world.order("state-board-otherwise", "steering", **said)
    world.order("foresee-board-agenda", "steering", month=5, items=["Risks"], quarter=4, output="Annual report")
    return world


def test_the_list_marks_a_board_of_which_papers_say_otherwise(governed: World) -> None:
    page = governed.visitor().reads(BOARDS)
    assert "1 statement says otherwise" in page
    assert '<span itemprop="stated">quarterly basis</span>' in page
    assert '<span itemprop="seats_in_words">3 seats, 3 of them in doubt</span>' in page


def test_the_list_shows_the_way_up_and_that_its_end_takes_no_decisions(governed: World) -> None:
    page = governed.visitor().reads(BOARDS)
    assert '<data itemprop="by_exception" value="true">by exception only</data>' in page
    assert '<data itemprop="mandate" value="&#34;advises&#34;">advises, and takes no decisions</data>' in page


def test_a_count_shows_the_boards_it_counts(governed: World) -> None:
    page = governed.visitor().reads(BOARDS, only="disagreed")
    assert f'href="{BOARDS}/steering"' in page
    assert '<span itemprop="ref">cabinet</span>' not in page


def test_where_nobody_says_how_often_boards_meet_no_page_says_nought(world: World) -> None:
    world.order("constitute-board", "bridges", name="Bridges panel", level=3)
    page = world.visitor().reads("/programmes/shared-planning/boards")
    assert '<data itemprop="meetings_a_year" value="null">not stated</data>' in page
    assert "Level 3: Bridges panel; how often it meets is not stated." in page
    assert "0 meetings a year" not in page


def test_a_level_of_boards_that_are_only_proposed_says_so(governed: World) -> None:
    governed.order("constitute-board", "bridges", name="Bridges panel", level=3, stage="proposed")
    page = governed.visitor().reads(BOARDS)
    assert "Level 3: Bridges panel; it is only proposed." in page
    assert "no meetings a year" not in page


def test_a_board_of_which_no_mandate_is_stated_shows_the_decisions_it_took(world: World) -> None:
    for number in "12":
        world.order("constitute-board", f"B{number}", name=f"Bridges panel {number}")
    world.order("take-decision", "D9", text="Paint it", board="B1")
    world.order("take-decision", "D8", text="The ferry sails", board="B2", outcome="noted")
    listed = world.visitor().reads(BOARDS)
    assert "it took 1 decision<" in listed
    assert "it took 0" not in listed
    assert "Whether it decides is not stated; it took 1 decision." in world.visitor().reads(f"{BOARDS}/B1")
    assert "Whether it decides is not stated. " in world.visitor().reads(f"{BOARDS}/B2")


def test_a_board_that_does_not_say_how_far_it_has_come_is_not_said_to_be_at_work_for_sure(world: World) -> None:
    assert "at work, as far as is known" in world.visitor().reads(BOARDS)
    for board in ("joint", "leaders", "desk"):
        world.order("put-board-in-place", board)
    assert "at work, as far as is known" not in world.visitor().reads(BOARDS)


def test_the_list_can_be_taken_away(governed: World) -> None:
    taken = governed.visitor().opens(f"{BOARDS}.csv")
    assert taken.headers["content-type"].startswith("text/csv")
    assert "Steering group; 1 statement says otherwise,steering,1,not stated" in taken.text


def test_one_board_says_what_it_does_and_what_is_before_it(governed: World) -> None:
    page = governed.visitor().reads(f"{BOARDS}/steering")
    assert "How far this board has come is not stated. Whether it decides is not stated." in page
    assert "Its cycle: Monthly, 12 meetings a year. It reports to Joint cabinet." in page
    assert "Its agenda by month" in page
    assert '<span itemprop="quarter_in_words">Q4, January to March</span>' in page


def test_of_a_board_that_was_replaced_nobody_is_told_what_it_does(governed: World) -> None:
    governed.order("replace-board", "steering", note="The cabinets meet together.")
    page = governed.visitor().reads(f"{BOARDS}/steering")
    assert ">This board was replaced; it meets no more.</p>" in page


def test_a_reader_is_offered_no_order(governed: World) -> None:
    assert "What you can do" not in governed.visitor(Role.VIEWER).reads(f"{BOARDS}/steering")
    assert "What you can do" in governed.visitor().reads(f"{BOARDS}/steering")


EVERY_ORDER: dict[str, dict[str, Any]] = {  # Any: the JSON of an order
    "put-board-in-place": {},
    "change-board-seats": {"seats": [{"seat": "Councillor", "count": 3}]},
    "change-board-lead": {"lead_role": "Mayor"},
    "change-board-cycle": {"cycle": {"as_written": "Weekly"}},
    "change-board-reporting-line": {"reports_to": "leaders"},
    "change-board-remit": {"purposes": ["Build the bridge"]},
    "change-board-mandate": {"mandate": "decides"},
    "open-or-close-board": {"is_public": True},
    "fill-board-office": {"office": "Chair", "role": "Mayor"},
    "state-board-otherwise": {"about": "cycle", "as_written": "monthly"},
    "state-board-escalation": {"from_body": "Steelwork group"},
    "foresee-board-agenda": {"month": 6},
    "replace-board": {"note": "The bridge stands."},
}


@pytest.mark.parametrize(("stage", "replaced"), [(None, False), ("proposed", False), ("in-place", False), (None, True)])
def test_a_board_is_offered_what_it_takes_and_nothing_that_would_be_refused(
    world: World, stage: str | None, replaced: bool
) -> None:
    assert set(EVERY_ORDER) == {rule.name for rule in CATALOGUE if rule.kind == "board" and not rule.begins}
    for name, said in EVERY_ORDER.items():
        world.order("constitute-board", name, name=f"Bridges panel: {name}", stage=stage)
        if replaced:
            world.order("replace-board", name, note="The bridge stands.")
        page = world.visitor().reads(f"{BOARDS}/{name}")
        is_offered = f'href="{BOARDS}/{name}/{BY_NAME[name].path}"' in page
        assert is_offered == _is_taken(world, name, said), name


def _is_taken(world: World, order: str, said: dict[str, Any]) -> bool:  # Any: the JSON of an order
    try:
        world.order(order, order, **said)
    except DomainError:
        return False
    return True


def test_what_is_offered_says_what_it_does_to_a_stranger(governed: World) -> None:
    page = governed.visitor().reads(f"{BOARDS}/steering")
    assert "Record what another paper says of it" in page
    assert "Record who chairs it, or holds another office" in page
    assert "each with its source" in governed.visitor().reads(f"{BOARDS}/steering/stated-otherwise")


def test_the_plan_has_a_row_for_each_month_with_an_agenda(governed: World) -> None:
    page = governed.visitor().reads(PLAN)
    assert '<span itemprop="month_in_words">May</span>' in page
    assert '<span itemprop="outputs_in_words">Annual report</span>' in page


def test_a_month_says_who_has_no_agenda_rather_than_name_everybody(governed: World) -> None:
    governed.order("constitute-board", "members", name="Members")
    visitor = governed.visitor()
    assert '<span itemprop="with_agenda">Steering group</span>' in visitor.reads(PLAN)
    for board in ("cabinet", "members"):
        governed.order("foresee-board-agenda", board, month=5)
    assert '<span itemprop="with_agenda">all 3</span>' in visitor.reads(PLAN)
    for board in ("cabinet", "members"):
        governed.order("foresee-board-agenda", board, month=8)
    assert '<span itemprop="with_agenda">all but Steering group</span>' in visitor.reads(PLAN)


def test_an_item_says_first_where_papers_disagree(governed: World) -> None:
    governed.order("plan-forward-item", "report", title="Annual report")
    governed.order("state-timing", "report", as_written="June", months=[6])
    governed.order("state-timing", "report", as_written="March", months=[3])
    governed.order("list-route-step", "report", body="Scrutiny", only_for=["Planning"])
    page = governed.visitor().reads(f"{ITEMS}/report")
    assert "Papers disagree on when this comes: June; March. It comes before Scrutiny." in page
    governed.order("drop-forward-item", "report", note="Nobody reads it")
    assert "This comes round no more." in governed.visitor().reads(f"{ITEMS}/report")
