"""Searching: every word has to be there, or begin a word; the best comes first, and what matched is marked."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from application.projections.fields.every_field import FIELDS
from application.projections.fields.field import Names
from application.projections.looking_for import LONGEST_SNIPPET, Segment, Terms, folded, snippet
from application.projections.search import NOTHING_ASKED, TOO_SHORT, Hit, SearchResults, search
from application.projections.spoken import SPOKEN, words_about
from domain.issue import IssueRaised
from domain.milestone_facts import MilestonePlanned, MilestoneProgressNoted
from domain.phase import PhasePlanned
from domain.planned_date import PlannedDate
from domain.rag_status import Dimension, RatedKind, RatingDeclared
from domain.rating import Light, Rating
from domain.record import Moment, Record, nothing_at
from domain.risk import RiskIdentified
from domain.suggestion import Suggestion
from tests.application.projections.building import PROGRAMME, Telling, Told, entries_of, record_from, record_of
from tests.application.projections.planning import moved
from tests.application.projections.story import STORY

DAY = date(2018, 1, 19)
BRIDGE: tuple[Telling, ...] = (
    ("phase", "1", PhasePlanned(name="Building"), DAY),
    ("milestone", "M4", MilestonePlanned(title="Bridge opens", owner_role="Bridge engineer"), DAY),
    ("milestone", "M10", MilestonePlanned(title="Café on the bridge opens"), DAY),
    ("milestone", "M2", MilestonePlanned(title="Ramps are built", description="They lead to M4."), DAY),
    ("milestone", "M2", MilestoneProgressNoted(comment="Waiting for the steel."), DAY),
    ("risk", "R1", RiskIdentified(event="The steel arrives late", cause="One supplier", owner_role="Buyer"), DAY),
    ("issue", "I1", IssueRaised(what="The crane is broken", responsible="The bridge engineer’s office"), DAY),
    (
        "rag",
        "programme:budget",
        RatingDeclared(
            subject_kind=RatedKind.PROGRAMME,
            subject=PROGRAMME,
            dimension=Dimension.BUDGET,
            rating=Rating(light=Light.AMBER),
            rationale="Steel costs more.",
            path_to_green="Another supplier.",
        ),
        DAY,
    ),
)


def asked(words: str, *more: Telling, most: int = 50) -> SearchResults:
    return search([record_of(*BRIDGE, *more, as_at=DAY)], words, most=most)


def refs(words: str) -> list[str]:
    return [hit.ref for hit in asked(words).hits]


def shown(hit: Hit) -> str:
    return "".join(f"[{part.text}]" if part.matched else part.text for part in hit.snippet)


def test_a_reference_that_is_just_that_comes_first_then_titles_then_the_rest() -> None:
    assert refs("m4") == ["M4", "M2"]
    assert refs("bridge") == ["bridge", "M4", "M10", "programme:budget", "I1"]


def test_a_hit_says_what_it_is_and_in_which_words_it_is_spoken_of() -> None:
    first = next(hit for hit in asked("steel").hits if hit.kind == "risk")
    assert (first.programme, first.programme_name) == (PROGRAMME, "Bridge renewal")
    assert (first.kind_in_words, first.ref, first.title, first.label) == (
        "risk",
        "R1",
        "The steel arrives late",
        "Event",
    )
    assert shown(first) == "The [steel] arrives late"


@pytest.mark.parametrize("words", ["cafe", "CAFÉ", "Caf", "opens café", "cafe,", "“café”"])
def test_case_accents_and_marks_around_words_make_no_difference_and_beginnings_will_do(words: str) -> None:
    (hit,) = asked(words).hits
    assert hit.ref == "M10"
    assert "[Caf" in shown(hit)


def test_an_apostrophe_is_one_however_it_is_typed() -> None:
    assert refs("engineer's") == ["I1"]


def test_all_the_words_must_be_there_though_not_side_by_side_nor_in_one_field() -> None:
    assert refs("steel supplier") == ["programme:budget", "R1"]
    assert refs("steel crane") == []


def test_a_word_is_not_found_in_the_middle_of_another() -> None:
    assert refs("ridge") == []


@pytest.mark.parametrize(
    ("words", "ref", "label"),
    [
        ("waiting", "M2", "Progress"),
        ("buyer", "R1", "Owner"),
        ("costs", "programme:budget", "Rationale"),
        ("another", "programme:budget", "Path to green"),
        ("budget", "programme:budget", "Title"),
        ("programme:budget", "programme:budget", "Reference"),
        ("renewal", "bridge", "Name"),
    ],
)
def test_titles_rationales_comments_roles_and_references_are_searched(words: str, ref: str, label: str) -> None:
    assert next((hit.ref, hit.label) for hit in asked(words).hits) == (ref, label)


def test_the_note_of_a_new_forecast_is_searched() -> None:
    found = asked("arrived", moved("M4", date(2018, 7, 14), DAY))
    assert [(hit.ref, hit.label, shown(hit)) for hit in found.hits] == [
        ("M4", "Reason for the forecast", "steel [arrived] late")
    ]


def test_nothing_asked_for_finds_nothing_and_says_what_to_write() -> None:
    for words in ("", "   ", "?!", "“”"):
        found = asked(words)
        assert (found.total, found.hits, found.advice) == (0, (), NOTHING_ASKED)
        assert found.headline == "Nothing was asked for."


def test_a_single_letter_or_digit_is_a_reference_or_nothing() -> None:
    found = asked("1")
    assert [(hit.kind, hit.ref) for hit in found.hits] == [("phase", "1")]
    assert asked("t").total == 0
    assert asked("t").advice == found.advice == TOO_SHORT
    assert search([record_with("A bridge")], "a").total == 0
    assert asked("m4").advice is None


def test_beside_longer_words_a_single_letter_is_a_whole_word() -> None:
    assert refs("steel m") == []


def test_only_as_many_are_shown_as_asked_for_and_all_are_counted() -> None:
    found = asked("bridge", most=2)
    assert (found.total, [hit.ref for hit in found.hits]) == (5, ["bridge", "M4"])
    assert found.headline == "5 things speak of “bridge”."
    assert asked("renewal").headline == "2 things speak of “renewal”."
    assert asked("crane").headline == "1 thing speaks of “crane”."
    assert asked("ferry").headline == "Nothing speaks of “ferry”."


def test_programmes_that_were_not_there_yet_hold_nothing_and_several_are_searched_together() -> None:
    bridge = record_of(*BRIDGE, as_at=DAY)
    assert search([nothing_at(Moment(DAY)), bridge, bridge], "crane").total == 2
    assert search([], "crane").total == 0


def test_a_long_question_is_cut() -> None:
    assert len(asked("bridge " * 1000).words) == 200


def test_a_long_text_is_cut_around_what_was_looked_for() -> None:
    text = "Before all that. " * 20 + "Then the steel arrived, " + "and so much more happened. " * 20
    parts = snippet(text, Terms("steel"))
    assert (parts[0], parts[-1]) == (Segment(text="…", matched=False), Segment(text="…", matched=False))
    assert [part.text for part in parts if part.matched] == ["steel"]
    assert len("".join(part.text for part in parts)) <= LONGEST_SNIPPET + 2


WORDS = st.text(alphabet="abcdeéßİﬁ ’'-\n12", max_size=400)


@given(WORDS, st.text(alphabet="abcdeéßİﬁ'", min_size=1, max_size=4))
def test_a_snippet_is_a_piece_of_the_text_and_what_is_marked_is_what_was_looked_for(text: str, word: str) -> None:
    terms = Terms(word)
    parts = snippet(text, terms)
    line = " ".join(text.split())
    assert "".join(part.text for part in parts).strip("…") in line
    assert all(folded(part.text)[:1] == terms.words[0][:1] for part in parts if part.matched and terms.words)
    if terms.words and terms.are_in(folded(line)):
        assert any(part.matched for part in parts)


NO_WORDS = PlannedDate | Suggestion
"""How a date was written, and what the rule made of the plan."""

NOT_SEARCHED = {"history", "previous"}
WHO = "Programme manager"
"""Who gave an order, and what stood there before: the audit trail tells that."""


def written_in(value: object) -> Iterator[str]:
    """Every piece of text of more than one word anywhere in a state."""
    if type(value) is str and " " in value:
        yield value
    elif isinstance(value, tuple):
        yield from (text for item in value for text in written_in(item))
    elif isinstance(value, BaseModel) and not isinstance(value, NO_WORDS):
        yield from (text for held in value.__dict__.values() for text in written_in(held))


def test_whatever_is_written_of_a_thing_can_be_found() -> None:
    entries = entries_of(*(telling._replace(day=DAY + timedelta(n)) for n, (telling, _) in enumerate(STORY)))
    record = record_from(entries, as_at=date(2030, 1, 1))
    for state in (state for kind in SPOKEN for state in record.states[kind].values()):
        searched = {words.text for words in words_about(state, Names(record))}
        stated = (held for name, held in state.__dict__.items() if name not in NOT_SEARCHED)
        missing = {text for held in stated for text in written_in(held)} - searched - {WHO}
        assert not missing, (state.KIND, state.ref)


def test_every_kind_of_thing_in_a_programme_is_searched() -> None:
    assert SPOKEN.keys() == FIELDS.keys()


def record_with(text: str) -> Record:
    return record_of(Told("milestone", "M1", MilestonePlanned(title=text), DAY), as_at=DAY)


def test_what_looks_like_a_pattern_is_looked_for_as_it_stands() -> None:
    assert search([record_with("Costs (a+b)* more")], "(a+b)*").total == 1
    assert search([record_with("Costs more")], ".*").total == 0
