"""Facts are stored under our names and read back as they were, whatever has happened to their shapes since."""

from datetime import date
from typing import ClassVar

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError, model_validator

from application.adapters.mapper import FactMapper, canonical, row_of
from application.adapters.sqlite.schema import JOURNAL
from application.adapters.stored_shape import reader_of
from application.adapters.upcasting import (
    FactIsNewer,
    ShapeIsForgotten,
    UnknownFact,
    UnreadableFact,
    Upcasters,
    Values,
    upcast,
)
from domain.fact import Fact
from domain.milestone_facts import MilestoneForecastChanged
from domain.planned_date import PlannedDate
from tests.application.adapters.crossing import BRIDGE, STEEL_WAS_LATE, told
from tests.domain.every_fact import EVERY_FACT


class BridgeNamed(Fact):
    """Once it was `{"name": …}`, then `{"title": …}`; since version 3 it says in which language."""

    schema_version: ClassVar[int] = 3

    title: str
    language: str = "English"


def _name_is_title(values: Values) -> Values:
    return {"title": values["name"]}


def _was_in_welsh(values: Values) -> Values:
    return {**values, "language": "Welsh"}


UPCASTERS: Upcasters = {("BridgeNamed", 1): _name_is_title, ("BridgeNamed", 2): _was_in_welsh}
TODAY = FactMapper(UPCASTERS, {"BridgeNamed": BridgeNamed})


@pytest.mark.parametrize("fact", EVERY_FACT, ids=lambda fact: type(fact).__name__)
def test_every_fact_comes_back_as_it_was(fact: Fact) -> None:
    state = canonical(fact)
    assert FactMapper().fact(type(fact).__name__, type(fact).schema_version, state) == fact
    assert type(fact).model_validate_json(state) == fact
    assert canonical(reader_of(type(fact))(state)) == state


@pytest.mark.parametrize("fact", EVERY_FACT, ids=lambda fact: type(fact).__name__)
def test_a_fact_is_the_same_bytes_however_it_was_made(fact: Fact) -> None:
    spelt_out = fact.model_dump(mode="json", by_alias=True)
    assert canonical(type(fact).model_validate(spelt_out)) == canonical(fact)
    assert canonical(fact) == orjson.dumps(orjson.loads(canonical(fact)), option=orjson.OPT_SORT_KEYS)


DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
WINDOWS = st.tuples(DAYS, DAYS).map(sorted)


@settings(deadline=None)
@given(WINDOWS, st.none() | st.just("as soon as the steel arrives"))
def test_every_window_comes_back_as_it_was(window: list[object], words: str | None) -> None:
    starts, ends = window
    planned = PlannedDate.model_validate({"from": starts, "to": ends, "precision": "week", "as_written": words})
    fact = MilestoneForecastChanged(forecast=planned)
    assert FactMapper().fact("MilestoneForecastChanged", 1, canonical(fact)) == fact


def test_what_is_said_again_in_the_same_few_words_is_read_once() -> None:
    """As many entries say no more than a day, and states hold on to what they said."""
    mapper, the_14th = FactMapper(), canonical(MilestoneForecastChanged(forecast=PlannedDate.on(date(2026, 7, 14))))
    first, again = (mapper.fact("MilestoneForecastChanged", 1, bytes(bytearray(the_14th))) for _ in range(2))
    assert again is first


def test_the_same_bytes_under_another_name_are_another_fact() -> None:
    confirmed, withdrawn = (
        FactMapper().fact(name, 1, b"{}") for name in ("MilestoneForecastConfirmed", "EntryWithdrawn")
    )
    assert (type(confirmed).__name__, type(withdrawn).__name__) == ("MilestoneForecastConfirmed", "EntryWithdrawn")


def test_what_a_person_may_no_longer_write_is_still_read_as_it_was_recorded() -> None:
    class Stricter(Fact):
        title: str

        @model_validator(mode="after")
        def _must_be_short(self) -> "Stricter":
            raise ValueError("too long")

    with pytest.raises(ValidationError):
        Stricter(title="Bridge opens")
    assert reader_of(Stricter)(b'{"title":"Bridge opens"}').model_dump() == {"title": "Bridge opens"}


def test_nor_does_a_value_inside_a_fact_have_to_please_todays_rules() -> None:
    backwards = b'{"forecast":{"from":"2026-07-14","precision":"month","to":"2026-07-02"}}'
    with pytest.raises(ValidationError):
        MilestoneForecastChanged.model_validate_json(backwards)
    assert canonical(FactMapper().fact("MilestoneForecastChanged", 1, backwards)) == backwards


def test_a_stored_fact_still_has_to_be_of_its_shape() -> None:
    with pytest.raises(ValidationError):
        FactMapper().fact("MilestoneForecastChanged", 1, b'{"forecast":{"from":"yesterday"}}')


@pytest.mark.parametrize(
    ("version", "state", "expected"),
    [
        (1, b'{"name":"Pont"}', BridgeNamed(title="Pont", language="Welsh")),
        (2, b'{"title":"Pont"}', BridgeNamed(title="Pont", language="Welsh")),
        (3, b'{"title":"Bridge"}', BridgeNamed(title="Bridge")),
    ],
)
def test_older_shapes_are_read_as_todays(version: int, state: bytes, expected: Fact) -> None:
    assert TODAY.fact("BridgeNamed", version, state) == expected


def test_an_older_shape_is_read_inside_a_stream_too() -> None:
    row = (1, "2026-07-02T09:30:00.000000+00:00", "milestone", "M4", 1, "BridgeNamed", 1, b'{"name":"Pont"}')
    envelope = (None, None, "Bridge engineer", "viewer", None, None, "id", None, None, None, None, None)
    (entry,) = TODAY.entries("river-crossing", [(*row, *envelope)])
    assert entry.fact == BridgeNamed(title="Pont", language="Welsh")


def test_a_shape_from_the_future_is_refused_with_a_sentence() -> None:
    with pytest.raises(FactIsNewer, match="“BridgeNamed” in shape 4; this program reads shapes up to 3"):
        TODAY.fact("BridgeNamed", 4, b"{}")


def test_a_fact_nobody_knows_is_refused_with_a_sentence() -> None:
    with pytest.raises(UnknownFact, match="“BridgePainted”"):
        TODAY.fact("BridgePainted", 1, b"{}")


def test_a_shape_without_an_upcaster_is_refused_with_a_sentence() -> None:
    with pytest.raises(ShapeIsForgotten, match="“BridgeNamed” in shape 1"):
        upcast("BridgeNamed", 1, {}, known=3, upcasters={})


def test_bytes_that_are_no_fact_are_refused_with_their_position() -> None:
    row = (12, "2026-07-02T09:30:00.000000+00:00", "milestone", "M4", 1, "BridgeNamed", 3, b'{"colour":"red"}')
    envelope = (None, None, "Bridge engineer", "viewer", None, None, "id", None, None, None, None, None)
    with pytest.raises(UnreadableFact, match="Entry 12 of the store, “BridgeNamed”"):
        list(TODAY.entries("river-crossing", [(*row, *envelope)]))


def test_a_new_entry_becomes_the_columns_of_the_journal() -> None:
    entry = told(STEEL_WAS_LATE, BRIDGE, 2, note="It rained.", reason="supplier", corrects=5, source="Letter")
    stamp = "2026-07-02T09:30:00.000000+00:00"
    names = [line.split()[0] for line in JOURNAL.splitlines() if line.startswith("    ")]
    row = dict(zip(names, row_of(entry, canonical(entry.fact), position=7, stamp=stamp), strict=False))
    assert {name: value for name, value in row.items() if value is not None} == {
        "position": 7,
        "originator_id": BRIDGE.stream_id.hex,
        "originator_version": 2,
        "topic": "MilestoneForecastChanged",
        "schema_version": 1,
        "state": b'{"forecast":{"from":"2026-07-14","to":"2026-07-14"}}',
        "recorded_at": stamp,
        "programme": BRIDGE.programme,
        "kind": "milestone",
        "ref": "M4",
        "effective_on": "2026-05-01",
        "actor": "Bridge engineer",
        "role": "programme-manager",
        "reason": "supplier",
        "note": "It rained.",
        "command_id": entry.command_id,
        "corrects": 5,
        "source": "Letter",
    }
    assert list(row)[-1] == "authority"
