"""Each reference that a fact holds is about what it names, or only mentions it; and doors read as people may."""

import re
from collections.abc import Mapping

import pytest

from domain.about import ABOUT, ABOUT_NOTHING, MENTIONS, WORKED_OUT
from domain.aggregates import AGGREGATES
from tests.architecture.checkout import ROOT

A_REFERENCE = "[A-Za-z0-9][A-Za-z0-9._:-]{0,79}"

READS_EVERYTHING = {
    "api/access.py": "who may do what is no programme's",
    "api/pages/openid/coming_in.py": "asks only which programmes there are",
}
"""The doors of the server that read the whole record, each with the reason."""


def references_of(kind: str) -> set[str]:
    """The fields of a kind's facts that hold a reference, or things that do, or whose parts do."""
    schemas = [fact.model_json_schema() for fact in AGGREGATES[kind].facts]
    return {
        name
        for schema in schemas
        for name, field in schema.get("properties", {}).items()
        if A_REFERENCE in with_its_parts(field, schema.get("$defs", {}))
    }


def with_its_parts(field: object, parts: Mapping[str, object]) -> str:
    """All that a schema says of a field, and of what it is made of in turn."""
    said, more = str(field), {str(field)}
    while more:
        named = {name for words in more for name in re.findall(r"#/\$defs/(\w+)", words)}
        more = {words for words in (str(parts[name]) for name in named) if words not in said}
        said += "".join(more)
    return said


def test_every_kind_of_thing_is_in_the_table() -> None:
    assert set(ABOUT) | set(MENTIONS) | ABOUT_NOTHING == set(AGGREGATES)
    assert not ABOUT_NOTHING & (set(ABOUT) | set(MENTIONS))


@pytest.mark.parametrize("kind", AGGREGATES)
def test_every_reference_is_about_its_thing_or_mentions_it(kind: str) -> None:
    if kind == "person":
        return  # people belong to no programme, and nothing of theirs is exempt
    about, mentions = set(ABOUT.get(kind, {})), MENTIONS.get(kind, frozenset())
    assert not about & mentions
    worked_out = {field for fact, field in WORKED_OUT.items() if fact in AGGREGATES[kind].facts}
    assert references_of(kind) <= about | mentions | worked_out, (
        "say in domain/about.py whether it is about what it names"
    )
    fields = {name for fact in AGGREGATES[kind].facts for name in fact.model_fields}
    assert about | mentions <= fields, "nothing holds these any more"


def test_no_door_of_the_server_reads_past_what_a_person_may_see() -> None:
    reads = re.compile(r"office\.records|journal\.stream|journal\.load|journal\.standings")
    served = [path for path in (ROOT / "api").rglob("*.py") if "commandline" not in path.parts]
    found = {str(path.relative_to(ROOT)) for path in served if reads.search(path.read_text(encoding="utf-8"))}
    # The page of an order that was given counts the entries of its thing, to say at which version it is.
    assert found - {"api/pages/page.py"} == set(READS_EVERYTHING)
