"""The milestone list for people: how many, what is late, what comes next, and each with its dates and slip."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, box, table
from application.projections.milestone_rows import MilestoneRow
from application.projections.milestone_totals import MilestoneTotals
from application.projections.milestones import MilestoneList
from application.projections.view import counted

COLUMNS = ("Ref", "Title", "First promised", "Expected", "Slip", "Status")


def told(view: MilestoneList) -> Iterator[Block]:
    """The list, read from the top: the counts, the table, the warnings."""
    yield Heading(phrases.title("Milestones", view))
    yield from (Paragraph(counts(found)) for found in view.totals)
    yield table(COLUMNS, (_row(row) for row in view.milestones), empty="No milestone is in the plan at this moment.")
    yield from box("Warnings", (f"{found.ref}, {found.title}: {found.warning}" for found in view.warnings))


def counts(found: MilestoneTotals) -> str:
    """How many there are of one kind and how they stand, and which come next on which day."""
    kind = found.kind.replace("-", " ") if found.kind else "milestone"
    many = "activities" if kind == "activity" else None
    states = f"{found.open} open, {found.met} met, {found.dropped} dropped, {found.overdue} overdue"
    moving = f"{found.due_within_30_days} due within 30 days, {found.slipping} slipping, {found.met_late} met late"
    sentence = f"{counted(found.total, kind, many)}: {states}, {moving}."
    if found.next_due is None:
        return sentence
    ahead = f"{phrases.days(found.next_due.days_ahead)} ahead"
    return f"{sentence} Next due on {phrases.day(found.next_due.day)}, {ahead}: {', '.join(found.next_due.refs)}."


def _row(row: MilestoneRow) -> tuple[str, ...]:
    return row.ref, row.title, _promised(row), phrases.planned(row.forecast), _slip(row), status(row)


def _promised(row: MilestoneRow) -> str:
    if row.partner_dates:
        return "; ".join(
            f"{held.partner_name or held.partner}: {phrases.planned(held.date)}" for held in row.partner_dates
        )
    return phrases.planned(row.first_promise)


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
