"""The options that many commands share, and how a moment is written on the command line."""

import re
from collections.abc import Callable
from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError

from api.refusals import shown
from application.projections.audit_filters import MOST, TrailClock
from domain.words import Ref

_REF: TypeAdapter[str] = TypeAdapter(Ref)


def a_reference(written: str) -> str:
    """What something is called, or what a reference looks like."""
    try:
        return _REF.validate_python(written)
    except ValidationError:
        raise typer.BadParameter(
            f"“{shown(written)}” is no reference; one has letters, digits, dots, hyphens and underscores, 80 at most."
        ) from None


def a_number(least: int, most: int = 2**53) -> Callable[[str | int], int]:
    """What reads a whole number, or says what was found and what it takes; the number of a default is one already."""

    def read(written: str | int) -> int:
        if re.fullmatch(r"[0-9]{1,20}", str(written)) and least <= int(written) <= most:
            return int(written)
        takes = f"from {least} to {most}" if most < 2**53 else f"of {least} or more"
        raise typer.BadParameter(f"“{shown(str(written))}” is no whole number {takes}.")

    return read


def references(written: list[str] | None) -> list[str]:
    """Several of them."""
    return [a_reference(one) for one in written or ()]


StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="STORE",
        help="The store, a file or the address of a PostgreSQL database; TRACKER_STORE or var/tracker.sqlite unless "
        "said otherwise. Keep addresses that hold a password in TRACKER_STORE: others see what is typed here.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the JSON that the REST door answers with.")]
AsAt = Annotated[
    str | None,
    typer.Option("--as-at", metavar="DAY", help="What was true on this day, such as 2018-01-19; today if left out."),
]
KnownAt = Annotated[
    str | None,
    typer.Option(
        "--known-at",
        metavar="TIME",
        help="Out of what was known by then, such as 2018-02-20 or 2018-02-20T09:30Z; all of it if left out.",
    ),
]
ProgrammeArgument = Annotated[
    str,
    typer.Argument(
        metavar="PROGRAMME", callback=a_reference, help="The programme's reference; “tracker programmes” lists them."
    ),
]
BoardArgument = Annotated[
    str, typer.Argument(metavar="REF", callback=a_reference, help="The board's reference, such as management-3c.")
]
MilestoneArgument = Annotated[
    str, typer.Argument(metavar="REF", callback=a_reference, help="The milestone's reference, such as M4.")
]
ReportArgument = Annotated[
    str, typer.Argument(metavar="REF", callback=a_reference, help="The highlight report's reference, such as january.")
]
WorkstreamOption = Annotated[
    str | None, typer.Option("--workstream", metavar="REF", help="Only this workstream and those inside it.")
]

SubjectOption = Annotated[
    str | None,
    typer.Option("--subject", metavar="KIND/REF", help="Only milestone/M4, or every milestone."),
]
ActorOption = Annotated[str | None, typer.Option("--actor", metavar="TITLE", help="Only what this actor recorded.")]
SinceOption = Annotated[str | None, typer.Option("--since", metavar="DAY", help="Only from this day on.")]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Only up to this day.")]
ClockOption = Annotated[TrailClock, typer.Option("--clock", help="Which day --since and --until look at.")]

FromAsAt = Annotated[
    str | None,
    typer.Option(
        "--from-as-at", metavar="DAY", help="The first moment: what was true on this day; the last report if left out."
    ),
]
FromKnownAt = Annotated[
    str | None,
    typer.Option("--from-known-at", metavar="TIME", help="Of the first moment only what was known by then."),
]
ToAsAt = Annotated[
    str | None,
    typer.Option("--to-as-at", metavar="DAY", help="The other moment: what was true on this day; today if left out."),
]
ToKnownAt = Annotated[
    str | None, typer.Option("--to-known-at", metavar="TIME", help="Of the other moment only what was known by then.")
]

FactOption = Annotated[
    str | None,
    typer.Option("--fact", metavar="NAME", help="Only facts so named, such as MilestoneMet."),
]
AfterOption = Annotated[
    int, typer.Option("--after", metavar="POSITION", parser=a_number(0), help="Only entries after this position.")
]
LimitOption = Annotated[
    int,
    typer.Option("--limit", metavar="NUMBER", parser=a_number(1, MOST), help=f"At most so many entries, up to {MOST}."),
]
PublicOption = Annotated[
    bool, typer.Option("--public", help="Leave out what is exempt from publication, as the public is shown it.")
]
