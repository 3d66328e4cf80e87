"""What comes before whom, in which month?"""

from collections.abc import Iterable, Sequence

from application.projections.board_rows import from_april, quarter_in_words
from application.projections.forward_items import ForwardItemRow, forward_item_row, forward_item_rows
from application.projections.view import ProgrammeView, View, counted, header
from domain.board import Board
from domain.board_facts import BoardAgendaForeseen
from domain.calendar import month_named
from domain.forward_item import ForwardItem
from domain.record import Record
from domain.words import listed


class BoardInMonth(View):
    """What one board has before it in a month."""

    board: str
    board_name: str
    level: int | None
    items: tuple[str, ...]


class ComesInMonth(View):
    """An item of the forward plan that is said to come in a month, to whom, and as written."""

    ref: str
    title: str
    body: str | None
    as_written: str
    timings_disagree: bool


class PlanMonth(View):
    """One month of every year: who meets with what, by level, the lowest first; and what comes of it.

    `quarters` are those that are looked back on: one, where the boards agree. `without_agenda` names the boards that
    have an agenda in other months and none in this one.
    """

    month: int
    month_in_words: str
    quarters: tuple[int, ...]
    quarters_in_words: str
    boards: tuple[BoardInMonth, ...]
    levels: tuple[int, ...]
    without_agenda: tuple[str, ...]
    outputs: tuple[str, ...]
    committees: tuple[str, ...]
    comes: tuple[ComesInMonth, ...]


class ForwardPlan(ProgrammeView):
    """The months from April to March in which anything is foreseen, then each item with its timings and its route."""

    in_words: str
    months: tuple[PlanMonth, ...]
    items: tuple[ForwardItemRow, ...]
    disagreements: int


class ForwardItemDetail(ProgrammeView):
    """One item of the forward plan."""

    item: ForwardItemRow


Foreseen = Sequence[tuple[Board, BoardAgendaForeseen]]


def forward_plan(record: Record) -> ForwardPlan:
    """What is foreseen for the boards of a programme, as at the record's day."""
    boards = [board for board in record.all(Board).values() if not board.is_replaced]
    foreseen = [(board, agenda) for board in boards for agenda in board.agendas]
    items = forward_item_rows(record)
    come = [item for item in items if not item.is_dropped]
    months = {agenda.month for _, agenda in foreseen} | {month for item in come for month in _months_of(item)}
    rows = tuple(_month(month, foreseen, come) for month in sorted(months, key=from_april))
    return ForwardPlan(
        **header(record),
        in_words=_in_words(rows, items),
        months=rows,
        items=items,
        disagreements=sum(item.timings_disagree for item in come),
    )


def forward_item_detail(record: Record, ref: str) -> ForwardItemDetail:
    """One item; one that is not there is refused."""
    return ForwardItemDetail(**header(record), item=forward_item_row(record.get(ForwardItem, ref)))


def _months_of(item: ForwardItemRow) -> set[int]:
    return {month for timing in item.timings for month in timing.months}


def _month(month: int, foreseen: Foreseen, items: Iterable[ForwardItemRow]) -> PlanMonth:
    meeting = [(board, agenda) for board, agenda in foreseen if agenda.month == month]
    meeting.sort(key=lambda held: (held[0].level is None, held[0].level or 0))
    names = {board.ref for board, _ in meeting}
    quarters = tuple(sorted({agenda.quarter for _, agenda in meeting if agenda.quarter is not None}))
    return PlanMonth(
        month=month,
        month_in_words=month_named(month),
        quarters=quarters,
        quarters_in_words=listed(map(quarter_in_words, quarters)) or quarter_in_words(None),
        boards=tuple(
            BoardInMonth(board=board.ref, board_name=board.name, level=board.level, items=agenda.items)
            for board, agenda in meeting
        ),
        levels=tuple(sorted({board.level for board, _ in meeting if board.level is not None})),
        without_agenda=tuple(dict.fromkeys(board.ref for board, _ in foreseen if board.ref not in names)),
        outputs=_each_once(agenda.output for _, agenda in meeting),
        committees=_each_once(agenda.committees for _, agenda in meeting),
        comes=tuple(comes for item in items for comes in _comes(item, month)),
    )


def _each_once(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _comes(item: ForwardItemRow, month: int) -> Iterable[ComesInMonth]:
    return (
        ComesInMonth(
            ref=item.ref,
            title=item.title,
            body=timing.body,
            as_written=timing.as_written,
            timings_disagree=item.timings_disagree,
        )
        for timing in item.timings
        if month in timing.months
    )


def _in_words(months: Sequence[PlanMonth], items: Sequence[ForwardItemRow]) -> str:
    """For example: Boards meet with an agenda in May. 3 items come round; papers disagree on when 2 of them come."""
    if not months and not items:
        return "Nothing is foreseen."
    with_agenda = [month for month in months if month.boards]
    said = [_agendas_in_words(with_agenda)] if with_agenda else []
    said += [_items_in_words([item for item in items if not item.is_dropped])] if items else []
    return " ".join(said)


def _items_in_words(items: Sequence[ForwardItemRow]) -> str:
    if not items:
        return "No item comes round any more."
    disagree = sum(item.timings_disagree for item in items)
    beside = f"; papers disagree on when {disagree} of them {'comes' if disagree == 1 else 'come'}" if disagree else ""
    return f"{counted(len(items), 'item')} {'comes' if len(items) == 1 else 'come'} round{beside}."


def _agendas_in_words(months: Sequence[PlanMonth]) -> str:
    everybody = [month.month_in_words for month in months if not month.without_agenda]
    together = f" All of them have one in {listed(everybody)}." if everybody and len(everybody) < len(months) else ""
    return f"Boards meet with an agenda in {listed(month.month_in_words for month in months)}.{together}"
