"""Many order at once, of one milestone or with one id: each is taken once, or told that somebody else was first."""

import random
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from itertools import chain, repeat
from pathlib import Path
from typing import NamedTuple

from tests.faults.orders import PROGRAMME, slip
from tests.faults.outcomes import Found, Outcome, summed
from tests.faults.serving import Caller, Heard, Opens, Server, all_served, begun
from tests.faults.stores import Store, in_a_file, look

_CREATED, _STALE, _BUSY = 201, 412, 503
_READ = f"/api/programmes/{PROGRAMME}/milestones/M1"
_VERSIONS = (
    "SELECT command_id, originator_version FROM journal WHERE programme = 'crossing' AND ref = 'M1' ORDER BY position"
)


class Given(NamedTuple):
    """An order that was given after reading a version, and what was heard."""

    command_id: str
    read: int
    heard: Heard


def all_on_one_milestone(folder: Path, writers: int, orders: int, *, servers: int) -> Outcome:
    """So many writers each read the milestone and change what they have read, again and again, on several servers."""
    store = in_a_file(folder / "tracker.sqlite")
    opens = begun(store)
    with all_served(store.where, servers) as answering, ThreadPoolExecutor(writers) as people:
        _plan(answering[0], opens)
        ports = [answering[number % servers].port for number in range(writers)]
        given = list(
            chain.from_iterable(
                people.map(lambda each: _changes(f"writer{each[0]:02}", each[1], opens, orders), enumerate(ports))
            )
        )
    taken = [each for each in given if each.heard.status == _CREATED]
    found = look(store, [each.command_id for each in taken])
    found = found._replace(findings=(*found.findings, *_faults(given, taken, store)))
    refused = sum(each.heard.status == _STALE for each in given)
    remark = f"{refused:,} refused as stale, {len(given) - refused - len(taken):,} as busy"
    return summed("many writers, one milestone", len(given), len(taken), found=[found], remark=remark)


def _plan(server: Server, opens: Opens) -> None:
    with closing(Caller(server.port, opens)) as caller:
        caller.orders("M1", "plan", {"title": "Bridge opens"}, Idempotency_Key="plan-milestone")


def _changes(writer: str, port: int, opens: Opens, orders: int) -> list[Given]:
    with closing(Caller(port, opens)) as caller:
        return [_changed_once(caller, f"{writer}-{number:06}") for number in range(orders)]


def _changed_once(caller: Caller, command_id: str) -> Given:
    read = int(caller.asks(_READ).headers["etag"].strip('"v'))
    body = slip(random.randrange(10_000)).model_dump(mode="json", exclude_defaults=True)
    return Given(
        command_id, read, caller.orders("M1", "forecast", body, If_Match=f'"v{read}"', Idempotency_Key=command_id)
    )


def _faults(given: Sequence[Given], taken: Sequence[Given], store: Store) -> list[str]:
    """Another answer than taken, stale or busy; or a version that is not the one after what was read."""
    answered = Counter(each.heard.status for each in given)
    faults = [f"{times} answered {status}" for status, times in answered.items() if status not in (201, 200, 412, 503)]
    after = [each for each in taken if each.heard.json["version"] != each.read + 1]
    faults += [f"{each.command_id} read version {each.read} and made {each.heard.json['version']}" for each in after]
    stored = dict(store.rows(_VERSIONS))
    faults += [f"{each} was refused, and stands there" for each in _refused(given) if each in stored]
    said = {each.command_id: each.heard.json["version"] for each in taken}
    return faults + [f"{each} was told version {said[each]}" for each in said if stored.get(each) != said[each]]


def _refused(given: Sequence[Given]) -> list[str]:
    return [each.command_id for each in given if each.heard.status in (_STALE, _BUSY)]


def same_ids_at_once(folder: Path, keys: int, callers: int, *, servers: int) -> Outcome:
    """So many ids, each sent by so many at once through several servers: one entry of each, and one answer for all."""
    store = in_a_file(folder / "tracker.sqlite")
    opens = begun(store)
    with (
        all_served(store.where, servers) as answering,
        ThreadPoolExecutor(callers) as people,
        ExitStack() as open_lines,
    ):
        lines = [Caller(answering[number % servers].port, opens) for number in range(callers)]
        for line in lines:
            open_lines.enter_context(closing(line))
        heard = [list(people.map(_sent, lines, repeat(key))) for key in range(keys)]
    wrong = [
        f"key {key} was answered {sorted(set(answers))}" for key, answers in enumerate(heard) if not _alike(answers)
    ]
    ids = [f"key-{key:06}" for key in range(keys)]
    found = look(store, ids)
    written = store.rows("SELECT count(*) FROM journal WHERE command_id LIKE 'key-%'")[0][0]
    wrong += [] if written == keys else [f"{written} entries of {keys} keys"]
    found = Found(found.lost, found.doubled, (*found.findings, *wrong))
    return summed("one id sent by many at once", keys * callers, keys, found=[found])


def _alike(answers: Sequence[tuple[int, bytes]]) -> bool:
    return len(set(answers)) == 1 and answers[0][0] == _CREATED


def _sent(line: Caller, key: int) -> tuple[int, bytes]:
    """The answer of an order that plans a milestone; one that is told to try again does."""
    while True:
        heard = line.orders(f"K{key}", "plan", {"title": f"Pier {key} stands"}, Idempotency_Key=f"key-{key:06}")
        if heard.status != _BUSY:
            return heard.status, heard.body
