"""What is asked of a board before it meets, and which of the actions that it asked for are open?"""

from collections.abc import Iterator, Mapping
from datetime import date

from application.projections.actions import ActionRow, action_list
from application.projections.change_requests import changes_asked_for
from application.projections.papers import PaperRow, paper_list
from application.projections.recommendations import RecommendationRow, RecommendationStatus, recommendation_rows
from application.projections.view import View, counted
from domain.action import Action
from domain.board import Board
from domain.change_request import ChangeRequest
from domain.decision import Decision
from domain.meeting import Meeting
from domain.paper import Paper
from domain.phase import Phase
from domain.recommendation import Recommendation
from domain.record import Record
from domain.words import NOT_STATED


class PackAsk(View):
    """Something the board is asked to decide; `why` is a sentence that says how it comes before it."""

    kind: str
    ref: str
    number: str | None
    text: str
    why: str

    @property
    def kind_in_words(self) -> str:
        """“change request”; at a phase it is the gate that a board decides on."""
        return "gate" if self.kind == Phase.KIND else self.kind.replace("-", " ")


class PackAction(View):
    """An open action of the board; `days_late` are calendar days, null while it is not late."""

    ref: str
    what: str
    owner_in_words: str
    due_in_words: str
    due_on: date | None
    is_late: bool
    days_late: int | None
    standing: str | None


def asked_of(record: Record, board: Board, meeting: Meeting) -> tuple[PackAsk, ...]:
    """Papers with what they recommend, what else is recommended to it, and changes; all that nobody decided yet."""
    on_the_agenda = {
        item.listed.paper: item.listed.number or item.listed.item for item in meeting.items if item.listed.paper
    }
    return (
        *_papers(record, board, on_the_agenda),
        *_recommendations(record, board, on_the_agenda),
        *_changes(record, board),
    )


def _papers(record: Record, board: Board, on_the_agenda: Mapping[str, str]) -> Iterator[PackAsk]:
    if not record.all(Paper):
        return
    for row in paper_list(record).papers:
        if row.is_open and (row.ref in on_the_agenda or any(map(board.is_called, row.asked_of))):
            why = _why_paper(row, on_the_agenda.get(row.ref))
            yield PackAsk(kind=Paper.KIND, ref=row.ref, number=on_the_agenda.get(row.ref), text=row.title, why=why)


def _why_paper(row: PaperRow, item: str | None) -> str:
    where = f"On the agenda as item {item}" if item else "Asked of this board, and not on the agenda"
    return f"{where}; {row.outcome_in_words}."


_UNDECIDED = (RecommendationStatus.PROPOSED, RecommendationStatus.DEFERRED)


def _recommendations(record: Record, board: Board, on_the_agenda: Mapping[str, str]) -> Iterator[PackAsk]:
    rows = {row.ref: row for row in recommendation_rows(record)}
    for row in rows.values():
        is_asked = row.paper in on_the_agenda or _is_asked_of(board, row, rows)
        if is_asked and not row.is_heading and row.status in _UNDECIDED:
            by = f"{row.weight.capitalize()} by {row.made_by or NOT_STATED}"
            why = f"{by}; {row.decided_in_words or 'nobody has decided on it'}."
            yield PackAsk(kind=Recommendation.KIND, ref=row.ref, number=row.number, text=row.text, why=why)


def _is_asked_of(board: Board, row: RecommendationRow, rows: Mapping[str, RecommendationRow]) -> bool:
    """Whether it, or what it is a part of, is asked of the board; the nearest that says of whom counts."""
    while not row.asked_of and row.inside is not None and row.inside in rows:
        row = rows[row.inside]
    return any(map(board.is_called, row.asked_of))


def _changes(record: Record, board: Board) -> Iterator[PackAsk]:
    for row in changes_asked_for(record):
        if row.is_open and row.asked_of == board.ref:
            how_long = f"open for {counted(row.days_open, 'day')}" if row.days_open is not None else "open"
            what = f"Asks for {row.kind_in_words}"
            yield PackAsk(kind=ChangeRequest.KIND, ref=row.ref, number=None, text=row.what, why=f"{what}; {how_long}.")


def open_actions(record: Record, board: Board) -> tuple[PackAction, ...]:
    """The open actions of a board, of its meetings and of its decisions, late ones first."""
    if not record.all(Action):
        return ()
    rows = action_list(record).actions
    return tuple(_action(row) for row in rows if row.is_open and _is_of(record, row, board.ref))


def _is_of(record: Record, row: ActionRow, board: str) -> bool:
    meeting, decision = record.all(Meeting).get(row.meeting or ""), record.all(Decision).get(row.decision or "")
    return board in (row.board, meeting and meeting.board, decision and decision.board)


def _action(row: ActionRow) -> PackAction:
    return PackAction(
        ref=row.ref,
        what=row.what,
        owner_in_words=row.owner_in_words,
        due_in_words=row.due_in_words,
        due_on=row.due.ends if row.due else None,
        is_late=row.is_late,
        days_late=row.days_late,
        standing=row.standing,
    )
