"""The JSON Schemas of the orders: for the OpenAPI document, and for a sentence about a field that is missing."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from api.accepted import A_DAY_IN_RANGE, A_PLANNED_DATE, AN_AMOUNT
from application.commands.catalogue import ORDERS
from application.commands.order import Order

Schema = Mapping[str, Any]  # Any: JSON Schema nests as deep as it likes

REFERENCE = "#/components/schemas/{model}"
_SPELT_OUT = {
    "PlannedDate": A_PLANNED_DATE,
    "Money": AN_AMOUNT,
}
_TYPES = {
    "array": "a list in square brackets",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "object": "an object in braces",
    "string": "words in quotation marks",
}


@cache
def schemas_of_orders() -> Schema:
    """The schema of every order and of whatever it is made of, by name."""
    orders = [(rule.order, "validation") for rule in ORDERS]
    _, definitions = models_json_schema(orders, ref_template=REFERENCE)  # type: ignore[arg-type]  # the mode is literal
    return {name: _with_short_form(name, schema) for name, schema in definitions["$defs"].items()}


def _with_short_form(name: str, schema: Schema) -> Schema:
    """Planned dates and money may be written in words."""
    if name not in _SPELT_OUT:
        return schema
    words = {"type": "string", "description": f"In words: {_SPELT_OUT[name]}."}
    described = {"title": name, "description": schema.get("description", "")}
    return {**described, "anyOf": [words, {key: value for key, value in schema.items() if key != "description"}]}


@cache
def fields_in_words(order: type[Order]) -> Mapping[str, str]:
    """What each field of an order takes, in words."""
    return {name: _in_words(field) for name, field in schemas_of_orders()[order.__name__]["properties"].items()}


def _in_words(schema: Schema) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return _SPELT_OUT.get(name) or _in_words(schemas_of_orders()[name])
    if "enum" in schema:
        return f"one of {', '.join(map(str, schema['enum']))}"
    if "anyOf" in schema:
        return _in_words(schema["anyOf"][0])
    if schema.get("format") == "date":
        return A_DAY_IN_RANGE
    return _TYPES.get(schema.get("type", ""), "a value")
