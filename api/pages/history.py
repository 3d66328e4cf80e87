"""Pages about what was recorded: the audit trail of a programme, with filters that live in the address."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.moments import day_of
from api.pages.access import READERS
from api.pages.dependencies import PageDep
from api.pages.moment import as_iso
from api.pages.page import Page
from api.pages.recorded import fact_in_words
from api.pages.tables import Cell, Column, Table, csv_of, day, number, table, words
from api.pages.told_here import Ways
from api.refusals import shown
from application.projections.audit_filters import MOST, Filters, TrailClock
from application.projections.audit_trail import AuditEntry, AuditTrail, audit_trail
from application.projections.comparison import NOUNS
from domain.aggregates import AGGREGATES

router = APIRouter(prefix="/programmes/{programme}")

ON_A_PAGE = 50
KINDS = tuple(kind for kind in AGGREGATES if kind != "person")


class Choice(NamedTuple):
    """One choice of a filter."""

    value: str
    words: str
    is_chosen: bool


class Asking(NamedTuple):
    """What the filters of the page hold, as they were typed."""

    subject: str
    kinds: tuple[Choice, ...]
    actors: tuple[Choice, ...]
    facts: tuple[Choice, ...]
    clocks: tuple[Choice, ...]
    since: str
    until: str


@router.get("/audit-trail", openapi_extra=READERS)
def audit(page: PageDep) -> HTMLResponse:
    """Who changed what, when, and why?"""
    trail = _trail(page, after=_after(page), limit=ON_A_PAGE)
    shown_here = {"trail": trail, "asking": _asking(page), "ways": Ways(page), **_pages(page, trail)}
    return page.show("audit_trail.html", title="Audit trail", **shown_here)


@router.get("/audit-trail.csv", openapi_extra=READERS)
def audit_csv(page: PageDep) -> Response:
    """Every entry that matches, as a file."""
    return csv_of(_table(page, _everything(page)))


def _trail(page: Page, *, after: int, limit: int) -> AuditTrail:
    programme, moment = page.record.programme.ref, page.looking.moment
    entries = page.records.entries(programme, moment)
    return audit_trail(entries, programme=programme, moment=moment, after=after, limit=limit, **_filters(page))


def _everything(page: Page) -> Iterable[AuditEntry]:
    """All that match, one page of the projection after the other."""
    after: int | None = 0
    while after is not None:
        trail = _trail(page, after=after, limit=MOST)
        yield from trail.entries
        after = trail.next


def _filters(page: Page) -> Filters:
    """What the address asks for. Its days may be written as people write them."""
    since, until = (as_iso(page.parameter(name)) for name in ("since", "until"))
    subject, fact = page.parameter("subject"), page.parameter("fact")
    return Filters(
        subject=None if subject is None else shown(subject),
        actor=page.parameter("actor"),
        since=day_of("since", since) if since else None,
        until=day_of("until", until) if until else None,
        clock=TrailClock.EFFECTIVE if page.parameter("clock") == TrailClock.EFFECTIVE else TrailClock.RECORDED,
        fact=None if fact is None else shown(fact),
    )


def _after(page: Page) -> int:
    """The position that the address asks to read on from; anything else is the beginning."""
    stated = page.parameter("after") or ""
    return int(stated) if stated.isdecimal() and len(stated) < 16 else 0  # noqa: PLR2004  # beyond it no record goes


def _pages(page: Page, trail: AuditTrail) -> dict[str, Any]:  # Any: as Page.show takes it
    """Where to read on, and back to the beginning, with the filters kept."""
    first = page.asked.with_(after=None)
    return {
        "next": None if trail.next is None else page.asked.with_(after=str(trail.next)),
        "first": first if _after(page) else None,
        "csv": page.asked._replace(path=f"{page.path}.csv").with_(after=None),
    }


def _asking(page: Page) -> Asking:
    """The filters with what can be chosen: the kinds of thing, and whoever and whatever the record holds."""
    programme, moment = page.record.programme.ref, page.looking.moment
    entries = list(page.records.entries(programme, moment))
    subject, clock = page.parameter("subject") or "", page.parameter("clock") or TrailClock.RECORDED.value
    kinds = KINDS if subject in (*KINDS, "") else (subject, *KINDS)
    return Asking(
        subject=subject,
        kinds=tuple(Choice(kind, _about(kind), kind == subject) for kind in kinds),
        actors=_choices((entry.actor for entry in entries), page.parameter("actor"), str),
        facts=_choices((type(entry.fact).__name__ for entry in entries), page.parameter("fact"), fact_in_words),
        clocks=(
            Choice("recorded", "The day of recording", clock == TrailClock.RECORDED),
            Choice("effective", "The day of taking effect", clock == TrailClock.EFFECTIVE),
        ),
        since=page.parameter("since") or "",
        until=page.parameter("until") or "",
    )


def _about(subject: str) -> str:
    """A kind of thing, or one thing by its reference, in words: highlight report; milestone M4."""
    kind, _, ref = subject.partition("/")
    noun = NOUNS[kind].one if kind in NOUNS else kind
    return f"{noun} {ref}" if ref else noun.capitalize()


def _choices(found: Iterable[str], chosen: str | None, in_words: Callable[[str], str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, in_words(value).capitalize(), value == chosen) for value in sorted(set(found)))


def _corrected_by(entry: AuditEntry) -> Cell:
    return number(entry.corrected_by.position if entry.corrected_by else None)


COLUMNS: tuple[Column[AuditEntry], ...] = (
    Column("position", "Entry", lambda entry: number(entry.position), numeric=True),
    Column("recorded_at", "Recorded at (UTC)", lambda entry: words(entry.recorded_at.isoformat())),
    Column("effective_on", "In effect from", lambda entry: day(entry.effective_on)),
    Column("claimed_known_on", "Published, as the source says", lambda entry: day(entry.claimed_known_on)),
    Column("actor", "By", lambda entry: words(entry.actor)),
    Column("role", "In the role of", lambda entry: words(entry.role)),
    Column("subject", "About", lambda entry: words(f"{entry.subject.kind}/{entry.subject.ref}")),
    Column("fact", "Fact", lambda entry: words(entry.fact)),
    Column("what", "What", lambda entry: words(entry.what)),
    Column("changed_from", "From", lambda entry: words(entry.changed_from)),
    Column("changed_to", "To", lambda entry: words(entry.changed_to)),
    Column("why", "Why", lambda entry: words(entry.why)),
    Column("source", "Source", lambda entry: words(entry.source)),
    Column("corrects", "Corrects entry", lambda entry: number(entry.corrects), numeric=True),
    Column("because", "Corrected because", lambda entry: words(entry.because)),
    Column("authority", "On the authority of", lambda entry: words(entry.authority)),
    Column("corrected_by", "Corrected or withdrawn by entry", _corrected_by, numeric=True),
)


def _table(page: Page, entries: Iterable[AuditEntry]) -> Table:
    return table(
        entries, COLUMNS, name="audit-trail", caption="Audit trail", empty="Nothing was recorded.", asked=page.asked
    )
