"""The functions that a route is made of, put in order once: each is called one time, with what those before it gave.

Left alone, the framework works that out anew for every request, and looks once more for what a function needs
wherever the function is named: twenty times for an order that has nine.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from inspect import isasyncgenfunction, iscoroutinefunction, isgeneratorfunction, unwrap
from typing import Any, NamedTuple

from fastapi import Request, Response
from fastapi._compat import ModelField
from fastapi.dependencies.models import Dependant
from fastapi.dependencies.utils import request_params_to_args
from fastapi.exceptions import RequestValidationError
from fastapi.params import Path as PathParameter

Called = Callable[..., Any]  # Any: whatever a function of a route takes and gives
Named = dict[str, Any]  # Any: as above
Sent = Callable[[Request], Mapping[str, Any]]  # Any: as the framework hands them out

_SENT: tuple[tuple[str, Sent], ...] = (
    ("path_params", lambda request: request.path_params),
    ("query_params", lambda request: request.query_params),
    ("header_params", lambda request: request.headers),
    ("cookie_params", lambda request: request.cookies),
)
_NOT_GIVEN_HERE = (
    "body_params",
    "websocket_param_name",
    "background_tasks_param_name",
    "security_scopes_param_name",
    "concurrency",
)


class _Step(NamedTuple):
    """A function, and what it takes: what functions before it gave, what was sent, and the request and the response."""

    call: Called
    is_awaited: bool
    needs: tuple[tuple[str | None, int], ...]
    words: tuple[tuple[str, str, Sent], ...]
    """What is taken as it was sent, or is nothing: by its name, what it is called there, and where it stands."""

    others: tuple[tuple[list[ModelField], Sent], ...]
    request: str | None
    response: str | None

    def taken(self, given: list[Any], request: Request, response: Response) -> tuple[Named, list[Any]]:  # Any: as above
        """What it is called with, and what was sent that it cannot take."""
        values = {name: given[step] for name, step in self.needs if name is not None}
        refused: list[Any] = []  # Any: as above
        for name, alias, of in self.words:
            values[name] = of(request).get(alias)
        for fields, of in self.others:
            found, faults = request_params_to_args(fields, of(request))
            values.update(found)
            refused += faults
        if self.request is not None:
            values[self.request] = request
        if self.response is not None:
            values[self.response] = response
        return values, refused


def in_order(route: Dependant) -> Dependant:
    """The same route as a single function, which calls all the others."""
    steps: list[_Step] = []
    _add(route, steps, {})

    @wraps(steps[-1].call)
    async def called(request: Request, response: Response) -> Any:  # Any: as above
        return await _called(steps, request, response)

    return Dependant(call=called, path=route.path, request_param_name="request", response_param_name="response")


def _add(each: Dependant, steps: list[_Step], known: dict[Called, int]) -> int:
    """Put a function behind those that it needs, if it is not there yet; where it is."""
    needs = tuple((needed.name, _add(needed, steps, known)) for needed in each.dependencies)
    call = _must_be_callable_here(each)
    if call not in known:
        sent = [(field, of) for kind, of in _SENT for field in getattr(each, kind)]
        words = tuple((field.name, field.alias, of) for field, of in sent if _is_any_word(field))
        others = tuple(([field], of) for field, of in sent if not _is_any_word(field))
        asked = each.request_param_name or each.http_connection_param_name
        steps.append(_Step(call, is_awaited(call), needs, words, others, asked, each.response_param_name))
        known[call] = len(steps) - 1
    return known[call]


def _is_any_word(field: ModelField) -> bool:
    """Whether nothing can be wrong with it: text that may be left out, or a part of the path, is taken as it is."""
    info = field.field_info
    may_be_left_out = info.annotation == (str | None) and field.default is None
    return not info.metadata and (may_be_left_out or (info.annotation is str and isinstance(info, PathParameter)))


def _must_be_callable_here(each: Dependant) -> Called:
    unknown = [kind for kind in _NOT_GIVEN_HERE if getattr(each, kind)]
    call = each.call
    if call is None or unknown or not each.use_cache or _has_an_end(call):
        raise TypeError(f"{call} cannot be called in a route that is answered in one thread: {unknown}")
    return call


def _has_an_end(call: Called) -> bool:
    """Whether something is left to be done when the route has answered, whatever is wrapped around it."""
    parts = (call, unwrap(call), getattr(call, "__call__"))  # noqa: B004, B009  # objects that are called like one, too
    return any(isgeneratorfunction(part) or isasyncgenfunction(part) for part in parts)


def is_awaited(call: Called) -> bool:
    """Whether it is waited for, as a function or as an object that is called like one."""
    return iscoroutinefunction(call) or iscoroutinefunction(getattr(call, "__call__", None))  # noqa: B004


async def _called(steps: list[_Step], request: Request, response: Response) -> Any:  # Any: as above
    """What the last one gives. One that was sent what it cannot take is not called, nor is whoever needs it."""
    given: list[Any] = []  # Any: as above
    missing: set[int] = set()
    refused: list[Any] = []  # Any: as above
    for number, step in enumerate(steps):
        values, faults = step.taken(given, request, response)
        refused += faults
        if faults or (missing and not missing.isdisjoint(needed for _, needed in step.needs)):
            missing.add(number)
            given.append(None)
        else:
            found = step.call(**values)
            given.append(await found if step.is_awaited else found)
    if refused:
        raise RequestValidationError(refused)
    return given[-1]
