"""How a command ends: what it may say on the way out, and the number it leaves for scripts."""

import errno
import io
import sys
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from application.log_ports import NothingSigned
from application.ports import StoreIsBusy
from domain.refusals import DomainError, UnknownProgramme

DONE = 0
REFUSED = 1
"""The tracker refused, or `tracker check` has found something."""

UNUSABLE = 2
"""The command could not be tried: a wrong argument, a wrong setting, a store that cannot be used."""

NOT_NOW = 75
"""A server that keeps the record cannot be used for now; the same command may do well later (EX_TEMPFAIL)."""

INTERRUPTED = 130


class CannotStart(Exception):
    """The command cannot be tried; the sentence says why."""

    code = UNUSABLE


class NotNow(CannotStart):
    """Nothing has to be put right here: whoever supervises services should try again."""

    code = NOT_NOW


def explain(sentence: str) -> None:
    """Say something on standard error, where it does not mix with answers."""
    try:
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()
    except OSError:  # nobody is listening, so nobody is kept waiting
        return


class TrackerGroup(TyperGroup):
    """Commands that end with a sentence and a documented number, never with a traceback."""

    def main(  # type: ignore[override]  # the one way the tracker starts it
        self, args: Sequence[str] | None = None, prog_name: str | None = "tracker", **extra: Any
    ) -> Any:  # Any: whatever Typer hands from its entry to its groups
        """Run a command, and leave with its number."""
        _say_what_can_be_said()
        extra["standalone_mode"] = False
        try:
            code = super().main(args=args, prog_name=prog_name, **extra)
        except Exception as problem:  # noqa: BLE001  # every problem becomes a sentence; that is what this is for
            code = _ended_by(problem)
        sys.exit(code if isinstance(code, int) else DONE)


def _say_what_can_be_said() -> None:
    """Where an output knows fewer characters than the record holds, the others become question marks."""
    for output in (sys.stdout, sys.stderr):
        if isinstance(output, io.TextIOWrapper):
            output.reconfigure(errors="replace")


def _ended_by(problem: Exception) -> int:
    match problem:
        case UnknownProgramme():
            explain(f"{problem}\nOn the command line: tracker programmes")
            return REFUSED
        case DomainError():
            explain(str(problem))
            return REFUSED
        case typer.Abort():
            explain("Stopped; nothing was changed.")
            return INTERRUPTED
        case CannotStart():
            explain(str(problem))
            return problem.code
        case StoreIsBusy() | NothingSigned():
            explain(str(problem))
            return UNUSABLE
        case typer.TyperException():
            explain(_wrong_arguments(problem))
            return UNUSABLE
        case OSError(errno=errno.EPIPE):
            return DONE
    return _unexpected(problem)


def _wrong_arguments(problem: typer.TyperException) -> str:
    """Typer's sentence, and where to read what is accepted; or all that is accepted where nothing was asked."""
    context = getattr(problem, "ctx", None)
    sentence = problem.format_message().replace("Value error, ", "").strip()
    if context is None or sentence.startswith("Usage:"):
        return sentence
    return f"{sentence}\nWhat is accepted: {context.command_path} --help"


def _unexpected(problem: Exception) -> int:
    """A fault of the tracker's own; Python's development mode shows where it is."""
    if sys.flags.dev_mode:
        raise problem
    explain(
        f"The tracker did not expect this: {type(problem).__name__}: {problem}. "
        "Please report it; with PYTHONDEVMODE=1 in front, the same command shows where it happened."
    )
    return UNUSABLE
