"""How much memory a worker comes to that serves a whole portfolio, and how much a rebuild of its views."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

from application.adapters.event_store import StoredJournal
from application.adapters.opening import open_store
from tests.benchmarks import history
from tests.benchmarks.figures import Figure, Limit, Shown
from tests.benchmarks.over_http import portfolio, servers
from tests.benchmarks.over_http.client import Clients, request
from tests.benchmarks.over_http.servers import Server

PROGRAMMES, MILESTONES, CHANGES = 50, 200, 30
QUESTIONS = ("", "/milestones", "/rag", "/attention", "/audit-trail", "/milestones?as_at=2018-06-01")


def memory(folder: Path) -> Iterator[Figure]:
    """One worker, of which everything is asked of every programme."""
    store = str(folder / "memory.sqlite")
    with open_store(store) as application:
        journal = StoredJournal(application, None)
        for programme in map(_name, range(PROGRAMMES)):
            journal.append(history.together(history.interleaved(MILESTONES, CHANGES, programme)))
    token = portfolio.token_for(store)
    with ExitStack() as held:
        tracker = held.enter_context(servers.tracker(store, folder))
        nothing = held.enter_context(servers.nothing_done(folder))
        idle = tracker.most_mebibytes()
        _ask_everything(tracker, token, held)
        name = f"memory of a worker, {PROGRAMMES} × {MILESTONES * CHANGES:,} entries"
        limit = Limit(most=120, of_itself=True)
        most, plain = [tracker.most_mebibytes()], [nothing.most_mebibytes()]
        yield Figure(name, "a server that does nothing", most, plain, limit, Shown.MEBIBYTES)
        yield Figure("the same before anything is asked", "", [idle], plain, shown=Shown.MEBIBYTES)


def _name(number: int) -> str:
    return f"programme-{number}"


def _ask_everything(tracker: Server, token: str, held: ExitStack) -> None:
    """Twice, so that what is kept after the first time is there as well."""
    clients = held.enter_context(closing(Clients(tracker.port, 1)))
    paths = ["/api/portfolio"]
    for programme in map(_name, range(PROGRAMMES)):
        paths += [f"/api/programmes/{programme}{question}" for question in QUESTIONS]
    for _ in range(2):
        clients.send([[request("GET", path, token) for path in paths]])


_REBUILT = "import sys; from tests.benchmarks.memory import rebuild_here; rebuild_here(sys.argv[1])"


def rebuilt(store: str) -> tuple[float, float]:
    """The seconds and the mebibytes of a rebuild in a process of its own."""
    told = subprocess.run([sys.executable, "-c", _REBUILT, store], capture_output=True, check=True, text=True)
    seconds, mebibytes = json.loads(told.stdout)
    return seconds, mebibytes


def rebuild_here(store: str) -> None:
    """Rebuild the views of a store, and tell what that took."""
    from api.bootstrap import build  # noqa: PLC0415  # only a process of its own is to bear it
    from api.settings import Settings  # noqa: PLC0415  # as above
    from tests.benchmarks.figures import timed  # noqa: PLC0415  # as above

    tracker = build(Settings.model_validate({"store": store}))
    with closing(tracker):
        seconds = timed(lambda: tracker.views.rebuild(lambda _, __: None))
    print(json.dumps([seconds, servers.most_mebibytes_of(os.getpid())]))  # for its parent
