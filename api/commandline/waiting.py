"""Show whoever waits at a terminal how far long work has come; nobody else is told."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from application.commands import office


@contextmanager
def waiting(what: str) -> Iterator[office.Progress | None]:
    """A bar on standard error, gone at the end, and what moves it; nothing where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda decided, of: bar.update(task, completed=decided, total=of)


@contextmanager
def waiting_in_steps() -> Iterator[Callable[[str, int, int], None]]:
    """The same for work of several steps, each with a name and a count of its own."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("Opening", total=None)
        yield lambda what, done, of: bar.update(task, description=what, completed=done, total=of or None)
