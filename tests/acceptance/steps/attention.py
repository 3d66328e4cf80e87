"""What needs attention, and why."""

from pytest_bdd import then

from tests.acceptance.doors.door import Door
from tests.acceptance.words import phrase


def needs(tracker: Door, kind: str, ref: str) -> list[str]:
    """Why one thing needs attention."""
    return [item["need"] for item in tracker.look("attention")["items"] if (item["kind"], item["ref"]) == (kind, ref)]


@then(phrase('"{milestone:Ref}" needs attention, being {need:Word}'))
def milestone_needs(tracker: Door, milestone: str, need: str) -> None:
    assert needs(tracker, "milestone", milestone) == [need]


@then(phrase('"{milestone:Ref}" needs no attention'))
def milestone_needs_none(tracker: Door, milestone: str) -> None:
    assert needs(tracker, "milestone", milestone) == []


@then(phrase('the {dimension:Word} of "{workstream:Ref}" needs attention, being {need:Word}'))
def rating_needs(tracker: Door, dimension: str, workstream: str, need: str) -> None:
    assert needs(tracker, "rag", f"workstream:{workstream}:{dimension}") == [need]
