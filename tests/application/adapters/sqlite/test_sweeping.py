"""What was erased leaves no bytes behind, as soon as nobody reads in them any more; and nobody waits for that."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic, sleep

from application.adapters.event_store import TrackerApplication
from application.adapters.opening import open_store
from application.commands.corrections import WithdrawEntry
from application.commands.erasures import EraseEntry
from application.commands.milestones import NoteMilestoneProgress
from domain.milestone_facts import ProgressStatus
from tests.application.adapters.crossing import HandClock
from tests.application.adapters.views.councils import Councils

WHY = {"because": "It named somebody", "authority": "The records officer"}


@contextmanager
def somebody_reading(path: str) -> Iterator[sqlite3.Connection]:
    """Another program, which goes on reading what was there at first until it is told to stop."""
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM journal").fetchone()
        yield reader


def with_a_name(application: TrackerApplication, clock: HandClock) -> Councils:
    """A council whose third entry names somebody, and is withdrawn."""
    councils = Councils(application, clock)
    councils.register("shire")
    noted = NoteMilestoneProgress(status=ProgressStatus.ONGOING, comment="Quince has the plans")
    councils.order("shire", "milestone", "M1", noted)
    councils.order("shire", "milestone", "M1", WithdrawEntry.model_validate({"corrects": 3, **WHY}))
    return councils


def erase_the_name(councils: Councils) -> None:
    councils.order("shire", "milestone", "M1", EraseEntry.model_validate({"entry": 3, **WHY}))


def left_of(path: str) -> bytes:
    """The bytes of the store and of the log beside it."""
    return Path(path).read_bytes() + Path(f"{path}-wal").read_bytes()


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    began = monotonic()
    work()
    return monotonic() - began


def test_what_a_reader_kept_of_what_was_erased_goes_with_the_next_order(path: str, clock: HandClock) -> None:
    with open_store(path, lock_timeout=0) as application:
        councils = with_a_name(application, clock)
        with somebody_reading(path):
            erase_the_name(councils)
            assert b"Quince" in left_of(path)
        councils.register("borough")
        assert b"Quince" not in left_of(path)


def test_it_goes_as_well_where_nobody_orders_anything_for_a_while(path: str, clock: HandClock) -> None:
    with open_store(path, lock_timeout=0) as application:
        councils = with_a_name(application, clock)
        views = councils.worker()
        with somebody_reading(path):
            erase_the_name(councils)
            views.keep_up(councils.today)
            views.keep_up(councils.today)
            assert b"Quince" in left_of(path)
        views.keep_up(councils.today)
        assert b"Quince" not in left_of(path)


def test_it_goes_as_well_where_the_program_that_erased_it_was_stopped_before(path: str, clock: HandClock) -> None:
    with closing(open_store(path, lock_timeout=0)) as application:
        councils = with_a_name(application, clock)
        with somebody_reading(path) as reader:
            erase_the_name(councils)
            councils.worker().keep_up(councils.today)
            application.close()
            assert b"Quince" in left_of(path)
            reader.rollback()
            with open_store(path, lock_timeout=0) as another:
                Councils(another, clock).worker().keep_up(councils.today)
                assert b"Quince" not in left_of(path)


def test_neither_whoever_erases_nor_another_writer_waits_for_a_reader(path: str, clock: HandClock) -> None:
    """A backup reads for as long as it takes, and a writer is waited for three seconds at most."""
    with open_store(path) as application, open_store(path) as another, ThreadPoolExecutor(1) as somebody:
        councils, others = with_a_name(application, clock), Councils(another, clock)
        with somebody_reading(path):
            erasing = somebody.submit(seconds, lambda: erase_the_name(councils))
            sleep(0.2)  # the erasure is stored by now, and its bytes are to leave
            assert seconds(lambda: others.register("borough")) < 1
            assert erasing.result() < 1
        councils.register("county")
        assert b"Quince" not in left_of(path)
