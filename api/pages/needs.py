"""What needs attention, in a list: all of it on a page of its own, the first of it wherever else it is shown."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from api.pages.access import READERS
from api.pages.belonging import limit_of, workstream_asked
from api.pages.choosing import Choice, chosen_of, counts_of
from api.pages.dependencies import PageDep
from api.pages.page import Page
from application.projections.attention import attention
from application.projections.needs import HIGH_SCORE, AttentionItem, Need

router = APIRouter(prefix="/programmes/{programme}")

IN_WORDS = {
    Need.RED: "red",
    Need.CONTRADICTED: "contradicted by the plan",
    Need.STALE: "stale",
    Need.OVERDUE: "overdue",
    Need.UNDATED: "without a date",
    Need.LATE_PREDECESSOR: "waiting for a late one",
    Need.HIGH_RISK: f"scores {HIGH_SCORE} or more",
    Need.OVERDUE_MITIGATION: "action overdue",
    Need.LATE_ACTION: "late",
    Need.CONDITION_LATE: "condition late",
    Need.GATE_HOLDS: "gate holds up",
    Need.GATE_DUE: "gate due",
    Need.ESCALATED_ISSUE: "escalated",
    Need.UNANSWERED: "no answer",
    Need.OUGHT_TO_RISE: "ought to rise",
    Need.MOOT: "over, and still with a board",
    Need.REPORT_OVERDUE: "report overdue",
    Need.RETURN_OVERDUE: "return missing",
    Need.NO_OUTCOME: "no outcome",
    Need.CHANGE_WAITS: "not decided",
    Need.EVIDENCE_MISSING: "no evidence",
    Need.CONDITION_DUE: "condition due",
    Need.PACK_MISSED: "no pack",
    Need.EXEMPTION_REVIEW: "review late",
    Need.NOT_RATED: "not rated",
    Need.STALE_FORECAST: "stale date",
    Need.STALE_RISK: "stale risk",
    Need.RETURN_DUE: "return due",
}
"""Each need in the few words that fit beside a thing."""


def _is(need: Need) -> Choice[AttentionItem]:
    return Choice(need.value, IN_WORDS[need], lambda item: item.need is need)


CHOICES = tuple(map(_is, Need))
"""What the counts above the list choose."""


class Needing(NamedTuple):
    """One thing that needs attention, its need in words, and its page."""

    item: AttentionItem
    need: str
    href: str


@router.get("/attention", openapi_extra=READERS)
def needs_attention(page: PageDep) -> HTMLResponse:
    """What needs attention, why, and what needs it most?"""
    return page.show("attention.html", title="What needs attention", **_list(page))


def _list(page: Page) -> dict[str, Any]:  # Any: what the template is given
    found = attention(page.record, workstream=workstream_asked(page))
    return {
        "found": found,
        "limit": limit_of(page),
        "counts": counts_of(page, found.items, CHOICES),
        "items": needing(page, chosen_of(page, found.items, CHOICES)),
        "chosen": page.parameter("only"),
    }


def needing(page: Page, items: Iterable[AttentionItem]) -> tuple[Needing, ...]:
    """Things with the pages that they are dealt with on."""
    return tuple(Needing(item, IN_WORDS[item.need], page.links.thing(item.kind, item.ref)) for item in items)
