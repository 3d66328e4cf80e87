"""The log at the door: its checkpoints, the key that signs them, and proofs that need no trust in the tracker."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from api.proving import (
    LARGEST_SIZE,
    MOST,
    CheckpointList,
    ConsistencyProof,
    InclusionProof,
    checkpoint_of,
    checkpoints_after,
    consistency_between,
    inclusion_of,
    latest_checkpoint,
    sees_something,
)
from api.refusals import NoSuchPath
from api.rest.access import READERS_OF_ANYTHING
from api.rest.dependencies import ActorDep, TrackerDep, only_known_parameters
from api.rest.in_one_thread import InOneThread
from api.rest.problems import OF_READING, Responses, problems


def who_sees_something(request: Request, actor: ActorDep) -> None:
    """Whoever has a role in any programme may know of the log; for anybody else there is nothing at the address."""
    if not sees_something(actor):
        raise NoSuchPath(request.url.path)


router = APIRouter(
    route_class=InOneThread,
    prefix="/api",
    tags=["Proof"],
    dependencies=[Depends(who_sees_something), Depends(only_known_parameters)],
    responses=problems(OF_READING),
)

PLAIN = "text/plain; charset=utf-8"
NOTE: Responses = {200: {"description": "A signed note (C2SP tlog-checkpoint).", "content": {"text/plain": {}}}}
KEY: Responses = {200: {"description": "A vkey (C2SP signed-note).", "content": {"text/plain": {}}}}

SizePath = Annotated[int, Path(ge=0, le=LARGEST_SIZE, description="How many entries the checkpoint covers.")]
PositionQuery = Annotated[int, Query(ge=1, le=LARGEST_SIZE, description="The position of the entry, from 1 on.")]
OldQuery = Annotated[int, Query(alias="from", ge=1, le=LARGEST_SIZE, description="So many entries, once.")]
NewQuery = Annotated[
    int | None,
    Query(alias="to", ge=1, le=LARGEST_SIZE, description="So many later; those of the latest checkpoint if left out."),
]
SizeQuery = Annotated[
    int | None,
    Query(ge=1, le=LARGEST_SIZE, description="Among the first so many; those of the latest checkpoint if left out."),
]
AfterQuery = Annotated[
    int | None, Query(ge=0, le=LARGEST_SIZE, description="Only checkpoints of more entries than this.")
]
LimitQuery = Annotated[int, Query(ge=1, le=MOST, description="How many checkpoints at most.")]


class LinkToTheNext:
    """Says in the header Link where the list goes on, where it does."""

    def __init__(self, request: Request, response: Response) -> None:
        self._request, self._response = request, response

    def beside(self, listed: CheckpointList) -> CheckpointList:
        """The page, with its link in the header."""
        if listed.next is not None:
            url = self._request.url.include_query_params(after=listed.next)
            self._response.headers["Link"] = f'<{url.path}?{url.query}>; rel="next"'
        return listed


@router.get("/checkpoint", openapi_extra=READERS_OF_ANYTHING, response_class=Response, responses=NOTE)
def checkpoint(tracker: TrackerDep) -> Response:
    """What does the log vouch for: the latest checkpoint, as a signed note? Nothing is signed for being asked."""
    return Response(latest_checkpoint(tracker).note, media_type=PLAIN)


@router.get("/checkpoint/key", openapi_extra=READERS_OF_ANYTHING, response_class=Response, responses=KEY)
def key(tracker: TrackerDep) -> Response:
    """With which key are checkpoints signed? Compare it with one that you were given in another way."""
    return Response(f"{latest_checkpoint(tracker).key}\n", media_type=PLAIN)


@router.get("/checkpoints", openapi_extra=READERS_OF_ANYTHING)
def checkpoints(
    tracker: TrackerDep, link: Annotated[LinkToTheNext, Depends()], after: AfterQuery = None, limit: LimitQuery = 100
) -> CheckpointList:
    """Which checkpoints were signed, and when? `Link` leads to the next page."""
    return link.beside(checkpoints_after(tracker, after, limit))


@router.get("/checkpoints/{size}", openapi_extra=READERS_OF_ANYTHING, response_class=Response, responses=NOTE)
def signed_checkpoint(tracker: TrackerDep, size: SizePath) -> Response:
    """What was signed when the log had so many entries?"""
    return Response(checkpoint_of(tracker, size).note, media_type=PLAIN)


@router.get("/proofs/inclusion", openapi_extra=READERS_OF_ANYTHING)
def inclusion(actor: ActorDep, tracker: TrackerDep, position: PositionQuery, size: SizeQuery = None) -> InclusionProof:
    """What shows that an entry is in the log? Only of entries of programmes that the person may see."""
    return inclusion_of(tracker, actor, position, size)


@router.get("/proofs/consistency", openapi_extra=READERS_OF_ANYTHING)
def consistency(tracker: TrackerDep, old: OldQuery, new: NewQuery = None) -> ConsistencyProof:
    """What shows that the log only ever grew, from so many entries to so many?"""
    return consistency_between(tracker, old, new)
