"""`tracker serve`: open the store, bring the samples in where they are wanted, and answer requests."""

import logging
import socket
from contextlib import closing
from typing import Annotated

import typer

from api.bootstrap import Tracker
from api.commandline.demonstration import bring_samples_in, demonstration_link, demonstration_token
from api.commandline.drawing import write
from api.commandline.exits import explain
from api.commandline.opening import must_be_able_to_sign, must_be_writable, settings_with, tracker_on
from api.commandline.options import StoreOption
from api.commandline.serving import (
    Opens,
    TrackerServer,
    address_of,
    how_to_look,
    listen,
    port_taken,
    serve_until_stopped,
)
from api.notary_rounds import rounds
from api.settings import Settings
from domain.refusals import DomainError

_log = logging.getLogger("tracker")


def serve(
    *,
    host: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="TRACKER_HOST or 127.0.0.1 unless said otherwise.")
    ] = None,
    port: Annotated[
        str | None, typer.Option(metavar="PORT", help="TRACKER_PORT or 8000 unless said otherwise.")
    ] = None,
    workers: Annotated[
        str | None, typer.Option(metavar="NUMBER", help="How many processes; TRACKER_WORKERS or 1 otherwise.")
    ] = None,
    store: StoreOption = None,
    samples: Annotated[
        bool, typer.Option("--samples", help="Bring in the sample programmes, and make a token and a sign-in link.")
    ] = False,
) -> None:
    """Answer requests until stopped; the store is made where there is none.

    SIGTERM or Ctrl-C finishes what is under way and takes nothing new; a second one stops at once.
    """
    settings = settings_with(store=store, host=host, port=port, workers=workers)
    must_be_able_to_sign(settings)
    with closing(port_taken(settings.host, settings.port)) as taken:
        if settings.workers > 1:
            _with_workers(settings, taken, samples=samples)
        else:
            _alone(settings, taken, samples=samples)
    _log.info("The tracker has stopped.")


def _alone(settings: Settings, taken: socket.socket, *, samples: bool) -> None:
    from api.operations.log import begin_log  # noqa: PLC0415  # other commands need not wait for what serves
    from api.server import create_server  # noqa: PLC0415  # as above

    log = begin_log(settings)
    with tracker_on(settings) as tracker:
        told = _prepared(tracker, taken, samples=samples)
        listen(taken)
        server = TrackerServer(create_server(tracker, log), lambda: _announce(told))
        with rounds(tracker.log), tracker.views.keep():
            serve_until_stopped(server, taken)


def _with_workers(settings: Settings, taken: socket.socket, *, samples: bool) -> None:
    """The store is looked at here, and let go of again: each worker opens it for itself."""
    from api.commandline.supervising import supervise  # noqa: PLC0415  # as above
    from api.operations.log import begin_log  # noqa: PLC0415  # as above

    begin_log(settings, worker=0)
    with tracker_on(settings) as tracker:
        told = _prepared(tracker, taken, samples=samples)
    listen(taken)
    supervise(settings, taken, lambda: _announce(told))


def _prepared(tracker: Tracker, taken: socket.socket, *, samples: bool) -> str:
    """Look that it can be served, and what is to be told once it is."""
    must_be_writable(tracker)
    return how_to_look(address_of(taken), tracker.settings, _demonstration(tracker) if samples else None)


def _announce(told: str) -> None:
    _log.info("The tracker answers.")
    write(told)


def _demonstration(tracker: Tracker) -> Opens:
    """Samples that do not fit what is in the store by now are left out whole; that is no reason not to serve it."""
    try:
        write(f"{bring_samples_in(tracker)}\n")
    except DomainError as refusal:
        explain(f"The samples do not fit this store, and none of them was brought in: {refusal}")
    return Opens(demonstration_token(tracker), demonstration_link(tracker))
