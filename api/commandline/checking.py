"""`tracker check`: is the store what the tracker wrote?"""

import json
from typing import Annotated

import typer

from api.bootstrap import Checked, check_store
from api.commandline.drawing import write, write_json
from api.commandline.exits import DONE, REFUSED
from api.commandline.opening import said_of, settings_with
from api.commandline.options import StoreOption
from api.commandline.public_key import public_key
from api.settings import Settings
from application.proofs.note import VerifierKey


def check(
    *,
    store: StoreOption = None,
    key: Annotated[
        str | None,
        typer.Option(metavar="KEY", help="The log's public key, a vkey or its file; of the signing key if left out."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Is the store what the tracker wrote?

    Every rule the journal and its log keep is looked at again, and what is kept ready beside them. Exit code 0: sound,
    and what could not be looked at is named; 1: the findings are listed; 2: it cannot be read as a store; 75: its
    server does not answer yet.
    """
    settings = settings_with(store=store)
    checked = _checked(settings, None if key is None else public_key(key, option="--key"))
    if as_json:
        said = {"store": str(settings.store), "is_sound": not checked.findings, **checked._asdict()}
        write_json(json.dumps(said, indent=2))
    else:
        write("".join(f"{sentence}\n" for sentence in _in_words(checked, str(settings.store))))
    raise typer.Exit(REFUSED if checked.findings else DONE)


def _checked(settings: Settings, key: VerifierKey | None) -> Checked:
    with said_of(settings):
        return check_store(settings, key)


def _in_words(checked: Checked, store: str) -> list[str]:
    as_far = " as far as it was looked at" if checked.not_looked_at else ""
    verdict = checked.findings or [f"The store “{store}” is sound{as_far}."]
    return [*verdict, *(f"Not looked at: {what}" for what in checked.not_looked_at), *checked.remarks]
