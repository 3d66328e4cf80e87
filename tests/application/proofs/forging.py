"""Every way in which an export is tampered with: what a forger changes, who then makes the manifest fit again.

Each takes a clean export of its own and a die, and hands back the folder as it is given on, with what the reader
holds beside it. The title stands in the documentation, in the same words.
"""

import json
from collections.abc import Callable
from random import Random
from typing import NamedTuple, TypeVar

from tests.application.proofs.exports import (
    Asked,
    Files,
    History,
    Signer,
    a_history,
    canonical,
    export_of,
    listed_anew,
)


class Case(NamedTuple):
    """A clean export, and what it was made of."""

    files: Files
    history: History
    asked: Asked
    random: Random

    @property
    def lines(self) -> list[str]:
        return self.files["entries.tsv"].decode().split("\n")[:-1]

    def some(self, kind: str = "entry") -> int:
        """The number of some line of a kind."""
        return self.random.choice([number for number, line in enumerate(self.lines) if line.startswith(f"{kind}\t")])

    def with_lines(self, lines: list[str]) -> Files:
        """The same export with other lines, and a manifest that fits them."""
        return listed_anew(self.files | {"entries.tsv": "".join(f"{line}\n" for line in lines).encode()})

    def with_line(self, number: int, *fields: str) -> Files:
        lines = self.lines
        return self.with_lines([*lines[:number], "\t".join(fields), *lines[number + 1 :]])


class Forged(NamedTuple):
    """What a reader is given, and the checkpoint that they hold already, if it takes one to notice."""

    files: Files
    known: bytes | None = None


Forger = Callable[[Case], Files | Forged]
FORGERS: dict[str, Forger] = {}
"""Every class of tampering by its title."""


_Same = TypeVar("_Same", bound=Forger)


def forges(title: str) -> Callable[[_Same], _Same]:
    def listed(forger: _Same) -> _Same:
        FORGERS[title] = forger
        return forger

    return listed


def a_case(random: Random, programme: str | None = None) -> Case:
    """A small export with something of every kind in it."""
    history = a_history(random, random.randrange(12, 40))
    while not history.erased:
        history.erase(1)
    last = len(history.entries)
    plain = [
        n for n in range(1, last + 1) if n not in history.erased and "Erasure" not in history.entries[n - 1].envelope
    ]
    plain = [n for n in plain if programme in (None, history.entries[n - 1].programme)]
    asked = Asked(programme, withheld=(random.choice(plain),), sizes=tuple(sorted(random.sample(range(1, last), 2))))
    return Case(export_of(history, asked, Signer()), history, asked, random)


def of_one_programme(case: Case) -> Case:
    return a_case(case.random, "planning")


def changed(envelope: str, **fields: object) -> str:
    """An envelope that says something else, written as the tracker would."""
    return canonical({name: value for name, value in (json.loads(envelope) | fields).items() if value is not None})
