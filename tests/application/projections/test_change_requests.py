"""The list of change requests says what is to change from what, who decides, and how long nobody has."""

from datetime import date
from typing import Any

import pytest

from application.projections.attention import attention
from application.projections.change_requests import ChangeList, ChangeRow, change_detail, change_list
from application.projections.milestones import milestone_detail
from application.projections.needs import Need
from domain.board_facts import BoardConstituted
from domain.change_request import ChangeApproved, ChangeRejected, ChangeRequested, ChangeWithdrawn
from domain.fact import Fact
from domain.milestone_facts import MilestonePlanned, MilestoneRebaselined
from domain.planned_date import PlannedDate
from domain.programme import CadenceSet
from domain.refusals import UnknownSubject
from domain.reporting_cycle import Cadence
from domain.workstream import WorkstreamOpened
from tests.application.projections.building import Telling, record_of

DAY, LATER, AS_AT = date(2026, 3, 3), date(2026, 3, 17), date(2026, 4, 1)
MAY, SEPTEMBER = PlannedDate.on(date(2026, 5, 29)), PlannedDate.on(date(2026, 9, 30))
BOARD: Telling = ("board", "crossing", BoardConstituted(name="Crossing board"), DAY)
BRIDGE: Telling = ("milestone", "M4", MilestonePlanned(title="Bridge opens", baseline=MAY), DAY)
STEEL: Telling = ("workstream", "W1", WorkstreamOpened(name="Steelwork"), DAY)
EVERY_28_DAYS: Telling = ("programme", "bridge", CadenceSet(cadence=Cadence(every_days=28)), DAY)
OPENS_LATER: dict[str, Any] = {  # Any: what a request says
    "kind": "rebaseline",
    "milestone": "M4",
    "baseline": "2026-09-30",
}
YES, NO = ChangeApproved(board="crossing"), ChangeRejected(body="Both councils")


def asked(ref: str, *facts: Fact, on: date | None = DAY, **said: object) -> list[Telling]:
    first = ChangeRequested.model_validate({"what": f"What {ref} changes", "kind": "other", **said})
    return [("change-request", ref, first, on), *(("change-request", ref, fact, LATER) for fact in facts)]


def found(*tellings: Telling, as_at: date = AS_AT) -> ChangeList:
    return change_list(record_of(BOARD, BRIDGE, STEEL, *tellings, as_at=as_at))


def only(*tellings: Telling, as_at: date = AS_AT) -> ChangeRow:
    (row,) = found(*tellings, as_at=as_at).change_requests
    return row


def one_of(*tellings: Telling, ref: str = "C1") -> ChangeRow:
    return next(row for row in found(*tellings).change_requests if row.ref == ref)


def test_nobody_asked_for_anything() -> None:
    assert found().in_words == "No change has been asked for."


def test_those_that_wait_longest_come_first_and_those_that_are_over_last() -> None:
    held = found(
        *asked("over", YES, on=date(2026, 3, 3)),
        *asked("new", on=date(2026, 3, 31)),
        *asked("old", on=date(2026, 3, 4)),
        *asked("undated", on=None),
    )
    assert [row.ref for row in held.change_requests] == ["old", "new", "undated", "over"]
    assert held.in_words == "3 change requests are open, the oldest for 28 days. 1 was approved."


def test_the_answer_counts_what_became_of_them() -> None:
    held = found(*asked("C1", YES), *asked("C2", YES), *asked("C3", NO), *asked("C4", ChangeWithdrawn()))
    assert held.in_words == "No change request is open. 2 were approved, 1 rejected and 1 withdrawn."
    assert (held.open, held.approved, held.rejected, held.withdrawn) == (0, 2, 1, 1)


def test_a_baseline_is_shown_with_the_one_it_replaces_and_how_much_later_it_lies() -> None:
    row = only(*asked("C1", **OPENS_LATER))
    assert (row.milestone_title, row.days_later) == ("Bridge opens", 88)
    assert row.baseline
    assert row.baseline.in_words == "30 September 2026"
    assert row.instead_of
    assert row.instead_of.in_words == "29 May 2026"


def test_after_it_took_effect_it_is_still_shown_what_it_replaced() -> None:
    moved: Telling = ("milestone", "M4", MilestoneRebaselined(baseline=SEPTEMBER, change_request="C1"), LATER)
    again: Telling = ("milestone", "M4", MilestoneRebaselined(baseline=MAY), AS_AT)
    row = only(*asked("C1", YES, **OPENS_LATER), moved, again)
    assert row.instead_of
    assert row.instead_of.in_words == "29 May 2026"


def test_of_what_is_the_baseline_already_nothing_is_said_to_be_replaced() -> None:
    elsewhere: Telling = ("milestone", "M4", MilestoneRebaselined(baseline=SEPTEMBER, change_request="C2"), LATER)
    row = only(*asked("C1", **OPENS_LATER), elsewhere)
    assert (row.is_baseline_already, row.instead_of, row.days_later) == (True, None, 0)
    assert row.already_in_words == "it is the baseline already"
    assert not only(*asked("C1", **OPENS_LATER)).is_baseline_already


def test_of_what_was_the_baseline_already_when_it_was_decided_it_is_said_that_it_was() -> None:
    row = one_of(*approved("C2", SEPTEMBER, DAY), *asked("C1", ChangeWithdrawn(), **OPENS_LATER))
    assert (row.is_baseline_already, row.instead_of, row.days_later) == (True, None, 0)
    assert row.already_in_words == "it was the baseline already"


NEXT_WEEK = date(2026, 3, 24)


def approved(ref: str, baseline: PlannedDate, on: date) -> list[Telling]:
    """A request of another that is approved, and the baseline that it brings."""
    first, *_ = asked(ref, **{**OPENS_LATER, "baseline": str(baseline.ends)})
    brought = MilestoneRebaselined(baseline=baseline, change_request=ref)
    return [first, ("change-request", ref, YES, on), ("milestone", "M4", brought, on)]


@pytest.mark.parametrize("answer", [NO, ChangeWithdrawn()])
@pytest.mark.parametrize("on", [LATER, NEXT_WEEK])
def test_of_one_that_is_over_it_is_said_what_it_was_to_replace_whatever_was_agreed_since(
    answer: Fact, on: date
) -> None:
    december = PlannedDate.on(date(2026, 12, 15))
    over = asked("C1", answer, **OPENS_LATER)
    for since in (approved("C2", SEPTEMBER, on), [*approved("C2", SEPTEMBER, on), *approved("C3", december, on)]):
        row = one_of(*over, *since)
        assert row.instead_of
        assert (row.is_baseline_already, row.instead_of.in_words, row.days_later) == (False, "29 May 2026", 88)


def test_what_was_agreed_before_one_was_decided_is_what_it_was_to_replace() -> None:
    june = PlannedDate.on(date(2026, 6, 30))
    row = one_of(*approved("C2", june, DAY), *asked("C1", NO, **OPENS_LATER))
    assert row.instead_of
    assert row.instead_of.in_words == "30 June 2026"


def test_of_an_approval_whose_baseline_was_withdrawn_it_is_said_what_it_replaced() -> None:
    row = one_of(*asked("C1", YES, **OPENS_LATER), *approved("C2", SEPTEMBER, NEXT_WEEK))
    assert row.instead_of
    assert (row.is_in_effect, row.instead_of.in_words) == (False, "29 May 2026")


def test_scope_and_money_are_shown_in_words() -> None:
    scope, money = found(
        *asked("C1", kind="scope", workstream="W1", scope="Rivets"), *asked("C2", kind="money", amount="£2m")
    ).change_requests
    assert (scope.workstream_name, scope.scope, scope.instead_of) == ("Steelwork", "Rivets", None)
    assert money.amount_in_words == "about £2,000,000"


@pytest.mark.parametrize(
    ("facts", "who"),
    [
        ((), "Crossing board"),
        ((YES,), "Crossing board"),
        ((NO,), "Both councils"),
        ((ChangeWithdrawn(),), "Crossing board"),
    ],
)
def test_whoever_decided_is_named_and_before_that_whoever_is_to(facts: tuple[Fact, ...], who: str) -> None:
    assert only(*asked("C1", *facts, asked_of="crossing")).who_decides == who


def test_who_decides_is_not_guessed() -> None:
    assert only(*asked("C1")).who_decides == "not stated"


def test_a_request_is_open_until_it_is_decided_and_no_longer() -> None:
    assert only(*asked("C1")).days_open == 29
    assert only(*asked("C1", YES)).days_open == 14
    assert only(*asked("C1", YES), as_at=date(2026, 3, 16)).standing == "open"
    assert only(*asked("C1", on=None)).days_open is None


@pytest.mark.parametrize(("as_at", "waits"), [(date(2026, 3, 31), False), (date(2026, 4, 1), True)])
def test_it_waits_once_it_has_been_open_for_longer_than_the_reporting_cycle(as_at: date, waits: bool) -> None:
    assert only(EVERY_28_DAYS, *asked("C1"), as_at=as_at).is_waiting is waits


def test_nothing_waits_too_long_where_no_cycle_is_stated_or_it_is_decided() -> None:
    assert not only(*asked("C1")).is_waiting
    assert not only(EVERY_28_DAYS, *asked("C1", YES)).is_waiting


def test_what_waits_too_long_needs_attention_and_says_with_whom_it_is() -> None:
    record = record_of(BOARD, EVERY_28_DAYS, *asked("C1", asked_of="crossing"), *asked("C2"), as_at=AS_AT)
    items = [item for item in attention(record).items if item.need is Need.CHANGE_WAITS]
    assert [(item.ref, item.since, item.why) for item in items] == [
        ("C1", AS_AT, "Open for 29 days, which is longer than the reporting cycle; it is with the Crossing board."),
        (
            "C2",
            AS_AT,
            "Open for 29 days, which is longer than the reporting cycle; which board decides is not stated.",
        ),
    ]


def test_what_waits_needs_attention_in_the_workstream_it_is_about_and_in_no_other() -> None:
    of_the_steel = ("milestone", "M5", MilestonePlanned(title="Steel arrives", baseline=MAY, workstream="W2"), DAY)
    inside = ("workstream", "W2", WorkstreamOpened(name="Rivets", parent="W1"), DAY)
    paint = ("workstream", "W3", WorkstreamOpened(name="Paint"), DAY)
    wanted = [
        *asked("C1", kind="scope", workstream="W1", scope="Rivets too"),
        *asked("C2", **{**OPENS_LATER, "milestone": "M5"}),
        *asked("C3", **OPENS_LATER),
    ]
    record = record_of(BOARD, BRIDGE, STEEL, inside, paint, of_the_steel, EVERY_28_DAYS, *wanted, as_at=AS_AT)
    for workstream, refs in ((None, ["C1", "C2", "C3"]), ("W1", ["C1", "C2"]), ("W2", ["C2"]), ("W3", [])):
        items = attention(record, workstream=workstream).items
        assert [item.ref for item in items if item.need is Need.CHANGE_WAITS] == refs


def test_a_milestone_says_which_request_brought_which_of_its_baselines() -> None:
    moved: Telling = ("milestone", "M4", MilestoneRebaselined(baseline=SEPTEMBER, change_request="C1"), LATER)
    record = record_of(BOARD, BRIDGE, *asked("C1", YES, **OPENS_LATER), moved, *asked("C2"), as_at=AS_AT)
    detail = milestone_detail(record, "M4")
    assert detail.promised_by == (None, "C1")
    assert [row.ref for row in detail.change_requests] == ["C1"]


def test_one_request_stands_alone_and_an_unknown_one_is_refused() -> None:
    record = record_of(BOARD, *asked("C1"), as_at=AS_AT)
    assert change_detail(record, "C1").change_request == change_list(record).change_requests[0]
    with pytest.raises(UnknownSubject, match="C9"):
        change_detail(record, "C9")
