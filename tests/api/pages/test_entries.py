"""The page of one entry, found by its position alone."""

from dataclasses import replace
from datetime import date

import pytest

from application.projections.audit_trail import audit_trail, told_in_its_stream
from domain.record import Moment
from tests.api.pages.world import World
from tests.api.rest.world import SHARED_PLANNING

EVERYTHING = Moment(date.max)


def test_an_entry_is_told_from_its_stream_as_the_whole_trail_tells_it(world: World) -> None:
    """Also one that was corrected, and what corrects it."""
    world.order("change-forecast", "M1", forecast="2026-10-01", reason="supplier", note="late")
    office = world.tracker.office
    wrong = list(office.records.entries(SHARED_PLANNING, EVERYTHING))[-1]
    why = {"because": "a digit too many", "authority": "Board"}
    world.order(
        "change-forecast", "M1", forecast="2026-10-02", reason="supplier", note="late", corrects=wrong.position, **why
    )
    entries = list(office.records.entries(SHARED_PLANNING, EVERYTHING))
    trail = audit_trail(entries, programme=SHARED_PLANNING, moment=EVERYTHING).entries
    record = office.records.at(SHARED_PLANNING, replace(EVERYTHING, as_at=world.clock.time.date()))
    streams = (office.journal.stream(entry.address) for entry in entries)
    alone = [
        told_in_its_stream(stream, entry.position, beside=record)
        for stream, entry in zip(streams, entries, strict=True)
    ]
    assert alone == list(trail)
    assert alone[-1].instead_of == "1 October 2026"


@pytest.mark.parametrize("position", ["0", "999999", "1e3", "-1"])
def test_a_position_at_which_the_programme_has_nothing_is_answered_as_such(world: World, position: str) -> None:
    answer = world.visitor().opens(f"/programmes/{SHARED_PLANNING}/entries/{position}")
    assert answer.status_code == 404
    assert "has no entry" in answer.text


def test_an_entry_of_another_programme_or_of_the_people_is_none_of_this_one(world: World) -> None:
    visitor = world.visitor()  # who was let in by entries of their own
    ledger = world.tracker.ledger.entries(up_to=world.tracker.log.head().size)
    others = [entry.position for entry in ledger if entry.programme != SHARED_PLANNING]
    assert others
    answers = (visitor.opens(f"/programmes/{SHARED_PLANNING}/entries/{other}") for other in others)
    assert {answer.status_code for answer in answers} == {404}


def test_before_it_was_recorded_there_was_no_such_entry(world: World) -> None:
    world.clock.time = world.clock.time.replace(month=9)
    world.order("retitle-milestone", "M3", title="The paint is dry")
    last = list(world.tracker.office.records.entries(SHARED_PLANNING, EVERYTHING))[-1].position
    page = f"/programmes/{SHARED_PLANNING}/entries/{last}"
    assert world.visitor().opens(page).status_code == 200
    assert world.visitor().opens(page, known_at="2026-08-31", as_at="2026-08-31").status_code == 404
