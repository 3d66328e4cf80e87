"""Each system call of one order fails in turn, or is the last that the process makes: nothing acknowledged is lost.

A writer that stands ready is watched by strace, which fails the so-many-th call of a kind with an error, or kills the
writer at it. A refusal has to be one of the tracker's own, with a sentence, and must not claim what is not so; the same
order, sent again, has to be taken and stand once.
"""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from application.ports import StoreIsBusy, StoreUnusable
from tests.faults.orders import give, numbered, register
from tests.faults.outcomes import Found, Outcome, summed
from tests.faults.processes import FORKED
from tests.faults.stores import Store, in_a_file, look
from tests.faults.strace import attached, calls_in

FAULTS = ("error=EIO", "error=ENOSPC", "signal=KILL")

_BEFORE = 3
_BEFORE_IDS = ["register-crossing", *(f"writer-{number:06}" for number in range(_BEFORE))]
_ORDER_ID = f"writer-{_BEFORE:06}"
_NOTHING_STORED = "Nothing was stored"
_PATIENCE = 20  # seconds


Heard = tuple[str, str]
"""What came of an order, in a word and in the sentence that was said."""


class Tried(NamedTuple):
    """Which call is to fail, and how."""

    name: str
    number: int
    fault: str

    @property
    def injected(self) -> str:
        """As strace is told."""
        return f"inject={self.name}:{self.fault}:when={self.number}"

    def __str__(self) -> str:
        return f"{self.name} {self.number}, {self.fault}"


def stand_ready(store: Store, talks: Connection, *, opens_first: bool) -> None:
    """The writer: it opens the store before it is told to begin, or after, and says what it hears of one order."""
    tracker = store.open() if opens_first else None
    order, ref = numbered("writer", _BEFORE)
    talks.send("ready")
    while True:
        talks.recv()
        try:
            tracker = tracker or store.open()
            talks.send(("acknowledged", give(tracker, order, ref).command_id))
        except (StoreIsBusy, StoreUnusable) as refusal:
            talks.send(("refused", str(refusal)))
        except Exception as problem:  # noqa: BLE001  # whatever it is, it is told
            talks.send(("broken", repr(problem)))


def prepared(folder: Path) -> Store:
    """A store with a few entries, which nobody holds open."""
    store = in_a_file(folder / "prepared.sqlite")
    tracker = store.open()
    register(tracker)
    for number in range(_BEFORE):
        give(tracker, *numbered("writer", number))
    tracker.close()
    return store


def calls_of_one_order(store: Store, folder: Path, *, opens_first: bool) -> list[tuple[str, int]]:
    """Every call that concerns the store, from being told to begin to acknowledging the order, the how-manieth of it.

    Beside a descriptor strace writes the path of its file, so the store's can be told from all others.
    """
    trace, copy, so_far = folder / "trace", _copy_of(store, folder), Counter[str]()
    with _writer(copy, opens_first=opens_first) as (talks, process), attached(process, trace=trace):
        talks.send("begin")
        talks.recv()
    found = list[tuple[str, int]]()
    for call in calls_in(trace):
        so_far[call.name] += 1
        if str(folder) in call.arguments:
            found.append((call.name, so_far[call.name]))
    return found


def each_call_failed(folder: Path, *, opens_first: bool, every: int = 1) -> Outcome:
    """Every call (or every so-many-th) of one order, with each fault in turn."""
    store = prepared(folder)
    calls = calls_of_one_order(store, folder, opens_first=opens_first)
    ways = [Tried(name, number, fault) for name, number in calls[::every] for fault in FAULTS]
    looks = [tried(way, store, folder, opens_first=opens_first) for way in ways]
    fault = "a call failed of an order" if opens_first else "a call failed of opening and an order"
    acknowledged = len(_BEFORE_IDS) * len(looks) + sum(
        what == "acknowledged" for heard, _ in looks for what, _ in heard
    )
    return summed(fault, len(looks), acknowledged, found=[found for _, found in looks])


def tried(way: Tried, store: Store, folder: Path, *, opens_first: bool) -> tuple[list[Heard], Found]:
    """What the writer said, once while a call failed and where need be once more, and what was found then."""
    copy, heard = _copy_of(store, folder), list[Heard]()
    findings = list[str]()
    with _writer(copy, opens_first=opens_first) as (talks, process):
        with attached(process, "-e", way.injected, trace=folder / "trace"):
            heard += _order_given(talks)
        findings += _judged(heard, copy, folder)
        if heard and heard[-1][0] != "acknowledged":
            heard += _order_given(talks)
            if heard[-1][0] != "acknowledged":
                findings.append(f"sent again, it was {heard[-1]}")
    acknowledged = [said for what, said in heard if what == "acknowledged"]
    copy.open().close()
    found = look(copy, [*_BEFORE_IDS, *acknowledged])
    return heard, found._replace(findings=tuple(f"{way}: {each}" for each in (*findings, *found.findings)))


@contextmanager
def _writer(store: Store, *, opens_first: bool) -> Iterator[tuple[Connection, int]]:
    """A writer that stands ready, with a line to it and its number."""
    talks, theirs = FORKED.Pipe()
    process = FORKED.Process(target=stand_ready, args=(store, theirs), kwargs={"opens_first": opens_first})
    process.start()
    theirs.close()
    try:
        talks.recv()
        yield talks, process.pid or 0
    finally:
        process.kill()
        process.join()
        talks.close()


def _order_given(talks: Connection) -> list[Heard]:
    """Tell the writer to begin, and hear what comes of it; nothing of one that dies of it."""
    talks.send("begin")
    if not talks.poll(_PATIENCE):
        return [("hung", f"nothing was heard for {_PATIENCE} seconds")]
    try:
        return [talks.recv()]
    except (EOFError, ConnectionResetError):
        return []


def _judged(heard: list[Heard], store: Store, folder: Path) -> Iterator[str]:
    """What is wrong with what the writer said."""
    for what, said in heard:
        if what in ("broken", "hung"):
            yield f"{what}: {said}"
        if what == "refused" and _NOTHING_STORED in said:
            for found, where in (
                (store, "it stands there"),
                (_restarted(store, folder), "after a restart it is there"),
            ):
                if (_ORDER_ID,) in found.rows("SELECT command_id FROM journal"):
                    yield f"it was told “{said}”, and yet {where}"


def _restarted(store: Store, folder: Path) -> Store:
    """The store as it is found when all who have it open are gone at once: without shared memory."""
    copy = folder / "restarted.sqlite"
    for beside in ("", "-wal"):
        found = Path(f"{store.where}{beside}")
        Path(f"{copy}{beside}").unlink(missing_ok=True)
        if found.exists():
            shutil.copyfile(found, f"{copy}{beside}")
    return in_a_file(copy)


def _copy_of(store: Store, folder: Path) -> Store:
    """A fresh copy of a store that nobody holds open, so that every order is given to the same."""
    copy = folder / "copy.sqlite"
    for beside in ("-wal", "-shm", "-journal"):
        Path(f"{copy}{beside}").unlink(missing_ok=True)
    shutil.copyfile(store.where, copy)
    return in_a_file(copy)
