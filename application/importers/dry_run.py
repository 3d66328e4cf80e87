"""What bringing files in would do: which orders are new, in sentences, and what would be refused; nothing is stored."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from application.commands.office import Office, Progress, Rehearsed, rehearse
from application.commands.seen_office import office_seen
from application.importers.bring_in import (
    Paper,
    RemarkView,
    batch_id,
    programmes_of,
    read_together,
    those_not_there,
    warnings_in,
)
from application.importers.entries_as_orders import Row
from application.importers.faults import MOST_TOLD, FileUnreadable, Place
from application.importers.too_late import refused
from application.projections.sentences.sentence import sentence
from application.projections.sentences.telling import Change
from domain.actor import Actor
from domain.aggregates import AGGREGATES
from domain.record import Moment
from domain.refusals import DomainError, UnknownProgramme
from domain.state import State

MOST_LISTED = 200
"""How many new orders are told one by one; the rest are counted."""

States = dict[str, dict[str, dict[str, State]]]


class NewOrder(BaseModel):
    """One order that is not in the record, where it stands in its file, and what it would record, in sentences.

    There are none where it says what the record holds already.
    """

    model_config = ConfigDict(frozen=True)

    file: str
    line: int
    order: str | None
    programme: str
    kind: str
    ref: str
    facts: tuple[str, ...]
    sentences: tuple[str, ...]


class FaultView(BaseModel):
    """One thing that keeps the files out, and where it stands."""

    model_config = ConfigDict(frozen=True)

    file: str
    line: int
    column: int
    order: str | None
    ref: str | None
    sentence: str
    in_words: str


class ImportPreview(BaseModel):
    """What an import would do. Nothing of it is stored; the record may have changed when the files are brought in.

    `new` orders are not in the record, of which `nothing_new` would leave no entry; `already_there` were brought in
    before. `orders` tells the first 200 of the new ones that stand. Where anything is refused the files cannot be
    brought in: `faults` tells at most 50, `refused` counts all. What depends on a refused entry is refused as well.
    """

    model_config = ConfigDict(frozen=True)

    batch: str
    files: tuple[str, ...]
    programmes: tuple[str, ...]
    new: int
    already_there: int
    nothing_new: int
    new_by_kind: dict[str, int]
    orders: tuple[NewOrder, ...]
    warnings: tuple[RemarkView, ...]
    refused: int
    faults: tuple[FaultView, ...]

    @property
    def can_be_brought_in(self) -> bool:
        """Whether nothing is refused."""
        return not self.refused

    @property
    def in_words(self) -> str:
        """12 would be recorded, 140 are there already; 3 warnings."""
        if self.refused:
            things = "thing has" if self.refused == 1 else "things have"
            return f"nothing can be imported; {self.refused:,} {things} to be put right first"
        warnings = f"{len(self.warnings)} warning{'' if len(self.warnings) == 1 else 's'}"
        are = "is" if self.already_there == 1 else "are"
        return f"{self.new} would be recorded, {self.already_there} {are} there already; {warnings}"


def what_it_would_do(
    papers: Sequence[Paper], *, actor: Actor, office: Office, progress: Progress | None = None
) -> ImportPreview:
    """Bring the files in as a rehearsal. What would be refused is told in the view, and raises nothing."""
    try:
        readings = read_together(papers, today=office.clock.now().date())
    except FileUnreadable as refusal:
        return _unreadable(papers, refusal)
    batch = batch_id(papers)
    rows = [row for reading in readings for row in reading.rows]
    programmes = programmes_of(rows)
    seen = office_seen(actor, office, programmes)
    new = those_not_there(rows, actor, seen)
    found = rehearse([row.in_batch(batch) for row in new], actor=actor, office=office, progress=progress)
    stand = [(row, one) for row, one in zip(new, found, strict=True) if one.refusal is None]
    faults = [_refusal(row, one.refusal, seen) for row, one in zip(new, found, strict=True) if one.refusal]
    return ImportPreview(
        batch=batch,
        files=tuple(paper.name for paper in papers),
        programmes=programmes,
        new=len(new),
        already_there=len(rows) - len(new),
        nothing_new=sum(not one.entries for _, one in stand),
        new_by_kind=dict(Counter(row.instruction.at.kind for row in new)),
        orders=tuple(_orders(stand[:MOST_LISTED], seen)),
        warnings=warnings_in(readings),
        refused=len(faults),
        faults=tuple(faults[:MOST_TOLD]),
    )


def _unreadable(papers: Sequence[Paper], refusal: FileUnreadable) -> ImportPreview:
    return ImportPreview(
        batch=batch_id(papers),
        files=tuple(paper.name for paper in papers),
        programmes=(),
        new=0,
        already_there=0,
        nothing_new=0,
        new_by_kind={},
        orders=(),
        warnings=(),
        refused=refusal.count,
        faults=tuple(_fault(fault.place, fault.sentence) for fault in refusal.faults[:MOST_TOLD]),
    )


def _refusal(row: Row, refusal: DomainError, office: Office) -> FaultView:
    said = refused(row, refusal, office.journal)
    return _fault(said.place, said.sentences)


def _fault(place: Place, words: str) -> FaultView:
    return FaultView(**place._asdict(), sentence=words, in_words=f"{place.in_words}: {words}")


def _orders(stand: Iterable[tuple[Row, Rehearsed]], office: Office) -> Iterator[NewOrder]:
    """Each order told against the things as the orders before it would leave them."""
    states: States = {}
    for row, one in stand:
        at = row.instruction.at
        if at.programme not in states:
            states[at.programme] = _states_of(at.programme, office)
        yield NewOrder(
            file=row.place.file,
            line=row.place.line,
            order=row.place.order,
            programme=at.programme,
            kind=at.kind,
            ref=at.ref,
            facts=one.facts,
            sentences=tuple(_sentences(one, states[at.programme])),
        )


def _states_of(programme: str, office: Office) -> dict[str, dict[str, State]]:
    try:
        held: Mapping[str, Mapping[str, State]] = office.records.at(programme, Moment(office.clock.now().date())).states
    except UnknownProgramme:
        return {}
    return {kind: dict(things) for kind, things in held.items()}


def _sentences(one: Rehearsed, states: dict[str, dict[str, State]]) -> Iterator[str]:
    """What each entry would be told as, while the things are folded forward."""
    for entry in one.entries:
        held, aggregate = states.setdefault(entry.kind, {}), AGGREGATES[entry.kind]
        before = held.get(entry.ref)
        held[entry.ref] = aggregate.begin(entry) if before is None else aggregate.evolve(before, entry)
        yield sentence(Change(entry, entry.fact, before, states)).what
