"""What does a sentence say of each fact about a board?"""

from collections.abc import Iterable

from application.projections.sentences.telling import Change, Said, Sentences, changed, details, on, quoted, the
from application.projections.view import counted
from domain.board import Board
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
from domain.calendar import month_named
from domain.words import listed

ALL_THAT_MEETS = "in place"


def constituted(change: Change[BoardConstituted, Board]) -> Said:
    """Under its name, with what was entered beside it."""
    fact = change.fact
    entered = details(
        f"level {fact.level}" if fact.level is not None else None,
        fact.stage.replace("-", " ") if fact.stage else None,
        cycle_in_words(fact.cycle),
        f"reports to {change.named(Board.KIND, fact.reports_to)}" if fact.reports_to else None,
        fact.mandate,
        seats_in_words(fact.seats) if fact.seats else None,
        quorum_in_words(fact.quorum),
        f"led by {the(fact.lead_role)}" if fact.lead_role else None,
        _public(fact.is_public, fact.opens_when) if fact.is_public is not None else None,
    )
    proposal = "proposed" if fact.stage in (BoardStage.PROPOSED, BoardStage.ALTERNATIVE) else "constituted"
    return Said(f"{proposal} the board {quoted(fact.name)}", None, entered or fact.name)


def put_in_place(change: Change[BoardPutInPlace, Board]) -> Said:
    """At work from now on."""
    before = change.before.stage if change.before else None
    day = on(change.fact.since)
    return Said(f"put the board {change.name} in place{day}", before, f"{ALL_THAT_MEETS}{day}")


def replaced(change: Change[BoardReplaced, Board]) -> Said:
    """By another, or by none."""
    by = f" by {change.named(Board.KIND, change.fact.by)}" if change.fact.by else ""
    day = on(change.fact.replaced_on)
    return Said(f"recorded that the board {change.name} was replaced{by}{day}", ALL_THAT_MEETS, f"replaced{by}{day}")


def seats_changed(change: Change[BoardSeatsChanged, Board]) -> Said:
    """Who sits on it, and how many of them decide."""
    before = _seating(change.before.seats, change.before.quorum) if change.before else None
    return changed(f"the seats of the board {change.name}", before, _seating(change.fact.seats, change.fact.quorum))


def lead_changed(change: Change[BoardLeadChanged, Board]) -> Said:
    """To another role."""
    before, after = (change.before.lead_role if change.before else None), change.fact.lead_role
    return Said(f"made {the(after)} the lead of the board {change.name}", before, after)


def cycle_changed(change: Change[BoardCycleChanged, Board]) -> Said:
    """More or less often."""
    before = cycle_in_words(change.before.cycle) if change.before else None
    return changed(f"how often the board {change.name} meets", before, cycle_in_words(change.fact.cycle) or "")


def reporting_line_changed(change: Change[BoardReportingLineChanged, Board]) -> Said:
    """To another board, or to none."""
    held = change.before.reports_to if change.before else None
    before = change.named(Board.KIND, held) if held else None
    if change.fact.reports_to is None:
        return Said(f"let the board {change.name} report to no other board", before, None)
    after = change.named(Board.KIND, change.fact.reports_to)
    return Said(f"let the board {change.name} report to {after}", before, after)


def remit_changed(change: Change[BoardRemitChanged, Board]) -> Said:
    """What it is there for."""
    before = _remit(change.before) if change.before else None
    return Said(f"changed the remit of the board {change.name}", before, _remit(change.fact))


def mandate_changed(change: Change[BoardMandateChanged, Board]) -> Said:
    """Whether it decides."""
    before = change.before.mandate if change.before else None
    does = "takes decisions" if change.fact.mandate is Mandate.DECIDES else "advises and takes no decisions"
    return Said(f"recorded that the board {change.name} {does}", before, change.fact.mandate)


def opened_or_closed(change: Change[BoardOpenedOrClosed, Board]) -> Said:
    """To the public."""
    held, fact = change.before, change.fact
    before = _public(held.is_public, held.opens_when) if held and held.is_public is not None else None
    after = _public(fact.is_public, fact.opens_when)
    return Said(f"recorded that the board {change.name} meets {after}", before, after)


def office_filled(change: Change[BoardOfficeFilled, Board]) -> Said:
    """By role and organisation."""
    held = change.before.offices if change.before else ()
    before = next((office.filled for office in held if office.filled.office == change.fact.office), None)
    after = office_in_words(change.fact)
    did = f"filled the office {quoted(change.fact.office)} of the board {change.name} ({after})"
    return Said(did, office_in_words(before) if before else None, after)


def stated_otherwise(change: Change[BoardStatedOtherwise, Board]) -> Said:
    """Beside what is held, and in its own words."""
    fact = change.fact
    said = f"noted what is stated otherwise of the {fact.about} of the board {change.name}, {quoted(fact.as_written)}"
    return Said(said, None, statement_in_words(fact))


def escalation_stated(change: Change[BoardEscalationStated, Board]) -> Said:
    """From whom, and when."""
    held, fact = (change.before.escalations if change.before else ()), change.fact
    before = next((one for one in held if one.from_body == fact.from_body), None)
    after = escalation_in_words(fact)
    did = f"stated what {the(fact.from_body)} brings before the board {change.name}: {after}"
    return Said(did, escalation_in_words(before) if before else None, after)


def agenda_foreseen(change: Change[BoardAgendaForeseen, Board]) -> Said:
    """Of one month of every year."""
    held = change.before.agendas if change.before else ()
    before = next((agenda for agenda in held if agenda.month == change.fact.month), None)
    after = agenda_in_words(change.fact)
    did = f"foresaw the agenda of the board {change.name} in {month_named(change.fact.month)}: {after}"
    return Said(did, agenda_in_words(before) if before else None, after)


def cycle_in_words(cycle: Cycle | None) -> str | None:
    """“Quarterly, 4 times a year”; the words alone where no number is stated."""
    if cycle is None:
        return None
    if cycle.meetings_a_year is None:
        return cycle.as_written
    return f"{cycle.as_written}, {counted(cycle.meetings_a_year, 'time')} a year"


def seats_in_words(seats: Iterable[Seat]) -> str:
    """Each seat with its count; nobody where there is none."""
    return listed(seat_in_words(seat) for seat in seats) or "no seats"


def seat_in_words(seat: Seat) -> str:
    """“3 Director (Bridge City Council), vacant”; a doubtful count keeps its question mark."""
    count = "" if seat.count is None else f"{seat.count}{'?' if seat.is_doubtful else ''} "
    of = f" ({seat.organisation})" if seat.organisation else ""
    beside = details(
        "count in doubt" if seat.is_doubtful and seat.count is None else None,
        "vacant" if seat.is_vacant else None,
        seat.attendance,
    )
    return f"{count}{seat.seat}{of}" + (f", {beside}" if beside else "")


def quorum_in_words(quorum: int | None) -> str | None:
    """“a quorum of 3”; nothing where none is set."""
    return None if quorum is None else f"a quorum of {quorum}"


def office_in_words(filled: BoardOfficeFilled) -> str:
    """Who holds it, by role and organisation; that it is not stated where neither is."""
    return details(filled.role, filled.organisation, filled.term) or "who holds it is not stated"


def statement_in_words(said: BoardStatedOtherwise) -> str:
    """In its own words, and how many meetings a year that makes."""
    times = f"{counted(said.meetings_a_year, 'time')} a year" if said.meetings_a_year is not None else None
    services = f"for {listed(said.services)}" if said.services else None
    return details(said.as_written, times, services) or said.as_written


def escalation_in_words(stated: BoardEscalationStated) -> str:
    """“what needs more money; by exception only”."""
    exception = {True: "by exception only", False: "not only by exception", None: None}[stated.by_exception]
    return details(stated.condition, exception) or "on which condition is not stated"


def agenda_in_words(agenda: BoardAgendaForeseen) -> str:
    """What comes, what it looks back on, what comes of it, and when the committees have it."""
    quarter = f"quarter {agenda.quarter} under review" if agenda.quarter else None
    output = f"output: {agenda.output}" if agenda.output else None
    committees = f"committees: {agenda.committees}" if agenda.committees else None
    return details(", ".join(agenda.items), quarter, output, committees) or "nothing"


def _seating(seats: Iterable[Seat], quorum: int | None) -> str:
    return details(seats_in_words(seats), quorum_in_words(quorum)) or ""


def _remit(held: Board | BoardRemitChanged) -> str:
    services = f"for {listed(held.services)}" if held.services else None
    return details(*held.purposes, *held.duties, services) or "not stated"


def _public(is_public: bool | None, opens_when: str | None) -> str:
    return details("in public" if is_public else "in private", opens_when) or ""


SENTENCES: Sentences = {
    BoardConstituted: constituted,
    BoardPutInPlace: put_in_place,
    BoardReplaced: replaced,
    BoardSeatsChanged: seats_changed,
    BoardLeadChanged: lead_changed,
    BoardCycleChanged: cycle_changed,
    BoardReportingLineChanged: reporting_line_changed,
    BoardRemitChanged: remit_changed,
    BoardMandateChanged: mandate_changed,
    BoardOpenedOrClosed: opened_or_closed,
    BoardOfficeFilled: office_filled,
    BoardStatedOtherwise: stated_otherwise,
    BoardEscalationStated: escalation_stated,
    BoardAgendaForeseen: agenda_foreseen,
}
