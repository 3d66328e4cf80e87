"""What a reader must find about the groups that govern the Cheshire programme after its sample was imported."""

from tests.acceptance.expected.asking import Ask, Json, by_ref
from tests.acceptance.expected.test_che import CHESHIRE, COMMITTEE


def groups(ask: Ask) -> dict[str, Json]:
    return by_ref(ask(CHESHIRE, "boards", as_at=COMMITTEE)["boards"])


def test_che_13_four_groups_have_their_seats_and_two_have_no_named_members(ask: Ask) -> None:
    seats = {ref: row["seats_counted"] for ref, row in groups(ask).items()}
    assert seats == {
        "ssjc": None,
        "strategic-ict-board": 8,
        "strategic-planning-groups": 4,
        "operational-management-board": 4,
        "ict-delivery-group": 3,
        "joint-solutions-design": None,
        "joint-finance-commercial": None,
    }
    working = [row["seats"] for row in groups(ask).values() if row["kind"] == "joint working group"]
    assert working == [[], []]


def test_che_14_one_seat_attends_only_quarterly(ask: Ask) -> None:
    board = groups(ask)["strategic-ict-board"]
    attending = {seat["seat"]: seat["attendance"] for seat in board["seats"] if seat["attendance"]}
    assert attending == {"S151 officers": "Quarterly attendance"}
    assert board["seats_attending_in_part"] == ["S151 officers"]


def test_che_16_one_board_has_two_names_and_two_working_groups_feed_it(ask: Ask) -> None:
    called = [ref for ref, row in groups(ask).items() if "Joint Strategic Board" in (row["name"], *row["also_written"])]
    assert called == ["strategic-ict-board"]
    feeding = ask(CHESHIRE, "boards/strategic-ict-board", as_at=COMMITTEE)["reported_to_by"]
    assert feeding == ["joint-solutions-design", "joint-finance-commercial"]
