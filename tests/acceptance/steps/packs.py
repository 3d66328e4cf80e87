"""Board packs: frozen before a meeting, read ever after, and missed where a board was given one before."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door, Seen
from tests.acceptance.steps.attention import needs
from tests.acceptance.steps.decisions import at, decision
from tests.acceptance.steps.meetings import meeting
from tests.acceptance.told import Told
from tests.acceptance.words import phrase


def pack(tracker: Door, day: date, **about: str) -> Seen:
    """What the pack of a meeting says."""
    return tracker.look(f"meetings/{at(day)}/pack", **about)


def titles(view: Seen) -> list[str]:
    """Everything on the agenda of a pack."""
    return [item["title"] for part in view["pack"].get("agenda", ()) for item in part["items"]]


def group(view: Seen, name: str) -> list[Seen]:
    """What stands out in a pack for one reason."""
    (found,) = [group.get("items", []) for group in view["pack"]["exceptions"] if group["name"] == name]
    return list(found)


@given(phrase("the meeting of {day:Day} was held"))
def was_held(tracker: Door, day: date) -> None:
    tracker.order("hold-meeting", meeting(day))


@given(phrase("the pack of {day:Day} was frozen"))
def was_frozen(tracker: Door, told: Told, day: date) -> None:
    tracker.order("freeze-pack", meeting(day))
    told.seen = {"day": day}


@given(
    phrase(
        'the {dimension:Word} of "{workstream:Ref}" was rated red because "{why:Title}", '
        'back to green by "{path:Title}"'
    )
)
def was_rated_red(tracker: Door, dimension: str, workstream: str, why: str, path: str) -> None:
    rating = {"light": "red"}
    said = {"rating": rating, "rationale": why, "path_to_green": path}
    tracker.order("declare-rating", f"rag/workstream:{workstream}:{dimension}", **said)


@given(phrase('the highlight report of {day:Day} on "{workstream:Ref}" was begun'))
def was_begun_on(tracker: Door, day: date, workstream: str) -> None:
    tracker.order("draft-highlight-report", f"highlight-report/{workstream}", reported_on=day, workstream=workstream)


@when(phrase("I freeze the pack of {day:Day}"))
def freeze(tracker: Door, told: Told, day: date) -> None:
    with told:
        told.answer(tracker.order("freeze-pack", meeting(day)))
    if told.refusal is None:
        told.seen = pack(tracker, day)


@when(phrase("I look at the pack of {day:Day}"))
def look(tracker: Door, told: Told, day: date) -> None:
    told.seen = pack(tracker, day)


@when("I look at the packs")
def look_at_all(tracker: Door, told: Told) -> None:
    told.seen = tracker.look("packs")


@then(phrase('the pack says "{words:Title}"'))
def says(told: Told, words: str) -> None:
    assert told.seen["in_words"] == words


@then(phrase('"{title:Title}" is on the agenda of the pack'))
def is_on_the_agenda(told: Told, title: str) -> None:
    assert titles(told.seen) == [title]


@then(phrase("the pack of {day:Day} is pack {number:Number} of {of:Number}"))
def is_pack(tracker: Door, day: date, number: int, of: int) -> None:
    view = pack(tracker, day)
    assert view["number"] == number
    assert view["in_words"].startswith(f"Pack {number} of {of}, frozen on ")


@then(phrase("the pack of {day:Day} matches its seal"))
def matches(tracker: Door, told: Told, day: date) -> None:
    told.seen = pack(tracker, day)
    assert told.seen["seal"]["matches"] is True


@then(phrase("pack {number:Number} of {day:Day} has nothing on its agenda, and matches its seal"))
def has_no_agenda(tracker: Door, number: int, day: date) -> None:
    view = pack(tracker, day, frozen=str(number))
    assert titles(view) == []
    assert view["seal"]["matches"] is True


@then(phrase('under "{name:Word}" the pack names "{title:Title}", back to green by "{path:Title}"'))
def names_with_a_path(told: Told, name: str, title: str, path: str) -> None:
    assert [(item["title"], item["path_to_green"]) for item in group(told.seen, name)] == [(title, path)]


@then(phrase('under "{name:Word}" the pack of {day:Day} names "{title:Title}"'))
def pack_names(tracker: Door, name: str, day: date, title: str) -> None:
    assert [item["title"] for item in group(pack(tracker, day), name)] == [title]


@then(phrase('under "{name:Word}" the pack names nothing'))
def names_nothing(told: Told, name: str) -> None:
    assert group(told.seen, name) == []


@then(phrase('under "{name:Word}" the pack names "{title:Title}"'))
def names(told: Told, name: str, title: str) -> None:
    assert [item["title"] for item in group(told.seen, name)] == [title]


@then(phrase('the pack asks the board for the {kind:Word} "{text:Title}"'))
def asks(told: Told, kind: str, text: str) -> None:
    kinds = {"gate": "phase"}
    told.seen["asked"] = next(one for one in told.seen["pack"]["asked"] if one["text"] == text)
    assert told.seen["asked"]["kind"] == kinds.get(kind, kind)


@then("the pack asks the board for nothing")
def asks_nothing(told: Told) -> None:
    assert told.seen["pack"].get("asked", []) == []


@then(phrase('the pack says of it "{why:Title}"'))
def says_why(told: Told, why: str) -> None:
    assert told.seen["asked"]["why"] == why


@then(phrase('the pack says that "{criterion:Title}" is {standing:Word}: "{evidence:Title}"'))
def was_shown(told: Told, criterion: str, standing: str, evidence: str) -> None:
    shown = [
        (row["in_words"], row["evidence"]) for row in told.seen["pack"]["criteria"] if row["criterion"] == criterion
    ]
    assert shown == [(standing, evidence)]


@then(phrase('the pack says that "{criterion:Title}" is not stated, without evidence'))
def was_not_shown(told: Told, criterion: str) -> None:
    shown = [
        (row["in_words"], row["evidence"]) for row in told.seen["pack"]["criteria"] if row["criterion"] == criterion
    ]
    assert shown == [("not stated", None)]


@then(phrase('the pack holds the report "{report:Word}" with the digest of its seal'))
def holds_the_report(tracker: Door, told: Told, report: str) -> None:
    digest = tracker.look(f"highlight-reports/{report}/issued")["seal"]["content_sha256"]
    assert [row["content_sha256"] for row in told.seen["pack"]["reports"]] == [digest]


@then(phrase('the pack says that the report on "{workstream:Title}" is missing'))
def is_missing(told: Told, workstream: str) -> None:
    assert [row["of"] for row in told.seen["pack"]["missing"]] == [workstream]


@then(phrase('"{text:Title}" was decided on pack {number:Number} of {day:Day}'))
def was_decided_on(tracker: Door, text: str, number: int, day: date) -> None:
    (shown,) = [held for held in tracker.look("packs")["meetings"] if held["on"]["to"] == day.isoformat()]
    view = pack(tracker, day, frozen=str(number))
    assert tracker.thing(decision(text))["saw"]["up_to"] == shown["saw"]["up_to"] == view["seal"]["up_to"]


@then(phrase('I read of the packs "{sentence:Title}"'))
def read_of_the_packs(told: Told, sentence: str) -> None:
    assert told.seen["in_words"] == sentence


@then(phrase("the meeting of {day:Day} misses its pack"))
def misses_its_pack(tracker: Door, day: date) -> None:
    assert needs(tracker, "meeting", at(day)) == ["pack-missed"]


@then(phrase("{entries:Counted} was recorded since the pack of {day:Day} was frozen"))
def recorded_since(tracker: Door, entries: int, day: date) -> None:
    assert pack(tracker, day)["entries_since"] == entries
