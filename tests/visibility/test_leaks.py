"""Nobody who may not read what is exempt learns from any answer what they would not learn if it were not there.

Two stores are asked the same by two people who may do the same: one holds what is exempt, the other never did. Each
answer has to be the same byte for byte, headers and all, whoever asked what before.
"""

import base64
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from api.access import actor_now
from domain.actor import Actor
from domain.entry import Address
from domain.record import Moment
from tests.visibility.reading import Questions
from tests.visibility.story import HIDDEN, PROGRAMME, SECRETS
from tests.visibility.two_stores import ENTITLED, LESSER, NOW, OTHERWISE, Store, two_stores

NOBODY = Actor("Nobody", ())
Answer = Any  # the test client's answer, whose class its library does not export

_AT_EACH_LOOK = {"date", "content-length", "x-request-id"}


class TwoStores(NamedTuple):
    """The store that holds what is exempt, and the one that never did."""

    holding: Store
    never: Store


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoStores]:
    """Both, with people let in."""
    with two_stores(tmp_path_factory.mktemp("visibility")) as both:
        yield TwoStores(*both)


def told(answer: Answer) -> tuple[int, list[tuple[str, str]], bytes]:
    """Everything that an answer tells."""
    headers = sorted((name, value) for name, value in answer.headers.items() if name not in _AT_EACH_LOOK)
    return answer.status_code, headers, OTHERWISE.sub(b"", answer.content)


@pytest.mark.parametrize(
    "address",
    [
        b'href="/programmes/planning/workstreams/transferOfStaff/milestones/bridgeOpens"',
        b"/programmes/planning/meetings/thirtiethOfJune=",
        b'"ref":"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"',
    ],
)
def test_a_long_address_is_compared_and_no_hash_is(address: bytes) -> None:
    """Or a leak could hide in an address that looks like a hash."""
    assert OTHERWISE.sub(b"", address) == address
    digest = base64.b64encode(bytes(range(160, 192)))
    assert OTHERWISE.sub(b"", b'"' + digest + b'",' + address) == b'"",' + address


class Asked(NamedTuple):
    """What came of asking so many questions."""

    asked: int
    found: int
    not_there: int
    differ_for_the_entitled: int


def ask(stores: TwoStores, *, seed: int, times: int) -> Asked:
    """Ask both stores the same questions; the entitled ask first, so that whatever is kept is kept of theirs."""
    questions, found, not_there, differ = Questions(stores.holding, seed), 0, 0, 0
    for _ in range(times):
        address = questions.next()
        entitled = told(stores.holding.reads(ENTITLED, address))
        lesser, never = stores.holding.reads(LESSER, address), stores.never.reads(LESSER, address)
        assert told(lesser) == told(never), f"{address} tells the two stores apart"
        assert not any(secret.encode() in lesser.content for secret in SECRETS) or "q=" in address, address
        assert lesser.status_code < 500, address  # from here on it is the server's fault
        found += lesser.status_code == 200  # found
        not_there += lesser.status_code == 404  # not found
        differ += entitled != told(lesser)
    return Asked(times, found, not_there, differ)


def test_no_answer_tells_a_store_that_holds_exempt_items_from_one_that_never_did(stores: TwoStores) -> None:
    asked = ask(stores, seed=1, times=400)
    assert asked.found > asked.asked / 3
    assert asked.differ_for_the_entitled > asked.asked / 10


@pytest.mark.parametrize(("kind", "ref"), sorted(HIDDEN))
def test_whoever_may_read_what_is_exempt_sees_all_of_it(stores: TwoStores, kind: str, ref: str) -> None:
    """Or nothing could leak, and no test of it could fail."""
    tracker = stores.holding.tracker
    seen = {person: tracker.sight.of(actor_now(tracker, person) or NOBODY) for person in (ENTITLED, LESSER)}
    moment = Moment(NOW.date())
    assert ref in seen[ENTITLED].at(PROGRAMME, moment).states[kind]
    assert ref not in seen[LESSER].at(PROGRAMME, moment).states.get(kind, {})
    assert seen[ENTITLED].stream(Address(PROGRAMME, kind, ref))
    assert not seen[LESSER].stream(Address(PROGRAMME, kind, ref))


def test_an_entry_that_is_hidden_has_no_proof_and_no_page(stores: TwoStores) -> None:
    hidden = stores.holding.tracker.sight.hidden(PROGRAMME)
    assert len(hidden.positions) > len(HIDDEN)
    for position in sorted(hidden.positions):
        for address in (f"/api/proofs/inclusion?position={position}", f"/programmes/{PROGRAMME}/entries/{position}"):
            assert stores.holding.reads(LESSER, address).status_code == 404, address
            assert stores.holding.reads(ENTITLED, address).status_code == 200, address


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 12))
def test_ten_thousand_answers_tell_nothing_of_exempt_items(stores: TwoStores, seed: int) -> None:
    asked = ask(stores, seed=seed, times=1_000)
    assert asked.found > asked.asked / 3
    assert asked.differ_for_the_entitled > asked.asked / 10
