"""All looks for one request are waited for as long as one; what is asked of a store that is well is answered."""

import pytest

from application import waiting
from application.waiting import AT_LEAST, PATIENCE, asking, left, waits_in_vain


class Seconds:
    """A clock that is moved by hand."""

    now = 100.0


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> Seconds:
    seconds = Seconds()
    monkeypatch.setattr(waiting, "monotonic", lambda: seconds.now)
    return seconds


def test_who_is_no_request_waits_as_long_for_each_look(seconds: Seconds) -> None:
    assert left() == PATIENCE
    seconds.now += 60
    assert (left(), left(1.0), left(600.0)) == (PATIENCE, 1.0, 600.0)
    assert not waits_in_vain(seconds.now)


def test_what_a_request_has_waited_already_it_waits_that_much_less(seconds: Seconds) -> None:
    with asking():
        assert (left(), left(3.0)) == (PATIENCE, 3.0)
        seconds.now += 2.5
        rest = PATIENCE - 2.5
        assert (left(), left(3.0), left(600.0), left(0.7)) == (rest, rest, rest, 0.7)
    assert left() == PATIENCE


def test_a_look_of_a_request_may_take_a_moment_however_late_it_comes(seconds: Seconds) -> None:
    with asking():
        seconds.now += 60
        assert (left(), left(0.1)) == (AT_LEAST, 0.1)


def test_a_body_that_took_its_time_is_not_counted(seconds: Seconds) -> None:
    with asking() as one:
        seconds.now += 20
        one.begins_now()
        assert left() == PATIENCE


def test_after_its_patience_nothing_is_waited_for_that_failed_since_it_came(seconds: Seconds) -> None:
    with asking():
        before, came = seconds.now - 1, seconds.now
        seconds.now += PATIENCE - 1
        assert not waits_in_vain(came)
        seconds.now += 1
        assert waits_in_vain(came)
        assert not waits_in_vain(before)
