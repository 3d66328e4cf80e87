"""What becomes of a highlight report once it is written: it is issued, considered by boards, and may be withdrawn."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, NamedTuple

from domain.fact import Fact
from domain.planned_date import Day
from domain.sealed import Sha256
from domain.words import Line, Ref, Text


class ReportLife(StrEnum):
    """How far a report has come."""

    DRAFTED = "drafted"
    REVIEWED = "reviewed"
    ISSUED = "issued"
    CONSIDERED = "considered"
    WITHDRAWN = "withdrawn"


class HighlightReportReviewed(Fact):
    """Somebody else than whoever wrote the report looked at it as it stood, before it was issued."""

    by_role: Line | None = None
    remarks: Text | None = None


class Review(NamedTuple):
    """A review, the day it was made, who recorded it, and the version of the report that it left."""

    said: HighlightReportReviewed
    on: date | None
    by: str
    version: int


class HighlightReportIssued(Fact):
    """The report went out as it then stood, and stays so.

    `up_to` is the last position of the programme's record that it was made from, `as_at` the day it shows, `template`
    the version of the view it was made with, and `content_sha256` the digest of that view's canonical JSON.
    """

    stays: ClassVar[str] = (
        "issued {thing}, and what was issued stays as it was issued. If it must not stand, "
        "withdraw it as a report, and issue another one."
    )

    up_to: int
    as_at: Day
    template: int
    content_sha256: Sha256


class HighlightReportConsidered(Fact):
    """A board had the report before it on a day; another board, or the same one again, may do so later.

    `meeting` is the one at which it had, where the record holds that meeting; `outcome` what it said to the report.
    """

    board: Line
    considered_on: Day
    as_written: Line | None = None
    meeting: Ref | None = None
    outcome: Line | None = None


class HighlightReportWithdrawn(Fact):
    """The report no longer stands, and the entry says why; it stays readable as it was."""
