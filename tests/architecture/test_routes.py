"""Every route says who may use it and stands in a list here; every order has one, and no question writes."""

import ast
import inspect
import textwrap
from collections.abc import Iterable, Iterator
from inspect import iscoroutinefunction
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from api.rest import app
from api.rest.app import ROUTERS
from api.rest.paths import path_of_order
from application.commands.catalogue import ORDERS as EVERY_ORDER
from domain.actor import Role
from tests.api.rest.world import ORDERS, ORDERS_ABOUT_PEOPLE, World, begin

PUBLIC = {"/api", "/api/orders", "/api/openapi.json", "/health/live", "/health/ready"}
"""What anybody may see."""

READ_BY_EVERY_ROLE = {
    "/api/programmes",
    "/api/programmes/{programme}",
    "/api/programmes/{programme}/phases",
    "/api/programmes/{programme}/workstreams",
    "/api/programmes/{programme}/milestones",
    "/api/programmes/{programme}/milestones/{ref}",
    "/api/programmes/{programme}/rag",
    "/api/programmes/{programme}/risks",
    "/api/programmes/{programme}/issues",
    "/api/programmes/{programme}/boards",
    "/api/programmes/{programme}/boards/{ref}",
    "/api/programmes/{programme}/forward-plan",
    "/api/programmes/{programme}/forward-items/{ref}",
    "/api/programmes/{programme}/papers",
    "/api/programmes/{programme}/papers/{ref}",
    "/api/programmes/{programme}/recommendations",
    "/api/programmes/{programme}/recommendations/{ref}",
    "/api/programmes/{programme}/decisions",
    "/api/programmes/{programme}/decisions/{ref}",
    "/api/programmes/{programme}/actions",
    "/api/programmes/{programme}/actions/{ref}",
    "/api/programmes/{programme}/gates",
    "/api/programmes/{programme}/change-requests",
    "/api/programmes/{programme}/change-requests/{ref}",
    "/api/programmes/{programme}/escalations",
    "/api/programmes/{programme}/escalations/{ref}",
    "/api/programmes/{programme}/timeliness",
    "/api/programmes/{programme}/returns/{ref}",
    "/api/programmes/{programme}/exemptions",
    "/api/programmes/{programme}/exemptions/{ref}",
    "/api/programmes/{programme}/meetings",
    "/api/programmes/{programme}/meetings.ics",
    "/api/programmes/{programme}/meetings/{ref}",
    "/api/programmes/{programme}/meetings/{ref}/pack",
    "/api/programmes/{programme}/meetings/{ref}/pack/content",
    "/api/programmes/{programme}/packs",
    "/api/programmes/{programme}/attention",
    "/api/programmes/{programme}/highlight-report",
    "/api/programmes/{programme}/audit-trail",
    "/api/programmes/{programme}/comparison",
    "/api/programmes/{programme}/highlight-reports",
    "/api/programmes/{programme}/highlight-reports/{ref}/issued",
    "/api/programmes/{programme}/highlight-reports/{ref}/content",
    "/api/programmes/{programme}/restatement",
}
"""What whoever has a role in the programme may see; the list of programmes holds only those."""

READ_BY_WHOEVER_SEES_ANYTHING: dict[str, dict[str, str]] = {
    "/api/portfolio": {},
    "/api/checkpoint": {},
    "/api/checkpoint/key": {},
    "/api/checkpoints": {},
    "/api/checkpoints/{size}": {},
    "/api/proofs/inclusion": {"position": "1"},
    "/api/proofs/consistency": {"from": "1"},
}
"""What whoever has a role in any programme may see of the log as a whole, with parameters that have an answer."""

READ_BY_ADMINISTRATORS_OF_EVERYTHING = {"/api/people", "/api/people/{ref}", "/api/people/{ref}/audit-trail"}
"""What nobody else is told of."""

GIVEN = {f"/api{path_of_order(rule)}": [role.value for role in rule.given_by] for rule in EVERY_ORDER}
"""Where each order is sent, and the roles the catalogue lets give it."""


SHOWN = {
    "highlight-reports": "H0",
    "boards": "joint",
    "forward-items": "F1",
    "meetings": "G1",
    "papers": "P1",
    "recommendations": "R1",
    "decisions": "D1",
    "actions": "A1",
    "change-requests": "C1",
    "escalations": "programme",
    "returns": "programme:2026-05-31",
    "exemptions": "paper:P9",
}
"""The thing of each kind that there is something to show of; of any other kind it is M1."""


def there(path: str) -> str:
    """An address at which the shared planning service has something to show."""
    kind = path.partition("{programme}/")[2].partition("/")[0]
    return path.format(programme="shared-planning", ref=SHOWN.get(kind, "M1"), size=0)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A shared planning service with one thing of every kind, and two checkpoints of its log."""
    made = World(tmp_path / "tracker.sqlite")
    made.tracker.log.checkpoint()
    begin(made)
    made.tracker.log.checkpoint()
    yield made
    made.close()


def routes() -> list[APIRoute]:
    return list(api_routes(*(route for router in ROUTERS for route in router.routes)))


def api_routes(*found: BaseRoute) -> Iterator[APIRoute]:
    for route in found:
        assert isinstance(route, APIRoute)
        yield route


def methods_and_paths(found: Iterable[APIRoute]) -> list[tuple[str, str]]:
    return [(method, route.path) for route in found for method in route.methods or ()]


def roles_of(route: APIRoute) -> list[str]:
    """The roles a route declares; none where it is public."""
    declared = (route.openapi_extra or {})["x-roles"]
    assert set(declared) <= {role.value for role in Role}
    return list(declared)


def test_the_application_has_no_route_but_those_of_the_lists(world: World) -> None:
    served = set(methods_and_paths(api_routes(*app.create_app(world.tracker).routes)))
    reading = PUBLIC | READ_BY_EVERY_ROLE | READ_BY_WHOEVER_SEES_ANYTHING.keys() | READ_BY_ADMINISTRATORS_OF_EVERYTHING
    assert served == {("GET", path) for path in reading} | {("POST", path) for path in GIVEN}


def test_every_route_declares_who_may_use_it() -> None:
    declared = {route.path: roles_of(route) for route in routes()}
    everybody = [role.value for role in Role]
    assert {path for path, roles in declared.items() if not roles} == PUBLIC - {"/api/openapi.json"}
    assert {path for path, roles in declared.items() if roles == everybody} == (
        READ_BY_EVERY_ROLE | READ_BY_WHOEVER_SEES_ANYTHING.keys()
    )
    assert {path: roles for path, roles in declared.items() if path in GIVEN} == GIVEN
    assert {path for path in declared if path not in GIVEN and declared[path] == ["administrator"]} == (
        READ_BY_ADMINISTRATORS_OF_EVERYTHING
    )


def test_every_order_of_the_catalogue_has_exactly_one_route() -> None:
    assert [route.path for route in routes() if route.methods == {"POST"}] == list(GIVEN)
    assert len(GIVEN) == len(EVERY_ORDER)


def test_no_two_routes_answer_at_the_same_address() -> None:
    answered = methods_and_paths(routes())
    assert len(answered) == len(set(answered))


def test_whoever_has_no_token_reaches_the_public_routes_alone(world: World) -> None:
    for path in PUBLIC:
        assert world.nobody.asks(path).status_code == 200
    for path in READ_BY_EVERY_ROLE | READ_BY_WHOEVER_SEES_ANYTHING.keys() | READ_BY_ADMINISTRATORS_OF_EVERYTHING:
        assert world.nobody.asks(there(path)).status_code == 401
    for name, (ref, body) in (ORDERS | ORDERS_ABOUT_PEOPLE).items():
        assert world.nobody.gives(name, ref, body).status_code == 401


def test_no_question_writes(world: World) -> None:
    reader = world.person(Role.ADMINISTRATOR)
    before, store = world.position, world.store.read_bytes()
    for path in PUBLIC | READ_BY_EVERY_ROLE:
        assert reader.asks(there(path)).status_code == 200
    for path, parameters in READ_BY_WHOEVER_SEES_ANYTHING.items():
        assert reader.asks(there(path), **parameters).status_code == 200
    for path in READ_BY_ADMINISTRATORS_OF_EVERYTHING:
        assert reader.asks(path.format(ref="engineer")).status_code == 200
    assert (world.position, world.store.read_bytes()) == (before, store)


def test_a_route_is_a_plain_function_of_three_statements_at_most_and_decides_nothing() -> None:
    logic = ast.If | ast.IfExp | ast.Try | ast.For | ast.While | ast.AsyncFunctionDef
    for route in routes():
        written = ast.parse(textwrap.dedent(inspect.getsource(route.endpoint))).body[0]
        assert isinstance(written, ast.FunctionDef), route.path
        said = [statement for statement in written.body if not _is_a_docstring(statement)]
        assert len(said) <= 3, route.path
        assert not any(isinstance(node, logic) for statement in said for node in ast.walk(statement)), route.path


def _is_a_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def test_no_route_is_a_coroutine() -> None:
    """The event store is synchronous; a call that waits for the disk would stop every other request."""
    assert [route.path for route in routes() if iscoroutinefunction(route.endpoint)] == []
