"""`tracker serve`: open the store, bring the samples in where they are wanted, and answer requests."""

from contextlib import closing
from typing import Annotated

import typer
from starlette.types import ASGIApp

from api.bootstrap import Tracker
from api.commandline.demonstration import bring_samples_in, demonstration_link, demonstration_token
from api.commandline.drawing import write
from api.commandline.exits import explain
from api.commandline.opening import settings_with, tracker_on
from api.commandline.options import StoreOption
from api.commandline.serving import Opens, address_of, how_to_look, listen, port_taken, serve_until_stopped
from api.notary_rounds import rounds
from domain.refusals import DomainError


def serve(
    *,
    host: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="TRACKER_HOST or 127.0.0.1 unless said otherwise.")
    ] = None,
    port: Annotated[
        int | None, typer.Option(metavar="PORT", min=1, max=65_535, help="TRACKER_PORT or 8000 unless said otherwise.")
    ] = None,
    store: StoreOption = None,
    samples: Annotated[
        bool, typer.Option("--samples", help="Bring in the sample programmes, and make a token and a sign-in link.")
    ] = False,
) -> None:
    """Answer REST requests until stopped; the store is made where there is none."""
    settings = settings_with(store=store, host=host, port=port)
    with closing(port_taken(settings.host, settings.port)) as taken, tracker_on(settings) as tracker:
        opens = _demonstration(tracker) if samples else None
        listen(taken)
        told = how_to_look(address_of(taken), settings, opens)
        with rounds(tracker.log):
            serve_until_stopped(_application(tracker), taken, lambda: write(told))


def _application(tracker: Tracker) -> ASGIApp:
    from api.server import create_server  # noqa: PLC0415  # other commands need not wait for the web framework

    return create_server(tracker)


def _demonstration(tracker: Tracker) -> Opens:
    """Samples that do not fit what is in the store by now are left out whole; that is no reason not to serve it."""
    try:
        write(f"{bring_samples_in(tracker)}\n")
    except DomainError as refusal:
        explain(f"The samples do not fit this store, and none of them was brought in: {refusal}")
    return Opens(demonstration_token(tracker), demonstration_link(tracker))
