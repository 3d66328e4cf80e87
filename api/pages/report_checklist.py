"""What is still to be done before a highlight report can go to the board, and where on the page is it done?"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from application.projections.disagreements import Result
from application.projections.highlight_report import HighlightReportView
from application.projections.highlight_sections import SummaryFlag
from application.projections.rag_rows import RagRow
from application.projections.view import counted
from domain.highlight_report import Flag, HighlightReport, Section
from domain.highlight_report_before_issue import waits_for_review
from domain.refusals import day_in_words
from domain.reporting_cycle import Cadence

QUESTIONS = {
    Flag.CHANGED_OR_NEW_RISKS: "Are there changed or new risks?",
    Flag.MAJOR_ISSUES_FOR_BOARD: "Are there major issues for the board?",
}
"""The questions of the summary."""

WHERE_DISAGREED = {
    "changed-or-new-risks": f"answer-{Flag.CHANGED_OR_NEW_RISKS}",
    "budget-rating": Section.BUDGET.value,
    "major-issues-for-board": f"answer-{Flag.MAJOR_ISSUES_FOR_BOARD}",
}
"""The place on the page at which a rule of the disagreements is put right."""

SECTIONS = {
    Section.PROGRESS: "2. Progress since the last report",
    Section.MILESTONES: "3. Milestones",
    Section.COMMUNICATIONS: "4. Communications",
    Section.BUDGET: "5. Budget",
    Section.RISKS: "6. New or changed risks",
    Section.ITEMS_FOR_BOARD: "7. Items to report to the board",
    Section.DISTRIBUTION: "8. Distribution",
}
"""The sections after the summary, as councils head them; their ids on the page are their own names."""


class ToDo(NamedTuple):
    """One thing to be done, and the id of the place on the page where it is."""

    words: str
    anchor: str


def still_to_do(view: HighlightReportView, stale: Sequence[RagRow]) -> tuple[ToDo, ...]:
    """Everything, in the order of the page."""
    return (*_about_lights(view, stale), *_about_questions(view), *_about_sections(view), *_about_disagreements(view))


def review_to_do(held: HighlightReport, cadence: Cadence | None) -> tuple[ToDo, ...]:
    """Its review, where the programme has its reports reviewed and this one was not as it stands."""
    if not waits_for_review(held, cadence):
        return ()
    again = " again, as it was changed since" if held.reviews else ""
    return (ToDo(f"Have it reviewed{again}, by somebody who wrote none of it.", "issue-title"),)


def checklist_in_words(todo: Sequence[ToDo]) -> str:
    """How much is left."""
    if not todo:
        return "Nothing is missing: this report can go to the board."
    return f"{counted(len(todo), 'thing')} {'is' if len(todo) == 1 else 'are'} left before this can go to the board."


def _about_lights(view: HighlightReportView, stale: Sequence[RagRow]) -> Iterator[ToDo]:
    if view.summary.overall.rating is None:
        yield ToDo("Declare the overall status: nobody has rated it.", "overall")
    if view.summary.budget.rating is None:
        yield ToDo("Declare the budget: nobody has rated it.", "budget-light")
    for row in stale:
        since = f" since {day_in_words(row.stale_since)}" if row.stale_since else ""
        yield ToDo(f"Confirm or declare again: {row.subject_title}, {row.dimension}, stale{since}.", "stale")


def _about_questions(view: HighlightReportView) -> Iterator[ToDo]:
    for flag, answered in _answers(view):
        if answered.answer is None:
            yield ToDo(f"Answer the question: {QUESTIONS[flag]}", f"answer-{flag}")


def _answers(view: HighlightReportView) -> tuple[tuple[Flag, SummaryFlag], ...]:
    return (
        (Flag.CHANGED_OR_NEW_RISKS, view.summary.changed_or_new_risks),
        (Flag.MAJOR_ISSUES_FOR_BOARD, view.summary.major_issues_for_board),
    )


def _about_sections(view: HighlightReportView) -> Iterator[ToDo]:
    for section, words in words_in_empty(view).items():
        if words is None:
            yield ToDo(f"Section {SECTIONS[section]}: it is empty, and no words say why.", section.value)


def words_in_empty(view: HighlightReportView) -> dict[Section, str | None]:
    """The sections that hold nothing, each with the words that stand there instead; nothing where there are none."""
    held = (
        (Section.PROGRESS, view.progress.rows + view.progress.still_open, view.progress),
        (Section.MILESTONES, view.milestones.rows, view.milestones),
        (Section.COMMUNICATIONS, view.communications and view.communications.events, view.communications),
        (Section.BUDGET, view.budget.notes, view.budget),
        (Section.RISKS, view.risks.entries, view.risks),
        (Section.ITEMS_FOR_BOARD, view.items_for_board.entries, view.items_for_board),
        (Section.DISTRIBUTION, view.distribution and view.distribution.recipients, view.distribution),
    )
    return {section: shown.as_written if shown else None for section, entries, shown in held if not entries}


def _about_disagreements(view: HighlightReportView) -> Iterator[ToDo]:
    for check in view.disagreements.checks:
        if check.result is Result.DISAGREE:
            yield ToDo(f"Settle what does not agree. {check.sentence}", WHERE_DISAGREED[check.rule])
