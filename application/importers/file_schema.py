"""The JSON Schema of the import format, made from the models that read it, for editors and for checks of one's own.

It is as open as the reader: dates, amounts, lights, yes and no may be words. What only a calendar, the sources of a
file or the record can tell is left to the import.
"""

import json
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from application.commands.catalogue import CATALOGUE
from application.commands.rule import Rule
from application.importers.entries_as_orders import Around, Source
from application.importers.programme_file import Head
from application.importers.validation_in_words import names_in_an_entry
from application.importers.words_as_meant import YES_OR_NO
from domain.programme import Programme

Schema = dict[str, Any]  # Any: a JSON Schema nests as deep as the models do

_NOTHING: Schema = {"type": "null"}
_NOT_OURS = frozenset({"title", "default"})


def schema() -> Schema:
    """The schema of a whole file."""
    models: tuple[type[BaseModel], ...] = (Head, Around, Source, *(rule.order for rule in CATALOGUE))
    _, made = models_json_schema([(model, "validation") for model in models], ref_template="#/$defs/{model}")
    found = {name: _as_read(name, definition) for name, definition in made["$defs"].items()}
    shared, head = _shared(found.pop("Around"), found[CATALOGUE[0].order.__name__]), found.pop("Head")
    entries = {rule.name: _entry(rule, found.pop(rule.order.__name__), shared) for rule in CATALOGUE}
    head["properties"]["sources"] = _or_nothing({"type": "array", "items": {"$ref": "#/$defs/Source"}})
    listed = [{"$ref": f"#/$defs/{name}"} for name in entries]
    head["properties"]["entries"].update(items={"oneOf": listed})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **head,
        "title": "A programme's facts, to be imported into the transition-programme tracker",
        "description": "What was stated of one programme, in the order in which it took effect.",
        "$defs": {"day": _day(), "yes-or-no": _yes_or_no(), **shared, **found, **entries},
    }


def schema_text() -> str:
    """The schema as it is published."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _shared(around: Schema, any_order: Schema) -> Schema:
    """What every entry may state, whatever its order."""
    header = {name: any_order["properties"][name] for name in ("reason", "note", "effective_on")}
    said = "The day it was true; the day its source is dated, unless said otherwise."
    return {**around["properties"], **header, "effective_on": {**header["effective_on"], "description": said}}


def _entry(rule: Rule, order: Schema, shared: Schema) -> Schema:
    """An entry with one order: what stands around it, and what is its own."""
    needs_a_ref = rule.kind != Programme.KIND
    required = ["order", *(["ref"] if needs_a_ref else []), *order.get("required", [])]
    names = [name for name in names_in_an_entry(rule.order) if name != "ref" or needs_a_ref]
    properties = {name: _property(name, order, shared, needed=name in required) for name in names}
    return {
        "description": order["description"],
        "type": "object",
        "properties": {**properties, "order": {"const": rule.name}},
        "required": required,
        "anyOf": [_stated("source"), _stated("effective_on")],
        "additionalProperties": False,
    }


def _property(name: str, order: Schema, shared: Schema, *, needed: bool) -> Schema:
    own: Schema = order["properties"].get(name, {})
    if name not in shared or (needed and name in order["properties"]):
        return own
    return {"$ref": f"#/$defs/{name}", **({"not": _NOTHING} if needed else {})}


def _stated(name: str) -> Schema:
    return {"required": [name], "properties": {name: {"not": _NOTHING}}}


# What the reader accepts beyond what the models do ------------------------------------------------------------------


def _as_read(name: str, definition: Schema) -> Schema:
    """A definition as the reader takes it: opened to words, and to names that have no value."""
    opened: Schema = _opened(definition)
    if "enum" in opened:
        return {"description": opened["description"], "anyOf": [{"enum": opened["enum"]}, _any_case(opened["enum"])]}
    for field, part in opened.get("properties", {}).items():
        if field not in opened.get("required", ()):
            opened["properties"][field] = _or_nothing(part)
    if name == "PlannedDate":
        opened["properties"]["date"] = _or_nothing(
            {**_words(), "description": "The date in words, with remarks beside."}
        )
    if name == "Rating":
        return {"description": opened.pop("description"), "anyOf": [{"$ref": "#/$defs/Light"}, opened]}
    return {"description": opened.pop("description"), "anyOf": [_words(), opened]} if name in _ALSO_WORDS else opened


_ALSO_WORDS = ("PlannedDate", "Money")


def _opened(part: Any) -> Any:  # Any: a schema, a list of them, or what stands in one
    if isinstance(part, list):
        return [_opened(item) for item in part]
    if not isinstance(part, dict):
        return part
    if part.get("format") == "date":
        return {**_described(part), "$ref": "#/$defs/day"}
    if part.get("type") == "boolean":
        return {**_described(part), "$ref": "#/$defs/yes-or-no"}
    if part.get("items") == {"$ref": "#/$defs/PartnerDate"}:
        listed = {"type": "array", "items": part["items"]}
        return {**_described(part), "anyOf": [listed, {**_words(), "description": "For example: SCDC 15/9 CCC 4/10."}]}
    # A property may be called title; what pydantic calls a title is text.
    return {name: _opened(held) for name, held in part.items() if name not in _NOT_OURS or isinstance(held, dict)}


def _described(part: Schema) -> Schema:
    return {"description": part["description"]} if "description" in part else {}


def _or_nothing(part: Schema) -> Schema:
    """A name without a value states nothing, and is as good as left out."""
    if _NOTHING in part.get("anyOf", ()):
        return part
    return {
        **_described(part),
        "anyOf": [{name: held for name, held in part.items() if name != "description"}, _NOTHING],
    }


def _words() -> Schema:
    return {"type": "string", "minLength": 1, "maxLength": 300}


def _day() -> Schema:
    return {"description": "One exact day: 2018-01-29, 29/01/2018 or 29 January 2018.", **_words()}


def _yes_or_no() -> Schema:
    return {"description": "Yes or no, true or false.", "anyOf": [{"type": "boolean"}, _any_case(YES_OR_NO)]}


def _any_case(words: Iterable[str]) -> Schema:
    """The words in any letter case, with blanks or slashes for hyphens and a full stop at the end, as people write."""
    alternatives = "|".join("".join(_letter(letter) for letter in word) for word in words)
    return {"type": "string", "pattern": rf"^[ .]*(?:{alternatives})[ .]*$"}


def _letter(letter: str) -> str:
    return f"[{letter.upper()}{letter}]" if letter.isalpha() else r"[\s/_-]+"
