"""What a reader must find about the meetings of the joint committee after its sample was imported."""

from tests.acceptance.expected.asking import Ask, Json
from tests.acceptance.expected.test_sbc import COMMITTEE, SHARED_ICT

JUNE, AUTUMN = "JICT-2023-06-29", "JICT-2023-AUTUMN"


def agenda_of(ask: Ask, meeting: str) -> dict[str, list[str]]:
    """The numbers of the items of each part."""
    parts: list[Json] = ask(SHARED_ICT, f"meetings/{meeting}", as_at=COMMITTEE)["agenda"]
    return {part["part"]: [item["number"] for item in part["items"]] for part in parts}


def test_sbc_21_the_next_meeting_before_and_after_it_was_moved(ask: Ask) -> None:
    before = ask(SHARED_ICT, "meetings", as_at="2023-06-28")
    assert (before["in_words"], before["next"]) == ("The next meeting is on 14 September 2023.", AUTUMN)
    after = ask(SHARED_ICT, "meetings", as_at="2023-06-30")
    assert after["in_words"] == "The next meeting is on 2 October 2023; it was first to be on 14 September 2023."
    first, second = ask(SHARED_ICT, f"meetings/{AUTUMN}", as_at="2023-06-30")["days"]
    assert (first["on"]["to"], first["said_on"]) == ("2023-09-14", None)
    assert (second["on"]["to"], second["said_on"]) == ("2023-10-02", "2023-06-29")
    assert second["decision"] == "D-2023-06-29-7.2"


def test_sbc_23_eleven_items_and_nine_resolutions_of_four_of_six_members(ask: Ask) -> None:
    minutes = ask(SHARED_ICT, f"meetings/{JUNE}", as_at=COMMITTEE)
    assert minutes["minutes_in_words"] == (
        "11 items, 9 resolutions (items 2, 4, 5, 6, 7 twice, 9 twice and 10); "
        "item 3 is noted without a resolution; 4 of 6 members were present."
    )
    assert (minutes["meeting"]["items"], minutes["resolutions"]) == (11, 9)
    assert (minutes["meeting"]["present"], minutes["meeting"]["members"]) == (4, 6)
    assert (minutes["noted_without_resolution"], minutes["resolved_without_decision"]) == (["3"], [])
