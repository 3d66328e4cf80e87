"""A body that stops half-way is waited for, and then refused; one that comes bit by bit is read."""

import asyncio
import json
from collections.abc import Sequence
from typing import NamedTuple

import pytest
from starlette.types import ASGIApp, Message

from api.patience import Patient
from api.rest.in_one_thread import AHEAD
from api.server import create_server
from domain.actor import Role
from tests.api.rest.world import World

ISSUE = "/api/programmes/shared-planning/issues/I9/raise"
SECONDS = 0.2
JSON, FORM = b"application/json", b"application/x-www-form-urlencoded"


class Heard(NamedTuple):
    """What was answered."""

    status: int
    headers: dict[bytes, bytes]
    text: str


def sent(
    app: ASGIApp, path: str, parts: Sequence[bytes], *, token: str = "", rest: float | None = None, kind: bytes = JSON
) -> Heard:
    """Send the parts of a body, with a rest before each, and then, as there was to be more, nothing."""
    waiting = list(parts)
    heard: list[Message] = []

    async def receive() -> Message:
        await asyncio.sleep(rest or 0)
        if not waiting:
            await asyncio.Event().wait()
        part = waiting.pop(0)
        return {"type": "http.request", "body": part, "more_body": part != b""}

    async def send(message: Message) -> None:
        heard.append(message)

    headers = [
        (b"authorization", token.encode()),
        (b"content-type", kind),
        (b"host", b"127.0.0.1"),
        (b"sec-fetch-site", b"same-origin"),
    ]
    scope = {
        "type": "http", "method": "POST", "path": path, "raw_path": path.encode(), "query_string": b"",
        "headers": headers, "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 50_000), "scheme": "http",
        "http_version": "1.1", "root_path": "",
    }  # fmt: skip

    async def ask() -> None:
        async with asyncio.timeout(20):
            await Patient(app, seconds=SECONDS)(scope, receive, send)

    asyncio.run(ask())
    body = b"".join(message.get("body", b"") for message in heard[1:])
    return Heard(heard[0]["status"], dict(heard[0]["headers"]), body.decode())


@pytest.fixture
def app(world: World) -> ASGIApp:
    return create_server(world.tracker)


@pytest.fixture
def token(world: World) -> str:
    return world.person(Role.PROGRAMME_MANAGER, "shared-planning").headers["Authorization"]


@pytest.mark.parametrize(
    "parts",
    [[], [b'{"what": '], [b'{"what": "', b"x" * AHEAD]],
    ids=["nothing", "the beginning", "more than is read ahead"],
)
def test_a_body_that_stops_is_refused_and_nothing_is_stored(
    world: World, app: ASGIApp, token: str, parts: list[bytes]
) -> None:
    position = world.position
    heard = sent(app, ISSUE, parts, token=token)
    assert (heard.status, heard.headers[b"connection"]) == (408, b"close")
    assert json.loads(heard.text)["detail"] == (
        "Nothing more of the body came for 0.2 seconds. Nothing was stored. Send it again."
    )
    assert world.position == position


def test_a_form_that_stops_is_refused_by_a_page(app: ASGIApp) -> None:
    heard = sent(app, "/sign-in/link/any", [b"next="], kind=FORM)
    assert heard.status == 408
    assert "It was not sent in time" in heard.text


def test_a_body_that_comes_bit_by_bit_is_read_however_long_all_of_it_takes(app: ASGIApp, token: str) -> None:
    parts = [bytes([letter]) for letter in b'{"what": "The lift"}'] + [b""]
    assert sent(app, ISSUE, parts, token=token, rest=SECONDS / 10).status == 201
