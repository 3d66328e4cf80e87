"""`tracker copy`: move a portfolio into another store, and show that it is the same record there."""

from typing import Annotated

import typer

from api.bootstrap import copy_store
from api.commandline.drawing import write
from api.commandline.exits import CannotStart
from api.commandline.moved import about_keys, about_the_key, refusing, root_of, tell_as_json
from api.commandline.opening import settings_with
from api.commandline.waiting import waiting_in_steps
from api.settings import Settings

_PASSWORDS = "An address may do without a password: PostgreSQL's driver finds it in ~/.pgpass or PGPASSWORD."


def copy(
    source: Annotated[
        str, typer.Argument(metavar="FROM", help=f"The store to read, a file or an address. {_PASSWORDS}")
    ],
    target: Annotated[str, typer.Argument(metavar="TO", help="The store to fill: empty, or not there yet.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was copied as JSON.")] = False,
) -> None:
    """Move a portfolio into another store, between files and PostgreSQL either way.

    FROM is read as it is at one moment, whoever writes to it meanwhile, and stays as it is. TO holds all of the record
    in the end, with the same root of its log, or nothing of it.
    """
    read, filled = _named("FROM", source), _named("TO", target)
    with refusing(read.store, filled.store), waiting_in_steps() as told:
        copied = copy_store(read, filled, told)
    if as_json:
        tell_as_json(copied, source=read.store, target=filled.store)
        return
    write(
        f"{copied.entries:,} entries; the same root {root_of(copied)}.\n"
        f"{about_the_key(read.signing_key_file, filled.signing_key_file)}\n"
        f"{about_keys(copied, of_before=False)}\n"
        f"What is recorded in “{read.store}” from now on is not in “{filled.store}”: serve one of them alone, as two "
        "records that go on under one key contradict each other.\n"
    )


def _named(word: str, store: str) -> Settings:
    try:
        return settings_with(store=store)
    except CannotStart as problem:
        raise CannotStart(str(problem).replace("--store", word, 1)) from None
