"""The published schema accepts what the reader accepts, and refuses what no reader could take."""

from pathlib import Path

import jsonschema
import pytest

from application.commands.catalogue import BY_NAME
from application.importers.file_schema import schema, schema_text
from application.importers.yaml_with_marks import as_text, read_yaml
from tests.application.importers.papers import BRIDGE, HEAD, LATER, OPENS, REGISTERED, faults_of
from tests.architecture.checkout import ROOT

PUBLISHED = ROOT / "docs" / "reference" / "import-file.schema.json"
SAMPLES = sorted((ROOT / "samples").glob("*.yaml"))

SCHEMA = jsonschema.Draft202012Validator(schema())


def fits(content: str | bytes) -> bool:
    return SCHEMA.is_valid(read_yaml(as_text(content, "bridge.yaml"), "bridge.yaml").plain)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_published_schema_is_the_one_the_models_make() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), "`make docs` writes it anew"


def test_every_order_of_the_catalogue_is_in_the_schema() -> None:
    listed = [link["$ref"].rpartition("/")[2] for link in schema()["properties"]["entries"]["items"]["oneOf"]]
    assert listed == list(BY_NAME)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_sample_is_accepted_by_the_reader_and_by_the_schema(sample: Path) -> None:
    assert faults_of(sample.read_bytes()) == []
    assert fits(sample.read_bytes())


WRITTEN_IN_WORDS = [
    "{order: answer-summary-flag, ref: HR, source: report, flag: Changed or new risks, answer: NO}",
    "{order: answer-summary-flag, ref: HR, source: report, flag: changed-or-new-risks, answer: true}",
    "{order: declare-rating, ref: 'programme:overall', source: report, rating: GREEN}",
    "{order: declare-rating, ref: 'programme:overall', source: report, rating: {light: Amber/Red, scale: Five}}",
    "{order: plan-milestone, ref: M2, source: report, title: A, partner_dates: SCDC15/9 CCC 4/10, kind: Next step}",
    "{order: plan-milestone, ref: M2, source: report, title: A, baseline: {date: 15/9, doubt: Hardly legible}}",
    "{order: plan-milestone, ref: M2, source: report, title: A, owner_role: , depends_on: }",
    "{order: identify-risk, ref: R1, source: report, event: Costs rise, exposure: £496k, proximity: Quarter 4}",
    "{order: close-programme, effective_on: 19 January 2018}",
    "{order: list-agenda-item, ref: JAN, source: report, item: '6', title: Part II minutes, part: II}",
]


@pytest.mark.parametrize("row", WRITTEN_IN_WORDS)
def test_words_that_the_reader_takes_the_schema_takes(row: str) -> None:
    text = HEAD + REGISTERED + f"  - {row}\n"
    assert faults_of(text) == []
    assert fits(text)


BROKEN = {
    "no format": BRIDGE.replace("format: transition-tracker/1\n", ""),
    "another format": BRIDGE.replace("tracker/1", "tracker/9"),
    "no programme": BRIDGE.replace("programme: bridge\n", ""),
    "a source without a title": BRIDGE.replace("title: A review without a date", "dated: 2018-01-19"),
    "no order": HEAD + OPENS.replace("order: plan-milestone, ", ""),
    "an order there is not": HEAD + OPENS.replace("plan-milestone", "plan-millstone"),
    "no reference": HEAD + OPENS.replace("ref: M1, ", ""),
    "a reference to the programme": HEAD + REGISTERED.replace("source:", "ref: bridge, source:"),
    "neither a source nor a day": HEAD + OPENS.replace("source: 'report#L7', ", ""),
    "a field there is not": HEAD + OPENS.replace("title:", "titel:"),
    "a number for a title": HEAD + OPENS.replace("Bridge opens", "2018"),
    "a number for a date": HEAD + OPENS.replace("29/01/2018", "2018"),
    "a word that is not accepted": HEAD + LATER.replace("supplier", "weather"),
    "no note where one is needed": HEAD + LATER.replace("    note: The steel arrived late.\n", ""),
    "a command id": HEAD + OPENS.replace("title:", "command_id: abcdefghij, title:"),
    "a second name of a field": HEAD + OPENS.replace("29/01/2018", "{starts: 2018-01-29}"),
    "entries that are no list": HEAD.replace("entries:", "entries: none"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_refused_by_the_reader_and_by_the_schema(name: str) -> None:
    assert faults_of(BROKEN[name]) != []
    assert not fits(BROKEN[name])
