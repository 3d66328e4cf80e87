"""Coming in through an identity provider: who is let in, as what, and every way in which nobody is."""

import hmac
import json
import logging
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from api.access import access_now
from api.pages.dependencies import SESSION
from api.pages.openid.provider import KEPT_FOR, NOT_ASKED_FOR
from api.pages.openid.under_way import BROWSER, LASTS
from api.pages.openid.wire import LARGEST
from api.settings import Settings
from application.commands.people import LetPersonGo, LinkIdentity
from application.projections.people import PersonRow, people_list, person_with_identity
from domain.actor import Role
from tests.api.pages.html import faults_of_page
from tests.api.pages.identity_provider import KEY, OTHER_KEY, SECRET, Claims, Provider, running, signed
from tests.api.pages.world import AT_HOME, Answer, Visitor, World

PLAN = "/programmes/shared-planning/milestones"
BEGIN = "/sign-in/council-sign-in"
BACK = "/sign-in/return/council-sign-in"
MANAGER = "programme-manager:shared-planning"
ENGINEER = "engineer-7"

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the mock, which runs in this process


class Council(World):
    """A shared planning service whose people sign in through their council."""

    def __init__(self, folder: Path, provider: Provider, *others: Provider) -> None:
        secret = folder / "secret"
        secret.write_text(SECRET, encoding="utf-8")
        names = ("Council sign-in", "Partner sign-in")
        issuers = tuple(
            one.configured(name, client_secret_file=secret)
            for name, one in zip(names, (provider, *others), strict=False)
        )
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
    query: dict[str, Any] = {name: values[0] for name, values in parse_qs(parts.query).items()} | parameters
    return urlunsplit(parts._replace(query=urlencode({name: one for name, one in query.items() if one is not None})))


@pytest.fixture(scope="module")
def on_this_machine() -> Iterator[Provider]:
    with running() as made:
        yield made


@pytest.fixture
def provider(on_this_machine: Provider) -> Provider:
    on_this_machine.be_honest()
    on_this_machine.knows(ENGINEER, MANAGER)
    return on_this_machine


@pytest.fixture
def council(tmp_path: Path, provider: Provider) -> Iterator[Council]:
    made = Council(tmp_path, provider)
    made.begin()
    yield made
    made.close()


def is_refused(answer: Answer, council: Council, *, status: int = 403, says: str = "could not be trusted") -> None:
    """Nobody is let in, and a page says what to do."""
    assert answer.status_code == status
    assert says in answer.text
    assert "Go to the page for signing in" in answer.text
    assert faults_of_page(answer.text) == []
    assert answer.headers["cache-control"] == "private, no-store"
    assert SESSION not in answer.cookies
    assert council.tracker.sessions.listed() == []


def test_the_page_for_signing_in_offers_the_providers_first_and_the_link_still(council: Council) -> None:
    page = council.nobody.reads("/sign-in", next=PLAN)
    assert f'href="{BEGIN}?next=%2Fprogrammes%2Fshared-planning%2Fmilestones">Sign in with Council sign-in</a>' in page
    assert page.index("Council sign-in") < page.index("tracker login-link")


def test_whoever_holds_an_app_role_comes_in_and_goes_on_to_where_they_wanted(council: Council) -> None:
    visitor, answer = council.comes_in()
    assert (answer.status_code, answer.url.path) == (200, PLAN)
    assert "Signed in as Programme manager of shared-planning" in answer.text
    person = council.person()
    assert [(role.role, role.on, role.app_role_at) for role in person.roles] == [
        (Role.PROGRAMME_MANAGER, "shared-planning", council.provider.issuer)
    ]
    assert person.signed_in_by == council.provider.issuer
    assert BROWSER not in visitor.client.cookies


def test_what_is_sent_to_the_provider_holds_no_secret(council: Council) -> None:
    sent = parse_qs(urlsplit(begun(council.browser())).query)
    assert sent.keys() == {
        "response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "code_challenge",
        "code_challenge_method",
    }  # fmt: skip
    assert sent["redirect_uri"] == [f"{AT_HOME}{BACK}"]
    assert sent["scope"] == ["openid"]
    assert sent["code_challenge_method"] == ["S256"]
    assert len(sent["code_challenge"][0]) == 43


def test_the_cookie_of_a_sign_in_is_for_this_host_alone_and_for_ten_minutes(council: Council) -> None:
    cookie = council.browser().client.get(BEGIN, follow_redirects=False).headers["set-cookie"]
    assert cookie.startswith(f"{BROWSER}=")
    assert {"Path=/", "Secure", "HttpOnly", "SameSite=lax", "Max-Age=600"} <= {
        part.strip() for part in cookie.split(";")
    }
    assert "Domain" not in cookie


@pytest.mark.parametrize("wanted", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example"])
def test_nobody_is_led_elsewhere(council: Council, wanted: str) -> None:
    visitor = council.browser()
    back = council.provider.approves(begun(visitor, wanted), ENGINEER)
    assert visitor.client.get(back, follow_redirects=False).headers["location"] == "/"


def test_a_made_up_provider_is_not_there(council: Council) -> None:
    for path in ("/sign-in/elsewhere", "/sign-in/return/elsewhere"):
        assert council.nobody.opens(path).status_code == 404


def test_a_state_that_nobody_made_is_refused(council: Council) -> None:
    visitor = council.browser()
    back = council.provider.approves(begun(visitor), ENGINEER)
    for state in ("made-up", "", None):
        is_refused(visitor.opens(altered(back, state=state)), council, says="was not begun in this browser")


def test_another_browser_cannot_finish_a_sign_in_and_does_not_spoil_it(council: Council) -> None:
    visitor, other = council.browser(), council.browser()
    back = council.provider.approves(begun(visitor), ENGINEER)
    is_refused(other.opens(back), council, says="was not begun in this browser")
    begun(other)
    is_refused(other.opens(back), council, says="was not begun in this browser")
    assert visitor.opens(back).url.path == PLAN


def test_two_windows_of_one_browser_can_sign_in(council: Council) -> None:
    visitor = council.browser()
    first, second = begun(visitor), begun(visitor)
    assert visitor.opens(council.provider.approves(first, ENGINEER)).url.path == PLAN
    assert parse_qs(urlsplit(first).query)["state"] != parse_qs(urlsplit(second).query)["state"]


def test_an_answer_that_comes_twice_is_taken_once(council: Council) -> None:
    visitor = council.browser()
    back = council.provider.approves(begun(visitor), ENGINEER)
    kept = visitor.client.cookies[BROWSER]
    assert visitor.opens(back).url.path == PLAN
    visitor.sends("/sign-out", {})
    visitor.client.cookies.set(BROWSER, kept)
    is_refused(visitor.opens(back), council, says="was finished already")


def test_a_sign_in_is_finished_within_ten_minutes(council: Council) -> None:
    visitor = council.browser()
    back = council.provider.approves(begun(visitor), ENGINEER)
    council.clock.time += LASTS
    is_refused(visitor.opens(back), council, says="more than ten minutes ago")


def test_an_answer_for_one_provider_is_none_for_another(tmp_path: Path, provider: Provider) -> None:
    with running() as partner:
        council = Council(tmp_path, provider, partner)
        visitor = council.begin().browser()
        back = provider.approves(begun(visitor), ENGINEER)
        elsewhere = back.replace(BACK, "/sign-in/return/partner-sign-in")
        is_refused(visitor.opens(elsewhere), council, says="was not begun in this browser")
        assert "/oauth2/token" not in partner.asked
        council.close()


def test_the_issuer_that_an_answer_names_has_to_be_the_one_that_was_asked(council: Council) -> None:
    visitor = council.browser()
    back = council.provider.approves(begun(visitor), ENGINEER)
    is_refused(visitor.opens(altered(back, iss="https://elsewhere.example")), council)
    assert "/oauth2/token" not in council.provider.asked
    right = council.provider.approves(begun(visitor), ENGINEER)
    assert visitor.opens(altered(right, iss=council.provider.issuer)).url.path == PLAN


def test_whoever_is_refused_by_the_provider_is_told_so(council: Council) -> None:
    visitor = council.browser()
    back = altered(
        f"{AT_HOME}{BACK}", error="access_denied", state=parse_qs(urlsplit(begun(visitor)).query)["state"][0]
    )
    is_refused(visitor.opens(back), council, says="did not sign you in")


def test_an_error_that_belongs_to_no_sign_in_is_not_the_providers(council: Council) -> None:
    answer = council.browser().opens(f"{BACK}?error=access_denied&error_description=Call+0800")
    is_refused(answer, council, says="was not begun in this browser")
    assert "0800" not in answer.text


def test_a_code_is_worth_nothing_without_the_verifier_of_the_browser_that_began(council: Council) -> None:
    """Somebody who slips another code into a browser's own sign-in gets nothing."""
    visitor, attacker = council.browser(), council.browser()
    theirs = parse_qs(urlsplit(council.provider.approves(begun(attacker), "attacker")).query)["code"][0]
    mine = council.provider.approves(begun(visitor), ENGINEER)
    is_refused(visitor.opens(altered(mine, code=theirs)), council)


def test_a_sign_in_whose_challenge_was_taken_away_is_refused(council: Council) -> None:
    visitor = council.browser()
    address = altered(begun(visitor), code_challenge=None, code_challenge_method=None)
    is_refused(visitor.opens(council.provider.approves(address, ENGINEER)), council)


def test_another_nonce_is_refused(council: Council) -> None:
    visitor = council.browser()
    back = council.provider.approves(altered(begun(visitor), nonce="another"), ENGINEER)
    is_refused(visitor.opens(back), council)


WRONG: dict[str, Callable[[Claims], Claims]] = {
    "another issuer": lambda said: said | {"iss": "https://elsewhere.example"},
    "no issuer": lambda said: {name: one for name, one in said.items() if name != "iss"},
    "for somebody else": lambda said: said | {"aud": "elsewhere"},
    "for us and somebody else": lambda said: said | {"aud": ["tracker", "elsewhere"]},
    "asked for by somebody else": lambda said: said | {"azp": "elsewhere"},
    "expired": lambda said: said | {"exp": said["iat"] - 61},
    "never expiring": lambda said: {name: one for name, one in said.items() if name != "exp"},
    "from the future": lambda said: said | {"iat": said["iat"] + 600},
    "without a nonce": lambda said: {name: one for name, one in said.items() if name != "nonce"},
    "with another access token": lambda said: said | {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
    "with a hash that is none": lambda said: said | {"at_hash": [1]},
    "of nobody": lambda said: said | {"sub": ""},
    "of no word": lambda said: said | {"sub": 7},
    "of a subject that cannot be printed": lambda said: said | {"sub": "a\nb"},
    "of a subject with blanks around it": lambda said: said | {"sub": f" {ENGINEER}"},
    "of a subject without end": lambda said: said | {"sub": "x" * 256},
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_token_that_does_not_hold_in_every_part_is_refused(council: Council, wrong: str) -> None:
    council.provider.claims = WRONG[wrong]
    is_refused(council.comes_in()[1], council)


def without_signature(claims: Claims) -> str:
    token = signed(claims, alg="RS256")
    head = "eyJhbGciOiJub25lIn0"  # {"alg":"none"}
    return f"{head}.{token.split('.')[1]}."


def tampered(claims: Claims) -> str:
    head, _, signature = signed(claims).split(".")
    return ".".join((head, signed(claims | {"sub": "chief"}).split(".")[1], signature))


def with_the_public_key(claims: Claims) -> str:
    """Libraries refuse to make such a thing, so it is made by hand."""
    said = f"{PLAIN_SECRET}.{signed(claims).split('.')[1]}"
    seal = hmac.digest(KEY.as_pem(private=False), said.encode(), "sha256")
    return f"{said}.{urlsafe_b64encode(seal).decode().rstrip('=')}"


PLAIN_SECRET = urlsafe_b64encode(b'{"alg":"HS256","kid":"the-provider-key"}').decode().rstrip("=")
FORGED: dict[str, Callable[[Claims], str]] = {
    "not signed": without_signature,
    "tampered with": tampered,
    "signed by somebody else": lambda claims: signed(claims, OTHER_KEY),
    "signed with the public key as a secret": with_the_public_key,
    "signed with the client's secret": lambda claims: jwt.encode(
        {"alg": "HS256"}, claims, OctKey.import_key(SECRET * 8), algorithms=["HS256"]
    ),
    "signed with a key nobody lists": lambda claims: signed(claims, OTHER_KEY, kid="unlisted"),
    "no token": lambda _: "a.b.c",
    "nothing": lambda _: "",
    "not ASCII": lambda _: "ä.ö.ü",
}  # fmt: skip


@pytest.mark.filterwarnings("ignore")  # the library warns of such keys, as it should
@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_token_is_refused(council: Council, forged: str) -> None:
    council.provider.seals = FORGED[forged]
    is_refused(council.comes_in()[1], council)


def test_a_provider_may_change_its_keys(council: Council) -> None:
    council.comes_in()
    council.provider.keys = [OTHER_KEY, KEY]
    other = type(KEY).generate_key(2048, {"kid": "new", "use": "sig", "alg": "RS256"})
    council.provider.keys = [KEY, other]
    council.provider.seals = lambda claims: signed(claims, other, kid="new")
    assert council.comes_in()[1].url.path == PLAN
    assert council.provider.asked.count("/jwks") == 2


def test_keys_are_asked_for_once_and_not_at_every_sign_in(council: Council) -> None:
    for _ in range(3):
        council.comes_in()
    assert council.provider.asked.count("/jwks") == 1
    council.clock.time += KEPT_FOR
    council.comes_in()
    assert council.provider.asked.count("/jwks") == 2


def test_roles_that_change_between_two_sign_ins_take_effect_at_once(council: Council) -> None:
    visitor, _ = council.comes_in()
    council.provider.knows(ENGINEER, "viewer", "auditor:shared-planning")
    again, _ = council.comes_in()
    assert [(role.role, role.on) for role in council.person().roles] == [
        (Role.VIEWER, "*"),
        (Role.AUDITOR, "shared-planning"),
    ]
    council.provider.knows(ENGINEER, "viewer:elsewhere")
    council.comes_in()
    assert council.person().roles == ()
    for earlier in (visitor, again):
        assert earlier.opens(PLAN).status_code == 404


def test_the_same_person_comes_back_under_the_same_reference(council: Council) -> None:
    council.comes_in()
    first = council.person().ref
    council.comes_in()
    assert council.person().ref == first


def test_people_are_told_apart_by_number_and_never_by_name_or_address(council: Council) -> None:
    council.provider.knows("other", MANAGER, name="Jo Bloggs", email="jo@council.example")
    council.comes_in()
    council.comes_in("other")
    assert council.person("other").title == "Programme manager of shared-planning 2"
    stored = council.tracker.settings.store.read_bytes()
    assert b"Bloggs" not in stored
    assert b"jo@council" not in stored


def test_an_e_mail_address_lets_nobody_in(council: Council) -> None:
    council.comes_in()
    council.provider.knows("impostor", email=ENGINEER, preferred_username=ENGINEER)
    _, answer = council.comes_in("impostor")
    assert answer.status_code == 403


def test_whoever_has_no_role_is_told_what_to_quote_to_whom(council: Council) -> None:
    visitor, answer = council.comes_in("stranger")
    is_refused(answer, council, says="Ask an administrator to let you in")
    assert f'<span itemprop="issuer">{council.provider.issuer}</span>' in answer.text
    assert '<span itemprop="subject">stranger</span>' in answer.text
    assert visitor.opens(PLAN).url.path == "/sign-in"


def test_whom_an_administrator_linked_needs_no_app_role(council: Council) -> None:
    council.visitor(Role.AUDITOR)
    identity = LinkIdentity(issuer=council.provider.issuer, subject="stranger")
    council.orders("auditor-of-everything", identity)
    _, answer = council.comes_in("stranger")
    assert "Signed in as Auditor" in answer.text
    assert [role.role for role in council.person("stranger").roles] == [Role.AUDITOR]


def test_whoever_has_left_is_not_let_in_by_the_provider(council: Council) -> None:
    visitor, _ = council.comes_in()
    council.orders(council.person().ref, LetPersonGo())
    assert visitor.opens(PLAN).url.path == "/sign-in"
    _, answer = council.comes_in()
    assert answer.status_code == 403
    assert "has left it" in answer.text
    assert f'<span itemprop="subject">{ENGINEER}</span>' in answer.text


def test_a_new_session_begins_and_the_one_before_ends(council: Council) -> None:
    visitor, _ = council.comes_in()
    before = visitor.client.cookies[SESSION]
    visitor.opens(council.provider.approves(begun(visitor), ENGINEER))
    assert visitor.client.cookies[SESSION] != before
    assert council.tracker.sessions.find(before) is None


def test_app_roles_that_are_not_known_are_passed_over_and_logged_without_whose_they_are(
    council: Council, caplog: pytest.LogCaptureFixture
) -> None:
    council.provider.knows(ENGINEER, MANAGER, "chief", "viewer:nowhere", "viewer:", 7)
    with caplog.at_level(logging.WARNING, "tracker"):
        council.comes_in()
    assert len(council.person().roles) == 1
    told = "chief, viewer:nowhere, viewer:, something that is no word"
    assert [record.getMessage() for record in caplog.records] == [
        f"“Council sign-in” names app roles that the tracker does not know: {told}"
    ]


def test_the_log_says_why_a_sign_in_failed_and_nothing_of_whose_it_was(
    council: Council, caplog: pytest.LogCaptureFixture
) -> None:
    council.provider.claims = WRONG["expired"]
    with caplog.at_level(logging.DEBUG, "tracker"):
        council.comes_in()
    assert caplog.messages == ["A sign-in through “Council sign-in” failed: its ID token: ExpiredTokenError."]
    assert SECRET not in caplog.text


OUT_OF_ORDER = {
    "fails": ("500 Oops", b"{}"),
    "says nothing of use": ("200 OK", b"[1]"),
    "speaks no JSON": ("200 OK", b"<html>"),
    "leads elsewhere": ("302 Found", b""),
    "never ends": ("200 OK", b" " * (LARGEST + 1)),
    "is somebody else": ("200 OK", b'{"issuer": "https://elsewhere.example"}'),
}
DISCOVERY, KEYS, TOKEN = "/.well-known/openid-configuration", "/jwks", "/oauth2/token"


@pytest.mark.parametrize("fault", OUT_OF_ORDER)
def test_a_provider_that_is_out_of_order_is_said_to_be(council: Council, fault: str) -> None:
    council.provider.answers[DISCOVERY] = OUT_OF_ORDER[fault]
    is_refused(council.browser().opens(BEGIN), council, status=503, says="cannot be reached at present")


@pytest.mark.parametrize("fault", ["fails", "says nothing of use", "speaks no JSON", "leads elsewhere", "never ends"])
def test_a_provider_that_stops_in_the_middle_is_said_to_be_out_of_order(council: Council, fault: str) -> None:
    council.provider.answers[TOKEN] = OUT_OF_ORDER[fault]
    is_refused(council.comes_in()[1], council, status=503, says="cannot be reached at present")


@pytest.mark.parametrize("body", [b"{}", b'{"id_token": 7}', b'{"error": "invalid_client"}'])
def test_an_exchange_without_an_id_token_lets_nobody_in(council: Council, body: bytes) -> None:
    council.provider.answers[TOKEN] = ("200 OK", body)
    is_refused(council.comes_in()[1], council)


@pytest.mark.parametrize("keys", [b"{}", b'{"keys": [7, {"kty": "RSA"}, {"kty": "oct", "k": "c2VjcmV0"}]}'])
def test_keys_that_cannot_be_read_are_no_keys(council: Council, keys: bytes) -> None:
    council.provider.answers[KEYS] = ("200 OK", keys)
    is_refused(council.comes_in()[1], council)


def test_endpoints_elsewhere_without_https_are_not_asked(council: Council) -> None:
    here = council.provider.issuer
    says = {"issuer": here, "authorization_endpoint": f"{here}/a", "token_endpoint": "http://elsewhere.example/t"}
    council.provider.answers[DISCOVERY] = ("200 OK", json.dumps(says | {"jwks_uri": f"{here}/jwks"}).encode())
    is_refused(council.browser().opens(BEGIN), council, status=503, says="cannot be reached at present")


def test_a_provider_out_of_reach_is_left_alone_for_some_seconds(council: Council) -> None:
    council.provider.answers[DISCOVERY] = OUT_OF_ORDER["fails"]
    for _ in range(3):
        council.browser().opens(BEGIN)
    assert council.provider.asked.count(DISCOVERY) == 1
    council.provider.answers.clear()
    council.clock.time += NOT_ASKED_FOR
    assert council.comes_in()[1].url.path == PLAN


def test_without_its_secret_the_tracker_signs_nobody_in_and_says_nothing_of_it(
    council: Council, tmp_path: Path
) -> None:
    (tmp_path / "secret").unlink()
    _, answer = council.comes_in()
    is_refused(answer, council, status=503, says="cannot be reached at present")
    assert str(tmp_path) not in answer.text
