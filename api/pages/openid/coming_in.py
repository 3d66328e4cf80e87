"""Who comes in through an identity provider: found by issuer and subject, never by an e-mail address or a name."""

from typing import TYPE_CHECKING

from api.access import access_now
from api.bootstrap import Tracker
from api.pages.openid import app_roles
from api.pages.openid.refusals import HolderHasLeft, NobodyYet, SignInRefused
from application.commands.access import admit_by_identity, sign_in_by_identity
from application.projections.people import person_with_identity
from domain.person import Identity, Person

if TYPE_CHECKING:
    from api.pages.openid.id_token import Vouched


class NotLetIn(Exception):
    """Somebody is vouched for and not let in; why, and what they quote to an administrator."""

    def __init__(self, refusal: SignInRefused, identity: Identity) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal
        self.identity = identity


def let_in(tracker: Tracker, vouched: "Vouched", *, provider: str) -> str:
    """The reference of whoever comes in, once it is recorded and they hold what their app roles say now.

    Whom the tracker does not know is admitted where an app role says what they may do; else raised as NotLetIn.
    """
    roles = app_roles.read(vouched.roles, tracker.office.records.programmes())
    app_roles.log(roles, provider)
    record, identity = access_now(tracker), vouched.identity
    known = person_with_identity(record, identity.issuer, identity.subject)
    if known is not None:
        sign_in_by_identity(known, identity, roles.grants, office=tracker.office)
        return known
    if any(identity in person.identities for person in record.all(Person).values()):
        raise NotLetIn(HolderHasLeft(), identity)
    if not roles.grants:
        raise NotLetIn(NobodyYet(), identity)
    return admit_by_identity(identity, roles.grants, office=tracker.office)
