"""The catalogue is the one table of orders: complete, without doubles, and clear about who may give which."""

from collections import Counter
from collections.abc import Iterator

import pytest

from application.commands.catalogue import (
    ACCESS,
    BY_NAME,
    CATALOGUE,
    ERASURES,
    ORDERS,
    RULES,
    THE_TRACKERS_OWN,
    WITHDRAWALS,
)
from application.commands.order import HEADER, Order
from application.commands.rule import Rule
from domain.actor import Actor, Grant, Role
from domain.aggregates import AGGREGATES

CONTRIBUTORS = """
    confirm-forecast note-milestone-progress identify-risk raise-issue note-issue-progress
    note-action-progress finish-action
"""
LEADS = """
    note-workstream-progress plan-milestone change-forecast meet-milestone retitle-milestone assign-milestone
    place-milestone add-dependency remove-dependency declare-rating confirm-rating assess-risk choose-risk-response
    agree-mitigation finish-mitigation assign-risk confirm-risk escalate-risk materialise-risk close-risk assign-issue
    change-issue-severity escalate-issue resolve-issue draft-highlight-report answer-summary-flag list-communication
    note-budget list-board-item leave-section-empty list-distribution submit-paper state-implication answer-question
    withdraw-paper make-recommendation reword-recommendation withdraw-recommendation assign-action reassign-action
    give-gate-evidence meet-gate-condition
    move-action-due drop-action reopen-action request-change withdraw-change
    escalate-to-board withdraw-escalation
    move-action-due drop-action reopen-action request-change withdraw-change review-highlight-report receive-return
    confirm-no-change complete-return
"""
MANAGERS = """
    hold-phases-at-gates stop-holding-phases-at-gates
    close-programme add-partner remove-partner name-host set-tolerance set-cadence adopt-scale name-role
    set-review-trigger plan-phase move-phase-window start-phase set-gate review-gate complete-phase drop-phase
    open-workstream
    change-workstream-lead change-workstream-scope place-workstream-inside close-workstream rebaseline drop-milestone
    issue-highlight-report consider-highlight-report withdraw-highlight-report constitute-board put-board-in-place
    replace-board change-board-seats change-board-lead change-board-cycle change-board-reporting-line
    change-board-remit change-board-mandate open-or-close-board fill-board-office state-board-otherwise
    state-board-escalation foresee-board-agenda schedule-meeting move-meeting cancel-meeting list-agenda-item
    take-agenda-item-off hold-meeting deal-with-agenda-item count-actions plan-forward-item state-timing
    list-route-step drop-forward-item take-decision supersede-decision approve-change reject-change
    pass-escalation-up return-escalation resolve-escalation freeze-pack exempt-item review-exemption lift-exemption
    set-report-distribution ask-for-returns end-returns withdraw-return
"""
ADMINISTRATORS = "register-programme place-programme-inside"

MAY = {
    Role.VIEWER: "",
    Role.EXEMPT_READER: "",
    Role.AUDITOR: "",
    Role.CONTRIBUTOR: CONTRIBUTORS,
    Role.WORKSTREAM_LEAD: CONTRIBUTORS + LEADS,
    Role.PROGRAMME_MANAGER: CONTRIBUTORS + LEADS + MANAGERS,
    Role.ADMINISTRATOR: f"{CONTRIBUTORS} {LEADS} {MANAGERS} {ADMINISTRATORS}",
}


def orders(below: type[Order] = Order) -> Iterator[type[Order]]:
    for order in below.__subclasses__():
        yield order
        yield from orders(order)


@pytest.mark.parametrize("role", Role)
def test_each_role_may_give_these_orders_and_no_others(role: Role) -> None:
    given = {rule.name for rule in CATALOGUE if role in rule.given_by}
    assert given == set(MAY[role].split())


def test_every_order_stands_in_the_catalogue_once() -> None:
    everything = (*CATALOGUE, WITHDRAWALS[0], ERASURES[0], *ACCESS, *THE_TRACKERS_OWN)
    assert Counter(rule.order for rule in everything) == Counter(set(orders()))


def test_no_two_orders_share_a_name_or_a_place() -> None:
    assert len(BY_NAME) == len(CATALOGUE)
    assert len({rule.name for rule in RULES.values()}) == len(RULES)
    assert max(Counter((rule.kind, rule.path) for rule in (*ORDERS, *THE_TRACKERS_OWN)).values()) == 1


def test_every_order_is_sent_to_a_kind_of_thing_there_is() -> None:
    assert {rule.kind for rule in ORDERS} == set(AGGREGATES)


def test_who_may_do_what_is_for_administrators_of_every_programme_and_for_no_file() -> None:
    assert {rule.kind for rule in (*ACCESS, *THE_TRACKERS_OWN)} == {"person"}
    assert {rule.given_by for rule in ACCESS} == {(Role.ADMINISTRATOR,)}
    assert not {rule.name for rule in (*ACCESS, *THE_TRACKERS_OWN)} & set(BY_NAME)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_every_order_says_what_it_does_and_leaves_the_header_as_it_is(rule: Rule) -> None:
    assert (rule.order.__doc__ or "").split(".")[0]
    narrowed = {"reason", "note"}  # an order may insist on them; no other part of the header is its own to change
    if rule.order.withdraws:
        narrowed.add("corrects")
    assert not (HEADER - narrowed) & set(vars(rule.order).get("__annotations__", {}))


def test_an_order_is_named_as_an_import_file_writes_it_and_as_a_sentence_does() -> None:
    rule = BY_NAME["change-forecast"]
    assert (rule.order.__name__, rule.in_words) == ("ChangeForecast", "change forecast")


def test_the_first_role_that_was_granted_and_carries_the_order_is_the_one_acted_in() -> None:
    actor = Actor("Deputy", (Grant(Role.VIEWER), Grant(Role.WORKSTREAM_LEAD, "riverside"), Grant(Role.ADMINISTRATOR)))
    assert BY_NAME["change-forecast"].role_of(actor, "riverside") is Role.WORKSTREAM_LEAD
    assert BY_NAME["change-forecast"].role_of(actor, "ferry") is Role.ADMINISTRATOR


def test_nobody_acts_in_a_role_they_hold_elsewhere() -> None:
    actor = Actor("Ferryman", (Grant(Role.PROGRAMME_MANAGER, "ferry"),))
    assert BY_NAME["change-forecast"].role_of(actor, "riverside") is None
