"""Pages about papers: which wait for an outcome, and what do they mean for whom?"""

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.belonging import here
from api.pages.choosing import Choice, chosen_of, counts_of
from api.pages.dependencies import PageDep, RefDep
from api.pages.drawn import as_json
from api.pages.governance_cells import Figure, several
from api.pages.governance_pages import Alone, Begins, Listed
from api.pages.page import Page
from api.pages.recommendations import asked_in_words
from api.pages.tables import Cell, Column, Table, csv_of, day, facts_of, number, table, truth, words
from application.projections.paper_outcomes import PaperSitting, PaperStanding
from application.projections.papers import AnswerView, ImplicationView, PaperList, PaperRow, paper_detail, paper_list
from application.projections.recommendations import RecommendationRow, recommendation_rows

router = APIRouter(prefix="/programmes/{programme}")

CHOICES: tuple[Choice[PaperRow], ...] = (
    Choice("open", "without an outcome", lambda row: row.is_open),
    Choice("overdue", "without an outcome after their meeting", lambda row: row.is_overdue),
    Choice("decided", "with an outcome", lambda row: row.standing is PaperStanding.DECIDED),
    Choice("withdrawn", "withdrawn", lambda row: row.standing is PaperStanding.WITHDRAWN),
    Choice("key", "key decisions", lambda row: row.is_key_decision is True),
)
"""What the counts above the list choose."""


@router.get("/papers", openapi_extra=READERS)
def papers(page: PageDep) -> HTMLResponse:
    """Which papers wait for an outcome?"""
    return _listed(page).shown(page)


@router.get("/papers.csv", openapi_extra=READERS)
def papers_csv(page: PageDep) -> Response:
    """The same rows as a file."""
    return csv_of(paper_table(page, paper_list(page.record)))


@router.get("/papers/{ref}", openapi_extra=READERS)
def paper(page: PageDep, ref: RefDep) -> HTMLResponse:
    """What does this paper mean for whom, and what became of it?"""
    row = paper_detail(page.record, ref).paper
    return _about(page, row).shown(page)


def _listed(page: Page) -> Listed:
    found = paper_list(page.record)
    return Listed(
        title="Papers",
        answer=found.in_words,
        counts=counts_of(page, found.papers, CHOICES),
        tables=[paper_table(page, found)],
        begins=Begins("paper", "submit-paper", "Submit a paper"),
        figures=(
            Figure("open", "Without an outcome", found.open),
            Figure("overdue", "Of these after their meeting", found.overdue),
            Figure("decided", "With an outcome", found.decided),
        ),
    )


def paper_table(page: Page, found: PaperList) -> Table:
    """The papers as the address asks for them."""
    nothing = "Here would be what is put before boards and committees, what it means for whom, and what came of it."
    return table(
        chosen_of(page, found.papers, CHOICES),
        _columns(page),
        name="papers",
        caption="Papers, those without an outcome first",
        empty="No paper is like that. Show all of them." if found.papers else nothing,
        asked=page.asked,
        takes_away=True,
    )


def _columns(page: Page) -> list[Column[PaperRow]]:
    return [
        Column("title", "Paper", lambda row: words(row.title, href=page.links.thing("paper", row.ref))),
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("outcome_in_words", "Outcome", lambda row: words(row.outcome_in_words)),
        Column("waits_after", "Waits since", _waits),
        Column("kind", "Kind", lambda row: words(row.kind), filters=True),
        Column("is_key_decision", "Key decision", lambda row: truth(row.is_key_decision), filters=True),
        Column("lead_officer", "Lead officer", lambda row: words(row.lead_officer), filters=True),
        Column("asked_of_in_words", "Before whom", lambda row: several(row.asked_of)),
        Column("submitted_on", "Dated", lambda row: day(row.submitted_on)),
        Column("implications_stated", "Implications stated", lambda row: number(row.implications_stated), numeric=True),
        Column("implications_none", "None", lambda row: number(row.implications_none), numeric=True),
        Column("implications_not_stated", "Not stated", lambda row: number(row.implications_not_stated), numeric=True),
    ]


def _waits(row: PaperRow) -> Cell:
    """The meeting that is over without an outcome on the record."""
    if row.waits_after is None:
        return Cell("nothing is late", "null")
    return Cell(row.waits_after, as_json(row.waits_after), order=row.waits_since)


def _about(page: Page, row: PaperRow) -> Alone:
    return Alone(
        kind="paper",
        ref=row.ref,
        title=row.title,
        called="Paper",
        answer=paper_in_words(row),
        facts=facts_of(row, _facts()),
        tables=[
            *_sittings(page, row.meetings),
            *_recommendations(page, row),
            *_implications(page, row.implications),
            *_answers(page, row.answers),
        ],
    )


def paper_in_words(row: PaperRow) -> str:
    """What became of it, and since when it waits."""
    if row.standing is PaperStanding.WITHDRAWN:
        return "This paper was withdrawn."
    if row.is_overdue:
        return f"This paper was before {row.waits_after}, and no outcome is recorded."
    if row.standing is PaperStanding.WAITING:
        return "No outcome of this paper is recorded."
    return f"{row.outcome_in_words[0].upper()}{row.outcome_in_words[1:]}."


def _facts() -> list[Column[PaperRow]]:
    return [
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("outcome_in_words", "Outcome", lambda row: words(row.outcome_in_words)),
        Column("summary", "What it says", lambda row: words(row.summary)),
        Column("kind", "Kind", lambda row: words(row.kind)),
        Column("is_key_decision", "Key decision", lambda row: truth(row.is_key_decision)),
        Column("portfolio", "Portfolio", lambda row: words(row.portfolio)),
        Column("author_role", "Author", lambda row: words(row.author_role)),
        Column("lead_officer", "Lead officer", lambda row: words(row.lead_officer)),
        Column("sponsors", "Sponsors", lambda row: several(row.sponsors)),
        Column("asked_of", "Before whom", lambda row: several(row.asked_of)),
        Column("submitted_on", "Dated", lambda row: day(row.submitted_on)),
    ]


def _sittings(page: Page, rows: Sequence[PaperSitting]) -> list[Table]:
    columns: list[Column[PaperSitting]] = [
        Column("in_words", "Meeting", lambda one: _sitting(page, one)),
        Column("number", "Item", lambda one: words(one.number)),
        Column("outcome_in_words", "What the minutes say", lambda one: words(one.outcome)),
    ]
    caption = "Meetings that had it before them"
    return [table(rows, columns, name="meetings", caption=caption, empty="", asked=here(page))] if rows else []


def _sitting(page: Page, one: PaperSitting) -> Cell:
    return words(f"{one.in_words[0].upper()}{one.in_words[1:]}", href=page.links.thing("meeting", one.meeting))


def _recommendations(page: Page, row: PaperRow) -> list[Table]:
    rows = [one for one in recommendation_rows(page.record) if one.ref in row.recommendations]
    columns: list[Column[RecommendationRow]] = [
        Column("text", "Recommendation", lambda one: words(one.text, href=page.links.thing("recommendation", one.ref))),
        Column("number", "Number", lambda one: words(one.number)),
        Column("ask", "What is asked", lambda one: words(asked_in_words(one))),
        Column("made_by", "By whom", lambda one: words(one.made_by)),
        Column("status_in_words", "Status", lambda one: words(one.status_in_words)),
    ]
    caption = "What it recommends"
    return [table(rows, columns, name="recommended", caption=caption, empty="", asked=here(page))] if rows else []


def _implications(page: Page, rows: Sequence[ImplicationView]) -> list[Table]:
    columns: list[Column[ImplicationView]] = [
        Column("area", "Area", lambda one: words(one.area)),
        Column("number", "Number", lambda one: words(one.number)),
        Column("in_words", "Implications", lambda one: words(one.in_words if one.state != "not-stated" else None)),
    ]
    caption = "Implications by area"
    return [table(rows, columns, name="implications", caption=caption, empty="", asked=here(page))] if rows else []


def _answers(page: Page, rows: Sequence[AnswerView]) -> list[Table]:
    columns: list[Column[AnswerView]] = [
        Column("topic", "Topic", lambda one: words(one.topic)),
        Column("question", "Question", lambda one: words(one.question)),
        Column("answer", "Answer", lambda one: words(one.answer)),
        Column("answered_by", "Answered by", lambda one: words(one.answered_by)),
    ]
    caption = "Questions and answers by topic"
    return [table(rows, columns, name="answers", caption=caption, empty="", asked=here(page))] if rows else []
