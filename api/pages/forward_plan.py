"""Pages about the forward plan: what comes before whom in which month, and when does one item come?"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.belonging import here, none_yet
from api.pages.board_tables import named_boards
from api.pages.dependencies import PageDep, RefDep
from api.pages.neighbours import OF_BOARDS, neighbours_of
from api.pages.page import Page
from api.pages.tables import Asked, Cell, Column, Table, csv_of, facts_of, number, planned, table, truth, words
from api.pages.things import actions_on, history_of
from application.projections.forward_items import ForwardItemRow, RouteStepView, TimingView
from application.projections.forward_plan import ForwardPlan, PlanMonth, forward_item_detail, forward_plan
from domain.words import listed

router = APIRouter(prefix="/programmes/{programme}")


class Before(NamedTuple):
    """What boards have before them in a month; boards with the same before them stand together."""

    month: str
    boards: tuple[str, ...]
    items: tuple[str, ...]


@router.get("/forward-plan", openapi_extra=READERS)
def the_forward_plan(page: PageDep) -> HTMLResponse:
    """What comes before whom, in which month?"""
    return page.show("forward_plan.html", title="Forward plan", **_listed(page))


@router.get("/forward-plan.csv", openapi_extra=READERS)
def forward_plan_csv(page: PageDep) -> Response:
    """The months as a file."""
    return csv_of(month_table(page, forward_plan(page.record)))


@router.get("/forward-items/{ref}", openapi_extra=READERS)
def forward_item(page: PageDep, ref: RefDep) -> HTMLResponse:
    """When does this item come, and who has it before them?"""
    row = forward_item_detail(page.record, ref).item
    return page.show("forward_item.html", title=row.title, **_about(page, row))


def _listed(page: Page) -> dict[str, Any]:  # Any: what the template is given
    plan = forward_plan(page.record)
    return {
        "plan": plan,
        "neighbours": neighbours_of(page, OF_BOARDS),
        "tables": [month_table(page, plan), *_agendas(page, plan)],
        "items": _items(page, plan),
        "new": page.links.new("forward-item") if page.may("plan-forward-item") else None,
    }


def _about(page: Page, row: ForwardItemRow) -> dict[str, Any]:  # Any: what the template is given
    return {
        "row": row,
        "answer": item_in_words(row),
        "actions": actions_on(page, "forward-item", row.ref),
        "facts": facts_of(row, _FACTS),
        "tables": [held for held in (_timings(page, row.timings), _route(page, row.route)) if held.rows],
        "history": history_of(page, "forward-item", row.ref),
    }


def item_in_words(row: ForwardItemRow) -> str:
    """For example: Papers disagree on when this comes: March 2018; June. 3 bodies have it before them."""
    if row.is_dropped:
        return "This comes round no more."
    if not row.timings:
        return f"When this comes is not stated.{_route_in_words(row)}"
    when = "Papers disagree on when this comes" if row.timings_disagree else "This comes"
    return f"{when}: {row.timings_in_words}.{_route_in_words(row)}"


def _route_in_words(row: ForwardItemRow) -> str:
    bodies = list(dict.fromkeys(step.body for step in row.route))
    return f" It comes before {listed(bodies)}." if bodies else " Who has it before them is not stated."


def month_table(page: Page, plan: ForwardPlan) -> Table:
    """A row per month."""
    columns: list[Column[PlanMonth]] = [
        Column("month_in_words", "Month", lambda row: words(row.month_in_words)),
        Column("quarters_in_words", "Looks back on", lambda row: words(row.quarters_in_words)),
        Column("levels", "Levels that meet", _levels),
        Column("with_agenda", "Boards with an agenda", lambda row: words(_boards(page, row))),
        Column("outputs_in_words", "What comes of it", lambda row: _lines(row.outputs)),
        Column("committees_in_words", "Committees have it", lambda row: _lines(row.committees)),
        Column("comes_in_words", "Said to come", lambda row: none_yet(_comes(row), "nothing")),
    ]
    empty = "Here would be a row for each month: which boards meet, what is before them, and what comes of it."
    asked = Asked(page.path, page.looking.asked)
    caption = "Month by month"
    return table(plan.months, columns, name="months", caption=caption, empty=empty, asked=asked, takes_away=True)


def _levels(row: PlanMonth) -> Cell:
    return none_yet(words(", ".join(map(str, row.levels)) or None), "none")


def _boards(page: Page, row: PlanMonth) -> str:
    """“all 6”, “all but the Joint board”; by name where there are few of them."""
    if not row.boards:
        return "none"
    if not row.without_agenda:
        return f"all {len(row.boards)}" if len(row.boards) > 1 else row.boards[0].board_name
    if len(row.without_agenda) < len(row.boards):
        return f"all but {listed(named_boards(page, row.without_agenda))}"
    return listed(held.board_name for held in row.boards)


def _lines(lines: Sequence[str]) -> Cell:
    return words("; ".join(lines) or None)


def _comes(row: PlanMonth) -> Cell:
    said = (f"{held.title}, {held.body}" if held.body else held.title for held in row.comes)
    return words("; ".join(dict.fromkeys(said)) or None)


def _agendas(page: Page, plan: ForwardPlan) -> list[Table]:
    """What is before whom, where any agenda is foreseen."""
    columns: list[Column[Before]] = [
        Column("month_in_words", "Month", lambda row: words(row.month)),
        Column("boards", "Before", lambda row: _lines(row.boards)),
        Column("items", "Items", lambda row: _lines(row.items)),
    ]
    rows = [before for month in plan.months for before in _together(month)]
    caption = "What is before whom"
    return [table(rows, columns, name="agendas", caption=caption, empty="", asked=here(page))] if rows else []


def _together(month: PlanMonth) -> Iterator[Before]:
    same: dict[tuple[str, ...], list[str]] = {}
    for held in month.boards:
        same.setdefault(held.items, []).append(held.board_name)
    return (Before(month.month_in_words, tuple(boards), items) for items, boards in same.items())


def _items(page: Page, plan: ForwardPlan) -> Table:
    def title(row: ForwardItemRow) -> Cell:
        return words(row.title, href=page.links.thing("forward-item", row.ref), marks=_dropped(row))

    columns: list[Column[ForwardItemRow]] = [
        Column("title", "Item", title),
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("kind", "Kind", lambda row: words(row.kind)),
        Column("timings_in_words", "When it is said to come", lambda row: words(row.timings_in_words)),
        Column("timings_disagree", "Papers disagree", lambda row: truth(row.timings_disagree)),
        Column("route_in_words", "Comes before", lambda row: words(row.route_in_words)),
    ]
    empty = "Here would be the reports and plans that come round, when papers say they come, and who has them then."
    return table(plan.items, columns, name="items", caption="What comes round", empty=empty, asked=here(page))


def _dropped(row: ForwardItemRow) -> Iterable[str]:
    return ("dropped from the plan",) if row.is_dropped else ()


_FACTS: Sequence[Column[ForwardItemRow]] = (
    Column("ref", "Reference", lambda row: words(row.ref)),
    Column("kind", "Kind", lambda row: words(row.kind)),
    Column("purpose", "Purpose", lambda row: words(row.purpose)),
    Column("timings_in_words", "When it is said to come", lambda row: words(row.timings_in_words)),
    Column("timings_disagree", "Papers disagree", lambda row: truth(row.timings_disagree)),
    Column("route_in_words", "Comes before", lambda row: words(row.route_in_words)),
    Column("is_dropped", "Dropped", lambda row: truth(row.is_dropped)),
)


def _timings(page: Page, timings: Sequence[TimingView]) -> Table:
    columns: list[Column[TimingView]] = [
        Column("as_written", "As written", lambda row: words(row.as_written)),
        Column("body", "For whom", lambda row: none_yet(words(row.body), "everybody")),
        Column("months_in_words", "Months", lambda row: words(row.months_in_words)),
        Column("when.to", "Day", lambda row: planned(row.when)),
        Column("found_in", "Sources", lambda row: _lines([held.source for held in row.sources if held.source])),
    ]
    caption = "When papers say it comes"
    return table(timings, columns, name="timings", caption=caption, empty="", asked=here(page))


def _route(page: Page, route: Sequence[RouteStepView]) -> Table:
    columns: list[Column[RouteStepView]] = [
        Column("body", "Body", lambda row: words(row.body)),
        Column("step", "Step", lambda row: number(row.step), numeric=True),
        Column("when", "When", lambda row: words(row.when)),
        Column("frequency", "How often", lambda row: words(row.frequency)),
        Column("sees", "What it sees", lambda row: words(row.sees)),
        Column("only_for_in_words", "Of that only", lambda row: none_yet(_lines(row.only_for), "all of it")),
    ]
    return table(route, columns, name="route", caption="Who has it before them", empty="", asked=here(page))
