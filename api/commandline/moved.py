"""What is said of a record that lies in another place now: how much it is, how old, and what has to go with it."""

import json
import shlex
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from api.bootstrap import Copied, NotTheSame
from api.commandline.drawing import write_json
from api.commandline.exits import CannotStart
from api.commandline.opening import not_now
from api.commandline.phrases import time
from api.settings import Settings, variable
from application.ports import StoreIsBusy, StoreUnreadable, StoreUnusable
from application.store_address import StoreAddress


@contextmanager
def refusing(*stores: Path | StoreAddress) -> Iterator[None]:
    """Say in a sentence why nothing came to be in the new place."""
    try:
        yield
    except (StoreUnusable, StoreUnreadable, NotTheSame) as problem:
        raise CannotStart(str(problem)) from None
    except StoreIsBusy as problem:
        raise not_now(problem, *stores) from None


def root_of(copied: Copied) -> str:
    """The root of the log, as checkpoints have it."""
    return b64encode(copied.root).decode()


def age(copied: Copied, now: datetime | None = None) -> str:
    """When the last entry was recorded, and how long ago that is."""
    recorded_at = datetime.fromisoformat(copied.recorded_at)
    return f"{time(recorded_at)}, {_in_words((now or datetime.now(UTC)) - recorded_at)} ago"


def _in_words(passed: timedelta) -> str:
    minutes = int(passed.total_seconds() // 60)
    for number, unit in ((minutes // 1_440, "day"), (minutes // 60, "hour"), (minutes, "minute")):
        if number > 0:
            return f"{number:,} {unit}{'s' if number > 1 else ''}"
    return "less than a minute"


def about_the_key(found_in: Path, looked_for_in: Path) -> str:
    """What to do with the key that signs checkpoints, which is a file and in no store."""
    if found_in == looked_for_in:
        return f"The key that signs checkpoints stays where it is, “{found_in}”, as {variable('signing_key')} names it."
    if not found_in.exists():
        return (
            f"There is no key “{found_in}”. If checkpoints were signed before, put the key that signed them at "
            f"“{looked_for_in}” (mode 600), or nothing more is signed; if not, one is made when it is first needed."
        )
    return (
        "The key that signs checkpoints is not in a store. Take it along:\n"
        f"    install -m 600 {shlex.quote(str(found_in))} {shlex.quote(str(looked_for_in))}"
    )


def about_keys(copied: Copied, *, of_before: bool) -> str:
    """Who can go on using the record, and who begins anew."""
    if not copied.tokens:
        return "Whoever was signed in signs in again."
    tokens = f"{copied.tokens:,} token" + ("s" if copied.tokens > 1 else "")
    since = "; end those that were ended since, as “tracker token list” shows them" if of_before else ""
    return f"{tokens} came with it{since}. Whoever was signed in signs in again."


def tell_as_json(copied: Copied, **where: Settings | StoreAddress | Path) -> None:
    """The same for a program."""
    places = {name: str(place) for name, place in where.items()}
    about = {"entries": copied.entries, "root": root_of(copied), "last_recorded_at": copied.recorded_at}
    write_json(json.dumps({**places, **about, "tokens": copied.tokens}, indent=2))
