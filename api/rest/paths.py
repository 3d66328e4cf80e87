"""The addresses of programmes, of the things in them, and of the orders that are sent to them."""

from urllib.parse import quote

from api.addresses import PLURALS
from application.commands.rule import Rule
from domain.entry import Address
from domain.person import Person

_SHOWN_BY = {**PLURALS, "highlight-report": "highlight-report"}
_WITH_A_PAGE_EACH = {
    *("milestone", "board", "forward-item", "meeting", "paper", "recommendation", "decision", "action"),
    *("change-request", "escalation", "return", "exemption"),
}


def path_of_order(rule: Rule) -> str:
    """Where an order is sent, under /api: /programmes/{programme}/milestones/{ref}/forecast."""
    if rule.is_about_access:
        return f"/people/{{ref}}/{rule.path}"
    if rule.kind == "programme":
        return f"/programmes/{{programme}}/{rule.path}"
    return f"/programmes/{{programme}}/{PLURALS[rule.kind]}/{{ref}}/{rule.path}"


def path_of_thing(at: Address, *, is_there: bool = True) -> str:
    """Where a thing is seen; one that is only seen among its like has the address of their list.

    Of one that is there no more, because what began it was withdrawn, the history is left.
    """
    if not is_there:
        return f"/api/programmes/{at.programme}/audit-trail?subject={at.kind}/{quote(at.ref)}"
    if at.kind == Person.KIND:
        return f"/api/people/{at.ref}"
    programme = f"/api/programmes/{at.programme}"
    if at.kind == "programme":
        return programme
    among_its_like = f"{programme}/{_SHOWN_BY[at.kind]}"
    return f"{among_its_like}/{at.ref}" if at.kind in _WITH_A_PAGE_EACH else among_its_like
