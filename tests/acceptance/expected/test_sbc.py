"""What a reader must find about the SBC and EHDC programme after its sample was imported."""

from collections import Counter

from tests.acceptance.expected.asking import Ask, by_ref, days

SHARED_ICT = "sbc-ehdc-ict"
COMMITTEE = "2023-10-02"


def test_sbc_28_six_foundation_projects_have_five_dated_milestones(ask: Ask) -> None:
    projects = by_ref(ask(SHARED_ICT, "workstreams", as_at=COMMITTEE)["workstreams"])
    assert [ref for ref, row in projects.items() if row["kind"] == "foundation project"] == list(projects)
    assert len(projects) == 6
    milestones = [row for row in ask(SHARED_ICT, "milestones", as_at=COMMITTEE)["milestones"] if row["workstream"]]
    quarter_3, quarter_4 = ("2023-10-01", "2023-12-31"), ("2024-01-01", "2024-03-31")
    assert {row["ref"]: days(row["forecast"]) for row in milestones} == {
        "FP1-M1": quarter_3,
        "FP2-M1": quarter_3,
        "FP2-M2": quarter_4,
        "FP3-M1": quarter_3,
        "FP4-M1": (quarter_3[0], quarter_4[1]),
    }
    assert set(projects) - {row["workstream"] for row in milestones} == {"FP5", "FP6"}


def test_sbc_30_the_plan_holds_a_year_a_month_a_day_and_a_duration(ask: Ask) -> None:
    plan = by_ref(ask(SHARED_ICT, "milestones", as_at=COMMITTEE)["milestones"])
    precise = {ref: (*days(plan[ref]["forecast"]), plan[ref]["forecast"]["precision"]) for ref in ("P4", "P5", "P7")}
    assert precise == {
        "P4": ("2024-02-01", "2024-02-29", "month"),
        "P5": ("2024-04-01", "2025-03-31", "financial-year"),
        "P7": ("2026-04-01", "2026-04-01", "day"),
    }
    assert plan["P6"]["forecast"] is None
    assert "approximately six months" in plan["P6"]["description"]


def test_sbc_31_phase_2_is_not_cleared_before_phase_1_was_reviewed(ask: Ask) -> None:
    plan = ask(SHARED_ICT, "phases", as_at=COMMITTEE)
    assert [(trigger["kind"], trigger["every_months"], trigger["board"]) for trigger in plan["review_triggers"]] == [
        ("event", None, None),
        ("phase-delivered", None, "Joint ICT Committee"),
        ("periodic", 12, None),
    ]
    second = by_ref(plan["phases"])["PH2"]
    assert (second["cleared_to_start"], second["waits_for_review_of"]) == (False, "PH1")
    first, held = ask(SHARED_ICT, "gates", as_at=COMMITTEE)["gates"]
    assert (held["may_start"], held["is_held"], held["waits_for"]) == (False, True, "PH1")
    gate = first["gate"]
    assert (gate["asked"], gate["met"], gate["not_stated"]) == (2, 0, 2)
    assert (gate["held_by"], gate["latest"], gate["holds"]) == ("joint-ict-committee", None, ["PH2"])


def test_sbc_36_three_lists_of_risks_hold_no_score(ask: Ask) -> None:
    risks = ask(SHARED_ICT, "risks", as_at=COMMITTEE)["risks"]
    lists = Counter((risk["nature"], risk["category"]) for risk in risks)
    assert lists == {
        ("threat", "review risk"): 9,
        ("threat", "officer risk"): 2,
        ("opportunity", "review opportunity (page 2 of 2)"): 6,
    }
    assert [risk["ref"] for risk in risks if risk["category"] == "review risk" and not risk["effect"]] == []
    assert {(risk["inherent"], risk["current"], risk["target"]) for risk in risks} == {(None, None, None)}
