"""The log tells of every request what operators need, and nothing of what was sent."""

import io
import logging
import threading
from pathlib import Path

import pytest

from api.operations.log import where
from domain.actor import Grant, Role
from tests.api.operations.served import served
from tests.people import token_for

SECRET = "Iphigenia"
"""It is sent everywhere, and stands in no line of the log."""


def test_a_request_has_one_line_with_its_id_route_status_and_time(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        answer = server.client.get(f"/api/programmes/{SECRET}", headers={"X-Request-Id": "c0ffee-1"})
        [line] = server.lines
    assert answer.headers["X-Request-Id"] == "c0ffee-1"
    assert {name: line[name] for name in ("event", "level", "request_id", "method", "route", "status", "refusal")} == {
        "event": "answered", "level": "info", "request_id": "c0ffee-1", "method": "GET",
        "route": "/api/programmes/{programme}", "status": 401, "refusal": "TokenMissing",
    }  # fmt: skip
    assert 0 < line["ms"] < 10_000


@pytest.mark.parametrize("sent", ["", "a b", "x" * 65, f"{SECRET}@example.org", "tt_sometoken", "a\r\nb"])
def test_an_id_that_is_no_plain_word_is_replaced(tmp_path: Path, sent: str) -> None:
    with served(tmp_path) as server:
        answer = server.client.get("/api", headers={"X-Request-Id": sent})
        assert len(answer.headers["X-Request-Id"]) == 32
        assert [line["request_id"] for line in server.lines] == [answer.headers["X-Request-Id"]]


def test_nothing_that_is_sent_or_recorded_gets_into_the_log(tmp_path: Path) -> None:
    with served(tmp_path, log_level="debug") as server:
        token = token_for(server.tracker, SECRET, [Grant(Role.ADMINISTRATOR)])
        link = server.tracker.sign_in_links.make("somebody")
        headers = {"Authorization": f"Bearer {token}", "Cookie": f"__Host-tracker={SECRET}", "User-Agent": SECRET}
        asked = [
            ("POST", f"/api/programmes/{SECRET}/register", {"name": SECRET}),
            ("POST", f"/api/programmes/{SECRET}/milestones/M1/plan", {"title": SECRET, "note": SECRET}),
            ("POST", f"/api/programmes/{SECRET}/milestones/M1/plan", {SECRET: SECRET}),
            ("POST", f"/api/people/{SECRET}/admit", {"title": SECRET}),
            ("GET", f"/api/programmes/{SECRET}/audit-trail?actor={SECRET}&nonsense={SECRET}", None),
            ("GET", f"/programmes/{SECRET}?as_at={SECRET}", None),
            ("GET", f"/search?q={SECRET}", None),
            ("GET", f"/sign-in/link/{link}", None),
            ("POST", f"/{SECRET}", {SECRET: SECRET}),
            (SECRET.upper(), "/api", None),
        ]
        statuses = [
            server.client.request(method, path, json=body, headers=headers).status_code for method, path, body in asked
        ]
        log = server.log
    assert statuses[0] == 201
    assert log.count("answered") == len(asked)
    for secret in (SECRET, SECRET.upper(), token, link, "somebody", "testclient", "127.0.0.1"):
        assert secret not in log


def test_a_fault_is_told_with_where_it_happened_and_without_what_was_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(tmp_path) as server:
        token = token_for(server.tracker, SECRET, [Grant(Role.ADMINISTRATOR)])

        def breaks(*_: object, **__: object) -> None:
            try:
                raise KeyError(SECRET)
            except KeyError as problem:
                raise ValueError(f"{SECRET} is no name") from problem

        monkeypatch.setattr(type(server.tracker.office.journal), "append", breaks)
        answer = server.client.post(
            f"/api/programmes/{SECRET}/register", json={"name": SECRET}, headers={"Authorization": f"Bearer {token}"}
        )
        told, line = server.lines
        assert SECRET not in server.log
    assert answer.status_code == 500
    assert answer.json()["incident"] in told["event"]
    assert told["request_id"] == line["request_id"] == answer.headers["X-Request-Id"]
    assert line["refusal"] == "Fault"
    assert "in breaks" in told["exception"]
    assert told["exception"].endswith("\nValueError")
    assert "KeyError" in told["exception"]


def test_probes_and_figures_stand_in_the_log_only_where_it_is_asked_for(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        for path in ("/health/live", "/health/ready", "/metrics"):
            assert server.client.get(path).status_code == 200
        assert server.lines == []
    with served(tmp_path, log_level="debug") as server:
        server.client.get("/health/live")
        assert [line["route"] for line in server.lines] == ["/health/live"]


def test_a_library_is_told_to_have_spoken_and_not_quoted(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        logging.getLogger("asyncio").error("Task failed for %s", SECRET)
        logging.getLogger("uvicorn.error").warning("Invalid HTTP request received.")
        logging.getLogger("httpx").info("GET %s", SECRET)
        first, second = server.lines
    assert first["event"].startswith("asyncio said something at test_log, line ")
    assert (second["event"], second["logger"]) == ("Invalid HTTP request received.", "uvicorn.error")


def test_a_thread_that_ends_by_a_fault_is_told(tmp_path: Path) -> None:
    def breaks() -> None:
        raise ValueError(SECRET)

    with served(tmp_path) as server:
        thread = threading.Thread(target=breaks)
        thread.start()
        thread.join()
        [line] = server.lines
    assert line["level"] == "critical"
    assert "in breaks" in line["exception"]
    assert SECRET not in str(line)


def test_whoever_stops_listening_to_the_log_stops_nobody(tmp_path: Path) -> None:
    class Gone(io.BytesIO):
        def write(self, _: object) -> int:
            raise BrokenPipeError

    with served(tmp_path) as server:
        server.written.detach()
        server.written.__init__(Gone(), encoding="utf-8")  # type: ignore[misc]  # the same stream, with nobody behind it
        assert server.client.get("/api").status_code == 200


def test_for_people_the_log_is_text(tmp_path: Path) -> None:
    with served(tmp_path, log_format="text") as server:
        server.client.get("/api")
        assert "answered" in server.log
        assert "route=/api " in server.log


def test_exceptions_that_lead_in_a_circle_are_told_once() -> None:
    first, second = ValueError("a"), KeyError("b")
    first.__cause__, second.__cause__ = second, first
    assert where(first) == "KeyError\nValueError"
