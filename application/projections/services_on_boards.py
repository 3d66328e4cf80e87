"""Which services does which board watch over, and which of them does none?"""

from collections.abc import Iterable, Sequence

from application.projections.view import View
from domain.board import Board


class ServiceRow(View):
    """One service: the boards `on` which it is, those it is `listed_for` elsewhere, and the levels without it.

    Levels are only looked at where boards of that level have services at all.
    """

    service: str
    on: tuple[str, ...]
    listed_for: tuple[str, ...]
    is_on_no_board: bool
    not_at_levels: tuple[int, ...]


def services_of(boards: Iterable[Board]) -> tuple[ServiceRow, ...]:
    """Every service that a board has, or that a paper lists for one; boards that were replaced have none."""
    held = [board for board in boards if not board.is_replaced]
    named: dict[str, str] = {}
    for name in (*_on(held), *_listed(held)):
        named.setdefault(name.casefold(), name)
    return tuple(_row(name, held) for name in named.values())


def _on(boards: Iterable[Board]) -> Iterable[str]:
    return (name for board in boards for name in board.services)


def _listed(boards: Iterable[Board]) -> Iterable[str]:
    return (name for board in boards for statement in board.statements for name in statement.said.services)


def _row(service: str, boards: Sequence[Board]) -> ServiceRow:
    on = [board for board in boards if _is_among(service, board.services)]
    listed_for = tuple(board.ref for board in boards if _is_among(service, _listed([board])))
    levels = sorted({board.level for board in boards if board.level is not None and board.services})
    with_it = {board.level for board in on}
    return ServiceRow(
        service=service,
        on=tuple(board.ref for board in on),
        listed_for=listed_for,
        is_on_no_board=not on,
        not_at_levels=tuple(level for level in levels if level not in with_it) if on else (),
    )


def _is_among(service: str, names: Iterable[str]) -> bool:
    return service.casefold() in {name.casefold() for name in names}
