"""What is accepted is told in words, whatever an order asks for, and never as a pattern for programs."""

from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from pydantic import StringConstraints, TypeAdapter, ValidationError

from api.sentences import faults_of
from application.commands.catalogue import ORDERS
from application.commands.rule import Rule


def patterns_in(schema: Any) -> Iterator[str]:  # Any: a JSON Schema, or a part of one
    """Every pattern that a JSON Schema asks for."""
    if isinstance(schema, dict):
        found = schema.get("pattern")
        yield from [found] if isinstance(found, str) else []
        schema = list(schema.values())
    if isinstance(schema, list):
        yield from (pattern for part in schema for pattern in patterns_in(part))


@pytest.mark.parametrize("rule", ORDERS, ids=lambda rule: f"{rule.kind}-{rule.path}")
def test_no_order_tells_people_a_pattern(rule: Rule) -> None:
    told = set()
    for pattern in set(patterns_in(rule.order.model_json_schema())):
        with pytest.raises(ValidationError) as caught:
            _of(pattern).validate_python("\n")
        told |= {fault.accepted for fault in faults_of(caught.value.errors())}
    assert [words for words in told if "^" in words] == []


def _of(pattern: str) -> TypeAdapter[str]:
    return TypeAdapter(Annotated[str, StringConstraints(pattern=pattern)])
