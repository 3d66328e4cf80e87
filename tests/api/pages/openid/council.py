"""A council whose people sign in to the tracker through an identity provider, and how one looks at what comes of it."""

from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

from api.access import access_now
from api.pages.dependencies import SESSION
from api.settings import Settings
from application.projections.people import PersonRow, people_list, person_with_identity
from tests.api.pages.html import faults_of_page
from tests.api.pages.openid.identity_provider import SECRET, Provider
from tests.api.pages.world import AT_HOME, Answer, Visitor, World

PLAN = "/programmes/shared-planning/milestones"
BEGIN = "/sign-in/council-sign-in"
BACK = "/sign-in/return/council-sign-in"
MANAGER = "programme-manager:shared-planning"
ENGINEER = "engineer-7"


class Council(World):
    """A shared planning service whose people sign in through their council."""

    def __init__(self, folder: Path, provider: Provider, *others: Provider) -> None:
        secret = folder / "secret"
        secret.write_text(SECRET, encoding="utf-8")
        names = ("Council sign-in", "Partner sign-in")
        issuers = tuple(one.configured(name, secret) for name, one in zip(names, (provider, *others), strict=False))
        super().__init__(folder / "tracker.sqlite", Settings(address=AT_HOME, issuers=issuers))
        self.provider = provider
        provider.now = lambda: self.clock.time

    def begin(self) -> "Council":
        """The programme and nothing in it: here it matters who comes in."""
        self.order("register-programme", "shared-planning", name="Shared planning")
        return self

    def browser(self) -> Visitor:
        return Visitor(self, None)

    def comes_in(self, subject: str = ENGINEER, wanted: str = PLAN) -> tuple[Visitor, Answer]:
        """Somebody signs in from the beginning to the end, and goes on to where they wanted to go."""
        visitor = self.browser()
        return visitor, visitor.opens(self.provider.approves(begun(visitor, wanted), subject))

    def person(self, subject: str = ENGINEER) -> PersonRow:
        record = access_now(self.tracker)
        ref = person_with_identity(record, self.provider.issuer, subject)
        return next(row for row in people_list(record).people if row.ref == ref)


def begun(visitor: Visitor, wanted: str = PLAN, at: str = BEGIN) -> str:
    """Where the provider asks who it is."""
    answer = visitor.client.get(at, params={"next": wanted}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def altered(address: str, **parameters: str | None) -> str:
    """The same address with other parameters; None leaves one out."""
    parts = urlsplit(address)
    sent = {name: values[0] for name, values in parse_qs(parts.query).items()}
    query = {name: one for name, one in {**sent, **parameters}.items() if one is not None}
    return urlunsplit(parts._replace(query=urlencode(query)))


def is_refused(answer: Answer, council: Council, *, status: int = 403, says: str = "could not be trusted") -> None:
    """Nobody is let in, and a page says what to do."""
    assert answer.status_code == status
    assert says in answer.text
    assert "Go to the page for signing in" in answer.text
    assert faults_of_page(answer.text) == []
    assert answer.headers["cache-control"] == "private, no-store"
    assert SESSION not in answer.cookies
    assert council.tracker.sessions.listed() == []
