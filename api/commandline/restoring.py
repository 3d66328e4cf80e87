"""`tracker restore`: put a backup where there is no store, and say what is missing from it."""

from pathlib import Path
from typing import Annotated

import typer

from api.bootstrap import NotSound, restore_store
from api.commandline.drawing import write
from api.commandline.exits import REFUSED, CannotStart, explain
from api.commandline.moved import about_keys, age, refusing, root_of, tell_as_json
from api.commandline.opening import settings_with
from api.commandline.options import StoreOption
from api.commandline.waiting import waiting_in_steps
from api.settings import Settings


def restore(
    backup: Annotated[Path, typer.Argument(metavar="FILE", help="The file that “tracker backup” made.")],
    *,
    store: StoreOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was restored as JSON.")] = False,
) -> None:
    """Put a backup where there is no store.

    A store that is there is never written over: move it away first. Everything in the backup is looked at before, as
    “tracker check” does; exit code 1: the findings are listed, and nothing was restored.
    """
    settings = settings_with(store=store)
    if not isinstance(settings.store, Path):
        raise CannotStart(
            f"The store is “{settings.store}”, and no file. Put a backup there with: tracker copy FILE ADDRESS"
        )
    try:
        with refusing(settings.store, backup), waiting_in_steps() as told:
            held = restore_store(settings, settings.store, backup, told=told)
    except NotSound as findings:
        explain(f"{findings}\n“{backup}” is not sound; nothing was restored.")
        raise typer.Exit(REFUSED) from None
    if as_json:
        tell_as_json(held, store=settings.store)
        return
    write(
        f"“{settings.store}” holds {held.entries:,} entries; the root is {root_of(held)}.\n"
        + (
            f"The last of them was recorded on {age(held)}. What was recorded later is not there.\n"
            if held.entries
            else ""
        )
        + f"{_about_the_key(settings)}\n{about_keys(held, of_before=True)}\n"
        "If the store that this is a backup of went on, or still does, never serve both: two records that go on under "
        "one key contradict each other, and whoever holds a later checkpoint will say so. Tell the witnesses first.\n"
    )


def _about_the_key(settings: Settings) -> str:
    file = settings.signing_key_file
    if file.exists():
        return f"Its checkpoints are signed with “{file}”."
    return f"The key that signs checkpoints is in no backup: put the copy you keep of it at “{file}” (mode 600)."
