"""`tracker backup`: copy the store into one file while it is in use, and look at the copy."""

from pathlib import Path
from typing import Annotated

import typer

from api.bootstrap import back_up_store
from api.commandline.drawing import write
from api.commandline.exits import CannotStart
from api.commandline.moved import age, refusing, root_of, tell_as_json
from api.commandline.opening import settings_with
from api.commandline.options import StoreOption
from api.commandline.waiting import waiting_in_steps


def backup(
    where: Annotated[Path, typer.Argument(metavar="FILE", help="The new file.")],
    *,
    store: StoreOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what it holds as JSON.")] = False,
) -> None:
    """Copy the store into a new file as it is at one moment, whoever writes meanwhile.

    The copy is read from its first entry to its last, and the log made again of it, before the file has its name. The
    key that signs checkpoints is not in it. A store in PostgreSQL is backed up with PostgreSQL's own tools.
    """
    settings = settings_with(store=store)
    if not isinstance(settings.store, Path):
        raise CannotStart(
            f"The store is “{settings.store}”, and no file. Back it up with PostgreSQL's own pg_dump, or with "
            "pg_basebackup and an archive of its log; or copy it into a file with “tracker copy FROM TO”."
        )
    with refusing(settings.store), waiting_in_steps() as told:
        held = back_up_store(settings.store, where, told)
    if as_json:
        tell_as_json(held, file=where)
        return
    write(
        f"“{where}” holds {held.entries:,} entries; the root is {root_of(held)}, made again from the copy.\n"
        + (f"The last of them was recorded on {age(held)}.\n" if held.entries else "")
        + f"{_about_the_key(settings.signing_key_file)}\n"
    )


def _about_the_key(file: Path) -> str:
    if not file.exists():
        return "There is no key yet that checkpoints are signed with; keep a copy of it once there is one."
    return (
        f"The key that signs checkpoints is not in it. It is “{file}” and never changes: keep a copy in a safe place."
    )
