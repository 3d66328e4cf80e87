"""The worklist holds every open milestone of which something is to be said, says why, and counts the rest."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.projections.milestones import milestone_list
from application.projections.worklist import Worklist, WorklistRow, WorkReason, worklist
from domain.milestone_facts import MilestoneDropped, MilestoneForecastChanged, MilestoneForecastConfirmed
from domain.planned_date import PlannedDate, Precision
from domain.programme import CadenceSet, ProgrammeClosed
from domain.refusals import UnknownSubject
from domain.reporting_cycle import Cadence
from domain.workstream import WorkstreamOpened
from tests.application.projections.building import PROGRAMME, Telling, record_of
from tests.application.projections.planning import PLANNED, met, moved, on, planned

AS_AT = date(2018, 3, 5)
LATER = date(2018, 9, 3)
MONTHLY: Telling = ("programme", PROGRAMME, CadenceSet(cadence=Cadence(every_days=31)), PLANNED)
CLOSED: Telling = ("programme", PROGRAMME, ProgrammeClosed(), AS_AT)
DATELESS = MilestoneForecastChanged(forecast=PlannedDate(precision=Precision.UNKNOWN, as_written="to be agreed"))


def opened(ref: str, parent: str | None = None) -> Telling:
    return ("workstream", ref, WorkstreamOpened(name=ref.capitalize(), parent=parent), PLANNED)


def confirmed(ref: str, day: date) -> Telling:
    return ("milestone", ref, MilestoneForecastConfirmed(), day)


def shown(*told: Telling, workstream: str | None = None) -> Worklist:
    return worklist(record_of(*told, as_at=AS_AT), workstream=workstream)


def only(*told: Telling) -> WorklistRow:
    (row,) = shown(*told).milestones
    return row


def why(*told: Telling) -> list[tuple[WorkReason, str, date | None]]:
    return [(reason.reason, reason.in_words, reason.since) for reason in only(*told).reasons]


# Why it is there ------------------------------------------------------------------------------------------------------


def test_an_overdue_milestone_says_by_how_many_days() -> None:
    told = planned("M1", date(2018, 3, 2))
    assert why(told) == [(WorkReason.OVERDUE, "Expected by 2 March 2018; 3 days overdue.", date(2018, 3, 3))]
    assert only(told).days_overdue == 3


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (AS_AT, "Due by 5 March 2018, today."),
        (AS_AT + timedelta(days=1), "Due by 6 March 2018, in 1 day."),
        (AS_AT + timedelta(days=30), "Due by 4 April 2018, in 30 days."),
    ],
)
def test_what_is_due_within_thirty_days_is_due_soon(due: date, words: str) -> None:
    assert why(planned("M1", due)) == [(WorkReason.DUE_SOON, words, due - timedelta(days=30))]


def test_what_is_due_later_can_wait() -> None:
    assert shown(planned("M1", AS_AT + timedelta(days=31))).milestones == ()


def test_a_date_nobody_confirmed_within_the_cycle_is_stale() -> None:
    words = "Nobody has given or confirmed its date since 19 January 2018."
    assert why(MONTHLY, planned("M1", LATER)) == [(WorkReason.STALE_FORECAST, words, date(2018, 2, 20))]
    assert shown(MONTHLY, planned("M1", LATER), confirmed("M1", date(2018, 2, 2))).milestones == ()


def test_a_milestone_that_waits_for_a_late_one_says_for_which() -> None:
    told = (planned("M1", LATER, title="Bridge opens", depends_on=("M2",)), planned("M2", LATER, title="Deck laid"))
    late = (*told, moved("M2", date(2018, 9, 10), AS_AT))
    words = "Due on 3 September 2018, it waits for “Deck laid”, expected 10 September 2018."
    assert why(*late) == [(WorkReason.LATE_PREDECESSOR, words, AS_AT)]


def test_a_promise_that_has_gone_by_without_a_date_asks_for_one() -> None:
    told = (planned("M1", date(2018, 3, 1)), ("milestone", "M1", DATELESS, PLANNED))
    words = "Promised for 1 March 2018; no date is given now."
    assert why(*told) == [(WorkReason.UNDATED, words, date(2018, 3, 2))]


def test_several_reasons_stand_together_the_neediest_first() -> None:
    reasons = only(MONTHLY, planned("M1", date(2018, 3, 12))).reasons
    assert [reason.reason for reason in reasons] == [WorkReason.DUE_SOON, WorkReason.STALE_FORECAST]


@pytest.mark.parametrize("ended", [met("M1", on(AS_AT), AS_AT), ("milestone", "M1", MilestoneDropped(), AS_AT)])
def test_what_was_met_or_dropped_is_off_the_list(ended: Telling) -> None:
    found = shown(planned("M1", date(2018, 3, 2)), ended)
    assert (found.milestones, found.open) == ((), 0)


# Rows -----------------------------------------------------------------------------------------------------------------


def test_a_row_shows_what_was_promised_what_is_expected_and_who_owns_it() -> None:
    told = (
        opened("deck"),
        planned("M1", date(2018, 3, 1), title="Deck laid", workstream="deck", owner_role="Site lead"),
        moved("M1", date(2018, 3, 13), date(2018, 2, 20)),
    )
    row = only(*told)
    assert (row.ref, row.version, row.title) == ("M1", 2, "Deck laid")
    assert (row.workstream, row.workstream_name, row.owner_role) == ("deck", "Deck", "Site lead")
    dates = [planned and planned.ends for planned in (row.first_promise, row.baseline, row.forecast)]
    assert dates == [date(2018, 3, 1), date(2018, 3, 1), date(2018, 3, 13)]
    assert (row.against_baseline.slip_in_days, row.against_first_promise.slip_in_working_days) == (12, 8)
    assert (row.last_confirmed_on, row.days_overdue) == (date(2018, 2, 20), None)


def test_the_neediest_come_first_and_among_equals_what_is_due_first() -> None:
    told = (
        MONTHLY,
        planned("stale", LATER),
        planned("soon", date(2018, 3, 12)),
        planned("waits", LATER, depends_on=("overdue",)),
        planned("undated", date(2018, 3, 1)),
        ("milestone", "undated", DATELESS, PLANNED),
        planned("overdue", date(2018, 3, 2)),
        planned("longer overdue", date(2018, 3, 1)),
    )
    assert [row.ref for row in shown(*told).milestones] == [
        "longer overdue",
        "overdue",
        "undated",
        "waits",
        "soon",
        "stale",
    ]


def test_a_workstream_shows_its_own_milestones_and_those_inside_it() -> None:
    told = (
        opened("deck"),
        opened("rails", parent="deck"),
        planned("M1", AS_AT, workstream="rails"),
        planned("M2", AS_AT),
    )
    found = shown(*told, workstream="deck")
    assert ([row.ref for row in found.milestones], found.workstream, found.open) == (["M1"], "deck", 1)
    with pytest.raises(UnknownSubject):
        shown(*told, workstream="none")


# Words ----------------------------------------------------------------------------------------------------------------


def test_the_answer_counts_what_waits_and_why() -> None:
    told = (MONTHLY, planned("M1", date(2018, 3, 2)), planned("M2", date(2018, 3, 12)), planned("M3", LATER))
    found = shown(*told, confirmed("M3", AS_AT))
    words = "2 of 3 open milestones wait for a word: 1 is overdue, 1 is due soon and 1 has a stale date."
    assert (found.in_words, found.rest) == (words, 1)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ((), "Nothing is to be said today; no milestones are open."),
        ((planned("M1", LATER),), "Nothing is to be said today; 1 milestone is open."),
        ((planned("M1", PLANNED),), "1 of 1 open milestone waits for a word: 1 is overdue."),
        ((planned("M1", PLANNED), CLOSED), "The programme is closed: nothing is to be said of it any more."),
    ],
)
def test_the_answer_in_other_cases(told: tuple[Telling, ...], words: str) -> None:
    assert shown(*told).in_words == words


def test_a_closed_programme_has_nothing_on_its_list_however_late_it_was() -> None:
    found = shown(planned("M1", PLANNED), CLOSED)
    assert (found.milestones, found.counts, found.open) == ((), (), 1)


# Whatever is planned --------------------------------------------------------------------------------------------------

REFS = ("M1", "M2", "M3")
DUE = st.none() | st.dates(date(2018, 1, 1), date(2018, 6, 1))


@given(st.lists(DUE, min_size=3, max_size=3), st.lists(st.tuples(st.sampled_from(REFS), st.sampled_from(REFS))))
def test_every_open_milestone_that_is_late_or_stale_is_on_the_list(
    due: list[date | None], waits: list[tuple[str, str]]
) -> None:
    before = {ref: tuple(dict.fromkeys(other for one, other in waits if one == ref and other < ref)) for ref in REFS}
    plan = [planned(ref, day, depends_on=before[ref]) for ref, day in zip(REFS, due, strict=True)]
    record = record_of(MONTHLY, *plan, as_at=AS_AT)
    found = worklist(record)
    listed = {row.ref for row in found.milestones}
    needed = {
        row.ref
        for row in milestone_list(record).milestones
        if row.is_overdue or row.is_stale or row.late_predecessors or row.undated_in_words
    }
    assert needed <= listed
    assert all(row.reasons for row in found.milestones)
    assert (found.open, found.rest) == (3, 3 - len(listed))
