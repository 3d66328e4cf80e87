"""Of many who order at once each is taken or told that it comes too late; the long form is `make faults`."""

from pathlib import Path

from tests.faults.together import all_on_one_milestone, same_ids_at_once


def test_of_many_writers_on_one_milestone_nobody_s_change_is_lost(tmp_path: Path) -> None:
    outcome = all_on_one_milestone(tmp_path, 6, 6, servers=1)
    assert outcome.is_sound, outcome


def test_an_id_that_many_send_at_once_makes_one_entry_and_one_answer(tmp_path: Path) -> None:
    outcome = same_ids_at_once(tmp_path, 20, 8, servers=1)
    assert outcome.is_sound, outcome
