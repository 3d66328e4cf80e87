"""How the addresses of both doors name things: the kinds of them in the plural, and references as people use them."""

from collections.abc import Mapping

from pydantic import TypeAdapter, ValidationError

from domain.words import RatingRef, Ref

PLURALS: Mapping[str, str] = {
    "phase": "phases",
    "workstream": "workstreams",
    "milestone": "milestones",
    "rag": "rag",
    "risk": "risks",
    "issue": "issues",
    "highlight-report": "highlight-reports",
    "return": "returns",
    "board": "boards",
    "meeting": "meetings",
    "forward-item": "forward-items",
    "paper": "papers",
    "recommendation": "recommendations",
    "decision": "decisions",
    "action": "actions",
    "change-request": "change-requests",
    "escalation": "escalations",
    "exemption": "exemptions",
    "person": "people",
}
"""How an address names the things of each kind."""

A_REF: TypeAdapter[str] = TypeAdapter(Ref)
A_RATING_REF: TypeAdapter[str] = TypeAdapter(RatingRef)


def is_a_reference(text: str, *, of_a_rating: bool = False) -> bool:
    """Whether anything could be called that; a rating has the reference of what it is of in its own, as others have."""
    try:
        (A_RATING_REF if of_a_rating else A_REF).validate_python(text)
    except ValidationError:
        return False
    return True
