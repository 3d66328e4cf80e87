"""The phase plan for people: what runs now, each phase with its window, and where windows overlap or leave a gap."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, box, bullets, table
from application.projections.phase_standing import PhaseStanding
from application.projections.phases import PhasePlan, PhaseRow
from application.projections.view import counted
from domain.words import NOT_STATED, listed

COLUMNS = ("Number", "Phase", "Window", "Standing", "Gate before it", "Holds")


def told(view: PhasePlan) -> Iterator[Block]:
    """The plan, read from the top."""
    names = {row.ref: row.name for row in view.phases}
    yield Heading(phrases.title("Phases", view))
    yield Paragraph(view.in_words)
    yield table(COLUMNS, (_row(row, names) for row in view.phases), empty="No phase is in the plan at this moment.")
    yield from bullets(_lie_of_the_windows(view, names))
    yield from bullets(f"A review is due {trigger.in_words}." for trigger in view.review_triggers)
    yield from box("Warnings", (f"{row.name}: {warning}" for row in view.phases for warning in row.warnings))


def _row(row: PhaseRow, names: dict[str, str]) -> tuple[object, ...]:
    return row.number, row.name, phrases.planned(row.window), _standing(row), _gate(row, names), _holds(row)


def _standing(row: PhaseRow) -> str:
    """How it stands, and since when it is completed or running."""
    words = row.standing_in_words
    if row.standing is PhaseStanding.COMPLETED:
        return phrases.since(words, row.completed_on)
    is_running = row.standing is PhaseStanding.RUNNING
    return f"{words}; {phrases.since('started', row.started_on)}" if is_running else words


def _gate(row: PhaseRow, names: dict[str, str]) -> str:
    if row.cleared_to_start is None:
        return "no review required"
    before = names.get(row.waits_for_review_of or "", NOT_STATED)
    return f"cleared by the review of {before}" if row.cleared_to_start else f"waits for the review of {before}"


def _holds(row: PhaseRow) -> str:
    held = (
        counted(found.total, found.kind.replace("-", " ") if found.kind else "milestone") for found in row.milestones
    )
    return listed(held) or "nothing"


def _lie_of_the_windows(view: PhasePlan, names: dict[str, str]) -> Iterator[str]:
    for found in view.overlaps:
        until = f"to {phrases.day(found.last_day)}" if found.last_day else "on, without an end"
        yield f"{names[found.phase]} and {names[found.other]} overlap from {phrases.day(found.first_day)} {until}."
    for gap in view.gaps:
        when = f"from {phrases.day(gap.first_day)} to {phrases.day(gap.last_day)}"
        yield f"No phase is planned {when}, between {names[gap.after]} and {names[gap.before]}."
