"""ID tokens that do not hold in every part let nobody in."""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Callable

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from api.pages.openid.provider import KEPT_FOR
from tests.api.pages.openid.council import ENGINEER, PLAN, Council, is_refused
from tests.api.pages.openid.identity_provider import KEY, OTHER_KEY, SECRET, Claims, signed

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the mock, which runs in this process


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


def test_a_token_that_names_no_key_is_believed_only_where_there_is_one(council: Council) -> None:
    council.provider.seals = lambda claims: jwt.encode({"alg": "RS256"}, claims, KEY)
    assert council.comes_in()[1].url.path == PLAN
    council.clock.time += KEPT_FOR
    council.tracker.sessions.end("", person=council.person().ref)
    council.provider.keys = [KEY, type(KEY).generate_key(2048, {"kid": "another", "use": "sig", "alg": "RS256"})]
    is_refused(council.comes_in()[1], council)
