"""Corrections: what was recorded wrongly is put right, and stays readable."""

from datetime import date

from pytest_bdd import given, step, then, when

from domain.refusals import day_in_words
from tests.acceptance.doors.door import Answer, Door, Seen
from tests.acceptance.told import Told
from tests.acceptance.words import phrase

WHY = {"because": "a digit too many was typed", "authority": "Programme board, 30 April 2026"}
GONE = "withdraw-entry"
LATE = {"reason": "supplier", "note": "the supplier is late"}


def entries_about(tracker: Door, milestone: str) -> list[Seen]:
    """What the history of a milestone tells, the first entry first."""
    found: list[Seen] = tracker.look("audit-trail", subject=f"milestone/{milestone}")["entries"]
    return found


def entry_saying(tracker: Door, milestone: str, day: date) -> Seen:
    """The latest entry that moved the forecast of a milestone to a day."""
    return next(one for one in entries_about(tracker, milestone)[::-1] if one.get("changed_to") == day_in_words(day))


def corrected(tracker: Door, entry: int, milestone: str, to: date, **why: str) -> Answer:
    return tracker.correct(entry, "change-forecast", f"milestone/{milestone}", forecast=to, **LATE | why)


def withdrawn(tracker: Door, entry: int, milestone: str) -> Answer:
    return tracker.correct(entry, GONE, f"milestone/{milestone}", **WHY)


@given(phrase('the forecast of {said:Day} for "{milestone:Ref}" was corrected to {to:Day}'))
def was_corrected(tracker: Door, said: date, milestone: str, to: date) -> None:
    corrected(tracker, entry_saying(tracker, milestone, said)["position"], milestone, to, **WHY)


@when(phrase('I correct the forecast of {said:Day} for "{milestone:Ref}" to {to:Day}'))
def correct(tracker: Door, told: Told, said: date, milestone: str, to: date) -> None:
    with told:
        told.answer(corrected(tracker, entry_saying(tracker, milestone, said)["position"], milestone, to, **WHY))


@when(phrase('I correct the forecast of {said:Day} for "{milestone:Ref}" to {to:Day} without saying {what:Title}'))
def correct_unexplained(tracker: Door, told: Told, said: date, milestone: str, to: date, what: str) -> None:
    why = {name: words for name, words in WHY.items() if name != {"why": "because"}.get(what, "authority")}
    with told:
        told.answer(corrected(tracker, entry_saying(tracker, milestone, said)["position"], milestone, to, **why))


@given(phrase('the forecast of {said:Day} for "{milestone:Ref}" was withdrawn'))
def was_withdrawn(tracker: Door, said: date, milestone: str) -> None:
    withdrawn(tracker, entry_saying(tracker, milestone, said)["position"], milestone)


@when(phrase('I withdraw the forecast of {said:Day} for "{milestone:Ref}"'))
def withdraw(tracker: Door, told: Told, said: date, milestone: str) -> None:
    with told:
        told.answer(withdrawn(tracker, entry_saying(tracker, milestone, said)["position"], milestone))


@when(phrase('I withdraw the latest entry about "{milestone:Ref}"'))
def withdraw_the_latest(tracker: Door, told: Told, milestone: str) -> None:
    with told:
        told.answer(withdrawn(tracker, entries_about(tracker, milestone)[-1]["position"], milestone))


@step(phrase('I withdraw the entry by which "{milestone:Ref}" was planned'))
def withdraw_the_first(tracker: Door, told: Told, milestone: str) -> None:
    with told:
        told.answer(withdrawn(tracker, entries_about(tracker, milestone)[0]["position"], milestone))


@then(phrase('the forecast of {said:Day} for "{milestone:Ref}" shows as {how:Word} on {day:Day}, with its why'))
def shows_as_put_right(tracker: Door, said: date, milestone: str, how: str, day: date) -> None:
    by = entry_saying(tracker, milestone, said)["corrected_by"]
    assert (by["is_withdrawal"], by["recorded_at"][:10]) == (how == "withdrawn", day.isoformat())
    assert (by["actor"], by["because"], by["authority"]) == ("Programme manager", *WHY.values())


@then(phrase('the correction to {to:Day} for "{milestone:Ref}" names the entry that had said {said:Day}'))
def names_what_it_corrects(tracker: Door, to: date, milestone: str, said: date) -> None:
    entry = entry_saying(tracker, milestone, to)
    assert entry["corrects"] == entry_saying(tracker, milestone, said)["position"]
    assert entry["instead_of"] == day_in_words(said)


@then(phrase('the history of "{milestone:Ref}" shows nothing put right'))
def shows_nothing_put_right(tracker: Door, milestone: str) -> None:
    told = entries_about(tracker, milestone)
    assert [one for one in told if one.get("corrected_by") or one.get("corrects")] == []


@then(phrase('there is no milestone "{milestone:Ref}"'))
def is_gone(tracker: Door, milestone: str) -> None:
    assert milestone not in [row["ref"] for row in tracker.look("milestones")["milestones"]]


@then(phrase('I am told that the forecast of {said:Day} for "{milestone:Ref}" would have been impossible'))
def told_what_is_impossible(tracker: Door, told: Told, said: date, milestone: str) -> None:
    assert f"Entry {entry_saying(tracker, milestone, said)['position']}: " in told.sentence


@then(phrase('I am told to correct the correction to {to:Day} for "{milestone:Ref}" instead'))
def told_what_to_correct(tracker: Door, told: Told, to: date, milestone: str) -> None:
    by = entry_saying(tracker, milestone, to)["position"]
    assert f"was corrected by entry {by} already. Correct that one instead." in told.sentence


@then(phrase("I am told that a correction says {what:Title}"))
def told_to_explain(told: Told, what: str) -> None:
    assert what in told.sentence.lower()


OFFICER = {"because": "It names a person", "authority": "Data protection officer, 4 May 2026"}


@given(
    phrase('the forecast of {said:Day} for "{milestone:Ref}" was corrected to {to:Day}, with the note "{note:Title}"')
)
def was_corrected_with_another_note(tracker: Door, said: date, milestone: str, to: date, note: str) -> None:
    entry = entry_saying(tracker, milestone, said)["position"]
    corrected(tracker, entry, milestone, to, **WHY | {"note": note})


def entry_titled(tracker: Door, milestone: str, title: str) -> Seen:
    return next(one for one in entries_about(tracker, milestone)[::-1] if one.get("changed_to") == title)


@given(phrase('the milestone "{milestone:Ref}" was retitled "{title:Title}" with the note "{note:Title}"'))
def was_retitled(tracker: Door, milestone: str, title: str, note: str) -> None:
    tracker.order("plan-milestone", f"milestone/{milestone}", title="Ribbon is cut")
    tracker.order("retitle-milestone", f"milestone/{milestone}", title=title, note=note)


@when(phrase('I correct the title "{said:Title}" of "{milestone:Ref}" to "{title:Title}", with no note'))
def correct_with_no_note(tracker: Door, said: str, milestone: str, title: str) -> None:
    entry = entry_titled(tracker, milestone, said)["position"]
    tracker.correct(entry, "retitle-milestone", f"milestone/{milestone}", title=title, note=None, **WHY)


@then(phrase('the title "{title:Title}" of "{milestone:Ref}" shows no note'))
def shows_no_note(tracker: Door, title: str, milestone: str) -> None:
    assert entry_titled(tracker, milestone, title).get("why") is None


def erased(tracker: Door, told: Told, milestone: str, said: date, *knowing: int) -> None:
    with told:
        entry = entry_saying(tracker, milestone, said)["position"]
        told.answer(tracker.erase(entry, f"milestone/{milestone}", why=OFFICER, knowing=knowing))


@when(phrase('I erase what the forecast of {said:Day} for "{milestone:Ref}" said'))
def erase(tracker: Door, told: Told, said: date, milestone: str) -> None:
    erased(tracker, told, milestone, said)


@when(phrase('I erase what the forecast of {said:Day} for "{milestone:Ref}" said, knowing of the forecast of {of:Day}'))
def erase_knowing(tracker: Door, told: Told, said: date, milestone: str, of: date) -> None:
    erased(tracker, told, milestone, said, entry_saying(tracker, milestone, of)["position"])


@then(phrase('I am told that the forecast of {said:Day} for "{milestone:Ref}" counts'))
def told_that_it_counts(tracker: Door, told: Told, said: date, milestone: str) -> None:
    assert f"Entry {entry_saying(tracker, milestone, said)['position']} counts" in told.sentence


@then(phrase('I am told that the same words stand in the forecast of {said:Day} for "{milestone:Ref}"'))
def told_where_the_words_stay(tracker: Door, told: Told, said: date, milestone: str) -> None:
    entry = entry_saying(tracker, milestone, said)["position"]
    assert f"The same words stand in entry {entry} and will stay there" in told.sentence


@then(phrase('the first of {count:Number} forecasts for "{milestone:Ref}" shows as erased'))
def shows_as_erased(tracker: Door, count: int, milestone: str) -> None:
    moved = entries_about(tracker, milestone)[1 : count + 1]
    assert ["erased since" in one["what"] for one in moved] == [True, *[False] * (count - 1)]
