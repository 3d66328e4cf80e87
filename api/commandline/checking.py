"""`tracker check`: is the store what the tracker wrote?"""

import json

import typer

from api.bootstrap import StoreUnusable, check_store
from api.commandline.drawing import write, write_json
from api.commandline.exits import DONE, REFUSED, CannotStart
from api.commandline.opening import settings_with
from api.commandline.options import AsJson, StoreOption
from api.settings import Settings


def check(*, store: StoreOption = None, as_json: AsJson = False) -> None:
    """Is the store what the tracker wrote?

    Every rule the journal and its log keep is looked at again. Exit code 0: sound; 1: the findings are
    listed; 2: it cannot be read as a store.
    """
    settings = settings_with(store=store)
    where, findings = settings.store, _findings(settings)
    if as_json:
        write_json(json.dumps({"store": str(where), "is_sound": not findings, "findings": findings}, indent=2))
    else:
        write("".join(f"{finding}\n" for finding in findings) or f"The store “{where}” is sound.\n")
    raise typer.Exit(REFUSED if findings else DONE)


def _findings(settings: Settings) -> list[str]:
    try:
        return check_store(settings)
    except StoreUnusable as problem:
        raise CannotStart(str(problem)) from None
