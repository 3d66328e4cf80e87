"""Of a board of which nobody says whether it decides it is told what it decided, and no mandate is made of that."""

import pytest

from domain.decision import DecisionTaken
from tests.application.projections.building import Told
from tests.application.projections.test_boards import DAY, board, boards, told


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ({}, 1),
        ({"outcome": "agreed-with-conditions", "conditions": ["Cheaply"]}, 1),
        ({"outcome": "rejected"}, 1),
        ({"outcome": "noted"}, 0),
        ({"outcome": "deferred"}, 0),
        ({"kind": "minutes"}, 0),
        ({"board": "B2"}, 0),
    ],
)
def test_a_board_shows_what_it_decided_and_not_what_any_board_may_say(said: dict[str, object], counts: int) -> None:
    taken = DecisionTaken.model_validate({"text": "Paint it", "board": "B1", **said})
    shown = boards(*told("B1", board()), Told("decision", "D1", taken, DAY)).boards[0]
    assert shown.decisions_taken == counts
    assert shown.authority_in_words == f"whether it decides is not stated{'; it took 1 decision' if counts else ''}"


def test_what_each_board_took_is_counted_for_that_board_alone() -> None:
    by = ("B1", "B2", "B1", None)
    taken = [Told("decision", f"D{n}", DecisionTaken(text="Paint it", board=ref), DAY) for n, ref in enumerate(by)]
    shown = boards(*told("B1", board()), *told("B2", board()), *told("B3", board()), *taken)
    assert {row.ref: row.decisions_taken for row in shown.boards} == {"B1": 2, "B2": 1, "B3": 0}


def test_what_a_board_took_is_no_mandate_and_is_not_told_beside_one() -> None:
    taken = Told("decision", "D1", DecisionTaken(text="Paint it", board="B1"), DAY)
    shown = boards(*told("B1", board(mandate="decides")), taken).boards[0]
    assert (shown.decisions_taken, shown.authority_in_words) == (1, "takes decisions")
    assert boards(*told("B1", board()), taken).boards[0].mandate is None
