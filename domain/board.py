"""A board: who decides or advises on a programme, at which level, how often, and whom it reports to."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from domain.board_days import NOT_YET, must_be_replaced_after, must_have_begun
from domain.board_facts import (
    BoardAgendaForeseen,
    BoardConstituted,
    BoardCycleChanged,
    BoardEscalationStated,
    BoardLeadChanged,
    BoardMandateChanged,
    BoardOfficeFilled,
    BoardOpenedOrClosed,
    BoardPutInPlace,
    BoardRemitChanged,
    BoardReplaced,
    BoardReportingLineChanged,
    BoardSeatsChanged,
    BoardStage,
    BoardStatedOtherwise,
    Cycle,
    Mandate,
    Seat,
)
from domain.board_refusals import (
    BoardIsInPlace,
    BoardIsReplaced,
    BoardNotThereYet,
    OnlyAdvises,
    OnlyProposed,
    ReplacesItself,
    ReportsToItself,
)
from domain.board_seats import must_be_well_seated
from domain.board_sources import SOURCE_OF, sources_of
from domain.entry import Entry
from domain.fact import Fact
from domain.leading_back import way_back
from domain.planned_date import PlannedDate
from domain.refusals import AlreadyThere
from domain.same_name import is_among
from domain.state import State
from domain.words import Count


class Office(NamedTuple):
    """Who holds an office of the board, and since when."""

    since: date | None
    filled: BoardOfficeFilled


class Statement(NamedTuple):
    """What another paper states of the board, where, and the day it counts from."""

    stated_on: date | None
    said: BoardStatedOtherwise
    source: str | None


class Board(State):
    """A board at a moment: one that was proposed is in place since `in_place_from`, and replaced since `replaced_from`.

    Where what is held was found stands beside it, for whatever another paper may state otherwise.
    """

    KIND = "board"

    name: str
    also_written: tuple[str, ...] = ()
    kind: str | None = None
    level: Count | None = None
    stage: BoardStage | None = None
    purposes: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    seats: tuple[Seat, ...] = ()
    quorum: Count | None = None
    lead_role: str | None = None
    cycle: Cycle | None = None
    name_source: str | None = None
    remit_source: str | None = None
    seats_source: str | None = None
    lead_source: str | None = None
    cycle_source: str | None = None
    reports_to: str | None = None
    mandate: Mandate | None = None
    is_public: bool | None = None
    opens_when: str | None = None
    in_place_since: PlannedDate | None = None
    in_place_from: date | None = None
    replaced_by: str | None = None
    replaced_on: PlannedDate | None = None
    replaced_from: date | None = None
    offices: tuple[Office, ...] = ()
    statements: tuple[Statement, ...] = ()
    escalations: tuple[BoardEscalationStated, ...] = ()
    agendas: tuple[BoardAgendaForeseen, ...] = ()

    @property
    def is_replaced(self) -> bool:
        """Whether it meets no more."""
        return self.stage is BoardStage.REPLACED

    @property
    def seats_known(self) -> int:
        """How many seats are counted; a seat without a count adds nothing."""
        return sum(seat.count or 0 for seat in self.seats)

    def is_called(self, name: str) -> bool:
        """Whether a paper means this board by a name: its own, its reference, or one it is written by as well."""
        return name.casefold() == self.ref.casefold() or is_among(name, (self.name, *self.also_written))

    def put_in_place(self, since: PlannedDate | None, *, today: date, effective_on: date | None = None) -> list[Fact]:
        """Let it begin its work."""
        self.must_meet_still()
        if self.stage is BoardStage.IN_PLACE:
            raise BoardIsInPlace(self.name)
        must_have_begun(self.name, since, today=today, effective_on=effective_on)
        return [BoardPutInPlace(since=since)]

    def replace(
        self,
        replaced: BoardReplaced,
        others: Mapping[str, "Board"],
        *,
        today: date,
        effective_on: date | None = None,
    ) -> list[Fact]:
        """Let it meet no more, or let another take its place, which is never itself, however long the way."""
        self.must_meet_still()
        if chain := way_back(self.ref, replaced.by, lambda ref: others[ref].replaced_by if ref in others else None):
            raise ReplacesItself(self.name, " by ".join(chain))
        on = replaced.replaced_on
        must_be_replaced_after(self.in_place_since, self.name, on, today=today, effective_on=effective_on)
        return [replaced]

    def change_seats(self, changed: BoardSeatsChanged) -> list[Fact]:
        """Let others sit on it; the quorum is stated anew with them."""
        self.must_meet_still()
        must_be_well_seated(changed.quorum, changed.seats)
        return [] if (changed.seats, changed.quorum) == (self.seats, self.quorum) else [changed]

    def change_lead(self, lead_role: str) -> list[Fact]:
        """Let another role lead it."""
        self.must_meet_still()
        return [] if lead_role == self.lead_role else [BoardLeadChanged(lead_role=lead_role)]

    def change_cycle(self, cycle: Cycle) -> list[Fact]:
        """Let it meet more or less often."""
        self.must_meet_still()
        return [] if cycle == self.cycle else [BoardCycleChanged(cycle=cycle)]

    def change_reporting_line(self, reports_to: str | None, others: Mapping[str, "Board"]) -> list[Fact]:
        """Let it report to another board, never to itself."""
        self.must_meet_still()
        if chain := way_back(self.ref, reports_to, lambda ref: others[ref].reports_to if ref in others else None):
            raise ReportsToItself(self.name, " to ".join(chain))
        return [] if reports_to == self.reports_to else [BoardReportingLineChanged(reports_to=reports_to)]

    def change_remit(self, changed: BoardRemitChanged) -> list[Fact]:
        """Let it be there for something else."""
        self.must_meet_still()
        held = (self.purposes, self.duties, self.services)
        return [] if (changed.purposes, changed.duties, changed.services) == held else [changed]

    def change_mandate(self, changed: BoardMandateChanged) -> list[Fact]:
        """Let it decide, or only advise."""
        self.must_meet_still()
        return [] if changed.mandate is self.mandate else [changed]

    def open_or_close(self, changed: BoardOpenedOrClosed) -> list[Fact]:
        """Let the public attend, or not."""
        self.must_meet_still()
        return [] if (changed.is_public, changed.opens_when) == (self.is_public, self.opens_when) else [changed]

    def fill_office(self, filled: BoardOfficeFilled) -> list[Fact]:
        """Say who chairs it, or holds another of its offices."""
        self.must_meet_still()
        return [] if any(held.filled == filled for held in self.offices) else [filled]

    def state_otherwise(self, said: BoardStatedOtherwise) -> list[Fact]:
        """Keep what another paper says of it beside what is held; that is worth knowing of a board that is gone too."""
        return [said]

    def foresee(self, agenda: BoardAgendaForeseen) -> list[Fact]:
        """Say what it has before it in a month of every year."""
        self.must_meet_still()
        return [] if agenda in self.agendas else [agenda]

    def state_escalation(self, stated: BoardEscalationStated) -> list[Fact]:
        """Say what is brought before it from below, and when."""
        self.must_meet_still()
        return [] if stated in self.escalations else [stated]

    def must_meet_still(self) -> None:
        """Refuse what comes too late for a board that was replaced."""
        if self.is_replaced:
            raise BoardIsReplaced(self.name)

    def is_gone_by(self, day: date | None) -> bool:
        """Whether another may stand in its place on a day: on that of its replacement too, and on any not stated."""
        return self.is_replaced and (day is None or self.replaced_from is None or self.replaced_from <= day)

    def is_over_on(self, on: PlannedDate | None) -> bool:
        """Whether it meets no more on a day; where one of the two days is not stated, whether it was replaced."""
        if not self.is_replaced or on is None or on.starts is None or self.replaced_from is None:
            return self.is_replaced
        return on.starts > self.replaced_from

    def must_be_at_work(self, on: PlannedDate | None = None) -> None:
        """Refuse what only a board does that is at work; one of which no stage is stated may be.

        What it did before it was replaced may be recorded afterwards.
        """
        if self.is_over_on(on):
            raise BoardIsReplaced(self.name)
        if self.stage in NOT_YET:
            raise OnlyProposed(self.name)

    def must_be_there_on(self, on: PlannedDate, *, is_from_a_paper: bool = False) -> None:
        """Refuse a meeting before the board is there; old papers tell of meetings of boards they do not date."""
        if self.is_over_on(on):
            raise BoardIsReplaced(self.name)
        since = self.in_place_since.starts if self.in_place_since else self.in_place_from or self.since
        if since and not is_from_a_paper and on.is_past(since):
            raise BoardNotThereYet(self.name, since, on)

    def must_decide(self, on: PlannedDate | None = None) -> None:
        """Refuse a decision of a board that only advises. One of which nobody says either may decide."""
        self.must_be_at_work(on)
        self.must_not_only_advise()

    def must_not_only_advise(self) -> None:
        """Refuse to let a board decide that only advises."""
        if self.mandate is Mandate.ADVISES:
            raise OnlyAdvises(self.name)


def constitute(existing: Board | None, constituted: BoardConstituted, *, today: date) -> list[Fact]:
    """Bring a board into the record, under a reference that is free; if it is in place, it is so by today."""
    if existing:
        raise AlreadyThere("board", existing.ref, existing.name)
    must_have_begun(constituted.name, constituted.in_place_since, stage=constituted.stage, today=today)
    must_be_well_seated(constituted.quorum, constituted.seats)
    return [constituted]


def begin(entry: Entry) -> Board:
    """The board as it came into the record."""
    fact = entry.fact
    assert isinstance(fact, BoardConstituted)  # every board's stream begins with its constitution
    return Board.first(entry, **fact.content, **sources_of(fact, entry.source))


def evolve(board: Board, entry: Entry) -> Board:
    """The board after one more entry."""
    match entry.fact:
        case BoardPutInPlace(since=since):
            begun = entry.effective_on if board.stage in NOT_YET else None
            return board.after(entry, stage=BoardStage.IN_PLACE, in_place_since=since, in_place_from=begun)
        case BoardReplaced(by=by, replaced_on=replaced_on):
            return board.after(
                entry,
                stage=BoardStage.REPLACED,
                replaced_by=by,
                replaced_on=replaced_on,
                replaced_from=entry.effective_on,
            )
        case BoardOfficeFilled() | BoardStatedOtherwise() | BoardEscalationStated() | BoardAgendaForeseen():
            return _with_one_more(board, entry)
        case _ if source := SOURCE_OF.get(type(entry.fact)):
            return board.after(entry, **entry.fact.__dict__, **{source: entry.source})
        case BoardReportingLineChanged() | BoardMandateChanged() | BoardOpenedOrClosed() as change:
            return board.after(entry, **change.__dict__)
        case _:
            return board.after(entry)


def _with_one_more(board: Board, entry: Entry) -> Board:
    """With one more of what there are several of: offices, what other papers state, what comes from below, agendas."""
    match entry.fact:
        case BoardOfficeFilled() as filled:
            kept = tuple(held for held in board.offices if held.filled.office != filled.office)
            return board.after(entry, offices=(*kept, Office(entry.effective_on, filled)))
        case BoardStatedOtherwise() as said:
            return board.after(entry, statements=(*board.statements, Statement(entry.effective_on, said, entry.source)))
        case BoardEscalationStated() as stated:
            before = (held for held in board.escalations if held.from_body != stated.from_body)
            return board.after(entry, escalations=(*before, stated))
        case BoardAgendaForeseen() as agenda:
            others = (held for held in board.agendas if held.month != agenda.month)
            return board.after(entry, agendas=tuple(sorted((*others, agenda), key=lambda held: held.month)))
        case _:
            return board
