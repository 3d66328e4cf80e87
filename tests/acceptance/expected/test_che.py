"""What a reader must find about the Cheshire programme after its sample was imported."""

import pytest

from tests.acceptance.expected.asking import Ask, by_ref, days, the

CHESHIRE = "cheshire-ict-tom"
COMMITTEE = "2017-11-24"


def test_che_01_five_phases_have_their_windows(ask: Ask) -> None:
    plan = ask(CHESHIRE, "phases", as_at=COMMITTEE)
    assert [(phase["number"], phase["name"], *days(phase["window"])) for phase in plan["phases"]] == [
        (0, "Mobilisation", "2017-12-01", "2018-01-31"),
        (1, "Detailed Design", "2018-02-01", "2018-05-31"),
        (2, "Deployment", "2018-04-01", "2018-12-31"),
        (3, "Interim Operation", "2018-12-01", "2019-04-30"),
        (4, "Target State Operation", "2019-04-01", None),
    ]


def test_che_02_four_of_five_windows_have_an_inferred_year(ask: Ask) -> None:
    windows = [phase["window"] for phase in ask(CHESHIRE, "phases", as_at=COMMITTEE)["phases"]]
    assert [window["inferred"] for window in windows] == [["year"], ["year"], ["year"], ["year"], []]
    assert [window["as_written"] for window in windows] == ["Dec – Jan", "Feb - May", "Apr - Dec", "Dec- Apr", "Apr 19"]


def test_che_03_three_pairs_of_phases_overlap(ask: Ask) -> None:
    plan = ask(CHESHIRE, "phases", as_at=COMMITTEE)
    assert [(two["phase"], two["other"], two["first_day"], two["last_day"]) for two in plan["overlaps"]] == [
        ("CH-P1", "CH-P2", "2018-04-01", "2018-05-31"),
        ("CH-P2", "CH-P3", "2018-12-01", "2018-12-31"),
        ("CH-P3", "CH-P4", "2019-04-01", "2019-04-30"),
    ]
    assert plan["gaps"] == []


@pytest.mark.parametrize(
    ("as_at", "active"),
    [
        ("2017-11-24", []),
        ("2017-12-15", ["CH-P0"]),
        ("2018-02-10", ["CH-P1"]),
        ("2018-04-15", ["CH-P1", "CH-P2"]),
        ("2018-06-15", ["CH-P2"]),
    ],
)
def test_che_04_phases_are_active_by_the_day(ask: Ask, as_at: str, active: list[str]) -> None:
    assert ask(CHESHIRE, "phases", as_at=as_at)["active"] == active


def test_che_07_seven_next_steps_by_month_due(ask: Ask) -> None:
    steps = ask(CHESHIRE, "milestones", as_at=COMMITTEE, kind="next-step")
    assert len(steps["milestones"]) == 7
    assert {month["month"]: month["refs"] for month in steps["due_months"]} == {
        "2017-12": ["CH-N1", "CH-N5"],
        "2018-01": ["CH-N2", "CH-N6"],
        "2018-02": ["CH-N7"],
        "2018-04": ["CH-N3", "CH-N4"],
    }


def test_che_08_one_next_step_lies_in_no_phase_and_says_so(ask: Ask) -> None:
    steps = by_ref(ask(CHESHIRE, "milestones", as_at=COMMITTEE)["milestones"])
    placed = {ref: step["phase"] for ref, step in steps.items() if step["kind"] in {"next-step", "activity"}}
    assert [ref for ref, phase in placed.items() if phase == "CH-P0"] == ["CH-N1", "CH-N2", "CH-N5", "CH-N6"]
    assert [ref for ref, phase in placed.items() if phase == "CH-P1"] == ["CH-N3", "CH-N4", "CH-A1"]
    assert [ref for ref, phase in placed.items() if phase is None] == ["CH-N7"]
    assert steps["CH-A1"]["due"] is None
    assert [ref for ref in placed if steps[ref]["warnings"]] == ["CH-N7"]
    assert "in no phase" in the(steps["CH-N7"]["warnings"])


def test_che_20_two_risks_state_nothing_and_one_is_an_issue(ask: Ask) -> None:
    register = ask(CHESHIRE, "risks", as_at=COMMITTEE)
    risks = by_ref(register["risks"])
    assert list(risks) == ["CH-K1", "CH-K2"]
    assert {(risk["owner_role"], risk["standing_score"], risk["target"]) for risk in risks.values()} == {(None,) * 3}
    assert register["counts"]["scored"] == 0
    assert (risks["CH-K1"]["standing"], risks["CH-K1"]["issue"]) == ("became-an-issue", "CH-I1")
    issue = the(ask(CHESHIRE, "issues", as_at=COMMITTEE)["issues"])
    assert (issue["ref"], issue["from_risk"], issue["is_resolved"]) == ("CH-I1", "CH-K1", False)
    assert ask(CHESHIRE, "rag", as_at=COMMITTEE)["lights"] == []


def test_che_23_end_of_december_and_december_are_due_on_one_day(ask: Ask) -> None:
    steps = by_ref(ask(CHESHIRE, "milestones", as_at=COMMITTEE)["milestones"])
    assert [steps[ref]["forecast"]["as_written"] for ref in ("CH-N1", "CH-N5")] == ["End of Dec 17", "Dec 17"]
    assert [steps[ref]["due"] for ref in ("CH-N1", "CH-N5")] == ["2017-12-31", "2017-12-31"]
