"""An identity provider on this machine, honest unless it is told what to say instead."""

import hashlib
import threading
import warnings
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import orjson
from joserfc import jws, jwt
from joserfc.jwk import KeySet, RSAKey
from werkzeug.serving import WSGIRequestHandler, make_server

from api.identity_providers import IdentityProvider

with warnings.catch_warnings():  # it still reads keys through a part of Authlib that is going away
    warnings.simplefilter("ignore")
    import oidc_provider_mock  # type: ignore[import-untyped]  # it does not say that it has types

Claims = dict[str, Any]  # Any: what JSON holds
Start = Callable[..., Any]  # Any: as WSGI has it
KEY = RSAKey.generate_key(2048, {"kid": "the-provider-key", "use": "sig", "alg": "RS256"})
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "the-provider-key", "use": "sig", "alg": "RS256"})
CLIENT, SECRET = "tracker", "hush-hush"


class Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log(self, *_: object) -> None:
        """Nothing."""


class Provider:
    """The mock behind a wire that checks the PKCE verifier, as real providers do, and signs tokens with a key of ours.

    `claims` alters what an ID token says, `seals` how it is signed, `answers` replaces a whole answer by its path.
    """

    def __init__(self) -> None:
        self._app = oidc_provider_mock.app(require_nonce=True)
        self.port = 0
        self.be_honest()

    def be_honest(self) -> None:
        """Begin anew; `now` is the tracker's own time, at which tokens are made."""
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        self.claims: Callable[[Claims], Claims] = lambda claims: claims
        self.seals: Callable[[Claims], str] = signed
        self.keys: list[RSAKey] = [KEY]
        self.answers: dict[str, tuple[str, bytes]] = {}
        self.asked: list[str] = []
        self._challenges: dict[str, str] = {}

    @property
    def issuer(self) -> str:
        return f"http://localhost:{self.port}"

    def configured(self, name: str = "Council sign-in", secret: Path | None = None) -> IdentityProvider:
        return IdentityProvider(name=name, issuer=self.issuer, client_id=CLIENT, client_secret_file=secret)

    def knows(self, subject: str, *roles: object, **claims: object) -> None:
        """Somebody with an account there, and the app roles they hold."""
        said = {"roles": list(roles), **claims} if roles else claims
        assert httpx2.put(f"{self.issuer}/users/{subject}", json=said).status_code == 204

    def approves(self, address: str, subject: str) -> str:
        """Somebody signs in there; the address their browser is sent back to."""
        return self._decides(address, {"sub": subject})

    def refuses(self, address: str) -> str:
        return self._decides(address, {"action": "deny"})

    def _decides(self, address: str, form: dict[str, str]) -> str:
        answer = httpx2.post(address, data=form)
        assert answer.status_code == 302, answer.text
        back = answer.headers["location"]
        code, sent = parse_qs(urlsplit(back).query).get("code"), parse_qs(urlsplit(address).query)
        if code and "code_challenge" in sent:
            assert sent["code_challenge_method"] == ["S256"]
            self._challenges[code[0]] = sent["code_challenge"][0]
        return back

    def __call__(self, environ: Claims, start: Start) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        self.asked.append(path)
        if path in self.answers:
            status, body = self.answers[path]
            start(status, [("Content-Type", "application/json"), ("Location", "http://localhost:1/elsewhere")])
            return [body]
        if path == "/jwks":
            start("200 OK", [("Content-Type", "application/json")])
            return [orjson.dumps(KeySet(list(self.keys)).as_dict(private=False))]
        return self._token(environ, start) if path == "/oauth2/token" else self._app(environ, start)

    def _token(self, environ: Claims, start: Start) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        if not self._fits(form):
            start("400 Bad Request", [("Content-Type", "application/json")])
            return [b'{"error": "invalid_grant"}']
        said: Claims = {}
        environ["wsgi.input"] = BytesIO(body)
        content = b"".join(self._app(environ, lambda status, headers, *_: said.update(status=status)))
        token = orjson.loads(content)
        if "id_token" in token:
            claims = orjson.loads(jws.extract_compact(token["id_token"].encode()).payload)
            now = int(self.now().timestamp())
            token["id_token"] = self.seals(self.claims(claims | {"iat": now, "exp": now + 300}))
        start(said["status"], [("Content-Type", "application/json")])
        return [orjson.dumps(token)]

    def _fits(self, form: dict[str, str]) -> bool:
        """Whether the verifier is the one whose challenge the sign-in began with."""
        hashed = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        return self._challenges.get(form.get("code", "")) == urlsafe_b64encode(hashed).decode().rstrip("=")


def signed(claims: Claims, key: RSAKey = KEY, **header: str) -> str:
    return jwt.encode({"alg": "RS256", "kid": "the-provider-key", **header}, claims, key)


@contextmanager
def running() -> Iterator[Provider]:
    """A provider that can be reached until the tests are over."""
    provider = Provider()
    server = make_server("localhost", 0, provider, threaded=True, request_handler=Quiet)
    provider.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
