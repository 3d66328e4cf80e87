"""Money is whole pence; what was rounded is never shown as exact, and a dash is no amount."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.dates_as_written import quoted
from domain.money import MOST, Money
from domain.money_as_written import read_money

THOUSAND = 1_000_00


@pytest.mark.parametrize(
    ("words", "pence"),
    [
        ("£1,712,745", 1_712_745_00),
        ("£856,372.50", 856_372_50),
        ("-£316,000", -316_000_00),
        ("£0", 0),
    ],
)
def test_an_amount_in_our_own_writing_needs_no_words_beside_it(words: str, pence: int) -> None:
    assert read_money(words) == Money(pence=pence)


@pytest.mark.parametrize(
    ("words", "pence"),
    [
        ("£1712745", 1_712_745_00),
        ("£ 1,712,745", 1_712_745_00),
        ("−£316,000", -316_000_00),
        ("+£366,000", 366_000_00),
        ("£200,000 a year", 200_000_00),
        ("£5.00", 5_00),
    ],
)
def test_an_exact_amount_written_otherwise_keeps_its_words(words: str, pence: int) -> None:
    assert read_money(words) == Money(pence=pence, as_written=words)


@pytest.mark.parametrize(
    ("words", "pence", "rounded_to"),
    [
        ("£150K", 150_000_00, THOUSAND),
        ("£496k", 496_000_00, THOUSAND),
        ("£48K per year", 48_000_00, THOUSAND),
        ("£496.5k", 496_500_00, THOUSAND // 10),
        ("£1.2 million", 1_200_000_00, 100 * THOUSAND),
        ("£1.25m", 1_250_000_00, 10 * THOUSAND),
        ("£2m", 2_000_000_00, 1_000 * THOUSAND),
        ("-£33k", -33_000_00, THOUSAND),
    ],
)
def test_thousands_and_millions_are_rounded_to_their_last_digit(words: str, pence: int, rounded_to: int) -> None:
    assert read_money(words) == Money(pence=pence, as_written=words, rounded_to=rounded_to)


@pytest.mark.parametrize("words", ["£ -", "£-", "-", "–", " — ", "--"])
def test_a_dash_is_an_empty_cell(words: str) -> None:
    assert read_money(words) is None


@pytest.mark.parametrize("words", ["", "£", "80%", "150000", "£1,71", "£1.5", "£12bn", "almost £200,000", "TBC", "£٣"])
def test_what_is_no_amount_is_refused_with_what_was_found_and_three_ways_to_write_it(words: str) -> None:
    with pytest.raises(ValueError, match=r"is not an amount the tracker can read\. It reads, for example, ") as refusal:
        read_money(words)
    assert all(part in str(refusal.value) for part in (f"“{words}”", "£1,712,745", "£856,372.50", "£496k"))


@pytest.mark.parametrize("words", ["£10,000,000,000,001", "£999,999,999 million", "-£9999999999999m"])
def test_more_than_can_be_kept_is_refused_with_a_sentence(words: str) -> None:
    with pytest.raises(
        ValueError, match=r"is more than the tracker can keep, which is £10,000,000,000,000\. Correct it"
    ):
        read_money(words)


def test_words_stand_for_money_wherever_money_is_wanted() -> None:
    assert Money.model_validate_json('"£496k"') == Money(pence=496_000_00, as_written="£496k", rounded_to=THOUSAND)
    assert Money.model_validate("£1,712,745") == Money.pounds(1_712_745)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("£ -", "leave the field out where no amount is stated"),
        ("80%", "“80%” is not an amount the tracker can read"),
        ({"pence": MOST + 1}, "less than or equal to 1000000000000000"),
        ({"pence": -MOST - 1}, "greater than or equal to -1000000000000000"),
        ({"pence": 1, "rounded_to": 0}, "greater than 0"),
        ({"pence": 1, "currency": "EUR"}, "Extra inputs are not permitted"),
        (150_000, "Input should be a valid dictionary"),
    ],
)
def test_what_cannot_be_money_is_refused(value: object, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        Money.model_validate(value)


@pytest.mark.parametrize(
    ("money", "words"),
    [
        (Money.pounds(230_000), "£230,000"),
        (Money(pence=856_372_50), "£856,372.50"),
        (Money(pence=-5_05), "-£5.05"),
        (Money(pence=0), "£0"),
        (Money(pence=496_000_00, rounded_to=THOUSAND), "about £496,000"),
        (Money(pence=-33_000_00, rounded_to=THOUSAND), "about -£33,000"),
    ],
)
def test_pence_are_shown_where_there_are_any_and_rounding_is_always_said(money: Money, words: str) -> None:
    assert money.in_words == words


AMOUNTS = st.integers(-MOST, MOST)


@given(AMOUNTS)
def test_any_exact_amount_is_read_back_from_what_is_printed(pence: int) -> None:
    assert read_money(Money(pence=pence).in_words) == Money(pence=pence)


@given(AMOUNTS, st.none() | st.sampled_from(["£496k", "about half"]), st.none() | st.integers(1, MOST))
def test_any_money_round_trips_through_json(pence: int, as_written: str | None, rounded_to: int | None) -> None:
    money = Money(pence=pence, as_written=as_written, rounded_to=rounded_to)
    assert Money.model_validate_json(money.model_dump_json()) == money


SIGNS = st.sampled_from(["£", "-", "–", "+", ",", ".", "k", "K", "m", " million", " per year", " ", "\ud800"])
NUMBERS = st.sampled_from(["1", "12", "123", "000", "999999999999", "²"])


@given(st.one_of(st.text(), st.lists(SIGNS | NUMBERS, max_size=9).map("".join)))
def test_any_text_is_either_an_amount_or_a_dash_or_refused_with_a_sentence(words: str) -> None:
    try:
        money = read_money(words)
    except ValueError as refusal:
        sentence = str(refusal)
    else:
        sentence = quoted(words)
        assert money is None or Money.model_validate(money.model_dump()) == money
    assert sentence.encode().startswith(quoted(words).encode())
