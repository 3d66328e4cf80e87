"""The ground of what a body decided: its board and its meeting as they stood on that day, and what they had to be."""

from datetime import date
from typing import NamedTuple

from domain.board import Board
from domain.board_facts import BoardStage
from domain.board_refusals import EnoughNotShown
from domain.decision_refusals import AnotherBoardsMeeting, QuorumNotMet
from domain.meeting import Meeting
from domain.planned_date import PlannedDate, narrowed


class Ground(NamedTuple):
    """The board as it stood on the day, and the meeting; what an old paper tells counts as told.

    A meeting counts with all that is known of it: whatever is said of it later is said of its day.
    """

    board: Board | None = None
    meeting: Meeting | None = None
    is_from_a_paper: bool = False

    def must_be_entitled(self, on: PlannedDate | None, *, decides: bool = True) -> None:
        """Refuse a board before the day since which it is said to be in place, and one that does not decide."""
        if self.board is None:
            return
        if on is not None and (self.board.in_place_since or self.board.in_place_from):
            self.board.must_be_there_on(on, is_from_a_paper=self.is_from_a_paper)
        if decides:
            self.board.must_decide(on)
        else:
            self.board.must_be_at_work(on)

    def must_be_enough(self) -> None:
        """A board with a quorum decides where that is met; papers that count nobody are taken at their word."""
        present = self.meeting.present if self.meeting else None
        if self.board is None or self.board.quorum is None or (present is None and self.is_from_a_paper):
            return
        if present is None or present < self.board.quorum:
            raise QuorumNotMet(self.board.name, present=present, quorum=self.board.quorum)

    def must_show_enough(self) -> None:
        """Refuse an answer of a board with a quorum that names nothing by which one could see who was there."""
        if self.board is not None and self.board.quorum is not None and not self.is_from_a_paper:
            raise EnoughNotShown(self.board.name, self.board.quorum)

    def must_have_met(self) -> None:
        """Refuse a meeting that was not held, or is another board's."""
        if self.meeting is None:
            return
        self.meeting.must_have_been_held()
        if self.board is not None and self.board.ref != self.meeting.board:
            raise AnotherBoardsMeeting(self.board.ref, self.meeting.in_words, self.meeting.board)


def day_of(said: PlannedDate | None, *by: PlannedDate | None) -> PlannedDate | None:
    """The day on which something was decided: what is said of it, as far as its meeting and its decision leave open.

    A month in which its meeting was is the day of that meeting. One in which it was not stays, and is refused.
    """
    for other in by:
        said = narrowed(said, other) if said and other else said or other
    return said


def board_on(day: date | None, stood: Board, now: Board) -> Board:
    """A board on a day: as it stood then, and with what was said afterwards of when it began and when it ended.

    `stood` is what was said of it by then, `now` all that is said of it today.
    """
    if not stood.is_replaced:
        stood = stood.model_copy(update={"in_place_from": now.in_place_from})
        if stood.in_place_since is None and now.in_place_since is not None:
            stood = stood.model_copy(update={"in_place_since": now.in_place_since, "stage": BoardStage.IN_PLACE})
    ended = now.replaced_on.ends if now.is_replaced and now.replaced_on else None
    if not stood.is_replaced and ended is not None and day is not None and ended < day:
        gone = {name: getattr(now, name) for name in ("replaced_by", "replaced_on")}
        stood = stood.model_copy(update={**gone, "stage": BoardStage.REPLACED, "replaced_from": ended})
    return stood
