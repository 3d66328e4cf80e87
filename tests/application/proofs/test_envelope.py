"""What goes into the log is canonical, says nothing of what is inside, and is bound to it."""

from collections.abc import Mapping
from hashlib import sha256

import orjson
from hypothesis import given
from hypothesis import strategies as st

from application.proofs.envelope import commitment, content, envelope

WORDS = st.none() | st.text()
STATED: dict[str, str | int | None] = {
    "version": 2,
    "actor": "Bridge engineer",
    "batch": None,
    "command_id": "M4-00000002",
    "commitment": "00" * 32,
    "corrects": None,
    "effective_on": "2026-06-01",
    "kind": "milestone",
    "known_on": None,
    "name": "MilestoneForecastChanged",
    "position": 4,
    "previous": 3,
    "programme": "river-crossing",
    "reason": "supplier",
    "recorded_at": "2026-07-02T09:30:00.000000+00:00",
    "ref": "M4",
    "role": "programme-manager",
    "shape": 1,
    "stream": "ab" * 16,
}


def canonical(values: Mapping[str, object]) -> bytes:
    stated = {name: value for name, value in values.items() if value is not None}
    return orjson.dumps(stated, option=orjson.OPT_SORT_KEYS)


@given(WORDS, WORDS, WORDS, st.none() | st.integers(1, 2**53))
def test_an_envelope_is_canonical_whatever_is_stated(
    actor: str | None, batch: str | None, reason: str | None, at: int | None
) -> None:
    stated = STATED | {"actor": actor or "", "batch": batch, "reason": reason, "corrects": at, "previous": at}
    written = envelope(dict(stated))
    assert written == canonical(stated)
    assert orjson.loads(written) == {name: value for name, value in stated.items() if value is not None}


@given(WORDS, WORDS, WORDS, WORDS)
def test_what_is_inside_is_canonical_json(
    note: str | None, because: str | None, authority: str | None, source: str | None
) -> None:
    stored = b'{"baseline":{"from":"2026-07-02"},"title":"Bridge opens"}'
    words = {"note": note, "because": because, "authority": authority, "source": source}
    fact = {"baseline": {"from": "2026-07-02"}, "title": "Bridge opens"}
    assert content(stored, **words) == canonical(words | {"fact": fact})


def test_the_same_content_is_committed_to_differently_each_time() -> None:
    inside = content(b"{}", note=None, because=None, authority=None, source=None)
    assert commitment(b"s" * 16, inside) == sha256(b"s" * 16 + b'{"fact":{}}').digest()
    assert commitment(b"t" * 16, inside) != commitment(b"s" * 16, inside)
