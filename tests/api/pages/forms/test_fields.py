"""Every order has a form: each of its fields is asked for in words, and so is each word to choose from."""

from collections.abc import Iterator
from enum import StrEnum

import pytest

from api.pages.forms.choice_words import in_words
from api.pages.forms.fields import Field, Kind, correction_fields_of, fields_of, hidden_fields_of
from api.pages.forms.titles import HEADINGS
from api.pages.forms.words import WORDS
from application.commands.catalogue import CATALOGUE, ERASURES, WITHDRAWALS
from application.commands.rule import Rule
from domain.entry import ReasonCode
from domain.rating import Light, Rating, Scale
from tests.api.pages.forms.example_orders import EVERY_RULE


def every_field(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from every_field(field.parts)


def field_of(order: str, *names: str) -> Field:
    fields = fields_of(EVERY_RULE[order].order)
    for name in names:
        field = next(one for one in fields if one.name == name)
        fields = field.parts
    return field


OF_A_CORRECTION = {"corrects", "because", "authority"}


@pytest.mark.parametrize("rule", EVERY_RULE.values(), ids=lambda rule: rule.name)
def test_a_form_asks_for_every_field_of_its_order(rule: Rule) -> None:
    asked = [field.name for field in (*fields_of(rule.order), *hidden_fields_of(rule.order))]
    at_once = {"effective_on"} if rule.is_about_access else set()
    assert sorted(asked) == sorted(rule.order.model_fields.keys() - at_once - OF_A_CORRECTION)
    assert all(field.said.label for field in every_field(fields_of(rule.order)))


@pytest.mark.parametrize("rule", [*CATALOGUE, *WITHDRAWALS], ids=lambda rule: f"{rule.name}-{rule.kind}")
def test_a_form_that_corrects_asks_why_and_on_whose_authority_and_a_withdrawal_nothing_else(rule: Rule) -> None:
    asked = correction_fields_of(rule.order, "3 March 2026")
    *own, because, authority = asked
    assert [(field.name, field.required) for field in (because, authority)] == [("because", True), ("authority", True)]
    assert [field.name for field in own] == (
        [] if rule.order.withdraws else [field.name for field in fields_of(rule.order)]
    )
    assert [field.said.hint for field in own if field.name == "effective_on" and "3 March" not in str(field.said)] == []


def test_every_order_has_a_heading_and_a_button() -> None:
    assert HEADINGS.keys() == {*EVERY_RULE, WITHDRAWALS[0].name, ERASURES[0].name}


def test_no_words_are_kept_for_a_field_that_is_gone() -> None:
    said = {id(field.said) for rule in EVERY_RULE.values() for field in every_field(fields_of(rule.order))}
    said |= {id(field.said) for field in hidden_fields_of(CATALOGUE[0].order)}
    said |= {
        id(field.said)
        for rule in (*CATALOGUE, *WITHDRAWALS, *ERASURES)
        for field in correction_fields_of(rule.order, "")
    }
    assert [name for name, words in WORDS.items() if id(words) not in said] == ["ref"]


def test_every_list_says_what_one_of_its_rows_is() -> None:
    lists = [
        field for rule in EVERY_RULE.values() for field in every_field(fields_of(rule.order)) if field.kind is Kind.ROWS
    ]
    assert lists
    assert all(field.said.one for field in lists)


@pytest.mark.parametrize("word", [*ReasonCode, *Scale, *Light])
def test_a_choice_is_called_by_words_and_never_by_its_code(word: StrEnum) -> None:
    assert in_words(word) != word.value
    assert in_words(word)[0].isupper()


@pytest.mark.parametrize("light", Light)
def test_lights_are_called_what_reports_call_them(light: Light) -> None:
    assert in_words(light) == Rating(light=light).in_words


def test_why_and_when_are_asked_last() -> None:
    assert [field.name for field in fields_of(EVERY_RULE["change-forecast"].order)] == [
        "forecast",
        "reason",
        "note",
        "effective_on",
    ]


def test_each_type_is_asked_for_in_its_own_way() -> None:
    assert field_of("change-forecast", "forecast").kind is Kind.PLANNED
    assert field_of("draft-highlight-report", "reported_on").kind is Kind.DAY
    assert field_of("plan-milestone", "title").kind is Kind.LINE
    assert field_of("plan-milestone", "description").kind is Kind.TEXT
    assert field_of("plan-milestone", "workstream").thing == "workstream"
    assert field_of("open-workstream", "parent").thing == "workstream"
    assert field_of("register-programme", "parent").thing == "programme"
    assert field_of("identify-risk", "exposure").kind is Kind.MONEY
    assert field_of("raise-issue", "is_change_request").kind is Kind.YES_NO
    assert [choice.value for choice in field_of("assess-risk", "current", "impact").choices] == [
        "1",
        "2",
        "3",
        "4",
        "5",
    ]
    assert field_of("register-programme", "drivers").kind is Kind.LINES


def test_what_has_to_be_said_is_not_optional_and_what_counts_anyway_is_chosen_beforehand() -> None:
    assert not field_of("change-forecast", "note").is_optional
    assert field_of("confirm-forecast", "note").is_optional
    assert field_of("plan-milestone", "kind").default == "milestone"
    assert field_of("set-tolerance", "tolerance", "amber_beyond").default == 0
    assert field_of("declare-rating", "rating", "scale").is_optional
    assert not field_of("exempt-item", "public_interest").is_optional
    assert not field_of("assign-action", "owner_role").is_optional
    assert not field_of("exempt-item", "paragraphs").parts[0].is_optional


def test_words_of_one_order_are_not_taken_for_a_field_of_another() -> None:
    assert field_of("request-change", "impact").said.label == "What it means for the programme"
    assert field_of("assess-risk", "current", "impact").said.label == "Impact"
