"""Whether the server lives and is ready, for whatever watches over it. It says nothing of programmes or people."""

from typing import Annotated, cast

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict

from api.operations.readiness import Readiness, Ready
from api.rest.access import PUBLIC
from api.rest.in_one_thread import InOneThread

router = APIRouter(route_class=InOneThread, prefix="/health", tags=["About"])


class Alive(BaseModel):
    """The server answers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    status: str = "alive"


def the_readiness(request: Request) -> Readiness:
    """What looks whether this server is ready."""
    return cast("Readiness", request.app.state.readiness)


@router.get("/live", openapi_extra=PUBLIC)
def alive() -> Alive:
    """Does the server answer? It says nothing of the store."""
    return Alive()


@router.get(
    "/ready",
    openapi_extra=PUBLIC,
    responses={503: {"description": "A check failed; its sentence says what is in the way.", "model": Ready}},
)
def ready(readiness: Annotated[Readiness, Depends(the_readiness)], response: Response) -> Ready:
    """Can it read and record? A sentence for each thing that was looked at."""
    found = readiness.now()
    response.status_code = found.http_status
    return found
