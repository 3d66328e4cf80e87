"""One POST for every order of the catalogue: the same model, the same handler and the same roles as everywhere else."""

from collections.abc import Callable
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends, Path, Response

from api.addresses import is_a_reference
from api.bootstrap import Tracker
from api.errors import etag
from api.refusals import RequestUnreadable, fault, shown
from api.rest.access import givers_of
from api.rest.bodies import BodyDep, read_order
from api.rest.dependencies import (
    A_RATING,
    A_REFERENCE,
    ActorDep,
    AdministratorDep,
    TrackerDep,
    only_known_parameters,
)
from api.rest.headers import Headers, IdempotencyKey, IfMatch, with_headers
from api.rest.in_one_thread import InOneThread
from api.rest.paths import path_of_order, path_of_thing
from api.rest.problems import OF_ORDERS, problems
from api.rest.schemas import REFERENCE
from api.sentences import REFERENCE_ACCEPTED
from application.commands.catalogue import ACCESS, CATALOGUE, ORDERS
from application.commands.office import Instruction, carry_out
from application.commands.order import Receipt
from application.commands.programmes import RegisterProgramme
from application.commands.rule import Rule
from application.ports import StoreTrouble
from domain.actor import Actor
from domain.entry import Address
from domain.person import address_of
from domain.record import Moment
from domain.refusals import UnknownProgramme
from domain.words import NAMED_AFTER_ANOTHER

CREATED, NOTHING_NEW = 201, 200
router = APIRouter(
    route_class=InOneThread, prefix="/api", tags=["Orders"], dependencies=[Depends(only_known_parameters)]
)


class Sent(NamedTuple):
    """An order as it was sent: what is to be done, by whom, and whether its version has to be stated."""

    instruction: Instruction
    actor: Actor
    versions_required: bool


def _of_a_person(
    ref: Annotated[str, Path(description="The reference of the person.", json_schema_extra=A_REFERENCE)],
    _: AdministratorDep,
) -> Address:
    """The address in the URL of an order about who may do what."""
    if not is_a_reference(ref):
        raise RequestUnreadable([fault("ref", ref, REFERENCE_ACCEPTED)])
    return address_of(ref)


def _addressed_by(rule: Rule) -> Callable[..., Address]:
    """The address in the URL of an order. Only registering names a programme that is not there yet."""
    if rule.is_about_access:
        return _of_a_person
    registers = rule.order is RegisterProgramme

    def of_a_programme(
        programme: Annotated[str, Path(description="The reference of the programme.", json_schema_extra=A_REFERENCE)],
        actor: ActorDep,
    ) -> Address:
        if not is_a_reference(programme) and registers:
            raise RequestUnreadable([fault("programme", programme, REFERENCE_ACCEPTED)])
        if not registers and not (is_a_reference(programme) and actor.may_see(programme)):
            raise UnknownProgramme(shown(programme))
        return Address(programme, rule.kind, programme)

    if rule.kind == "programme":
        return of_a_programme

    rates = rule.kind in NAMED_AFTER_ANOTHER
    looks_like = A_RATING if rates else A_REFERENCE

    def of_a_thing(
        at: Annotated[Address, Depends(of_a_programme)],
        ref: Annotated[str, Path(description="The reference of the thing.", json_schema_extra=looks_like)],
    ) -> Address:
        if not is_a_reference(ref, of_a_rating=rates):
            raise RequestUnreadable([fault("ref", ref, REFERENCE_ACCEPTED)])
        return at._replace(ref=ref)

    return of_a_thing


def _sent_to(rule: Rule) -> Callable[..., Sent]:
    def sent(
        at: Annotated[Address, Depends(_addressed_by(rule))],
        actor: ActorDep,
        body: BodyDep,
        if_match: IfMatch = None,
        idempotency_key: IdempotencyKey = None,
    ) -> Sent:
        headers = Headers(if_match, idempotency_key)
        order = with_headers(read_order(rule.order, body), headers)
        return Sent(Instruction(order, at), actor, versions_required=not headers.takes_whatever_is_there)

    return sent


def _route_of(rule: Rule) -> Callable[..., Receipt]:
    def give(sent: Annotated[Sent, Depends(_sent_to(rule))], tracker: TrackerDep, response: Response) -> Receipt:
        receipt = carry_out([sent.instruction], actor=sent.actor, office=tracker.office, versions_required=sent[2])[0]
        _describe(
            receipt,
            response,
            is_there=not (rule.order.withdraws or rule.order.erases) or _is_there(tracker, sent.actor, receipt.address),
        )
        return receipt

    return give


def _is_there(tracker: Tracker, actor: Actor, at: Address) -> bool:
    """Whether the thing is still there after an entry of it was taken back or erased, as far as that can be found out.

    What is recorded is recorded, whatever becomes of the store meanwhile.
    """
    try:
        record = tracker.sight.of(actor).at(at.programme, Moment(tracker.office.clock.now().date()))
    except StoreTrouble:
        return False
    return at.ref in record.states.get(at.kind, {})


def _describe(receipt: Receipt, response: Response, *, is_there: bool) -> None:
    """Where the thing is, at which version, and whether anything new was recorded."""
    response.status_code = CREATED if receipt.facts else NOTHING_NEW
    response.headers["ETag"] = etag(receipt.version)
    response.headers["Location"] = path_of_thing(receipt.address, is_there=is_there)


def _documented(rule: Rule) -> dict[str, Any]:  # Any: OpenAPI nests as deep as it likes
    """What the OpenAPI document says of an order beyond what is seen in its route."""
    body = {"schema": {"$ref": REFERENCE.format(model=rule.order.__name__)}}
    needs_one = any(field.is_required() for field in rule.order.model_fields.values())
    return {
        "requestBody": {"required": needs_one, "content": {"application/json": body}},
        **givers_of(rule),
    }


def operation_of(rule: Rule) -> str:
    """What the operation is called: as the order is, with the kind of thing where one order is sent to any kind."""
    return rule.name if rule in (*CATALOGUE, *ACCESS) else f"{rule.name}-of-{rule.kind}"


def _who_may(rule: Rule) -> str:
    """The roles that may give it, and who may correct an earlier entry by it."""
    given = f"May be given by: {_in_words(rule)}."
    if rule not in CATALOGUE:
        return given
    corrects = _in_words(rule.as_correction)
    return f"{given} With `corrects`, `because` and `authority` it corrects an entry; that may be done by: {corrects}."


def _in_words(rule: Rule) -> str:
    return ", ".join(role.in_words for role in rule.given_by)


for _rule in ORDERS:
    router.add_api_route(
        path_of_order(_rule),
        _route_of(_rule),
        methods=["POST"],
        status_code=CREATED,
        name=_rule.name,
        operation_id=operation_of(_rule),
        summary=(_rule.order.__doc__ or "").partition("\n")[0],
        description=_who_may(_rule),
        responses={NOTHING_NEW: {"description": "It said nothing new.", "model": Receipt}, **problems(OF_ORDERS)},
        openapi_extra=_documented(_rule),
    )
