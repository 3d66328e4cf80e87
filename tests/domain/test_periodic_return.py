"""A return is received once, whole or in part, or it is confirmed that nothing has changed; never of days to come."""

from datetime import date

import pytest

from domain.entry import Entry
from domain.fact import Fact
from domain.happening import NotYet
from domain.periodic_return import (
    NoChangeConfirmed,
    Return,
    ReturnCompleted,
    ReturnOf,
    ReturnOwner,
    ReturnReceived,
    ReturnWithdrawn,
    must_have_come_before,
    receive,
    return_of,
)
from domain.periodic_return_refusals import (
    CompletedBeforeItCame,
    NothingIsMissing,
    NothingToBeUnchangedFrom,
    PeriodNotBegun,
    ReturnIsThere,
    ReturnNotThere,
    ReturnRefUnreadable,
    SectionNamedTwice,
    SectionNotAskedFor,
    SectionsNotStated,
    SectionWasThere,
)
from domain.reporting_cycle import ReturnPeriod
from tests.domain.given import TODAY, given, told

FEBRUARY = ReturnPeriod(date(2026, 2, 1), date(2026, 2, 28), date(2026, 3, 6), ("Progress", "Risks"))
REF = "workstream:steelwork:2026-02-28"


def came(*sections: str, on: date = TODAY) -> ReturnReceived:
    of = return_of(REF)._asdict()
    return ReturnReceived(**of, received_on=on, sections=sections)


def nothing_new(on: date = TODAY) -> NoChangeConfirmed:
    return NoChangeConfirmed(**return_of(REF)._asdict(), confirmed_on=on)


def held(*facts: Fact | Entry) -> Return:
    return given(Return, REF, *facts)


@pytest.mark.parametrize(
    ("ref", "named"),
    [
        ("programme:2026-02-28", ReturnOf(ReturnOwner.PROGRAMME, None, date(2026, 2, 28))),
        (REF, ReturnOf(ReturnOwner.WORKSTREAM, "steelwork", date(2026, 2, 28))),
        ("workstream:a:b:2026-02-28", ReturnOf(ReturnOwner.WORKSTREAM, "a:b", date(2026, 2, 28))),
    ],
)
def test_a_return_is_called_by_who_reports_and_the_last_day_of_the_period(ref: str, named: ReturnOf) -> None:
    assert return_of(ref) == named


@pytest.mark.parametrize(
    "ref",
    [
        "M1",
        "programme:20260228",
        "programme:x:2026-02-28",
        "workstream:2026-02-28",
        "phase:P1:2026-02-28",
        "workstream::2026-02-28",
    ],
)
def test_a_return_has_one_reference_and_no_other(ref: str) -> None:
    with pytest.raises(ReturnRefUnreadable, match="does not name a return"):
        return_of(ref)


def test_a_return_is_received_with_its_sections() -> None:
    assert receive(None, came("Progress", "Risks"), FEBRUARY, today=TODAY) == [came("Progress", "Risks")]
    assert held(came("Progress")).lacks(FEBRUARY.sections) == ("Risks",)


def test_no_change_lacks_nothing() -> None:
    assert receive(None, nothing_new(), FEBRUARY, today=TODAY) == [nothing_new()]
    assert held(nothing_new()).lacks(FEBRUARY.sections) == ()


def test_no_change_follows_a_return_that_came_if_only_in_part_or_said_the_same() -> None:
    before = return_of(REF)
    must_have_come_before(before, held(came("Progress")))
    must_have_come_before(before, held(nothing_new()))
    for missing in (None, held(came("Progress"), ReturnWithdrawn())):
        with pytest.raises(NothingToBeUnchangedFrom, match="workstream “steelwork” up to 28 February 2026 has not"):
            must_have_come_before(before, missing)


def test_where_no_section_is_asked_for_by_name_any_may_come_or_none() -> None:
    freely = FEBRUARY._replace(sections=())
    assert receive(None, came(), freely, today=TODAY)
    assert receive(None, came("Weather"), freely, today=TODAY)


def test_a_section_is_called_as_it_is_asked_for() -> None:
    with pytest.raises(SectionNotAskedFor, match="no section “Weather”"):
        receive(None, came("Weather"), FEBRUARY, today=TODAY)


def test_of_the_sections_that_came_the_first_that_is_amiss_is_told() -> None:
    with pytest.raises(SectionNotAskedFor, match="no section “Weather”"):
        receive(None, came("Weather", "Progress", "Progress"), FEBRUARY, today=TODAY)
    with pytest.raises(SectionNamedTwice, match="“Progress” is named twice"):
        receive(None, came("Progress", "Progress", "Weather"), FEBRUARY, today=TODAY)


@pytest.mark.parametrize("period", [FEBRUARY, FEBRUARY._replace(sections=())])
def test_a_section_is_named_once(period: ReturnPeriod) -> None:
    with pytest.raises(SectionNamedTwice, match="“Progress” is named twice"):
        receive(None, came("Progress", "Progress"), period, today=TODAY)


def test_nobody_takes_for_granted_that_every_section_came() -> None:
    with pytest.raises(SectionsNotStated, match="Say which sections came: Progress, Risks"):
        receive(None, came(), FEBRUARY, today=TODAY)


def test_a_return_is_received_once() -> None:
    with pytest.raises(ReturnIsThere, match="workstream “steelwork” up to 28 February 2026 was received on 3 March"):
        receive(held(came("Progress")), nothing_new(), FEBRUARY, today=TODAY)


def test_nothing_comes_on_a_day_to_come() -> None:
    with pytest.raises(NotYet):
        receive(None, came("Progress", on=date(2026, 3, 4)), FEBRUARY, today=TODAY)


def test_nobody_reports_of_a_period_that_has_not_begun() -> None:
    with pytest.raises(PeriodNotBegun, match="had not begun on 31 January 2026"):
        receive(None, came("Progress", on=date(2026, 1, 31)), FEBRUARY, today=TODAY)


def test_it_is_whole_from_the_day_its_last_section_came() -> None:
    more = ReturnCompleted(completed_on=TODAY, sections=("Risks",))
    first = held(came("Progress", on=date(2026, 3, 1)))
    assert first.complete(more, today=TODAY) == [more]
    whole = held(came("Progress", on=date(2026, 3, 1)), more)
    assert (whole.lacks(FEBRUARY.sections), whole.received_on, whole.whole_on) == ((), date(2026, 3, 1), TODAY)


def test_what_came_first_and_is_recorded_last_makes_nothing_whole_earlier() -> None:
    risks = ReturnCompleted(completed_on=TODAY, sections=("Risks",))
    budget = ReturnCompleted(completed_on=date(2026, 3, 2), sections=("Budget",))
    whole = held(came("Progress", on=date(2026, 3, 1)), risks, budget)
    assert (whole.sections, whole.whole_on) == (("Progress", "Risks", "Budget"), TODAY)


def test_what_was_there_does_not_come_again_and_nothing_comes_before_the_return() -> None:
    there = held(came("Progress"))
    with pytest.raises(SectionWasThere):
        there.complete(ReturnCompleted(completed_on=TODAY, sections=("Progress",)), today=TODAY)
    with pytest.raises(CompletedBeforeItCame):
        there.complete(ReturnCompleted(completed_on=date(2026, 3, 2), sections=("Risks",)), today=TODAY)
    with pytest.raises(NothingIsMissing):
        held(nothing_new()).complete(ReturnCompleted(completed_on=TODAY, sections=("Risks",)), today=TODAY)


def test_what_was_withdrawn_can_be_received_again() -> None:
    gone = held(came("Progress"), told(ReturnWithdrawn(), note="It was that of January"))
    assert (gone.is_withdrawn, gone.withdrawn_because) == (True, "It was that of January")
    with pytest.raises(ReturnNotThere):
        gone.withdraw()
    with pytest.raises(ReturnNotThere):
        gone.complete(ReturnCompleted(completed_on=TODAY, sections=("Risks",)), today=TODAY)
    assert receive(gone, nothing_new(), FEBRUARY, today=TODAY) == [nothing_new()]
    again = held(came("Progress"), ReturnWithdrawn(), nothing_new())
    assert (again.is_withdrawn, again.is_no_change, again.sections) == (False, True, ())
