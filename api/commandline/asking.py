"""Ask a programme's record a question from the command line, and answer in JSON or in text."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from api.bootstrap import Tracker
from api.commandline.blocks import Block
from api.commandline.drawing import show, write_json
from api.commandline.exits import CannotStart
from api.commandline.opening import opened_to_read
from api.moments import day_of, moment_of, record_at
from api.refusals import RequestUnreadable
from application.commands.access import OPERATOR
from application.projections.audit_filters import PageOutOfBounds, UnknownFact, UnknownKindOfThing
from domain.actor import Actor
from domain.record import Moment, Record

Answered = TypeVar("Answered", bound=BaseModel)


class Asked(NamedTuple):
    """What every question names: the programme, the two halves of the moment, the store, and how to answer."""

    programme: str
    as_at: str | None
    known_at: str | None
    store: str | None
    as_json: bool


_ASKING: ContextVar[Actor] = ContextVar("asking", default=OPERATOR)


_PUBLIC = Actor("The public", ())


def ask_as_the_public(*, public: bool) -> None:
    """Whether what is exempt is left out of every answer from here on."""
    _ASKING.set(_PUBLIC if public else OPERATOR)


def who_asks() -> Actor:
    """Whoever has the store at hand, unless the public is meant."""
    return _ASKING.get()


def as_asked(tracker: Tracker) -> Tracker:
    """The tracker with the records as whoever asks is to see them: all of them, unless the public is meant."""
    return tracker._replace(office=tracker.office._replace(records=tracker.sight.of(who_asks())))


@contextmanager
def record_for(asked: Asked) -> Iterator[tuple[Tracker, Record]]:
    """The record that is asked about, with the tracker it comes from. Whoever can read the store may read it all."""
    with opened_to_read(asked.store) as whole:
        tracker = as_asked(whole)
        yield (
            tracker,
            record_at(tracker.office.records, asked.programme, moment_for(tracker, asked.as_at, asked.known_at)),
        )


def moment_for(tracker: Tracker, as_at: str | None, known_at: str | None) -> Moment:
    """The moment that is asked for; one that cannot be read is a wrong argument."""
    with arguments_read():
        return moment_of(as_at, known_at, tracker.office.clock.now())


@contextmanager
def arguments_read() -> Iterator[None]:
    """An argument that cannot be read is a wrong argument; options are called by their own names."""
    try:
        yield
    except (UnknownKindOfThing, UnknownFact, PageOutOfBounds) as refusal:
        raise CannotStart(str(refusal)) from None
    except RequestUnreadable as refusal:
        raise CannotStart(_by_option(refusal)) from None


def a_day(option: str, written: str | None) -> date | None:
    """A day that an option takes, where it was given."""
    with arguments_read():
        return None if written is None else day_of(option, written)


def _by_option(refusal: RequestUnreadable) -> str:
    sentence = str(refusal)
    for fault in refusal.faults:
        sentence = sentence.replace(f"“{fault.field}”", f"--{fault.field.replace('_', '-')}")
    return sentence


def reply(view: Answered, told: Callable[[Answered], Iterable[Block]], *, as_json: bool) -> None:
    """Print a view: the JSON that the REST door answers with, or the text for people."""
    if as_json:
        write_json(view.model_dump_json(by_alias=True, indent=2))
    else:
        show(told(view))
