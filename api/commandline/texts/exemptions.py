"""The exemptions for people: what is exempt, on what ground, on whose word, and until when."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, bullets, table
from application.projections.exemptions import ExemptionList, ExemptionRow
from domain.refusals import day_in_words
from domain.words import NOT_STATED

COLUMNS = ("Item", "Called", "Ground", "Officer", "Exempt since", "Review by")


def told(view: ExemptionList) -> Iterator[Block]:
    """The list, then why each of them is in the public interest, or was lifted."""
    yield Heading(phrases.title("Exempt items", view))
    yield Paragraph(view.in_words)
    yield table(COLUMNS, (_row(row) for row in view.exemptions), empty="Nothing was exempt by then.")
    yield from bullets(f"{row.ref}: {said}" for row in view.exemptions for said in _said(row))


def _row(row: ExemptionRow) -> tuple[str | None, ...]:
    since = phrases.effective(row.exempt_since)
    return row.ref, row.called, _ground(row), row.officer_role or NOT_STATED, since, _review(row)


def _ground(row: ExemptionRow) -> str:
    return row.in_words if row.is_in_force else f"lifted, {phrases.effective(row.lifted_on)}"


def _review(row: ExemptionRow) -> str:
    day = day_in_words(row.review_on) if row.review_on else NOT_STATED
    return f"{day} (late)" if row.is_late else day


def _said(row: ExemptionRow) -> Iterator[str]:
    if row.public_interest:
        yield f"public interest: {row.public_interest}"
    if row.lifted_because:
        yield f"lifted because: {row.lifted_because}"
