"""The features keep to the language of their users, and the steps to the language of the features."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import reduce
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.acceptance.conftest import DOORS
from tests.acceptance.words import phrase
from tests.architecture.checkout import ROOT

FEATURES = sorted((ROOT / "features").rglob("*.feature"))
STEPS = sorted((ROOT / "tests/acceptance/steps").glob("*.py"))

NARRATIVE = re.compile(r"Feature: .+\n  In order .+\n  As (?:a|an|the) .+\n  I want .+\n")
MACHINERY = re.compile(
    r"\b(click|button|screen|page|form|field|link|url|json|html|http|rest|api|endpoint|header|database|[45]\d\d)\b",
    re.IGNORECASE,
)
COMPUTER_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d\d?/\d\d?/\d{4}")
KEYWORD = re.compile(r"(Given|When|Then|And|But) (.+)")
MOST_STEPS, MOST_LINES, USES_OF_A_PHRASE = 7, 6, 2


class Step(NamedTuple):
    """A step, under the keyword it continues where it only says And or But."""

    keyword: str
    text: str


class Scenario(NamedTuple):
    """A scenario as its file has it."""

    file: str
    name: str
    tags: frozenset[str]
    background: tuple[Step, ...]
    steps: tuple[Step, ...]
    examples: tuple[tuple[str, ...], ...]

    @property
    def whole(self) -> tuple[Step, ...]:
        return self.background + self.steps

    @property
    def spelt_out(self) -> Iterator[Step]:
        """The steps with the values of each example in their places."""
        names, *rows = self.examples or ((), ())
        for row in rows:
            for keyword, text in self.whole:
                yield Step(keyword, reduce(lambda said, cell: said.replace(*cell), marked(names, row), text))


def marked(names: tuple[str, ...], row: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(f"<{name}>", value) for name, value in zip(names, row, strict=True)]


def cells_in(lines: list[str]) -> Iterator[tuple[str, ...]]:
    for line in lines:
        if line.startswith("|"):
            yield tuple(cell.strip() for cell in line.strip("|").split("|"))


def steps_in(lines: list[str]) -> Iterator[Step]:
    keyword = ""
    for line in lines:
        if found := KEYWORD.fullmatch(line):
            keyword = found[1] if found[1] not in {"And", "But"} else keyword
            yield Step(keyword, found[2])


def scenarios_of(feature: Path) -> Iterator[Scenario]:
    head, *rest = re.split(r"\n\s*((?:@\w+ ?)+)\n\s*Scenario(?: Outline)?: ", feature.read_text())
    background = tuple(steps_in([line.strip() for line in head.splitlines()]))
    for tags, text in zip(rest[::2], rest[1::2], strict=True):
        name, *lines = (line.strip() for line in text.splitlines())
        doors = frozenset(tags.replace("@", "").split())
        yield Scenario(feature.stem, name, doors, background, tuple(steps_in(lines)), tuple(cells_in(lines)))


SCENARIOS = [scenario for feature in FEATURES for scenario in scenarios_of(feature)]


def step_functions() -> Iterator[ast.FunctionDef]:
    for module in STEPS:
        for node in ast.walk(ast.parse(module.read_text())):
            if isinstance(node, ast.FunctionDef) and node.decorator_list:
                yield node


def phrases() -> Iterator[str]:
    """What stands in the decorators of the steps: a plain sentence, or one with its wordings."""
    for function in step_functions():
        for decorator in function.decorator_list:
            assert isinstance(decorator, ast.Call)
            (text,) = (str(node.value) for node in ast.walk(decorator.args[0]) if isinstance(node, ast.Constant))
            yield f"{getattr(decorator.func, 'id', '')} {text}"


# Features -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.stem)
def test_every_feature_says_what_for_who_and_what_and_where_it_begins(feature: Path) -> None:
    assert NARRATIVE.match(feature.read_text())
    assert "\n  Background:\n    Given today is " in feature.read_text()


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.stem)
def test_no_feature_speaks_of_machinery_or_writes_dates_as_computers_do(feature: Path) -> None:
    said = [line for line in feature.read_text().splitlines() if not line.lstrip().startswith("@")]
    outside_quotation = re.sub(r'"\d\d/\d\d/\d{4}"', "", "\n".join(said))
    assert MACHINERY.findall("\n".join(said)) == []
    assert COMPUTER_DATE.findall(outside_quotation) == []


def test_every_scenario_is_read() -> None:
    written = sum(len(re.findall(r"^\s*Scenario", feature.read_text(), re.MULTILINE)) for feature in FEATURES)
    assert len(SCENARIOS) == written


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: f"{scenario.file}: {scenario.name}")
def test_every_scenario_has_one_when_a_then_and_few_steps(scenario: Scenario) -> None:
    keywords = Counter(step.keyword for step in scenario.steps)
    assert (keywords["When"], keywords["Then"] > 0) == (1, True)
    assert len(scenario.steps) <= MOST_STEPS
    assert list(dict.fromkeys(step.keyword for step in scenario.whole)) == ["Given", "When", "Then"]


def test_every_scenario_names_its_doors_and_no_two_share_a_name() -> None:
    assert [scenario.name for scenario in SCENARIOS if not scenario.tags & DOORS.keys()] == []
    assert [name for name, times in Counter(scenario.name for scenario in SCENARIOS).items() if times > 1] == []


def test_every_feature_has_a_rule_for_what_must_never_happen() -> None:
    assert [feature.stem for feature in FEATURES if "\n  Rule: " not in feature.read_text()] == []


# Steps --------------------------------------------------------------------------------------------------------------


def test_no_two_steps_share_a_phrase() -> None:
    assert [text for text, times in Counter(phrases()).items() if times > 1] == []


def test_every_step_is_used_and_fits_one_phrase_alone() -> None:
    known = {text: phrase(text.partition(" ")[2]) for text in phrases()}
    used: Counter[str] = Counter()
    for step in {step for scenario in SCENARIOS for step in scenario.spelt_out}:
        fitting = [text for text, parser in known.items() if fits(step, text) and parser.is_matching(step.text)]
        assert len(fitting) == 1, (step, fitting)
        used.update(fitting)
    assert known.keys() - used.keys() == set()


def fits(step: Step, text: str) -> bool:
    keyword = text.partition(" ")[0]
    return keyword in {"step", step.keyword.lower()}


def test_a_phrase_serves_more_than_once() -> None:
    steps = sum(len(scenario.whole) for scenario in SCENARIOS)
    assert steps / len(list(phrases())) >= USES_OF_A_PHRASE


def test_no_step_has_more_than_six_lines() -> None:
    bodies = {function.name: (function.end_lineno or 0) - function.body[0].lineno + 1 for function in step_functions()}
    assert {name: lines for name, lines in bodies.items() if lines > MOST_LINES} == {}


def test_no_step_knows_an_address() -> None:
    assert [module.name for module in STEPS if re.search(r"/api|https?:|Bearer (?!\")", module.read_text())] == []
