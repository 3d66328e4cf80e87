"""What a route is made of is called once for each request, in the order in which it is needed, or not at all."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Annotated

import pytest
from fastapi import APIRouter, BackgroundTasks, Depends, FastAPI, Header, HTTPException, Query, Request, Response
from fastapi.security import SecurityScopes
from starlette.testclient import TestClient

from api.rest.in_one_thread import InOneThread

called: list[str] = []
router = APIRouter(route_class=InOneThread)


async def who(request: Request) -> str:
    called.append("who")
    if "who" not in request.headers:
        raise HTTPException(401)
    return request.headers["who"]


Who = Annotated[str, Depends(who)]


def place(bridge: str, who: Who, response: Response) -> str:
    called.append("place")
    response.headers["Place"] = f"{bridge}, as {who} knows it"
    return bridge


def year(year: int, _: Who) -> int:
    called.append("year")
    return year


def length(length: Annotated[int, Query(ge=1)], _: Who) -> int:
    called.append("length")
    return length


@router.get("/bridges/{bridge}/spans")
def spans(
    at: Annotated[str, Depends(place)],
    year: Annotated[int, Depends(year)],
    length: Annotated[int, Depends(length)],
    who: Who,
    *,
    note: Annotated[str | None, Header(alias="A-Note")] = None,
    kind: Annotated[str, Query()] = "beam",
) -> list[str | int | None]:
    called.append("spans")
    return [at, year, length, who, note, kind]


@router.get("/bridges/{bridge}")
def bridge(bridge: str) -> str:
    return bridge


app = FastAPI()
app.router.routes.extend(router.routes)  # as the REST door has it
client = TestClient(app)
SPANS = "/bridges/tower/spans"


@pytest.fixture(autouse=True)
def nothing_was_called() -> None:
    called.clear()


def test_each_function_is_called_once_and_has_what_it_needs() -> None:
    answer = client.get(f"{SPANS}?year=1894&length=61&kind=arch", headers={"who": "a mason", "a-note": "twice"})
    assert answer.json() == ["tower", 1894, 61, "a mason", "twice", "arch"]
    assert answer.headers["Place"] == "tower, as a mason knows it"
    assert called == ["who", "place", "year", "length", "spans"]


def test_what_is_left_out_is_what_the_function_says_it_is() -> None:
    answer = client.get(f"{SPANS}?year=1894&length=61", headers={"who": "a mason"})
    assert answer.json()[-2:] == [None, "beam"]


def test_what_cannot_be_taken_is_told_all_at_once_and_nobody_who_needs_it_is_called() -> None:
    answer = client.get(f"{SPANS}?year=late&length=0", headers={"who": "a mason"})
    assert answer.status_code == 422
    assert [fault["loc"] for fault in answer.json()["detail"]] == [["query", "year"], ["query", "length"]]
    assert called == ["who", "place"]


def test_whoever_is_unknown_is_not_told_what_is_wrong_with_the_rest() -> None:
    assert client.get(f"{SPANS}?year=late").status_code == 401
    assert called == ["who"]


def test_a_path_that_ends_otherwise_is_another_route() -> None:
    assert client.get("/bridges/spans").json() == "spans"
    assert client.get("/bridges/tower/spans%0A").status_code == 404
    assert client.get("/bridges/tower/pans").status_code == 404
    assert client.post(SPANS).status_code == 405


def with_a_body(body: dict[str, str]) -> None: ...


def with_work_for_later(later: BackgroundTasks) -> None: ...


def with_scopes(scopes: SecurityScopes) -> None: ...


def with_an_end() -> Iterator[int]:
    yield 1


@wraps(with_an_end)
def with_an_end_within() -> Iterator[int]:
    return with_an_end()


class WithAnEnd:
    def __call__(self) -> Iterator[int]:
        yield 1


def looked_up_anew(_: Annotated[str, Depends(who, use_cache=False)]) -> None: ...


UNHEARD_OF = (
    with_a_body, with_work_for_later, with_scopes, with_an_end, with_an_end_within, WithAnEnd(), looked_up_anew,
)  # fmt: skip


@pytest.mark.parametrize("unheard_of", UNHEARD_OF)
def test_what_cannot_be_done_here_is_refused_when_the_route_is_made(unheard_of: Callable[..., object]) -> None:
    with pytest.raises(TypeError, match="cannot be called in a route that is answered in one thread"):
        router.add_api_route("/unheard-of", lambda _: None, dependencies=[Depends(unheard_of)])
