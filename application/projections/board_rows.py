"""What is a board for, who sits on it, how often does it meet, and what do other papers state of it?"""

from collections import Counter
from datetime import date

from application.projections.board_statements import StatementView, statements_of
from application.projections.seats_on_boards import SeatView, seating
from application.projections.view import PlannedDateView, View, counted, planned_date_view
from domain.board import Board
from domain.board_facts import BoardAgendaForeseen, BoardEscalationStated, BoardStage, Mandate
from domain.calendar import month_named
from domain.decision import Decision, asks_for_a_mandate
from domain.planned_date import exactly
from domain.record import Record
from domain.words import NOT_STATED

_STAGES = {
    BoardStage.PROPOSED: "proposed",
    BoardStage.ALTERNATIVE: "one of several ideas",
    BoardStage.IN_PLACE: "in place",
    BoardStage.REPLACED: "replaced",
}
_QUARTERS = ("April to June", "July to September", "October to December", "January to March")


class OfficeView(View):
    """Who holds an office of the board, by role and organisation, and since when."""

    office: str
    organisation: str | None
    role: str | None
    term: str | None
    since: date | None
    in_words: str


class EscalationView(View):
    """What is brought before the board from below: by whom, on which condition, and whether by exception only."""

    from_body: str
    condition: str | None
    by_exception: bool | None


class AgendaView(View):
    """What the board has before it in a month of every year; `quarter` is the one it looks back on."""

    month: int
    month_in_words: str
    items: tuple[str, ...]
    quarter: int | None
    quarter_in_words: str
    output: str | None
    committees: str | None


class BoardRow(View):
    """One board; what is not stated is null.

    `seats_counted` adds up the seats of which a count is stated. Where no count is stated at all it is the number of
    seats that are listed, and `are_seats_numbered` is false. What adds nothing, is in doubt or stands empty is named.
    `decisions_taken` counts what the record has it agree to or reject. What it noted, put off or settled of its own
    business is not among them: so does a board that only advises. Where the mandate is not stated `authority_in_words`
    tells of them beside that.
    """

    ref: str
    version: int
    name: str
    also_written: tuple[str, ...]
    kind: str | None
    level: int | None
    stage: BoardStage | None
    stage_in_words: str
    is_at_work: bool
    in_place_since: PlannedDateView | None
    since: date | None
    purposes: tuple[str, ...]
    duties: tuple[str, ...]
    services: tuple[str, ...]
    seats: tuple[SeatView, ...]
    seats_counted: int | None
    are_seats_numbered: bool
    seats_in_words: str
    seats_without_count: tuple[str, ...]
    seats_in_doubt: tuple[str, ...]
    seats_vacant: tuple[str, ...]
    seats_attending_in_part: tuple[str, ...]
    quorum: int | None
    lead_role: str | None
    cycle: str | None
    meetings_a_year: int | None
    cycle_in_words: str
    reports_to: str | None
    reports_to_name: str | None
    mandate: Mandate | None
    mandate_in_words: str
    decisions_taken: int
    authority_in_words: str
    is_public: bool | None
    opens_when: str | None
    replaced_by: str | None
    replaced_on: PlannedDateView | None
    offices: tuple[OfficeView, ...]
    escalations: tuple[EscalationView, ...]
    agenda: tuple[AgendaView, ...]
    statements: tuple[StatementView, ...]


def board_row(record: Record, board: Board, *, taken: int) -> BoardRow:
    """One board as the list shows it; `taken` says how many decisions it took."""
    return BoardRow(
        ref=board.ref,
        version=board.version,
        name=board.name,
        also_written=board.also_written,
        kind=board.kind,
        level=board.level,
        stage=board.stage,
        stage_in_words=_STAGES[board.stage] if board.stage else NOT_STATED,
        is_at_work=is_at_work(board),
        in_place_since=planned_date_view(board.in_place_since),
        since=board.since,
        purposes=board.purposes,
        duties=board.duties,
        services=board.services,
        **seating(board.seats),
        quorum=board.quorum,
        lead_role=board.lead_role,
        cycle=board.cycle.as_written if board.cycle else None,
        meetings_a_year=board.cycle.meetings_a_year if board.cycle else None,
        cycle_in_words=cycle_in_words(board),
        reports_to=board.reports_to,
        reports_to_name=name_of(record, board.reports_to),
        mandate=board.mandate,
        mandate_in_words=mandate_in_words(board.mandate),
        decisions_taken=taken,
        authority_in_words=authority_in_words(board.mandate, taken),
        is_public=board.is_public,
        opens_when=board.opens_when,
        replaced_by=board.replaced_by,
        replaced_on=planned_date_view(board.replaced_on or exactly(board.replaced_from)),
        offices=offices_of(board),
        escalations=tuple(escalation_view(held) for held in board.escalations),
        agenda=tuple(agenda_view(held) for held in sorted(board.agendas, key=lambda held: from_april(held.month))),
        statements=statements_of(board),
    )


def is_at_work(board: Board) -> bool:
    """Whether it meets as far as anybody knows: neither only wanted by somebody, nor gone."""
    return board.stage in (None, BoardStage.IN_PLACE)


def name_of(record: Record, ref: str | None) -> str | None:
    """The name of a board; its reference where the record does not hold it at this moment."""
    board = record.all(Board).get(ref or "")
    return board.name if board else ref


def mandate_in_words(mandate: Mandate | None) -> str:
    """Whether it decides; nobody is made to decide, or kept from it, by silence."""
    if mandate is None:
        return f"whether it decides is {NOT_STATED}"
    return "takes decisions" if mandate is Mandate.DECIDES else "advises, and takes no decisions"


def decisions_taken(record: Record) -> Counter[str | None]:
    """How many decisions of the record each board took that only one that decides takes."""
    return Counter(held.board for held in record.all(Decision).values() if asks_for_a_mandate(held))


def authority_in_words(mandate: Mandate | None, taken: int) -> str:
    """Whether it decides; where nobody says so, how many decisions it took, if any."""
    told = f"; {decisions_in_words(taken)}" if mandate is None and taken else ""
    return f"{mandate_in_words(mandate)}{told}"


def decisions_in_words(taken: int) -> str:
    """“It took 2 decisions”, to go on with in a sentence."""
    return f"it took {counted(taken, 'decision')}"


def cycle_in_words(board: Board) -> str:
    """“Quarterly, 4 meetings a year”; the words alone where no number is stated."""
    if board.cycle is None:
        return NOT_STATED
    number = board.cycle.meetings_a_year
    return (
        f"{board.cycle.as_written}, {counted(number, 'meeting')} a year"
        if number is not None
        else board.cycle.as_written
    )


def quarter_in_words(quarter: int | None) -> str:
    """“Q4, January to March”."""
    return NOT_STATED if quarter is None else f"Q{quarter}, {_QUARTERS[quarter - 1]}"


def from_april(month: int) -> int:
    """Where a month stands in the year that councils plan by, which begins in April."""
    return (month - 4) % 12


def escalation_view(stated: BoardEscalationStated) -> EscalationView:
    """What is brought before a board."""
    return EscalationView(from_body=stated.from_body, condition=stated.condition, by_exception=stated.by_exception)


def agenda_view(agenda: BoardAgendaForeseen) -> AgendaView:
    """What a board has before it in a month."""
    return AgendaView(
        month=agenda.month,
        month_in_words=month_named(agenda.month),
        items=agenda.items,
        quarter=agenda.quarter,
        quarter_in_words=quarter_in_words(agenda.quarter),
        output=agenda.output,
        committees=agenda.committees,
    )


def offices_of(board: Board) -> tuple[OfficeView, ...]:
    """Who holds which office."""
    return tuple(
        OfficeView(
            office=held.filled.office,
            organisation=held.filled.organisation,
            role=held.filled.role,
            term=held.filled.term,
            since=held.since,
            in_words=", ".join(filter(None, (held.filled.role, held.filled.organisation))) or NOT_STATED,
        )
        for held in board.offices
    )
