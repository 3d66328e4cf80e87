"""Serve the REST door: the port is taken first, then the store is opened, and only then is anything promised."""

import errno
import gc
import os
import shlex
import shutil
import signal
import socket
import sys
from collections.abc import Callable
from types import FrameType
from typing import NamedTuple

import uvicorn
from starlette.types import ASGIApp

from api.commandline.demonstration import FIRST_DAY, FIRST_PROGRAMME, HOLDER, token_file
from api.commandline.exits import CannotStart
from api.settings import Settings, accepted_by, address_on
from application.store_address import StoreAddress

_BACKLOG = 2048
FINISHED_WITHIN = 25
"""How many seconds a server that is stopping gives to requests under way."""

_A_TURN = 0.0005
"""How many seconds one thread has the interpreter for itself while others wait for it."""

_NAMES_THE_HOST = f"TRACKER_HOST or --host names it, and takes {accepted_by('host')}."

_LOOPBACK = ("127.", "::1", "localhost")


def port_taken(host: str, port: int) -> socket.socket:
    """A socket on the address, which does not listen yet; or a sentence that says why there is none."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        taken = socket.socket(family, kind, protocol)
    except OSError as problem:
        raise CannotStart(f"There is no address “{host}” to listen on: {problem.strerror}. {_NAMES_THE_HOST}") from None
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address)
    except OSError as problem:
        taken.close()
        raise _port_refused(host, port, problem) from None
    return taken


def listen(taken: socket.socket) -> None:
    """From now on whoever connects is heard, or waits to be."""
    host, port, *_ = taken.getsockname()
    try:
        taken.listen(_BACKLOG)
    except OSError as problem:
        raise _port_refused(host, port, problem) from None


def _port_refused(host: str, port: int, problem: OSError) -> CannotStart:
    if problem.errno == errno.EADDRNOTAVAIL:
        return CannotStart(f"The tracker cannot listen on {host}: this machine has no such address. {_NAMES_THE_HOST}")
    why = "something else listens there" if problem.errno == errno.EADDRINUSE else problem.strerror
    return CannotStart(
        f"The tracker cannot listen on {host}, port {port}: {why}. Choose another port with --port, "
        "or set TRACKER_PORT, for example TRACKER_PORT=8001 make run."
    )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    return host.startswith(_LOOPBACK)


def address_of(taken: socket.socket) -> str:
    """The address as a browser and curl take it."""
    host, port, *_ = taken.getsockname()
    return address_on(host, port)


class Opens(NamedTuple):
    """What opens a demonstration: a token for programs, and where a person signs in once."""

    token: str
    link: str


def how_to_look(address: str, settings: Settings, opens: Opens | None) -> str:
    """What is printed once the tracker answers: where it is, what opens it, and what to try first."""
    command = (shutil.which("tracker") and "tracker") or sys.argv[0]
    where = _which_store(settings)
    reached = settings.address or address
    link = where if reached == Settings().base_address else f" --address {shlex.quote(reached)}{where}"
    lines = [f"The tracker answers on {address}; {address}/api lists what there is. Ctrl-C stops it."]
    if not is_loopback(settings.host):
        lines.append("Other machines can reach it: put a proxy with TLS in front, or tokens travel in the clear.")
    if isinstance(settings.store, StoreAddress):
        lines.append("Give these commands the same TRACKER_STORE, with all that its address says:")
    if opens is None:
        return "\n".join(
            [
                *lines,
                f"Make a sign-in link with: {command} login-link --role viewer --name TITLE{link}",
                f"Make a token with: {command} token create --role viewer --name TITLE{where}",
                "",
            ]
        )
    token = opens.token
    return "\n".join(
        [
            *lines,
            "",
            f"Sign in  {reached}{opens.link}",
            f"         (once, within ten minutes; {command} login-link --name {HOLDER}{link} makes another)",
            "",
            f"Token  {token}",
            f"       (an administrator of every programme, to try things with; kept in {token_file(settings)})",
            "",
            "Try in another terminal:",
            f'  curl -H "Authorization: Bearer {token}" {address}/api/programmes',
            f"  {command} report highlight {FIRST_PROGRAMME} --as-at {FIRST_DAY}{where}",
            "",
        ]
    )


def _which_store(settings: Settings) -> str:
    """What a command is told the store by; a server's address is not printed whole, as it may hold a password."""
    if isinstance(settings.store, StoreAddress) or settings.store == Settings().store:
        return ""
    return f" --store {shlex.quote(str(settings.store))}"


class TrackerServer(uvicorn.Server):
    """A server that says so once it answers, and stops when it is told to: in good order once, and at once twice."""

    def __init__(self, app: ASGIApp, announce: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                log_config=None,  # the log is set up already
                log_level="warning",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=FINISHED_WITHIN,
            )
        )
        self._announce = announce
        self._told_to_stop = 0

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then say so."""
        await super().startup(sockets)
        if self.started:
            _leave_what_stays()
            _take_short_turns()
            self._announce()

    def handle_exit(self, sig: int, _: FrameType | None) -> None:
        """Finish what was begun, and take nothing new; told again, stop. What was acknowledged is stored by then.

        Whoever serves would be sent the signal once more at the end, which would count as the second.
        """
        self._told_to_stop += 1
        if self._told_to_stop > 1:
            os._exit(128 + sig)  # whatever is under way is undone by the store, as if it had never begun
        self.should_exit = True

    def asked_to_stop(self, sig: int, frame: FrameType | None) -> None:
        """Leave at once; while it serves it hears of signals itself, and here only of those before and after."""
        if not self.started:
            raise KeyboardInterrupt
        self.handle_exit(sig, frame)


def _take_short_turns() -> None:
    """Let no request wait long for a thread that is at work on something larger, such as a view.

    Left at five milliseconds, an order that waits for the disk, and so gives its turn away a few times, would lose that
    much each time.
    """
    sys.setswitchinterval(_A_TURN)


def _leave_what_stays() -> None:
    """What is loaded by now stays until the end, and a full collection would look at all of it again and again.

    That costs a request 35 to 45 milliseconds whenever it happens to come; so these objects are set aside for good.
    """
    gc.collect()
    gc.freeze()


def serve_until_stopped(server: TrackerServer, *taken: socket.socket) -> None:
    """Answer requests until SIGINT or SIGTERM; requests under way are finished first."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, server.asked_to_stop)
    server.run(sockets=list(taken))
