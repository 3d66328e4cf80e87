"""What the papers ask of a tracker about boards beyond the acceptance lines, each named by its capability."""

from tests.acceptance.expected.asking import Ask, Json, by_ref, the
from tests.acceptance.expected.test_che import CHESHIRE
from tests.acceptance.expected.test_che import COMMITTEE as CHESHIRE_DAY
from tests.acceptance.expected.test_gcp import PLANNING, REPORT_DAY
from tests.acceptance.expected.test_sbc import COMMITTEE, SHARED_ICT
from tests.acceptance.expected.test_three_c import THREE_C
from tests.acceptance.expected.test_three_c_boards import REVIEW_DAY


def board(ask: Ask, ref: str) -> Json:
    return ask(THREE_C, f"boards/{ref}", as_at=REVIEW_DAY)["board"]


def test_capability_061_boards_stand_in_levels_with_purposes_and_duties(ask: Ask) -> None:
    levels = ask(THREE_C, "boards", as_at=REVIEW_DAY)["levels"]
    assert [(level["level"], len(level["boards"])) for level in levels] == [(1, 4), (2, 1), (3, 1)]
    assert len(ask(SHARED_ICT, "boards/joint-ict-committee", as_at=COMMITTEE)["board"]["duties"]) == 3


def test_capability_065_a_seat_may_be_uncounted_and_another_vacant(ask: Ask) -> None:
    assert board(ask, "steering-corporate")["seats_without_count"] == ["Heads of Service"]
    steering = ask(PLANNING, "boards/planning-steering", as_at=REPORT_DAY)["board"]
    assert (steering["seats_vacant"], steering["seats_counted"]) == (["Head of Implementation"], 4)


def test_capability_066_each_steering_group_has_a_lead(ask: Ask) -> None:
    rows = ask(THREE_C, "boards", as_at=REVIEW_DAY)["boards"]
    assert all(row["lead_role"] for row in rows if row["level"] == 1)


def test_capability_070_a_committee_sees_its_own_part_of_a_report(ask: Ask) -> None:
    plans = ask(THREE_C, "forward-items/BUSINESS-PLANS", as_at=REVIEW_DAY)["item"]
    assert [step["when"] for step in plans["route"]] == ["Feb/March"] * 4
    assert [step["only_for"] for step in plans["route"] if step["only_for"]] == [["Building Control", "Planning"]]


def test_capability_071_an_issue_sits_with_the_joint_committee_and_exceptions_rise_to_a_group_above(ask: Ask) -> None:
    found = ask(CHESHIRE, "escalations", as_at="2017-12-01")
    (row,) = found["escalations"]
    assert (row["ref"], row["board"], row["since"], row["days_here"]) == ("issue:CH-I1", "ssjc", CHESHIRE_DAY, 7)
    (issue,) = ask(CHESHIRE, "issues", as_at="2017-12-01")["issues"]
    assert (issue["escalated_to"], issue["escalated_on"]) == ("Shared Services Joint Committee", CHESHIRE_DAY)
    assert [held["by_exception"] for held in board(ask, "combined-3c")["escalations"]] == [True]


def test_capability_072_a_group_takes_no_decisions(ask: Ask) -> None:
    combined = board(ask, "combined-3c")
    assert (combined["mandate"], combined["mandate_in_words"]) == ("advises", "advises, and takes no decisions")
    assert board(ask, "management-3c")["mandate"] is None


def test_capability_073_a_closed_meeting_says_when_it_opens(ask: Ask) -> None:
    combined = board(ask, "combined-3c")
    assert (combined["is_public"], combined["opens_when"]) == (False, "the leaders agree otherwise")


def test_capability_074_a_plan_is_reported_to_five_bodies_in_order(ask: Ask) -> None:
    route = ask(THREE_C, "forward-items/PLAN-REPORTS", as_at=REVIEW_DAY)["item"]["route"]
    assert [step["step"] for step in route] == [1, 2, 3, 4, 5]
    assert [step["frequency"] for step in route] == ["Quarterly"] * 4 + ["Annual"]


def test_capability_075_proposed_present_and_past_boards_are_kept_apart(ask: Ask) -> None:
    found = ask(THREE_C, "boards", as_at=REVIEW_DAY)
    assert (found["at_work"], found["proposed"], found["replaced"]) == (4, 2, 3)
    stages = {row["ref"]: row["stage"] for row in found["boards"] if row["stage"]}
    assert stages["steering-waste"] == "in-place"
    assert stages["steering-ict"] == "proposed"
    assert stages["earlier-leaders"] == "replaced"
    assert (found["meetings_a_year"], found["with_proposed"]) == (22, 30)


def test_capability_076_a_group_has_purposes_and_key_members(ask: Ask) -> None:
    rows = by_ref(ask(CHESHIRE, "boards", as_at=CHESHIRE_DAY)["boards"])
    assert len(rows["strategic-ict-board"]["purposes"]) == 5
    assert len(rows["operational-management-board"]["seats"]) == 4


def test_capability_079_a_stray_row_stands_in_the_note_of_the_entry_beside_it(ask: Ask) -> None:
    trail = ask(CHESHIRE, "audit-trail", subject="board/strategic-planning-groups", as_at=CHESHIRE_DAY)
    assert "Vendor Management" in the(trail["entries"])["note"]


def test_capability_080_a_joint_committee_has_members_of_each_council_for_a_year(ask: Ask) -> None:
    offices = ask(SHARED_ICT, "boards/joint-ict-committee", as_at=COMMITTEE)["board"]["offices"]
    assert {held["term"] for held in offices} == {"2023/24"}


def test_capability_084_that_members_are_not_involved_is_noted(ask: Ask) -> None:
    noted = the(board(ask, "earlier-chief-executives")["statements"])
    assert (noted["stated"], noted["disagrees"]) == ("no member involvement in strategic talks", False)


def test_capability_156_a_dashboard_comes_round_for_the_committee(ask: Ask) -> None:
    dashboard = ask(SHARED_ICT, "forward-items/DASHBOARD", as_at=COMMITTEE)["item"]
    assert [step["frequency"] for step in dashboard["route"]] == ["quarterly"]
