"""A request is answered in one thread, however many functions that takes, and its body is read all the same."""

from contextvars import ContextVar
from threading import current_thread, get_ident
from typing import Annotated

import pytest
from fastapi import APIRouter, Depends, FastAPI, Request
from pydantic import BaseModel
from starlette.testclient import TestClient

from api.rest.in_one_thread import AHEAD, InOneThread

router = APIRouter(route_class=InOneThread)


MARK = ContextVar("mark", default="what the function before did went with its thread")


def first() -> None:
    MARK.set("still here")


def second(_: Annotated[None, Depends(first)]) -> tuple[str, int]:
    return MARK.get(), get_ident()


async def awaited(request: Request) -> bytes:
    return await request.body()


class Answer(BaseModel):
    marks: set[str]
    threads: set[int]
    name: str


@router.get("/threads")
def threads(found: Annotated[tuple[str, int], Depends(second)]) -> Answer:
    return Answer(marks={found[0], MARK.get()}, threads={found[1], get_ident()}, name=current_thread().name)


@router.post("/length")
def length(body: Annotated[bytes, Depends(awaited)]) -> int:
    return len(body)


@router.get("/refused")
def refused() -> None:
    raise PermissionError("as it was raised")


app = FastAPI()
app.router.routes.extend(router.routes)  # as the REST door has it
client = TestClient(app)


def test_everything_that_answers_a_request_is_called_in_one_thread_which_is_not_that_of_the_loop() -> None:
    answer = client.get("/threads").json()
    assert answer["marks"] == ["still here"]
    assert len(answer["threads"]) == 1
    assert answer["name"] == "AnyIO worker thread"


@pytest.mark.parametrize("size", [0, 1, AHEAD - 1, AHEAD, AHEAD + 1, 10 * AHEAD])
@pytest.mark.parametrize("part", [AHEAD // 3, AHEAD, 20 * AHEAD])
def test_a_body_is_read_whole_whatever_parts_it_comes_in(size: int, part: int) -> None:
    parts = (b"x" * min(part, size - begun) for begun in range(0, size, part))
    assert client.post("/length", content=parts).json() == size


def test_what_a_route_raises_comes_out_as_it_was_raised() -> None:
    with pytest.raises(PermissionError, match="as it was raised"):
        client.get("/refused")
