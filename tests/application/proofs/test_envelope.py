"""What goes into the log is canonical, says nothing of what is inside, and is bound to it."""

from hashlib import sha256

import orjson
from hypothesis import given
from hypothesis import strategies as st

from application.proofs.envelope import Envelope, Inside, commitment

WORDS = st.none() | st.text()
ENVELOPE = Envelope(
    actor="Bridge engineer",
    batch=None,
    command_id="M4-00000002",
    commitment="00" * 32,
    corrects=None,
    effective_on="2026-06-01",
    kind="milestone",
    known_on=None,
    name="MilestoneForecastChanged",
    position=4,
    previous=3,
    programme="river-crossing",
    reason="supplier",
    recorded_at="2026-07-02T09:30:00.000000+00:00",
    ref="M4",
    role="programme-manager",
    shape=1,
    stream="ab" * 16,
    version=2,
)


def canonical(values: dict[str, object]) -> bytes:
    stated = {name: value for name, value in values.items() if value is not None}
    return orjson.dumps(stated, option=orjson.OPT_SORT_KEYS)


def test_an_envelope_is_canonical_json_and_its_leaf_a_hash_of_it() -> None:
    assert ENVELOPE.as_json() == canonical(ENVELOPE._asdict())
    assert b"null" not in ENVELOPE.as_json()
    assert ENVELOPE.leaf() == sha256(b"\x00" + ENVELOPE.as_json()).digest()


@given(WORDS, WORDS, WORDS, st.none() | st.integers(1, 2**53))
def test_it_is_canonical_whatever_is_stated(actor: str | None, batch: str | None, reason: str | None, at: int) -> None:
    envelope = ENVELOPE._replace(actor=actor or "", batch=batch, reason=reason, corrects=at, previous=at)
    assert envelope.as_json() == canonical(envelope._asdict())


@given(WORDS, WORDS, WORDS, WORDS)
def test_what_is_inside_is_canonical_json(
    note: str | None, because: str | None, authority: str | None, source: str | None
) -> None:
    inside = Inside(b'{"baseline":{"from":"2026-07-02"},"title":"Bridge opens"}', note, because, authority, source)
    fact = {"baseline": {"from": "2026-07-02"}, "title": "Bridge opens"}
    assert inside.as_json() == canonical(inside._asdict() | {"fact": fact})


def test_the_same_content_is_committed_to_differently_each_time() -> None:
    content = Inside(b"{}", None, None, None, None).as_json()
    assert commitment(b"s" * 16, content) == sha256(b"s" * 16 + b'{"fact":{}}').digest()
    assert commitment(b"t" * 16, content) != commitment(b"s" * 16, content)
