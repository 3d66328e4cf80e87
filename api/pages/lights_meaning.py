"""Pages that say what the lights mean: in general, and in one programme with its own scale, tolerance and rhythm."""

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from api.pages.access import PUBLIC, READERS
from api.pages.dependencies import PageDep, PublicPageDep
from api.pages.page import Page
from api.pages.tables import Asked, Cell, Column, Table, light, table, truth, words
from application.commands.catalogue import BY_NAME
from application.projections.lights_in_words import LightInWords, RuleInWords, lights_on, rules_in_words, scale_in_words
from domain.rating import NO_JUDGEMENT, POINTS, Scale
from domain.words import listed

router = APIRouter()
of_programme = APIRouter(prefix="/programmes/{programme}")

MAY_DECLARE = BY_NAME["declare-rating"].given_by


@router.get("/lights", openapi_extra=PUBLIC)
def meaning(page: PublicPageDep) -> HTMLResponse:
    """How are the lights given?"""
    return page.show("lights_meaning.html", title="What the lights mean", **_in_general(page))


@of_programme.get("/lights", openapi_extra=READERS)
def meaning_here(page: PageDep) -> HTMLResponse:
    """How are the lights of this programme given?"""
    return page.show("lights_meaning.html", title="What the lights of this programme mean", **_of_programme(page))


def _in_general(page: Page) -> dict[str, Any]:  # Any: what the template is given
    return {
        "answer": "A light is declared by a person who gives a reason for it, and from amber on a path back to green. "
        "What the plan suggests stands beside it and never replaces it.",
        "scale": None,
        "lights": _light_table(lights_on(Scale.FIVE), page.asked, with_scales=True),
        "rules": _rule_table(rules_in_words(Scale.FIVE), page.asked),
        "may_declare": listed(role.in_words for role in MAY_DECLARE),
        "back": None,
    }


def _of_programme(page: Page) -> dict[str, Any]:  # Any: what the template is given
    scale = scale_in_words(page.record, MAY_DECLARE)
    return {
        "answer": f"{scale.in_words}. {scale.tolerance_in_words}",
        "scale": scale,
        "lights": _light_table(scale.lights, page.asked),
        "rules": _rule_table(rules_in_words(scale.scale), page.asked),
        "may_declare": scale.may_declare_in_words,
        "back": page.links.within("rag"),
    }


def _light_table(lights: Iterable[LightInWords], asked: Asked, *, with_scales: bool = False) -> Table:
    columns: list[Column[LightInWords]] = [
        Column("in_words", "Light", lambda row: light(row.light, row.in_words)),
        Column("meaning", "It means", lambda row: words(row.meaning)),
        Column("needs_a_path_to_green", "Has to say how it gets back to green", _path),
    ]
    if with_scales:
        columns.append(Column("scales", "On a scale of", lambda row: words(_scales(row))))
    caption = "The lights, best first, then what is no judgement"
    return table(lights, columns, name="lights", caption=caption, empty="", asked=asked)


def _path(row: LightInWords) -> Cell:
    return truth(row.needs_a_path_to_green)


def _scales(row: LightInWords) -> str:
    """Three, four and five points; what is no judgement is on every scale."""
    if row.light in NO_JUDGEMENT:
        return "any number of points"
    return f"{listed(scale for scale in Scale if row.light in POINTS[scale])} points"


def _rule_table(rules: Iterable[RuleInWords], asked: Asked) -> Table:
    columns: list[Column[RuleInWords]] = [
        Column("in_words", "Rule", lambda row: words(row.in_words)),
        Column("applies_to", "It applies to", lambda row: words(row.applies_to)),
        Column("light_in_words", "The plan then suggests", _leads_to),
    ]
    caption = "What the plan suggests: the first rule that applies to a milestone counts"
    return table(rules, columns, name="rules", caption=caption, empty="", asked=asked)


def _leads_to(row: RuleInWords) -> Cell:
    if row.light is None:
        return words("nothing: it is noted beside the light and never changes it")
    return light(row.light, str(row.light_in_words))
