"""`tracker migrate`: bring a store that an older tracker wrote into today's shape."""

from typing import Annotated

import typer

from api.bootstrap import Migrated, migrate_store
from api.commandline.drawing import write
from api.commandline.exits import DONE, REFUSED
from api.commandline.opening import said_of, settings_with
from api.commandline.options import StoreOption


def migrate(
    *,
    store: StoreOption = None,
    check: Annotated[bool, typer.Option("--check", help="Only say whether there is anything to do.")] = False,
) -> None:
    """Bring a store that an older tracker wrote into today's shape.

    All of it happens or nothing, and there is no way back: stop the tracker and keep a copy first. A store is never
    migrated by being opened. Exit code 0: it has today's shape; 1: with --check, it has an older one; 2: it cannot be
    migrated, as when a newer tracker wrote it; 75: its server does not answer yet.
    """
    settings = settings_with(store=store)
    with said_of(settings):
        migrated = migrate_store(settings, only_look=check)
    write(f"{_in_words(migrated, str(settings.store), only_looked=check)}\n")
    raise typer.Exit(REFUSED if check and not migrated.was_up_to_date else DONE)


def _in_words(migrated: Migrated, store: str, *, only_looked: bool) -> str:
    if migrated.was_up_to_date:
        return f"The store “{store}” has today’s shape ({migrated.today}); there is nothing to do."
    if only_looked:
        return (
            f"The store “{store}” has shape {migrated.found}; “tracker migrate” brings it into shape {migrated.today}."
        )
    return f"The store “{store}” was brought from shape {migrated.found} into shape {migrated.today}."
