"""What each released version of a template makes: the facts it is made from, and the content, byte for byte.

`python -m tests.application.issuing.goldens` writes the files of the newest version where they are missing. It never
writes over one: a released version that makes anything else is to be put right, or given a new number.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import orjson

from api.bootstrap import Tracker, build
from application.adapters.mapper import FactMapper
from application.adapters.press import JsonPress
from application.importers.bring_in import bring_in
from domain.actor import Actor, Grant, Role
from domain.entry import Entry
from domain.highlight_report import HighlightReport
from domain.meeting import Meeting
from domain.record import Moment, Record, folded
from domain.state import State
from tests.application.issuing.a_board import A_BOARD
from tests.application.issuing.a_year import A_YEAR, ITS_RETURNS, lived
from tests.wall_clock import WallClock

GOLDEN = Path(__file__).parent / "golden"
SAMPLES = Path(__file__).parents[3] / "samples"
OF_KIND = {HighlightReport.KIND: "", Meeting.KIND: "packs"}
"""In which folder the files of reports and of packs are."""

FACTS, CONTENT = ".facts.jsonl", ".content.json"
CLERK = Actor("Importer", (Grant(Role.ADMINISTRATOR),))


class Golden(NamedTuple):
    """One report or pack: the version that it is made with, the facts it is made from, and what comes of it."""

    kind: str
    template: int
    facts: Path
    content: Path

    def __str__(self) -> str:
        return f"{self.template}/{self.facts.name.removesuffix(FACTS)}"

    def made(self) -> bytes:
        """What the program makes of the facts today."""
        head, *lines = map(orjson.loads, self.facts.read_bytes().splitlines())
        moment = Moment(date.fromisoformat(head["as_at"]), up_to=head["up_to"])
        record = folded(moment, map(_entry, lines))
        return JsonPress().print(record, head["ref"], kind=self.kind, template=self.template)


def goldens(kind: str = HighlightReport.KIND) -> Iterator[Golden]:
    """Every golden report, or pack, of every version."""
    for facts in sorted((GOLDEN / OF_KIND[kind]).glob(f"*/*{FACTS}")):
        yield Golden(kind, int(facts.parent.name), facts, facts.with_name(facts.name.replace(FACTS, CONTENT)))


def _entry(line: dict[str, Any]) -> Entry:  # Any: an entry as JSON has it
    fact = FactMapper().fact(line.pop("fact"), line.pop("shape"), orjson.dumps(line.pop("values")))
    days = {name: date.fromisoformat(line[name]) if line[name] else None for name in ("effective_on", "known_on")}
    return Entry(**{**line, **days, "fact": fact, "recorded_at": datetime.fromisoformat(line["recorded_at"])})


def _line(entry: Entry) -> bytes:
    fact = entry.fact
    values = orjson.loads(fact.model_dump_json(exclude_defaults=True))
    named = {"fact": type(fact).__name__, "shape": fact.schema_version, "values": values}
    return orjson.dumps(entry._asdict() | named)


def _write(name: str, record: Record, held: State, entries: Iterable[Entry]) -> None:
    latest = JsonPress().latest(held.KIND)
    folder = GOLDEN / OF_KIND[held.KIND] / str(latest)
    golden = Golden(held.KIND, latest, folder / f"{name}{FACTS}", folder / f"{name}{CONTENT}")
    if golden.facts.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    head = {"ref": held.ref, "as_at": record.moment.as_at, "up_to": record.position}
    golden.facts.write_bytes(b"\n".join((orjson.dumps(head), *map(_line, entries))) + b"\n")
    golden.content.write_bytes(JsonPress().print(record, held.ref, kind=held.KIND, template=latest))


def _golden_of(tracker: Tracker, programme: str, name: str) -> None:
    records, today = tracker.office.records, Moment(tracker.office.clock.now().date())
    now = records.at(programme, today)
    held = max(now.all(HighlightReport).values(), key=lambda report: report.reported_on)
    record = records.at(programme, Moment(held.shows, up_to=now.position))
    _write(name, record, held, records.entries(programme, today))


def _from_the_samples(folder: Path) -> None:
    tracker = build(folder / "samples.sqlite", WallClock(date(2026, 1, 5)))
    sample = SAMPLES / "greater-cambridge-planning.yaml"
    bring_in(sample.read_text(encoding="utf-8"), name=sample.name, actor=CLERK, office=tracker.office)
    _golden_of(tracker, sample.stem, sample.stem)
    tracker.close()


def _from_a_year(folder: Path) -> None:
    clock = WallClock(date(2026, 1, 5))
    tracker = build(folder / "year.sqlite", clock)
    lived(tracker, clock, (*A_YEAR, *ITS_RETURNS))
    _golden_of(tracker, "riverside", "riverside")
    tracker.close()


def _pack_of(tracker: Tracker, name: str, day: date, *, programme: str, ref: str) -> None:
    records = tracker.office.records
    now = records.at(programme, Moment(tracker.office.clock.now().date()))
    record = records.at(programme, Moment(day, up_to=now.position))
    _write(name, record, record.get(Meeting, ref), records.entries(programme, Moment(day)))


def _packs(folder: Path) -> None:
    tracker = build(folder / "packs.sqlite", WallClock(date(2026, 1, 5)))
    sample = SAMPLES / "sbc-ehdc-ict.yaml"
    bring_in(sample.read_text(encoding="utf-8"), name=sample.name, actor=CLERK, office=tracker.office)
    _pack_of(tracker, sample.stem, date(2023, 9, 25), programme=sample.stem, ref="JICT-2023-AUTUMN")
    tracker.close()
    clock = WallClock(date(2026, 1, 5))
    tracker = build(folder / "board.sqlite", clock)
    lived(tracker, clock, A_BOARD)
    _pack_of(tracker, "riverside", date(2026, 3, 10), programme="riverside", ref="B2")
    tracker.close()


if __name__ == "__main__":
    with TemporaryDirectory() as made:
        _packs(Path(made))
        _from_the_samples(Path(made))
        _from_a_year(Path(made))
