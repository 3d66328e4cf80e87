"""Open the store that a command is about, or say in one sentence why that cannot be done."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from api.bootstrap import StoreUnusable, Tracker, build
from api.commandline.exits import CannotStart
from api.settings import SettingRefused, Settings, from_environment
from application.ports import StoreUnreadable


def settings_with(**stated: Any) -> Settings:  # Any: the values of whichever settings the command line states
    """The settings of the environment, with what the command line states in their place."""
    given = {name: value for name, value in stated.items() if value is not None}
    try:
        return Settings.model_validate(from_environment().model_dump() | given)
    except SettingRefused as refusal:
        raise CannotStart(str(refusal)) from None
    except ValidationError as problem:
        setting = str(problem.errors()[0]["loc"][0])
        accepted = (Settings.model_fields[setting].examples or [""])[0]
        raise CannotStart(f"--{setting} is “{given[setting]}”. It takes {accepted}.") from None


@contextmanager
def opened(store: Path | None) -> Iterator[Tracker]:
    """The tracker on a store, which is made where there is none."""
    with tracker_on(settings_with(store=store)) as tracker:
        yield tracker


@contextmanager
def opened_to_read(store: Path | None) -> Iterator[Tracker]:
    """The tracker on a store that has to be there: a question makes no store."""
    settings = settings_with(store=store)
    if not settings.store.exists():
        raise CannotStart(
            f"There is no store “{settings.store}”. Name another with --store, or make one with “tracker import FILE” "
            "or “tracker serve --samples”."
        )
    with tracker_on(settings) as tracker:
        yield tracker


@contextmanager
def tracker_on(settings: Settings) -> Iterator[Tracker]:
    """The tracker these settings describe; its store is let go of at the end."""
    try:
        tracker = build(settings)
        try:
            yield tracker
        finally:
            tracker.close()
    except (StoreUnusable, StoreUnreadable) as problem:
        raise CannotStart(str(problem)) from problem
