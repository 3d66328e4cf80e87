"""The lines of the file of a restatement: every light that was shown, and every field that differs."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from api.pages.drawn import in_words
from api.pages.tables import Cell, Column, day, truth, words
from application.projections.restated_reasons import Recorded
from application.projections.restatement import Shown


class Line(NamedTuple):
    """One line of the file: a light that was shown, or one field of another thing that differs."""

    shown: Shown
    kind: str
    ref: str
    title: str
    what: str
    then: str | None
    known: str | None
    verdict: str
    role: str | None
    is_claimed: bool | None
    reasons: tuple[Recorded, ...]


def lines_of(shown: Shown) -> Iterator[Line]:
    """Every light that was shown, what was erased, and every field of another thing that differs."""
    for light in shown.lights:
        then, known = (rating.in_words if rating else None for rating in (light.shown, light.known))
        title = f"{light.subject_title}: {light.dimension}"
        claimed = light.is_claimed if light.shown else None
        yield Line(
            shown, "rag", light.ref, title, "Light", then, known, light.in_words, light.role, claimed, light.reasons
        )
    for gone in shown.erased:
        reasons = (gone.erasure,) if gone.erasure else ()
        told = (gone.in_words, None, None, reasons)
        yield Line(shown, gone.kind, gone.ref, gone.title, f"Entry {gone.position}", None, None, *told)
    for thing in shown.things:
        became = ", ".join(thing.turns) or thing.sort.value
        for one in thing.changes:
            values = (one.label, one.changed_from, one.changed_to, became, None, None, thing.reasons)
            yield Line(shown, thing.kind, thing.ref, thing.title, *values)


def _joined(tell: Callable[[Recorded], str | None]) -> Callable[[Line], Cell]:
    return lambda line: words("; ".join(filter(None, map(tell, line.reasons))) or None)


LINES: tuple[Column[Line], ...] = (
    Column("shown", "Shown at", lambda line: words(line.shown.in_words)),
    Column("as_at", "Day", lambda line: day(line.shown.as_at)),
    Column("report", "Report", lambda line: words(line.shown.report)),
    Column("kind", "Kind", lambda line: words(line.kind)),
    Column("ref", "Reference", lambda line: words(line.ref)),
    Column("title", "Title", lambda line: words(line.title)),
    Column("what", "What", lambda line: words(line.what)),
    Column("then", "Shown", lambda line: words(line.then)),
    Column("known", "Known now", lambda line: words(line.known)),
    Column("verdict", "How they differ", lambda line: words(line.verdict)),
    Column("role", "Declared in the role of", lambda line: words(line.role)),
    Column("claimed", "Known by claim alone", lambda line: truth(line.is_claimed)),
    Column("entries", "Entries", _joined(lambda reason: str(reason.position))),
    Column("recorded", "Recorded", _joined(lambda reason: in_words(reason.recorded_at))),
    Column("by", "By", _joined(lambda reason: reason.actor)),
    Column("told", "What was recorded", _joined(lambda reason: reason.what)),
    Column("because", "Why it was corrected", _joined(lambda reason: reason.because)),
    Column("authority", "On whose authority", _joined(lambda reason: reason.authority)),
)
