"""What one would type into a form to say what is known already: the way back from values to words."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache

from pydantic import BaseModel

from api.pages.forms.choice_words import NO, YES
from api.pages.forms.fields import Field, Kind, fields_of, hidden_fields_of
from api.pages.forms.typed_words import money_in_words, planned_in_words
from application.commands.order import HEADER, Order
from domain.money import Money
from domain.planned_date import PlannedDate
from domain.rag_status import RagStatus
from domain.refusals import day_in_words
from domain.state import State

Typed = dict[str, list[str]]
"""Each name of a form's fields with the words that stand in it."""

_NOT_CARRIED_ON = ("as_written", "rating.as_written", "rating.scale")
"""What was said of one rating or one paper and does not go over to the next."""

_SAID_OF_ANOTHER = ("ListAgendaItem.title", "PutBoardInPlace.since", "StateBoardOtherwise.services")
"""What an order says of something else than the thing has under that name: of an item, another paper, its work."""


def filled(order: type[Order], values: Mapping[str, object]) -> Typed:
    """What one would type to say these values, given as JSON has them or as models.

    Reading it back gives the same order; a planned date keeps its days, though not always the words for them.
    """
    fields = (*fields_of(order), *hidden_fields_of(order))
    return {name: [words] for field in fields for name, words in _typed(field, field.name, values.get(field.name))}


@cache
def _fresh(order: type[Order]) -> tuple[tuple[str, str], ...]:
    stated = (typed for field in fields_of(order) for typed in _defaults(field, field.name))
    return tuple(stated)


def fresh(order: type[Order]) -> Typed:
    """What stands in a form that nobody has typed into: the words that count unless others are chosen."""
    return {name: [words] for name, words in _fresh(order)}


def typed_from(state: State | None, order: type[Order]) -> Typed:
    """What stands in the form of an order to a thing as it is now: its present values, by the fields of the same name.

    Planned dates that no words can tell exactly are left empty, as what one types is what is recorded.
    """
    present = state.declared if isinstance(state, RagStatus) else state
    asked = (field.name for field in fields_of(order) if field.name not in HEADER)
    own = (name for name in asked if f"{order.__name__}.{name}" not in _SAID_OF_ANOTHER)
    held = {name: getattr(present, name, None) for name in own}
    fitting = {field.name: held[field.name] for field in fields_of(order) if _fits(field, held.get(field.name))}
    typed = {name: words for name, words in filled(order, fitting).items() if name not in _NOT_CARRIED_ON}
    return fresh(order) | typed


def _fits(field: Field, value: object) -> bool:
    """Whether a value of the thing is one that the field could hold; two models may mean different things by a name."""
    if field.kind is Kind.CHOICE:
        return value in {choice.value for choice in field.choices}
    states_something = value is not None and not callable(value)
    return states_something and isinstance(value, tuple) == (field.kind in (Kind.ROWS, Kind.LINES))


def _defaults(field: Field, name: str) -> Iterator[tuple[str, str]]:
    if field.kind is Kind.GROUP and field.required:
        for part in field.parts:
            yield from _defaults(part, f"{name}.{part.name}")
    elif field.default is not None:
        yield from _typed(field, name, field.default)


def _typed(field: Field, name: str, value: object) -> Iterator[tuple[str, str]]:
    """The words for one value, under the name of each field that they are typed into."""
    if value is None or value == ():
        return
    if field.kind is Kind.GROUP:
        for part in field.parts:
            yield from _typed(part, f"{name}.{part.name}", _part(value, part.name))
    elif field.kind is Kind.ROWS:
        (row,) = field.parts
        for number, one in enumerate(_many(value)):
            yield from _typed(row, f"{name}.{number}", one)
    elif field.kind is Kind.LINES:
        yield name, "\n".join(map(str, _many(value)))
    else:
        yield name, _in_words(field.kind, value)


def _part(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, Mapping) else getattr(value, name, None)


def _many(value: object) -> Iterable[object]:
    return value if isinstance(value, Iterable) else ()


def _in_words(kind: Kind, value: object) -> str:
    """A single value; words stand for themselves, whatever they are the words of."""
    if isinstance(value, str):
        return value.value if isinstance(value, StrEnum) else value
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return day_in_words(value)
    if kind is Kind.PLANNED:
        return planned_in_words(PlannedDate.model_validate(value))
    if kind is Kind.MONEY:
        return money_in_words(Money.model_validate(value))
    return "" if isinstance(value, BaseModel) else str(value)
