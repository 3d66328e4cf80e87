"""`tracker witness`: keep, check and cosign the checkpoints of a tracker that somebody else runs."""

import re
from pathlib import Path
from typing import Annotated

import typer

from api.commandline.exits import CannotStart
from api.commandline.public_key import public_key, why

_A_WHILE = re.compile(r"(?P<number>[1-9][0-9]{0,4})(?P<unit>[smhd])", re.ASCII)
_SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


def a_while(written: str) -> int:
    """A length of time, in seconds."""
    found = _A_WHILE.fullmatch(written)
    if found is None:
        raise typer.BadParameter(f"“{written}” is no length of time; 30s, 5m, 1h and 1d are.")
    return int(found["number"]) * _SECONDS[found["unit"]]


def witness(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where you keep your key and the checkpoints.")],
    *,
    source: Annotated[
        str, typer.Option("--from", metavar="URL", help="The tracker's address, or the folder of an export.")
    ],
    log_key: Annotated[
        str, typer.Option("--log-key", metavar="KEY", help="The log's public key: a vkey, or a file that holds one.")
    ],
    token_file: Annotated[
        Path | None, typer.Option("--token-file", metavar="FILE", help="A file with the token that opens the tracker.")
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="What you sign as, such as audit.example/w1; asked for once."),
    ] = None,
    once: Annotated[
        bool, typer.Option("--once", help="Look once, which is what happens unless said otherwise.")
    ] = False,
    every: Annotated[
        int | None, typer.Option("--every", metavar="TIME", parser=a_while, help="Look again and again: every 5m, 1h.")
    ] = None,
) -> None:
    """Keep the checkpoints of somebody else's tracker, so that what it recorded cannot change unseen.

    Each is fetched, proved to go on from the one kept before, cosigned, and kept for good; “tracker verify --known”
    takes any of them. Exit code 0: it holds; 1: the log contradicts what you kept, and the evidence is kept; 2: it
    cannot be reached or read.
    """
    if once and every is not None:
        raise CannotStart("--once and --every say different things. Give one of them.")
    from api.commandline import witness_looking as looking  # noqa: PLC0415  # its libraries are for witnesses alone
    from api.commandline.witness_folder import WitnessFolder  # noqa: PLC0415  # as above
    from api.commandline.witness_sources import source_at  # noqa: PLC0415  # as above

    log = public_key(log_key, option="--log-key")
    found = source_at(source, token=_token_in(token_file), log_key=str(log))
    looks = looking.Witness(WitnessFolder(folder), found, log, name)
    raise typer.Exit(looking.look_once(looks) if every is None else looking.look_again(looks, every))


def _token_in(file: Path | None) -> str | None:
    if file is None:
        return None
    try:
        token = file.read_text("utf-8").strip()
    except (OSError, ValueError) as problem:
        raise CannotStart(f"The token in “{file}” cannot be read: {why(problem)}.") from None
    if not (token.isascii() and token.isprintable() and token and " " not in token):
        raise CannotStart(f"There is no token in “{file}”: one word was expected.")
    return token
