"""Errands that take longer than one waits for a page: each has a thread, and whoever sent it sees how far it is.

They are kept in this process alone; where several serve, the beginning of its name says in which. If that stops, what
an errand stores is stored whole or not at all, as ever.
"""

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from threading import Event, Lock, Thread

from pydantic import BaseModel

from api.errors import log_incident, sentence_of
from application.commands.office import Progress
from application.importers.bring_in import Paper
from application.ports import Clock, StoreTrouble
from domain.refusals import AgainstTheRecord, DomainError

KEPT = timedelta(hours=1)
"""For how long an errand that has ended can be looked at."""

MOST_AT_ONCE = 3
"""How many errands of one person may be under way."""

MOST_KEPT = 10
"""How many ended errands of one person are kept, with the files they were given."""

Work = Callable[[Progress], BaseModel]


class TooMuchUnderWay(AgainstTheRecord):
    """Somebody sends more files than the tracker gets done."""

    def __init__(self) -> None:
        super().__init__(f"{MOST_AT_ONCE} of your imports are still under way. Wait until one has ended.")


class Errand:
    """Something that is under way, or has ended with an outcome or with a refusal.

    `stores` says whether anything is recorded in the end. `decided` of `of` orders are done; before it is known how
    many there are, `of` is None.
    """

    def __init__(self, person: str, papers: Sequence[Paper], *, stores: bool, kept_by: int = 1) -> None:
        self.ref = f"{kept_by}.{secrets.token_urlsafe(16)}"
        self.person, self.stores = person, stores
        self.files = tuple(paper.name for paper in papers)
        self.decided: int = 0
        self.of: int | None = None
        self.outcome: BaseModel | None = None
        self.refusal: str | None = None
        self.ended_at: datetime | None = None
        self._papers: Sequence[Paper] | None = papers
        self._ended, self._taking = Event(), Lock()

    def take(self) -> Sequence[Paper] | None:
        """The papers, once: of two who ask for them one gets them."""
        with self._taking:
            papers, self._papers = self._papers, None
        return papers

    def put_back(self, papers: Sequence[Paper]) -> None:
        """The papers again, as nothing was done with them."""
        with self._taking:
            self._papers = papers

    @property
    def was_taken(self) -> bool:
        """Whether somebody has the papers."""
        return self._papers is None

    @property
    def in_words(self) -> str:
        """How far it is, as a sentence."""
        if self.of is None:
            return "The files are being read, or wait for the import before them."
        stored = "; now they are stored" if self.stores and self.decided == self.of else ""
        return f"{self.decided:,} of {self.of:,} orders are decided{stored}."

    @property
    def has_ended(self) -> bool:
        """Whether it is over, one way or the other."""
        return self._ended.is_set()

    def wait(self, seconds: float) -> None:
        """Wait for its end, so long and no longer."""
        self._ended.wait(seconds)

    def told(self, decided: int, of: int) -> None:
        """How far it has come."""
        self.decided, self.of = decided, of

    def run(self, work: Work, clock: Clock) -> None:
        """Do the work, and keep what came of it."""
        try:
            self.outcome = work(self.told)
        except (DomainError, StoreTrouble) as refusal:
            self.refusal = sentence_of(refusal)
        except Exception as problem:  # noqa: BLE001  # nobody is left in this thread who could be told otherwise
            self.refusal = _our_fault(problem)
        self.ended_at = clock.now()
        self._ended.set()


def _our_fault(problem: Exception) -> str:
    incident = log_incident(problem)
    return (
        "The tracker could not finish, through a fault of its own, and nothing was imported. "
        f"Quote incident {incident} to whoever runs the tracker."
    )


class Errands:
    """The errands of one process. They run one after the other, so that no two keep the record from readers."""

    def __init__(self, clock: Clock, *, kept_by: int = 1) -> None:
        """`kept_by` is the number of the process, where there are several."""
        self._clock, self._kept_by = clock, kept_by
        self._kept: dict[str, Errand] = {}
        self._keeping, self._turn = Lock(), Lock()

    def start(self, person: str, work: Work, *, papers: Sequence[Paper], stores: bool = True) -> Errand:
        """Begin an errand; refused where as many of this person are under way as may be."""
        errand = Errand(person, papers, stores=stores, kept_by=self._kept_by)
        with self._keeping:
            self._sweep(person)
            if sum(not held.has_ended for held in self._kept.values() if held.person == person) >= MOST_AT_ONCE:
                raise TooMuchUnderWay
            self._kept[errand.ref] = errand
        # A server that is told to stop need not wait for it: what is not stored by then was never begun.
        Thread(target=self._in_turn, args=(errand, work), name=f"errand-{errand.ref}", daemon=True).start()
        return errand

    def find(self, ref: str, person: str) -> Errand | None:
        """An errand of this person; those of others do not exist for them."""
        with self._keeping:
            self._sweep(person)
            errand = self._kept.get(ref)
        return errand if errand and errand.person == person else None

    def _in_turn(self, errand: Errand, work: Work) -> None:
        with self._turn:
            errand.run(work, self._clock)

    def _sweep(self, person: str) -> None:
        """Forget those that ended long ago, and of this person all that ended but the latest."""
        long_ago = self._clock.now() - KEPT
        ended = [held for held in self._kept.values() if held.ended_at]
        of_person = [held for held in ended if held.person == person]
        for held in {*of_person[:-MOST_KEPT], *(held for held in ended if held.ended_at and held.ended_at < long_ago)}:
            del self._kept[held.ref]
