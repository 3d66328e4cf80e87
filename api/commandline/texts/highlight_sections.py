"""The eight sections of a highlight report for people, in the order councils know them."""

import re
from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Bullets, Heading, Paragraph, bullets, table
from api.commandline.texts.milestones import COLUMNS, cells, due_next, whys
from application.projections.highlight_sections import (
    BudgetIssues,
    Communications,
    Distribution,
    ItemsForBoard,
    KeyEvent,
    MilestonesScheduled,
    Progress,
    ProgressRow,
    ReportedRisk,
    RisksReported,
    Summary,
    SummaryFlag,
    SummaryLight,
)
from application.projections.milestone_rows import MilestoneRow
from application.projections.milestones import MeasureView
from application.projections.view import counted
from domain.words import NOT_STATED

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
PROGRESS_COLUMNS = ("No", "Task", "Original date", "Status", "Comment")


def summary(section: Summary) -> Iterator[Block]:
    """Section 1."""
    yield Heading("1. Summary")
    yield table(
        ("", "Question", "Answer"),
        (
            ("a", "Overall status", light(section.overall)),
            ("b", "Changed or new risks", _flag(section.changed_or_new_risks)),
            ("c", "Budget", light(section.budget)),
            ("d", "Major issues for the board", _flag(section.major_issues_for_board)),
        ),
        empty="",
    )
    yield from bullets(_why(name, of) for name, of in (("Overall", section.overall), ("Budget", section.budget)))


def light(of: SummaryLight) -> str:
    """The light as word and shape, with its trend, and stale where nobody has looked at it."""
    if of.rating is None:
        return phrases.NOT_RATED
    stale = f"; ◌ Stale since {phrases.day(of.stale_since)}" if of.is_stale else ""
    return f"{phrases.light(of.rating.light, of.rating.in_words)} ({of.trend_in_words}){stale}"


def _flag(flag: SummaryFlag) -> str:
    return phrases.yes_or_no(flag.answer)


def _why(name: str, of: SummaryLight) -> str:
    if of.rating is None:
        return f"{name}: nobody has declared it."
    path = f" Path to green: {phrases.sentence(of.path_to_green)}" if of.path_to_green else ""
    return f"{name}, why: {phrases.sentence(of.rationale or NOT_STATED)}{path}"


def _empty(as_written: str | None, otherwise: str) -> str:
    return f"Left empty by the author, in these words: “{as_written}”." if as_written else otherwise


def progress(section: Progress) -> Iterator[Block]:
    """Section 2."""
    yield Heading("2. Progress since the last report")
    if section.rows:
        yield Paragraph(
            f"{counted(len(section.rows), 'row')}: {section.complete} complete, {section.ongoing} ongoing, "
            f"{section.not_started} not started, {section.dropped} dropped, {section.not_stated} not stated; "
            f"{section.late} late."
        )
    yield table(
        PROGRESS_COLUMNS,
        (_progress_row(row) for row in section.rows),
        empty=_empty(section.as_written, "Nothing was reported as progress in this period."),
    )
    if section.still_open:
        yield Paragraph(phrases.opening(section.still_open_in_words))
        yield table(PROGRESS_COLUMNS, (_progress_row(row) for row in section.still_open), empty="")


def _progress_row(row: ProgressRow) -> tuple[object, ...]:
    late = f"; {phrases.days(row.days_late)} late" if row.days_late else "; late" if row.is_late else ""
    return row.number, row.title, _original_dates(row), f"{row.status_in_words}{late}", _comment(row)


def _original_dates(row: ProgressRow) -> str:
    dates = (
        f"{held.partner_name or held.partner}: {phrases.planned(held.date)}"
        if held.partner
        else phrases.planned(held.date)
        for held in row.original_dates
    )
    return "; ".join(dates) or NOT_STATED


def _comment(row: ProgressRow) -> str:
    parts = [row.comment] if row.comment else []
    parts += [f"{measure.name}: {measure.value}" for measure in row.measures if not _is_in(measure, row.comment)]
    parts += [f"Next: {held.what}, {phrases.planned(held.when)}" for held in row.follow_ups]
    parts += whys(row, "Dropped" if row.status == "dropped" else "Met")
    return " ".join(phrases.sentence(part) for part in parts) or NOT_STATED


def _is_in(measure: MeasureView, comment: str | None) -> bool:
    """Whether the comment gives the figure already, in digits or in words, so that it need not be said twice."""
    said = (comment or "").lower()
    figures = {figure.replace(",", "") for figure in re.findall(r"\d[\d,]*", said)}
    in_words = NUMBERS[measure.value] if 0 <= measure.value < len(NUMBERS) else None
    return str(measure.value) in figures or (in_words in re.findall(r"\w+", said) and measure.name.lower() in said)


def milestones(section: MilestonesScheduled) -> Iterator[Block]:
    """Section 3."""
    yield Heading("3. Milestones")
    if section.rows:
        yield Paragraph(f"{section.overdue} of {len(section.rows)} overdue.{due_next(section.next_due)}")
    yield table(
        COLUMNS,
        (cells(row) for row in section.rows),
        empty=_empty(section.as_written, "No milestone is scheduled."),
    )
    yield from bullets(f"{row.ref}, {row.title}: {said}" for row in section.rows for said in _to_note(row))


def _to_note(row: MilestoneRow) -> Iterator[str]:
    """Why its dates are what they are, and what a reader should know before trusting them."""
    yield from (phrases.sentence(why) for why in whys(row, row.state.capitalize()))
    if row.is_stale and not row.is_overdue and row.forecast_age_in_days:
        yield f"Nobody has given or confirmed its date for {phrases.days(row.forecast_age_in_days)}."
    yield from row.warnings


def communications(section: Communications | None) -> Iterator[Block]:
    """Section 4; only an author can fill it."""
    yield Heading("4. Communications")
    if section is None:
        yield Paragraph(f"Key events: {NOT_STATED}.")
        return
    yield table(
        ("Event", "When", "Key message", "Audience"),
        (_event(event) for event in section.events),
        empty=_empty(section.as_written, "No key event is listed."),
    )
    yield from bullets(section.warnings)


def _event(event: KeyEvent) -> tuple[object, ...]:
    return event.event, phrases.planned(event.when), event.message, event.audience


def budget(section: BudgetIssues) -> Iterator[Block]:
    """Section 5."""
    yield Heading("5. Budget")
    yield Paragraph(f"Rating: {light(section.rating)}.")
    if section.notes:
        yield Bullets(tuple(_note(held.note, held.financial_year) for held in section.notes))
    else:
        yield Paragraph(_empty(section.as_written, f"Notes: {'none' if section.notes is not None else NOT_STATED}."))


def _note(note: str, financial_year: str | None) -> str:
    return f"{phrases.sentence(note)} (Financial year {financial_year}.)" if financial_year else phrases.sentence(note)


def risks(section: RisksReported) -> Iterator[Block]:
    """Section 6."""
    yield Heading("6. New or changed risks")
    yield table(
        ("Ref", "Risk", "What changed", "Score", "Owner"),
        (_risk(risk) for risk in section.entries),
        empty=_empty(section.as_written, phrases.opening(section.in_words)),
    )


def _risk(risk: ReportedRisk) -> tuple[object, ...]:
    score = dict.fromkeys(words for words in (risk.score_in_words, risk.movement_in_words) if words)
    return risk.ref, risk.event, "; ".join(risk.changes), "; ".join(score), risk.owner_role


def items_for_board(section: ItemsForBoard) -> Iterator[Block]:
    """Section 7."""
    yield Heading("7. Items to report to the board")
    yield table(
        ("Issue", "Comments", "Change request", "Closed"),
        ((held.issue, held.comments, held.change_request_in_words, held.closed_in_words) for held in section.entries),
        empty=_empty(section.as_written, phrases.opening(section.in_words)),
    )


def distribution(section: Distribution | None) -> Iterator[Block]:
    """Section 8; only an author can fill it."""
    yield Heading("8. Distribution")
    if section is None:
        yield Paragraph(f"Recipients: {NOT_STATED}.")
        return
    yield table(
        ("Role", "Recipient", "Date"),
        ((held.role, held.recipient, held.received_in_words) for held in section.recipients),
        empty=_empty(section.as_written, f"Recipients: {NOT_STATED}."),
    )
