"""The milestone list for people: how many, what is late, what comes next, and each with its dates and slip."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, box, bullets, table
from application.projections.highlight_sections import ProgressRow
from application.projections.milestone_rows import MilestoneRow
from application.projections.milestone_totals import MilestoneTotals, NextDue
from application.projections.milestones import MilestoneList
from application.projections.view import counted
from domain.words import NOT_STATED

COLUMNS = ("Ref", "Title", "First promised", "Expected", "Slip", "Status")


def told(view: MilestoneList) -> Iterator[Block]:
    """The list, read from the top: the counts, the table, the warnings."""
    yield Heading(phrases.title("Milestones", view))
    yield from (Paragraph(counts(found)) for found in view.totals)
    yield table(COLUMNS, (cells(row) for row in view.milestones), empty="No milestone is in the plan at this moment.")
    yield from bullets(
        f"{row.ref}, {row.title}: {phrases.sentence(why)}"
        for row in view.milestones
        for why in whys(row, row.state.capitalize())
    )
    yield from box("Warnings", (f"{found.ref}, {found.title}: {found.warning}" for found in view.warnings))


def counts(found: MilestoneTotals) -> str:
    """How many there are of one kind and how they stand, and which come next on which day."""
    kind = found.kind.replace("-", " ") if found.kind else "milestone"
    many = "activities" if kind == "activity" else None
    states = f"{found.open} open, {found.met} met, {found.dropped} dropped, {found.overdue} overdue"
    late = found.met_late_in_words if found.met_later_than_first_promised else f"{found.met_late} met late"
    moving = f"{found.due_within_30_days} due within 30 days, {found.slipping} slipping, {late}"
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
    """How far the date has moved; where it has gone by, that comes before any word of a promise kept."""
    moved = [] if row.days_overdue and not row.against_first_promise.slip_in_days else [_moved(row)]
    gone_by = [f"{phrases.days(row.days_overdue)} past its date, no new forecast"] if row.days_overdue else []
    return "; ".join(moved + gone_by)


def _moved(row: MilestoneRow) -> str:
    """Against the first promise; where a later one was agreed, against that too."""
    first, agreed = row.against_first_promise.slip_in_days, row.against_baseline.slip_in_days
    if len(row.baselines) <= 1:
        return phrases.slip(first)
    promised = f"{phrases.slip(first)} than first promised" if first else phrases.slip(first)
    return f"{promised}; {_against_the_baseline(agreed)} the baseline of {phrases.planned(row.baseline)}"


def _against_the_baseline(agreed: int | None) -> str:
    """Words that the baseline follows: 12 days later than, the same as."""
    if agreed is None:
        return f"{NOT_STATED} against"
    return f"{phrases.slip(agreed)} than" if agreed else "the same as"


def status(row: MilestoneRow) -> str:
    """Where it stands, and what is wrong with that."""
    found = [row.status_in_words]
    found += ["overdue"] if row.is_overdue else []
    found += [row.undated_in_words] if row.undated_in_words else []
    found += [row.met_late_in_words] if row.met_late_in_words else []
    found += ["stale"] if row.is_stale else []
    found += [f"waits for {', '.join(row.late_predecessors)}, which is late"] if row.late_predecessors else []
    return "; ".join(found)


def whys(row: MilestoneRow | ProgressRow, ended: str) -> list[str]:
    """What the board is owed: why the date moved, why it was promised anew, why it ended as it did."""
    told = (("The date moved", row.forecast_why), ("Promised anew", row.baseline_why), (ended, row.ended_why))
    return [f"{what}{' ' if why.startswith('because ') else ': '}{why}" for what, why in told if why]
