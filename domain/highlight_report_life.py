"""What becomes of a highlight report once it is written: it is issued, considered by boards, and may be withdrawn."""

from enum import StrEnum
from typing import ClassVar

from domain.fact import Fact
from domain.planned_date import Day
from domain.sealed import Sha256
from domain.words import Line, Ref


class ReportLife(StrEnum):
    """How far a report has come."""

    DRAFTED = "drafted"
    ISSUED = "issued"
    CONSIDERED = "considered"
    WITHDRAWN = "withdrawn"


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

    `meeting` is the one at which it had, where the record holds that meeting.
    """

    board: Line
    considered_on: Day
    as_written: Line | None = None
    meeting: Ref | None = None


class HighlightReportWithdrawn(Fact):
    """The report no longer stands, and the entry says why; it stays readable as it was."""
