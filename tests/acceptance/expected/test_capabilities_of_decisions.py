"""Capabilities about papers, recommendations, decisions and actions, as the samples show them."""

from tests.acceptance.expected.asking import Ask, by_ref, the

CHESHIRE, SBC, THREE_C = "cheshire-ict-tom", "sbc-ehdc-ict", "3c-ict-shared-service"
COMMITTEE, JUNE, REVIEW = "2023-10-02", "2023-06-30", "2018-02-20"


def test_capability_083_a_report_has_a_key_decision_flag_an_author_a_lead_officer_and_sponsors(ask: Ask) -> None:
    paper = by_ref(ask(SBC, "papers", as_at=COMMITTEE)["papers"])["RESOURCING"]
    assert (paper["is_key_decision"], len(paper["sponsors"])) == (True, 2)
    assert paper["author_role"] == paper["lead_officer"] == "Assistant Director and Chief Technology Officer"
    assert paper["portfolio"] is None


def test_capability_149_recommendations_are_a_tree_with_numbers_as_written(ask: Ask) -> None:
    detail = ask(CHESHIRE, "recommendations/CH-R2.1", as_at="2017-11-24")
    assert detail["recommendation"]["is_heading"]
    assert [part["number"] for part in detail["parts"]][-2:] == ["VII. (v)", "VIII."]


def test_capability_150_a_recommendation_says_what_is_asked(ask: Ask) -> None:
    rows = by_ref(ask(SBC, "recommendations", as_at=COMMITTEE)["recommendations"])
    assert {ref: rows[ref]["ask"] for ref in ("REC-2.1", "REC-2.2", "REC-2.4")} == {
        "REC-2.1": "approve",
        "REC-2.2": "note",
        "REC-2.4": "recommend-on",
    }


def test_capability_151_one_paper_asks_several_boards(ask: Ask) -> None:
    rows = by_ref(ask(THREE_C, "recommendations", as_at=REVIEW)["recommendations"])
    asked = [row["asked_of"] for ref, row in rows.items() if ref.startswith("GR-")]
    assert asked == [["3C Management Board", "3C CEX Board", "3C Joint Advisory Group"]] * 5
    paper = by_ref(ask(THREE_C, "papers", as_at=REVIEW)["papers"])["GOVERNANCE-REVIEW"]
    assert paper["submitted_on"] == "2017-12-18"


def test_capability_152_one_minute_that_holds_two_decisions_is_two(ask: Ask) -> None:
    rows = ask(SBC, "decisions", as_at=JUNE)["decisions"]
    assert [(row["item"], row["kind"]) for row in rows] == [
        ("2", "election"),
        ("4", "minutes"),
        ("5", "noted"),
        ("6", "noted"),
        ("7", "noted"),
        ("7", "reschedule"),
        ("9", "exclusion"),
        ("9", "exclusion"),
        ("10", "noted"),
    ]
    assert {row["meeting_in_words"] for row in rows} == {"the meeting of 29 June 2023"}


def test_capability_153_a_paper_without_a_recorded_outcome_stays_open(ask: Ask) -> None:
    before, after = (the(ask(CHESHIRE, "papers", as_at=day)["papers"]) for day in ("2017-11-24", "2017-11-25"))
    assert (before["is_open"], before["is_overdue"]) == (True, False)
    assert (after["is_open"], after["waits_after"]) == (True, "the meeting of 24 November 2017")
    needs = ask(CHESHIRE, "attention", as_at="2017-11-25")["items"]
    assert [item["ref"] for item in needs if item["need"] == "no-outcome"] == ["ICT-REVIEW"]


def test_capability_154_an_action_has_an_owner_a_requester_a_due_day_and_a_meeting(ask: Ask) -> None:
    found = ask(SBC, "actions", as_at=COMMITTEE)
    first = found["actions"][0]
    assert (first["ref"], first["is_late"], first["days_late"]) == ("A5", True, 2)
    asked = by_ref(found["actions"])["A1"]
    assert (asked["owner_role"], asked["requested_by"], asked["meeting_in_words"]) == (
        "Officers",
        "Chair",
        "the meeting of 29 June 2023",
    )
    assert asked["due"]["as_written"] == "rather than wait until the next meeting"


def test_capability_155_actions_can_be_counted_without_their_text(ask: Ask) -> None:
    held = the(ask(SBC, "actions", as_at=JUNE)["counted_elsewhere"])
    assert (held["count"], held["frequency"]) == (13, "monthly")
    assert "known by count only" in held["in_words"]


def test_capability_157_recommended_and_supported_are_kept_apart(ask: Ask) -> None:
    found = ask(THREE_C, "recommendations", as_at="2017-11-16")
    assert (found["recommended"], found["supported"]) == (2, 2)


def test_capability_158_an_output_can_be_promised_in_due_course(ask: Ask) -> None:
    promised = by_ref(ask(THREE_C, "actions", as_at="2017-11-16")["actions"])["SC-A1"]
    assert (promised["due_in_words"], promised["due"]["to"], promised["is_late"]) == ("in due course", None, False)


def test_capability_159_an_agreement_of_all_partners_is_a_decision_of_bodies(ask: Ask) -> None:
    agreed = by_ref(ask(THREE_C, "decisions", as_at="2017-11-16")["decisions"])["D-MODEL"]
    assert (agreed["kind"], len(agreed["bodies"]), agreed["board"]) == ("agreement", 3, None)
    assert (agreed["taken_in_words"], agreed["saw"]) == ("date not stated", None)


def test_capability_160_implications_stand_by_area(ask: Ask) -> None:
    paper = by_ref(ask(SBC, "papers", as_at=COMMITTEE)["papers"])["RESOURCING"]
    assert [held["number"] for held in paper["implications"]] == ["5.1", "5.2", "5.3", "5.4", "5.5", "5.6"]
    assert [held["in_words"] for held in paper["implications"]][1:] == ["not stated"] * 5


def test_capability_161_answers_to_members_stand_by_topic_with_the_role_that_gave_them(ask: Ask) -> None:
    paper = by_ref(ask(THREE_C, "papers", as_at="2017-11-16")["papers"])["UPDATE"]
    assert paper["topics"] == ["The first 100 days", "Register of risks", "Server room"]
    assert {held["answered_by"] for held in paper["answers"]} == {"Head of 3C ICT Shared Service"}
