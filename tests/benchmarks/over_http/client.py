"""Clients in a process of their own: each sends its next request as soon as its last one is answered.

They write prepared bytes to connections that stay open and look at no more of an answer than its status and its length,
so that what is measured is the server. The same clients send to both sides.
"""

import multiprocessing
import selectors
import socket
from collections.abc import Sequence
from multiprocessing.connection import Connection
from time import perf_counter
from typing import NamedTuple

_PATIENCE = 60.0  # seconds for all of them
_AT_ONCE = 1 << 18
_END_OF_HEADERS = b"\r\n\r\n"
_LENGTH = b"content-length: "
_HUNG_UP = b"the server hung up before it had answered"


class Answered(NamedTuple):
    """How long it took until everything was answered, and the first answer that was not as it should be."""

    seconds: float
    refused: bytes | None


class Clients:
    """So many clients of one server, each with a connection of its own."""

    def __init__(self, port: int, number: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._asked, asked = context.Pipe()
        self._process = context.Process(target=_work, args=(asked, port, number), daemon=True)
        self._process.start()
        self.number = number

    def send(self, requests: Sequence[Sequence[bytes]]) -> float:
        """Send each client's requests, one after the other, all clients at once; the seconds that one took."""
        self._asked.send(requests)
        if not self._asked.poll(_PATIENCE):
            raise AssertionError("the server does not answer")
        answered: Answered = self._asked.recv()
        if answered.refused is not None:
            raise AssertionError(answered.refused.decode(errors="replace"))
        return answered.seconds / sum(map(len, requests))

    def close(self) -> None:
        """Hang up."""
        self._asked.close()
        self._process.join()


class _Client:
    """One connection, and what is still to be sent on it."""

    def __init__(self, port: int) -> None:
        self._port, self.socket = port, _connected(port)
        self._left: list[bytes] = []
        self._received = b""

    def connect_anew(self) -> None:
        """Call again where the server hung up, as it does when nothing was asked for some seconds."""
        self.socket.close()
        self.socket, self._received = _connected(self._port), b""

    def begin(self, requests: Sequence[bytes]) -> None:
        """Send the first."""
        self._left = list(reversed(requests))
        self.next()

    def next(self) -> bool:
        """Send the next, if there is one."""
        if self._left:
            self.socket.sendall(self._left.pop())
            return True
        return False

    def take(self) -> bytes | None:
        """What has come, once the whole answer is here; a server that hangs up before has refused."""
        came = self.socket.recv(_AT_ONCE)
        if not came:
            return _HUNG_UP
        self._received += came
        end = self._received.find(_END_OF_HEADERS)
        if end < 0:
            return None
        at = self._received.find(_LENGTH) + len(_LENGTH)
        length = int(self._received[at : self._received.index(b"\r", at)])
        if len(self._received) < end + len(_END_OF_HEADERS) + length:
            return None
        answer, self._received = self._received, b""
        return answer


def _connected(port: int) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def _work(asked: Connection, port: int, number: int) -> None:
    clients = [_Client(port) for _ in range(number)]
    with selectors.EpollSelector() as waiting:
        for client in clients:
            waiting.register(client.socket, selectors.EVENT_READ, client)
        while True:
            try:
                requests = asked.recv()
            except EOFError:
                break
            _be_connected(waiting)
            asked.send(_exchange(clients, requests, waiting))
    for client in clients:
        client.socket.close()


def _be_connected(waiting: selectors.EpollSelector) -> None:
    """Nothing was asked, so that whatever there is to read is that a server hung up."""
    for key, _ in waiting.select(0):
        waiting.unregister(key.fileobj)
        key.data.connect_anew()
        waiting.register(key.data.socket, selectors.EVENT_READ, key.data)


def _exchange(
    clients: Sequence[_Client], requests: Sequence[Sequence[bytes]], waiting: selectors.EpollSelector
) -> Answered:
    refused, busy, began = None, len(clients), perf_counter()
    for client, its_own in zip(clients, requests, strict=True):
        client.begin(its_own)
    while busy:
        for key, _ in waiting.select():
            answer = key.data.take()
            if answer is None:
                continue
            if answer is _HUNG_UP:
                return Answered(perf_counter() - began, answer)
            if answer[9:10] != b"2":
                refused = refused or answer
            busy -= not key.data.next()
    return Answered(perf_counter() - began, refused)


def request(method: str, path: str, token: str, body: bytes | None = None, **headers: str) -> bytes:
    """One request as a real client sends it."""
    given = {"Host": "127.0.0.1", "Accept": "application/json", "Authorization": f"Bearer {token}"}
    if body is not None:
        given |= {"Content-Type": "application/json", "Content-Length": str(len(body))}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "\r\n".join([f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in given.items())])
    return head.encode() + _END_OF_HEADERS + (body or b"")
