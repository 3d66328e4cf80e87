"""Open the store that a command is about, or say in one sentence why that cannot be done.

Whoever brings something in makes a store where there is none: what serves or imports, lets somebody new in, or takes
in a whole record. Everybody else opens one that is there, and makes nothing.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from api.bootstrap import (
    StoreMissing,
    Tracker,
    build,
    look_at_the_key,
    must_be_worth_another_try,
    why_the_driver_refuses,
)
from api.commandline.exits import CannotStart, NotNow
from api.settings import SettingRefused, Settings, accepted_by, from_environment, refusal, variable
from application.log_ports import NothingSigned
from application.ports import StoreIsBusy, StoreUnreadable, StoreUnusable
from application.store_address import StoreAddress

PATIENCE = 5.0
"""How many seconds a start waits for somebody else who writes."""

_WHO_MAKES_ONE = "This command makes none; “tracker serve” and “tracker import FILE” do."


class NoStoreThere(CannotStart):
    """There is none where one is needed."""


def settings_with(**stated: Any) -> Settings:  # Any: the values of whichever settings the command line states
    """The settings of the environment, with what the command line states in their place."""
    given = {name: value for name, value in stated.items() if value is not None}
    try:
        settings = Settings.model_validate(dict(from_environment()) | given)
    except SettingRefused as refused:
        raise CannotStart(str(refused)) from None
    except ValidationError as problem:
        error = problem.errors(include_url=False, include_input=False)[0]
        setting = str(error["loc"][0])
        raise CannotStart(refusal(f"--{setting}", setting, given[setting], error)) from None
    if isinstance(settings.store, StoreAddress) and (why := why_the_driver_refuses(settings.store)):
        name = "--store" if "store" in given else variable("store")
        raise CannotStart(f"{name} cannot be read: {why}. It takes {accepted_by('store')}.")
    return settings


def opened(store: str | None) -> AbstractContextManager[Tracker]:
    """The tracker on a store, for who brings something in: it is made where there is none."""
    return tracker_on(settings_with(store=store))


def opened_to_read(store: str | None) -> AbstractContextManager[Tracker]:
    """The tracker on a store that has to be there."""
    return tracker_on(settings_with(store=store), may_make=False)


@contextmanager
def tracker_on(settings: Settings, *, may_make: bool = True) -> Iterator[Tracker]:
    """The tracker these settings describe; its store is let go of at the end."""
    tracker = _built(settings, may_make=may_make)
    try:
        with closing(tracker):
            yield tracker
    except (StoreUnusable, StoreUnreadable) as problem:
        raise CannotStart(str(problem)) from problem
    except StoreIsBusy as problem:
        raise not_now(problem, settings.store) from problem


def _built(settings: Settings, *, may_make: bool) -> Tracker:
    with said_of(settings):
        return build(settings, may_make=may_make)


def must_be_writable(tracker: Tracker) -> None:
    """Refused where nothing could be recorded, before anybody is promised that it can."""
    with said_of(tracker.settings):
        tracker.health.try_writing(within=PATIENCE)


def must_be_able_to_sign(settings: Settings) -> None:
    """Refused where the setting names what can never be the key, before anybody relies on checkpoints."""
    try:
        look_at_the_key(settings)
    except NothingSigned as problem:
        raise CannotStart(
            f"{problem} {variable('signing_key')} names it, and takes {accepted_by('signing_key')}."
        ) from None


@contextmanager
def said_of(settings: Settings) -> Iterator[None]:
    """What is wrong with the store, and what names it."""
    try:
        yield
    except StoreMissing as problem:
        raise NoStoreThere(f"{problem} {_what_names_it()} {_WHO_MAKES_ONE}") from problem
    except (StoreUnusable, StoreUnreadable) as problem:
        raise CannotStart(f"{problem} {_what_names_it()}") from problem
    except StoreIsBusy as problem:
        which, names_it = f"The store is “{settings.store}”. ", f" {_what_names_it()}"
        raise not_now(problem, settings.store, before=which, after=names_it) from problem


def not_now(problem: StoreIsBusy, *stores: Path | StoreAddress, before: str = "", after: str = "") -> CannotStart:
    """Of a store that cannot be used for now: a server may be there a moment later, as a file will not.

    What may only be read until somebody changes that is not worth another try either.
    """
    try:
        for store in stores if problem.may_only_be_read else ():
            must_be_worth_another_try(store)
    except StoreUnusable as for_good:
        return CannotStart(f"{for_good}{after}")
    is_on_a_server = any(isinstance(store, StoreAddress) for store in stores)
    return (NotNow if is_on_a_server else CannotStart)(f"{before}{problem}{after}")


def _what_names_it() -> str:
    return f"TRACKER_STORE or --store names it, and takes {accepted_by('store')}."
