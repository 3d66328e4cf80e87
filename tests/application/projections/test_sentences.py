"""Every fact is told in one plain sentence."""

from datetime import UTC, date, datetime

import pytest

from application.projections.sentences.sentence import REASONS, SENTENCES, sentence
from application.projections.sentences.telling import Change, the
from domain.aggregates import FACTS
from domain.correcting import EntryWithdrawn
from domain.entry import Entry, ReasonCode
from domain.erasing import ErasureRecorded, FactErased
from domain.fact import Fact
from domain.record import Moment, Record, advance, nothing_at
from tests.application.projections.building import Telling, Told, entries_of
from tests.application.projections.story import STORY

EVERYTHING = Moment(date.max)
RECORDED = datetime(2018, 2, 1, tzinfo=UTC)


def told_in_order() -> list[tuple[Entry, str]]:
    """The whole story, each entry with its sentence."""
    record, told = nothing_at(EVERYTHING), []
    for entry in entries_of(*(telling for telling, _ in STORY)):
        before, record = record, advance(record, [entry])
        told.append((entry, in_words(entry, before, record)))
    return told


def in_words(entry: Entry, before: Record, after: Record) -> str:
    held = before.states.get(entry.kind, {}).get(entry.ref)
    return sentence(Change(entry, entry.fact, held, after.states)).what


@pytest.mark.parametrize(
    ("said", "expected"),
    [(said, expected) for (_, said), (_, expected) in zip(told_in_order(), STORY, strict=True)],
    ids=[type(entry.fact).__name__ for entry, _ in told_in_order()],
)
def test_the_entry_is_told_so(said: str, expected: str) -> None:
    assert said == expected


def test_every_fact_there_is_has_its_sentence() -> None:
    assert set(SENTENCES) == {*FACTS.values(), FactErased}


def test_the_story_tells_every_fact_there_is_but_those_about_other_entries() -> None:
    """What is done to another entry is told beside that one, in `test_corrections_told`."""
    about_entries = {EntryWithdrawn, ErasureRecorded}
    assert {type(entry.fact) for entry, _ in told_in_order()} == set(FACTS.values()) - about_entries


def test_every_coded_reason_has_its_words() -> None:
    assert set(REASONS) == set(ReasonCode)


@pytest.mark.parametrize("entry", entries_of(*(telling for telling, _ in STORY)), ids=lambda entry: str(entry.position))
def test_every_fact_can_be_told_where_the_thing_itself_is_not_known_yet(entry: Entry) -> None:
    alone = sentence(Change(entry, entry.fact, None, {}))
    assert alone.what.startswith("The ")
    assert alone.what.endswith(".")
    assert "None" not in alone.what


def a_closing(**envelope: str) -> str:
    story: list[Telling] = [telling for telling, _ in STORY]
    fact: Fact = FACTS["ProgrammeClosed"]()
    entry = entries_of(*story, Told("programme", "bridge", fact))[-1]._replace(**envelope)  # type: ignore[arg-type] # the envelope's words are strings here
    return sentence(Change(entry, entry.fact, None, {})).what


def test_a_note_of_many_lines_is_one_short_line_in_the_sentence() -> None:
    said = a_closing(note="It is done.\n\n" + "And so on and on. " * 20)
    assert "\n" not in said
    assert "closed the programme “bridge”: It is done. And so on" in said
    assert len(said) < 200


def test_a_reason_without_words_of_its_own_stands_as_it_is() -> None:
    assert a_closing(reason="weather") == "The programme manager closed the programme “bridge” with reason weather."


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("Programme manager", "the programme manager"),
        ("programme-manager", "the programme manager"),
        ("Shared Services Programme Manager", "the Shared Services Programme Manager"),
        ("ICT lead", "the ICT lead"),
        ("Auditor", "the auditor"),
        ("The board", "the board"),
        ("SSJC", "the SSJC"),
    ],
)
def test_a_role_is_lower_case_in_a_sentence_unless_it_is_a_name(role: str, words: str) -> None:
    assert the(role) == words
