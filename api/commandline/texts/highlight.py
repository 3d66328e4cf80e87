"""The highlight report for people: what does not agree first, then the eight sections in the order councils know."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Group, Heading, Paragraph, grouped_box
from api.commandline.texts import highlight_sections as sections
from application.projections.disagreements import Result
from application.projections.highlight_exceptions import Exceptions, HighlightReportWithExceptions
from application.projections.highlight_report import HighlightReportView
from application.projections.reporting_period import NextReport
from domain.words import NOT_STATED


def told(view: HighlightReportView) -> Iterator[Block]:
    """The report, read from the top."""
    what = f"Highlight report on {view.workstream_name}" if view.workstream_name else "Highlight report"
    yield Heading(phrases.title(what, view))
    yield Paragraph(
        f"Prepared by: {view.prepared_by or NOT_STATED}. Covers: {view.period.in_words}. "
        f"{_next_report(view.next_report)}"
    )
    if view.note:
        yield Paragraph(view.note)
    if isinstance(view, HighlightReportWithExceptions):
        yield from _exceptions(view.exceptions)
    yield from _what_does_not_agree(view)
    yield from sections.summary(view.summary)
    yield from sections.progress(view.progress)
    yield from sections.milestones(view.milestones)
    yield from sections.communications(view.communications)
    yield from sections.budget(view.budget)
    yield from sections.risks(view.risks)
    yield from sections.items_for_board(view.items_for_board)
    yield from sections.distribution(view.distribution)


def _exceptions(held: Exceptions) -> Iterator[Block]:
    """What is red, late or missing stands first."""
    groups = (("Red", held.red), ("Overdue", held.late), ("Not received", held.not_received))
    told = (Group(what, tuple(f"{line.title}: {line.in_words}" for line in lines)) for what, lines in groups)
    yield Paragraph(held.in_words)
    yield from grouped_box("Red, late or missing", *told)


def _next_report(following: NextReport) -> str:
    """A day to come, or one that has gone by without anybody beginning it."""
    if following.is_overdue:
        return f"The next report {phrases.sentence(following.in_words)}"
    shown = following.in_words if following.on else phrases.planned(following.stated)
    return f"Next report: {shown}."


def _what_does_not_agree(view: HighlightReportView) -> Iterator[Block]:
    """First of all: where the summary and its sections differ, and apart from it where a light and the plan do."""
    checks = [check.sentence for check in view.disagreements.checks if check.result is Result.DISAGREE]
    lights = [f"{held.title}, {held.dimension}: {held.sentence}" for held in view.contradictions]
    yield from grouped_box(
        "What does not agree",
        Group("The summary against its sections", tuple(checks)),
        Group("Lights against the plan", tuple(lights)),
    )
    if not (checks or lights):
        yield Paragraph("The summary agrees with its sections as far as both are stated, and the plan with the lights.")
