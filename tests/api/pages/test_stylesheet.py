"""The stylesheets hold what the templates ask of them, ask nobody else for anything, and can be read by everybody."""

import re
from importlib import resources
from pathlib import Path

import pytest

from api.pages.drawing.palette import PALETTE, SHAPE, TEXT, contrast
from tests.vendoring import STATIC, STYLESHEET

TEMPLATES = STATIC.parent / "templates"
OURS = sorted(path for path in STATIC.glob("*.css") if path != STYLESHEET)
A_COMMENT = re.compile(r"/\*.*?\*/", flags=re.DOTALL)
A_CLASS = re.compile(r"\.(-?[A-Za-z_](?:[\w-]|\\.)*)")
AN_EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", flags=re.DOTALL)
A_WORD_IN_AN_EXPRESSION = re.compile(r"[\"'] ?([a-z][\w\- ]*?) ?[\"'](?! *==)")
A_DECLARATION = re.compile(r"(?:--)?-?[a-z][a-z-]*:\s+\S.*", flags=re.DOTALL)
LIGHTS = ("red", "amber-red", "amber", "amber-green", "green", "grey")


def rules_of(path: Path) -> str:
    return A_COMMENT.sub("", path.read_text(encoding="utf-8"))


def classes_styled() -> set[str]:
    selectors = (re.findall(r"([^{};]+)\{", rules_of(path)) for path in [*OURS, STYLESHEET])
    return {found.replace("\\", "") for parts in selectors for part in parts for found in A_CLASS.findall(part)}


def classes_named_by_govuk() -> set[str]:
    """The classes of GOV.UK's own macros: some name a part that has no rule, as the body of a table has none."""
    macros = Path(str(resources.files("govuk_frontend_jinja"))).rglob("*.html")
    return {name for macro in macros for name in re.findall(r"govuk-[\w-]+", macro.read_text(encoding="utf-8"))}


def classes_asked_for(template: str) -> set[str]:
    """Every class of a template; one that ends with a hyphen is the beginning of a name that the view completes."""
    return {name for value in _class_attributes(template) for name in _names(value)}


def _class_attributes(template: str) -> list[str]:
    """The values of class attributes; a quotation mark within an expression ends none of them."""
    return re.findall(r'\bclass="((?:\{\{.*?\}\}|\{%.*?%\}|[^"{])*)"', template, flags=re.DOTALL)


def _names(value: str) -> set[str]:
    chosen = " ".join(A_WORD_IN_AN_EXPRESSION.findall(" ".join(re.findall(r"\{\{(.*?)\}\}", value, flags=re.DOTALL))))
    return set(f"{AN_EXPRESSION.sub('', value)} {chosen}".split())


def is_styled(name: str, styled: set[str]) -> bool:
    """Whether there is a rule; for the beginning or the end of a name that the view completes, one that fits."""
    if name.startswith("-"):
        return any(other.endswith(name) for other in styled)
    return name in styled or (name.endswith("-") and any(other.startswith(name) for other in styled))


def blocks(css: str) -> list[str]:
    """What stands within the innermost braces."""
    return re.findall(r"\{([^{}]*)\}", css)


def colours() -> dict[str, str]:
    found = re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", rules_of(STATIC / "tracker.css"))
    return {
        name: value if len(value) == 7 else "#" + "".join(digit * 2 for digit in value[1:]) for name, value in found
    }


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_every_brace_is_closed_and_every_declaration_is_one(path: Path) -> None:
    css = rules_of(path)
    declarations = [part.strip() for block in blocks(css) for part in block.split(";") if part.strip()]
    assert css.count("{") == css.count("}")
    assert [declaration for declaration in declarations if not A_DECLARATION.fullmatch(declaration)] == []


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_no_stylesheet_of_ours_asks_another_host_for_anything(path: Path) -> None:
    assert re.findall(r"url\(|@import|https?:|//", rules_of(path)) == []


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_only_print_overrules_what_stands_elsewhere(path: Path) -> None:
    on_screen, _, _ = rules_of(path).partition("@media print")
    assert "!important" not in on_screen


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.relative_to(TEMPLATES).as_posix()
)
def test_every_class_of_a_template_is_styled(path: Path) -> None:
    styled = classes_styled() | classes_named_by_govuk()
    asked = classes_asked_for(path.read_text(encoding="utf-8"))
    assert sorted(name for name in asked if not is_styled(name, styled)) == []


def test_classes_are_found_beside_and_within_expressions() -> None:
    template = (
        '<p class="card card--{{ row.light }}{% if x %} b{% endif %}"><i class="{{ "one" if a else "two two--x" }}">'
    )
    assert classes_asked_for(template) == {"card", "card--", "b", "one", "two", "two--x"}


@pytest.mark.parametrize("light", LIGHTS)
def test_the_words_and_the_shape_of_a_light_can_be_told_from_its_ground(light: str) -> None:
    colour = colours()
    assert contrast(colour[f"{light}-text"], colour[f"{light}-tint"]) >= TEXT
    assert contrast(colour.get(f"{light}-shape", colour[f"{light}-text"]), colour[f"{light}-tint"]) >= SHAPE


@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("tracker-quiet", "tracker-ground"),
        ("tracker-link", "tracker-ground"),
        ("tracker-text", "tracker-focus"),
        ("tracker-header", "white"),
        ("tracker-past", "white"),
    ],
)
def test_words_can_be_told_from_what_they_stand_on(words: str, ground: str) -> None:
    colour = {"white": "#ffffff"} | colours()
    assert contrast(colour[words], colour[ground]) >= TEXT


def test_lights_have_the_colours_of_the_palette() -> None:
    shared = {name: value for name, value in colours().items() if name in PALETTE}
    assert shared == {name: PALETTE[name].hex for name in shared}
    assert {"red-text", "red-tint", "amber-text", "amber-tint", "green-text", "green-tint", "grey-text"} <= set(shared)


def test_a_region_that_scrolls_shows_a_shadow_where_more_lies_beyond_its_edge_on_a_screen_alone() -> None:
    on_screen, in_print = re.findall(
        r"^ *\.scroll \{(.*?)\}", rules_of(STATIC / "tracker.css"), re.DOTALL | re.MULTILINE
    )
    assert "overflow-x: auto" in on_screen
    assert on_screen.count("local no-repeat") == on_screen.count("scroll no-repeat") == 2
    assert "background: none" in in_print
