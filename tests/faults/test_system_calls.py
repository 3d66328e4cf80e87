"""A call to the system that fails leaves nothing half done, and a sentence; the long form is `make faults`."""

from pathlib import Path

import pytest

from tests.faults.strace import WHY_NOT, may_be_left_out
from tests.faults.system_calls import Tried, calls_of_one_order, each_call_failed, prepared, tried

pytestmark = pytest.mark.skipif(may_be_left_out(), reason=WHY_NOT)


def test_an_order_is_taken_once_whichever_call_failed(tmp_path: Path) -> None:
    outcome = each_call_failed(tmp_path, opens_first=True, every=7)
    assert outcome.is_sound, outcome


def test_a_commit_that_could_not_be_synced_is_not_said_to_have_stored_nothing(tmp_path: Path) -> None:
    store = prepared(tmp_path)
    calls = calls_of_one_order(store, tmp_path, opens_first=True)
    last_sync = max(number for name, number in calls if name == "fdatasync")
    heard, found = tried(Tried("fdatasync", last_sync, "error=EIO"), store, tmp_path, opens_first=True)
    assert heard[0] == (
        "refused",
        "The disk of the store does not answer. Look whether anything was stored before you send it again.",
    )
    assert heard[1][0] == "acknowledged"
    assert found.findings == ()
