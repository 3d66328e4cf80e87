"""What did each report show, what is known now of the same day, and where, when and why do they differ?

What was shown never changes: it is the record at the moment of the report, or at the end of the period's last day.
What is known now is the record of the same day out of all that counts at the moment of the question. Where they
differ, the entries that made the difference are those of the same thing that nobody knew then and that took effect by
that day, or correct an entry that did. Changes recorded shortly before a report or a meeting are listed beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from application.projections.comparison import NOUNS, FieldChange, ThingCompared, comparison
from application.projections.restated_lights import (
    Lights,
    LightShown,
    Tally,
    can_no_longer_be_read,
    erased_in_words,
    lights_of,
    lights_shown,
    never_rated,
    summed,
    tally,
)
from application.projections.restated_reasons import BroughtIn, Reasons, Recorded, ShortlyBefore, asked_about
from application.projections.restated_words import Where, headline_of
from application.projections.sentences.telling import title_of
from application.projections.showings import Showing, ShownAt
from application.projections.view import ProgrammeView, TimeInUTC, View, header
from domain.entry import Entry
from domain.highlight_report import HighlightReport
from domain.history import Erased, History
from domain.rag_status import RagStatus
from domain.record import Record, those_that_count


class LightRestated(LightShown):
    """A light that was shown, with whatever of it differs, and the entries that made the difference."""

    changes: tuple[FieldChange, ...]
    reasons: tuple[Recorded, ...]


class ThingRestated(ThingCompared):
    """Another thing that differs from what was shown of it, and the entries that made the difference."""

    reasons: tuple[Recorded, ...]


class ErasedSince(View):
    """Another thing that was shown from an entry which was erased since, so that nobody can compare that any more.

    `erasure` is the entry that records the erasure, null where that is not known at the moment of the question.
    """

    kind: str
    kind_in_words: str
    ref: str
    title: str
    position: int
    in_words: str
    erasure: Recorded | None


class Shown(View):
    """One moment at which something was shown, beside what is known of the same day with hindsight.

    What was shown had been recorded by `shown_known_at`; a report saw the entries `up_to` a position, the last of which
    was recorded then. `was_recorded` is false where nothing of the programme was known then: nothing was shown, so
    there is nothing to count (the tally is null) and nothing to restate. It `is_claimed` where nothing had been
    recorded yet: whatever is counted was recorded later, from papers that claim it was known by then. The report of a
    single `workstream` showed no more than that.
    """

    as_at: date
    shown_known_at: TimeInUTC | None
    up_to: int | None
    report: str | None
    workstream: str | None
    in_words: str
    was_recorded: bool
    is_claimed: bool
    tally: Tally | None
    lights: tuple[LightRestated, ...]
    things: tuple[ThingRestated, ...]
    erased: tuple[ErasedSince, ...]
    shortly_before: tuple[ShortlyBefore, ...]
    brought_in: tuple[BroughtIn, ...]


class OfARole(View):
    """The lights whose declaration then shown was given in one role."""

    role: str
    in_words: str
    tally: Tally


class Restatement(ProgrammeView):
    """Every report or period end, oldest first, with all lights and things that hindsight shows otherwise.

    `roles` counts the same lights by the role of whoever had declared the light that was shown.
    """

    headline: str
    total: Tally
    roles: tuple[OfARole, ...]
    shown: tuple[Shown, ...]


def restatement(record: Record, moments: Iterable[ShownAt], entries: Iterable[Entry], *, now: datetime) -> Restatement:
    """The restatement of a programme from all its entries, as far as its record was looked at.

    `now` is in the zone whose days people mean. What was neither recorded then nor is known with hindsight is left out.
    """
    history = History(entries)
    held = [
        one for one in _showings(record, tuple(moments), history) if not (one.shown.is_empty and one.known.is_empty)
    ]
    reasons = Reasons(tuple(those_that_count(history.entries, record.moment)), held, now)
    shown = tuple(_shown(showing, reasons) for showing in held)
    total = summed(one.tally for one in shown if one.tally)
    where = [Where(one.report is not None, one.was_recorded, one.is_claimed) for one in shown]
    began = history.entries[0].recorded_at.astimezone(now.tzinfo).date() if history.entries else None
    return Restatement(
        **header(record),
        headline=headline_of(total, where, began=began),
        total=total,
        roles=tuple(_by_role(light for one in shown for light in one.lights)),
        shown=shown,
    )


def _showings(record: Record, moments: Sequence[ShownAt], history: History) -> Iterator[Showing]:
    """Both records of each moment. Those that were shown come first and then those known, so that each goes on."""
    then = [history.at(at.moment) for at in moments]
    now = [history.at(replace(record.moment, as_at=at.moment.as_at)) for at in moments]
    for at, shown, known in zip(moments, then, now, strict=True):
        yield Showing(at, shown, known, tuple(history.erased(at.moment)))


def _shown(showing: Showing, reasons: Reasons) -> Shown:
    moment, was_recorded = showing.at.moment, not showing.shown.is_empty
    differing = {(thing.kind, thing.ref): thing for thing in _differing(showing)} if was_recorded else {}
    boards = lights_of(showing.shown, showing.at.workstream), lights_of(showing.known, showing.at.workstream)
    lights = tuple(_lights(showing, boards, differing, reasons)) if was_recorded else ()
    return Shown(
        as_at=moment.as_at,
        shown_known_at=moment.known_at or reasons.last_recorded(moment),
        up_to=moment.up_to,
        report=showing.at.report,
        workstream=showing.at.workstream,
        in_words=showing.at.in_words,
        was_recorded=was_recorded,
        is_claimed=was_recorded and not any(reasons.recorded_by(moment)),
        tally=tally(lights, not_rated=never_rated(*boards)) if was_recorded else None,
        lights=lights,
        things=tuple(
            ThingRestated(**dict(thing), reasons=reasons.of(showing, kind, ref))
            for (kind, ref), thing in differing.items()
            if kind != RagStatus.KIND
        ),
        erased=tuple(_erased(showing, reasons)) if was_recorded else (),
        shortly_before=reasons.shortly_before(showing),
        brought_in=reasons.brought_in(showing),
    )


def _differing(showing: Showing) -> Iterator[ThingCompared]:
    """What differs; the words an author writes into a report afterwards restate nothing."""
    found, asked = comparison(showing.shown, showing.known), asked_about(showing)
    return (
        thing
        for thing in found.things
        if thing.kind != HighlightReport.KIND and (asked is None or (thing.kind, thing.ref) in asked)
    )


def _lights(
    showing: Showing,
    boards: tuple[Lights, Lights],
    differing: Mapping[tuple[str, str], ThingCompared],
    reasons: Reasons,
) -> Iterator[LightRestated]:
    erased = {one.entry.ref: one for one in _of_lights(showing)}
    recorded = reasons.recorded_by(showing.at.moment)
    for light in lights_shown(*boards, recorded_by_then=recorded, erased=erased):
        differs = differing.get((RagStatus.KIND, light.ref))
        gone = erased.get(light.ref)
        because = reasons.of(showing, RagStatus.KIND, light.ref) if differs or gone else ()
        erasure = reasons.told(gone.by) if gone else None
        yield LightRestated(
            **dict(light),
            changes=differs.changes if differs and not gone else (),
            reasons=because if erasure is None or erasure in because else (*because, erasure),
        )


def _of_lights(showing: Showing) -> Iterator[Erased]:
    """The entries from which lights were shown that nobody can read any more."""
    asked = asked_about(showing)
    for one in showing.erased:
        about = (one.entry.kind, one.entry.ref)
        if one.entry.kind == RagStatus.KIND and can_no_longer_be_read(one) and (asked is None or about in asked):
            yield one


def _erased(showing: Showing, reasons: Reasons) -> Iterator[ErasedSince]:
    """What else was shown from entries that nobody can read any more."""
    asked = asked_about(showing)
    for one in showing.erased:
        kind, ref = one.entry.kind, one.entry.ref
        if kind in (RagStatus.KIND, HighlightReport.KIND) or (asked is not None and (kind, ref) not in asked):
            continue
        state = showing.known.states.get(kind, {}).get(ref) or showing.shown.states.get(kind, {}).get(ref)
        yield ErasedSince(
            kind=kind,
            kind_in_words=NOUNS[kind].one,
            ref=ref,
            title=title_of(state, showing.known.states) or ref,
            position=one.entry.position,
            in_words=erased_in_words(one),
            erasure=reasons.told(one.by),
        )


def _by_role(lights: Iterable[LightRestated]) -> Iterator[OfARole]:
    by_role: dict[str, list[LightRestated]] = {}
    for light in lights:
        if light.role is not None:
            by_role.setdefault(light.role, []).append(light)
    for role in sorted(by_role):
        yield OfARole(role=role, in_words=role.replace("-", " ").capitalize(), tally=tally(by_role[role]))
