"""Turns what pydantic found wrong into sentences: which field, what stands there, and what is accepted."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from api.refusals import Fault, fault, shown
from domain.fitting_together import NotTogether

Error = Mapping[str, Any]  # Any: the values of pydantic's own error details
Place = Sequence[str | int]
AcceptedAt = Callable[[Place], str | None]

REFERENCE_ACCEPTED = (
    "a reference: 80 letters, digits, dots, hyphens, underscores and colons at most, beginning with a letter or digit"
)
COMMAND_ID_ACCEPTED = "8 to 80 letters, digits, dots, hyphens, underscores and colons"
_PATTERNS = {
    r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$": REFERENCE_ACCEPTED,
    r"^[A-Za-z0-9._:-]{8,80}$": COMMAND_ID_ACCEPTED,
    r"^([01][0-9]|2[0-3]):[0-5][0-9]$": "a time of the day in hours and minutes, from 00:00 to 23:59, such as 09:30",
    r"^(\*|[A-Za-z0-9][A-Za-z0-9._:-]{0,79})$": "the reference of a programme, or * for every programme",
}

_ACCEPTED: dict[str, Callable[[Error], str]] = {
    "bool_": lambda _: "true or false",
    "date_": lambda _: "a day such as 2026-07-14",
    "datetime_": lambda _: "a time such as 2026-07-14T09:30:00Z",
    "decimal_": lambda _: "a number",
    "dict_": lambda _: "an object in braces",
    "enum": lambda ctx: _one_of(ctx["expected"]),
    "float_": lambda _: "a number",
    "greater_than": lambda ctx: f"more than {ctx['gt']}",
    "greater_than_equal": lambda ctx: f"{ctx['ge']} or more",
    "int_": lambda _: "a whole number",
    "less_than": lambda ctx: f"less than {ctx['lt']}",
    "less_than_equal": lambda ctx: f"{ctx['le']} or less",
    "list_": lambda _: "a list in square brackets",
    "literal_": lambda ctx: _one_of(ctx["expected"]),
    "model_": lambda _: "an object in braces",
    "string_pattern_": lambda ctx: _PATTERNS.get(ctx["pattern"], f"words of the pattern {ctx['pattern']}"),
    "string_too_long": lambda ctx: f"{ctx['max_length']} characters at most",
    "string_too_short": lambda ctx: f"{ctx['min_length']} character or more",
    "string_": lambda _: "words in quotation marks",
    "too_long": lambda ctx: f"{ctx['max_length']} entries at most",
    "too_short": lambda ctx: f"{ctx['min_length']} entries or more",
    "tuple_": lambda _: "a list in square brackets",
}
"""What is accepted, by how pydantic's name of the error begins; the longest beginning counts."""

_WRONG_TYPES = ("date_", "enum", "model_")
"""Errors that know less of what is accepted than the place does: there may be a short form, or a range."""


def faults_of(
    errors: Sequence[Error],
    *,
    above: int = 0,
    wanted: Mapping[str, str] | None = None,
    accepted_at: AcceptedAt = lambda _: None,
) -> list[Fault]:
    """The faults that a validation found.

    `above` is how much of each place is not the sender's (“query”); `wanted` says of a field that may be missing
    what it takes, `accepted_at` of any place, where there are words for it.
    """
    each = [one for error in errors for one in at_its_fields(error)]
    places = [error["loc"][above:] for error in each]
    return [
        _fault(error, place_in_words(place), wanted or {}, accepted_at(place))
        for error, place in zip(each, places, strict=True)
    ]


def at_its_fields(error: Error) -> list[Error]:
    """What a model finds wrong with several of its fields at once, at each that is to be put right; all else as it is.

    Where a field was left out nothing is found.
    """
    why = error.get("ctx", {}).get("error")
    if not isinstance(why, NotTogether):
        return [error]
    held = error["input"] if isinstance(error["input"], dict) else {}
    alone = {"error": ValueError(str(why))}
    return [{**error, "loc": (*error["loc"], name), "input": held.get(name), "ctx": alone} for name in why.fields]


def json_fault(error: Error) -> Fault:
    """A body that is not JSON, with the line and the column where that shows."""
    why = re.sub(r" at line (\d+) column (\d+)$", r" at line \1, column \2", str(error["ctx"]["error"]))
    return Fault("body", None, "JSON", f"The body is not JSON: {why}.")


def _fault(error: Error, field: str, wanted: Mapping[str, str], at_its_place: str | None) -> Fault:
    kind, found = error["type"], error.get("input")
    if kind == "json_invalid":
        return json_fault(error)
    if kind == "missing":
        accepted = wanted.get(field, "a value")
        return Fault(field, None, accepted, f"“{shown(field)}” is missing. It takes {accepted}.")
    if kind == "extra_forbidden":
        accepted = ", ".join(wanted) or "nothing more"
        return Fault(field, as_sent(found), accepted, f"There is no field “{shown(field)}” here. Leave it out.")
    if kind in {"value_error", "assertion_error"}:
        why = str(error["ctx"]["error"])
        return Fault(
            field,
            None if found is None else as_sent(found),
            at_its_place or "another value",
            f"“{shown(field)}”: {_ended(why)}",
        )
    by_type = at_its_place if kind.startswith(_WRONG_TYPES) else None
    return fault(field, as_sent(found), by_type or _accepted(error))


def _accepted(error: Error) -> str:
    kind = error["type"]
    known = [beginning for beginning in _ACCEPTED if kind.startswith(beginning)]
    if known:
        return _ACCEPTED[max(known, key=len)](error.get("ctx", {}))
    return str(error["msg"])


def as_sent(found: object) -> str:
    """What stands there, as JSON has it; what is inside it has no end that a person would read to."""
    if isinstance(found, dict):
        return "an object"
    if isinstance(found, list | tuple):
        return "a list"
    if found is None or isinstance(found, bool):
        return {None: "null", True: "true", False: "false"}[found]
    return shown(_briefly(found))


def _briefly(found: object) -> object:
    """Python refuses to write out a number of more than some thousands of digits."""
    return "a very large number" if isinstance(found, int) and found.bit_length() > 300 else found  # noqa: PLR2004


def place_in_words(place: Place) -> str:
    """Where it is, as people write it: partners[0].name."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)
    return shown(text.lstrip(".")) or "body"


def _one_of(expected: str) -> str:
    return f"one of {expected}".replace("'", "").replace(" or ", ", ")


def _ended(why: str) -> str:
    sentence = why[:1].upper() + why[1:]
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."
