"""Who reported in time over the last year, and what is missing?

What is due follows from what the programme asks for, as it stood on the day shown; nobody has to record that something
is missing. The year is the one that ends on the day shown: of it every period that has ended is told.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from application.projections.return_rows import ReturnRow, a_year_before, return_rows, returns_of_the_year
from application.projections.return_words import ReturnStanding, cadence_in_words
from application.projections.view import ProgrammeView, View, counted, header
from domain.milestone import Milestone
from domain.periodic_return import Return, return_of
from domain.periodic_return_refusals import ReturnRefUnreadable
from domain.programme import Programme
from domain.record import Record
from domain.refusals import UnknownSubject
from domain.reporting_cycle import ReturnsOf, Rhythm
from domain.scope import within
from domain.words import listed
from domain.workstream import Workstream


class CadenceRow(View):
    """What is asked of one part of the programme; `is_in_force` is false where it is asked for no longer.

    `in_words` has also what is asked from a later day on.
    """

    asked_of: ReturnsOf
    workstream: str | None
    of_whom: str
    rhythm: Rhythm
    starting: date
    sections: tuple[str, ...]
    is_in_force: bool
    in_words: str


class ReturnCounts(View):
    """How many returns were due, and how they stand.

    `due` counts those whose day has come, and those that came before it; of them came on time, late, or as “no change”,
    or are incomplete or missing. One that said “no change” too late is late.
    """

    due: int
    on_time: int
    late: int
    no_change: int
    incomplete: int
    missing: int
    not_due: int


class OwnerRow(ReturnCounts):
    """How one part of the programme reported over the year.

    `milestones_updated_on` is the latest day on which anything was recorded of a milestone of it: that is no return,
    and stands beside what is missing, never in its place.
    """

    workstream: str | None
    owner: str
    lead_role: str | None
    milestones_updated_on: date | None


class Timeliness(ReturnCounts, ProgrammeView):
    """The year of returns: what is asked, how each part reported, and every return, the latest period first."""

    year_from: date
    year_to: date
    in_words: str
    cadences: tuple[CadenceRow, ...]
    owners: tuple[OwnerRow, ...]
    returns: tuple[ReturnRow, ...]


class ReturnDetail(ProgrammeView):
    """One return on its own."""

    return_row: ReturnRow


def timeliness(record: Record) -> Timeliness:
    """The year of returns that ends on the day shown."""
    as_at = record.moment.as_at
    rows = returns_of_the_year(record)
    counts = _counts(rows)
    return Timeliness(
        **header(record),
        **dict(counts),
        year_from=a_year_before(as_at),
        year_to=as_at,
        in_words=_in_words(record.programme, rows, counts=counts),
        cadences=tuple(_cadences(record)),
        owners=tuple(_owners(record, rows)),
        returns=rows,
    )


def return_detail(record: Record, ref: str) -> ReturnDetail:
    """One return, received or not, from the first day of its period; one that nobody asked for nor sent is unknown."""
    rows = return_rows(record, a_year_before(_period_to(record, ref)), running=True)
    found = next((row for row in rows if row.ref == ref), None)
    if found is None:
        raise UnknownSubject(Return.KIND, ref, record.programme.ref)
    return ReturnDetail(**header(record), return_row=found)


def _period_to(record: Record, ref: str) -> date:
    try:
        return return_of(ref).period_to
    except ReturnRefUnreadable:
        raise UnknownSubject(Return.KIND, ref, record.programme.ref) from None


_WERE_DUE = (
    ReturnStanding.ON_TIME,
    ReturnStanding.LATE,
    ReturnStanding.NO_CHANGE,
    ReturnStanding.INCOMPLETE,
    ReturnStanding.MISSING,
)


def _counts(rows: Iterable[ReturnRow]) -> ReturnCounts:
    found = Counter(row.standing for row in rows)
    return ReturnCounts(
        due=sum(found[standing] for standing in _WERE_DUE),
        on_time=found[ReturnStanding.ON_TIME],
        late=found[ReturnStanding.LATE],
        no_change=found[ReturnStanding.NO_CHANGE],
        incomplete=found[ReturnStanding.INCOMPLETE],
        missing=found[ReturnStanding.MISSING],
        not_due=found[ReturnStanding.NOT_DUE],
    )


def _owners(record: Record, rows: Sequence[ReturnRow]) -> Iterator[OwnerRow]:
    """In the order in which the workstreams stand; whoever owed nothing and sent nothing is left out."""
    for workstream in (None, *record.all(Workstream).values()):
        ref = workstream.ref if workstream else None
        mine = [row for row in rows if row.workstream == ref]
        if mine:
            yield OwnerRow(
                workstream=ref,
                owner=workstream.name if workstream else record.programme.name,
                lead_role=workstream.lead_role if workstream else None,
                **dict(_counts(mine)),
                milestones_updated_on=_milestones_updated_on(record, ref),
            )


def _milestones_updated_on(record: Record, workstream: str | None) -> date | None:
    held = within(record, Milestone, workstream) if workstream else record.all(Milestone).values()
    return max((one.latest_on for one in held if one.latest_on), default=None)


def _cadences(record: Record) -> Iterator[CadenceRow]:
    streams = record.all(Workstream)
    for cadence in record.programme.return_cadences:
        asked = tuple(term for term in cadence.terms if not term.is_over(record.moment.as_at))
        told = asked or cadence.terms[-1:]
        named = streams.get(cadence.workstream or "")
        yield CadenceRow(
            asked_of=cadence.asked_of,
            workstream=cadence.workstream,
            of_whom=named.name if named else _WHOM.get(cadence.asked_of, cadence.workstream or ""),
            rhythm=told[0].asked.rhythm,
            starting=told[0].asked.starting,
            sections=told[0].asked.sections,
            is_in_force=bool(asked),
            in_words=cadence_in_words(told),
        )


_WHOM = {ReturnsOf.PROGRAMME: "The programme itself", ReturnsOf.WORKSTREAMS: "Every workstream that lies in no other"}


def _in_words(programme: Programme, rows: Sequence[ReturnRow], *, counts: ReturnCounts) -> str:
    """For example: 12 returns were due over the last year: 8 came on time, 3 came late and 1 did not come."""
    if not programme.return_cadences and not rows:
        return "No returns are asked for, so that none is due."
    if not counts.due:
        waits = f" {counted(counts.not_due, 'return is', 'returns are')} due next." if counts.not_due else ""
        return f"No return was due over the last year.{waits}"
    told = (
        (counts.on_time, "came on time"),
        (counts.late, "came late"),
        (counts.no_change, "said that nothing had changed"),
        (counts.incomplete, "came in part"),
        (counts.missing, "did not come"),
    )
    said = listed(f"{number} {what}" for number, what in told if number)
    return f"{counted(counts.due, 'return was', 'returns were')} due over the last year: {said}."
