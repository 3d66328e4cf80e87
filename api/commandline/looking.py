"""`tracker programmes` and `tracker orders`: what is in the store, and what can be said to it."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.commandline.asking import moment_for, reply
from api.commandline.blocks import Block, Bullets, Heading
from api.commandline.drawing import show, write_json
from api.commandline.opening import opened_to_read
from api.commandline.options import AsAt, AsJson, KnownAt, StoreOption
from api.commandline.texts import programmes as programmes_text
from application.commands.catalogue import ORDERS
from domain.actor import Actor, Grant, Role

if TYPE_CHECKING:
    from api.rest.index import OrderList

READER = Actor("Reader of the file", (Grant(Role.VIEWER),))
"""Whoever may read the file may read all of it."""

KINDS = tuple(dict.fromkeys(rule.kind for rule in ORDERS))


def programmes(
    *, as_at: AsAt = None, known_at: KnownAt = None, store: StoreOption = None, as_json: AsJson = False
) -> None:
    """Which programmes are there?"""
    from api.rest.programmes import programmes_seen_by  # noqa: PLC0415  # it brings the web framework with it

    with opened_to_read(store) as tracker:
        view = programmes_seen_by(READER, tracker.office.records, moment_for(tracker, as_at, known_at))
    reply(view, programmes_text.told, as_json=as_json)


def orders(
    *,
    kind: Annotated[str | None, typer.Option(help=f"Only orders to a thing of this kind: {', '.join(KINDS)}.")] = None,
    as_json: AsJson = False,
) -> None:
    """Which orders are there, where are they sent, and who may give them?"""
    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(f"“{kind}” is no kind of thing. It takes one of: {', '.join(KINDS)}.")
    from api.rest.index import OrderList, described  # noqa: PLC0415  # it brings the web framework with it

    found = OrderList(orders=tuple(described(rule) for rule in ORDERS if kind in {None, rule.kind}))
    if as_json:
        write_json(found.model_dump_json(indent=2))
    else:
        show(_told(found))


def _told(found: "OrderList") -> list[Block]:
    return [
        Heading("Orders"),
        *(
            block
            for order in found.orders
            for block in (
                Heading(f"{order.name}: {order.summary}"),
                Bullets((f"POST {order.path}", f"given by: {', '.join(role.in_words for role in order.given_by)}")),
            )
        ),
    ]
