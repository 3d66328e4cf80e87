"""A provider that cannot be reached, or says nothing of use, is said to be out of order."""

import json
from pathlib import Path

import httpx2
import pytest

from api.pages.openid.provider import NOT_ASKED_FOR
from api.pages.openid.wire import LARGEST
from tests.api.pages.openid.council import BEGIN, PLAN, Council, is_refused
from tests.api.pages.openid.identity_provider import KEY

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the mock, which runs in this process


OUT_OF_ORDER = {
    "fails": ("500 Oops", b"{}"),
    "says nothing of use": ("200 OK", b"[1]"),
    "speaks no JSON": ("200 OK", b"<html>"),
    "leads elsewhere": ("302 Found", b""),
    "never ends": ("200 OK", b" " * (LARGEST + 1)),
    "is somebody else": ("200 OK", b'{"issuer": "https://elsewhere.example"}'),
}
DISCOVERY, KEYS, TOKEN = "/.well-known/openid-configuration", "/jwks", "/oauth2/token"


@pytest.mark.parametrize("fault", OUT_OF_ORDER)
def test_a_provider_that_is_out_of_order_is_said_to_be(council: Council, fault: str) -> None:
    council.provider.answers[DISCOVERY] = OUT_OF_ORDER[fault]
    is_refused(council.browser().opens(BEGIN), council, status=503, says="cannot be reached at present")


@pytest.mark.parametrize("fault", ["fails", "says nothing of use", "speaks no JSON", "leads elsewhere", "never ends"])
def test_a_provider_that_stops_in_the_middle_is_said_to_be_out_of_order(council: Council, fault: str) -> None:
    council.provider.answers[TOKEN] = OUT_OF_ORDER[fault]
    is_refused(council.comes_in()[1], council, status=503, says="cannot be reached at present")


@pytest.mark.parametrize("body", [b"{}", b'{"id_token": 7}', b'{"error": "invalid_client"}'])
def test_an_exchange_without_an_id_token_lets_nobody_in(council: Council, body: bytes) -> None:
    council.provider.answers[TOKEN] = ("200 OK", body)
    is_refused(council.comes_in()[1], council)


@pytest.mark.parametrize("keys", [b"{}", b'{"keys": [7, {"kty": "RSA"}, {"kty": "oct", "k": "c2VjcmV0"}]}'])
def test_keys_that_cannot_be_read_are_no_keys(council: Council, keys: bytes) -> None:
    council.provider.answers[KEYS] = ("200 OK", keys)
    is_refused(council.comes_in()[1], council)


def test_a_provider_that_calls_itself_otherwise_is_not_believed(council: Council) -> None:
    said = httpx2.get(f"{council.provider.issuer}{DISCOVERY}").json()
    council.provider.answers[DISCOVERY] = (
        "200 OK",
        json.dumps(said | {"issuer": "https://elsewhere.example"}).encode(),
    )
    is_refused(council.browser().opens(BEGIN), council, status=503, says="cannot be reached at present")


def test_an_answer_that_is_too_large_is_not_read_even_if_it_says_what_it_should(council: Council) -> None:
    said = httpx2.get(f"{council.provider.issuer}{DISCOVERY}").content
    council.provider.answers[DISCOVERY] = ("200 OK", said + b" " * LARGEST)
    is_refused(council.browser().opens(BEGIN), council, status=503, says="cannot be reached at present")


def test_a_key_for_anything_but_signatures_signs_nothing(council: Council) -> None:
    council.provider.keys = [type(KEY).import_key({**KEY.as_dict(private=True), "use": "enc"})]
    is_refused(council.comes_in()[1], council)


def test_endpoints_elsewhere_without_https_are_not_asked(council: Council) -> None:
    here = council.provider.issuer
    says = {"issuer": here, "authorization_endpoint": f"{here}/a", "token_endpoint": "http://elsewhere.example/t"}
    council.provider.answers[DISCOVERY] = ("200 OK", json.dumps(says | {"jwks_uri": f"{here}/jwks"}).encode())
    is_refused(council.browser().opens(BEGIN), council, status=503, says="cannot be reached at present")


def test_a_provider_out_of_reach_is_left_alone_for_some_seconds(council: Council) -> None:
    council.provider.answers[DISCOVERY] = OUT_OF_ORDER["fails"]
    for _ in range(3):
        council.browser().opens(BEGIN)
    assert council.provider.asked.count(DISCOVERY) == 1
    council.provider.answers.clear()
    council.clock.time += NOT_ASKED_FOR
    assert council.comes_in()[1].url.path == PLAN


def test_without_its_secret_the_tracker_signs_nobody_in_and_says_nothing_of_it(
    council: Council, tmp_path: Path
) -> None:
    (tmp_path / "secret").unlink()
    _, answer = council.comes_in()
    is_refused(answer, council, status=503, says="cannot be reached at present")
    assert str(tmp_path) not in answer.text
