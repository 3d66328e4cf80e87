"""What a reader must find about the joint committee of the SBC and EHDC programme after its sample was imported."""

from tests.acceptance.expected.asking import Ask
from tests.acceptance.expected.test_sbc import COMMITTEE, SHARED_ICT


def test_sbc_37_six_seats_a_chair_and_a_vice_chair(ask: Ask) -> None:
    committee = ask(SHARED_ICT, "boards/joint-ict-committee", as_at=COMMITTEE)["board"]
    assert committee["seats_counted"] == 6
    assert [(seat["organisation"], seat["count"]) for seat in committee["seats"]] == [
        ("Stevenage Borough Council", 3),
        ("East Herts District Council", 3),
    ]
    assert [(held["office"], held["organisation"], held["term"], held["since"]) for held in committee["offices"]] == [
        ("Chair", "Stevenage Borough Council", "2023/24", "2023-06-29"),
        ("Vice-chair", "East Herts District Council", "2023/24", "2023-06-29"),
    ]
