"""On which days can a board have begun its work, and have been replaced?"""

from datetime import date

from domain.board_facts import BoardStage
from domain.board_refusals import ProposedIsNotInPlace
from domain.happening import must_have_come, must_not_end_before_it_began
from domain.planned_date import PlannedDate, exactly

NOT_YET = (BoardStage.PROPOSED, BoardStage.ALTERNATIVE)
"""The stages of a board that has not begun."""


def must_have_begun(
    name: str,
    since: PlannedDate | None,
    *,
    today: date,
    effective_on: date | None = None,
    stage: BoardStage | None = BoardStage.IN_PLACE,
) -> None:
    """Refuse a day that has not come, and any day of a board that is only proposed."""
    if since is not None and stage in NOT_YET:
        raise ProposedIsNotInPlace(name)
    must_have_come(since, f"The board “{name}” cannot have begun its work", today=today, effective_on=effective_on)


def must_be_replaced_after(
    began: PlannedDate | None, name: str, replaced_on: PlannedDate | None, *, today: date, effective_on: date | None
) -> None:
    """Refuse a day that has not come, and one before the board began its work."""
    what = f"The board “{name}”"
    must_have_come(replaced_on, f"{what} cannot have been replaced", today=today, effective_on=effective_on)
    ended = replaced_on or exactly(effective_on)
    must_not_end_before_it_began(what, began=began, ended=ended)
