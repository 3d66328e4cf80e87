"""The rating of what is dropped, met, completed or closed stays on the RAG board, marked, and is counted nowhere."""

import pytest

from domain.fact import Fact
from domain.milestone_facts import MilestoneDropped, MilestoneMet, MilestonePlanned
from domain.phase import PhaseDropped, PhasePlanned
from domain.rating import Light
from domain.workstream import Outcome, WorkstreamClosed, WorkstreamOpened
from tests.application.projections.test_rag_board import AS_AT, START, board, declared


@pytest.mark.parametrize(
    ("kind", "planned_as", "ended", "words"),
    [
        ("milestone", MilestonePlanned(title="Deck"), MilestoneDropped(), "dropped"),
        ("milestone", MilestonePlanned(title="Deck"), MilestoneMet(), "met"),
        ("phase", PhasePlanned(name="Deck"), PhaseDropped(), "dropped"),
        ("workstream", WorkstreamOpened(name="Deck"), WorkstreamClosed(outcome=Outcome.COMPLETED), "closed"),
    ],
)
def test_the_rating_of_what_is_over_is_marked_and_not_counted(
    kind: str, planned_as: Fact, ended: Fact, words: str
) -> None:
    told = ((kind, "deck", planned_as, START), declared(Light.RED, of=(kind, "deck")), (kind, "deck", ended, AS_AT))
    shown = board(declared(Light.GREEN), *told)
    assert [(one.rating.light, one.over_in_words) for one in shown.rows] == [(Light.GREEN, None), (Light.RED, words)]
    assert [(one.light, one.count) for one in shown.lights] == [(Light.GREEN, 1)]
    assert (shown.over, shown.in_words) == (1, "1 green. 1 rating is of what is over, and not counted.")
