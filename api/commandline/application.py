"""The commands of `tracker`, put together: serve, import, report, and look after the store, from a terminal."""

from importlib.metadata import version as version_of
from typing import Annotated

import typer

from api.commandline.backing_up import backup
from api.commandline.board_packs import pack, packs
from api.commandline.checking import check
from api.commandline.comparing import comparison
from api.commandline.copying import copy
from api.commandline.drawing import write
from api.commandline.exits import TrackerGroup
from api.commandline.exporting import export
from api.commandline.governance_reports import governance
from api.commandline.importing import bring_in_files
from api.commandline.issued_reports import issued
from api.commandline.login_link import login_link
from api.commandline.looking import orders, programmes
from api.commandline.meetings import calendar, meeting, meetings
from api.commandline.migrating import migrate
from api.commandline.people import people, person
from api.commandline.rebuilding import rebuild
from api.commandline.reports import report
from api.commandline.restating import restatement
from api.commandline.restoring import restore
from api.commandline.serve import serve
from api.commandline.timestamp import timestamp
from api.commandline.tokens import token
from api.commandline.verifying import replay, verify_export
from api.commandline.witness import witness

EPILOG = (
    "Exit codes: 0 done; 1 refused, or something was found; 2 a wrong argument or setting, or a store that cannot be "
    "used; 75 a database that does not answer yet; 130 interrupted."
)

app = typer.Typer(
    cls=TrackerGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    epilog=EPILOG,
)
app.command()(serve)
app.command("import")(bring_in_files)
app.command()(programmes)
report.command()(comparison)
report.command()(issued)
report.command()(restatement)
report.command()(meetings)
report.command()(meeting)
report.command()(calendar)
report.command()(pack)
report.command()(packs)
report.add_typer(governance)
app.add_typer(report, name="report")
app.command()(orders)
app.command()(check)
app.command()(migrate)
app.command()(rebuild)
app.command()(backup)
app.command()(restore)
app.command()(copy)
app.command()(export)
app.command("verify")(verify_export)
app.command()(replay)
app.command()(witness)
app.command()(timestamp)
app.command()(people)
app.add_typer(person, name="person")
app.command()(login_link)
app.add_typer(token, name="token")


def _version(wanted: bool) -> None:
    if wanted:
        write(f"transition-tracker {version_of('transition-tracker')}\n")
        raise typer.Exit


@app.callback()
def tracker(
    *, version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which.")] = False
) -> None:
    """Keep every change of a transition programme as a fact; read what was true, and what was known, at any moment."""
