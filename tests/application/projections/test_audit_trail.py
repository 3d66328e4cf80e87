"""The audit trail tells who changed what, when and why, and can be filtered and read page by page."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Unpack

import pytest

from application.projections.audit_filters import (
    DaysReversed,
    Filters,
    PageOutOfBounds,
    TrailClock,
    UnknownFact,
    UnknownKindOfThing,
)
from application.projections.audit_trail import AuditTrail, audit_trail
from domain.entry import Entry
from domain.milestone_facts import MilestoneForecastChanged, MilestonePlanned, MilestoneRetitled
from domain.planned_date import PlannedDate
from domain.record import Moment
from domain.refusals import UnknownSubject
from domain.risk import RiskIdentified
from tests.application.projections.building import NAME, PROGRAMME, Telling, Told, entries_of

AS_AT = date(2018, 6, 1)


def on(year: int, month: int, day: int) -> PlannedDate:
    return PlannedDate.on(date(year, month, day))


def expected(ref: str, forecast: PlannedDate, day: date, **envelope: str) -> Told:
    return Told("milestone", ref, MilestoneForecastChanged(forecast=forecast), day, **envelope)  # type: ignore[arg-type] # the envelope's words are strings here


TUPE: tuple[Telling, ...] = (
    Told(
        "milestone",
        "M4",
        MilestonePlanned(title="TUPE transfer", baseline=on(2018, 4, 1)),
        date(2018, 1, 19),
        source="001-app4#L1322",
        known_on=date(2018, 2, 15),
        batch="import-1",
    ),
    expected("M4", on(2018, 4, 16), date(2018, 2, 1), reason="supplier"),
    expected("M4", on(2018, 5, 1), date(2018, 3, 1), reason="late-predecessor", note="The deck is not laid."),
    ("milestone", "M4", MilestoneRetitled(title="Staff transfer"), date(2018, 3, 2)),
    Told("risk", "R1", RiskIdentified(event="Steel arrives late"), None, actor="Site lead", role="workstream-lead"),
)


def trail(told: Sequence[Telling] = TUPE, *, after: int = 0, limit: int = 100, **asked: Unpack[Filters]) -> AuditTrail:
    return of_entries(entries_of(*told), after=after, limit=limit, **asked)


def of_entries(entries: Sequence[Entry], *, after: int = 0, limit: int = 100, **asked: Unpack[Filters]) -> AuditTrail:
    return audit_trail(entries, programme=PROGRAMME, moment=Moment(AS_AT), after=after, limit=limit, **asked)


def positions(shown: AuditTrail) -> list[int]:
    return [entry.position for entry in shown.entries]


def test_a_moved_forecast_is_one_sentence_from_who_to_why() -> None:
    entry = trail().entries[2]
    assert entry.what == (
        "The programme manager moved the forecast of “TUPE transfer” from 1 April 2018 to 16 April 2018 "
        "because the supplier is late."
    )
    assert (entry.changed_from, entry.changed_to) == ("1 April 2018", "16 April 2018")


def test_a_note_follows_the_reason_and_stands_whole_beside_it() -> None:
    entry = trail().entries[3]
    assert entry.what.endswith("because what it waits for is late: The deck is not laid.")
    assert entry.why == "because what it waits for is late: The deck is not laid."
    assert (entry.reason, entry.note) == ("late-predecessor", "The deck is not laid.")


def test_what_it_changed_from_is_what_the_entry_before_left() -> None:
    assert trail().entries[3].changed_from == "16 April 2018"
    assert trail().entries[1].changed_from is None


def test_a_thing_is_called_what_it_was_called_at_the_time() -> None:
    shown = trail()
    assert [entry.subject.title for entry in shown.entries[3:5]] == ["TUPE transfer", "Staff transfer"]
    assert shown.entries[4].what == "The programme manager renamed “TUPE transfer” as “Staff transfer”."


def test_the_envelope_is_shown_whole_and_what_is_claimed_is_marked_so() -> None:
    entry = trail().entries[1]
    assert (entry.source, entry.batch, entry.command_id) == ("001-app4#L1322", "import-1", "command-2")
    assert (entry.claimed_known_on, entry.recorded_at) == (date(2018, 2, 15), datetime(2018, 2, 1, 9, 2, tzinfo=UTC))
    assert (entry.fact, entry.subject.kind, entry.subject.ref) == ("MilestonePlanned", "milestone", "M4")
    assert (entry.actor, entry.role, entry.version, entry.corrects) == (
        "Programme manager",
        "programme-manager",
        1,
        None,
    )


def test_an_entry_from_an_undated_paper_says_that_its_date_is_not_stated() -> None:
    entry = trail().entries[5]
    assert (entry.effective_on, entry.effective_in_words) == (None, "date not stated")


def test_a_thing_that_is_not_in_the_record_has_no_trail() -> None:
    with pytest.raises(UnknownSubject, match="“bridge” has no milestone “M5”"):
        trail(subject="milestone/M5")


def test_days_in_the_wrong_order_are_refused() -> None:
    said = "Nothing lies between 2 March 2018 and 1 March 2018: give since the earlier day."
    with pytest.raises(DaysReversed, match=said):
        trail(since=date(2018, 3, 2), until=date(2018, 3, 1))


def test_the_header_names_the_programme_and_the_moment() -> None:
    shown = trail()
    assert (shown.programme, shown.programme_name, shown.as_at, shown.known_at) == (PROGRAMME, NAME, AS_AT, None)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Filters(subject="risk"), [6]),
        (Filters(subject="milestone/M4"), [2, 3, 4, 5]),
        (Filters(subject="workstream"), []),
        (Filters(actor="site lead"), [6]),
        (Filters(fact="MilestoneForecastChanged"), [3, 4]),
        (Filters(subject="milestone", fact="RiskIdentified"), []),
        (Filters(subject=None, actor=None, fact=None), [1, 2, 3, 4, 5, 6]),
    ],
)
def test_only_what_matches_every_filter_is_shown(asked: Filters, found: list[int]) -> None:
    shown = trail(**asked)
    assert positions(shown) == found
    assert shown.total == len(found)


def test_days_of_effect_are_included_at_both_ends_and_undated_entries_always_count() -> None:
    shown = trail(clock=TrailClock.EFFECTIVE, since=date(2018, 2, 1), until=date(2018, 3, 1))
    assert positions(shown) == [1, 3, 4, 6]


def test_days_of_recording_are_included_at_both_ends() -> None:
    day = date(2018, 2, 1)
    assert trail(since=day, until=day).total == 6
    assert trail(since=date(2018, 2, 2)).total == 0
    assert trail(until=date(2018, 1, 31)).total == 0


def test_a_trail_is_read_page_by_page_to_its_end() -> None:
    first = trail(limit=4)
    second = trail(limit=4, after=first.next or 0)
    assert (positions(first), first.next, first.total) == ([1, 2, 3, 4], 4, 6)
    assert (positions(second), second.next, second.total) == ([5, 6], None, 6)


def test_a_page_that_ends_with_the_last_match_has_no_next() -> None:
    assert trail(limit=6).next is None
    assert trail(limit=1, subject="risk").next is None


def test_the_value_before_is_right_on_any_page_and_under_any_filter() -> None:
    (entry,) = trail(fact="MilestoneForecastChanged", after=3).entries
    assert entry.changed_from == "16 April 2018"


def test_a_kind_or_fact_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(UnknownKindOfThing, match="“bridge” is no kind of thing"):
        trail(subject="bridge/M4")
    with pytest.raises(UnknownFact, match="“MilestoneUpdated” is no fact"):
        trail(fact="MilestoneUpdated")


@pytest.mark.parametrize(("after", "limit"), [(0, 0), (0, 1_001), (-1, 10)])
def test_a_page_outside_one_to_a_thousand_entries_is_refused(after: int, limit: int) -> None:
    with pytest.raises(PageOutOfBounds):
        trail(after=after, limit=limit)


def test_a_change_known_before_the_thing_itself_is_told_without_a_value_before() -> None:
    entries = entries_of(*TUPE)
    half = [entries[0], *entries[2:4]]
    entry = of_entries(half).entries[1]
    assert entry.what == "The programme manager set the forecast of “M4” to 16 April 2018 because the supplier is late."
    assert (entry.changed_from, entry.subject.title) == (None, None)
