"""What could somebody ask? Any address of any door, with whatever an address takes, at any moment, known or made up."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from api.addresses import PLURALS
from api.pages.app import ROUTERS
from api.rest.app import create_app
from application.commands.catalogue import CATALOGUE
from domain.aggregates import FACTS
from tests.visibility.story import ELSEWHERE, HIDDEN, PROGRAMME, STORY
from tests.visibility.two_stores import Store

NO_READING = ("/sign-", "/static", "/import/", "/account", "/api/openapi", "/api/docs")
"""Addresses that show nothing of a programme, or something that is another at every look."""

_PLURALS = {plural: kind for kind, plural in PLURALS.items()}
_KINDS = sorted({rule.kind for rule in CATALOGUE})
_DAYS = tuple(f"2026-07-{day}" for day in (13, 14, 15, 16, 17, 18, 20, 21))


class Questions:
    """Addresses without end, drawn from one seed."""

    def __init__(self, store: Store, seed: int) -> None:
        self._random = Random(seed)
        self._paths = _paths(store)
        self._refs = refs()
        self._commands = [entry.command_id for entry in store.entries()]
        self._last = max(entry.position for entry in store.entries())

    def next(self) -> str:
        """One more."""
        path, parameters = self._of(self._paths)
        filled = re.sub(r"\{([a-z_]+)(:path)?\}", lambda part: quote(self._part(part[1], path), safe=":"), path)
        asked = {name: self._value(name) for name in parameters if self._random.random() < self._often(name)}
        return f"{filled}?{urlencode(asked)}" if asked else filled

    def _of(self, choices: Sequence[Any]) -> Any:  # Any: one of whatever there is to choose from
        return choices[self._random.randrange(len(choices))]

    def _often(self, name: str) -> float:
        return 0.5 if name in ("q", "subject", "position") else 0.2

    def _part(self, name: str, path: str) -> str:
        match name:
            case "programme":
                return PROGRAMME if self._random.random() < 0.97 else str(self._of([ELSEWHERE, "nowhere"]))
            case "ref":
                segment = path.rpartition("{programme}/")[2].partition("/")[0]
                return self._ref(_PLURALS.get(segment, ""))
            case "order":
                return str(self._of([rule.name for rule in CATALOGUE] + ["withdraw-entry"]))
            case "position" | "size":
                return str(self._position())
        return "nothing"

    def _ref(self, kind: str) -> str:
        if self._random.random() < 0.05:
            return "NOT-THERE"
        known = self._refs.get(kind) or [ref for refs in self._refs.values() for ref in refs]
        return str(self._of(known))

    def _position(self) -> int:
        return self._random.randint(1, self._last + 2)

    def _value(self, name: str) -> str:
        ways: Mapping[str, Callable[[], object]] = {
            **dict.fromkeys(
                ("as_at", "from_as_at", "to_as_at", "since", "until", "from", "to"), lambda: self._of(_DAYS)
            ),
            **dict.fromkeys(("known_at", "from_known_at", "to_known_at"), self._time),
            **dict.fromkeys(("position", "size", "up_to", "after", "from_up_to"), self._position),
            "subject": self._subject,
            "actor": lambda: self._of(["Operator", "Chair", "Nobody"]),
            "frozen": lambda: self._of([0, 1, 2, 3]),
            "meeting": lambda: self._of(["G1", "G2", "G9"]),
            "fact": lambda: self._of(sorted(FACTS)),
            "clock": lambda: self._of(["recorded", "effective"]),
            "workstream": lambda: self._of(["W1", "W2", "W9"]),
            "board": lambda: self._of(["joint", "officers", "none"]),
            "limit": lambda: self._of([1, 2, 7, 100]),
            "q": lambda: self._of(["Kestrel", "kest", "office", "M9", "P9", "P1", "bridge", "the", "contract", "A8"]),
            "only": lambda: self._of(["open", "late", "red", "overdue", "closed", "waiting", "high", "decided"]),
            "recorded": lambda: self._of(self._commands),
            "sort": lambda: self._of(["title", "ref", "-ref", "what", "on", "score"]),
        }
        return str(ways.get(name, lambda: "1")())

    def _time(self) -> str:
        return f"{self._of(_DAYS)}T{self._random.randint(0, 23):02}:30:00Z"

    def _subject(self) -> str:
        kind = self._of(_KINDS)
        return f"{kind}/{self._ref(kind)}" if self._random.random() < 0.7 else kind


def refs() -> dict[str, list[str]]:
    """Every reference of the story, by kind, those that are hidden among them."""
    kinds = {rule.name: rule.kind for rule in CATALOGUE}
    found: dict[str, dict[str, None]] = {}
    for told in STORY:
        found.setdefault(kinds[told.order], {})[told.ref] = None
    for kind, ref in HIDDEN:
        found.setdefault(kind, {})[ref] = None
    return {kind: list(refs) for kind, refs in found.items()}


def _paths(store: Store) -> list[tuple[str, tuple[str, ...]]]:
    """Every address that can be read, with the names of what may follow its question mark."""
    found = [*_of_rest(store), *_of_pages()]
    return sorted(set(found))


_ON_PAGES = (
    *("as_at", "known_at", "recorded", "only", "sort", "q", "subject", "workstream", "board", "actor", "fact"),
    *("since", "until", "after", "from", "to", "clock", "frozen", "meeting"),
)


def _of_rest(store: Store) -> Iterator[tuple[str, tuple[str, ...]]]:
    for route in _read(create_app(store.tracker).routes):
        if route.path.startswith("/api"):
            yield route.path, tuple(sorted(_names(route)))


def _of_pages() -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((route.path, _ON_PAGES) for router in ROUTERS for route in _read(router.routes))


def _read(routes: Sequence[BaseRoute]) -> Iterator[APIRoute]:
    found = (route for route in routes if isinstance(route, APIRoute) and "GET" in (route.methods or ()))
    return (route for route in found if not route.path.startswith(NO_READING))


def _names(route: APIRoute) -> set[str]:
    waiting, names = [route.dependant], set[str]()
    while waiting:
        dependant = waiting.pop()
        names |= {str(parameter.alias) for parameter in dependant.query_params}
        waiting += dependant.dependencies
    return names
