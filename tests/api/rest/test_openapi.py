"""The OpenAPI document: whole, true to the routes, and loading nothing from anywhere else."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from api.rest.orders import operation_of
from api.rest.paths import path_of_order
from application.commands import catalogue
from application.commands.rule import Rule
from tests.api.rest.world import ERASURE, ORDERS, ORDERS_ABOUT_PEOPLE, WITHDRAWAL, World

Document = dict[str, Any]  # OpenAPI nests as deep as it likes


@pytest.fixture(scope="module")
def world(begun: Path) -> Iterator[World]:
    """One world for all of these; nothing is changed in it."""
    made = World(begun)
    yield made
    made.close()


@pytest.fixture(scope="module")
def document(world: World) -> Document:
    """The document as anybody gets it."""
    answer = world.nobody.asks("/api/openapi.json")
    assert answer.status_code == 200
    found: Document = answer.json()
    return found


def test_it_is_openapi_3_1_and_every_reference_in_it_leads_somewhere(world: World, document: Document) -> None:
    assert document["openapi"].startswith("3.1.")
    text = world.nobody.asks("/api/openapi.json").text
    wanted = set(re.findall(r'"\$ref":"#/components/schemas/([^"]+)"', text))
    assert wanted - set(document["components"]["schemas"]) == set()
    assert "HTTPValidationError" not in text


def test_every_operation_has_its_own_name(document: Document) -> None:
    names = [operation["operationId"] for path in document["paths"].values() for operation in path.values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("rule", catalogue.ORDERS, ids=lambda rule: rule.name)
def test_an_order_is_documented_by_the_catalogue(document: Document, rule: Rule) -> None:
    operation = document["paths"][f"/api{path_of_order(rule)}"]["post"]
    assert operation["operationId"] == operation_of(rule)
    assert operation["summary"] == (rule.order.__doc__ or "").partition("\n")[0]
    assert operation["x-roles"] == [role.value for role in rule.given_by]
    assert {"201", "200", "401", "403", "404", "409", "412", "413", "415", "422", "428"} < set(operation["responses"])
    assert {parameter["name"] for parameter in operation["parameters"]} >= {"If-Match", "Idempotency-Key"}


@pytest.mark.parametrize("rule", catalogue.ORDERS, ids=lambda rule: rule.name)
def test_the_documented_body_takes_what_the_route_takes(document: Document, rule: Rule) -> None:
    body = document["paths"][f"/api{path_of_order(rule)}"]["post"]["requestBody"]["content"]["application/json"]
    Draft202012Validator(body["schema"] | {"components": document["components"]}).validate(
        (ORDERS | ORDERS_ABOUT_PEOPLE | WITHDRAWAL | ERASURE)[rule.name][1]
    )


def test_no_page_of_the_framework_loads_anything_from_other_hosts(world: World) -> None:
    for path in ("/docs", "/redoc", "/openapi.json", "/api/docs"):
        assert world.nobody.asks(path).status_code == 404


def test_the_index_leads_to_everything(world: World, document: Document) -> None:
    index = world.nobody.asks("/api").json()
    assert {index["programmes"], index["orders"], index["alive"], *index["of_a_programme"]} <= set(document["paths"])
    questions = {path for path, found in document["paths"].items() if "get" in found and "{programme}/" in path}
    assert questions == set(index["of_a_programme"])
    assert index["openapi"] == "/api/openapi.json"


def test_the_list_of_orders_is_the_catalogue(world: World) -> None:
    listed = world.nobody.asks("/api/orders").json()["orders"]
    assert [order["name"] for order in listed] == [rule.name for rule in catalogue.ORDERS]
    assert listed[0]["path"] == "/api/programmes/{programme}/register"


def test_the_server_says_that_it_is_alive(world: World) -> None:
    assert world.nobody.asks("/health/live").json() == {"status": "alive"}
