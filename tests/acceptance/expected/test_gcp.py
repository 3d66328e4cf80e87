"""What a reader must find about Greater Cambridge Planning after its sample was imported."""

from application.importers.bring_in import ImportReport
from tests.acceptance.expected.asking import Ask, Json, by_ref, days, the

PLANNING = "greater-cambridge-planning"
REPORT_DAY = "2018-01-19"
PRINTED_ORDER = [f"T{row}" for row in range(1, 12)]


def tasks(ask: Ask) -> dict[str, Json]:
    return by_ref(ask(PLANNING, "milestones", as_at=REPORT_DAY, kind="task")["milestones"])


def milestones(ask: Ask) -> Json:
    return ask(PLANNING, "milestones", as_at=REPORT_DAY, kind="milestone")


def report(ask: Ask) -> Json:
    return ask(PLANNING, "highlight-report", as_at=REPORT_DAY)


def test_gcp_01_the_summary_shows_two_ratings_and_two_answers(ask: Ask) -> None:
    summary = report(ask)["summary"]
    assert (summary["overall"]["rating"]["light"], summary["budget"]["rating"]["light"]) == ("green", "amber")
    assert summary["changed_or_new_risks"]["answer"] is True
    assert summary["major_issues_for_board"]["answer"] is False


def test_gcp_02_progress_has_eleven_rows_in_printed_order(ask: Ask) -> None:
    assert [row["ref"] for row in report(ask)["progress"]["rows"]] == PRINTED_ORDER
    assert list(tasks(ask)) == PRINTED_ORDER


def test_gcp_03_a_row_without_a_status_word_is_not_complete(ask: Ask) -> None:
    progress = report(ask)["progress"]
    assert (progress["complete"], progress["ongoing"], progress["not_stated"]) == (8, 1, 2)
    assert [row["number"] for row in progress["rows"] if row["status"] is None] == [8, 11]


def test_gcp_04_row_1_keeps_the_date_of_each_council(ask: Ask) -> None:
    dates = report(ask)["progress"]["rows"][0]["original_dates"]
    assert [(held["partner"], held["date"]["to"], held["date"]["inferred"]) for held in dates] == [
        ("scdc", "2017-09-15", ["year"]),
        ("ccc", "2017-10-04", ["year"]),
    ]
    assert [held["date"]["as_written"] for held in dates] == ["SCDC15/9", "CCC 4/10"]


def test_gcp_05_eleven_rows_hold_twelve_original_dates(ask: Ask) -> None:
    progress = report(ask)["progress"]
    found = [original["date"]["to"] for row in progress["rows"] for original in row["original_dates"]]
    assert progress["original_dates"] == len(found) == 12
    assert (progress["earliest"], progress["latest"]) == (min(found), max(found)) == ("2017-09-15", "2018-04-01")


def test_gcp_06_the_only_ongoing_row_is_two_days_late(ask: Ask) -> None:
    row = the([row for row in report(ask)["progress"]["rows"] if row["status"] == "ongoing"])
    assert (row["title"], row["is_late"], row["days_late"]) == ("Memorandum of Understanding", True, 2)
    assert the(row["original_dates"])["date"]["to"] == "2018-01-17"
    task = tasks(ask)[row["ref"]]
    assert (task["is_overdue"], task["days_overdue"]) == (True, 2)


def test_gcp_07_five_milestones_stand_in_printed_order_without_status(ask: Ask) -> None:
    rows = report(ask)["milestones"]["rows"]
    assert [(row["title"], row["due"]) for row in rows] == [
        ("Close consultation", "2018-01-29"),
        ("Start recruiting the Head of Implementation", "2018-01-29"),
        ("Prepare and issue outcomes report", "2018-02-19"),
        ("TUPE transfer of CCC staff to SCDC", "2018-04-01"),
        ("Appoint new management team", "2018-04-16"),
    ]
    assert {(row["state"], row["progress_status"]) for row in rows} == {("open", None)}
    assert [row["ref"] for row in rows] == list(by_ref(milestones(ask)["milestones"]))


def test_gcp_08_no_milestone_is_overdue_and_two_are_due_in_ten_days(ask: Ask) -> None:
    found = milestones(ask)
    assert [row["ref"] for row in found["milestones"] if row["is_overdue"]] == []
    assert found["next_due"] == {"day": "2018-01-29", "days_ahead": 10, "refs": ["M1", "M2"]}


def test_gcp_12_one_of_four_key_events_recurs(ask: Ask) -> None:
    communications = report(ask)["communications"]
    assert [event["event"] for event in communications["events"]] == [
        "Weekly highlight report",
        "Shared Planning newsletter",
        "Steering Group meeting",
        "Staff induction at SCDC offices",
    ]
    assert (communications["recurring"], communications["dated"], communications["not_dated"]) == (1, 3, 0)
    assert the([event["when"]["recurrence"] for event in communications["events"] if event["is_recurring"]]) == "weekly"


def test_gcp_13_the_doubtful_newsletter_date_stays_and_is_not_ahead(ask: Ask, import_report: ImportReport) -> None:
    communications = report(ask)["communications"]
    newsletter = communications["events"][1]
    assert (newsletter["when"]["to"], newsletter["when"]["as_written"]) == ("2017-01-29", "29/01/2017")
    assert newsletter["when"]["alternative"] == "2018-01-29"
    assert any("mistyped" in warning for warning in newsletter["warnings"])
    assert not newsletter["is_ahead"]
    assert communications["still_ahead"] == ["C3", "C4"]
    said = [warning.sentence for warning in import_report.warnings if "29/01/2017" in warning.sentence]
    assert "“29/01/2017” may stand for 29 January 2018; it is kept as 29 January 2017." in said


def test_gcp_15_the_summary_disagrees_with_its_sections_once(ask: Ask) -> None:
    found = report(ask)["disagreements"]
    assert found["count"] == 1
    assert {check["rule"]: check["result"] for check in found["checks"]} == {
        "changed-or-new-risks": "disagree",
        "budget-rating": "agree",
        "major-issues-for-board": "agree",
    }


def test_gcp_16_four_recipients_and_no_date(ask: Ask) -> None:
    distribution = report(ask)["distribution"]
    assert [recipient["role"] for recipient in distribution["recipients"]] == [
        "Project Sponsor",
        "Shared Services Programme Manager",
        "Project Manager",
        "Shared Services Boards",
    ]
    assert {recipient["received_on"] for recipient in distribution["recipients"]} == {None}


def test_gcp_20_the_transfer_falls_on_a_sunday_fifteen_days_before_the_new_team(ask: Ask) -> None:
    rows = by_ref(milestones(ask)["milestones"])
    assert rows["M5"]["days_after_previous"] == 15
    assert days(rows["M4"]["forecast"]) == ("2018-04-01", "2018-04-01")
    assert rows["M4"]["warnings"] == ["1 April 2018 is a Sunday"]


def test_gcp_21_no_milestone_is_due_by_the_next_weekly_report(ask: Ask) -> None:
    found = report(ask)
    assert found["next_report"]["on"] == "2018-01-26"
    assert found["milestones"]["due_by_next_report"] == []
