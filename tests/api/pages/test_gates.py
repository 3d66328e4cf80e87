"""The pages of gates say which phase may start, what each gate asks and was shown, and which conditions are open."""

from tests.api.pages.html import parsed, words_of
from tests.api.pages.world import World

GATES = "/programmes/shared-planning/gates"
PHASE = "/programmes/shared-planning/phases/P4"


def two_phases(world: World) -> None:
    world.order("plan-phase", "P4", name="Mobilise", number=4, gate_criteria=["The board agrees"])
    world.order("plan-phase", "P5", name="Deploy", number=5, follows="P4")


def test_the_list_says_first_what_waits_for_which_gate(world: World) -> None:
    two_phases(world)
    page = world.visitor().reads(GATES)
    assert "Deploy waits for the gate of Mobilise." in page
    assert "waits for the gate of Mobilise: no review of it is recorded" in page
    assert "The programme holds phases at gates" not in page
    assert 'href="/programmes/shared-planning/phases"' in page


def test_nothing_shown_is_no_evidence_and_not_stated(world: World) -> None:
    two_phases(world)
    page = world.visitor().reads(PHASE)
    assert '<span itemprop="criterion">The board agrees</span>' in page
    assert "no evidence" in page
    assert "No review of it is recorded." in page


def test_evidence_and_conditions_stand_on_the_page_of_the_phase(world: World) -> None:
    two_phases(world)
    conditions = [{"text": "Hire a clerk", "due": "2026-12-31", "owner_role": "Head of people"}]
    said = {"outcome": "proceed-with-conditions", "board": "Joint board", "dated_conditions": conditions}
    world.order("review-gate", "P4", **said)
    world.order("give-gate-evidence", "P4", criterion="1", standing="met", evidence="The minutes of June")
    page = world.visitor().reads(PHASE)
    for words in ("The minutes of June", "Hire a clerk", "31 December 2026", "Head of people", "not met yet"):
        assert words in page
    assert "may start; the gate of Mobilise let it through; 1 condition is open" in world.visitor().reads(GATES)


def test_a_board_and_a_meeting_show_the_gates_that_come_before_them(world: World) -> None:
    two_phases(world)
    world.order("constitute-board", "cabinets", name="Both cabinets")
    world.order("schedule-meeting", "CAB1", board="cabinets", on="2026-12-14")
    world.order("set-gate", "P4", gate_criteria=["The board agrees"], held_by="cabinets", gate_meeting="CAB1")
    assert "Gates that it holds" in world.visitor().reads("/programmes/shared-planning/boards/cabinets")
    page = world.visitor().reads("/programmes/shared-planning/meetings/CAB1")
    assert "Gates that come before it" in page
    assert "not decided" in page


def test_a_phase_that_runs_is_called_so_on_every_page(world: World) -> None:
    for page in (GATES, "/programmes/shared-planning/phases", "/programmes/shared-planning/phases/P2"):
        assert '<span itemprop="standing_in_words">running</span>' in world.visitor().reads(page)
    assert '<span itemprop="in_words">running</span>' in world.visitor().reads(GATES)


def test_the_rows_go_into_a_file(world: World) -> None:
    two_phases(world)
    answer = world.visitor().opens(f"{GATES}.csv")
    assert answer.status_code == 200
    assert "Deploy" in answer.text


def test_a_gate_that_let_through_without_evidence_says_what_nothing_shows(world: World) -> None:
    two_phases(world)
    world.order("review-gate", "P4", outcome="proceed", board="Joint board")
    assert "may start; the gate of Mobilise let it through; its criterion has no evidence" in world.visitor().reads(
        GATES
    )
    world.order("set-gate", "P4", gate_criteria=["The board agrees", "A desk is free", "A clerk is hired"])
    world.order("give-gate-evidence", "P4", criterion="1", standing="met", evidence="The minutes of June")
    assert "let it through; 2 of the 3 criteria have no evidence" in world.visitor().reads(GATES)
    for criterion in ("2", "3"):
        world.order("give-gate-evidence", "P4", criterion=criterion, standing="not-met", evidence="Nobody has")
    assert "the gate of Mobilise let it through<" in world.visitor().reads(GATES)


def test_a_gate_without_a_day_does_not_take_the_window_of_its_phase_for_one(world: World) -> None:
    window = {"from": "2026-06-01", "to": "2026-12-31", "precision": "month"}
    world.order("plan-phase", "P4", name="Mobilise", window=window, gate_criteria=["The board agrees"])
    unsaid = (
        '<data itemprop="gate.due.to" value="null">no day stated (its phase is planned for June 2026 to December 2026)'
    )
    visitor = world.visitor()
    assert unsaid in visitor.reads(GATES)
    assert unsaid in visitor.reads(PHASE)
    world.order("set-gate", "P4", gate_criteria=["The board agrees"], gate_due="2026-11-30")
    assert '<time itemprop="gate.due.to" datetime="2026-11-30">30 November 2026</time>' in visitor.reads(GATES)


def test_where_nobody_stated_what_a_gate_asks_no_page_says_nought(world: World) -> None:
    world.order("plan-phase", "P8", name="The move back")
    rows = world.visitor().opens(f"{GATES}.csv").text.splitlines()
    (row,) = [row for row in rows if row.startswith("The move back")]
    assert ",not stated,nothing is asked,nothing is asked," in row


def test_a_review_stands_under_the_day_it_was_decided_though_it_was_typed_in_later(world: World) -> None:
    two_phases(world)
    for outcome, day in (("stop", "2026-01-05"), ("proceed", "2026-03-05")):
        world.order("review-gate", "P4", outcome=outcome, board="Joint board", decided_on=day)
    page = words_of(parsed(world.visitor().reads(PHASE)))
    assert "5 January 2026: stop" in page
    assert "5 March 2026: proceed" in page


def test_the_same_decision_again_is_no_change_from_one_to_another(world: World) -> None:
    two_phases(world)
    for finding in ("The pit is wet", "It is wet still"):
        world.order("review-gate", "P4", outcome="stop", board="Joint board", finding=finding)
    page = words_of(parsed(world.visitor().reads(PHASE)))
    assert page.count("is stopped") > 1
    assert "from is stopped" not in page
