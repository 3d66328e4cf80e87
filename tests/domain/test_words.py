"""Words are kept as people can read them back, and the same words are the same however they were typed."""

import pytest
from pydantic import TypeAdapter, ValidationError

from domain.words import Line, RatingRef, Ref, Text

LINE, TEXT = TypeAdapter[str](Line), TypeAdapter[str](Text)
REF, RATING_REF = TypeAdapter[str](Ref), TypeAdapter[str](RatingRef)
BOTH = pytest.mark.parametrize("words", [LINE, TEXT], ids=["line", "text"])


@BOTH
def test_the_same_words_are_the_same_however_they_were_typed(words: TypeAdapter[str]) -> None:
    assert words.validate_python("Cafe\u0301 opens") == "Caf\u00e9 opens"


@BOTH
@pytest.mark.parametrize(
    "hidden", ["\x00", "\x7f", "\x85", "\r", "\u2028", "\u2029", "\u202e", "\u2066", "\u200f"], ids=ascii
)
def test_what_nobody_can_read_back_is_refused(words: TypeAdapter[str], hidden: str) -> None:
    with pytest.raises(ValidationError, match="cannot be printed; remove it"):
        words.validate_python(f"Bridge{hidden}opens")


@BOTH
@pytest.mark.parametrize("nothing", ["\u200b", "\u3164", "\u200d\u2060", "\u2800"], ids=ascii)
def test_words_in_which_nothing_can_be_seen_are_refused(words: TypeAdapter[str], nothing: str) -> None:
    with pytest.raises(ValidationError, match="nothing in it that can be seen"):
        words.validate_python(nothing)


@pytest.mark.parametrize("broken", ["Bridge\nopens", "Bridge\topens"], ids=ascii)
def test_a_line_is_one_line_and_a_text_may_have_several(broken: str) -> None:
    with pytest.raises(ValidationError, match="it is one line"):
        LINE.validate_python(broken)
    assert TEXT.validate_python(broken) == broken


@pytest.mark.parametrize("written", ["—", "£", "Ŵyl", "桥", "👩\u200d🔧 opens it"])
def test_what_people_write_stays(written: str) -> None:
    assert LINE.validate_python(written) == written


def test_whatever_has_a_reference_can_be_rated() -> None:
    longest = REF.validate_python("W" * 80)
    assert RATING_REF.validate_python(f"workstream:{longest}:resources")
