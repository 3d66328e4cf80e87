"""Words that are no date, or that name no year, are refused with a sentence the person can act on."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates_as_written import quoted, read
from domain.planned_date import PlannedDate

HIGHLIGHT_REPORT = date(2018, 1, 19)


@pytest.mark.parametrize(
    "words", ["15/9", "6th Nov", "w/c 22 January", "late September", "Dec – Jan", "end of Quarter 4", "Quarter 3 or 4"]
)
def test_words_without_a_year_are_refused_where_nothing_says_which(words: str) -> None:
    with pytest.raises(ValueError, match=r"names no year\. Write the year as well, as in 15/9/2017, Dec 17"):
        read(words)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("31/02/2018", "There is no day 31 in February 2018, which has 28 days. Correct the day."),
        ("30 February 2016", "There is no day 30 in February 2016, which has 29 days. Correct the day."),
        ("0/1/2018", "There is no day 0 in January 2018, which has 31 days. Correct the day."),
        ("April 31, 2026", "There is no day 31 in April 2026, which has 30 days. Correct the day."),
        ("01/29/2018", "There is no month 29. Write the day first, for example 29/01/2018."),
        ("2018-13-01", "There is no month 13. Write the day first, for example 29/01/2018."),
        ("29/01/1776", "The year 1776 lies outside 1900 to 2199. Correct the year."),
        ("1899", "The year 1899 lies outside 1900 to 2199. Correct the year."),
        ("0000-01-01", "The year 0 lies outside 1900 to 2199. Correct the year."),
        ("FY 9999", "The year 9999 lies outside 1900 to 2199. Correct the year."),
        ("2199/00", "The day 2200-03-31 lies outside 1900 to 2199. Correct the year."),
        ("w/c 31/12/2199", "The day 2200-01-06 lies outside 1900 to 2199. Correct the year."),
        ("2024/26", "“2024/26” is not one financial year: write 2024/25."),
        ("2018-12", "“2018-12” is not one financial year: write 2018/19."),
        ("Q3 2023", "“Q3 2023” leaves open which financial year is meant: write 2023/24 or 2022/23."),
        ("Quarter 4 or 1 2023/24", "“Quarter 4 or 1 2023/24” ends before it starts. Write the earlier part first."),
        ("Dec 18 - Jan 18", "“Dec 18-Jan 18” ends before it starts. Write the earlier part first."),
        (" ", "Nothing is written where a date is wanted: write, for example, 29/01/2018, Dec 17 or TBC."),
    ],
)
def test_what_the_calendar_does_not_have_is_refused_with_a_sentence(words: str, sentence: str) -> None:
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 the whole sentence is compared
        read(words)
    assert str(refusal.value) == sentence


def test_a_day_that_no_year_has_is_refused_also_where_the_year_is_inferred() -> None:
    with pytest.raises(ValueError, match="“31/2” is no day of the years around 2018"):
        read("31/2", near=HIGHLIGHT_REPORT)
    with pytest.raises(ValueError, match="“6th Nov” is no day of the years around 1"):
        read("6th Nov", near=date.min)


@pytest.mark.parametrize(
    "words",
    [
        "soonish",
        "before December 2017",
        "FY2018 onwards",
        "early FY2018",
        "Quarter 5",
        "April 1",
        "¹²/01/2018",
        "12/02/018",
        "\N{ARABIC-INDIC DIGIT TWO}9/01/2018",
    ],
)
def test_other_words_are_refused_with_what_was_found_and_three_ways_to_write_it(words: str) -> None:
    with pytest.raises(
        ValueError, match=r"^“.*” is not a date the tracker can read\. It reads, for example, "
    ) as refusal:
        read(words)
    assert all(
        part in str(refusal.value) for part in (words, "29/01/2018", "End of Dec 17", "Quarter 3 2023/24", "TBC")
    )


def test_endless_words_are_refused_and_shown_shortened() -> None:
    with pytest.raises(ValueError, match=r"^“1{60}…” is too long for a date: 300 characters are the most\.$"):
        read("1" * 5_000)


def test_what_cannot_be_printed_is_not_repeated_in_a_refusal() -> None:
    assert quoted("a\ud800\x00b") == "“a��b”"


WORDS = st.sampled_from(["end of ", "by ", "mid ", "the ", "w/c ", "Dec", "Jan", "feb", "th", "Q", "Quarter ", "FY"])
NUMBERS = st.sampled_from(["29", "31", "17", "2018", "99", "4", "3", "1", "0", "\N{FULLWIDTH DIGIT TWO}"])
SIGNS = st.sampled_from(["/", "-", " – ", " or ", " to ", " ", "'", ".", ",", "<b>", "\N{LATIN SMALL LETTER LONG S}"])


def sentence_refusing(words: str, near: date | None) -> str | None:
    try:
        PlannedDate.model_validate(read(words, near=near))
    except ValueError as refusal:
        return str(refusal)
    return None


@given(st.one_of(st.text(), st.lists(WORDS | NUMBERS | SIGNS, max_size=9).map("".join)), st.none() | st.dates())
def test_any_text_is_either_read_as_a_planned_date_or_refused(words: str, near: date | None) -> None:
    refusal = sentence_refusing(words, near)
    assert refusal is None or refusal.encode()
