"""The milestone list for people: how many, what is late, what comes next, and each with its dates and slip."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, box, table
from application.projections.milestone_rows import MilestoneRow
from application.projections.milestone_totals import MilestoneTotals, NextDue
from application.projections.milestones import MilestoneList
from application.projections.view import counted

COLUMNS = ("Ref", "Title", "First promised", "Expected", "Slip", "Status")


def told(view: MilestoneList) -> Iterator[Block]:
    """The list, read from the top: the counts, the table, the warnings."""
    yield Heading(phrases.title("Milestones", view))
    yield from (Paragraph(counts(found)) for found in view.totals)
    yield table(COLUMNS, (cells(row) for row in view.milestones), empty="No milestone is in the plan at this moment.")
    yield from box("Warnings", (f"{found.ref}, {found.title}: {found.warning}" for found in view.warnings))


def counts(found: MilestoneTotals) -> str:
    """How many there are of one kind and how they stand, and which come next on which day."""
    kind = found.kind.replace("-", " ") if found.kind else "milestone"
    many = "activities" if kind == "activity" else None
    states = f"{found.open} open, {found.met} met, {found.dropped} dropped, {found.overdue} overdue"
    moving = f"{found.due_within_30_days} due within 30 days, {found.slipping} slipping, {found.met_late} met late"
    return f"{counted(found.total, kind, many)}: {states}, {moving}.{due_next(found.next_due)}"


def due_next(found: NextDue | None) -> str:
    """What comes next and when, as a sentence that follows another one; nothing where nothing is to come."""
    if found is None:
        return ""
    ahead = "today" if found.days_ahead == 0 else f"{phrases.days(found.days_ahead)} ahead"
    return f" Next due on {phrases.day(found.day)}, {ahead}: {', '.join(found.refs)}."


def cells(row: MilestoneRow) -> tuple[str, ...]:
    """One milestone as a row under COLUMNS."""
    return row.ref, row.title, _promised(row), _expected(row), _slip(row), status(row)


def _promised(row: MilestoneRow) -> str:
    if row.partner_dates:
        return "; ".join(
            f"{held.partner_name or held.partner}: {phrases.planned(held.date)}" for held in row.partner_dates
        )
    return phrases.planned(row.first_promise)


def _expected(row: MilestoneRow) -> str:
    """The forecast; how its words were read stands beside the promise already where they are the same."""
    if row.forecast and row.forecast == row.first_promise and not row.partner_dates:
        return row.forecast.in_words
    return phrases.planned(row.forecast)


def _slip(row: MilestoneRow) -> str:
    first = phrases.slip(row.against_first_promise.slip_in_days)
    if len(row.baselines) <= 1:
        return first
    against = phrases.slip(row.against_baseline.slip_in_days)
    return f"{first}; {against} than the baseline of {phrases.planned(row.baseline)}"


def status(row: MilestoneRow) -> str:
    """Where it stands, and what is wrong with that."""
    found = [row.status_in_words]
    found += [f"{phrases.days(row.days_overdue)} overdue"] if row.days_overdue else []
    found += ["met late"] if row.against_first_promise.was_met_late else []
    found += ["stale"] if row.is_stale else []
    found += [f"waits for {', '.join(row.late_predecessors)}, which is late"] if row.late_predecessors else []
    return "; ".join(found)
