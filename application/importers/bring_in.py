"""Files brought into the record: all of them in one transaction or none; what is there already is not added again."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from application.commands.catalogue import RULES
from application.commands.office import Instruction, Office, Progress, carry_out
from application.commands.order import Receipt
from application.commands.seen_office import office_seen
from application.importers.entries_as_orders import Row
from application.importers.faults import FileUnreadable, Remark
from application.importers.programme_file import Reading, read
from application.importers.too_late import refused
from domain.actor import Actor
from domain.refusals import DomainError


class Paper(NamedTuple):
    """A file to bring in: what it is called in what is said of it, and what it holds."""

    name: str
    content: bytes | str


class RemarkView(BaseModel):
    """What a reader should know of one value of a file before trusting it."""

    model_config = ConfigDict(frozen=True)

    file: str
    line: int
    column: int
    order: str | None
    ref: str | None
    field: str
    sentence: str


class ImportReport(BaseModel):
    """What an import did. `recorded` orders are new; `already_there` were brought in before and were not added again.

    Of the recorded ones, `nothing_new` said what the record held already, and left no entry. `recorded_by_kind`
    counts by the kind of thing. The new entries stand at `positions`, first and last; nothing where there are none.
    """

    model_config = ConfigDict(frozen=True)

    batch: str
    files: tuple[str, ...]
    programmes: tuple[str, ...]
    recorded: int
    already_there: int
    nothing_new: int
    recorded_by_kind: dict[str, int]
    positions: tuple[int, int] | None
    warnings: tuple[RemarkView, ...]

    @property
    def in_words(self) -> str:
        """12 recorded, 140 were there already; 3 warnings."""
        warnings = f"{len(self.warnings)} warning{'' if len(self.warnings) == 1 else 's'}"
        return f"{self.recorded} recorded, {self.already_there} were there already; {warnings}"


def bring_in(
    content: bytes | str, *, name: str, actor: Actor, office: Office, progress: Progress | None = None
) -> ImportReport:
    """Bring in one file."""
    return bring_in_together([Paper(name, content)], actor=actor, office=office, progress=progress)


def bring_in_together(
    papers: Sequence[Paper], *, actor: Actor, office: Office, progress: Progress | None = None
) -> ImportReport:
    """Bring in several files as one batch, in the order given: all of every file, or nothing of any.

    Files that cannot be read are refused as FileUnreadable, with the faults of all of them; an entry that the record
    refuses, with its line, its order and its reference. `progress` is told how many of the new orders are decided.
    """
    readings = read_together(papers, today=office.clock.now().date())
    batch = batch_id(papers)
    rows = [row for reading in readings for row in reading.rows]
    programmes = programmes_of(rows)
    new = those_not_there(rows, actor, office_seen(actor, office, programmes))
    receipts = _carried_out([(row, row.in_batch(batch)) for row in new], actor, office, progress)
    entered = [receipt for receipt in receipts if receipt.facts]
    first = min((receipt.position - len(receipt.facts) + 1 for receipt in entered), default=None)
    return ImportReport(
        batch=batch,
        files=tuple(paper.name for paper in papers),
        programmes=programmes,
        recorded=len(receipts),
        already_there=len(rows) - len(receipts),
        nothing_new=len(receipts) - len(entered),
        recorded_by_kind=dict(Counter(receipt.kind for receipt in receipts)),
        positions=None if first is None else (first, max(receipt.position for receipt in entered)),
        warnings=warnings_in(readings),
    )


def batch_id(papers: Sequence[Paper]) -> str:
    """The file's name, so that people recognise it, and a hash of all that is in the batch.

    Of several files none is named: each would be read in the record of the others' programmes.
    """
    digest = hashlib.sha256()
    for name, content in papers:
        held = content if isinstance(content, bytes) else content.encode("utf-8", errors="surrogatepass")
        digest.update(f"{len(name)} {name} {len(held)} ".encode("utf-8", errors="surrogatepass") + held)
    name = papers[0].name.removesuffix(".yaml") if len(papers) == 1 else f"{len(papers)}-files"
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", name)[:40]
    return f"{stem}:{digest.hexdigest()[:12]}"


def read_together(papers: Sequence[Paper], *, today: date) -> list[Reading]:
    """What the files say, one after the other; FileUnreadable with the faults of all of them."""
    readings: list[Reading] = []
    refused: list[FileUnreadable] = []
    for paper in papers:
        try:
            readings.append(read(paper.content, paper.name, today=today))
        except FileUnreadable as refusal:
            refused.append(refusal)
    if refused:
        raise FileUnreadable([fault for one in refused for fault in one.faults], sum(one.count for one in refused))
    return readings


def those_not_there(rows: Iterable[Row], actor: Actor, seen: Office) -> list[Row]:
    """The rows that were not brought in before, each once.

    Whoever may not give a row's order is not told whether it was, but refused at the office; nor is whoever may not
    read what the row is about: the office is given as they see it. What is there is left as it is, however the words of
    the row are read today.
    """
    given = _each_once(rows)
    there = seen.journal.answers_to([row.command_id for row in given if _may_be_given(row, actor)])
    return [row for row in given if row.command_id not in there]


def programmes_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """The programmes that rows are about, each once."""
    return tuple(dict.fromkeys(row.instruction.at.programme for row in rows))


def _each_once(rows: Iterable[Row]) -> list[Row]:
    """A file that is given twice counts once."""
    return list({row.command_id: row for row in reversed(list(rows))}.values())[::-1]


def _may_be_given(row: Row, actor: Actor) -> bool:
    order, at = row.instruction.order, row.instruction.at
    return RULES[type(order)].role_of(actor, at.programme) is not None


def _carried_out(
    rows: Sequence[tuple[Row, Instruction]], actor: Actor, office: Office, progress: Progress | None
) -> tuple[Receipt, ...]:
    instructions = [instruction for _, instruction in rows]
    try:
        return carry_out(instructions, actor=actor, office=office, progress=progress) if instructions else ()
    except DomainError as refusal:
        row = next((row for row, _ in rows if row.command_id == refusal.command_id), None)
        if row is None:
            raise
        raise refused(row, refusal, office_seen(actor, office, programmes_of([row])).journal) from refusal


def warnings_in(readings: Iterable[Reading]) -> tuple[RemarkView, ...]:
    """What to know of the files before trusting them, each remark once."""
    remarks = dict.fromkeys(remark for reading in readings for remark in reading.remarks)
    return tuple(_view(remark) for remark in remarks)


def _view(remark: Remark) -> RemarkView:
    return RemarkView(**remark.place._asdict(), field=remark.field, sentence=remark.sentence)
