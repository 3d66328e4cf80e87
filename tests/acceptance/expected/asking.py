"""Asking the tracker and reading its answers: the JSON that every door gives."""

from collections.abc import Sequence
from typing import Any, Protocol

Json = Any  # Any: what a JSON answer holds is what the tests are about


class Ask(Protocol):
    """Asks one question about a programme, as at a day and with whatever else the question takes."""

    def __call__(self, programme: str, question: str = "", **params: str) -> Json:
        """The answer as JSON."""
        ...


def by_ref(rows: Sequence[Json]) -> dict[str, Json]:
    """Rows by their reference, in the order they stand in."""
    return {row["ref"]: row for row in rows}


def days(window: Json) -> tuple[str | None, str | None]:
    """The first and the last day of a planned date."""
    return window["from"], window["to"]


def the(found: Sequence[Json]) -> Json:
    """The one thing there is."""
    (one,) = found
    return one
