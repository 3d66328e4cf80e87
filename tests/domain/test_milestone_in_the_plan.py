"""A milestone has a name, an owner and a place in the plan, and may wait for others, though never for itself."""

import pytest

from domain.entry import Entry
from domain.fact import Fact
from domain.milestone import Milestone, must_not_wait_for_itself
from domain.milestone_facts import (
    MilestoneAssigned,
    MilestoneDependencyAdded,
    MilestoneDependencyRemoved,
    MilestoneMet,
    MilestonePlaced,
    MilestonePlanned,
    MilestoneProgressNoted,
    MilestoneRetitled,
    ProgressStatus,
)
from domain.milestone_refusals import DependsOnItself
from domain.planned_date import PlannedDate
from tests.domain.given import TODAY, given, told

MAY = PlannedDate.model_validate("2026-05-29")
BRIDGE_OPENED = MilestoneMet()


def bridge(*later: Fact | Entry) -> Milestone:
    return given(Milestone, "M4", MilestonePlanned(title="Bridge opens", baseline=MAY), *later)


# What is said about it ----------------------------------------------------------------------------------------------


def test_a_progress_row_is_welcome_even_after_the_opening_and_moves_no_date() -> None:
    row = MilestoneProgressNoted(status=ProgressStatus.COMPLETE, comment="The last rivet is in.")
    opened = bridge(BRIDGE_OPENED)
    assert opened.note_progress(row) == [row]
    assert bridge(row).forecast == MAY
    assert bridge(row).is_open


def test_the_latest_progress_row_stands_with_the_day_it_was_noted() -> None:
    row = MilestoneProgressNoted(comment="Four rivets missing.")
    noted = bridge(MilestoneProgressNoted(comment="Five rivets missing."), told(row, effective_on=TODAY)).progress
    assert noted == (TODAY, row, TODAY)


def test_a_milestone_can_be_called_something_else() -> None:
    assert bridge().retitle("Bridge and lock open") == [MilestoneRetitled(title="Bridge and lock open")]
    assert bridge(MilestoneRetitled(title="Bridge and lock open")).title == "Bridge and lock open"


def test_calling_it_what_it_is_called_says_nothing_new() -> None:
    assert bridge().retitle("Bridge opens") == []


def test_a_milestone_can_be_given_to_another_role() -> None:
    assert bridge().assign("Bridge engineer") == [MilestoneAssigned(owner_role="Bridge engineer")]
    assert bridge(MilestoneAssigned(owner_role="Bridge engineer")).assign("Bridge engineer") == []


def test_a_milestone_can_be_moved_between_workstreams_and_phases_and_out_of_them() -> None:
    placed = bridge(MilestonePlaced(workstream="steelwork", phase="build"))
    assert (placed.workstream, placed.phase) == ("steelwork", "build")
    assert placed.place("steelwork", "build") == []
    assert placed.place("roads", None) == [MilestonePlaced(workstream="roads")]
    assert bridge(MilestonePlaced(workstream="steelwork"), MilestonePlaced()).workstream is None


# Waiting for others -------------------------------------------------------------------------------------------------


def test_a_milestone_can_wait_for_another_and_stop_waiting() -> None:
    waiting = bridge(MilestoneDependencyAdded(depends_on="M3"))
    assert bridge().add_dependency("M3") == [MilestoneDependencyAdded(depends_on="M3")]
    assert waiting.depends_on == ("M3",)
    assert waiting.remove_dependency("M3") == [MilestoneDependencyRemoved(depends_on="M3")]
    assert bridge(MilestoneDependencyAdded(depends_on="M3"), MilestoneDependencyRemoved(depends_on="M3")) != waiting


def test_waiting_twice_or_ceasing_twice_says_nothing_new() -> None:
    assert bridge(MilestoneDependencyAdded(depends_on="M3")).add_dependency("M3") == []
    assert bridge().remove_dependency("M3") == []


def steel(*depends_on: str) -> Milestone:
    return given(Milestone, "M3", MilestonePlanned(title="Steel arrives", depends_on=depends_on))


def test_a_chain_of_milestones_may_be_as_long_as_it_likes() -> None:
    must_not_wait_for_itself(bridge(), "M3", {"M3": steel("M2"), "M4": bridge()})


@pytest.mark.parametrize(
    ("depends_on", "others", "ring"),
    [
        ("M4", {}, "M4 → M4"),
        ("M3", {"M3": ("M4",)}, "M4 → M3 → M4"),
        ("M3", {"M3": ("M1", "M2"), "M1": (), "M2": ("M4",)}, "M4 → M3 → M2 → M4"),
        ("M3", {"M3": ("M2",), "M2": ("M3", "M4")}, "M4 → M3 → M2 → M4"),
    ],
)
def test_no_milestone_waits_for_itself_and_the_refusal_names_the_ring(
    depends_on: str, others: dict[str, tuple[str, ...]], ring: str
) -> None:
    plan = {
        ref: given(Milestone, ref, MilestonePlanned(title=ref, depends_on=waits_for))
        for ref, waits_for in others.items()
    }
    with pytest.raises(DependsOnItself, match=f"“Bridge opens” would wait for itself: {ring}. Leave one"):
        must_not_wait_for_itself(bridge(), depends_on, plan)
