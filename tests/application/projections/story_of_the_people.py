"""The bridge engineer from admission to leaving: every fact about a person with the sentence it is told in."""

from datetime import date

from domain.actor import Role
from domain.fact import Fact
from domain.person_facts import (
    IdentityLinked,
    IdentityUnlinked,
    PersonAdmitted,
    PersonLeft,
    PersonRetitled,
    RoleGranted,
    RoleWithdrawn,
    SignedIn,
    SignInLinkMade,
)
from tests.application.projections.building import Told

DAY = date(2018, 1, 19)
LOGIN = "https://login.example"
LEAD = RoleGranted(role=Role.WORKSTREAM_LEAD, on="bridge", until=date(2018, 12, 31))


def _of(fact: Fact, *, actor: str = "Town clerk", note: str | None = None) -> Told:
    return Told("person", "engineer", fact, DAY, actor=actor, role="administrator", note=note)


PEOPLE: tuple[tuple[Told, str], ...] = (
    (_of(PersonAdmitted(title="Engineer")), "The town clerk admitted “Engineer”."),
    (
        _of(PersonRetitled(title="Bridge engineer")),
        "The town clerk gave “Engineer” the title “Bridge engineer”.",
    ),
    (
        _of(LEAD, note="the steelwork"),
        (
            "The town clerk granted “Bridge engineer” the role workstream lead of “bridge” until 31 December 2018: "
            "the steelwork."
        ),
    ),
    (
        _of(RoleGranted(role=Role.AUDITOR, on="*", app_role_at=LOGIN), actor="Tracker"),
        f"The tracker granted “Bridge engineer” the role auditor of every programme, an app role at {LOGIN}.",
    ),
    (
        _of(RoleWithdrawn(role=Role.AUDITOR, on="*")),
        "The town clerk withdrew from “Bridge engineer” the role auditor of every programme.",
    ),
    (
        _of(IdentityLinked(issuer=LOGIN, subject="engineer-7")),
        f"The town clerk linked “Bridge engineer” to “engineer-7” of {LOGIN}.",
    ),
    (
        _of(IdentityUnlinked(issuer=LOGIN, subject="engineer-7")),
        f"The town clerk unlinked “Bridge engineer” from “engineer-7” of {LOGIN}.",
    ),
    (
        _of(SignInLinkMade(), actor="Operator"),
        "The operator made a one-time sign-in link for “Bridge engineer”.",
    ),
    (
        _of(SignedIn(by="link"), actor="Tracker"),
        "The tracker let “Bridge engineer” in with a one-time link.",
    ),
    (
        _of(SignedIn(by=LOGIN), actor="Tracker"),
        f"The tracker let “Bridge engineer” in through {LOGIN}.",
    ),
    (_of(PersonLeft()), "The town clerk let “Bridge engineer” go, who may do nothing more."),
)
"""Each telling with the sentence expected of it."""
