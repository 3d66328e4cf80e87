"""`tracker check`: is the store what the tracker wrote?"""

import json
from pathlib import Path

import typer

from api.bootstrap import StoreUnusable, check_store
from api.commandline.drawing import write, write_json
from api.commandline.exits import DONE, REFUSED, CannotStart
from api.commandline.opening import settings_with
from api.commandline.options import AsJson, StoreOption


def check(*, store: StoreOption = None, as_json: AsJson = False) -> None:
    """Is the store what the tracker wrote?

    Every rule the journal keeps is looked at again. Exit code 0: sound; 1: the findings are listed; 2: it cannot be
    read as a store.
    """
    where = settings_with(store=store).store
    findings = _findings(where)
    if as_json:
        write_json(json.dumps({"store": str(where), "is_sound": not findings, "findings": findings}, indent=2))
    else:
        write("".join(f"{finding}\n" for finding in findings) or f"The store “{where}” is sound.\n")
    raise typer.Exit(REFUSED if findings else DONE)


def _findings(where: Path) -> list[str]:
    try:
        return check_store(str(where))
    except StoreUnusable as problem:
        raise CannotStart(str(problem)) from None
