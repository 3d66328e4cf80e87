"""A store that somebody has to put right is said to be that, at every door; where it is, only the log says."""

from pathlib import Path

import psycopg

from api.errors import CANNOT_BE_USED
from application.adapters.postgres.address import read_address
from domain.actor import Grant, Role
from tests.api.operations.served import Served, served
from tests.people import token_for


def drop(schema: str) -> None:
    address = read_address(schema)
    with psycopg.connect(address.conninfo, autocommit=True) as postgres:
        postgres.execute(f'DROP SCHEMA "{address.schema}" CASCADE')


def asked(server: Served, token: str) -> list[tuple[int, str]]:
    headers = {"Authorization": f"Bearer {token}"}
    answers = [
        server.client.get("/api/portfolio", headers=headers),
        server.client.post("/api/programmes/ferry/register", json={"name": "Ferry"}, headers=headers),
        server.client.get("/", headers={"Cookie": "__Host-tracker=some-session"}),
    ]
    return [(answer.status_code, answer.text) for answer in answers]


def test_a_schema_that_was_dropped_is_no_fault_of_the_tracker(schema: str, tmp_path: Path) -> None:
    with served(tmp_path, store=schema) as server:
        token = token_for(server.tracker, "clerk", [Grant(Role.ADMINISTRATOR)])
        drop(schema)
        answers, figures = asked(server, token), server.client.get("/metrics")
        log = server.log
    for status, text in answers:
        assert (status, CANNOT_BE_USED in text) == (503, True), text
        assert "journal" not in text
        assert "tokens" not in text
    assert figures.status_code == 200
    assert "relation" in log
    assert "Traceback" not in log
