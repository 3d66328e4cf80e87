"""The form of every order is sound HTML, sends what it shows, and shows what is wrong beside what was typed."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.pages.forms.controls import as_html_can_hold_it
from api.pages.forms.form import Form, form_for
from api.pages.forms.reading import Submitted, read
from api.pages.forms.things import Around
from api.pages.forms.typed import filled, fresh
from api.refusals import RequestUnreadable
from application.commands.rule import Rule
from domain.entry import Address
from tests.api.pages.forms.drawn_form import Drawn, words_of
from tests.api.pages.forms.example_orders import EVERY_RULE, ORDERS, TODAY, ref_for
from tests.application.commands.governed import Said

ID = "c-12345678"


def around(name: str) -> Around:
    return Around(Address("riverside", EVERY_RULE[name].kind, ref_for(name)))


def form(name: str, typed: Submitted | None = None) -> Form:
    return form_for(EVERY_RULE[name], around(name), command_id=ID, version=3, typed=typed)


def refused(name: str, typed: Submitted) -> Form:
    with pytest.raises(RequestUnreadable) as problem:
        read(EVERY_RULE[name].order, typed, near=TODAY)
    return form_for(EVERY_RULE[name], around(name), command_id=ID, typed=typed, faults=problem.value.faults)


@pytest.mark.parametrize("rule", EVERY_RULE.values(), ids=lambda rule: rule.name)
def test_every_form_has_a_label_for_each_field_and_no_name_or_id_twice(rule: Rule) -> None:
    drawn = Drawn(form(rule.name))
    labelled = [label.attrib["for"] for label in drawn.all("label")]
    assert sorted(labelled) == sorted(field.attrib["id"] for field in drawn.fields)
    assert all(words_of(label) for label in drawn.all("label", "legend", "h1", "button"))
    ids = Counter(element.attrib["id"] for element in drawn.root.iter() if "id" in element.attrib)
    assert [id_ for id_, count in ids.items() if count > 1] == []
    names = Counter(field.attrib["name"] for field in drawn.fields if field.get("type") != "radio")
    assert [name for name, count in names.items() if count > 1] == []
    assert len(list(drawn.all("h1"))) == 1
    described = [
        element.attrib["aria-describedby"] for element in drawn.root.iter() if "aria-describedby" in element.attrib
    ]
    assert {id_ for ids_ in described for id_ in ids_.split()} <= ids.keys()
    assert not any({"style", "onclick", "onsubmit"} & element.attrib.keys() for element in drawn.root.iter())


@pytest.mark.parametrize(("name", "said"), ORDERS)
def test_a_form_that_was_filled_in_sends_the_order_it_shows(name: str, said: Said) -> None:
    rule = EVERY_RULE[name]
    meant = rule.order.model_validate({**said, "command_id": ID, "expected_version": 3})
    sent = Drawn(form(name, fresh(rule.order) | filled(rule.order, said))).sent
    assert read(rule.order, sent, near=TODAY) == meant


def test_an_untouched_form_sends_what_counts_anyway() -> None:
    drawn = Drawn(form("set-tolerance"))
    assert drawn.sent["tolerance.red_beyond"] == ["10"]
    assert drawn.sent["expected_version"] == ["3"]
    assert Drawn(form("plan-milestone")).sent["kind"] == ["milestone"]
    assert Drawn(form("raise-issue")).sent["is_change_request"] == [""]
    assert "severity" not in Drawn(form("change-issue-severity")).sent


def test_what_is_wrong_is_told_above_the_form_and_beside_the_field_where_the_typing_still_stands() -> None:
    typed = {"forecast": ["soon"], "note": ["It <b>rains</b>"], "reason": ["supplier"]}
    drawn = Drawn(refused("change-forecast", typed))
    (link,) = drawn.all("a")
    assert link.attrib["href"] == "#forecast"
    assert words_of(drawn.one("forecast-error")) == f"Error: {words_of(link)}"
    assert "“soon” is not a date" in words_of(link)
    assert drawn.one("forecast").attrib["aria-describedby"] == "forecast-hint forecast-error"
    assert {name: drawn.sent[name] for name in typed} == typed


def test_a_fault_of_a_group_leads_to_its_first_field() -> None:
    drawn = Drawn(refused("set-cadence", {}))
    (link,) = drawn.all("a")
    assert link.attrib["href"] == "#cadence.every_days"
    assert drawn.one("cadence").attrib["aria-describedby"] == "cadence-hint cadence-error"


def test_faults_are_told_in_the_order_of_the_form() -> None:
    told = refused("change-forecast", {"effective_on": ["never"], "reason": ["supplier"], "colour": ["blue"]})
    assert [wrong.anchor for wrong in told.wrong] == [None, "forecast", "note", "effective_on"]


def test_a_refusal_of_the_whole_order_stands_first() -> None:
    refusal = "“Bridge opens” was met on 2 July 2026; its dates can no longer change."
    made = form_for(EVERY_RULE["confirm-forecast"], around("confirm-forecast"), command_id=ID, refusal=refusal)
    assert "There is a problem" in Drawn(made).html
    assert [words_of(line) for line in Drawn(made).all("li")] == [refusal]


def test_a_list_shows_what_was_typed_and_one_empty_row() -> None:
    drawn = Drawn(form("list-distribution", {"recipients.4.role": ["Mayor"], "recipients.7.role": [" "]}))
    assert [words_of(legend) for legend in drawn.all("legend")][1:] == ["Recipient 1", "Recipient 2"]
    assert drawn.sent["recipients.4.role"] == ["Mayor"]
    assert drawn.sent["recipients.5.role"] == [""]


def test_the_first_button_carries_the_order_out_so_that_enter_never_adds_a_row() -> None:
    first, another, last = Drawn(form("list-distribution")).all("button")
    assert "name" not in first.attrib
    assert (another.attrib["name"], another.attrib["value"]) == ("another", "recipients")
    assert words_of(another) == "Add another recipient"
    assert words_of(first) == words_of(last) == "Record who receives it"


def test_a_thing_that_is_begun_is_asked_for_its_reference() -> None:
    assert [control.name for control in form("plan-milestone").controls][:3] == ["title", "ref", "kind"]
    assert "ref" not in {control.name for control in form("retitle-milestone").controls}


def test_what_others_changed_stands_in_a_box_over_the_typing() -> None:
    changed = ["The engineer moved the forecast of “Bridge opens” from May to June 2026."]
    typed = {"forecast": ["July 2026"]}
    made = form_for(
        EVERY_RULE["change-forecast"], around("change-forecast"), command_id=ID, version=5, typed=typed, changed=changed
    )
    drawn = Drawn(made)
    assert [words_of(line) for line in drawn.all("li")] == changed
    assert drawn.sent["expected_version"] == ["5"]
    assert drawn.sent["forecast"] == ["July 2026"]


@given(words=st.text(max_size=60))
def test_whatever_was_typed_comes_back_as_it_was(words: str) -> None:
    drawn = Drawn(form("open-workstream", {"name": [words], "scope": [words], "parent": [words]}))
    shown = as_html_can_hold_it(words)
    assert drawn.sent["name"] == [shown]
    assert drawn.sent["scope"] == [shown.replace("\n", "\r\n")]
    assert drawn.sent["parent"] == [shown]
    assert as_html_can_hold_it("“Straße”\n\t5 €") == "“Straße”\n\t5 €"


def test_why_a_date_moves_is_asked_only_where_dates_move() -> None:
    names = ("drop-milestone", "close-risk", "set-cadence")
    asked = {name: 'name="reason"' in Drawn(form(name)).html for name in names}
    assert asked == {"drop-milestone": True, "close-risk": False, "set-cadence": False}
