"""One GET for every question about how a programme is governed: its boards, meetings, papers, decisions and actions."""

from fastapi import APIRouter, Depends

from api.rest.dependencies import only_known_parameters
from api.rest.in_one_thread import InOneThread
from api.rest.problems import OF_READING, problems

router = APIRouter(
    route_class=InOneThread,
    prefix="/api/programmes/{programme}",
    tags=["Questions"],
    dependencies=[Depends(only_known_parameters)],
    responses=problems(OF_READING),
)
