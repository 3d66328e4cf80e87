"""What was put right is told beside what it puts right: the audit trail leaves nothing out and mixes nothing up."""

from datetime import UTC, date, datetime
from typing import Any, Unpack

from application.projections.audit_filters import Filters
from application.projections.audit_trail import AuditEntry, audit_trail, told_entries
from application.projections.light_explained import light_explained
from application.projections.light_history import light_history
from domain.correcting import EntryWithdrawn
from domain.erasing import ErasureRecorded, FactErased
from domain.milestone_facts import MilestoneForecastChanged, MilestonePlanned
from domain.planned_date import PlannedDate
from domain.rag_status import Dimension, RatedKind, RatingDeclared
from domain.rating import Light, Rating
from domain.record import Moment, folded, those_that_count
from tests.application.projections.building import PROGRAMME, Telling, Told, entries_of

# Any: header fields
WHY: dict[str, Any] = {"because": "Typed 14 instead of 4.", "authority": "Crossing board, 3 March"}
PLANNED = Told("milestone", "M4", MilestonePlanned(title="Bridge opens"), date(2018, 1, 19))
SUMMER = Moment(date(2018, 6, 1))
BEFORE = datetime(2018, 2, 20, tzinfo=UTC)


def expected(day: date, on: date = date(2018, 2, 1), **envelope: Any) -> Told:  # Any: the fields of the envelope
    return Told("milestone", "M4", MilestoneForecastChanged(forecast=PlannedDate.on(day)), on, **envelope)


def withdrawal(position: int, on: date | None = date(2018, 2, 1), **envelope: Any) -> Told:  # Any: as above
    return Told("milestone", "M4", EntryWithdrawn(), on, corrects=position, **{**WHY, **envelope})


MOVED = expected(date(2018, 7, 14), reason="supplier")
CORRECTED = expected(date(2018, 7, 4), reason="supplier", corrects=3, **WHY)
LATER = datetime(2018, 3, 3, tzinfo=UTC)


def trail(*told: Telling, moment: Moment = SUMMER, **asked: Unpack[Filters]) -> dict[int, AuditEntry]:
    entries = those_that_count(entries_of(PLANNED, *told), moment)
    found = audit_trail(entries, programme=PROGRAMME, moment=moment, **asked)
    return {entry.position: entry for entry in found.entries}


def test_a_correction_says_what_it_corrects_why_and_on_whose_authority() -> None:
    entry = trail(MOVED, CORRECTED)[4]
    assert entry.what == (
        "The programme manager corrected entry 3 (because “Typed 14 instead of 4”, on the authority of “Crossing "
        "board, 3 March”): set the forecast of “Bridge opens” to 4 July 2018 because the supplier is late."
    )
    assert (entry.corrects, entry.because, entry.authority) == (3, WHY["because"], WHY["authority"])
    assert (entry.changed_from, entry.changed_to, entry.instead_of) == (None, "4 July 2018", "14 July 2018")


def test_what_was_corrected_stays_readable_and_says_by_what() -> None:
    entry = trail(MOVED, CORRECTED._replace(recorded_at=LATER))[3]
    assert (
        entry.what
        == "The programme manager set the forecast of “Bridge opens” to 14 July 2018 because the supplier is late."
    )
    assert entry.corrected_by
    assert entry.corrected_by.model_dump() == {
        "position": 4,
        "is_withdrawal": False,
        "recorded_at": LATER,
        "actor": "Programme manager",
        **WHY,
    }


def test_what_was_known_before_shows_none_of_it() -> None:
    shown = trail(MOVED, CORRECTED._replace(recorded_at=LATER), moment=Moment(date(2018, 6, 1), BEFORE))
    assert list(shown) == [1, 2, 3]
    assert shown[3].corrected_by is None


def test_a_correction_of_a_correction_leaves_the_first_one_correcting() -> None:
    shown = trail(MOVED, CORRECTED, expected(date(2018, 7, 5), corrects=4, **WHY))
    assert [by and by.position for by in (shown[n].corrected_by for n in (3, 4, 5))] == [4, 5, None]
    assert (shown[5].changed_from, shown[5].instead_of) == (None, "4 July 2018")


def test_a_withdrawal_repeats_what_it_takes_back() -> None:
    shown = trail(MOVED, withdrawal(3))
    assert shown[4].what == (
        "The programme manager withdrew entry 3 (because “Typed 14 instead of 4”, on the authority of “Crossing "
        "board, 3 March”), which said: The programme manager set the forecast of “Bridge opens” to 14 July 2018 "
        "because the supplier is late."
    )
    assert (shown[4].changed_from, shown[4].changed_to, shown[4].instead_of) == (None, None, "14 July 2018")
    assert (shown[4].why, shown[4].because) == (None, WHY["because"])
    assert shown[3].corrected_by
    assert shown[3].corrected_by.is_withdrawal


def test_a_withdrawn_correction_leaves_the_entry_standing_as_it_did() -> None:
    shown = trail(MOVED, CORRECTED, withdrawal(4))
    assert shown[5].what.endswith("so that entry 3 counts again.")
    assert [by and by.position for by in (shown[n].corrected_by for n in (3, 4, 5))] == [None, 5, None]


def test_what_comes_after_is_told_from_what_counts_then() -> None:
    shown = trail(MOVED, CORRECTED, expected(date(2018, 8, 1), date(2018, 3, 1)))
    assert shown[5].changed_from == "4 July 2018"
    shown = trail(MOVED, withdrawal(3), expected(date(2018, 8, 1), date(2018, 3, 1)))
    assert shown[5].changed_from is None


def test_a_thing_whose_beginning_was_withdrawn_can_still_be_read_about() -> None:
    shown = trail(withdrawal(2, PLANNED.day), subject="milestone/M4")
    assert list(shown) == [2, 3]
    assert "which said: The programme manager planned the milestone “Bridge opens”" in shown[3].what


def test_a_correction_to_a_later_day_is_told_on_the_day_between_as_well() -> None:
    moment = Moment(date(2018, 2, 3))
    shown = trail(MOVED, on_day(CORRECTED, date(2018, 2, 10)), moment=moment)
    assert [by and by.position for by in (shown[n].corrected_by for n in (3, 4))] == [4, None]


def test_a_correction_to_an_earlier_day_is_told_before_the_day_of_its_entry() -> None:
    shown = trail(MOVED, on_day(CORRECTED, date(2018, 1, 25)), moment=Moment(date(2018, 1, 28)))
    assert list(shown) == [1, 2, 4]
    assert (shown[4].changed_to, shown[4].instead_of) == ("4 July 2018", "14 July 2018")


def test_a_correction_is_told_where_its_entry_is_left_out() -> None:
    told = told_entries([entry for entry in entries_of(PLANNED, MOVED, CORRECTED) if entry.position != 3], {4})
    assert told[4].what.endswith("set the forecast of “Bridge opens” to 4 July 2018 because the supplier is late.")


def on_day(told: Told, day: date) -> Told:
    return told._replace(day=day)


def declared(light: Light, on: date, **envelope: Any) -> Told:  # Any: the fields of the envelope
    fact = RatingDeclared(
        subject_kind=RatedKind.PROGRAMME,
        subject=PROGRAMME,
        dimension=Dimension.OVERALL,
        rating=Rating(light=light),
        rationale="As it is.",
    )
    return Told("rag", "programme:overall", fact, on, **envelope)


def history_of_light(*told: Told, moment: Moment) -> list[tuple[int, str, str | None]]:
    entries = entries_of(*told)
    found = light_explained(folded(moment, entries), "programme:overall", entries)
    return [(event.position, event.what, event.put_right) for event in found.history]


PUT_RIGHT = (
    "Corrected on 3 March 2018 by the programme manager, because “Typed 14 instead of 4”, on the authority of "
    "“Crossing board, 3 March”. Until then entry 2 had said: Green."
)
GREEN, AMBER = declared(Light.GREEN, date(2018, 2, 1)), declared(Light.AMBER, date(2018, 3, 1))


def test_the_history_of_a_light_marks_what_was_corrected() -> None:
    red = declared(Light.RED, date(2018, 2, 1), corrects=2, recorded_at=LATER, **WHY)
    assert history_of_light(GREEN, AMBER, red, moment=Moment(date(2018, 6, 1))) == [
        (
            4,
            "Red declared",
            PUT_RIGHT,
        ),
        (3, "Amber declared", None),
    ]


def test_the_history_of_a_light_does_not_count_what_was_withdrawn() -> None:
    back = Told("rag", "programme:overall", EntryWithdrawn(), date(2018, 2, 1), corrects=2, **WHY)
    assert history_of_light(GREEN, AMBER, back, moment=Moment(date(2018, 6, 1))) == [(3, "Amber declared", None)]


def test_a_thing_of_which_something_was_erased_is_told_as_far_as_it_can_be_read() -> None:
    erased = Told("milestone", "M4", FactErased(), date(2018, 2, 1), recorded_at=BEFORE)
    noted = Told("milestone", "M4", ErasureRecorded(position=3), SUMMER.as_at, recorded_at=LATER, **WHY)
    shown = trail(erased, CORRECTED, noted, expected(date(2018, 8, 1), SUMMER.as_at))
    assert (shown[4].changed_to, shown[4].instead_of, shown[6].changed_from) == ("4 July 2018", None, "4 July 2018")
    assert list(trail(erased, CORRECTED._replace(recorded_at=LATER), moment=Moment(SUMMER.as_at, BEFORE))) == [1, 2, 3]


def test_a_thing_whose_beginning_was_erased_is_told_all_the_same() -> None:
    began = Told("milestone", "M5", FactErased(), date(2018, 2, 1))
    assert trail(began, subject="milestone/M5")[3].subject.title is None


def test_what_was_erased_of_a_light_is_not_in_its_history() -> None:
    erased = Told("rag", "programme:overall", FactErased(), date(2018, 2, 1), recorded_at=BEFORE)
    red = declared(Light.RED, date(2018, 2, 1), corrects=2, recorded_at=LATER, **WHY)
    found = entries_of(erased, red)
    assert [event.what for event in light_history(found[1:], SUMMER)] == ["Red declared"]
    assert list(light_history(found[1:2], Moment(SUMMER.as_at, BEFORE))) == []
