"""Whatever can be called something can be rated, however long it is called."""

from pathlib import Path

from domain.actor import Role
from tests.api.rest.world import World, begin


def test_a_thing_with_the_longest_reference_can_be_rated(tmp_path: Path) -> None:
    world = World(tmp_path / "tracker.sqlite")
    begin(world)
    manager, longest = world.person(Role.PROGRAMME_MANAGER), "M" * 80
    planned = manager.gives("plan-milestone", longest, {"title": "Bridge opens"})
    assert planned.status_code == 201, planned.text
    body = {"rating": {"light": "green"}, "rationale": "On plan"}
    rated = manager.gives("declare-rating", f"milestone:{longest}:resources", body)
    assert rated.status_code == 201, rated.text
    refused = manager.gives("plan-milestone", f"{longest}M", {"title": "Bridge opens"})
    assert refused.status_code == 422
    world.close()
