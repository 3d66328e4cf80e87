"""Commands that ask a question of a programme, or of one workstream in it, and differ in nothing but the question."""

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

import typer
from pydantic import BaseModel

from api.commandline.asking import Asked, record_for, reply
from api.commandline.blocks import Block
from api.commandline.options import AsAt, AsJson, KnownAt, ProgrammeArgument, StoreOption, WorkstreamOption
from domain.record import Record

Answered = TypeVar("Answered", bound=BaseModel)
Answer_co = TypeVar("Answer_co", bound=BaseModel, covariant=True)


class OfAWorkstream(Protocol[Answer_co]):
    """What answers for a whole programme, or for one workstream with everything inside it."""

    def __call__(self, record: Record, *, workstream: str | None = None) -> Answer_co:
        """Answer_co from a record; a workstream that it does not hold is refused."""


def asks_of_a_programme(
    app: typer.Typer,
    name: str,
    *,
    question: str,
    answer: Callable[[Record], Answered],
    told: Callable[[Answered], Iterable[Block]],
) -> None:
    """Add a command that asks something of a whole programme; `question` is its help."""

    def command(
        programme: ProgrammeArgument,
        *,
        as_at: AsAt = None,
        known_at: KnownAt = None,
        store: StoreOption = None,
        as_json: AsJson = False,
    ) -> None:
        with record_for(Asked(programme, as_at, known_at, store, as_json)) as (_, record):
            view = answer(record)
        reply(view, told, as_json=as_json)

    app.command(name, help=question)(command)


def asks_of_a_workstream(
    app: typer.Typer,
    name: str,
    *,
    question: str,
    answer: OfAWorkstream[Answered],
    told: Callable[[Answered], Iterable[Block]],
) -> None:
    """Add a command that asks something of a programme, or of one workstream in it."""

    def command(
        programme: ProgrammeArgument,
        workstream: WorkstreamOption = None,
        *,
        as_at: AsAt = None,
        known_at: KnownAt = None,
        store: StoreOption = None,
        as_json: AsJson = False,
    ) -> None:
        with record_for(Asked(programme, as_at, known_at, store, as_json)) as (_, record):
            view = answer(record, workstream=workstream)
        reply(view, told, as_json=as_json)

    app.command(name, help=question)(command)
