"""A writer in a process of its own: it gives so many orders, and acknowledges each in a line of its output.

With a third argument the connections are told another `synchronous` than the tracker tells them, which loses what was
acknowledged; a test of power cuts that does not notice is worth nothing.
"""

import os
import sqlite3
import sys
from itertools import islice
from pathlib import Path
from typing import Any

from tests.faults.orders import given_one_by_one, register
from tests.faults.stores import in_a_file

ACKNOWLEDGED = "acknowledged "


def write(path: Path, orders: int, synchronous: str | None) -> None:
    """Open the store, and give the orders one after the other."""
    made = list[sqlite3.Connection]()
    if synchronous:
        _remember_connections_in(made)
    tracker = in_a_file(path).open()
    for connection in made:
        connection.execute(f"PRAGMA synchronous = {synchronous}")
    register(tracker)
    for command_id in islice(given_one_by_one(tracker, "writer"), orders):
        os.write(sys.stdout.fileno(), f"{ACKNOWLEDGED}{command_id}\n".encode())
    os._exit(0)  # as closing the store would sync it, and a power cut does not wait for that


def _remember_connections_in(made: list[sqlite3.Connection]) -> None:
    connect = sqlite3.connect

    def connect_and_remember(*arguments: Any, **more: Any) -> sqlite3.Connection:  # Any: whatever the driver takes
        made.append(connect(*arguments, **more))
        return made[-1]

    sqlite3.connect = connect_and_remember  # type: ignore[assignment]  # it takes what that takes


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
