"""Which fields the form of an order has: one for each that its model has, of the kind that its type asks for."""

import types
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, StrEnum, auto
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from api.pages.forms.choice_words import YES_OR_NO, in_words
from api.pages.forms.said import Said
from api.pages.forms.words import said_of
from application.commands.catalogue import ACCESS
from application.commands.order import HEADER, Order
from domain.calendar import month_named
from domain.money import Money
from domain.planned_date import PlannedDate

SHOWN_LAST = ("reason", "note", "effective_on")
"""What every order may say, after what it says in particular."""

OF_A_CORRECTION = ("because", "authority")
"""What only a correction says, and has to say."""

HIDDEN = ("expected_version", "command_id")
"""What goes with an order and is typed by nobody."""

LONGEST_LINE = 300
MOST_POINTS = 12
"""A whole number with no more values than these is chosen rather than typed."""


MONTHS = (1, 12)
"""A whole number from 1 to 12 is a month."""


class Kind(Enum):
    """How a field is asked for and read."""

    LINE = auto()
    TEXT = auto()
    REF = auto()
    DAY = auto()
    PLANNED = auto()
    NUMBER = auto()
    MONEY = auto()
    YES_NO = auto()
    CHOICE = auto()
    THING = auto()
    GROUP = auto()
    ROWS = auto()
    LINES = auto()


class Choice(NamedTuple):
    """One thing to choose: what is sent, and what is read."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form.

    `parts` are those of a GROUP; each row of ROWS is like its one part. `thing` says what a THING is chosen from.
    `within` is the field that names what it is a part of: once that is known, it is chosen among the parts of that.
    """

    name: str
    kind: Kind
    said: Said
    required: bool
    default: object = None
    choices: tuple[Choice, ...] = ()
    thing: str | None = None
    parts: tuple["Field", ...] = ()
    within: str | None = None

    @property
    def is_optional(self) -> bool:
        """Whether it may be left empty, which then means that it is not stated."""
        return not (self.required or self.said.needed) and self.default is None


_AT_ONCE = frozenset(rule.order for rule in ACCESS)
"""What takes effect at once, so that nobody is asked for a day."""

_THINGS: dict[str, str | None] = {
    "GrantRole.on": "anywhere",
    "WithdrawRole.on": "anywhere",
    "FinishMitigation.action": "mitigation",
    "GiveGateEvidence.criterion": "gate-criterion",
    "HoldPhasesAtGates.phases": "phase",
    "MeetGateCondition.condition": "gate-condition",
    "NameHost.host": "partner",
    "OpenWorkstream.parent": "workstream",
    "PlaceWorkstreamInside.parent": "workstream",
    "Rating.light": "light",
    "RemoveDependency.depends_on": "dependency",
    "RemovePartner.partner": "partner",
    "ApproveChange.board": "board",
    "AssignAction.board": "board",
    "DealWithAgendaItem.item": "agenda-item",
    "EscalateToBoard.to": "board-at-work",
    "MakeRecommendation.depends_on": None,
    "PassEscalationUp.to": "board-above",
    "RejectChange.board": "board",
    "ReplaceBoard.by": "board",
    "ResolveEscalation.board": "board",
    "ReturnEscalation.to": "board-below",
    "RequestChange.asked_of": "board-at-work",
    "RequestChange.milestone": "milestone",
    "ReviewGate.decided_by": "board",
    "ScheduleMeeting.board": "board",
    "gate_meeting": "meeting",
    "held_by": "board",
    "SupersedeDecision.by": "decision",
    "TakeAgendaItemOff.item": "agenda-item",
    "TakeDecision.board": "board",
    "decision": "decision",
    "depends_on": "milestone",
    "follows": "phase",
    "inside": "recommendation",
    "meeting": "meeting",
    "paper": "paper",
    "parent": "programme",
    "phase": "phase",
    "recommendation": "recommendation",
    "recommendations": "recommendation",
    "reports_to": "board",
    "workstream": "workstream",
}
"""What is chosen from what the record holds, by `Model.field` or by the field alone; `None` marks what is not."""

_WITHIN = {"TakeDecision.item": "meeting"}
"""What is a part of something that another field of the same form names."""


@cache
def fields_of(order: type[Order]) -> tuple[Field, ...]:
    """The fields of an order's form, in the order they are shown: what it says in particular, then why and when."""
    own = (name for name in order.model_fields if name not in HEADER)
    last = (name for name in SHOWN_LAST if not (name == "effective_on" and order in _AT_ONCE))
    return tuple(_field(order, name) for name in (*own, *last))


def correction_fields_of(order: type[Order], day: str) -> tuple[Field, ...]:
    """The fields of the form on which an order corrects an entry, which took effect on a day, or erases it.

    Nothing is asked of a withdrawal or an erasure but what all of these are asked: why, and on whose authority.
    """
    asked = tuple(replace(_field(order, name), required=True) for name in OF_A_CORRECTION)
    if order.withdraws or order.erases:
        return asked
    hints = {
        "effective_on": f"Leave empty to keep the day of the entry ({day}), or to take the day on which this form says "
        "it happened.",
        "note": "As the entry has it. Change it, or empty it: the correction then has none.",
    }
    return (
        *(_with_hint(field, None if field.required else hints.get(field.name)) for field in fields_of(order)),
        *asked,
    )


def _with_hint(field: Field, hint: str | None) -> Field:
    return replace(field, said=field.said._replace(hint=hint)) if hint else field


@cache
def hidden_fields_of(order: type[Order]) -> tuple[Field, ...]:
    """What the form sends along and does not show."""
    return tuple(_field(order, name) for name in HIDDEN)


class _Shape(NamedTuple):
    """A type without what may be absent and what is annotated, and the limits that were annotated."""

    core: Any  # a type as an annotation says it: a class, or a tuple of classes
    limits: dict[str, Any]  # Any: a pattern is a string, every other limit a number


def _field(model: type[BaseModel], name: str) -> Field:
    info = model.model_fields[name]
    said = said_of(model, name)
    thing = _THINGS.get(f"{model.__name__}.{name}", _THINGS.get(name))
    field = _of_shape(name, said, shape=_shape(info.annotation, info.metadata), thing=thing)
    default = None if info.is_required() or said.empty else info.default or None if info.default != 0 else info.default
    within = _WITHIN.get(f"{model.__name__}.{name}")
    return replace(field, required=info.is_required(), default=default, within=within)


def _of_shape(name: str, said: Said, *, shape: _Shape, thing: str | None = None) -> Field:
    bare = Field(name, Kind.LINE, said, required=False)
    core = shape.core
    if get_origin(core) is tuple:
        return _of_many(bare, _shape(get_args(core)[0], ()), thing)
    if issubclass(core, str) and not issubclass(core, StrEnum):
        return replace(bare, kind=Kind.THING if thing else _kind_of_words(shape.limits), thing=thing)
    if issubclass(core, StrEnum):
        choices = tuple(Choice(word, in_words(word)) for word in core)
        return replace(bare, kind=Kind.CHOICE, choices=choices, thing=thing)
    if issubclass(core, BaseModel) and core not in _SPELT_OUT:
        return replace(bare, kind=Kind.GROUP, parts=tuple(_field(core, part) for part in core.model_fields))
    return _plain(bare, shape)


_SPELT_OUT: dict[type, Kind] = {PlannedDate: Kind.PLANNED, Money: Kind.MONEY, date: Kind.DAY, int: Kind.NUMBER}


def _plain(bare: Field, shape: _Shape) -> Field:
    if shape.core is bool:
        return replace(bare, kind=Kind.YES_NO, choices=tuple(Choice(*pair) for pair in YES_OR_NO))
    field = replace(bare, kind=_SPELT_OUT[shape.core])
    least, most = shape.limits.get("ge"), shape.limits.get("le")
    if least is None or most is None or most - least >= MOST_POINTS:
        return field
    in_figures = {point: str(point) for point in range(least, most + 1)}
    words = {month: month_named(month) for month in in_figures} if (least, most) == MONTHS else in_figures
    return replace(field, choices=tuple(Choice(str(point), words[point]) for point in in_figures))


def _of_many(bare: Field, inner: _Shape, thing: str | None) -> Field:
    """Lines stand one on each line of a box; what may have several lines, or several parts, gets a row each."""
    if inner.core is str and not thing and _kind_of_words(inner.limits) is Kind.LINE:
        return replace(bare, kind=Kind.LINES)
    said = Said(bare.said.one.capitalize(), empty=bare.said.empty, needed=bare.said.needed)
    row = _of_shape("", said, shape=inner, thing=thing)
    return replace(bare, kind=Kind.ROWS, parts=(row,))


def _kind_of_words(limits: dict[str, Any]) -> Kind:  # Any: as in a shape
    longest = limits.get("max_length")
    if longest is None:
        return Kind.REF
    return Kind.LINE if longest <= LONGEST_LINE else Kind.TEXT


def _shape(annotation: Any, metadata: Iterable[object]) -> _Shape:  # Any: whatever stands for a type
    limits = dict(_limits(metadata))
    while get_origin(annotation) in (Annotated, Union, types.UnionType):
        args = get_args(annotation)
        if get_origin(annotation) is Annotated:
            limits = dict(_limits(args[1:])) | limits
            annotation = args[0]
        else:
            annotation = next(one for one in args if one is not types.NoneType)
    return _Shape(annotation, limits)


def _limits(metadata: Iterable[object]) -> Iterator[tuple[str, Any]]:  # Any: as in a shape
    for one in metadata:
        if isinstance(one, FieldInfo):
            yield from _limits(one.metadata)
        for limit in ("pattern", "max_length", "ge", "le"):
            if (stated := getattr(one, limit, None)) is not None:
                yield limit, stated
