"""Reads the body of an order: of the type and size that are accepted, JSON, and meaning exactly what it says."""

import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request
from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from api.accepted import A_DAY_IN_RANGE, accepted_at
from api.moments import A_DAY
from api.received import body_up_to
from api.refusals import (
    BodyTooLarge,
    ContentTypeNotAccepted,
    EncodingNotAccepted,
    Fault,
    RequestUnreadable,
    fault,
)
from api.rest.dependencies import ActorDep, TrackerDep
from api.rest.schemas import fields_in_words
from api.rest.twice import given_twice
from api.sentences import as_sent, faults_of, place_in_words
from application.commands.order import Order

AnyOrder = TypeVar("AnyOrder", bound=Order)
Place = tuple[str | int, ...]

MOST_FAULTS = 100
"""A body with more faults is not a list of slips; counting them out would only cost time."""

LARGEST_NUMBER = 2**53 - 1
"""Beyond it many readers of JSON no longer tell one whole number from the next."""

_JSON = re.compile(r"application/([a-z0-9!#$&^_.+-]+\+)?json")
_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([^\s;\"]+)")
_UTF_8 = {"utf-8", "utf8", "us-ascii"}
_LONGEST_LENGTH = 18


async def body_of(request: Request, tracker: TrackerDep, _: ActorDep) -> bytes:
    """The whole body of a request that somebody we know has sent; refused where it is of another type, or too large."""
    limit = tracker.settings.body_limit
    if _declared_length(request) > limit:
        raise BodyTooLarge(limit)
    received = await body_up_to(limit, request)
    if received:
        _must_be_json_in_utf_8(request)
    return received


BodyDep = Annotated[bytes, Depends(body_of)]


def read_order(kind: type[AnyOrder], body: bytes) -> AnyOrder:
    """The order in a body; one that leaves everything open may leave out its body too."""
    written = body or b"{}"
    try:
        order = kind.model_validate_json(written)
    except ValidationError as problem:
        raise RequestUnreadable(_faults(problem, kind)) from None
    if twice := given_twice(written):
        raise RequestUnreadable(twice[:MOST_FAULTS])
    if loose := list(loosely_read(from_json(written), order)):
        raise RequestUnreadable(loose[:MOST_FAULTS])
    return order


def loosely_read(written: object, read: object, place: Place = ()) -> Iterator[Fault]:
    """The places where a number, a time or a word was taken for something else than JSON has it.

    Models read leniently, because a file may hold a date as a date; JSON has none, and a day that was made of a
    number of seconds is one that nobody meant.
    """
    if isinstance(read, BaseModel) and isinstance(written, dict):
        parts = _parts(read)
        for name, value in written.items():
            yield from loosely_read(value, parts.get(name), (*place, name))
    elif isinstance(read, list | tuple) and isinstance(written, list):
        for index, (value, part) in enumerate(zip(written, read, strict=False)):
            yield from loosely_read(value, part, (*place, index))
    elif isinstance(read, date) and not (isinstance(written, str) and A_DAY.fullmatch(written)):
        yield fault(place_in_words(place), as_sent(written), A_DAY_IN_RANGE)
    elif isinstance(read, bool) and not isinstance(written, bool):
        yield fault(place_in_words(place), as_sent(written), "true or false")
    elif isinstance(read, int) and (type(written) is not type(read) or abs(read) > LARGEST_NUMBER):
        yield fault(place_in_words(place), as_sent(written), _whole_number(written, read))


def _whole_number(written: object, read: int) -> str:
    """What is accepted; who wrote the number between quotation marks is shown it without them."""
    if isinstance(written, str) and abs(read) <= LARGEST_NUMBER:
        return f"a whole number, without quotation marks: {read}"
    return f"a whole number, {LARGEST_NUMBER:,} at most"


def _parts(read: BaseModel) -> Mapping[str, Any]:  # Any: the values of whichever fields the model has
    fields = type(read).model_fields
    named = {name: getattr(read, name) for name in fields}
    return named | {field.alias: named[name] for name, field in fields.items() if field.alias}


def _faults(problem: ValidationError, kind: type[Order]) -> list[Fault]:
    if problem.error_count() > MOST_FAULTS:
        many = (
            f"The body has {problem.error_count():,} faults, too many to list. Compare it with the schema of the order."
        )
        return [Fault("body", None, f"the schema {kind.__name__}", many)]
    errors = problem.errors(include_url=False)
    return faults_of(errors, wanted=fields_in_words(kind), accepted_at=partial(accepted_at, kind))


def _declared_length(request: Request) -> int:
    declared = request.headers.get("content-length", "")
    if not declared.isdecimal():
        return 0
    return int(declared) if len(declared) <= _LONGEST_LENGTH else sys.maxsize


def _must_be_json_in_utf_8(request: Request) -> None:
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding != "identity":
        raise EncodingNotAccepted(encoding)
    stated = request.headers.get("content-type", "")
    charset = _CHARSET.search(stated.lower())
    if not _JSON.fullmatch(stated.partition(";")[0].strip().lower()) or (charset and charset[1] not in _UTF_8):
        raise ContentTypeNotAccepted(stated)
