"""What has to be so of the board and the meeting of an answer, a gate review or a resolution for it to be theirs?

What a decision asks of them stands with the decision. Each rule refuses where they could not have decided so.
"""

from collections.abc import Callable, Iterable
from datetime import date

from domain.board_facts import Mandate
from domain.escalation_refusals import AdviceResolvesNothing, MetBeforeItCame
from domain.ground import Ground
from domain.planned_date import PlannedDate

Rule = Callable[[Ground], None]


def must_hold(rules: Iterable[Rule], ground: Ground) -> None:
    """Refuse what could not have been decided on this ground."""
    for rule in rules:
        rule(ground)


def of_an_answer(on: PlannedDate | None, *, by_decision: bool) -> tuple[Rule, ...]:
    """A change request is answered by a board that decides; where it has a quorum, by a decision that shows it."""

    def entitled(ground: Ground) -> None:
        ground.must_be_entitled(on)

    return (entitled,) if by_decision else (entitled, Ground.must_show_enough)


def of_a_review(on: PlannedDate | None, *, by_decision: bool) -> tuple[Rule, ...]:
    """A gate review is a board's that decides, at a meeting of its own; a decision was taken by enough of them.

    It is of the day of that meeting.
    """

    def entitled(ground: Ground) -> None:
        ground.must_be_entitled(on)

    def of_its_day(ground: Ground) -> None:
        if ground.meeting is not None and on is not None:
            ground.meeting.must_be_on(on)

    enough = () if by_decision else (Ground.must_be_enough,)
    return (entitled, *enough, Ground.must_have_met, of_its_day)


def of_a_resolution(
    on: PlannedDate | None, came_on: date | None, *, by_decision: bool, at_meeting: bool
) -> tuple[Rule, ...]:
    """What rose is settled by a board that decides, by a decision, or at a meeting of its own after it came there."""

    def entitled(ground: Ground) -> None:
        ground.must_be_entitled(on, decides=False)
        if ground.board is not None and ground.board.mandate is Mandate.ADVISES:
            raise AdviceResolvesNothing(ground.board.name)

    def after_it_came(ground: Ground) -> None:
        if ground.meeting is not None and came_on is not None and ground.meeting.on.is_past(came_on):
            name = ground.board.name if ground.board else ground.meeting.board
            raise MetBeforeItCame(ground.meeting.in_words, name, came_on)

    if at_meeting:
        return (entitled, Ground.must_have_met, after_it_came, Ground.must_be_enough)
    return (entitled,) if by_decision else (entitled, Ground.must_show_enough)
