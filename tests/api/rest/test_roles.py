"""Who may give which order: every role against every order, as the catalogue has it and through the door."""

import pytest

from application.commands.catalogue import BY_NAME, CATALOGUE
from domain.actor import Role
from tests.api.rest.world import ORDERS, World


def test_every_order_of_the_catalogue_is_tried() -> None:
    assert set(ORDERS) == {rule.name for rule in CATALOGUE}


@pytest.mark.parametrize("name", ORDERS)
def test_only_the_roles_of_the_catalogue_may_give_it(world: World, name: str) -> None:
    ref, body = ORDERS[name]
    before = world.position
    others = [role for role in Role if role not in BY_NAME[name].given_by]
    answers = [world.person(role, "shared-planning").gives(name, ref, body, If_Match="*") for role in others]
    assert [answer.status_code for answer in answers] == [403] * len(others)
    assert world.position == before


@pytest.mark.parametrize("name", [name for name in ORDERS if name != "register-programme"])
def test_each_of_the_roles_of_the_catalogue_may_give_it(world: World, name: str) -> None:
    ref, body = ORDERS[name]
    first, *rest = [world.person(role) for role in BY_NAME[name].given_by]
    assert first.gives(name, ref, body, If_Match="*").status_code == 201
    for person in rest:  # the first has said it; the others have nothing new to say, come too late, or find it gone
        assert person.gives(name, ref, body, If_Match="*").status_code in {200, 201, 404, 409}


def test_a_refused_role_is_told_who_may(world: World) -> None:
    viewer = world.person(Role.VIEWER, "shared-planning")
    assert viewer.gives("rebaseline", *ORDERS["rebaseline"], If_Match="*").json() == {
        "type": "/problems/role-may-not",
        "title": "Role may not",
        "status": 403,
        "detail": "A viewer of “shared-planning” may not give the order “rebaseline”. It may be given by: "
        "programme manager, administrator.",
    }
