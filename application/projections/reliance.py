"""Can I rely on this record: is it sealed, how often was it put right, how late was it written, what did reports show?

Counted is one calendar year, by the day of recording where people are. An entry was recorded in time where no more
than five working days lie between the day it took effect and that of recording; what was brought in from papers, and
what corrects another entry, is neither in time nor late.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from application.log_ports import LogHead, SignedCheckpoint
from application.projections.restated_lights import Tally, summed
from application.projections.restatement import OfARole, Restatement
from application.projections.view import View, counted
from domain.calendar import working_days_between
from domain.correcting import EntryWithdrawn
from domain.entry import Entry

IN_TIME = 5
"""Within how many working days of taking effect an entry is recorded in time."""


class CheckpointShown(View):
    """The last checkpoint: how many entries it covers, when it was signed, and what to keep of it."""

    size: int
    signed_at: datetime
    note: str
    key: str


class ProgrammeReliedOn(View):
    """One programme over the year. `entries` are all it has; the rest is of this year alone."""

    programme: str
    programme_name: str
    entries: int
    recorded: int
    corrected: int
    withdrawn: int
    in_time: int
    late: int
    tally: Tally


class Reliance(View):
    """What an auditor looks at first. The last checkpoint vouches for as many `entries` of the log as are `covered`.

    `problem` is why no checkpoint can be shown, where there may be one.
    """

    year: int
    in_words: str
    entries: int
    covered: int
    checkpoint: CheckpointShown | None
    problem: str | None
    total: Tally
    programmes: tuple[ProgrammeReliedOn, ...]
    roles: tuple[OfARole, ...]


class OfAProgramme(NamedTuple):
    """A programme's entries, and what its reports of the year showed."""

    entries: Sequence[Entry]
    restated: Restatement


def reliance(
    head: LogHead,
    checkpoint: SignedCheckpoint | None,
    programmes: Iterable[OfAProgramme],
    *,
    now: datetime,
    problem: str | None = None,
) -> Reliance:
    """The answer for these programmes; `now` is in the zone whose days people mean, and its year is counted."""
    held = tuple(programmes)
    rows = tuple(_row(one, now) for one in held)
    made = Reliance(
        year=now.year,
        in_words="",
        entries=head.size,
        covered=checkpoint.size if checkpoint else 0,
        checkpoint=_shown(checkpoint) if checkpoint else None,
        problem=problem,
        total=summed(row.tally for row in rows),
        programmes=rows,
        roles=tuple(_roles(one.restated for one in held)),
    )
    return made.model_copy(update={"in_words": " ".join(f"{sentence}." for sentence in _sentences(made))})


def _shown(checkpoint: SignedCheckpoint) -> CheckpointShown:
    return CheckpointShown(
        size=checkpoint.size, signed_at=checkpoint.signed_at, note=checkpoint.note, key=checkpoint.key
    )


def _row(one: OfAProgramme, now: datetime) -> ProgrammeReliedOn:
    recorded = [entry for entry in one.entries if entry.recorded_at.astimezone(now.tzinfo).year == now.year]
    put_right = [entry for entry in recorded if entry.corrects is not None]
    withdrawn = sum(isinstance(entry.fact, EntryWithdrawn) for entry in put_right)
    in_time = [days <= IN_TIME for days in _days_late(recorded, now)]
    return ProgrammeReliedOn(
        programme=one.restated.programme,
        programme_name=one.restated.programme_name,
        entries=len(one.entries),
        recorded=len(recorded),
        corrected=len(put_right) - withdrawn,
        withdrawn=withdrawn,
        in_time=sum(in_time),
        late=len(in_time) - sum(in_time),
        tally=one.restated.total,
    )


def _days_late(entries: Iterable[Entry], now: datetime) -> Iterator[int]:
    for entry in entries:
        if entry.effective_on is not None and entry.known_on is None and entry.corrects is None:
            yield working_days_between(entry.effective_on, entry.recorded_at.astimezone(now.tzinfo).date())


def _roles(restated: Iterable[Restatement]) -> Iterator[OfARole]:
    by_role: dict[str, list[OfARole]] = {}
    for one in restated:
        for role in one.roles:
            by_role.setdefault(role.role, []).append(role)
    for name, held in sorted(by_role.items()):
        yield OfARole(role=name, in_words=held[0].in_words, tally=summed(one.tally for one in held))


def _sentences(found: Reliance) -> Iterator[str]:
    yield _covered(found)
    corrected = sum(row.corrected for row in found.programmes)
    withdrawn = sum(row.withdrawn for row in found.programmes)
    put_right = f"{counted(corrected, 'entry was', 'entries were')} corrected and {withdrawn or 'none'} withdrawn"
    yield f"In {found.year} {put_right}"
    if found.total.shown:
        yield _shown_in(found)
    if found.total.erased:
        yield f"{counted(found.total.erased, 'light')} can no longer be compared, as the entries behind were erased"


def _shown_in(found: Reliance) -> str:
    """Of 12 lights shown in 2018, 1 was better than hindsight knows; 4 are claimed to have been known then."""
    total, year = found.total, found.year
    were_better = counted(total.shown_better, "was", "were") if total.shown_better else "none was"
    better = f"{were_better} better than hindsight knows"
    if not total.claimed:
        return f"Of {counted(total.shown, 'light')} shown in {year}, {better}"
    if total.claimed == total.shown:
        lights = f"{counted(total.shown, 'light')} claimed to have been shown in {year}"
        return f"Of {lights}, and recorded only later, {better}"
    claimed = counted(total.claimed, "was recorded only later and is", "were recorded only later and are")
    return f"Of {counted(total.shown, 'light')} shown in {year}, {better}; {claimed} claimed to have been known then"


def _covered(found: Reliance) -> str:
    entries = f"{counted(found.entries, 'entry is', 'entries are')} recorded"
    if found.problem:
        return f"{entries}, and what vouches for them cannot be shown"
    if not found.covered:
        return f"{entries}, and no checkpoint vouches for them yet"
    if found.covered == found.entries:
        return f"{entries}, and the last checkpoint vouches for all of them"
    return f"{entries}, and the last checkpoint vouches for the first {found.covered}"
