"""Routes that are answered in one thread from the token to the JSON, however many functions that takes.

Left alone, the framework wakes a thread for each of them, six to eight for an order, and each waking costs more than
most of these functions do.
"""

from collections import deque
from collections.abc import Callable, Coroutine
from functools import cached_property
from typing import Any, TypeVar

from anyio.from_thread import run as run_in_the_loop
from fastapi import Request, Response
from fastapi.dependencies.utils import get_flat_params
from fastapi.params import Query
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.routing import Match
from starlette.types import Message, Receive, Scope

from api.rest.in_order import in_order
from api.rest.written import as_written

AHEAD = 1 << 16
"""How many bytes of a body are waited for before a thread is taken; orders have far fewer."""

_WITHOUT_A_BODY = frozenset({"GET", "HEAD"})

Handler = Callable[[Request], Coroutine[Any, Any, Response]]  # Any: what coroutines pass to the loop and back
T = TypeVar("T")


class InOneThread(APIRoute):
    """A route whose functions, none of which waits for the loop, are all called in the same thread.

    What is sent is taken in before that, as a thread that waited for it would be one that others lack; a larger body
    is then read on from within, once it is known who sends it.
    """

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As the framework has it; but of most routes how the path ends tells at once that another one is meant."""
        return super().matches(scope) if scope["path"].endswith(self._end) else (Match.NONE, {})

    @cached_property
    def _end(self) -> str:
        """What stands behind the last parameter of the path."""
        return self.path.rpartition("}")[2]

    @cached_property
    def parameters(self) -> frozenset[str]:
        """What may be asked for behind the question mark; the framework finds them anew whenever it is asked."""
        sent = get_flat_params(self.dependant)
        return frozenset(each.alias for each in sent if isinstance(each.field_info, Query))

    def get_route_handler(self) -> Handler:
        """As the framework's own, but in one thread, and with all functions called by one."""
        stated, self.dependant = self.dependant, in_order(self.dependant)
        if self.response_field is not None:
            self.response_field.serialize_json = as_written  # type: ignore[assignment,method-assign]  # it alone
        handle = super().get_route_handler()
        self.dependant = stated  # which the OpenAPI document tells of

        async def handle_in_one_thread(request: Request) -> Response:
            receive = request.receive
            if request.method not in _WITHOUT_A_BODY:
                receive = _first(await _ahead(request.receive), then=request.receive)
            asked = Request(request.scope, receive, request._send)  # noqa: SLF001  # it is handed on as it came
            return await run_in_threadpool(_to_its_end, handle(asked))

        return handle_in_one_thread


async def _ahead(receive: Receive) -> deque[Message]:
    """What has been sent of a body, as far as it is waited for."""
    messages, size = deque([await receive()]), 0
    while messages[-1].get("more_body") and size < AHEAD:
        size += len(messages[-1].get("body", b""))
        messages.append(await receive())
    return messages


def _first(messages: deque[Message], *, then: Receive) -> Receive:
    """What came already, and then what comes; the loop is asked for that from the thread."""

    async def next_of_them() -> Message:
        return await then()

    async def receive() -> Message:
        return messages.popleft() if messages else run_in_the_loop(next_of_them)

    return receive


def _to_its_end(coroutine: Coroutine[Any, Any, T]) -> T:  # Any: as above
    """Run what has nothing to wait for."""
    try:
        coroutine.send(None)
    except StopIteration as ended:
        answer: T = ended.value
        return answer
    coroutine.close()
    raise RuntimeError("a route that is answered in one thread waits for something")
