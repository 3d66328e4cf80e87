"""What the papers ask of a tracker beyond the acceptance lines, each named by the number of its capability."""

from contextlib import closing
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from api.bootstrap import Tracker, build
from application.commands.highlight_reports import ListCommunication
from application.commands.office import Instruction, carry_out
from application.commands.programmes import NameRole, RegisterProgramme
from application.importers.bring_in import bring_in_together
from application.projections.audit_trail import AuditEntry, audit_trail
from application.projections.highlight_report import highlight_report
from application.projections.view import PlannedDateView
from domain.entry import Address, Entry
from domain.programme import RoleNamed
from domain.programme_words import RoleState
from domain.record import Moment
from tests.acceptance.expected.asking import Ask, Json, by_ref, days, the
from tests.acceptance.expected.conftest import IMPORTER, SAMPLES, papers
from tests.acceptance.expected.test_che import CHESHIRE
from tests.acceptance.expected.test_che import COMMITTEE as CHESHIRE_DAY
from tests.acceptance.expected.test_gcp import PLANNING, REPORT_DAY
from tests.acceptance.expected.test_sbc import COMMITTEE, SHARED_ICT
from tests.acceptance.expected.test_three_c import PLAN_DAY, THREE_C

SAMPLES_OF_PLANNING = tuple(file for file in SAMPLES if file.stem == PLANNING)
PLANNING_REPORT = Address(PLANNING, "highlight-report", "HR-2018-01-19")


def test_capability_001_each_programme_has_its_own_partners_and_host(ask: Ask) -> None:
    planning, three_c = ask(PLANNING, as_at=REPORT_DAY), ask(THREE_C, as_at=PLAN_DAY)
    assert [partner["ref"] for partner in planning["partners"]] == ["scdc", "ccc"]
    assert [partner["ref"] for partner in three_c["partners"]] == ["ccc", "hdc", "scdc"]
    assert (planning["host"], three_c["host"]) == ("scdc", "hdc")
    assert ask(CHESHIRE, as_at=CHESHIRE_DAY)["host"] is None


def test_capability_002_a_project_lies_inside_its_objective(ask: Ask) -> None:
    rows = by_ref(ask(THREE_C, "workstreams", as_at=PLAN_DAY)["workstreams"])
    assert {ref: row["parent"] for ref, row in rows.items() if row["parent"]} == {
        "PJ6": "DO17-001",
        "PJ7": "DO17-002",
        "PJ2": "DO17-003",
    }
    assert ask(THREE_C, as_at=PLAN_DAY)["parent_as_written"] == "3C Shared Services"


def test_capability_004_the_names_a_programme_is_also_written_by_are_kept(ask: Ask) -> None:
    assert ask(THREE_C, as_at=PLAN_DAY)["also_written"] == ["3C ICT", "3CT ICT", "3C Shared ICT Services"]


def test_capability_005_a_role_stands_without_a_person_and_may_be_vacant(ask: Ask) -> None:
    roles = by_ref(ask(PLANNING, as_at=REPORT_DAY)["roles"])
    assert (roles["assistant-director"]["posts"], roles["assistant-director"]["state"]) == (2, "vacant")
    assert roles["project-sponsor"]["state"] is None


def test_capability_007_objectives_are_a_list(ask: Ask) -> None:
    assert [objective["ref"] for objective in ask(THREE_C, as_at=PLAN_DAY)["objectives"]] == [
        f"OB{number}" for number in range(1, 9)
    ]


def test_capability_008_drivers_are_a_list(ask: Ask) -> None:
    assert len(ask(THREE_C, as_at=PLAN_DAY)["drivers"]) == 3


def test_capability_022_a_year_that_was_left_out_is_inferred_and_marked(ask: Ask) -> None:
    staff = ask(THREE_C, "milestones/T1", as_at=PLAN_DAY)["milestone"]["forecast"]
    assert (staff["as_written"], staff["to"], staff["inferred"]) == ("late September", "2017-09-30", ["year"])
    review = ask(CHESHIRE, "milestones/CH-M1", as_at=CHESHIRE_DAY)["milestone"]["met_on"]
    assert (review["as_written"], review["to"], review["inferred"]) == ("6<sup>th</sup> Nov", "2017-11-06", ["year"])


def test_capability_026_a_phase_names_what_it_delivers(ask: Ask) -> None:
    deployment = by_ref(ask(CHESHIRE, "phases", as_at=CHESHIRE_DAY)["phases"])["CH-P2"]
    assert len(deployment["components"]) == 5


def test_capability_028_two_things_of_one_name_have_two_references(ask: Ask) -> None:
    rows = by_ref(ask(PLANNING, "milestones", as_at=REPORT_DAY)["milestones"])
    reports = {ref: row["state"] for ref, row in rows.items() if row["title"].lower().endswith("outcomes report")}
    assert reports == {"M3": "open"}
    assert (rows["T4"]["title"], rows["T4"]["state"]) == ("Outcomes report published", "met")


def test_capability_031_a_project_tells_how_it_stands_and_when_it_ended(ask: Ask) -> None:
    rows = by_ref(ask(THREE_C, "workstreams", as_at=PLAN_DAY)["workstreams"])
    closed = [ref for ref, row in rows.items() if row["outcome"] == "completed"]
    assert closed == ["PJ1", "PJ4", "PJ5", "PJ8"]
    assert (rows["PJ1"]["closed_on"]["to"], rows["PJ4"]["closed_on"]) == ("2017-04-30", None)
    responses = ask(THREE_C, "milestones/PJ10-RESPONSES", as_at=PLAN_DAY)["milestone"]["forecast"]
    assert (responses["as_written"], responses["qualifier"], responses["to"]) == ("mid Oct '17", "middle", "2017-10-31")


def test_capability_032_a_foundation_project_tells_its_scope_and_standing(ask: Ask) -> None:
    rows = by_ref(ask(SHARED_ICT, "workstreams", as_at=COMMITTEE)["workstreams"])
    assert rows["FP3"]["scope"] == "Equipment that is 9 years old."
    assert rows["FP3"]["standing_noted_on"] == "2023-06-29"
    assert rows["FP5"]["standing"] is None


def test_capability_034_a_transition_plan_from_an_undated_paper_counts_without_a_day(ask: Ask) -> None:
    plan = by_ref(ask(THREE_C, "workstreams", as_at=PLAN_DAY)["workstreams"])["TRANSITION"]
    assert (plan["standing"], plan["standing_noted_on"]) == ("being implemented", None)


def test_capability_035_a_moved_date_keeps_the_old_one_and_the_reason(ask: Ask) -> None:
    found = ask(SHARED_ICT, "milestones/P3", as_at=COMMITTEE)
    assert found["milestone"]["baseline"]["as_written"] == "September/October 2023"
    assert found["milestone"]["due"] == "2023-10-02"
    moved = the(found["forecasts"])
    assert (moved["said_on"], moved["reason"]) == ("2023-06-29", "external")


def test_capability_036_a_milestone_names_what_it_waits_for(ask: Ask) -> None:
    found = ask(SHARED_ICT, "milestones/P5", as_at=COMMITTEE)
    assert [other["ref"] for other in found["depends_on"]] == ["P4"]
    assert [other["ref"] for other in found["needed_by"]] == ["P7"]


def test_capability_037_an_earlier_day_shows_what_was_known_to_be_true_then(ask: Ask) -> None:
    in_june = by_ref(ask(SHARED_ICT, "milestones", as_at="2023-06-30")["milestones"])
    assert "P2" in in_june
    assert "P7" not in in_june
    assert "P7" in by_ref(ask(SHARED_ICT, "milestones", as_at=COMMITTEE)["milestones"])
    assert "SC-M1" in by_ref(ask(THREE_C, "milestones", as_at=PLAN_DAY)["milestones"])


def test_capability_048_what_a_comment_announces_is_a_follow_up_with_its_week(ask: Ask) -> None:
    announced = the(ask(PLANNING, "milestones/T7", as_at=REPORT_DAY)["progress"]["follow_ups"])
    assert days(announced["when"]) == ("2018-01-22", "2018-01-28")
    assert (announced["when"]["precision"], announced["when"]["inferred"]) == ("week", ["year"])


def test_capability_049_a_figure_in_a_comment_is_a_measure(ask: Ask) -> None:
    measures = ask(PLANNING, "milestones/T6", as_at=REPORT_DAY)["progress"]["measures"]
    assert measures == [{"name": "tender responses", "value": 4}]


def test_capability_085_a_rhythm_in_words_stays_in_words(ask: Ask) -> None:
    assert ask(CHESHIRE, as_at=CHESHIRE_DAY)["cadence"] == {
        "every_days": None,
        "as_written": "at regular points",
        "reviewed": None,
    }


def test_capability_093_an_objective_has_lead_scope_and_target(ask: Ask) -> None:
    finance = by_ref(ask(THREE_C, "workstreams", as_at=PLAN_DAY)["workstreams"])["DO17-002"]
    assert "external project manager (summary)" in finance["lead_role"]
    assert finance["scope"]


def test_capability_090_a_risk_names_the_measure_or_objective_it_belongs_to(ask: Ask) -> None:
    risks = ask(THREE_C, "risks", as_at=PLAN_DAY)["risks"]
    attached = [risk["attached_to"] for risk in risks if risk["attached_to"]]
    assert attached == ["KPI-1", "KPI-7", "KPI-8", "DO17-001", "DO17-002", "DO17-003"]
    without = [risk["attached_to"] for risk in risks if risk["attached_to"] and not risk["mitigations"]]
    assert without == ["DO17-002"]


def test_capability_006_a_role_that_is_filled_was_vacant_before(tmp_path: Path) -> None:
    tracker = build(tmp_path / "tracker.sqlite")
    head = partial(NameRole, role="head", title="Head of Implementation")
    for order in (RegisterProgramme(name="Planning"), head(state=RoleState.VACANT), head(state=RoleState.INTERIM)):
        carry_out([Instruction(order, Address("p", "programme", "p"))], actor=IMPORTER, office=tracker.office)
    states = [entry.fact.state for entry in entries_of(tracker) if isinstance(entry.fact, RoleNamed)]
    assert states == [RoleState.VACANT, RoleState.INTERIM]
    tracker.close()


def entries_of(tracker: Tracker) -> list[Entry]:
    return list(tracker.office.records.entries("p", Moment(tracker.office.clock.now().date())))


def test_capability_107_the_body_responsible_for_an_issue_may_be_outside_the_service(ask: Ask) -> None:
    issues = by_ref(ask(THREE_C, "issues", as_at=PLAN_DAY)["issues"])
    assert len(issues) == 9
    assert issues["SC-I2"]["responsible"] == "SCDC Facilities Management"
    assert [ref for ref, row in issues.items() if row["responsible"] is None] == ["SC-I5", "SC-I6", "SC-I9"]
    assert {row["raised_in_words"] for row in issues.values()} == {"date not stated"}


def test_capability_108_an_incident_has_cause_and_effect(ask: Ask) -> None:
    issues = by_ref(ask(THREE_C, "issues", as_at=PLAN_DAY)["issues"])
    assert issues["SC-I1"]["cause"] == "Telephony is old."
    assert issues["SC-I2"]["effect"] == "Systems went down."


def test_capability_172_every_entry_says_where_it_was_found(ask: Ask) -> None:
    trail = ask(PLANNING, "audit-trail", as_at=REPORT_DAY, limit="1000")
    assert trail["total"] == len(trail["entries"]) == 68
    assert {entry["source"].partition("#L")[0] for entry in trail["entries"]} == {"001-app4", "001-app5"}
    assert {entry["claimed_known_on"] for entry in trail["entries"]} == {"2018-02-15"}


def report(ask: Ask, **params: str) -> Json:
    return ask(PLANNING, "highlight-report", as_at=REPORT_DAY, **params)


def test_capability_038_a_report_is_headed_by_what_it_is_on_who_prepared_it_and_its_day(ask: Ask) -> None:
    found = report(ask)
    assert (found["title"], found["as_at_in_words"]) == ("Greater Cambridge Planning Service", "as at 19 January 2018")
    assert found["prepared_by"] == "Report author (role not stated)"


def test_capability_043_ratings_and_answers_keep_the_letters_they_were_written_in(ask: Ask) -> None:
    summary = report(ask)["summary"]
    assert [summary[name]["as_written"] for name in ("overall", "changed_or_new_risks", "budget")] == [
        "GREEN",
        "Yes",
        "Amber",
    ]
    assert summary["major_issues_for_board"]["as_written"] == "NO"


def test_capability_053_a_communication_says_whom_it_is_for(ask: Ask) -> None:
    assert report(ask)["communications"]["events"][0]["audience"] == "Project board and steering group"


def test_capability_054_notes_explain_the_rating_of_the_budget(ask: Ask) -> None:
    notes = report(ask)["budget"]["notes"]
    assert [note["item"] for note in notes] == ["B1", "B2"]
    assert (notes[0]["rating"]["light"], notes[1]["financial_year"]) == ("amber", "2018/19")


def test_capability_055_an_empty_section_is_shown_in_the_words_it_was_left_empty_with(ask: Ask) -> None:
    risks = report(ask)["risks"]
    assert (risks["entries"], risks["as_written"]) == ([], "--")


def test_capability_056_no_item_for_the_board_is_said_in_a_word(ask: Ask) -> None:
    items = report(ask)["items_for_board"]
    assert (items["entries"], items["as_written"]) == ([], "None")


def test_capability_059_the_next_report_is_counted_from_the_rhythm_when_no_day_is_stated(ask: Ask) -> None:
    following = report(ask)["next_report"]
    assert (following["stated"]["as_written"], following["stated"]["to"]) == ("next report", None)
    assert following["basis"] == "a reporting cycle of 7 days"


def test_capability_060_the_report_reads_the_same_as_it_was_known_at_the_meeting(ask: Ask) -> None:
    read_at_the_meeting = report(ask, known_at="2018-02-20T14:00:00+00:00")
    assert read_at_the_meeting | {"known_at": None} == report(ask)


def test_capability_173_a_published_date_is_corrected_later_and_both_are_kept(tmp_path: Path) -> None:
    """The newsletter of GCP-13: its doubtful date stands until somebody knows better, and is still there after that."""
    with closing(build(tmp_path / "tracker.sqlite")) as tracker:
        bring_in_together(papers(SAMPLES_OF_PLANNING), actor=IMPORTER, office=tracker.office)
        told = trail_of_the_newsletter(tracker)
        wrong = next(entry for entry in told if "newsletter" in entry.what)
        assert "29 January 2017" in wrong.what
        carry_out([the_right_newsletter(wrong.position)], actor=IMPORTER, office=tracker.office)
        before, *_, after = (entry for entry in trail_of_the_newsletter(tracker) if "newsletter" in entry.what)
        assert before.what == wrong.what
        assert before.corrected_by
        assert (before.corrected_by.position, before.corrected_by.because) == (after.position, "It came out in 2018")
        assert (after.corrects, after.authority) == (before.position, "Project board")
        now, then = (newsletter_in(tracker, known) for known in (None, datetime(2018, 2, 20, tzinfo=UTC)))
        assert (now.ends, now.warnings) == (date(2018, 1, 29), ())
        assert (then.ends, then.alternative) == (date(2017, 1, 29), date(2018, 1, 29))
        assert "one year before the report's own date; the year looks mistyped" in then.warnings


def the_right_newsletter(wrong: int) -> Instruction:
    said = {"item": "C2", "event": "Shared Planning newsletter", "audience": "Staff", "when": "29 January 2018"}
    why = {"because": "It came out in 2018", "authority": "Project board"}
    return Instruction(ListCommunication.model_validate({**said, **why, "corrects": wrong}), PLANNING_REPORT)


def trail_of_the_newsletter(tracker: Tracker) -> tuple[AuditEntry, ...]:
    moment = Moment(date.fromisoformat(REPORT_DAY))
    entries = tracker.office.records.entries(PLANNING, moment)
    return audit_trail(entries, programme=PLANNING, moment=moment, fact="CommunicationListed").entries


def newsletter_in(tracker: Tracker, known_at: datetime | None) -> PlannedDateView:
    """When the report of the day says that the newsletter comes out, out of what was known at a time."""
    record = tracker.office.records.at(PLANNING, Moment(date.fromisoformat(REPORT_DAY), known_at))
    communications = highlight_report(record).communications
    assert communications
    when = communications.events[1].when
    assert when
    return when


def test_capability_175_a_report_has_the_eight_sections_of_its_paper_in_their_order(ask: Ask) -> None:
    sections = (
        *("summary", "progress", "milestones", "communications"),
        *("budget", "risks", "items_for_board", "distribution"),
    )
    found = report(ask)
    assert tuple(name for name in found if name in sections) == sections
