"""What another worker keeps is asked of it: no more is taken in for it than for any page, and it may die meanwhile."""

import asyncio
import re
import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.bootstrap import Tracker, build
from api.operations.neighbours import NeighbourBusy, Passing, Place
from api.pages.answers import refused
from api.pages.app import create_pages
from api.server import create_server
from api.settings import Settings
from application.commands.access import make_sign_in_link, make_sure_of
from domain.actor import Grant, Role
from tests.api.rest.test_patience import FORM, sent

HOME = "http://127.0.0.1"
KEPT_BY_TWO = "/import/2.of-the-bridge"
GONE = "Nothing is known here of such an import"
AN_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfound"
LIMIT = 1_000
SOON = 0.3  # seconds

Answers = Callable[[socket.socket], None]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short name, as sockets cannot have long ones."""
    with TemporaryDirectory() as made:
        yield Path(made)


@pytest.fixture
def tracker(tmp_path: Path) -> Iterator[Tracker]:
    with closing(build(Settings(store=tmp_path / "tracker.sqlite", body_limit=LIMIT))) as built:
        yield built


@pytest.fixture
def app(tracker: Tracker, folder: Path) -> ASGIApp:
    return create_server(tracker, place=Place(1, folder))


@pytest.fixture
def administrator(tracker: Tracker, app: ASGIApp) -> TestClient:
    person = make_sure_of("Bridge keeper", [Grant(Role.ADMINISTRATOR)], office=tracker.office)
    client = TestClient(app, HOME, raise_server_exceptions=False, follow_redirects=False, headers={"Origin": HOME})
    link = make_sign_in_link(person, links=tracker.sign_in_links, office=tracker.office)
    came_in = client.post(link, data={"next": "/"})
    client.headers["Cookie"] = came_in.headers["set-cookie"].partition(";")[0]
    return client


@contextmanager
def second_worker(folder: Path, answers: Answers) -> Iterator[list[bytes]]:
    """Another worker that answers like this; what it was asked."""
    asked: list[bytes] = []
    own = Place(2, folder).listen()

    def work() -> None:
        while True:
            try:
                one, _ = own.accept()
            except OSError:
                return
            asked.append(whole(one))
            answers(one)

    thread = Thread(target=work, daemon=True)
    thread.start()
    try:
        yield asked
    finally:
        own.shutdown(socket.SHUT_RDWR)
        own.close()
        thread.join()


def whole(one: socket.socket) -> bytes:
    """A request with its body."""
    taken = b""
    while not (ends := re.search(rb"\r\n\r\n", taken)) or len(taken) - ends.end() < length_in(taken):
        taken += one.recv(65_536)
    return taken


def length_in(head: bytes) -> int:
    said = re.search(rb"content-length: ([0-9]+)\r\n", head.lower())
    return int(said[1]) if said else 0


def answered(one: socket.socket) -> None:
    with one:
        one.sendall(AN_ANSWER)


def dies(one: socket.socket) -> None:
    one.close()


def dies_half_way(one: socket.socket) -> None:
    with one:
        one.sendall(AN_ANSWER[:-2])


def test_what_another_keeps_is_asked_of_it_with_all_that_was_sent(folder: Path, administrator: TestClient) -> None:
    with second_worker(folder, answered) as asked:
        assert administrator.post(f"{KEPT_BY_TWO}?now=1", data={"confirm": "yes"}).text == "found"
    assert asked[0].startswith(b"POST /import/2.of-the-bridge?now=1 HTTP/1.1\r\n")
    assert asked[0].endswith(b"\r\n\r\nconfirm=yes")


def test_no_more_is_taken_in_than_for_a_page_and_nobody_is_asked(folder: Path, app: ASGIApp) -> None:
    taken: list[Message] = []

    async def counting(scope: Scope, receive: Receive, send: Send) -> None:
        async def noted() -> Message:
            taken.append(await receive())
            return taken[-1]

        await app(scope, noted, send)

    with second_worker(folder, answered) as asked:
        heard = sent(counting, KEPT_BY_TWO, [b"x" * 100] * 100, kind=FORM)
    assert heard.status == 413
    assert f"The body is larger than {LIMIT:,} bytes, the most that is accepted." in heard.text
    assert heard.headers[b"x-content-type-options"] == b"nosniff"
    assert len(taken) == 11
    assert asked == []


def test_a_body_that_stops_is_not_waited_for(folder: Path, app: ASGIApp) -> None:
    with second_worker(folder, answered) as asked:
        heard = sent(app, KEPT_BY_TWO, [b"confirm="], kind=FORM)
    assert (heard.status, heard.headers[b"connection"]) == (408, b"close")
    assert "It was not sent in time" in heard.text
    assert asked == []


@pytest.mark.parametrize("answers", [dies, dies_half_way])
def test_what_kept_a_worker_that_dies_while_it_is_asked_is_gone(
    folder: Path, administrator: TestClient, answers: Answers
) -> None:
    with second_worker(folder, answers):
        looked = administrator.get(KEPT_BY_TWO)
        confirmed = administrator.post(KEPT_BY_TWO, data={"confirm": "yes"})
    assert (looked.status_code, GONE in looked.text) == (200, True)
    assert (confirmed.status_code, "are no longer at hand" in confirmed.text) == (404, True)


def test_what_was_sent_for_a_worker_that_is_gone_is_there_for_this_one(folder: Path, app: ASGIApp) -> None:
    with second_worker(folder, dies):
        heard = sent(app, KEPT_BY_TWO, [b"confirm=yes", b""], kind=FORM)
    assert heard.status == 303
    assert heard.headers[b"location"].startswith(b"/sign-in?next=")


def test_a_worker_that_is_there_and_does_not_answer_is_said_to_be_busy(folder: Path) -> None:
    heard: list[Message] = []
    held: list[socket.socket] = []

    async def told(_: Request, refusal: Exception) -> Response:
        assert isinstance(refusal, NeighbourBusy)
        return PlainTextResponse(str(refusal), 503)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        heard.append(message)

    here = PlainTextResponse("nothing here")
    passing = Passing(here, place=Place(1, folder), limit=LIMIT, refused=told, seconds=SOON)
    scope = {"type": "http", "method": "GET", "path": KEPT_BY_TWO, "query_string": b"", "headers": []}
    with second_worker(folder, held.append):
        asyncio.run(passing(scope, receive, send))
    for one in held:
        one.close()
    assert heard[0]["status"] == 503
    assert b"Look at the import again" in heard[1]["body"]


def test_whoever_is_told_so_is_told_when_to_ask_again(tracker: Tracker) -> None:
    scope = {"type": "http", "method": "GET", "path": KEPT_BY_TWO, "query_string": b"", "headers": []}
    answer = refused(Request(scope | {"app": create_pages(tracker), "server": ("127.0.0.1", 80)}), NeighbourBusy())
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
