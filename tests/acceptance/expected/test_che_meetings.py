"""What a reader must find about the meetings of the Cheshire joint committee after its sample was imported."""

from tests.acceptance.expected.asking import Ask
from tests.acceptance.expected.test_che import CHESHIRE, COMMITTEE


def test_che_22_three_meetings_in_order(ask: Ask) -> None:
    meetings = ask(CHESHIRE, "meetings", as_at=COMMITTEE)["meetings"]
    assert [(row["on"]["from"], row["standing"]) for row in meetings] == [
        ("2017-03-24", "held"),
        ("2017-05-19", "held"),
        ("2017-11-24", "to-come"),
    ]
