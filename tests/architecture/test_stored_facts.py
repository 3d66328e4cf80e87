"""The shapes of stored facts are a contract: one that changes without a new schema version makes history unreadable."""

import json
from pathlib import Path
from typing import Any

import pytest

from domain.aggregates import AGGREGATES, FACTS
from domain.fact import Fact

Schema = dict[str, Any]  # Any: a JSON Schema is what it is

CONTRACT = Path(__file__).parent / "stored_facts.json"


def shape(fact: type[Fact]) -> Schema:
    """What reading a stored fact depends on: its version, its fields, their types and their defaults."""
    described = fact.model_json_schema(mode="serialization")
    return {"version": fact.schema_version, "shape": _without_words(described)}


def _without_words(schema: Any) -> Any:  # Any: a schema, or a part of one
    if isinstance(schema, list):
        return [_without_words(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _without_words(part)
        for key, part in sorted(schema.items())
        if not (key in ("title", "description") and isinstance(part, str))
    }


def current() -> dict[str, Schema]:
    """Every fact's shape as the code has it."""
    return {name: shape(fact) for name, fact in sorted(FACTS.items())}


def contract() -> dict[str, Schema]:
    """Every fact's shape as stores hold it."""
    return dict(json.loads(CONTRACT.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", sorted(FACTS))
def test_a_fact_keeps_its_shape_or_takes_a_new_version(name: str) -> None:
    assert shape(FACTS[name]) == contract().get(name), (
        f"{name} is not what stores hold. If no released version has written it, write the contract anew with "
        "python -m tests.architecture.test_stored_facts; otherwise raise its schema_version and add an upcaster."
    )


def test_no_stored_fact_is_forgotten() -> None:
    assert sorted(contract()) == sorted(FACTS)


def test_a_fact_belongs_to_one_kind_of_thing() -> None:
    names = [fact.__name__ for aggregate in AGGREGATES.values() for fact in aggregate.facts]
    assert len(names) == len(set(names))


def test_no_fact_merely_says_that_something_was_updated() -> None:
    assert not [name for name in FACTS if name.endswith(("Updated", "Modified", "Edited"))]


if __name__ == "__main__":
    CONTRACT.write_text(json.dumps(current(), indent=1, sort_keys=True) + "\n", encoding="utf-8")
