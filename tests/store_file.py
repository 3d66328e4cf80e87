"""The file that a tracker of the tests keeps its record in."""

from pathlib import Path

from api.bootstrap import Tracker


def store_file(tracker: Tracker) -> Path:
    """Where it is; refused of a store on a server."""
    assert isinstance(tracker.settings.store, Path)
    return tracker.settings.store
