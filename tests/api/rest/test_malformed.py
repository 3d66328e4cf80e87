"""Thousands of malformed requests and files: no failure of ours, always a sentence to act on, and nothing stored."""

import json
from pathlib import Path
from random import Random

import pytest

from api.rest.paths import path_of_order
from application.commands.catalogue import BY_NAME
from application.importers.bring_in import bring_in
from domain.actor import Actor, Grant, Role
from domain.refusals import DomainError
from tests.api.rest.spoiling import Request, spoil, spoil_file
from tests.api.rest.world import ORDERS, SHARED_PLANNING, Answer, Person, World, begin

SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*.yaml"))


@pytest.mark.parametrize("seed", range(4))
def test_a_malformed_request_is_told_what_is_wrong_and_stores_nothing(tmp_path: Path, seed: int) -> None:
    assert _refused_requests(tmp_path, seed, wanted=60) == 60


@pytest.mark.parametrize("seed", range(2))
def test_a_malformed_file_is_told_what_is_wrong_and_stores_nothing(tmp_path: Path, seed: int) -> None:
    assert _refused_files(tmp_path, seed, wanted=15) == 15


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 120))
def test_four_thousand_malformed_requests(tmp_path: Path, seed: int) -> None:
    assert _refused_requests(tmp_path, seed, wanted=200) == 200


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 120))
def test_a_thousand_malformed_files(tmp_path: Path, seed: int) -> None:
    assert _refused_files(tmp_path, seed, wanted=50) == 50


def _refused_requests(folder: Path, seed: int, *, wanted: int) -> int:
    world, random, refused = World(folder / "tracker.sqlite"), Random(seed), 0
    begin(world)
    administrator = world.person(Role.ADMINISTRATOR)
    before = world.position
    while refused < wanted:
        request = spoil(random, _good_request(random, administrator))
        answer = world.client.request(
            request.method, request.path, headers=_wire(request.headers), content=request.body, follow_redirects=False
        )
        if answer.status_code < 400:
            before = world.position
            continue
        _must_be_a_sentence(answer, request)
        assert world.position == before, request
        refused += 1
    world.close()
    return refused


def _good_request(random: Random, person: Person) -> Request:
    name = random.choice(sorted(ORDERS))
    ref, body = ORDERS[name]
    path = "/api" + path_of_order(BY_NAME[name]).format(programme=SHARED_PLANNING, ref=ref)
    headers = {key: value.encode() for key, value in person.headers.items()}
    return Request("POST", path, headers | {"Content-Type": b"application/json"}, json.dumps(body).encode())


def _must_be_a_sentence(answer: Answer, request: Request) -> None:
    assert answer.status_code < 500, (request, answer.text)
    if request.method == "HEAD":
        return
    assert answer.headers["content-type"].startswith("application/problem+json"), (request, answer.headers)
    problem = answer.json()
    assert problem["status"] == answer.status_code
    assert len(problem["detail"].split()) >= 4, (request, problem)
    assert problem["detail"].rstrip()[-1] in ".!?”)", (request, problem)


def _refused_files(folder: Path, seed: int, *, wanted: int) -> int:
    world, random, refused = World(folder / "tracker.sqlite"), Random(seed), 0
    begin(world)
    importer = Actor("Importer", (Grant(Role.ADMINISTRATOR),))
    while refused < wanted:
        content = spoil_file(random, random.choice(SAMPLES).read_bytes())
        before = world.position
        sentence = _refusal_of(content, importer, world)
        if sentence is None:
            world.close()
            world = World(folder / f"{random.random()}.sqlite")
            begin(world)
            continue
        assert len(sentence.split()) >= 4
        assert world.position == before
        refused += 1
    world.close()
    return refused


def _refusal_of(content: bytes, importer: Actor, world: World) -> str | None:
    try:
        bring_in(content, name="spoilt.yaml", actor=importer, office=world.tracker.office)
    except DomainError as refusal:
        return str(refusal)
    return None


def _wire(headers: dict[str, bytes]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value) for name, value in headers.items()]
