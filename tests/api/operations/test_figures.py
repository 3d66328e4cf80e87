"""Figures count what happens by closed lists of labels, and are told to whoever may read them."""

import re
from pathlib import Path

import pytest

from api.operations.figures import StoreFigures
from application.ports import StoreIsBusy, StoreState
from domain.actor import Grant, Role
from tests.api.operations.served import ELSEWHERE, Served, served
from tests.api.rest.world import ClockThatObeys
from tests.people import token_for

TOKEN = "figures-for-the-monitor"
REGISTER = "/api/programmes/secret-bridge/register"


def administrator(server: Served) -> dict[str, str]:
    token = token_for(server.tracker, "Bridge keeper", [Grant(Role.ADMINISTRATOR)])
    return {"Authorization": f"Bearer {token}"}


def test_requests_are_counted_by_route_method_and_class_of_status(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        asker = administrator(server)
        server.client.post(REGISTER, json={"name": "Secret bridge"}, headers=asker)
        server.client.get("/api/programmes/secret-bridge", headers=asker)
        server.client.head("/api/programmes/secret-bridge", headers=asker)
        server.client.get("/api/programmes/nowhere", headers=asker)
        server.client.get("/secret-nowhere")
        found = server.figures()
    count = 'tracker_request_duration_seconds_count{{method="{}",route="{}",status="{}"}}'.format
    assert found[count("POST", "/api/programmes/{programme}/register", "2xx")] == 1
    assert found[count("GET", "/api/programmes/{programme}", "2xx")] == 1
    assert found[count("HEAD", "/api/programmes/{programme}", "2xx")] == 1
    assert found[count("GET", "/api/programmes/{programme}", "4xx")] == 1
    assert found[count("GET", "none", "4xx")] == 1


def test_orders_are_counted_by_kind_and_outcome_and_refusals_by_class_once(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        asker = administrator(server)
        for _ in range(2):
            server.client.post(REGISTER, json={"name": "Secret bridge"}, headers=asker)
        server.client.post(REGISTER, json={"name": "Another bridge"}, headers={**asker, "If-Match": "*"})
        server.client.get("/api/programmes")
        found = server.figures()
    assert found['tracker_orders_total{order="register-programme",outcome="recorded"}'] == 1
    refused = {name: value for name, value in found.items() if name.startswith("tracker_refusals_total")}
    assert refused['tracker_refusals_total{refusal="TokenMissing"}'] == 1
    assert sum(refused.values()) == 3, refused
    assert found['tracker_orders_total{order="register-programme",outcome="refused"}'] == 2


def test_a_busy_store_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(tmp_path) as server:
        asker = administrator(server)
        tracker = server.tracker

        def busy(_: object) -> None:
            raise StoreIsBusy("Somebody else is writing. Try again.")

        monkeypatch.setattr(type(tracker.office.journal), "append", lambda *_: busy(_))
        assert server.client.post(REGISTER, json={"name": "Secret bridge"}, headers=asker).status_code == 503
        found = server.figures()
    assert found["tracker_store_busy_total"] == 1
    assert found['tracker_orders_total{order="register-programme",outcome="busy"}'] == 1


def test_no_label_holds_a_reference_a_name_or_an_id(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        asker = administrator(server)
        server.client.post(REGISTER, json={"name": "Secret bridge"}, headers=asker)
        server.client.get("/programmes/secret-bridge?as_at=2026-01-01")
        server.client.get("/sign-in/link/tt_secret")
        server.client.request("SECRET", "/secret")
        told = server.client.get("/metrics").text
    assert not re.search("secret-|tt_|Secret|SECRET", told)
    assert set(re.findall(r'(\w+)="', told)) == {
        "le",
        "method",
        "route",
        "status",
        "order",
        "outcome",
        "refusal",
        "worker",
    }


def test_the_store_and_the_process_tell_of_themselves(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        server.client.post(REGISTER, json={"name": "Secret bridge"}, headers=administrator(server))
        server.tracker.log.checkpoint()
        found = server.figures()
    assert found["tracker_store_up"] == 1
    assert found["tracker_journal_entries"] >= 2
    assert 0 <= found["tracker_checkpoint_age_seconds"] < 60
    assert found["tracker_unsigned_seconds"] == 0
    assert found['process_resident_memory_bytes{worker="1"}'] > 10_000_000


def test_a_store_that_cannot_be_read_is_told_as_down() -> None:
    class Down:
        def state(self) -> StoreState:
            raise StoreIsBusy("It is down.")

        def try_writing(self, *, within: float) -> None:
            raise StoreIsBusy("It is down.")

    [up] = StoreFigures(Down(), ClockThatObeys()).collect()
    assert [sample.value for sample in up.samples] == [0]


def test_without_a_token_only_this_machine_may_read_them(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        assert server.client.get("/metrics").status_code == 200
        assert server.client.post("/metrics").status_code == 405
        refused = server.asked_from(ELSEWHERE).get("/metrics")
        assert (refused.status_code, "TRACKER_METRICS_TOKEN" in refused.text) == (403, True)
        assert server.client.get("/metrics", headers={"X-Forwarded-For": "192.0.2.7"}).status_code == 403


def test_behind_a_proxy_nobody_may_read_them_without_a_token(tmp_path: Path) -> None:
    with served(tmp_path, address="https://tracker.example") as server:
        assert server.client.get("/metrics").status_code == 403


def test_with_a_token_whoever_sends_it_may_read_them(tmp_path: Path) -> None:
    with served(tmp_path, metrics_token=TOKEN) as server:
        from_elsewhere = server.asked_from(ELSEWHERE)
        assert from_elsewhere.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
        for sent in ("", f"Bearer {TOKEN}x", f"Basic {TOKEN}", "Bearer"):
            refused = server.client.get("/metrics", headers={"Authorization": sent})
            assert (refused.status_code, refused.headers["www-authenticate"]) == (401, 'Bearer realm="metrics"')
