"""Another process holds the store: whoever orders is told so within five seconds, whoever reads is not kept waiting."""

from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from sqlite3 import connect

from tests.faults.orders import PROGRAMME, slip
from tests.faults.outcomes import Outcome, summed
from tests.faults.serving import Caller, Heard, Opens, begun, path_of, served
from tests.faults.stores import in_a_file, look

IN_TIME = 5.0
"""How many seconds an answer may take while the store cannot be used."""

ON_A_BUSY_MACHINE = 9.0
"""The same where other tests run beside; who waited by turns, or for one thing after the other, would wait longer."""

_AT_ONCE = 2.0  # seconds, for reading
_BUSY, _CREATED, _OK = 503, 201, 200

Call = Callable[[], Heard]


def locked_by_another(folder: Path, callers: int, *, in_time: float = IN_TIME) -> Outcome:
    """So many at once order through both doors, and as many read, while another process is writing."""
    store = in_a_file(folder / "tracker.sqlite")
    opens = begun(store)
    with served(store.where) as server:
        first = _order(server.port, opens, "M1")
        _asked(server.port, opens, path_of("M1", "forecast").removeprefix("/api"))  # they have the form before them
        with closing(connect(store.where, isolation_level=None)) as another:
            another.execute("BEGIN IMMEDIATE")
            waited = calls_together(ordering(server.port, opens, callers))
            read = calls_together(reading(server.port, opens, callers))
            both = calls_together([*ordering(server.port, opens, callers), *reading(server.port, opens, callers)])
        afterwards = [_order(server.port, opens, f"M{number}") for number in range(2, 4)]
    found = look(store, [heard.json["command_id"] for heard in (first, *afterwards) if heard.status == _CREATED])
    findings = [*busy_in_time(waited, in_time), *_faults_of_reading(read)]
    findings += [*busy_in_time(both[:callers], in_time), *_faults_of_reading(both[callers:])]
    findings += [f"with the lock gone: {heard.status}" for heard in (first, *afterwards) if heard.status != _CREATED]
    slowest = max(heard.seconds for heard in (*waited, *both[:callers]))
    remark = f"the slowest 503 after {slowest:.1f} s"
    found = found._replace(findings=(*found.findings, *findings))
    return summed("locked by another process", 4 * callers, 1 + len(afterwards), found=[found], remark=remark)


def _order(port: int, opens: Opens, ref: str) -> Heard:
    with closing(Caller(port, opens)) as caller:
        return caller.orders(ref, "plan", {"title": f"Pier {ref} stands"})


def ordering(port: int, opens: Opens, callers: int) -> list[Call]:
    """Every other one through a form."""

    def types() -> Heard:
        form = {"forecast": "14 July 2027", "reason": "supplier", "note": "steel", "expected_version": "1"}
        with closing(Caller(port, opens)) as caller:
            return caller.types("M1", "forecast", form)

    def sends() -> Heard:
        body = slip(1).model_dump(mode="json", exclude_defaults=True)
        with closing(Caller(port, opens)) as caller:
            return caller.orders("M1", "forecast", body, If_Match="*")

    return [types if number % 2 else sends for number in range(callers)]


def reading(port: int, opens: Opens, callers: int) -> list[Call]:
    """Every other one a page; half of them what is told of all programmes."""
    milestone = f"/programmes/{PROGRAMME}/milestones/M1"
    paths = (f"/api{milestone}", "/", "/api/portfolio", milestone)
    return [partial(_asked, port, opens, paths[number % len(paths)]) for number in range(callers)]


def _asked(port: int, opens: Opens, path: str) -> Heard:
    with closing(Caller(port, opens)) as caller:
        return caller.asks(path)


def calls_together(calls: list[Call]) -> list[Heard]:
    """All of them at once."""
    with ThreadPoolExecutor(len(calls)) as callers:
        return list(callers.map(lambda call: call(), calls))


def busy_in_time(answers: list[Heard], in_time: float, *, also: Collection[int] = ()) -> list[str]:
    """What is wrong with answers that should say 503, or something else, in time, and when to try again."""
    return [
        f"answered {heard.status} after {heard.seconds:.1f} s: {heard.body[:200]!r}"
        for heard in answers
        if heard.seconds > in_time or (heard.status not in also and not _says_when(heard))
    ]


def _says_when(heard: Heard) -> bool:
    return heard.status == _BUSY and "retry-after" in heard.headers


def _faults_of_reading(answers: list[Heard]) -> list[str]:
    return [
        f"reading was answered {heard.status} after {heard.seconds:.1f} s"
        for heard in answers
        if heard.status != _OK or heard.seconds > _AT_ONCE
    ]
