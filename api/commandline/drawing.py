"""Write an answer to standard output: drawn for people, or as JSON for programs."""

import io
import os
import sys
from collections.abc import Iterable

import typer

from api.commandline.blocks import Block


def show(blocks: Iterable[Block]) -> None:
    """Print an answer for people."""
    from api.commandline.drawn import drawn  # noqa: PLC0415  # a server draws nothing, and the library is large

    write(drawn(blocks))


def write(text: str) -> None:
    """Write to standard output. A reader who has seen enough and closed the pipe is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None


def write_json(text: str) -> None:
    """Write JSON, which is UTF-8 whatever the terminal can show."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    write(f"{text}\n")


def write_file(content: bytes) -> None:
    """Write what goes into a file as it is, with the ends of its lines."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    write(content.decode())
