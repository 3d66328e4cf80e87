"""`tracker token`: make, list and revoke the tokens that open the REST door."""

import json
from typing import Annotated

import typer

from api.access import holder_of
from api.bootstrap import Tracker
from api.commandline import blocks
from api.commandline.drawing import show, write, write_json
from api.commandline.exits import DONE, REFUSED, TrackerGroup, explain
from api.commandline.importing import role_title
from api.commandline.opening import opened, opened_to_read
from api.commandline.options import AsJson, StoreOption, references
from application.commands.access import make_sure_of
from application.ports import Key
from domain.actor import EVERY_PROGRAMME, Actor, Grant, Role

token = typer.Typer(cls=TrackerGroup, no_args_is_help=True, help="Make, list and revoke the tokens of the REST door.")


@token.command()
def create(
    role: Annotated[Role, typer.Option(help="What its holder may do.")],
    name: Annotated[
        str, typer.Option(metavar="TITLE", callback=role_title, help="The role title that entries will carry.")
    ],
    *,
    programme: Annotated[
        list[str] | None,
        typer.Option(
            metavar="REF", callback=references, help="In which programme; may be repeated. Every one if left out."
        ),
    ] = None,
    store: StoreOption = None,
) -> None:
    """Make a token, and print it.

    It stands alone on standard output and is shown this once; the store keeps only its hash. Whoever it is for is
    admitted under the title if need be, and holds the role from now on; the token opens what they may do.
    """
    with opened(store) as tracker:
        known = set(tracker.office.records.programmes())
        grants = [Grant(role, where) for where in programme or [EVERY_PROGRAMME]]
        text = tracker.tokens.make(make_sure_of(name, grants, office=tracker.office))
    say_which_are_not_there(programme, known, "the token holds")
    explain(f"{name}, {role.in_words} of {_where(programme)}. Keep the token safe: it is not shown again.")
    write(f"{text}\n")


@token.command(name="list")
def list_tokens(*, store: StoreOption = None, as_json: AsJson = False) -> None:
    """List the tokens that are in force.

    Each is named by the first characters of its hash.
    """
    with opened_to_read(store) as tracker:
        found = [(key, _holder(key, tracker)) for key in tracker.tokens.listed()]
    if as_json:
        write_json(json.dumps([_as_json(key, holder) for key, holder in found], indent=2))
        return
    rows = (
        (key.prefix, holder.name, "; ".join(_in_words(grant) for grant in holder.grants) or "nothing")
        for key, holder in found
    )
    show(
        [
            blocks.table(
                ("Hash", "Name", "May act as"), rows, empty="No token is in force; make one with: tracker token create"
            )
        ]
    )


@token.command()
def revoke(
    prefix: Annotated[str, typer.Argument(help="The first characters of its hash, 8 at least, as the list shows.")],
    *,
    store: StoreOption = None,
) -> None:
    """End a token.

    Whoever still sends it is turned away.
    """
    with opened_to_read(store) as tracker:
        ended = tracker.tokens.end(prefix)
    if not ended:
        explain(f"No token in force has a hash that begins with “{prefix}”. List them with: tracker token list")
    else:
        write(f"The token {prefix} is revoked.\n")
    raise typer.Exit(DONE if ended else REFUSED)


def say_which_are_not_there(programmes: list[str] | None, known: set[str], what_holds: str) -> None:
    """Warn of programmes that nobody has registered: most often a typing error, sometimes a plan."""
    for unknown in sorted(set(programmes or ()) - known):
        explain(f"There is no programme “{unknown}” yet; {what_holds} from the day it is registered.")


def _where(programmes: list[str] | None) -> str:
    return ", ".join(programmes) if programmes else "every programme"


def _holder(key: Key, tracker: Tracker) -> Actor:
    """Whom a token was made for, with what they may do now: nothing, once they have left."""
    return holder_of(tracker, key) or Actor(f"{key.person} (has left)", ())


def _as_json(key: Key, holder: Actor) -> dict[str, object]:
    grants = [{"role": grant.role.value, "programme": grant.programme} for grant in holder.grants]
    return {"hash": key.prefix, "person": key.person, "name": holder.name, "grants": grants}


def _in_words(grant: Grant) -> str:
    return f"{grant.role.in_words} of {'every programme' if grant.programme == EVERY_PROGRAMME else grant.programme}"
