"""`tracker report pack` and `packs`: what is or was put before a meeting, and whether it still is what was frozen."""

from typing import Annotated

import typer

from api.board_packs import pack_at, packs_of
from api.commandline.asking import Asked, record_for, reply, who_asks
from api.commandline.meetings import MeetingArgument
from api.commandline.options import AsAt, AsJson, KnownAt, ProgrammeArgument, StoreOption, a_number
from api.commandline.texts import packs as packs_text

FrozenOption = Annotated[
    int | None,
    typer.Option(
        "--frozen",
        metavar="NUMBER",
        parser=a_number(0),
        help="The pack of this number; the last if left out, and 0 for what another one would say.",
    ),
]


def pack(
    programme: ProgrammeArgument,
    ref: MeetingArgument,
    *,
    frozen: FrozenOption = None,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """What is, or was, put before this meeting, and does a frozen pack still match its seal?"""
    with record_for(Asked(programme, as_at, known_at, store, as_json)) as (tracker, record):
        view = pack_at(tracker, record, ref, actor=who_asks(), number=frozen)
    reply(view, packs_text.one_told, as_json=as_json)


def packs(
    programme: ProgrammeArgument,
    *,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """What did each board have before it at its meetings, and is it still what was frozen?"""
    with record_for(Asked(programme, as_at, known_at, store, as_json)) as (tracker, record):
        view = packs_of(tracker, record, actor=who_asks())
    reply(view, packs_text.told, as_json=as_json)
