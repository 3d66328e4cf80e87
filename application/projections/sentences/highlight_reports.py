"""What does a sentence say of each fact about a highlight report?"""

from typing import TypeVar

from application.projections.sentences.telling import Change, Said, Sentences, date_words, quoted, the
from domain.fact import Fact
from domain.highlight_report import (
    BoardItemListed,
    BudgetNoted,
    CommunicationListed,
    DistributionListed,
    Flag,
    HighlightReport,
    HighlightReportDrafted,
    Recipient,
    SectionLeftEmpty,
    SummaryFlagAnswered,
)
from domain.highlight_report_life import (
    HighlightReportConsidered,
    HighlightReportIssued,
    HighlightReportReviewed,
    HighlightReportWithdrawn,
)
from domain.refusals import day_in_words
from domain.words import listed
from domain.workstream import Workstream

F = TypeVar("F", bound=Fact)


_QUESTIONS = {
    Flag.CHANGED_OR_NEW_RISKS: "changed or new risks",
    Flag.MAJOR_ISSUES_FOR_BOARD: "major issues for the board",
}


def _report(change: Change[F, HighlightReport]) -> str:
    """By its day and its workstream: two reports may be of one day."""
    held = change.before
    return (
        f"the highlight report{_of(change, held.workstream)} as at {day_in_words(held.reported_on)}"
        if held
        else (change.name)
    )


def _of(change: Change[F, HighlightReport], workstream: str | None) -> str:
    return f" of the workstream {change.named(Workstream.KIND, workstream)}" if workstream else ""


def drafted(change: Change[HighlightReportDrafted, HighlightReport]) -> Said:
    """Of the programme or of one workstream, as at a day."""
    fact = change.fact
    of = _of(change, fact.workstream)
    return Said(f"drafted the highlight report{of} as at {day_in_words(fact.reported_on)}", None, "drafted")


def flag_answered(change: Change[SummaryFlagAnswered, HighlightReport]) -> Said:
    """Yes or No."""
    question = _QUESTIONS[change.fact.flag]
    held = change.before.flag(change.fact.flag) if change.before else None
    before, after = (_answer(held) if held else None), _answer(change.fact)
    return Said(f"answered the question “{question}” in {_report(change)} with {after}", before, after)


def _answer(answered: SummaryFlagAnswered) -> str:
    return "Yes" if answered.answer else "No"


def communication_listed(change: Change[CommunicationListed, HighlightReport]) -> Said:
    """A key event, and when."""
    fact = change.fact
    when = f", {date_words(fact.when)}," if fact.when else ""
    did = f"listed the event {quoted(fact.event)}{when} under communications in {_report(change)}"
    return Said(did, None, f"{fact.event}: {date_words(fact.when) or 'date not stated'}")


def budget_noted(change: Change[BudgetNoted, HighlightReport]) -> Said:
    """A note on the budget."""
    return Said(f"noted on the budget in {_report(change)}, {quoted(change.fact.note)}", None, change.fact.note)


def board_item_listed(change: Change[BoardItemListed, HighlightReport]) -> Said:
    """An item for the board."""
    did = f"listed the item {quoted(change.fact.issue)} for the board in {_report(change)}"
    return Said(did, None, change.fact.issue)


def section_left_empty(change: Change[SectionLeftEmpty, HighlightReport]) -> Said:
    """On purpose, in the words used."""
    section = change.fact.section.replace("-", " ")
    words = change.fact.as_written
    before = change.before.empty_words(change.fact.section) if change.before else None
    return Said(f"left the section “{section}” of {_report(change)} empty, as {quoted(words)}", before, words)


def distribution_listed(change: Change[DistributionListed, HighlightReport]) -> Said:
    """Who receives it, in order."""
    before = _recipients(change.before.recipients) if change.before else None
    after = _recipients(change.fact.recipients)
    return Said(f"set the distribution of {_report(change)} to {after or 'nobody'}", before or None, after or "nobody")


def _recipients(recipients: tuple[Recipient, ...]) -> str:
    return listed(recipient.role for recipient in recipients)


def reviewed(change: Change[HighlightReportReviewed, HighlightReport]) -> Said:
    """As it stood, and what they found."""
    fact = change.fact
    by = f" as {the(fact.by_role)}" if fact.by_role else ""
    found = f", who found {quoted(fact.remarks)}" if fact.remarks else ""
    return Said(f"reviewed {_report(change)}{by}{found}", _life(change), "reviewed")


def issued(change: Change[HighlightReportIssued, HighlightReport]) -> Said:
    """From what it was made, which its digest vouches for."""
    made_from = f"made from the record up to entry {change.fact.up_to}"
    return Said(f"issued {_report(change)}, {made_from}", _life(change), "issued")


def considered(change: Change[HighlightReportConsidered, HighlightReport]) -> Said:
    """By a board, on a day."""
    fact = change.fact
    by = f"{the(fact.board)} considered"
    outcome = f": {quoted(fact.outcome)}" if fact.outcome else ""
    did = f"recorded that {by} {_report(change)} on {day_in_words(fact.considered_on)}{outcome}"
    return Said(did, _life(change), f"considered by {the(fact.board)} on {day_in_words(fact.considered_on)}")


def withdrawn(change: Change[HighlightReportWithdrawn, HighlightReport]) -> Said:
    """Whatever had become of it; the note says why."""
    return Said(f"withdrew {_report(change)}", _life(change), "withdrawn")


def _life(change: Change[F, HighlightReport]) -> str | None:
    return change.before.life.value if change.before else None


SENTENCES: Sentences = {
    HighlightReportDrafted: drafted,
    SummaryFlagAnswered: flag_answered,
    CommunicationListed: communication_listed,
    BudgetNoted: budget_noted,
    BoardItemListed: board_item_listed,
    SectionLeftEmpty: section_left_empty,
    DistributionListed: distribution_listed,
    HighlightReportReviewed: reviewed,
    HighlightReportIssued: issued,
    HighlightReportConsidered: considered,
    HighlightReportWithdrawn: withdrawn,
}
