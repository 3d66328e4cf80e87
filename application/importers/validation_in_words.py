"""What the models say of an entry that does not fit them, as sentences: what was found, and what is accepted."""

import difflib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from application.commands.order import Order
from application.importers.words_as_meant import Path, Unread, Wanted, core, fields_of, found_in_words
from domain.dates_as_written import quoted

AROUND = ("order", "ref", "source", "known_on")
"""What stands around an order in an entry; everything else is the order's own."""

NOT_IN_A_FILE = ("expected_version", "command_id", "corrects", "because", "authority")
"""What an order may state and an entry may not: a file has read no version, an entry is known by what it says, and
what is recorded is put right by hand."""


def said_of(problem: ValidationError, model: type[BaseModel]) -> Iterator[Unread]:
    """Every complaint, with the path it is about."""
    for error in problem.errors(include_url=False):
        path = tuple(error["loc"])
        sentence = _SENTENCES.get(error["type"], _as_the_model_says)(_Complaint(error, path, model))
        yield Unread(path, f"{sentence[0].upper()}{sentence[1:]}", error["type"] == "extra_forbidden")


def names_in_an_entry(order: type[Order]) -> list[str]:
    """What an entry with this order may state: what stands around every order, then what is its own."""
    return [*AROUND, *(name for name in fields_of(order) if name not in NOT_IN_A_FILE)]


def nearest(word: str, known: Sequence[str]) -> str:
    """Did you mean …? Nothing where nothing is near."""
    near = difflib.get_close_matches(word[:80], known, n=3, cutoff=0.6)
    return f" Did you mean {' or '.join(near)}?" if near else ""


class _Complaint(NamedTuple):
    error: ErrorDetails
    path: Path
    model: type[BaseModel]

    @property
    def name(self) -> str:
        """The innermost name; an item of a list has that of its list."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "entry")

    @property
    def found(self) -> str:
        return found_in_words(self.error["input"])

    @property
    def context(self) -> dict[str, Any]:  # Any: each kind of complaint brings what it knows
        return self.error.get("ctx", {})


def _missing(complaint: _Complaint) -> str:
    return f"“{complaint.name}” is missing; it has to be stated here."


def _not_known(complaint: _Complaint) -> str:
    known = _names_at(complaint.model, complaint.path[:-1])
    return f"{quoted(complaint.name)} is not known here.{nearest(complaint.name, known)} Known are: {', '.join(known)}."


def _no_text(complaint: _Complaint) -> str:
    return f"{complaint.found} stands where “{complaint.name}” wants text; put it in quotation marks."


def _no_list(complaint: _Complaint) -> str:
    return f"{complaint.found} stands where “{complaint.name}” wants a list; begin each item with “- ”."


def _no_mapping(complaint: _Complaint) -> str:
    names = ", ".join(_names_at(complaint.model, complaint.path))
    return f"{complaint.found} stands where “{complaint.name}” wants “name: value” lines with names out of {names}."


def _no_words(complaint: _Complaint) -> str:
    return f"“{complaint.name}” has no words; write some, or leave it out."


def _too_long(complaint: _Complaint) -> str:
    return f"“{complaint.name}” has more than {complaint.context['max_length']:,} characters, which are the most."


def _no_reference(complaint: _Complaint) -> str:
    return (
        f"{complaint.found} is no reference for “{complaint.name}”; write letters, digits, dots, hyphens, underscores "
        "and colons, beginning with a letter or digit, 80 characters at most."
    )


def _out_of_range(complaint: _Complaint) -> str:
    bounds = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
    name, bound = next((name, bound) for name, bound in complaint.context.items() if name in bounds)
    return f"{complaint.found} does not fit “{complaint.name}”, which is {bounds[name]} {bound:,}."


def _nothing_else(complaint: _Complaint) -> str:
    return f"{complaint.found} does not fit “{complaint.name}”; write {complaint.context['expected']}."


def _own_sentence(complaint: _Complaint) -> str:
    sentence = str(complaint.context["error"]).rstrip(".")
    return f"“{complaint.name}”: {sentence}." if sentence[0].islower() else f"{sentence}."


def _as_the_model_says(complaint: _Complaint) -> str:
    return f"{complaint.found} does not fit “{complaint.name}”: {complaint.error['msg']}."


_SENTENCES: dict[str, Callable[[_Complaint], str]] = {
    "missing": _missing,
    "extra_forbidden": _not_known,
    "string_type": _no_text,
    "tuple_type": _no_list,
    "model_type": _no_mapping,
    "model_attributes_type": _no_mapping,
    "string_too_short": _no_words,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _no_reference,
    "greater_than": _out_of_range,
    "greater_than_equal": _out_of_range,
    "less_than": _out_of_range,
    "less_than_equal": _out_of_range,
    "literal_error": _nothing_else,
    "value_error": _own_sentence,
}


def _names_at(model: type[BaseModel], path: Path) -> list[str]:
    """The names a mapping at this place may have."""
    found: Wanted = model
    for step in path:
        found = _one_step(found, step)
    if not isinstance(found, type) or not issubclass(found, BaseModel):
        return []
    return names_in_an_entry(found) if issubclass(found, Order) else list(fields_of(found))


def _one_step(wanted: Wanted, step: str | int) -> Wanted:
    if isinstance(step, int):
        return core(next(iter(getattr(wanted, "__args__", (object,)))))
    return fields_of(wanted).get(step, object) if isinstance(wanted, type) and issubclass(wanted, BaseModel) else object
