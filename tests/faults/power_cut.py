"""The power goes while a writer works: whatever may be on the disk then, nothing that was acknowledged may be missing.

The system calls of a real writer are recorded, with every byte, by strace: they are those of the tracker's own
statements, on the SQLite that it runs with, and its acknowledgements stand among them in their order. From them images
are made of what may be on the disk after a power cut at moments of chance, and each is opened as the tracker opens it.
"""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from application.ports import StoreUnusable
from tests.architecture.checkout import ROOT
from tests.faults.disk import Disk
from tests.faults.outcomes import Found, Outcome, summed
from tests.faults.stores import in_a_file, look
from tests.faults.strace import Call, recorded
from tests.faults.writer import ACKNOWLEDGED

_NAME = "tracker.sqlite"
_RUBBISH = 32_768


class Written(NamedTuple):
    """What a writer did: its calls, and the folder of its store."""

    calls: list[Call]
    folder: Path


class Image(NamedTuple):
    """What a power cut may have left, after so many calls, and what had been acknowledged by then."""

    after: int
    files: dict[str, bytes]
    acknowledged: list[str]


def written(folder: Path, orders: int, *, synchronous: str | None = None) -> Written:
    """Let a writer give so many orders to a new store, and record what it asks of the system."""
    store = folder / "store"
    store.mkdir()
    arguments = ["-m", "tests.faults.writer", str(store / _NAME), str(orders)]
    return Written(
        recorded([*arguments, *([synchronous] if synchronous else [])], folder / "trace", folder=ROOT), store
    )


def images(of: Written, number: int, *, seed: int) -> Iterator[Image]:
    """So many images after cuts at calls of chance, from before there was a store to after the last order."""
    chance, disk, acknowledged = random.Random(seed), Disk(of.folder), list[str]()
    first = next(at for at, call in enumerate(of.calls) if str(of.folder) in call.arguments)
    cuts = sorted(chance.randint(first, len(of.calls)) for _ in range(number))
    for after, call in enumerate([*of.calls, None]):
        while cuts and cuts[0] == after:
            yield Image(cuts.pop(0), disk.left(chance), list(acknowledged))
        if call is not None:
            disk.does(call)
            acknowledged += _acknowledged_by(call)


def _acknowledged_by(call: Call) -> list[str]:
    if call.name != "write" or ACKNOWLEDGED not in call.arguments:
        return []
    return [line.removeprefix(ACKNOWLEDGED) for line in call.written.decode().splitlines()]


def opened(image: Image, folder: Path, *, shared_memory: bytes | None) -> Found:
    """Open an image with our store, and look; what SQLite kept in shared memory is gone, or rubbish."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in image.files.items():
        (folder / name).write_bytes(content)
    if shared_memory is not None and image.files:
        (folder / f"{_NAME}-shm").write_bytes(shared_memory)
    store = in_a_file(folder / _NAME)
    try:
        store.open().close()
        found = look(store, image.acknowledged)
    except StoreUnusable as refused:
        return Found(lost=len(image.acknowledged), findings=(f"After {image.after} calls: {refused}",))
    return found._replace(findings=tuple(f"After {image.after} calls: {finding}" for finding in found.findings))


def all_opened(of: Written, number: int, *, seed: int, folder: Path) -> list[tuple[int, Found]]:
    """What was found in each of so many images, with how much had been acknowledged."""
    chance, looks = random.Random(seed), list[tuple[int, Found]]()
    for image in images(of, number, seed=seed):
        rubbish = chance.randbytes(_RUBBISH) if chance.random() < 0.3 else None
        looks.append((len(image.acknowledged), opened(image, folder, shared_memory=rubbish)))
    return looks


def power_cuts(folder: Path, number: int, *, orders: int) -> Outcome:
    """So many power cuts under a writer as the tracker is."""
    of = written(folder, orders)
    looks = all_opened(of, number, seed=number, folder=folder / "image")
    acknowledged = sum(how_many for how_many, _ in looks)
    return summed("power cut, SQLite", number, acknowledged, found=[found for _, found in looks])


def power_cuts_noticed(folder: Path, number: int, *, orders: int) -> Outcome:
    """The same under a writer that is told synchronous=NORMAL, which must lose: else the test above could not fail."""
    of = written(folder, orders, synchronous="NORMAL")
    looks = all_opened(of, number, seed=number, folder=folder / "image")
    losing = sum(found.lost > 0 for _, found in looks)
    found = (
        Found() if losing else Found(findings=("No power cut lost anything, so this test could not notice a loss.",))
    )
    remark = f"{losing} of them lose what was acknowledged, as they should"
    acknowledged = sum(how_many for how_many, _ in looks)
    return summed("the same with synchronous=NORMAL", number, acknowledged, found=[found], remark=remark)
