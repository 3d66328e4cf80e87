"""What a reader must find about 3C ICT after its sample was imported."""

from tests.acceptance.expected.asking import Ask, by_ref, days

THREE_C = "3c-ict-shared-service"
PLAN_DAY = "2017-11-16"


def test_3c_06_one_of_three_objectives_is_no_project_and_its_date_is_ambiguous(ask: Ask) -> None:
    workstreams = by_ref(ask(THREE_C, "workstreams", as_at=PLAN_DAY)["workstreams"])
    objectives = {ref: row["kind"] for ref, row in workstreams.items() if ref.startswith("DO17-")}
    assert objectives == {"DO17-001": "programme of several projects", "DO17-002": "project", "DO17-003": "project"}
    targets = by_ref(ask(THREE_C, "milestones", as_at=PLAN_DAY)["milestones"])
    flexible = targets["DO17-001-T"]["forecast"]
    assert flexible["as_written"] == "End FY2018"
    assert days(flexible) == (None, None)
    assert flexible["candidates"] == ["2018-03-31", "2019-03-31"]
    assert flexible["warnings"]
    december = ("2017-12-01", "2017-12-31")
    assert [days(targets[f"DO17-00{number}-T"]["forecast"]) for number in (2, 3)] == [december, december]


def test_3c_09_twelve_risks_have_no_owner_and_no_score(ask: Ask) -> None:
    risks = ask(THREE_C, "risks", as_at=PLAN_DAY)["risks"]
    plan = [risk for risk in risks if risk["category"] == "plan risk"]
    financial = [risk for risk in risks if risk["category"] == "financial risk"]
    assert (len(plan), len(financial)) == (8, 4)
    stated = {(risk["owner_role"], risk["inherent"], risk["current"], risk["target"]) for risk in (*plan, *financial)}
    assert stated == {(None, None, None, None)}
    assert ask(THREE_C, "rag", as_at=PLAN_DAY)["lights"] == []


def test_3c_45_the_portal_has_its_registrations_and_its_hard_launch(ask: Ask) -> None:
    launch = ask(THREE_C, "milestones/SC-M1", as_at=PLAN_DAY)
    assert {"name": "registrations after the soft launch", "value": 13_000} in launch["progress"]["measures"]
    assert launch["progress"]["noted_on"] is None
    assert days(launch["milestone"]["forecast"]) == ("2019-08-01", "2019-08-31")


def test_3c_46_one_project_is_past_its_planned_end(ask: Ask) -> None:
    rows = ask(THREE_C, "milestones", as_at=PLAN_DAY, kind="milestone")["milestones"]
    late = [row for row in rows if row["is_overdue"]]
    assert [(row["workstream_name"], row["forecast"]["in_words"]) for row in late] == [
        ("CCC network upgrade", "October 2017")
    ]
