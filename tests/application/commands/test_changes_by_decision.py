"""A change that is approved by a decision was approved on the day of that decision, however its board stands since."""

from typing import Any

import pytest

from domain.board_refusals import OnlyAdvises
from tests.application.commands.asking_for_changes import LATER, YES, gives
from tests.application.commands.riverside import ENGINEER, Council


def _decided_before_it_only_advised(council: Council) -> None:
    """A board decided in January, what was asked came to be known after that, and now the board advises."""
    gives(council, "constitute-board", "crossing", name="Crossing board", effective_on="2026-01-05")
    gives(council, "plan-milestone", "M4", title="Bridge opens", baseline="2026-05-29", effective_on="2026-01-05")
    gives(council, "request-change", "C1", by=ENGINEER, **LATER, effective_on="2026-01-10")
    gives(council, "take-decision", "D1", text="Open in September", board="crossing", taken_on="2026-01-20")
    gives(council, "note-milestone-progress", "M4", comment="It grows", effective_on="2026-02-10")
    gives(council, "change-board-mandate", "crossing", mandate="advises", effective_on="2026-02-20")


@pytest.mark.parametrize("said", [{}, {"effective_on": "2026-02-25"}, {"effective_on": "2026-02-12"}])
def test_an_approval_by_a_decision_judges_the_board_on_the_day_of_the_decision(
    since_january: Council,
    said: dict[str, Any],  # Any: as above
) -> None:
    _decided_before_it_only_advised(since_january)
    with pytest.raises(OnlyAdvises):
        gives(since_january, "approve-change", "C1", **YES)
    facts = gives(since_january, "approve-change", "C1", **YES, decision="D1", **said)
    assert facts == ("ChangeApproved", "MilestoneRebaselined")
