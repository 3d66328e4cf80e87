"""What a reader must find about the boards of Greater Cambridge Planning after its sample was imported."""

from tests.acceptance.expected.asking import Ask, Json, by_ref, the
from tests.acceptance.expected.test_gcp import PLANNING, REPORT_DAY


def boards(ask: Ask) -> Json:
    return ask(PLANNING, "boards", as_at=REPORT_DAY)


def test_gcp_23_three_boards_have_their_seats_and_their_cycle(ask: Ask) -> None:
    rows = by_ref(boards(ask)["boards"])
    assert {ref: (row["seats_counted"], row["cycle"], row["meetings_a_year"]) for ref, row in rows.items()} == {
        "planning-steering": (4, "Monthly", 12),
        "gc-management": (4, "Quarterly", 4),
        "gc-combined": (7, "6 Monthly", 2),
    }


def test_gcp_24_the_steering_group_has_two_cycles_each_with_its_source(ask: Ask) -> None:
    said = [held for held in boards(ask)["stated_otherwise"] if held["about"] == "cycle"]
    conflict = the(said)
    assert (conflict["board"], conflict["disagrees"]) == ("planning-steering", True)
    assert (conflict["held"], conflict["held_source"]) == ("Monthly", "001-app5#L1503-L1507")
    assert (conflict["stated"], conflict["stated_source"]) == ("quarterly basis", "001-app5#L1402")


def test_gcp_27_the_boards_meet_eighteen_times_a_year(ask: Ask) -> None:
    found = boards(ask)
    assert (found["meetings_a_year"], found["at_work"]) == (18, 3)
    assert [level["meetings_a_year"] for level in found["levels"]] == [12, 4, 2]
    assert found["in_words"].startswith("3 boards in 3 levels meet 18 times a year.")
