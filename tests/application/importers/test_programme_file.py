"""A file is read into orders with their days, sources and ids; all that is wrong with it is told together."""

import re
from datetime import date

import pytest

from application.commands.catalogue import BY_NAME, CATALOGUE
from application.commands.milestones import ChangeForecast
from application.commands.order import MADE_OF_A_FILE
from application.importers.faults import MOST_COUNTED, MOST_TOLD, FileUnreadable
from application.importers.identity import command_id, written
from application.importers.programme_file import read
from application.importers.validation_in_words import AROUND, NOT_IN_A_FILE
from application.importers.yaml_with_marks import read_yaml
from domain.entry import Address, ReasonCode
from tests.application.importers.papers import (
    BRIDGE,
    HEAD,
    LATER,
    OPENS,
    REGISTERED,
    TODAY,
    entry,
    faults_in,
    faults_of,
)


def ids_of(text: str) -> list[str]:
    return [row.command_id for row in read(text, "bridge.yaml", today=TODAY).rows]


# What is read -------------------------------------------------------------------------------------------------------


def test_entries_become_orders_in_the_order_of_the_file() -> None:
    registered, opens, later = (row.instruction for row in read(BRIDGE, "bridge.yaml", today=TODAY).rows)
    assert registered.at == Address("bridge", "programme", "bridge")
    assert opens.at == later.at == Address("bridge", "milestone", "M1")
    assert isinstance(later.order, ChangeForecast)
    assert (later.order.reason, later.order.note) == (ReasonCode.SUPPLIER, "The steel arrived late.")


def test_an_entry_counts_from_the_day_of_its_paper_and_is_known_since_it_was_published() -> None:
    _, opens, later = (row.instruction for row in read(BRIDGE, "bridge.yaml", today=TODAY).rows)
    assert (opens.order.effective_on, opens.provenance.known_on) == (date(2018, 1, 19), date(2018, 2, 15))
    assert (later.order.effective_on, later.provenance.known_on) == (date(2018, 3, 2), date(2018, 2, 15))
    assert opens.provenance.source == "report#L7"


def test_an_entry_may_state_its_own_days() -> None:
    row = entry("{order: close-programme, source: report, effective_on: 1 March 2018, known_on: 02/03/2018}").rows[0]
    assert row.instruction.order.effective_on == date(2018, 3, 1)
    assert row.instruction.provenance.known_on == date(2018, 3, 2)


def test_a_paper_that_was_never_published_was_known_on_its_own_day() -> None:
    text = HEAD.replace(", published: 2018-02-15", "") + REGISTERED
    assert read(text, "bridge.yaml", today=TODAY).rows[0].instruction.provenance.known_on == date(2018, 1, 19)


def test_what_an_undated_paper_says_has_no_day_unless_the_entry_states_one() -> None:
    undated = entry("{order: close-programme, source: review}").rows[0].instruction
    assert (undated.order.effective_on, undated.provenance.undated) == (None, True)
    dated = entry("{order: close-programme, source: review, effective_on: 2018-03-01}").rows[0].instruction
    assert (dated.order.effective_on, dated.provenance.undated) == (date(2018, 3, 1), False)


def test_an_entry_without_a_source_states_its_day_and_claims_nothing_else() -> None:
    row = entry("{order: close-programme, effective_on: 2018-03-01}").rows[0]
    assert (row.instruction.provenance.source, row.instruction.provenance.known_on) == (None, None)
    assert faults_in("order: close-programme") == [
        "The entry names no source; say on which day it was true (effective_on)."
    ]


def test_a_name_without_a_value_states_nothing() -> None:
    row = entry("{order: plan-milestone, ref: M1, source: report, title: Bridge opens, owner_role: , depends_on: ~}")
    assert row.rows[0].instruction.order.content["owner_role"] is None
    assert row.rows[0].instruction.order.content["depends_on"] == ()


def test_words_of_an_undated_paper_are_read_near_the_day_of_the_entry() -> None:
    text = "{order: plan-milestone, ref: M1, source: review, title: Opens, baseline: 15/9%s}"
    assert "names no year" in faults_in(text % "")[0]
    reading = entry(text % ", effective_on: 2017-08-01")
    assert reading.remarks[0].sentence == "“15/9” does not state the year; it is read as 15 September 2017."


# What a row is known by ---------------------------------------------------------------------------------------------


def test_a_row_has_the_same_id_in_every_reading_and_another_one_than_its_neighbours() -> None:
    assert ids_of(BRIDGE) == ids_of(BRIDGE)
    assert len(set(ids_of(BRIDGE))) == 3
    assert all(re.fullmatch(r"[A-Za-z0-9._:-]{8,80}", row_id) for row_id in ids_of(BRIDGE))


def test_moving_a_row_or_writing_it_in_another_way_leaves_its_id() -> None:
    otherwise = OPENS.replace("{order: plan-milestone, ref: M1,", "{ref: 'M1', # opens\n    order: plan-milestone,")
    assert ids_of(HEAD + "\n\n" + REGISTERED + otherwise)[1] == ids_of(BRIDGE)[1]
    assert ids_of(HEAD + OPENS)[0] == ids_of(BRIDGE)[1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ref: M1", "ref: M2"),
        ("29/01/2018", "30/01/2018"),
        ("title:", "effective_on: 2018-01-20, title:"),
        ("'report#L7'", "review"),
        ("title:", "note: As agreed, title:"),
    ],
)
def test_a_row_that_says_something_else_has_another_id(before: str, after: str) -> None:
    assert ids_of(HEAD + OPENS.replace(before, after)) != ids_of(HEAD + OPENS)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("'report#L7'", "report#L8"),
        ("'report#L7'", "'report#page 2, section 3'"),
        (", published: 2018-02-15", ""),
        ("{id: report, title: Highlight report,", "{id: report, title: Highlight report No 1,"),
        ("title: Bridge", "known_on: 2018-02-16, title: Bridge"),
        ("title: Bridge", "effective_on: 19/01/2018, title: Bridge"),
        ("title: Bridge opens", 'title: "Bridge  opens "'),
        ("title: Bridge", "owner_role: , title: Bridge"),
        ("ref: M1", "ref: 'M1'"),
        ("29/01/2018", '"29/01/2018"'),
    ],
)
def test_where_and_since_when_it_was_found_and_how_it_is_laid_out_leave_a_row_its_id(before: str, after: str) -> None:
    text = HEAD + OPENS
    assert before in text
    assert ids_of(text.replace(before, after)) == ids_of(text)


def test_a_row_keeps_its_id_from_release_to_release() -> None:
    assert ids_of(HEAD + OPENS) == ["import-d1c14e0e4b5873a566d0ce7ca854b50a5956cace"]


def test_a_row_is_known_by_what_is_written_whatever_the_reader_makes_of_it() -> None:
    year_inferred, in_full = (ids_of(HEAD + OPENS.replace("29/01/2018", words)) for words in ("29/1", "29/01/2018"))
    assert year_inferred != in_full
    node = read_yaml("{order: plan-milestone, ref: M1, title: Bridge opens, baseline: 29/1}", "bridge.yaml")
    assert year_inferred == [command_id("bridge", written(node, date(2018, 1, 19)), 1)]


def test_the_ids_of_rows_begin_as_those_do_that_no_door_takes() -> None:
    assert MADE_OF_A_FILE == "import-"
    assert all(row_id.startswith(MADE_OF_A_FILE) for row_id in ids_of(BRIDGE))


def test_the_same_row_of_another_programme_has_another_id() -> None:
    assert ids_of(BRIDGE.replace("programme: bridge", "programme: tunnel")) != ids_of(BRIDGE)


def test_rows_that_say_the_very_same_are_told_apart_by_their_number() -> None:
    once, twice = ids_of(HEAD + OPENS), ids_of(HEAD + OPENS + OPENS)
    assert len(set(twice)) == 2
    assert twice[0] == once[0]


# What is refused ----------------------------------------------------------------------------------------------------


def test_an_empty_file_and_a_list_are_no_import_files() -> None:
    beginning = "it begins with “format: transition-tracker/1”, “programme: ”, “sources:” and “entries:”."
    assert faults_of("") == [(1, 1, f"The file is empty; {beginning}")]
    assert faults_of("# nothing\n") == [(1, 1, f"The file is empty; {beginning}")]
    assert faults_of("\n- order: plan-milestone\n") == [(2, 1, f"The file is no import file; {beginning}")]


def test_the_head_says_what_it_lacks_and_what_it_does_not_know() -> None:
    text = "format: transition-tracker/2\nprogram: bridge\nentries: none\n"
    assert faults_of(text) == [
        (1, 1, "“programme” is missing; it has to be stated here."),
        (1, 9, "“transition-tracker/2” does not fit “format”; write 'transition-tracker/1'."),
        (
            2,
            1,
            "“program” is not known here. Did you mean programme? Known are: format, programme, sources, entries.",
        ),
        (3, 10, "“none” stands where “entries” wants a list; begin each item with “- ”."),
    ]


def test_a_source_is_declared_once_and_completely() -> None:
    text = HEAD.replace("entries:", "  - {id: report, title: Again}\n  - {id: 'a#b', dated: 2018}\nentries: []")
    assert [sentence for _, _, sentence in faults_of(text)] == [
        "The source “report” is declared twice; keep one of the two.",
        "“title” is missing; it has to be stated here.",
        (
            "“a#b” is no reference for “id”; write letters, digits, dots, hyphens, underscores and colons, "
            "beginning with a letter or digit, 80 characters at most."
        ),
        "The number 2018 is no day; write a day such as 2018-01-29 or 29/01/2018.",
    ]


def test_a_fault_stands_at_its_field_and_names_the_order_and_the_reference() -> None:
    text = HEAD + REGISTERED + OPENS + LATER.replace("14 March 2018", "31 February 2018")
    with pytest.raises(FileUnreadable) as refusal:
        read(text, "bridge.yaml", today=TODAY)
    assert str(refusal.value) == (
        "bridge.yaml, line 13, column 15 (change-forecast M1): There is no day 31 in February 2018, which has 28 days. "
        "Correct the day. Nothing was imported."
    )


IN_JULY = "but today is 1 July 2026: nothing is known before its day has come."


def test_a_paper_of_a_day_that_has_not_come_is_refused_with_both_days() -> None:
    published = HEAD.replace("2018-02-15", "2199-02-15") + OPENS
    assert faults_of(published) == [(4, 73, f"This paper is published 15 February 2199, {IN_JULY}")]
    dated = HEAD.replace("dated: 2018-01-19, published: 2018-02-15", "dated: 2026-07-02") + OPENS
    assert faults_of(dated) == [(4, 50, f"This paper is dated 2 July 2026, {IN_JULY}")]


def test_what_was_known_on_a_day_that_has_not_come_is_refused_with_both_days() -> None:
    for day, refused in (("2026-07-01", False), ("2026-07-02", True), ("2199-01-01", True)):
        row = f"  - {{order: close-programme, source: report, known_on: {day}}}\n"
        said = faults_of(HEAD + row)
        assert [(line, column, IN_JULY in sentence) for line, column, sentence in said] == [(7, 56, True)] * refused


def test_a_name_that_is_not_known_is_shown_where_it_stands() -> None:
    text = HEAD + REGISTERED + "  - order: retitle-milestone\n    ref: M1\n    source: report\n    titel: A\n"
    assert [(line, column) for line, column, _ in faults_of(text)] == [(8, 5), (11, 5)]


def test_all_that_is_wrong_is_told_together_in_the_order_of_the_file() -> None:
    text = HEAD.replace("bridge", "the bridge") + OPENS.replace("29/01/2018", "soon").replace("M1", "M 1") + LATER[:30]
    with pytest.raises(FileUnreadable) as refusal:
        read(text, "bridge.yaml", today=TODAY)
    first, *others, last = str(refusal.value).splitlines()
    assert (first, last) == ("8 things have to be put right first:", "Nothing was imported.")
    assert [int(line.split(", ")[1].removeprefix("line ")) for line in others] == [2, 7, 7, 8, 8, 8, 8, 8]


def test_of_very_many_faults_fifty_are_told_and_the_others_counted() -> None:
    with pytest.raises(FileUnreadable) as refusal:
        read(HEAD + "  - nothing\n" * 200, "bridge.yaml", today=TODAY)
    assert (len(refusal.value.faults), refusal.value.count) == (MOST_TOLD, 200)
    assert str(refusal.value).endswith("… and 150 more.\nNothing was imported.")


def test_a_file_that_is_something_else_is_not_read_to_its_end() -> None:
    with pytest.raises(FileUnreadable) as refusal:
        read(HEAD + "  - nothing\n" * 5_000, "bridge.yaml", today=TODAY)
    assert refusal.value.count == MOST_COUNTED
    assert str(refusal.value).endswith("… and at least 950 more.\nNothing was imported.")


# What the format rests on -------------------------------------------------------------------------------------------


def test_no_order_has_a_field_that_an_entry_uses_for_something_else() -> None:
    assert [rule.name for rule in CATALOGUE if {*AROUND} & rule.order.model_fields.keys()] == []
    assert all(set(NOT_IN_A_FILE) <= rule.order.model_fields.keys() for rule in BY_NAME.values())


LONG = "M" + "4" * 79


def test_a_milestone_of_the_longest_reference_can_be_rated() -> None:
    rating = f"  - {{order: declare-rating, ref: 'milestone:{LONG}:schedule', source: report, rating: GREEN}}\n"
    assert faults_of(HEAD + REGISTERED + OPENS.replace("M1", LONG) + rating) == []


def test_no_other_reference_may_be_longer() -> None:
    ((_, _, sentence),) = faults_of(HEAD + REGISTERED + OPENS.replace("M1", LONG + "4"))
    assert "“ref” has 81 characters; 80 are accepted at most." in sentence
