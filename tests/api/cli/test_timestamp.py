"""A checkpoint is stamped by an outside authority, and what is kept is verified; nothing else is ever kept."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from application.proofs.note import Checkpoint
from application.proofs.signing import new_key
from tests.api.cli.stamping import NAME, STAMPED_AT, Authority, at_an_address, refusal
from tests.api.cli.terminal import Said, Terminal


class Holder(NamedTuple):
    """Somebody who holds a checkpoint, and knows of an authority."""

    note: Path
    authority: Authority
    address: str
    terminal: Terminal

    @property
    def kept(self) -> Path:
        return self.note.with_name("240.note.tsr")

    @property
    def root(self) -> Path:
        return self.note.with_name("root.pem")

    def asks(self, *more: str, tsa: str | None = None) -> Said:
        return self.terminal.types("timestamp", str(self.note), "--tsa", tsa or self.address, *more)

    def checks(self, *more: str) -> Said:
        return self.terminal.types("timestamp", str(self.note), "--check", "--root", str(self.root), *more)


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[Holder]:
    authority, note = Authority(), tmp_path / "240.note"
    signed = new_key("tracker.example/crossing").sign(Checkpoint("tracker.example/crossing", 240, bytes(32)).body)
    note.write_text(str(signed), "utf-8")
    with at_an_address(authority) as address:
        made = Holder(note, authority, address, Terminal(tmp_path / "none.sqlite"))
        made.root.write_bytes(authority.root)
        yield made


def test_a_checkpoint_is_stamped_and_the_reply_kept_beside_it(holder: Holder) -> None:
    said = holder.asks()
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "The checkpoint of 240 entries of the log “tracker.example/crossing” is said to be stamped on 27 March 2026 at "
        f"14:05 UTC by {NAME}.\nKept in {holder.kept}\nNobody has verified who stamped it. Do so now, under the "
        "authority's root certificate: --check --root PEM\n"
    )
    [asked] = holder.authority.asked
    assert asked.message_imprint.message == sha256(holder.note.read_bytes()).digest()
    assert (asked.cert_req, bool(asked.nonce)) == (True, True)


def test_what_was_kept_is_verified_under_the_authoritys_root(holder: Holder) -> None:
    holder.asks()
    said = holder.checks()
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "The checkpoint of 240 entries of the log “tracker.example/crossing” was stamped on 27 March 2026 at "
        f"14:05 UTC by {NAME}.\n"
    )


def test_what_is_stamped_is_verified_at_once_where_the_root_is_given(holder: Holder) -> None:
    said = holder.asks("--root", str(holder.root))
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "The checkpoint of 240 entries of the log “tracker.example/crossing” was stamped on 27 March 2026 at "
        f"14:05 UTC by {NAME}.\nKept in {holder.kept}\n"
    )
    assert holder.asks("--root", str(holder.root), "--json", "--out", str(holder.note.with_name("o"))).json["verified"]


def test_a_stamp_of_somebody_else_is_not_kept_where_the_root_is_given(holder: Holder) -> None:
    holder.root.write_bytes(Authority().root)
    said = holder.asks("--root", str(holder.root))
    assert (said.code, said.out, holder.kept.exists()) == (1, "", False)
    assert said.err.startswith("The time stamp does not hold: it was changed, or nobody signed it whom")
    assert said.err.endswith(" Nothing was kept.\n")


def test_a_root_that_is_none_is_said_before_anybody_is_asked(holder: Holder) -> None:
    holder.root.write_text("steel")
    said = holder.asks("--root", str(holder.root))
    assert (said.code, "PEM was expected" in said.err, holder.authority.asked) == (2, True, [])


def test_programs_read_the_same_as_json(holder: Holder, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.tsr"
    told = {
        "note": str(holder.note),
        "sha256": sha256(holder.note.read_bytes()).hexdigest(),
        "kept_in": str(elsewhere),
        "stamped_at": STAMPED_AT.isoformat(),
        "by": NAME,
    }
    assert holder.asks("--json", "--out", str(elsewhere)).json == told | {"verified": False}
    assert holder.checks("--json", "--out", str(elsewhere)).json == told | {"verified": True}
    assert not holder.kept.exists()


def test_what_is_kept_is_never_written_over(holder: Holder) -> None:
    holder.asks()
    before = holder.kept.read_bytes()
    said = holder.asks()
    assert (said.code, said.err) == (2, f"“{holder.kept}” is there already, and is not written over.\n")
    assert holder.kept.read_bytes() == before
    assert len(holder.authority.asked) == 1


def test_a_time_stamp_of_something_else_or_of_somebody_else_does_not_hold(holder: Holder) -> None:
    holder.asks()
    note = holder.note.read_text("utf-8")
    holder.note.write_text(note.replace("\n240\n", "\n241\n"), "utf-8")
    assert (holder.checks().code, "Mismatch between messages" in holder.checks().err) == (1, True)
    holder.note.write_text(note, "utf-8")
    holder.root.write_bytes(Authority().root)
    said = holder.checks()
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("The time stamp does not hold: it was changed, or nobody signed it whom")


def test_no_other_time_can_be_written_into_a_time_stamp(holder: Holder) -> None:
    holder.asks()
    said = f"{STAMPED_AT:%Y%m%d}".encode()
    assert said in holder.kept.read_bytes()
    holder.kept.write_bytes(holder.kept.read_bytes().replace(said, b"20250327"))
    assert (holder.checks().code, holder.checks().out) == (1, "")


def test_an_authority_that_refuses_is_passed_on_and_nothing_is_kept(holder: Holder) -> None:
    holder.authority.says = refusal("Come back", "on Monday.")
    said = holder.asks()
    assert (said.code, said.out) == (1, "")
    assert said.err == f"“{holder.address}” refuses to stamp: Come back on Monday. Nothing was kept.\n"
    assert not holder.kept.exists()


@pytest.mark.parametrize("nonsense", [b"", b"<html>", refusal("?")[:-1], b"0\x050\x03\x02\x01\x00", b"x" * 64_001])
def test_an_answer_that_is_no_time_stamp_is_said_and_not_kept(holder: Holder, nonsense: bytes) -> None:
    holder.authority.says = nonsense
    said = holder.asks()
    assert (said.code, said.out, holder.kept.exists()) == (2, "", False)
    assert holder.address in said.err


def test_an_answer_to_another_question_is_not_kept(holder: Holder) -> None:
    holder.authority.stamps_only = bytes(32)
    assert (holder.asks().code, "it is about something else" in holder.asks().err) == (2, True)
    holder.authority.stamps_only = None
    holder.asks("--out", str(holder.note.with_name("earlier")))
    holder.authority.says = holder.note.with_name("earlier").read_bytes()
    said = holder.asks()
    assert (said.code, "it answers an earlier question" in said.err) == (2, True)
    assert not holder.kept.exists()


def test_an_authority_that_is_out_of_reach_is_said(holder: Holder) -> None:
    for nowhere in ("http://127.0.0.1:1", "stamps.example", "ftp://stamps.example", "https://["):
        said = holder.asks(tsa=nowhere)
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith(f"The authority at “{nowhere}” cannot be reached: ")
    holder.authority.status = 503
    assert "it is the status 503" in holder.asks().err
    assert not holder.kept.exists()


def test_what_cannot_be_read_is_said(holder: Holder) -> None:
    assert holder.checks().err == f"“{holder.kept}” cannot be read: No such file or directory.\n"
    holder.asks()
    holder.root.write_text("steel")
    said = holder.checks()
    assert (said.code, "PEM was expected" in said.err) == (2, True)
    holder.note.write_text("steel")
    said = holder.asks()
    assert (said.code, f"“{holder.note}” holds no checkpoint." in said.err) == (2, True)


def test_a_reply_that_cannot_be_kept_is_said(holder: Holder, tmp_path: Path) -> None:
    said = holder.asks("--out", str(tmp_path / "nowhere" / "240.tsr"))
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("The reply cannot be kept in ")


@pytest.mark.parametrize("words", [[], ["--check"], ["--root", "r"], ["--tsa", "u", "--check"]])
def test_asking_and_checking_are_two_things(holder: Holder, words: list[str]) -> None:
    said = holder.terminal.types("timestamp", str(holder.note), *words)
    assert (said.code, said.err.partition(" to ")[0]) == (2, "Give --tsa")


def test_without_the_extra_it_is_said_how_to_install_it(holder: Holder, tmp_path: Path) -> None:
    (tmp_path / "rfc3161_client.py").write_text("raise ModuleNotFoundError('as where it is not installed')\n")
    path = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    said = holder.terminal.runs("timestamp", str(holder.note), "--tsa", holder.address, PYTHONPATH=path)
    assert (said.code, said.out) == (2, "")
    assert said.err.endswith("Install it beside the tracker: python -m pip install rfc3161-client\n")
    assert holder.terminal.runs("--help", PYTHONPATH=path).code == 0
