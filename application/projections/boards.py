"""Who decides, who advises, whom do they report to, and how often do they meet?"""

from collections.abc import Iterable, Sequence

from application.projections.board_rows import BoardRow, board_row, decisions_taken
from application.projections.board_statements import StatementView
from application.projections.escalation_paths import EscalationPath, escalation_paths, path_from
from application.projections.escalation_rows import EscalationRow
from application.projections.escalations import escalation_rows
from application.projections.gates_before import GateBefore, gates_of_board
from application.projections.meeting_rows import MeetingRow, meeting_row
from application.projections.meetings import meetings_of
from application.projections.services_on_boards import ServiceRow, services_of
from application.projections.view import ProgrammeView, View, counted, header
from domain.board import Board
from domain.record import Record
from domain.words import NOT_STATED, listed


class LevelView(View):
    """The boards of one level, the lowest is 1, and how often those at work meet.

    Null where none of them says it, and where all of them are only proposed; `in_words` tells one from the other.
    """

    level: int | None
    boards: tuple[str, ...]
    meetings_a_year: int | None
    in_words: str


class BoardList(ProgrammeView):
    """The boards by level, the lowest first; then those without a level, and those that were replaced last.

    `meetings_a_year` adds up the cycles of the boards at work, `with_proposed` those of the boards that are proposed
    as well. Boards that do not say how often they meet add nothing, and are named; where none of them says it, or none
    is there, the sum is null. `stated_otherwise` is all that papers state beside what is held, `disagreements` how many
    of them disagree with it.
    """

    in_words: str
    at_work: int
    proposed: int
    replaced: int
    meetings_a_year: int | None
    with_proposed: int | None
    cycle_not_stated: tuple[str, ...]
    disagreements: int
    levels: tuple[LevelView, ...]
    boards: tuple[BoardRow, ...]
    escalation: tuple[EscalationPath, ...]
    services: tuple[ServiceRow, ...]
    services_on_no_board: tuple[str, ...]
    stated_otherwise: tuple[StatementView, ...]


class BoardDetail(ProgrammeView):
    """One board, who reports to it, the way up from it, what sits with it, its meetings and the gates it holds."""

    board: BoardRow
    reported_to_by: tuple[str, ...]
    escalation: EscalationPath
    sitting_here: tuple[EscalationRow, ...]
    meetings: tuple[MeetingRow, ...]
    gates: tuple[GateBefore, ...]


def board_list(record: Record) -> BoardList:
    """The boards of a programme as at the record's day."""
    boards, taken = record.all(Board), decisions_taken(record)
    rows = tuple(board_row(record, held, taken=taken[held.ref]) for held in sorted(boards.values(), key=_by_level))
    at_work, proposed = [row for row in rows if row.is_at_work], [row for row in rows if is_proposed(row)]
    services = services_of(boards.values())
    statements = tuple(statement for row in rows for statement in row.statements)
    return BoardList(
        **header(record),
        in_words=_in_words(rows, sum(statement.disagrees for statement in statements)),
        at_work=len(at_work),
        proposed=len(proposed),
        replaced=len(rows) - len(at_work) - len(proposed),
        meetings_a_year=_load(at_work),
        with_proposed=_load((*at_work, *proposed)),
        cycle_not_stated=tuple(row.ref for row in (*at_work, *proposed) if row.meetings_a_year is None),
        disagreements=sum(statement.disagrees for statement in statements),
        levels=_levels([*at_work, *proposed]),
        boards=rows,
        escalation=escalation_paths(boards),
        services=services,
        services_on_no_board=tuple(row.service for row in services if row.is_on_no_board),
        stated_otherwise=statements,
    )


def board_detail(record: Record, ref: str) -> BoardDetail:
    """One board of a programme; one that is not there is refused."""
    board, boards = record.get(Board, ref), record.all(Board)
    return BoardDetail(
        **header(record),
        board=board_row(record, board, taken=decisions_taken(record)[ref]),
        reported_to_by=tuple(other.ref for other in boards.values() if other.reports_to == ref),
        escalation=path_from(board, boards),
        sitting_here=escalation_rows(record, board=ref),
        meetings=tuple(meeting_row(record, meeting) for meeting in meetings_of(record, ref)),
        gates=gates_of_board(record, ref),
    )


def is_proposed(row: BoardRow) -> bool:
    """Whether somebody wants it, and it is not there yet."""
    return not row.is_at_work and row.stage != "replaced"


def _by_level(board: Board) -> tuple[bool, bool, int]:
    """Those that are gone last, and before them those without a level."""
    return board.is_replaced, board.level is None, board.level or 0


def _load(rows: Iterable[BoardRow]) -> int | None:
    """How often they meet, as far as they say it; nothing where all of them are silent, or there are none."""
    stated = [row.meetings_a_year for row in rows if row.meetings_a_year is not None]
    return sum(stated) if stated else None


def _levels(rows: Sequence[BoardRow]) -> tuple[LevelView, ...]:
    levels = dict.fromkeys(row.level for row in sorted(rows, key=lambda row: (row.level is None, row.level or 0)))
    return tuple(_level(level, [row for row in rows if row.level == level]) for level in levels)


def _level(level: int | None, rows: Sequence[BoardRow]) -> LevelView:
    return LevelView(
        level=level,
        boards=tuple(row.ref for row in rows),
        meetings_a_year=_load(row for row in rows if row.is_at_work),
        in_words=_level_in_words(level, rows),
    )


def _level_in_words(level: int | None, rows: Sequence[BoardRow]) -> str:
    """As in: Level 1: Joint board and Member board; 4 meetings a year, without the board that is only proposed."""
    at_work, several = [row for row in rows if row.is_at_work], len(rows) > 1
    said = f"Level {NOT_STATED if level is None else level}: {listed([row.name for row in rows])}; "
    if not at_work:
        return f"{said}{'they are' if several else 'it is'} only proposed."
    proposed, times = len(rows) - len(at_work), _load(at_work)
    if times is None:
        who = "they meet" if several else "it meets"
        return f"{said}how often {'those at work meet' if proposed else who} is {NOT_STATED}."
    wanted = "the board that is" if proposed == 1 else f"the {proposed} boards that are"
    return f"{said}{counted(times, 'meeting')} a year{f', without {wanted} only proposed' if proposed else ''}."


def _in_words(rows: Sequence[BoardRow], disagreements: int) -> str:
    """For example: 4 boards in 3 levels meet 22 times a year. 2 statements about them disagree."""
    if not rows:
        return "No board is recorded."
    at_work, proposed = [row for row in rows if row.is_at_work], [row for row in rows if is_proposed(row)]
    if not at_work and not proposed:
        return "Every board that is recorded was replaced."
    said = [f"{_load_in_words(at_work)}."] if at_work else []
    said += [_proposed_in_words(at_work, proposed)] if proposed else []
    if disagreements:
        said.append(
            f"{counted(disagreements, 'statement')} about them {'disagrees' if disagreements == 1 else 'disagree'}."
        )
    return " ".join(said)


def _load_in_words(rows: Sequence[BoardRow]) -> str:
    levels = {row.level for row in rows if row.level is not None}
    boards = counted(len(rows), "board") + (f" in {counted(len(levels), 'level')}" if levels else "")
    silent, times = sum(row.meetings_a_year is None for row in rows), _load(rows)
    if times is None:
        unsaid = "it meets" if len(rows) == 1 else "they meet"
        return f"{boards}; how often {unsaid} is {NOT_STATED}{'' if len(rows) == 1 else ' for any'}"
    unsaid = f"; how often {silent} of them {'meets' if silent == 1 else 'meet'} is {NOT_STATED}" if silent else ""
    return f"{boards} {'meets' if len(rows) == 1 else 'meet'} {counted(times, 'time')} a year{unsaid}"


def _proposed_in_words(at_work: Sequence[BoardRow], proposed: Sequence[BoardRow]) -> str:
    boards = counted(len(proposed), "more" if at_work else "board", "more" if at_work else None)
    together = _load((*at_work, *proposed)) if _load(proposed) else None
    would = f"; together that would be {counted(together, 'time')} a year" if together else ""
    return f"{boards} {'is' if len(proposed) == 1 else 'are'} only proposed{would}."
