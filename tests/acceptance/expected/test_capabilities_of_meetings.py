"""What the papers ask of a tracker about meetings beyond the acceptance lines, each named by its capability."""

from tests.acceptance.expected.asking import Ask, by_ref
from tests.acceptance.expected.test_che import CHESHIRE
from tests.acceptance.expected.test_gcp import PLANNING, REPORT_DAY
from tests.acceptance.expected.test_sbc import COMMITTEE, SHARED_ICT
from tests.acceptance.expected.test_sbc_meetings import AUTUMN, JUNE, agenda_of
from tests.acceptance.expected.test_three_c import THREE_C


def test_capability_081_a_meeting_has_its_hours_who_was_there_and_who_was_excused(ask: Ask) -> None:
    june = ask(SHARED_ICT, f"meetings/{JUNE}", as_at=COMMITTEE)
    meeting = june["meeting"]
    assert (meeting["on"]["to"], meeting["starts_at"], meeting["ends_at"]) == ("2023-06-29", "18:00", "19:05")
    assert [(group["of_name"], group["present"], group["apologies"]) for group in june["attendance"]] == [
        ("Stevenage Borough Council", 3, 0),
        ("East Herts District Council", 1, 2),
    ]
    assert meeting["place"] is None
    afternoon = by_ref(ask(THREE_C, "meetings", as_at="2018-02-20")["meetings"])["PHM-2018-02-20"]
    assert (afternoon["starts_at"], afternoon["standing"]) == ("14:00", "to-come")


def test_capability_082_items_stand_in_their_parts_with_their_pages(ask: Ask) -> None:
    assert agenda_of(ask, JUNE) == {"I": [str(number) for number in range(1, 10)], "II": ["10", "11"]}
    assert agenda_of(ask, AUTUMN) == {"I": ["1", "2", "3", "4", "5"], "II": ["6", "7", "8"]}
    public, restricted = ask(SHARED_ICT, f"meetings/{AUTUMN}", as_at=COMMITTEE)["agenda"]
    pages = {item["number"]: item["pages"] for item in public["items"] + restricted["items"] if item["pages"]}
    assert pages == {"2": "3-8", "3": "9-52", "6": "53-54", "7": "55-64"}


def test_capability_085_who_meets_or_reports_regularly_and_how_often_as_written(ask: Ask) -> None:
    assert ask(CHESHIRE, as_at="2017-11-24")["cadence"]["as_written"] == "at regular points"
    steering = ask(PLANNING, "boards/planning-steering", as_at=REPORT_DAY)["board"]
    assert steering["cycle"] == "Monthly"
    (announced,) = ask(PLANNING, "meetings", as_at=REPORT_DAY)["meetings"]
    assert (announced["on"]["to"], announced["on"]["as_written"]) == ("2018-02-12", "12/02/18")


def test_capability_176_two_days_are_compared_thing_by_thing(ask: Ask) -> None:
    found = ask(SHARED_ICT, "comparison", from_as_at="2023-06-30", to_as_at=COMMITTEE)
    (meeting,) = (thing for thing in found["things"] if thing["kind"] == "meeting")
    assert (meeting["ref"], meeting["sort"]) == (AUTUMN, "changed")
    listed = [(change["field"], change["changed_from"], change["changed_to"]) for change in meeting["changes"]]
    assert listed[0] == ("items", None, "Apologies and declarations of interest; item 1; Part I")
    assert len(listed) == 8
