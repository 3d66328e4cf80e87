"""Reports in a terminal: every one says what, of which programme, at which moment, and its JSON is that of REST."""

import pytest

from tests.api.cli.terminal import Said, Terminal

PLANNING = "greater-cambridge-planning"
ON_THE_DAY = ("--as-at", "2018-01-19")

FIRST_LINES = {
    "programme": "Programme",
    "workstreams": "Workstreams",
    "highlight": "Highlight report",
    "rag": "RAG board",
    "milestones": "Milestones",
    "phases": "Phases",
    "risks": "Risks",
    "issues": "Issues",
    "boards": "Boards",
    "forward-plan": "Forward plan",
    "meetings": "Meetings",
    "papers": "Papers",
    "recommendations": "Recommendations",
    "changes": "Change requests",
    "decisions": "Decisions",
    "actions": "Actions",
    "attention": "What needs attention",
    "audit": "Audit trail",
}


def in_one_line(said: Said) -> str:
    return " ".join(said.out.split())


@pytest.mark.parametrize(("name", "title"), FIRST_LINES.items())
def test_the_first_line_says_what_of_which_programme_at_which_moment(reader: Terminal, name: str, title: str) -> None:
    said = reader.types("report", name, PLANNING, *ON_THE_DAY)
    assert said.code == 0
    assert said.first_line == f"{title}: Greater Cambridge Planning Service, as at 19 January 2018, as known now"


def test_a_moment_on_both_clocks_is_said_in_full(reader: Terminal) -> None:
    said = reader.types("report", "milestones", PLANNING, *ON_THE_DAY, "--known-at", "2018-02-20T09:30:00Z")
    assert "as at 19 January 2018, as known on 20 February 2018 at 09:30 UTC" in in_one_line(said)


def test_a_day_as_known_at_means_its_end(reader: Terminal) -> None:
    said = reader.types("report", "milestones", PLANNING, *ON_THE_DAY, "--known-at", "2018-02-15")
    assert "as known on 15 February 2018 at 23:59 UTC" in in_one_line(said)


def test_what_had_not_been_published_by_then_was_not_known(reader: Terminal) -> None:
    said = reader.types("report", "highlight", PLANNING, *ON_THE_DAY, "--known-at", "2018-02-14")
    assert said.code == 1
    assert said.err.startswith(f"Nothing is recorded of “{PLANNING}” as at 19 January 2018")


def test_the_highlight_report_has_its_eight_sections_in_order(reader: Terminal) -> None:
    lines = reader.types("report", "highlight", PLANNING, *ON_THE_DAY).out.splitlines()
    assert [line for line in lines if line[:2] in {f"{number}." for number in range(1, 9)}] == [
        "1. Summary",
        "2. Progress since the last report",
        "3. Milestones",
        "4. Communications",
        "5. Budget",
        "6. New or changed risks",
        "7. Items to report to the board",
        "8. Distribution",
    ]


def test_the_highlight_report_says_first_what_does_not_agree(reader: Terminal) -> None:
    report = reader.types("report", "highlight", PLANNING, *ON_THE_DAY).out
    before = " ".join(report.partition("1. Summary")[0].split())
    assert "WHAT DOES NOT AGREE" in before
    assert "section 6 has no entries" in before
    assert "Green is declared; the plan suggests Red" in before


def test_what_does_not_agree_is_told_by_what_it_is_held_against(reader: Terminal) -> None:
    before = in_one_line(reader.types("report", "highlight", PLANNING, *ON_THE_DAY)).partition("1. Summary")[0]
    shown = before.partition("WHAT DOES NOT AGREE ")[2]
    assert shown.startswith("The summary against its sections - New or changed risks (b): Yes")
    assert "Lights against the plan - Greater Cambridge Planning Service, overall: Green is declared" in shown


def test_the_highlight_report_tells_what_the_paper_says(reader: Terminal) -> None:
    report = in_one_line(reader.types("report", "highlight", PLANNING, *ON_THE_DAY))
    assert "Overall status ● Green" in report
    assert "Budget ◆ Amber" in report
    assert "11 rows: 8 complete, 1 ongoing, 0 not started, 0 dropped, 2 not stated" in report
    assert "0 of 5 overdue. Next due on 29 January 2018, 10 days ahead: M1, M2." in report
    assert "Left empty by the author, in these words: “None”." in report


def test_a_report_nobody_began_makes_nothing_up(reader: Terminal) -> None:
    report = in_one_line(reader.types("report", "highlight", "cheshire-ict-tom", "--as-at", "2018-02-10"))
    assert "Nobody has begun this report: what only its author can say is not stated." in report
    assert "Changed or new risks not stated" in report
    assert "Overall status ○ Not rated" in report


def test_inferred_years_stand_beside_the_words_they_were_read_from(reader: Terminal) -> None:
    plan = in_one_line(reader.types("report", "phases", "cheshire-ict-tom", "--as-at", "2018-04-15"))
    assert "Detailed Design and Deployment are planned to be running, but nobody recorded that they started." in plan
    assert "“Dec – Jan”; year inferred" in plan.replace("(written ", "")


def test_a_phase_stands_in_the_plan_as_it_does_in_the_json_of_its_gate(reader: Terminal) -> None:
    asked = ("cheshire-ict-tom", "--as-at", "2018-04-15")
    gates = reader.types("report", "gates", *asked, "--json").json["gates"]
    plan = in_one_line(reader.types("report", "phases", *asked))
    found = {row["standing"]: row["standing_in_words"] for row in gates}
    assert found == {
        "not-started": "not started",
        "planned-to-be-running": "planned to be running, start not recorded",
    }
    assert all(words in plan for words in found.values())


def test_a_risk_without_a_score_gets_none(reader: Terminal) -> None:
    register = in_one_line(reader.types("report", "risks", "3c-ict-shared-service", "--as-at", "2018-02-20"))
    assert "not stated" in register
    assert "Threats by" not in register
    assert "Threats: 18 open, and none has a likelihood and an impact to place it by." in register


def test_lights_are_words_and_shapes(reader: Terminal) -> None:
    board = in_one_line(reader.types("report", "rag", PLANNING, *ON_THE_DAY))
    assert "● Green" in board
    assert "◆ Amber" in board
    assert "▲ Red: Overdue" in board


def test_a_light_nobody_looked_at_is_stale(reader: Terminal) -> None:
    board = in_one_line(reader.types("report", "rag", PLANNING, "--as-at", "2018-03-01"))
    assert "◌ Stale since 27 January 2018" in board


def test_the_audit_trail_reads_on_where_it_stopped(reader: Terminal) -> None:
    first = reader.types("report", "audit", PLANNING, "--limit", "2", "--json").json
    rest = reader.types("report", "audit", PLANNING, "--after", str(first["next"]), "--limit", "1", "--json").json
    assert rest["entries"][0]["position"] == first["next"] + 1
    assert f"add --after {first['next']}" in reader.types("report", "audit", PLANNING, "--limit", "2").out


def test_the_audit_trail_is_filtered_by_thing_fact_actor_and_day(reader: Terminal) -> None:
    asked = ("--subject", "milestone/M1", "--fact", "MilestonePlanned", "--actor", "sample importer")
    found = reader.types("report", "audit", PLANNING, *asked, "--since", "2018-01-01", "--json").json
    assert [entry["subject"]["ref"] for entry in found["entries"]] == ["M1"]
    later = reader.types("report", "audit", PLANNING, *asked, "--until", "2018-01-01", "--json").json
    assert later["total"] == 0
    effective = ("--until", "2018-01-18", "--clock", "effective")
    assert reader.types("report", "audit", PLANNING, *asked, *effective, "--json").json["total"] == 0


def test_milestones_of_one_kind_alone(reader: Terminal) -> None:
    found = reader.types("report", "milestones", PLANNING, *ON_THE_DAY, "--kind", "task", "--json").json
    assert {row["kind"] for row in found["milestones"]} == {"task"}


def test_the_programmes_are_listed_with_their_references(reader: Terminal) -> None:
    said = reader.types("programmes", "--as-at", "2018-03-01")
    assert said.first_line == "Programmes, as at 1 March 2018, as known now"
    assert f"{PLANNING} " in said.out
    assert "sbc-ehdc-ict" not in said.out


def test_every_order_is_listed_with_its_address_and_roles(reader: Terminal) -> None:
    orders = in_one_line(reader.types("orders", "--kind", "milestone"))
    assert "POST /api/programmes/{programme}/milestones/{ref}/forecast" in orders
    assert "given by: workstream lead, programme manager, administrator" in orders
    assert "identify-risk" not in orders


def test_one_milestone_is_told_with_its_promises_and_what_waits_for_it(reader: Terminal) -> None:
    said = reader.types("report", "milestone", PLANNING, "M4", *ON_THE_DAY)
    told = in_one_line(said)
    assert said.first_line.startswith("Milestone M4, TUPE transfer of CCC staff to SCDC: Greater Cambridge Planning")
    assert "Promised Day Agreed Why" in told
    assert "1 April 2018" in told


def test_a_milestone_that_is_not_there_is_refused(reader: Terminal) -> None:
    said = reader.types("report", "milestone", PLANNING, "M99", *ON_THE_DAY)
    assert (said.code, said.out) == (1, "")
    assert "M99" in said.err


def test_a_programme_is_told_with_who_shares_it_and_how_it_is_watched(reader: Terminal) -> None:
    told = in_one_line(reader.types("report", "programme", PLANNING, *ON_THE_DAY))
    assert "Reference: greater-cambridge-planning." in told
    assert "Partners: " in told
    assert "A slip is amber beyond 0 and red beyond 10 working days" in told


def test_workstreams_are_told_with_leads_and_standing(reader: Terminal) -> None:
    said = reader.types("report", "workstreams", "cheshire-ict-tom", "--as-at", "2018-04-15")
    assert said.code == 0
    assert "In no workstream: " in said.out
