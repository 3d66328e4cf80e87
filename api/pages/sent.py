"""What a form sends: its fields by name, each with everything that was typed, taken in up to a limit."""

from collections.abc import Mapping, Sequence
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import Depends, Request

from api.pages.dependencies import TrackerDep
from api.pages.refusals import NotAForm
from api.received import body_up_to
from api.refusals import RequestNotUnderstood

Typed = Mapping[str, Sequence[str]]

A_FORM = "application/x-www-form-urlencoded"
MOST_FIELDS = 10_000
LONGEST_NUMBER = 15
"""How many figures a number may have that goes along with a form; no version of anything has more."""


async def typed_in(request: Request, limit: int) -> Typed:
    """The fields of a form that was sent, empty ones included; what is no form, or too large, is refused."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != A_FORM:
        raise NotAForm
    return fields_in(await _body(request, limit))


def fields_in(body: bytes) -> Typed:
    """The fields that a body holds."""
    try:
        return parse_qs(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError:
        raise RequestNotUnderstood from None


async def _body(request: Request, limit: int) -> bytes:
    """The body, which can be read once from the wire, and from then on from here."""
    if (read_before := getattr(request.state, "sent", None)) is not None:
        return bytes(read_before)
    request.state.sent = sent = await body_up_to(limit, request)
    return sent


async def the_form(request: Request, tracker: TrackerDep) -> Typed:
    """What was typed into the form that was sent."""
    return await typed_in(request, tracker.settings.body_limit)


TypedDep = Annotated[Typed, Depends(the_form)]


def number_in(text: str) -> int | None:
    """A number that one of our own hidden fields holds; nothing where somebody wrote something else into it."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else None


def one(typed: Typed, name: str) -> str:
    """The one thing typed into a field, without the blanks around it; empty where nothing was."""
    return (typed.get(name) or [""])[-1].strip()
