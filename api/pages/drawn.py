"""Turns templates into pages: one Jinja environment that escapes everything and forgives no misspelt name of ours."""

from contextvars import ContextVar
from datetime import UTC, date, datetime, tzinfo
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any

import orjson
from jinja2 import Environment, PackageLoader, StrictUndefined

from domain.refusals import day_in_words
from domain.words import NOT_STATED

_ZONE: ContextVar[tzinfo] = ContextVar("zone", default=UTC)
"""The zone of the page that is being drawn: macros know no page, and every page says times in one zone."""

STATIC = resources.files("api.pages") / "static"


@cache
def environment() -> Environment:
    """The environment of every template."""
    made = Environment(
        loader=PackageLoader("api.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {"day": in_words, "json": as_json, "stated": stated}
    made.globals |= {"static": static}
    return made


def draw(template: str, *, zone: tzinfo = UTC, **context: Any) -> str:  # Any: whatever the template is given
    """The template filled in, with times said as clocks show them in a zone."""
    _ZONE.set(zone)
    return environment().get_template(template).render(context)


def in_words(day: date | datetime) -> str:
    """19 January 2018; a time also says its minutes as people's clocks showed them: 19 January 2018, 14:05."""
    if not isinstance(day, datetime):
        return day_in_words(day)
    there = day.astimezone(_ZONE.get())
    return f"{day_in_words(there)}, {there:%H:%M}"


def as_json(value: object) -> str:
    """A value as JSON writes it, for the attribute `value` of `<data>`."""
    return orjson.dumps(value).decode()


def stated(value: object) -> object:
    """The value, or “not stated” where there is none."""
    return NOT_STATED if value is None else value


@cache
def static(name: str) -> str:
    """The address of a file that goes with every page; it changes when the file does, so that it may be kept."""
    return f"/static/{name}?v={sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"
