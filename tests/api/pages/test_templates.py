"""Templates are given finished rows: they work nothing out, and run nothing that they were not meant to."""

from pathlib import Path

import pytest
from jinja2 import nodes

from api.pages.drawn import STATIC, environment

TEMPLATES = Path(str(STATIC)).parent / "templates"
EVERY_TEMPLATE = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg, nodes.Pos)
COUNTING = ("sum", "round", "abs", "int", "float", "length", "count", "max", "min", "sort", "groupby", "batch", "slice")
UNESCAPED = ("safe", "forceescape")


def tree_of(source: str) -> nodes.Template:
    return environment().parse(source)


def worked_out_in(source: str) -> list[str]:
    """What a template works out itself: sums, counts and orders belong where they can be tested."""
    tree = tree_of(source)
    sums = [f"line {found.lineno}: {type(found).__name__}" for found in tree.find_all(ARITHMETIC)]
    counts = [f"line {found.lineno}: {found.name}" for found in tree.find_all(nodes.Filter) if found.name in COUNTING]
    return sums + counts


@pytest.mark.parametrize("template", EVERY_TEMPLATE)
def test_a_template_works_nothing_out(template: str) -> None:
    assert worked_out_in((TEMPLATES / template).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("template", EVERY_TEMPLATE)
def test_a_template_lets_nothing_through_unescaped(template: str) -> None:
    tree = tree_of((TEMPLATES / template).read_text(encoding="utf-8"))
    assert [found.lineno for found in tree.find_all(nodes.Filter) if found.name in UNESCAPED] == []
    assert [found.lineno for found in tree.find_all(nodes.ScopedEvalContextModifier)] == []


@pytest.mark.parametrize(
    "source", ["{{ a + 1 }}", "{{ rows|length }}", "{% set x = 3 * b %}", "{{ rows|sum }}", "{{ -a }}"]
)
def test_what_is_worked_out_is_found(source: str) -> None:
    assert worked_out_in(source)
