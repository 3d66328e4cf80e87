"""Board packs: what is put before a meeting, frozen or as a draft, its very bytes, and every meeting with its packs."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from api.board_packs import pack_at, packs_of, sealed_pack_of, which_pack
from api.refusals import shown
from api.rest.access import READERS
from api.rest.dependencies import ActorDep, RecordDep, TrackerDep, only_known_parameters
from api.rest.governance import RefDep
from api.rest.in_one_thread import InOneThread
from api.rest.issued_reports import CONTENT, digest_of
from api.rest.problems import OF_READING, problems
from application.projections.frozen_packs import MeetingPack, PackList

router = APIRouter(
    route_class=InOneThread,
    prefix="/api/programmes/{programme}",
    tags=["Questions"],
    dependencies=[Depends(only_known_parameters)],
    responses=problems(OF_READING),
)


def the_number(
    frozen: Annotated[
        str | None,
        Query(
            description="A pack by its number; the last if left out, and 0 for what another one would say.",
            json_schema_extra={"pattern": "^(0|[1-9][0-9]{0,5})$"},
        ),
    ] = None,
) -> int | None:
    """The pack that is asked for."""
    return which_pack(frozen)


NumberDep = Annotated[int | None, Depends(the_number)]


@router.get("/packs", openapi_extra=READERS)
def packs(record: RecordDep, tracker: TrackerDep, actor: ActorDep) -> PackList:
    """What did each board have before it at its meetings, and is it still what was frozen?"""
    return packs_of(tracker, record, actor=actor)


@router.get("/meetings/{ref}/pack", openapi_extra=READERS)
def pack(record: RecordDep, ref: RefDep, tracker: TrackerDep, actor: ActorDep, number: NumberDep) -> MeetingPack:
    """What is, or was, put before this meeting, and does a frozen pack still match its seal?"""
    return pack_at(tracker, record, shown(ref), actor=actor, number=number)


@router.get("/meetings/{ref}/pack/content", openapi_extra=READERS, response_class=Response, responses=CONTENT)
def pack_content(record: RecordDep, ref: RefDep, tracker: TrackerDep, actor: ActorDep, number: NumberDep) -> Response:
    """The canonical content of a frozen pack, byte for byte; its SHA-256 is what the seal vouches for."""
    content = sealed_pack_of(tracker, record, shown(ref), actor=actor, number=number)
    return Response(content, media_type="application/json", headers=digest_of(content))
