"""The audit trail: who, when, from what to what, and why."""

from datetime import date

from pytest_bdd import then, when

from tests.acceptance.doors.door import Door, Seen
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of


def last_entry(tracker: Door, told: Told) -> Seen:
    """The last entry of what one is reading, or of the whole record."""
    entries = told.seen.get("entries") or tracker.look("audit-trail")["entries"]
    last: Seen = entries[-1]
    return last


@when(phrase('I read the audit trail of "{milestone:Ref}"'))
def read_about(tracker: Door, told: Told, milestone: str) -> None:
    told.seen = tracker.look("audit-trail", subject=f"milestone/{milestone}")


@when(phrase('I read the audit trail of the "{actor:Title}"'))
def read_of(tracker: Door, told: Told, actor: str) -> None:
    told.seen = tracker.look("audit-trail", actor=actor)


@then(phrase("the audit trail holds {entries:Counted}"))
def holds(told: Told, entries: int) -> None:
    assert told.seen["total"] == entries


@then(phrase('the record holds {entries:Counted} about "{milestone:Ref}"'))
def record_holds(tracker: Door, entries: int, milestone: str) -> None:
    assert tracker.look("audit-trail", subject=f"milestone/{milestone}")["total"] == entries


@then(phrase('no entry of the audit trail is about anything but "{title:Title}"'))
def about_nothing_else(told: Told, title: str) -> None:
    assert {entry["subject"]["ref"] for entry in told.seen["entries"]} == {ref_of(title)}


@then(phrase('the last entry was made by the "{actor:Title}" on {day:Day}'))
def made_by(tracker: Door, told: Told, actor: str, day: date) -> None:
    last = last_entry(tracker, told)
    assert (last["actor"], last["recorded_at"][:10]) == (actor, day.isoformat())


@then(phrase('the last entry leads from "{before:Title}" to "{after:Title}"'))
def leads(tracker: Door, told: Told, before: str, after: str) -> None:
    last = last_entry(tracker, told)
    assert (last["changed_from"], last["changed_to"]) == (before, after)


@then(phrase('the last entry gives the reason "{why:Title}"'))
def gives_the_reason(tracker: Door, told: Told, why: str) -> None:
    assert last_entry(tracker, told)["why"] == why


@then("the last entry was found in the minutes")
def found_in_the_minutes(tracker: Door, told: Told) -> None:
    assert last_entry(tracker, told)["source"].startswith("minutes")
