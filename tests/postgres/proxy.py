"""Stands between the tracker and its server, and cuts connections where a test wants them cut."""

import select
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, Thread
from typing import Literal

_MUCH = 1 << 20

When = Literal["before", "after"]


class Proxy:
    """A socket of its own in a folder, from which everything is handed on, both ways.

    What is sent with certain bytes in it can be cut once: before the server gets it, or after the server has done it,
    so that only the news is lost. What is sent with the bytes `unheard` in it never arrives, and nothing is cut.
    """

    def __init__(self, folder: Path, server: Path) -> None:
        self.folder = folder
        self.cuts = 0
        self.unheard: bytes | None = None
        self._server = str(server)
        self._cut: tuple[bytes, When] | None = None
        self._lock = Lock()
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(folder / server.name))
        self._listening.listen(50)
        self._open: list[socket.socket] = []
        Thread(target=self._accept, daemon=True).start()

    def cut_once(self, what: str, when: When) -> None:
        """Cut the next connection on which these words are sent."""
        self._cut = (what.encode(), when)

    def cut_all(self) -> None:
        """Cut every connection there is."""
        for each in self._open:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Listen no more."""
        self._listening.close()
        self.cut_all()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                Thread(target=self._hand_on, args=(client,), daemon=True).start()

    def _hand_on(self, client: socket.socket) -> None:
        server = socket.socket(socket.AF_UNIX)
        self._open += [client, server]
        with client, server, suppress(OSError):
            server.connect(self._server)
            while True:
                ready, _, _ = select.select([client, server], [], [])
                for one in ready:
                    sent = one.recv(_MUCH)
                    if not sent or (one is client and self._cuts(sent, server)):
                        return
                    if one is client and self.unheard and self.unheard in sent:
                        continue
                    (server if one is client else client).sendall(sent)

    def _cuts(self, sent: bytes, server: socket.socket) -> bool:
        with self._lock:
            if self._cut is None or self._cut[0] not in sent:
                return False
            when, self._cut = self._cut[1], None
            self.cuts += 1
        if when == "after":
            server.sendall(sent)
            while not server.recv(_MUCH).endswith(b"Z\x00\x00\x00\x05I"):  # it is ready for the next, with nothing open
                pass
        return True


@contextmanager
def proxy_to(address: str, folder: Path) -> Iterator[tuple[Proxy, str]]:
    """A proxy before the server of an address, and the address it is reached at."""
    before, _, rest = address.partition("?host=")
    host, _, more = rest.partition("&")
    proxy = Proxy(folder, Path(host, ".s.PGSQL.5432"))
    try:
        yield proxy, f"{before}?host={folder}{'&' if more else ''}{more}"
    finally:
        proxy.close()
