"""A server that stops gives up what takes too long, and says so to whoever waits for it."""

import asyncio
from pathlib import Path

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.operations.figures import Figures
from api.operations.log import RequestLog
from api.operations.watching import STOPPING, Watched
from tests.api.operations.served import served


async def never_ends(_: Scope, __: Receive, ___: Send) -> None:
    await asyncio.Event().wait()


async def stops_half_way(_: Scope, __: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await asyncio.Event().wait()


def given_up(app: ASGIApp, folder: Path) -> list[Message]:
    with served(folder) as server:
        figures = Figures(server.tracker.health, server.tracker.office.clock)
        return asyncio.run(cancelled(Watched(app, figures=figures, log=RequestLog())))


async def cancelled(app: ASGIApp) -> list[Message]:
    heard: list[Message] = []

    async def send(message: Message) -> None:
        heard.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {"type": "http", "method": "GET", "path": "/api/portfolio", "headers": []}

    async def answer() -> None:
        await app(scope, receive, send)

    answering = asyncio.create_task(answer())
    await asyncio.sleep(0.01)
    answering.cancel("the server is stopping")
    await answering
    return heard


def test_what_is_given_up_before_it_is_answered_is_answered_with_that(tmp_path: Path) -> None:
    begins, ends = given_up(never_ends, tmp_path)
    headers = dict(begins["headers"])
    assert begins["status"] == 503
    assert (headers[b"retry-after"], headers[b"connection"]) == (b"1", b"close")
    assert b"x-request-id" in headers
    assert ends["body"].decode() == STOPPING


def test_what_is_given_up_while_it_is_answered_ends_there(tmp_path: Path) -> None:
    with pytest.raises(asyncio.CancelledError):
        given_up(stops_half_way, tmp_path)
