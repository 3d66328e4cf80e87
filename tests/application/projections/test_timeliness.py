"""The year of returns says what is asked, who reported in time and what is missing, as each was on the day shown."""

from datetime import date
from typing import Any

import pytest

from application.projections.attention import attention
from application.projections.comparison import comparison
from application.projections.needs import Need
from application.projections.return_rows import ReturnRow
from application.projections.timeliness import CadenceRow, Timeliness, return_detail, timeliness
from domain.periodic_return import NoChangeConfirmed, ReturnCompleted, ReturnReceived, return_of
from domain.programme import ProgrammeClosed
from domain.record import Record
from domain.refusals import UnknownSubject
from domain.reporting_cycle import ReturnsAskedFor, ReturnsNoLongerAskedFor, ReturnsOf
from domain.workstream import WorkstreamOpened
from tests.application.projections.building import Telling, Told, record_of, registered

DAY, AS_AT = date(2026, 1, 1), date(2026, 5, 11)
STEEL: Telling = ("workstream", "W1", WorkstreamOpened(name="Steelwork"), DAY)
MAY, MARCH = "workstream:W1:2026-05-31", "workstream:W1:2026-03-31"


def asks(**said: Any) -> Told:  # Any: whatever is asked for
    monthly = {"asked_of": "workstreams", "rhythm": "monthly", "starting": "2026-03-01", "due_after": 5}
    asked = ReturnsAskedFor.model_validate({**monthly, "days": "calendar", **said})
    return Told("programme", "bridge", asked, DAY)


def ends(day: date) -> Told:
    over = ReturnsNoLongerAskedFor(asked_of=ReturnsOf.WORKSTREAMS, ending=day)
    return Told("programme", "bridge", over, DAY)


def came(ref: str, on: date, *sections: str) -> Told:
    return Told("return", ref, ReturnReceived(**return_of(ref)._asdict(), received_on=on, sections=sections), on)


def nothing_new(ref: str, on: date) -> Told:
    return Told("return", ref, NoChangeConfirmed(**return_of(ref)._asdict(), confirmed_on=on), on)


def recorded(*tellings: Telling, as_at: date = AS_AT) -> Record:
    return record_of(registered(day=DAY), STEEL, *tellings, as_at=as_at)


def year(*tellings: Telling, as_at: date = AS_AT) -> Timeliness:
    return timeliness(recorded(*tellings, as_at=as_at))


def only(ref: str, *tellings: Telling, as_at: date = AS_AT) -> ReturnRow:
    return return_detail(recorded(*tellings, as_at=as_at), ref).return_row


def asked_now(*tellings: Telling, as_at: date = AS_AT) -> CadenceRow:
    (row,) = year(*tellings, as_at=as_at).cadences
    return row


# What is asked ------------------------------------------------------------------------------------------------------


def test_where_nobody_asks_nothing_is_due() -> None:
    assert year().in_words == "No returns are asked for, so that none is due."


def test_what_is_asked_from_a_later_day_on_stands_beside_what_is_asked_now() -> None:
    row = asked_now(asks(), asks(rhythm="weekly", starting="2026-06-01", due_after=1))
    assert (row.rhythm, row.starting, row.is_in_force) == ("monthly", date(2026, 3, 1), True)
    assert row.in_words == (
        "monthly from 1 March 2026, each due 5 days after its period; "
        "then weekly from 1 June 2026, each due 1 day after its period"
    )


def test_what_was_asked_until_now_is_not_told_any_more() -> None:
    row = asked_now(asks(), asks(rhythm="weekly", starting="2026-05-01", due_after=1))
    assert row.in_words == "weekly from 1 May 2026, each due 1 day after its period"


@pytest.mark.parametrize(("day", "in_force"), [(date(2026, 5, 11), False), (date(2026, 5, 12), True)])
def test_what_is_to_end_is_asked_until_it_does(day: date, in_force: bool) -> None:
    row = asked_now(asks(), ends(day))
    assert row.is_in_force is in_force
    assert row.in_words.endswith(f"; none of a period that ends on {day.day} May 2026 or later")


def test_a_pause_is_told_before_what_follows_it() -> None:
    row = asked_now(asks(), ends(date(2026, 5, 31)), asks(starting="2026-09-01"))
    assert "; none of a period that ends on 31 May 2026 or later; then monthly from 1 September 2026" in row.in_words


def test_an_end_is_told_also_where_something_else_was_to_follow_on_that_day() -> None:
    row = asked_now(asks(), asks(rhythm="weekly", starting="2026-06-10", due_after=1), ends(date(2026, 6, 10)))
    assert row.in_words.endswith("after its period; none of a period that ends on 10 June 2026 or later")


def test_a_comparison_tells_all_that_is_asked_of_somebody() -> None:
    later = recorded(asks(), asks(rhythm="weekly", starting="2026-06-01", due_after=1))
    (programme,) = comparison(recorded(asks()), later, subject="programme/bridge").things
    (change,) = programme.changes
    now = "monthly from 1 March 2026, each due 5 days after its period"
    assert (change.item, change.changed_from) == ("workstreams", now)
    assert change.changed_to == f"{now}; then weekly from 1 June 2026, each due 1 day after its period"


# What came ----------------------------------------------------------------------------------------------------------


def test_what_came_before_its_period_ended_is_no_stranger() -> None:
    row = only(MAY, asks(), came(MAY, AS_AT))
    assert (row.in_words, row.due_on) == ("on time", date(2026, 6, 5))
    assert MAY in [each.ref for each in year(asks(), came(MAY, AS_AT)).returns]


def test_what_is_to_come_has_a_page_from_the_first_day_of_its_period_and_is_owed_after_its_last() -> None:
    assert only(MAY, asks()).in_words == "not due yet"
    assert MAY not in [each.ref for each in year(asks()).returns]
    with pytest.raises(UnknownSubject):
        only("workstream:W1:2026-06-30", asks())


def test_what_came_for_a_time_before_the_workstream_was_opened_was_asked_for_all_the_same() -> None:
    paint: Telling = ("workstream", "W2", WorkstreamOpened(name="Paint"), date(2026, 5, 1))
    early = "workstream:W2:2026-03-31"
    row = only(early, asks(), paint, came(early, date(2026, 5, 2)))
    assert (row.in_words, row.period_from) == ("27 days late", date(2026, 3, 1))


def test_no_change_that_was_confirmed_late_is_late() -> None:
    held = year(asks(), nothing_new(MARCH, date(2026, 4, 7)), nothing_new(MAY, AS_AT))
    told = {row.ref: (row.standing, row.in_words, row.is_no_change) for row in held.returns}
    assert told[MARCH] == ("late", "no change, 2 days late", True)
    assert told[MAY] == ("no-change", "no change", True)
    assert (held.late, held.no_change, held.missing) == (1, 1, 1)


def test_a_return_is_as_late_as_its_latest_section_in_whichever_order_they_were_recorded() -> None:
    risks = ReturnCompleted(completed_on=date(2026, 4, 20), sections=("Risks",))
    budget = ReturnCompleted(completed_on=date(2026, 4, 2), sections=("Budget",))
    first = came(MARCH, date(2026, 4, 1), "Progress")
    more = [Told("return", MARCH, each, date(2026, 4, 20)) for each in (risks, budget)]
    assert only(MARCH, asks(sections=["Progress", "Risks", "Budget"]), first, *more).in_words == "15 days late"


def test_what_comes_for_no_period_at_all_is_said_not_to_be_asked_for() -> None:
    odd = "workstream:W1:2026-04-07"
    assert only(odd, asks(), came(odd, AS_AT)).in_words == "received, though none is asked for"


# Who owes -----------------------------------------------------------------------------------------------------------


def test_a_workstream_that_is_asked_by_its_name_keeps_what_it_owed_before() -> None:
    own = asks(asked_of="workstream", workstream="W1", rhythm="weekly", starting="2026-05-04")
    held = year(asks(), own, came(MARCH, date(2026, 4, 1)))
    assert [(row.ref, row.in_words) for row in held.returns] == [
        ("workstream:W1:2026-05-10", "not due yet"),
        ("workstream:W1:2026-05-03", "missing, 3 days late"),
        ("workstream:W1:2026-04-30", "missing, 6 days late"),
        (MARCH, "on time"),
    ]


def test_nobody_is_reminded_of_returns_after_the_programme_was_closed() -> None:
    over = Told("programme", "bridge", ProgrammeClosed(), date(2026, 3, 15))
    needs = [item.need for item in attention(recorded(asks())).items]
    assert Need.RETURN_OVERDUE in needs
    assert year(asks(), over).returns == ()
    assert not {Need.RETURN_OVERDUE, Need.RETURN_DUE} & {each.need for each in attention(recorded(asks(), over)).items}
