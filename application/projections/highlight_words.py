"""What did the author of the report put into words: key events, budget notes, items for the board, who receives it?"""

from collections.abc import Iterator
from datetime import date

from application.projections.highlight_sections import (
    BoardItem,
    BudgetIssues,
    BudgetNote,
    Communications,
    Distribution,
    ItemsForBoard,
    KeyEvent,
    RecipientRow,
    SummaryLight,
)
from application.projections.issues import yes_or_no
from application.projections.rag_rows import rating_view
from application.projections.reporting_period import Period
from application.projections.taken_up import Taken, taken_in
from application.projections.view import counted, planned_date_view, planned_in_words
from domain.highlight_report import BoardItemListed, BudgetNoted, CommunicationListed, HighlightReport, Section
from domain.issue import Issue
from domain.planned_date import PlannedDate, Precision
from domain.record import Record
from domain.refusals import day_in_words
from domain.scope import within
from domain.words import NOT_STATED


def communications_section(draft: HighlightReport, as_at: date) -> Communications:
    """Section 4, in the order the author listed the events."""
    events = tuple(_key_event(listed, as_at) for listed in draft.communications)
    dated = [event for event in events if event.when and not event.is_recurring and event.when.ends]
    ahead = sorted((event for event in dated if event.is_ahead), key=_last_day)
    recurring = sum(event.is_recurring for event in events)
    return Communications(
        events=events,
        recurring=recurring,
        dated=len(dated),
        not_dated=len(events) - len(dated) - recurring,
        still_ahead=tuple(event.item for event in ahead),
        warnings=tuple(f"{event.event}: {warning}" for event in events for warning in event.warnings),
        as_written=draft.empty_words(Section.COMMUNICATIONS),
    )


def _last_day(event: KeyEvent) -> date:
    return (event.when.ends if event.when else None) or date.max


def _key_event(listed: CommunicationListed, as_at: date) -> KeyEvent:
    when = listed.when
    is_recurring = when is not None and when.precision is Precision.RECURRING
    return KeyEvent(
        item=listed.item,
        event=listed.event,
        when=planned_date_view(when),
        when_in_words=planned_in_words(when),
        message=listed.message,
        audience=listed.audience,
        is_recurring=is_recurring,
        is_ahead=when is not None and not is_recurring and when.ends is not None and not when.is_past(as_at),
        warnings=tuple(_warnings(when)) if when else (),
    )


def _warnings(when: PlannedDate) -> Iterator[str]:
    """What a reader should know of the date; a doubtful one stays as it was written, its alternative beside it."""
    yield from when.warnings
    if when.alternative:
        yield f"written as {when.as_written or when.in_words}; perhaps {day_in_words(when.alternative)} is meant"


def budget_section(draft: HighlightReport | None, rating: SummaryLight) -> BudgetIssues:
    """Section 5: the rating in force, and the author's notes on it."""
    return BudgetIssues(
        rating=rating,
        notes=tuple(_budget_note(noted) for noted in draft.budget_notes) if draft else None,
        as_written=draft.empty_words(Section.BUDGET) if draft else None,
    )


def _budget_note(noted: BudgetNoted) -> BudgetNote:
    return BudgetNote(
        item=noted.item,
        note=noted.note,
        rating=rating_view(noted.rating) if noted.rating else None,
        financial_year=noted.financial_year,
    )


def items_section(
    record: Record, period: Period, draft: HighlightReport | None, workstream: str | None
) -> ItemsForBoard:
    """Section 7: what the author listed, then the issues escalated in the period."""
    listed = [_listed_item(item) for item in draft.board_items] if draft else []
    escalated = [
        _escalated_item(issue, taken_in(record, issue, period))
        for issue in issues_escalated(record, period, workstream)
    ]
    entries = (*listed, *escalated)
    words = f"{counted(len(entries), 'item')} for the board" if entries else "no item for the board"
    return ItemsForBoard(
        entries=entries, in_words=words, as_written=draft.empty_words(Section.ITEMS_FOR_BOARD) if draft else None
    )


def issues_escalated(record: Record, period: Period, workstream: str | None) -> tuple[Issue, ...]:
    """The issues taken to a body above in a period."""
    return tuple(issue for issue in within(record, Issue, workstream) if taken_in(record, issue, period))


def _listed_item(item: BoardItemListed) -> BoardItem:
    return BoardItem(
        item=item.item,
        issue_ref=None,
        issue=item.issue,
        comments=item.comments,
        is_change_request=item.is_change_request,
        change_request_in_words=yes_or_no(item.is_change_request),
        closed_on=item.closed_on,
        closed_in_words=day_in_words(item.closed_on) if item.closed_on else NOT_STATED,
        escalated_to=None,
    )


def _escalated_item(issue: Issue, taken: Taken | None) -> BoardItem:
    closed = issue.resolved_on
    return BoardItem(
        item=None,
        issue_ref=issue.ref,
        issue=issue.what,
        comments=issue.standing.comment if issue.standing else None,
        is_change_request=issue.is_change_request,
        change_request_in_words=yes_or_no(issue.is_change_request),
        closed_on=closed.ends if closed and closed.precision is Precision.DAY else None,
        closed_in_words="Yes, day not stated" if issue.is_resolved and closed is None else planned_in_words(closed),
        escalated_to=taken.to if taken else None,
    )


def distribution_section(draft: HighlightReport) -> Distribution:
    """Section 8, in the order the author listed the recipients."""
    return Distribution(
        recipients=tuple(
            RecipientRow(
                role=recipient.role,
                recipient=recipient.recipient,
                received_on=recipient.received_on,
                received_in_words=day_in_words(recipient.received_on) if recipient.received_on else NOT_STATED,
                as_written=recipient.as_written,
            )
            for recipient in draft.recipients
        ),
        dated=sum(recipient.received_on is not None for recipient in draft.recipients),
        as_written=draft.empty_words(Section.DISTRIBUTION),
    )
