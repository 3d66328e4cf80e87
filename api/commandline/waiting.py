"""Show whoever waits at a terminal how far long work has come; nobody else is told."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from application.commands import office

if TYPE_CHECKING:
    from rich.progress import Progress


@contextmanager
def waiting(what: str) -> Iterator[office.Progress | None]:
    """A bar on standard error, gone at the end, and what moves it; nothing where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    with _bar() as bar:
        task = bar.add_task(what, total=None)
        yield lambda decided, of: bar.update(task, completed=decided, total=of)


@contextmanager
def waiting_in_steps() -> Iterator[Callable[[str, int, int], None]]:
    """The same for work of several steps, each with a name and a count of its own."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    with _bar() as bar:
        task = bar.add_task("Opening", total=None)
        yield lambda what, done, of: bar.update(task, description=what, completed=done, total=of or None)


def _bar() -> "Progress":
    from rich.console import Console  # noqa: PLC0415  # a server waits for nothing, and the library is large
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415  # as above

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=Console(file=sys.stderr), transient=True)
