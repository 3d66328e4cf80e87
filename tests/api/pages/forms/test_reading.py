"""What is typed into a form is the order that JSON would have said, or each fault is told beside its field."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.pages.forms.fields import fields_of
from api.pages.forms.reading import asks_for_another_row, read, read_beginning
from api.pages.forms.typed import filled
from api.refusals import Fault, RequestUnreadable
from application.commands.milestones import ChangeForecast
from application.commands.order import Order
from domain.planned_date import PlannedDate, Precision
from tests.api.pages.forms.example_orders import EVERY_RULE, ORDERS, TODAY
from tests.application.commands.governed import Said


def typed_in(order: str, **typed: str) -> Order:
    return read(EVERY_RULE[order].order, {name: [words] for name, words in typed.items()}, near=TODAY)


def faults(order: str, **typed: str) -> list[Fault]:
    with pytest.raises(RequestUnreadable) as refused:
        typed_in(order, **typed)
    return list(refused.value.faults)


def told(order: str, **typed: str) -> dict[str, str]:
    return {fault.field: fault.sentence for fault in faults(order, **typed)}


def forecast(words: str) -> PlannedDate:
    order = typed_in("change-forecast", forecast=words, reason="supplier", note="Late.")
    assert isinstance(order, ChangeForecast)
    return order.forecast


@pytest.mark.parametrize(("name", "said"), ORDERS)
def test_whatever_json_says_can_be_typed_in(name: str, said: Said) -> None:
    order = EVERY_RULE[name].order
    assert read(order, filled(order, said), near=TODAY) == order.model_validate(said)


@pytest.mark.parametrize(("name", "said"), ORDERS)
def test_an_order_typed_in_from_its_model_is_the_same_order(name: str, said: Said) -> None:
    order = EVERY_RULE[name].order
    given = order.model_validate(said)
    typed = filled(order, {field: getattr(given, field) for field in order.model_fields})
    # A date keeps its days; the words for it may become the tracker's own.
    assert filled(order, dict(read(order, typed, near=TODAY))) == typed


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("27/3/2026", date(2026, 3, 27)),
        ("27 March 2026", date(2026, 3, 27)),
        ("27 Mar", date(2026, 3, 27)),
        ("2026-03-27", date(2026, 3, 27)),
        ("30 December", date(2025, 12, 30)),
    ],
)
def test_days_are_typed_as_people_write_them(words: str, day: date) -> None:
    assert typed_in("confirm-forecast", effective_on=words).effective_on == day
    assert forecast(words).exact_day == day


@pytest.mark.parametrize(
    ("words", "starts", "ends", "precision"),
    [
        ("End of Dec 26", date(2026, 12, 1), date(2026, 12, 31), Precision.MONTH),
        ("1 June 2026 to 14 August 2026", date(2026, 6, 1), date(2026, 8, 14), Precision.WEEK),
        ("from June 2026", date(2026, 6, 1), None, Precision.MONTH),
        ("from 3 June 2026 onwards", date(2026, 6, 3), None, Precision.WEEK),
        ("until 3 June 2026", None, date(2026, 6, 3), Precision.WEEK),
        ("the week of 1 June 2026", date(2026, 6, 1), date(2026, 6, 7), Precision.WEEK),
        ("Quarter 1 2026/27 to Quarter 2 2026/27", date(2026, 4, 1), date(2026, 9, 30), Precision.QUARTER),
    ],
)
def test_a_window_is_typed_from_one_date_to_another(
    words: str, starts: date, ends: date | None, precision: Precision
) -> None:
    planned = forecast(words)
    assert (planned.starts, planned.ends, planned.precision) == (starts, ends, precision)
    assert planned.as_written == words


@pytest.mark.parametrize(
    "window",
    [
        {"from": "2019-09-01", "precision": "month"},
        {"from": "2019-09-02", "to": "2019-10-11", "precision": "week"},
        {"to": "2019-09-30", "precision": "month"},
        {"from": "2026-01-01", "to": "2026-03-31", "precision": "month"},
        {"from": "2019-04-01", "to": "2019-09-30", "precision": "quarter"},
        {"from": "2018-04-01", "to": "2020-03-31", "precision": "financial-year"},
        {"from": "2018-01-01", "to": "2019-12-31", "precision": "calendar-year"},
        {
            "from": "2018-12-01",
            "to": "2019-04-30",
            "precision": "month",
            "as_written": "Dec- Apr",
            "inferred": ["year"],
        },
    ],
)
def test_a_window_of_days_and_months_is_typed_in_words_that_mean_the_same_on_any_day(window: dict[str, object]) -> None:
    order = EVERY_RULE["plan-phase"].order
    typed = filled(order, {"name": "Foundations", "window": window})
    meant = PlannedDate.model_validate(window)
    for near in (date(1999, 1, 1), date(2090, 1, 1)):
        read_back = read(order, typed, near=near).content["window"]
        assert meant.says_the_same_as(read_back)


def test_words_in_quotation_marks_are_kept_and_name_no_day() -> None:
    planned = forecast("“after year two”")
    assert (planned.as_written, planned.starts, planned.precision) == ("after year two", None, Precision.UNKNOWN)
    typed = filled(ChangeForecast, {"forecast": planned})
    assert typed == {"forecast": ["“after year two”"]}


def test_a_day_that_is_left_open_is_refused_where_one_exact_day_is_wanted() -> None:
    assert told("draft-highlight-report", reported_on="March 2026") == {
        "reported_on": "“Day it reports on”: “March 2026” is not one exact day. Write a day such as 27 March 2026 or "
        "27/3/2026."
    }


def test_what_is_left_empty_is_not_stated() -> None:
    order = typed_in("raise-issue", what="It leaks", severity="", is_change_request="", cause="  ")
    assert order.model_fields_set == {"what"}


def test_what_is_missing_is_asked_for_by_its_label() -> None:
    assert told("change-forecast", forecast=" ") == {
        "forecast": "“New forecast” is empty. Fill it in.",
        "reason": "“Reason” is empty. Choose one.",
        "note": "“Why the date moves, in words” is empty. Fill it in.",
    }


def test_amounts_and_numbers_are_typed_with_commas_and_without_a_pound_sign() -> None:
    assert typed_in("identify-risk", event="x", exposure="£1,234.50").content["exposure"].pence == 123_450
    assert typed_in("identify-risk", event="x", exposure="1,234.50").content["exposure"].pence == 123_450
    assert typed_in("plan-phase", name="x", number="1,200").content["number"] == 1200


def test_amounts_and_numbers_that_are_none_are_told() -> None:
    assert "is not an amount" in told("identify-risk", event="x", exposure="plenty")["exposure"]
    assert told("plan-phase", name="x", number="two") == {
        "number": "“Number”: “two” is not a whole number. Write one in figures, such as 12 or 1,200."
    }


def test_what_a_group_says_of_its_parts_calls_them_by_their_labels() -> None:
    typed = {"tolerance.amber_beyond": "20", "tolerance.red_beyond": "10"}
    sentence = told("set-tolerance", **typed)["tolerance.red_beyond"]
    assert "“Red beyond how many days”" in sentence
    assert "red_beyond" not in sentence


def test_empty_rows_are_passed_over_and_faults_stay_with_the_row_they_were_typed_into() -> None:
    rows = {"recipients.0.role": "", "recipients.2.role": "Mayor", "recipients.5.received_on": "27 Mar"}
    assert told("list-distribution", **rows) == {"recipients.5.role": "“Recipient 6, role” is empty. Fill it in."}


def test_a_list_box_has_one_thing_on_each_line() -> None:
    order = typed_in("register-programme", name="x", drivers="It leaks\r\n\r\nIt is slow\r\n")
    assert order.content["drivers"] == ("It leaks", "It is slow")


def test_line_breaks_of_browsers_become_those_of_the_tracker() -> None:
    assert typed_in("note-issue-progress", comment="One bucket\r\na day").content["comment"] == "One bucket\na day"


def test_a_field_the_form_does_not_have_is_refused() -> None:
    assert told("confirm-risk", colour="blue") == {
        "colour": "There is no field “colour” on this form. Open the form again."
    }


def test_a_field_that_is_sent_twice_is_refused() -> None:
    with pytest.raises(RequestUnreadable, match="was sent 2 times"):
        read(EVERY_RULE["retitle-milestone"].order, {"title": ["One", "Two"]}, near=TODAY)


def test_a_choice_that_is_not_offered_is_refused_with_those_that_are() -> None:
    assert told("close-workstream", outcome="vanished") == {
        "outcome": "“How it ended” is “vanished”. It takes one of Completed, Stopped."
    }


def test_asking_for_another_row_is_no_order_yet() -> None:
    assert asks_for_another_row({"another": ["recipients"]})
    assert not asks_for_another_row({"recipients.0.role": ["Mayor"]})


@pytest.mark.parametrize(
    ("order", "typed", "taken", "ref"),
    [
        ("plan-milestone", {"title": "TUPE transfer"}, (), "tupe-transfer"),
        ("plan-milestone", {"title": "TUPE transfer"}, ("tupe-transfer", "tupe-transfer-2"), "tupe-transfer-3"),
        ("plan-milestone", {"title": "TUPE transfer", "ref": "M4"}, ("tupe-transfer",), "M4"),
        ("raise-issue", {"what": "Ælfrič’s café — näher!"}, (), "lfrics-cafe-naher"),
        ("raise-issue", {"what": "漏れ"}, (), "issue"),
        ("draft-highlight-report", {"reported_on": "3 March 2026"}, (), "2026-03-03"),
        ("identify-risk", {"event": "word " * 40}, (), "word-" * 11 + "word"),
    ],
)
def test_a_thing_that_is_begun_is_called_by_its_own_words_unless_it_was_named(
    order: str, typed: dict[str, str], taken: tuple[str, ...], ref: str
) -> None:
    submitted = {name: [words] for name, words in typed.items()}
    assert read_beginning(EVERY_RULE[order], submitted, near=TODAY, taken=taken)[0] == ref


def test_a_reference_nobody_can_write_in_an_address_is_told_with_what_else_is_wrong() -> None:
    with pytest.raises(RequestUnreadable) as refused:
        read_beginning(EVERY_RULE["plan-milestone"], {"ref": ["a b"]}, near=TODAY, taken=())
    assert [fault.field for fault in refused.value.faults] == ["ref", "title"]


@given(st.data())
def test_garbage_is_read_or_refused_with_a_sentence_for_each_fault(data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(list(EVERY_RULE.values())))
    names = [field.name for field in fields_of(rule.order)]
    parts = st.lists(st.sampled_from([*names, "0", "1", "999", "1000", "ref", "date", "what", "light", ""]), min_size=1)
    name = st.one_of(st.sampled_from(names), parts.map(".".join), st.text(max_size=20))
    words = st.one_of(st.text(max_size=40), st.sampled_from(["1 to 2", "from", "until x", "£", "9" * 5000, "31/2"]))
    submitted = data.draw(st.dictionaries(name, st.lists(words, max_size=3), max_size=8))
    try:
        read(rule.order, submitted, near=TODAY)
    except RequestUnreadable as refused:
        assert refused.faults  # noqa: PT017 what is read is no fault
        assert all(fault.sentence.endswith((".", "?", "!")) for fault in refused.faults)  # noqa: PT017 as above


def test_what_is_wrong_with_several_fields_at_once_is_said_beside_each_that_is_to_be_put_right() -> None:
    why = "A request for another baseline names the milestone and the baseline that is wanted."
    both = told("request-change", what="Build later", kind="rebaseline")
    assert both == {"milestone": f"“Milestone”: {why}", "baseline": f"“Baseline that is wanted”: {why}"}
    assert list(told("request-change", what="Build later", kind="rebaseline", milestone="M1")) == ["baseline"]
    assert list(told("request-change", what="Pay more", kind="money")) == ["amount"]
    asked = told("end-returns", asked_of="workstream", ending="31 March 2026", note="No more.")
    assert list(asked) == ["workstream"]
    assert "asked_of" not in asked["workstream"]
