"""`tracker report`, continued: the questions about how a programme is governed."""

import typer

from api.commandline.exits import TrackerGroup

governance = typer.Typer(cls=TrackerGroup)
"""Merged into `tracker report`, as it has no name of its own."""
