"""A fault is told once: what only follows from it is left out, and the refusal ends with what was done, nothing."""

import pytest

from application.importers.faults import FileUnreadable
from application.importers.programme_file import read
from tests.application.importers.papers import BRIDGE, HEAD, OPENS, TODAY, faults_of

WITHOUT_A_YEAR = OPENS.replace("29/01/2018", "29/01")


def test_a_single_fault_ends_with_what_was_done() -> None:
    with pytest.raises(FileUnreadable) as refusal:
        read(BRIDGE.replace("14 March 2018", "soon"), "bridge.yaml", today=TODAY)
    assert refusal.value.count == 1
    assert str(refusal.value).endswith(" Nothing was imported.")


def test_entries_of_a_source_that_has_a_fault_are_not_told_of_it() -> None:
    text = HEAD.replace("dated: 2018-01-19", "dated: soon") + OPENS + WITHOUT_A_YEAR.replace("M1", "M2")
    ((line, _, sentence),) = faults_of(text)
    assert (line, sentence.startswith("“soon” is not")) == (4, True)


def test_an_entry_of_an_unknown_source_is_told_of_that_alone() -> None:
    ((_, _, sentence),) = faults_of(HEAD + WITHOUT_A_YEAR.replace("report#L7", "rapport#L7"))
    assert sentence == "No source “rapport” is declared at the head of the file; declared: report, review."


def test_words_without_a_year_of_a_sound_source_without_a_day_are_still_a_fault() -> None:
    ((_, _, sentence),) = faults_of(HEAD + WITHOUT_A_YEAR.replace("report#L7", "review"))
    assert "names no year" in sentence
