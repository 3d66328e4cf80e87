"""`tracker people` and `tracker person`: who may do what, seen and changed by whoever has the machine at hand."""

from typing import Annotated

import typer

from api.access import access_now
from api.bootstrap import Tracker
from api.commandline.asking import a_day, moment_for, reply
from api.commandline.exits import TrackerGroup, explain
from api.commandline.importing import role_title
from api.commandline.opening import opened, opened_to_read
from api.commandline.options import AsAt, AsJson, KnownAt, StoreOption, a_reference
from api.commandline.texts import people as texts
from application.commands.access import OPERATOR
from application.commands.office import Instruction, carry_out
from application.commands.order import Order
from application.commands.people import (
    AdmitPerson,
    GrantRole,
    LetPersonGo,
    LinkIdentity,
    RetitlePerson,
    UnlinkIdentity,
    WithdrawRole,
)
from application.projections.people import people_list, person_detail
from domain.actor import EVERY_PROGRAMME, Role
from domain.person import address_of

person = typer.Typer(
    cls=TrackerGroup, no_args_is_help=True, help="See and change what one person may do; the entries say “Operator”."
)

PersonArgument = Annotated[
    str, typer.Argument(metavar="REF", callback=a_reference, help="Their reference, as “tracker people” lists it.")
]
TitleOption = Annotated[
    str,
    typer.Option("--title", metavar="TITLE", callback=role_title, help="The role title that their entries will carry."),
]
RoleOption = Annotated[Role, typer.Option("--role", help="What they may do.")]
IssuerOption = Annotated[
    str, typer.Option("--issuer", metavar="URL", help="The identity provider, as settings name it.")
]
SubjectOption = Annotated[str, typer.Option("--subject", metavar="ID", help="What it calls them; never an e-mail.")]


def _one_or_every(written: str | None) -> str:
    return EVERY_PROGRAMME if written in (None, EVERY_PROGRAMME) else a_reference(str(written))


OnOption = Annotated[
    str | None,
    typer.Option("--programme", metavar="REF", callback=_one_or_every, help="Where; in every programme if left out."),
]


def people(*, as_at: AsAt = None, known_at: KnownAt = None, store: StoreOption = None, as_json: AsJson = False) -> None:
    """Who may do what, from when to when?"""
    with opened_to_read(store) as tracker:
        moment = moment_for(tracker, as_at, known_at)
        view = people_list(tracker.office.records.at(EVERY_PROGRAMME, moment))
    reply(view, texts.told, as_json=as_json)


@person.command()
def show(
    ref: PersonArgument,
    *,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """What may this person do, and what could they do before?"""
    with opened_to_read(store) as tracker:
        moment = moment_for(tracker, as_at, known_at)
        view = person_detail(tracker.office.records.at(EVERY_PROGRAMME, moment), ref)
    reply(view, texts.told_person, as_json=as_json)


@person.command()
def admit(ref: PersonArgument, title: TitleOption, *, store: StoreOption = None, as_json: AsJson = False) -> None:
    """Let the tracker know somebody, who may do nothing yet; the store is made where there is none."""
    with opened(store) as tracker:
        _give(AdmitPerson(title=title), ref, tracker, as_json)


@person.command()
def retitle(ref: PersonArgument, title: TitleOption, *, store: StoreOption = None, as_json: AsJson = False) -> None:
    """Let their entries carry another role title from now on."""
    _to_a_store(RetitlePerson(title=title), ref, store, as_json)


@person.command()
def grant(
    ref: PersonArgument,
    role: RoleOption,
    *,
    programme: OnOption = None,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help="To the end of this day; without an end if left out.")
    ] = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Let them act in a role, from now on."""
    on = _one_or_every(programme)
    _to_a_store(GrantRole(role=role, on=on, until=a_day("until", until)), ref, store, as_json)


@person.command()
def withdraw(
    ref: PersonArgument,
    role: RoleOption,
    *,
    programme: OnOption = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Take a role away, at once."""
    _to_a_store(WithdrawRole(role=role, on=_one_or_every(programme)), ref, store, as_json)


@person.command()
def link(
    ref: PersonArgument,
    issuer: IssuerOption,
    subject: SubjectOption,
    *,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Let them sign in as a subject of an identity provider."""
    _to_a_store(LinkIdentity(issuer=issuer, subject=subject), ref, store, as_json)


@person.command()
def unlink(
    ref: PersonArgument,
    issuer: IssuerOption,
    subject: SubjectOption,
    *,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Let them sign in as that subject no more."""
    _to_a_store(UnlinkIdentity(issuer=issuer, subject=subject), ref, store, as_json)


@person.command()
def leave(ref: PersonArgument, *, store: StoreOption = None, as_json: AsJson = False) -> None:
    """Take everything they may do away, at once; they can sign in no more."""
    _to_a_store(LetPersonGo(), ref, store, as_json)


def _to_a_store(order: Order, ref: str, store: str | None, as_json: bool) -> None:
    with opened_to_read(store) as tracker:
        _give(order, ref, tracker, as_json)


def _give(order: Order, ref: str, tracker: Tracker, as_json: bool) -> None:
    """Give the order, and show what the person may do now."""
    (receipt,) = carry_out([Instruction(order, address_of(ref))], actor=OPERATOR, office=tracker.office)
    if not receipt.facts:
        explain("That is so already; nothing was recorded.")
    reply(person_detail(access_now(tracker), ref), texts.told_person, as_json=as_json)
