"""What do the fields of boards and of the forward plan say?"""

from application.projections.fields.field import (
    Field,
    date_in_words,
    derived,
    in_words,
    joined,
    plain,
    reference,
    several,
)
from application.projections.sentences.boards import (
    agenda_in_words,
    cycle_in_words,
    escalation_in_words,
    office_in_words,
    seat_in_words,
    statement_in_words,
)
from application.projections.sentences.forward_items import step_in_words
from domain.board import Board, Office, Statement
from domain.board_facts import BoardAgendaForeseen, Seat
from domain.calendar import month_named
from domain.forward_item import ForwardItem, RouteStepListed, Timing
from domain.refusals import day_in_words


def _seat(held: Seat) -> tuple[str, str]:
    written = f"written “{held.as_written}”" if held.as_written else None
    return held.seat, joined((seat_in_words(held), written)) or held.seat


def _office(held: Office) -> tuple[str, str]:
    return held.filled.office, joined((office_in_words(held.filled), _since(held.since))) or held.filled.office


def _statement(held: Statement) -> tuple[str, str]:
    source = f"as {held.source} has it" if held.source else None
    stated = f"stated on {in_words(held.stated_on)}" if held.stated_on else None
    return held.said.about, joined((statement_in_words(held.said), stated, source)) or held.said.about


def _agenda(held: BoardAgendaForeseen) -> tuple[str, str]:
    return month_named(held.month), agenda_in_words(held)


def _since(day: object) -> str | None:
    return f"since {in_words(day)}" if day else None


def _public(board: Board) -> str | None:
    return joined((in_words(board.is_public), board.opens_when))


BOARD: tuple[Field, ...] = (
    plain("name", "Name"),
    plain("stage", "Stage"),
    plain("level", "Level"),
    plain("kind", "Kind"),
    plain("also_written", "Also written"),
    plain("purposes", "Purpose"),
    plain("duties", "Duties"),
    plain("services", "Services"),
    several("seats", "Seat", _seat),
    plain("quorum", "Quorum"),
    plain("lead_role", "Lead"),
    several("offices", "Office", _office),
    derived("Cycle", lambda board: cycle_in_words(board.cycle), "cycle"),
    plain("name_source", "Name, as found in"),
    plain("remit_source", "Remit, as found in"),
    plain("seats_source", "Seats, as found in"),
    plain("lead_source", "Lead, as found in"),
    plain("cycle_source", "Cycle, as found in"),
    reference("reports_to", "Reports to", Board.KIND),
    plain("mandate", "Decides or advises"),
    derived("Open to the public", _public, "is_public", "opens_when"),
    plain("in_place_since", "In place since"),
    plain("in_place_from", "In place with effect from"),
    reference("replaced_by", "Replaced by", Board.KIND),
    plain("replaced_on", "Replaced on"),
    plain("replaced_from", "Replaced with effect from"),
    several("statements", "Stated otherwise", _statement),
    several("escalations", "Brought before it", lambda held: (held.from_body, escalation_in_words(held))),
    several("agendas", "Agenda", _agenda),
)
"""Every field of a board."""


def _timing(held: Timing) -> tuple[str, str]:
    said = held.said
    months = joined((month_named(month) for month in said.months), ", ")
    day = date_in_words(said.when) if said.when else None
    stated = f"stated on {day_in_words(held.stated_on)}" if held.stated_on else None
    source = f"as {held.source} has it" if held.source else None
    return said.body or "whole", joined((said.as_written, months, day, stated, source)) or said.as_written


def _step(held: RouteStepListed) -> tuple[str, str]:
    return held.body, step_in_words(held)


def _standing(item: ForwardItem) -> str:
    return "dropped" if item.is_dropped else "in the forward plan"


FORWARD_ITEM: tuple[Field, ...] = (
    plain("title", "Title"),
    derived("Status", _standing, "is_dropped"),
    plain("kind", "Kind"),
    plain("purpose", "Purpose"),
    several("timings", "Timing", _timing),
    several("route", "Comes before", _step),
)
"""Every field of an item of the forward plan."""
