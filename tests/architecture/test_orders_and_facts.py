"""An order and the fact it is recorded as say the same things: under the same names, of the same types and defaults."""

import pytest
from pydantic.fields import FieldInfo

from api.pages.forms.saying import OTHER_NAMES, SAID_BY
from application.commands.catalogue import CATALOGUE, RULES
from application.commands.order import HEADER
from application.commands.rule import Rule
from domain.aggregates import FACTS
from tests.application.commands.test_every_order import YEAR

Fields = dict[str, tuple[object, object, tuple[object, ...]]]

EVERY_RULE = {rule.name: rule for rule in RULES.values()}

THE_FACT_SAYS_MORE = {
    "grant-role": {"app_role_at"},  # only what an identity provider says is an app role
    "declare-rating": {"subject_kind", "subject", "dimension", "suggested"},  # its reference names them; the rule adds
    "confirm-rating": {"suggested"},
    "escalate-to-board": {"subject_kind", "subject"},  # its reference names them
    "receive-return": {"owner_kind", "workstream", "period_to"},  # its reference names them
    "confirm-no-change": {"owner_kind", "workstream", "period_to"},
    "exempt-item": {"subject_kind", "subject", "meeting"},  # its reference names them
    "rebaseline": {"change_request"},  # a baseline that a change request brought is recorded with its approval
    "change-workstream-scope": {"change_request"},  # as is a scope
    "follow-app-roles": {"role", "on", "until", "app_role_at"},
    "issue-highlight-report": {"up_to", "as_at", "template", "content_sha256"},  # what it was when it was sealed
    "freeze-pack": {"up_to", "as_at", "template", "content_sha256"},  # likewise
    "raise-issue": {"from_risk"},  # an issue that a risk became is raised by materialise-risk
}
THE_ORDER_SAYS_MORE = {
    # what materialise-risk says of the issue goes into the fact of the issue
    "materialise-risk": {"what", "severity", "responsible", "owner_role", "is_change_request"},
    "erase-entry": {"knowing"},  # what is known before it is no part of what happened
    "follow-app-roles": {"issuer", "subject", "grants"},  # each difference becomes a fact of its own
}
OTHER_WORDS = {"note-budget": {"note_on_budget": "note"}, "erase-entry": {"entry": "position"}}
"""Every order has a note in its header, so the budget's own cannot go by that name; a position is that of an entry."""


def first_fact_of(name: str) -> str:
    return next(facts.split()[0] for order, _, _, facts in YEAR if order == name)


def meaning_of(field: FieldInfo) -> tuple[object, object, tuple[object, ...]]:
    return field.annotation, field.get_default(call_default_factory=True), tuple(map(repr, field.metadata))


def said_by(rule: Rule) -> Fields:
    words = OTHER_WORDS.get(rule.name, {})
    own = {name: field for name, field in rule.order.model_fields.items() if name not in HEADER}
    return {words.get(name, name): meaning_of(field) for name, field in own.items()}


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_an_order_and_its_fact_say_the_same(rule: Rule) -> None:
    fact = FACTS[first_fact_of(rule.name)]
    recorded = {name: meaning_of(field) for name, field in fact.model_fields.items()}
    more, less = THE_FACT_SAYS_MORE.get(rule.name, set()), THE_ORDER_SAYS_MORE.get(rule.name, set())
    assert {name: said for name, said in said_by(rule).items() if name not in less} == {
        name: said for name, said in recorded.items() if name not in more
    }


def test_each_fact_is_corrected_by_the_order_that_says_it_and_nothing_else() -> None:
    """What says two things at once, or seals one, corrects nothing."""
    cannot = {"approve-change", "materialise-risk", "issue-highlight-report", "freeze-pack"}
    assert {(fact, name) for fact, name in SAID_BY.items()} == {
        (first_fact_of(rule.name), rule.name) for rule in CATALOGUE if rule.name not in cannot
    }
    assert {name: words for name, words in OTHER_WORDS.items() if name in SAID_BY.values()} == OTHER_NAMES


def test_every_exception_is_one_that_is_needed() -> None:
    for name, more in THE_FACT_SAYS_MORE.items():
        assert more <= set(FACTS[first_fact_of(name)].model_fields) - set(said_by(EVERY_RULE[name]))
    for name, more in THE_ORDER_SAYS_MORE.items():
        assert more <= set(said_by(EVERY_RULE[name])) - set(FACTS[first_fact_of(name)].model_fields)
