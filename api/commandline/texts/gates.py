"""The gates for people: which phase may start, what each gate asks and was shown, and which conditions are open."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, bullets, table
from application.projections.gate_views import CriterionView, GateConditionView, GateView
from application.projections.gates import GateList, GateRow

COLUMNS = ("Number", "Phase", "May it start?", "Its own gate asks", "Who decides", "Due", "Latest decision")


def told(view: GateList) -> Iterator[Block]:
    """The gates, then what is asked at each, and under which conditions a phase was let through."""
    yield Heading(phrases.title("Gates", view))
    yield Paragraph(view.in_words)
    yield table(COLUMNS, (_row(row) for row in view.gates), empty="No phase is in the plan at this moment.")
    yield from bullets(f"{row.name}: {said}" for row in view.gates for said in _said(row.gate))


def _row(row: GateRow) -> tuple[object, ...]:
    gate = row.gate
    due = phrases.planned(gate.due) if gate.due else gate.due_in_words
    return row.number, row.name, row.in_words, gate.in_words, gate.who_decides, due, _decided(gate)


def _decided(gate: GateView) -> str:
    if gate.latest is None:
        return "none yet"
    when = gate.latest.decided_on.in_words if gate.latest.decided_on else phrases.effective(gate.latest.held_on)
    return f"{gate.latest.in_words}, {when}, by {gate.latest.who_decided}"


def _said(gate: GateView) -> Iterator[str]:
    yield from (_criterion(one) for one in gate.criteria)
    if gate.latest:
        yield from (_condition(one) for one in gate.latest.conditions_in_full)


def _criterion(one: CriterionView) -> str:
    shown = "; ".join(words for words in (one.evidence, one.link) if words)
    return f"{one.number}. {one.criterion}: {one.in_words}{f' ({shown})' if shown else ''}"


def _condition(one: GateConditionView) -> str:
    terms = [f"due {one.due.in_words}"] if one.due else []
    terms += [f"with the {one.owner_role}"] if one.owner_role else []
    return f"condition: {one.condition}, {', '.join([one.in_words, *terms])}"
