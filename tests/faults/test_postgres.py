"""A PostgreSQL server that goes, or falls silent, takes nothing acknowledged along; the long form is `make faults`."""

import tempfile
from pathlib import Path

from tests.faults.locked import ON_A_BUSY_MACHINE
from tests.faults.replies_cut import replies_cut
from tests.faults.server_lost import server_silent_or_gone, server_stopped_under_writers
from tests.faults.tailed import followed


def test_a_server_that_stops_at_once_loses_nothing_and_makes_no_conflict() -> None:
    outcome = server_stopped_under_writers(2, 1)
    assert outcome.is_sound, outcome


def test_an_order_whose_reply_was_cut_is_taken_once_and_acknowledged() -> None:
    with tempfile.TemporaryDirectory(prefix="tt-") as short:  # the path of a socket must not be long
        outcome = replies_cut(Path(short), 5)
    assert outcome.is_sound, outcome


def test_who_follows_several_writers_misses_nothing() -> None:
    outcome = followed(3, 300)
    assert outcome.is_sound, outcome


def test_a_server_that_falls_silent_or_goes_is_said_in_time() -> None:
    outcome = server_silent_or_gone(24, in_time=ON_A_BUSY_MACHINE)
    assert outcome.is_sound, outcome
