"""Who appends while others do goes with them in one transaction, and is answered for itself alone."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from time import monotonic, sleep

import pytest
from eventsourcing.persistence import IntegrityError, OperationalError
from psycopg_pool import PoolTimeout

from application.adapters.postgres.together import MOST, SMALL, One, Sent, Stored, Together
from application.ports import Answer, ConflictInTheJournal
from domain.entry import Address
from tests.application.adapters.crossing import BRIDGE_OPENS, CROSSING, NOTHING_NEW, Store, told

PATIENCE = 5.0
SPANS = [Address(CROSSING, "milestone", f"M{number}") for number in range(8)]


def order(name: str) -> Sent:
    return (name, None, None, None, None)


class Server:
    """Takes what is sent once it may, and remembers what came together."""

    def __init__(self) -> None:
        self.may = Event()
        self.sent: list[list[str]] = []
        self.breaks = False

    def take(self, group: Sequence[One], _: float) -> list[Stored]:
        names = [one.sent[0] for one in group]
        self.sent.append(names)
        assert self.may.wait(PATIENCE)
        if self.breaks:
            raise OperationalError("the connection is gone") from ConnectionError("gone")
        if any(name.startswith("second") for name in names):
            raise IntegrityError("somebody was first")
        return [(number, name) for number, name in enumerate(names)]


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(MOST + 4) as threads:
        yield threads


def come_one_by_one(
    together: Together, threads: ThreadPoolExecutor, names: Sequence[str], server: Server, *, count: int = 1
) -> list["Future[Stored]"]:
    """The first is under way when the others come, which come in order."""
    come: list[Future[Stored]] = []
    for name in names:
        come.append(threads.submit(together.append, order(name), count, within=PATIENCE))
        soon(lambda: bool(server.sent))
        soon(lambda: len(together._waiting) == len(come) - 1)  # noqa: SLF001  # else nobody could say who is there
    return come


def soon(holds: Callable[[], bool]) -> None:
    until = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < until
        sleep(0.001)


def test_those_who_come_meanwhile_go_together_and_each_hears_what_became_of_its_own(
    server: Server, threads: ThreadPoolExecutor
) -> None:
    come = come_one_by_one(Together(server.take), threads, ["a", "b", "c", "d"], server)
    server.may.set()
    assert [one.result() for one in come] == [(0, "a"), (0, "b"), (1, "c"), (2, "d")]
    assert server.sent == [["a"], ["b", "c", "d"]]


def test_where_one_is_refused_the_others_are_stored_all_the_same(server: Server, threads: ThreadPoolExecutor) -> None:
    come = come_one_by_one(Together(server.take), threads, ["a", "b", "second", "d"], server)
    server.may.set()
    assert [one.result() for one in (come[0], come[1], come[3])] == [(0, "a"), (0, "b"), (0, "d")]
    with pytest.raises(IntegrityError, match="somebody was first"):
        come[2].result()
    assert server.sent == [["a"], ["b", "second", "d"], ["b"], ["second"], ["d"]]


def test_what_breaks_breaks_for_all_who_went_together_and_is_not_sent_again(
    server: Server, threads: ThreadPoolExecutor
) -> None:
    come = come_one_by_one(Together(server.take), threads, ["a", "b", "c"], server)
    server.breaks = True
    server.may.set()
    for one in come:
        with pytest.raises(OperationalError, match="the connection is gone") as broken:
            one.result()
        assert isinstance(broken.value.__cause__, ConnectionError)
    assert server.sent == [["a"], ["b", "c"]]


def test_few_go_together_and_none_with_a_long_one(server: Server, threads: ThreadPoolExecutor) -> None:
    together = Together(server.take)
    come = come_one_by_one(together, threads, [f"{number}" for number in range(MOST + 3)], server)
    server.may.set()
    [one.result() for one in come]
    assert [len(names) for names in server.sent] == [1, MOST, 2]
    server.sent.clear()
    server.may.clear()
    come = come_one_by_one(together, threads, ["a", "long", "longer"], server, count=SMALL + 1)
    server.may.set()
    [one.result() for one in come]
    assert server.sent == [["a"], ["long"], ["longer"]]


def test_whoever_waits_too_long_is_gone_and_is_not_sent_later(server: Server, threads: ThreadPoolExecutor) -> None:
    together = Together(server.take)
    first = threads.submit(together.append, order("a"), 1, within=PATIENCE)
    soon(lambda: bool(server.sent))
    with pytest.raises(OperationalError, match="timed out") as given_up:
        together.append(order("b"), 1, within=0.05)
    assert isinstance(given_up.value.__cause__, PoolTimeout)
    server.may.set()
    assert first.result() == (0, "a")
    assert together.append(order("c"), 1, within=PATIENCE) == (0, "c")
    assert server.sent == [["a"], ["c"]]


def test_whose_sending_takes_too_long_does_not_know_what_becomes_of_it() -> None:
    held_up = Server()

    def take(group: Sequence[One], within: float) -> list[Stored]:
        stored = held_up.take(group, within)
        held_up.may.clear()
        return stored

    together = Together(take)
    with ThreadPoolExecutor(3) as threads:
        first, second = come_one_by_one(together, threads, ["a", "b"], held_up)
        late = threads.submit(together.append, order("c"), 1, within=0.3)
        soon(lambda: len(together._waiting) == 2)  # noqa: SLF001  # as above
        held_up.may.set()
        assert first.result() == (0, "a")
        with pytest.raises(OperationalError, match="nobody knows") as unknown:
            late.result()
        assert unknown.value.__cause__ is None
        held_up.may.set()
        assert second.result() == (0, "b")
    assert held_up.sent == [["a"], ["b", "c"]]


def test_whoever_waits_no_longer_does_not_take_the_refusal_of_another_for_its_own() -> None:
    server, refused = Server(), Event()

    def take(group: Sequence[One], within: float) -> list[Stored]:
        if len(group) == 1 and server.sent[1:]:
            refused.set()
            server.may.clear()
        return server.take(group, within)

    together = Together(take)
    with ThreadPoolExecutor(3) as threads:
        first, second = come_one_by_one(together, threads, ["a", "second"], server)
        late = threads.submit(together.append, order("c"), 1, within=0.5)
        soon(lambda: len(together._waiting) == 2)  # noqa: SLF001  # as above
        server.may.set()
        assert refused.wait(PATIENCE)
        with pytest.raises(OperationalError, match="nobody knows"):
            late.result()
        server.may.set()
        assert first.result() == (0, "a")
        with pytest.raises(IntegrityError, match="somebody was first"):
            second.result()


# In the store -------------------------------------------------------------------------------------------------------


@contextmanager
def held(store: Store) -> Iterator[None]:
    """Whoever wants to append waits until this ends."""
    with store.application.datastore.writing() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(1953655666, ('log'::regclass::oid::bigint - 2147483648)::integer)"
        ).fetchall()
        yield


def transactions(store: Store) -> int:
    with store.application.datastore.reading() as cursor:
        (count,) = cursor.execute("SELECT count(DISTINCT xmin::text) FROM journal").fetchone()
    return int(count)


def test_orders_of_eight_threads_are_two_transactions_where_all_wait_for_one(store: Store) -> None:
    with ThreadPoolExecutor(8) as people:
        with held(store):
            given = [people.submit(store.takes, told(BRIDGE_OPENS, span)) for span in SPANS]
            sleep(0.3)
        positions = sorted(one.result().position for one in given)
    assert positions == list(range(1, 9))
    assert transactions(store) == 2
    assert [entry.position for entry in store.everything()] == positions


def test_of_orders_that_go_together_only_the_one_that_came_second_is_in_conflict(store: Store) -> None:
    entries = [told(BRIDGE_OPENS, span) for span in SPANS]
    entries[5] = told(NOTHING_NEW, SPANS[1], command_id="came-second")

    def give(number: int) -> Answer | None:
        try:
            return store.takes(entries[number])
        except ConflictInTheJournal:
            return None

    with ThreadPoolExecutor(8) as people:
        with held(store):
            given = [people.submit(give, number) for number in range(8)]
            sleep(0.3)
        answers = [one.result() for one in given]
    assert [answer is None for answer in answers].count(True) == 1
    assert {answers[1] is None, answers[5] is None} == {True, False}
    assert [entry.position for entry in store.everything()] == list(range(1, 8))
