"""What did a highlight report say when it was issued, what became of it, and does it still match its seal?"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from application.projections.highlight_report import HighlightReportView
from application.projections.report_lives import ReportRow, report_row
from application.projections.report_templates import TEMPLATES
from application.projections.view import ProgrammeView, View, header, listed
from domain.correcting import corrected_by
from domain.entry import Entry
from domain.erasing import FactErased
from domain.highlight_report import HighlightReport
from domain.highlight_report_life import HighlightReportIssued
from domain.record import Moment, Record
from domain.refusals import Unknown, day_in_words


class ReportNotIssuedYet(Unknown):
    """Only what was issued is sealed."""

    def __init__(self, report: str, as_at: date) -> None:
        super().__init__(
            f"The highlight report “{report}” had not been issued as at {day_in_words(as_at)}: it has no seal yet. "
            "It can be read as it was drafted."
        )


class Sealed(NamedTuple):
    """The checkpoint that seals a report: the log's name, its size and root there (Base64), and when it was signed."""

    origin: str
    size: int
    root: str
    signed_at: datetime


class SealedBy(View):
    """The first checkpoint of the log that covers the report's issuing; its root (Base64) vouches for all before it."""

    origin: str
    size: int
    root: str
    signed_at: datetime


class Seal(View):
    """What vouches for an issued report.

    `position` is the entry of its issuing, `up_to` the last entry it was made from, `as_at` the day it shows and
    `template` the version it was made with. `content_sha256` is the digest that was recorded, `made_again` that of the
    content as it is made now. Where they differ `matches` is false: because the entries in `erased`, which the report
    was made from, were erased since; where there is none, somebody changed what must not change. With `in_part` it
    differs as it was made again without what is exempt, for somebody who may not read that: it is not the sealed copy.
    """

    position: int
    up_to: int
    as_at: date
    template: int
    content_sha256: str
    made_again: str
    matches: bool
    erased: tuple[int, ...]
    in_part: bool
    checkpoint: SealedBy | None
    in_words: str
    short_text: str


class IssuedReport(ProgrammeView):
    """An issued report: what became of it, its view as it was issued, and its seal."""

    standing: ReportRow
    report: HighlightReportView
    seal: Seal


def issued(record: Record, ref: str) -> HighlightReportIssued:
    """How a report was issued; refused where it was not, at this moment."""
    held = record.get(HighlightReport, ref).issued
    if held is None:
        raise ReportNotIssuedYet(ref, record.moment.as_at)
    return held


def moment_of_issue(fact: HighlightReportIssued) -> Moment:
    """The moment an issued report is made at: its day, out of what the record held when it was issued."""
    return Moment(fact.as_at, up_to=fact.up_to)


def erased_of(entries: Iterable[Entry]) -> tuple[int, ...]:
    """Which of the entries that counted when a report was made were erased since."""
    known = list(entries)
    by = corrected_by(known)
    return tuple(entry.position for entry in known if isinstance(entry.fact, FactErased) and entry.position not in by)


def is_as_issued(record: Record, ref: str, content: bytes) -> bool:
    """Whether the canonical content, as it is made now, is what was issued."""
    return hashlib.sha256(content).hexdigest() == issued(record, ref).content_sha256


def issued_report(
    record: Record,
    ref: str,
    *,
    then: Record,
    content: bytes,
    sealed: Sealed | None,
    erased: Sequence[int] = (),
    in_part: bool = False,
) -> IssuedReport:
    """An issued report of a record, made again of the record `then`, with its canonical content as it is made now.

    `erased` are the entries that it was made from and that were erased since. `in_part` says that something may have
    been left out, as whoever asks may not read what is exempt.
    """
    fact, held = issued(record, ref), record.get(HighlightReport, ref)
    return IssuedReport(
        **header(record),
        standing=report_row(record, held),
        report=TEMPLATES[fact.template](then, ref),
        seal=_seal(held, fact, content=content, sealed=sealed, erased=erased, in_part=in_part),
    )


def _seal(
    held: HighlightReport,
    fact: HighlightReportIssued,
    *,
    content: bytes,
    sealed: Sealed | None,
    erased: Sequence[int],
    in_part: bool,
) -> Seal:
    made_again, position = hashlib.sha256(content).hexdigest(), held.issued_position or 0
    in_part = in_part and made_again != fact.content_sha256
    return Seal(
        position=position,
        **fact.model_dump(),
        made_again=made_again,
        matches=made_again == fact.content_sha256,
        erased=() if made_again == fact.content_sha256 else tuple(erased),
        in_part=in_part,
        checkpoint=SealedBy(**sealed._asdict()) if sealed else None,
        in_words=_IN_PART.format(_issued_as(position, fact))
        if in_part
        else _in_words(position, fact, made_again, sealed=sealed, erased=erased),
        short_text=_short_text(held, fact, sealed),
    )


_MATCHES = "It is what was issued: its digest is the one recorded then"


_IN_PART = (
    "{}. Part of what it was made from is exempt from publication, so that what is shown here was made again without "
    "that, from what you may see. It is not the sealed copy, and does not match its seal."
)


def _issued_as(position: int, fact: HighlightReportIssued) -> str:
    return f"Issued as entry {position} of the record, made from its entries up to {fact.up_to}"


def _in_words(
    position: int, fact: HighlightReportIssued, made_again: str, *, sealed: Sealed | None, erased: Sequence[int]
) -> str:
    issued_as = _issued_as(position, fact)
    if made_again != fact.content_sha256 and erased:
        entries = f"{'entry' if len(erased) == 1 else 'entries'} {listed([str(one) for one in erased])}"
        return (
            f"{issued_as}. It cannot be made again as it was issued, because {entries} of these "
            f"{'was' if len(erased) == 1 else 'were'} erased since. Where that stood, what is shown here has what "
            "stands in for it now. Only a copy that was kept can still be held against the seal."
        )
    if made_again != fact.content_sha256:
        return f"{issued_as}. What is shown here does not match its seal: it is not what was issued."
    if sealed is None:
        return f"{issued_as}. {_MATCHES}. There is no checkpoint yet that vouches for it."
    return f"{issued_as}. {_MATCHES}, and the checkpoint at {sealed.size} entries vouches for that."


def _short_text(held: HighlightReport, fact: HighlightReportIssued, sealed: Sealed | None) -> str:
    """What the QR code holds: enough to hold a printed report against the log, a line each."""
    checkpoint = (sealed.origin, f"{sealed.size} {sealed.root}") if sealed else ("no checkpoint yet",)
    report = f"{held.programme}/{held.ref} entry {held.issued_position}"
    return "\n".join((*checkpoint, report, f"sha256 {fact.content_sha256}"))
