"""Files that are tried out before they are brought in."""

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import TryingDoor
from tests.acceptance.steps.imports import FILE, PaperFile
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of

DEEP = "[" * 21 + "]" * 21
WHAT_THEY_ARE = {
    "empty": b"",
    "far too large": b"#" * 2_000_001,
    "a picture": b"\x89PNG\r\n\x1a\n",
    "nested too deep": f"entries: {DEEP}\n".encode(),
    "a billion laughs": b'a: &a ["ha", "ha"]\nb: [*a, *a]\n',
}


@given("I tried out the file")
def tried(tracker: TryingDoor, paper_file: PaperFile) -> None:
    tracker.try_out(paper_file.content.encode(), FILE)


@when("I try out the file")
def try_out(tracker: TryingDoor, told: Told, paper_file: PaperFile) -> None:
    with told:
        told.seen = tracker.try_out(paper_file.content.encode(), FILE)


@when(phrase("I try out a file that is {what:Title}"))
def try_out_something(tracker: TryingDoor, told: Told, what: str) -> None:
    with told:
        told.seen = tracker.try_out(WHAT_THEY_ARE[what], FILE)


@when("I confirm that the file is brought in")
def confirm(tracker: TryingDoor, told: Told) -> None:
    told.seen = tracker.confirm()


@then(phrase("I see that {orders:Counted} of the file would be recorded"))
def would_be_recorded(told: Told, orders: int) -> None:
    assert told.seen["new"] == orders


@then(phrase('I see that it would plan "{title:Title}"'))
def would_plan(told: Told, title: str) -> None:
    (order,) = (order for order in told.seen["orders"] if order["ref"] == ref_of(title))
    assert order["kind"] == "milestone"
    assert f"“{title}”" in order["sentences"]


@then(phrase('I am warned about "{milestone:Ref}": "{warning:Title}"'))
def warned(told: Told, milestone: str, warning: str) -> None:
    assert [(one["ref"], one["sentence"]) for one in told.seen["warnings"]] == [(milestone, warning)]


@then(phrase("I am told of {lines:Number} lines that have to be put right"))
def told_of_lines(told: Told, lines: int) -> None:
    assert told.sentence.count(f"{FILE}, line ") == lines


@then("the file cannot be brought in")
def cannot_be_brought_in(tracker: TryingDoor) -> None:
    assert not tracker.can_confirm


@then(phrase('I am told of the file "{sentence:Title}"'))
def told_of_the_file(told: Told, sentence: str) -> None:
    assert told.sentence.endswith(f": {sentence}")
