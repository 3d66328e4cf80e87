"""Waits for what is sent, and lets whoever sent it wait, neither for ever; and from when on they do."""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.refusals import SentTooSlowly
from application.waiting import Asking, asking

PATIENCE = 30
"""For how many seconds the next part of a body is waited for."""


class Patient:
    """An application to which a body comes in time, or not at all; by then whoever sent it begins to wait."""

    def __init__(self, application: ASGIApp, *, seconds: float = PATIENCE) -> None:
        self._application, self._seconds = application, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, which is told where the next part of a body did not come."""
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        with asking() as one:
            await self._application(scope, _in_time(receive, self._seconds, one), send)


def _in_time(receive: Receive, seconds: float, one: Asking) -> Receive:
    """Once the body is whole, nothing is left to wait for but that whoever asks goes away, however long that takes."""
    is_whole = False

    async def receive_in_time() -> Message:
        nonlocal is_whole
        if is_whole:
            return await receive()
        try:
            async with asyncio.timeout(seconds):
                message = await receive()
        except TimeoutError:
            raise SentTooSlowly(seconds) from None
        is_whole = not message.get("more_body", False)
        one.begins_now()
        return message

    return receive_in_time
