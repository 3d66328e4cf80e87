"""A store whose signing key was lost, or another put in its place, is not exported as if nothing had happened."""

from pathlib import Path

import pytest

from tests.api.cli.terminal import Terminal
from tests.api.cli.witnessed import Recorder


def key_of(terminal: Terminal) -> Path:
    return Path(f"{terminal.store}.signing-key")


@pytest.fixture
def signed(keeper: Terminal, tmp_path: Path) -> Terminal:
    """Somebody whose store was exported before, and so has a key and a checkpoint."""
    assert keeper.types("export", "--all", str(tmp_path / "before")).code == 0
    return keeper


@pytest.fixture
def theirs(tmp_path: Path) -> Recorder:
    """Somebody else, with a store and a key of their own."""
    return Recorder(tmp_path / "theirs").records("Piers stand")


@pytest.fixture
def another_key(theirs: Recorder) -> bytes:
    theirs.tracker.close()
    return Path(f"{theirs.store}.signing-key").read_bytes()


def test_without_the_key_nothing_is_exported_and_no_new_key_is_made(signed: Terminal, tmp_path: Path) -> None:
    key_of(signed).unlink()
    said = signed.types("export", "--all", str(tmp_path / "after"))
    assert (said.code, "Put it back" in said.err, (tmp_path / "after").exists()) == (2, True, False), said.err
    assert not key_of(signed).exists()


def test_with_another_key_nothing_is_exported(signed: Terminal, another_key: bytes, tmp_path: Path) -> None:
    key_of(signed).write_bytes(another_key)
    said = signed.types("export", "--all", str(tmp_path / "after"))
    assert (said.code, (tmp_path / "after").exists()) == (2, False)
    assert "A log has one key for life" in said.err
    assert "Nothing was exported." in said.err


def test_check_tells_of_another_key_and_of_the_true_one_put_back(signed: Terminal, another_key: bytes) -> None:
    true = key_of(signed).read_bytes()
    key_of(signed).write_bytes(another_key)
    said = signed.types("check")
    assert (said.code, "cannot be relied on" in said.out) == (1, True), said.out
    key_of(signed).write_bytes(true)
    assert signed.types("check").code == 0


def test_what_was_exported_before_is_verified_by_the_key_it_was_signed_with(
    signed: Terminal, another_key: bytes, tmp_path: Path
) -> None:
    key_of(signed).write_bytes(another_key)
    said = signed.types("verify", str(tmp_path / "before"), "--key", str(tmp_path / "before" / "key.vkey"))
    assert said.code == 0


def test_a_store_whose_signing_key_was_never_used_gets_one_of_its_own(keeper: Terminal, tmp_path: Path) -> None:
    assert not key_of(keeper).exists()
    assert keeper.types("export", "--all", str(tmp_path / "first")).code == 0
    assert key_of(keeper).stat().st_mode & 0o777 == 0o600
