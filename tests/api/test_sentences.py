"""What is accepted is told in words, whatever an order asks for, and never as a pattern for programs."""

from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from pydantic import StringConstraints, TypeAdapter, ValidationError

from api.sentences import faults_of
from application.commands.catalogue import BY_NAME, ORDERS
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


RETURNS = {"rhythm": "monthly", "starting": "2026-04-01", "due_after": 5, "days": "calendar"}
TOGETHER = [
    ("request-change", {"what": "Later", "kind": "rebaseline"}, {"milestone": None, "baseline": None}),
    ("request-change", {"what": "Less", "kind": "scope", "workstream": "W1"}, {"scope": None}),
    ("request-change", {"what": "More", "kind": "money"}, {"amount": None}),
    ("ask-for-returns", {**RETURNS, "asked_of": "workstream"}, {"workstream": None}),
    ("ask-for-returns", {**RETURNS, "asked_of": "programme", "workstream": "W1"}, {"workstream": "W1"}),
    ("ask-for-returns", {**RETURNS, "asked_of": "programme", "sections": ["A", "A"]}, {"sections": "a list"}),
    ("end-returns", {"asked_of": "workstream", "ending": "2026-04-30", "note": "No more"}, {"workstream": None}),
    ("set-tolerance", {"tolerance": {"amber_beyond": 9, "red_beyond": 2}}, {"tolerance.red_beyond": "2"}),
    ("set-cadence", {"cadence": {}}, {"cadence": "an object"}),
    ("set-cadence", {"cadence": {"every_days": 999}}, {"cadence.every_days": "999"}),
    ("declare-rating", {"rating": {"light": "amber-red", "scale": "three"}}, {"rating": "an object"}),
]


@pytest.mark.parametrize(("order", "said", "named"), TOGETHER)
def test_what_is_wrong_with_several_fields_at_once_names_those_to_put_right(
    order: str, said: dict[str, object], named: dict[str, str | None]
) -> None:
    with pytest.raises(ValidationError) as caught:
        BY_NAME[order].order.model_validate(said)
    found = faults_of(caught.value.errors())
    assert {fault.field: fault.found for fault in found} == named
    assert not any("body" in fault.sentence for fault in found)


WHOLE = [rule.order for rule in ORDERS if rule.order.__pydantic_decorators__.model_validators]


def test_no_order_that_looks_at_itself_as_a_whole_is_left_out() -> None:
    assert {order.__name__ for order in WHOLE} == {"AskForReturns", "EndReturns", "RequestChange"}


def _of(pattern: str) -> TypeAdapter[str]:
    return TypeAdapter(Annotated[str, StringConstraints(pattern=pattern)])
