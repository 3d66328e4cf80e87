"""Where a connection is cut, what was acknowledged is there once, and nobody is told of a conflict that is none."""

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from application.adapters.event_store import TrackerApplication
from application.adapters.opening import check, open_store
from application.adapters.views.portfolio import StoredPortfolios
from application.ports import ConflictInTheJournal, ReadAt, ReadUpTo
from domain.record import Moment
from tests.application.adapters.by_hand import sql
from tests.application.adapters.crossing import (
    AT_ANY_TIME,
    BRIDGE,
    BRIDGE_OPENS,
    CROSSING,
    HALF_WAY,
    JULY_14,
    NOTHING_NEW,
    ORIGIN,
    STEEL,
    HandClock,
    Store,
    order,
    told,
)
from tests.postgres.proxy import Proxy, proxy_to


@pytest.fixture
def between(schema: str) -> Iterator[tuple[Proxy, str]]:
    with tempfile.TemporaryDirectory(prefix="tt-") as short, proxy_to(schema, Path(short)) as proxy:
        yield proxy


@pytest.fixture
def proxy(between: tuple[Proxy, str]) -> Proxy:
    return between[0]


@pytest.fixture
def far(between: tuple[Proxy, str], clock: HandClock) -> Iterator[Store]:
    """A store that is reached through the proxy."""
    with open_store(between[1], origin=ORIGIN) as application:
        yield Store(application, clock)


def test_an_order_whose_answer_was_lost_is_stored_once_and_answered(far: Store, proxy: Proxy, schema: str) -> None:
    for version in range(1, 21):
        proxy.cut_once(f"M4-{version:08}", "after")
        answer = far.takes(told(NOTHING_NEW, BRIDGE, version))
        assert (answer.position, answer.recorded_at) == (version, far.clock.now())
        assert far.journal.answers_to([answer.command_id]) == {answer.command_id: answer}
    assert proxy.cuts == 20
    assert [entry.position for entry in far.everything()] == list(range(1, 21))
    assert check(schema).findings == []


def test_an_order_that_never_arrived_is_stored_once(far: Store, proxy: Proxy) -> None:
    for version in range(1, 6):
        proxy.cut_once(f"M4-{version:08}", "before")
        assert far.takes(told(NOTHING_NEW, BRIDGE, version)).position == version
    assert (proxy.cuts, len(far.everything())) == (5, 5)


def test_what_an_order_was_decided_from_is_not_changed_by_the_order_itself(far: Store, proxy: Proxy) -> None:
    """Once it is stored its own guards would not hold any more."""
    far.holds_the_bridge()
    guards = (ReadAt(BRIDGE, 2), ReadUpTo(CROSSING, frozenset({"milestone"}), 4))
    proxy.cut_once("M4-00000003", "after")
    (answer,) = far.journal.append(order(told(HALF_WAY, BRIDGE, 3))._replace(guards=guards))
    assert (answer.position, proxy.cuts) == (5, 1)


def test_several_orders_are_answered_each(far: Store, proxy: Proxy) -> None:
    one, other = order(told(BRIDGE_OPENS, BRIDGE)), order(told(BRIDGE_OPENS, STEEL), told(NOTHING_NEW, STEEL, 2))
    proxy.cut_once("M2-00000002", "after")
    both = one._replace(entries=one.entries + other.entries, answers=one.answers + other.answers)
    assert [answer.position for answer in far.journal.append(both)] == [1, 3]
    assert proxy.cuts == 1


def test_a_conflict_stays_one_where_a_connection_was_cut(
    far: Store, proxy: Proxy, application: TrackerApplication, clock: HandClock
) -> None:
    far.holds_the_bridge()
    near = Store(application, clock)
    near.takes(told(NOTHING_NEW, BRIDGE, 3, command_id="was-first"))
    proxy.cut_once("was-second", "before")
    with pytest.raises(ConflictInTheJournal):
        far.takes(told(HALF_WAY, BRIDGE, 3, command_id="was-second"))
    assert proxy.cuts == 1
    assert far.journal.answers_to(["was-second"]) == {}


def test_an_id_that_another_order_has_taken_is_no_answer_to_this_one(far: Store, proxy: Proxy) -> None:
    far.takes(told(BRIDGE_OPENS, BRIDGE, command_id="taken"))
    appended = order(told(BRIDGE_OPENS, STEEL, command_id="taken"))
    another = appended._replace(answers=(appended.answers[0]._replace(fingerprint=b"another"),))
    proxy.cut_once("taken", "before")
    with pytest.raises(ConflictInTheJournal):
        far.journal.append(another)
    assert proxy.cuts == 1


def test_questions_are_asked_again_where_connections_were_cut(far: Store, proxy: Proxy) -> None:
    far.holds_the_bridge()
    for _ in range(5):
        proxy.cut_all()
        assert set(far.journal.answers_to(["M4-00000001"])) == {"M4-00000001"}
        proxy.cut_all()
        assert len(far.journal.stream(STEEL)) == 1
        proxy.cut_all()
        assert far.application.recorder.max_notification_id() == 4


def test_nothing_is_kept_of_what_a_server_that_went_on_does_not_have(far: Store, proxy: Proxy, schema: str) -> None:
    """A standby that did not have all of it goes on with other entries at the same places."""
    far.holds_the_bridge()
    portfolios = StoredPortfolios(far.application.datastore, far.records)
    past = Moment(date(2026, 6, 15))

    def look() -> list[object]:
        now = [line.position for line in portfolios.lines(JULY_14).whole.lines]
        return [
            far.journal.standings([BRIDGE])[BRIDGE].version,
            far.records.at(CROSSING, AT_ANY_TIME).position,
            far.records.at(CROSSING, past).position,
            now,
        ]

    assert look() == [2, 4, 4, [4]]
    sql(schema, "DELETE FROM journal WHERE position > 3", "DELETE FROM views", "DELETE FROM portfolio")
    proxy.cut_all()
    assert look() == [1, 3, 3, [3]]


def test_orders_are_taken_again_where_connections_were_cut(far: Store, proxy: Proxy) -> None:
    for version in range(1, 6):
        proxy.cut_all()
        assert far.takes(told(NOTHING_NEW, BRIDGE, version)).position == version
