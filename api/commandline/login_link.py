"""`tracker login-link`: a link with which one person signs in once, for whoever has the machine at hand."""

from typing import Annotated

import typer

from api.bootstrap import Tracker
from api.commandline.drawing import write
from api.commandline.exits import CannotStart, explain
from api.commandline.importing import role_title
from api.commandline.opening import settings_with, tracker_on
from api.commandline.options import StoreOption, a_reference, references
from api.commandline.tokens import say_which_are_not_there
from application.commands.access import everybody, make_sign_in_link, make_sure_of
from domain.actor import EVERY_PROGRAMME, Grant, Role
from domain.person import who_is_called


def _perhaps_a_title(name: str | None) -> str | None:
    return None if name is None else role_title(name)


def _perhaps_a_reference(ref: str | None) -> str | None:
    return None if ref is None else a_reference(ref)


def _begins_a_link(address: str | None) -> str | None:
    return address and address.rstrip("/")


def login_link(
    *,
    person: Annotated[
        str | None,
        typer.Option(
            metavar="REF", callback=_perhaps_a_reference, help="Whom it lets in, as “tracker people” lists them."
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(metavar="TITLE", callback=_perhaps_a_title, help="Or their role title; somebody new is admitted."),
    ] = None,
    role: Annotated[Role | None, typer.Option(help="What they may do, where they may not yet.")] = None,
    programme: Annotated[
        list[str] | None,
        typer.Option(
            metavar="REF", callback=references, help="In which programme; may be repeated. Every one if left out."
        ),
    ] = None,
    address: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            callback=_begins_a_link,
            help="Where the tracker answers, such as http://127.0.0.1:8001; as the settings say if left out.",
        ),
    ] = None,
    store: StoreOption = None,
) -> None:
    """Make a link to sign in with, and print it.

    It opens once, within ten minutes, and stands alone on standard output; that it was made is recorded.
    """
    _must_be_said_once(person, name, role=role, programme=programme)
    with tracker_on(settings_with(store=store, address=address), may_make=person is None) as tracker:
        ref = person or _titled(name, _granted(role, programme), tracker)
        path = make_sign_in_link(ref, links=tracker.sign_in_links, office=tracker.office)
        say_which_are_not_there(programme, set(tracker.office.records.programmes()), "the role holds")
        explain(f"It lets “{_title_of(ref, tracker)}” in once, within ten minutes.{_where_it_leads(tracker)}")
        write(f"{tracker.settings.base_address}{path}\n")


def _granted(role: Role | None, programme: list[str] | None) -> list[Grant]:
    return [Grant(role, where) for where in programme or [EVERY_PROGRAMME]] if role else []


def _must_be_said_once(person: str | None, name: str | None, *, role: Role | None, programme: list[str] | None) -> None:
    if person is not None and (name is not None or role is not None):
        raise CannotStart("Say whom the link lets in with --person, or with --name and --role; not with both.")
    if programme is not None and role is None:
        raise CannotStart("Say with --role what they may do in the programme that --programme names.")


def _title_of(ref: str, tracker: Tracker) -> str:
    return everybody(tracker.office)[ref].title


def _where_it_leads(tracker: Tracker) -> str:
    """A server that was started on another port is not known of here."""
    if tracker.settings.address:
        return ""
    return f" It leads to {tracker.settings.base_address}; if the tracker answers elsewhere, give that with --address."


def _titled(name: str | None, grants: list[Grant], tracker: Tracker) -> str:
    if name is None:
        raise CannotStart("Say whom the link lets in: --person REF, or --name TITLE with --role ROLE for somebody new.")
    if not grants and who_is_called(name, everybody(tracker.office).values()) is None:
        raise CannotStart(f"Nobody is called “{name}” yet. Say with --role what they may do, and they are admitted.")
    return make_sure_of(name, grants, office=tracker.office)
