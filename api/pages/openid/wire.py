"""Talks to an identity provider: within a time, up to a size, and nowhere else than where it was sent."""

from time import monotonic
from urllib.request import getproxies, proxy_bypass

import httpx2

PATIENCE = 5.0
"""Seconds until a provider that says nothing is given up."""

LONGEST = 10.0
"""Seconds that a whole answer may take."""

LARGEST = 500_000
"""The bytes an answer may have."""

TIMES = httpx2.Timeout(PATIENCE)


class Bounded(httpx2.BaseTransport):
    """Reads an answer up to a size and within a time. Clients share it, as it keeps no connection."""

    def __init__(self, host: str, *, scheme: str = "https") -> None:
        proxy = None if proxy_bypass(host) else getproxies().get(scheme)
        limits = httpx2.Limits(max_connections=20, max_keepalive_connections=0)
        self._inner = httpx2.HTTPTransport(limits=limits, proxy=proxy, trust_env=True)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer, read whole."""
        request.headers["Accept-Encoding"] = "identity"  # so that what is counted is what is read
        ends_at = monotonic() + LONGEST
        answer = self._inner.handle_request(request)
        try:
            content = _read(answer, request, ends_at)
        finally:
            answer.close()
        return httpx2.Response(answer.status_code, headers=_plain(answer), content=content, request=request)


def _read(answer: httpx2.Response, request: httpx2.Request, ends_at: float) -> bytes:
    content = bytearray()
    for chunk in answer.iter_raw():
        content += chunk
        if len(content) > LARGEST:
            raise httpx2.ReadError(f"more than {LARGEST} bytes", request=request)
        if monotonic() > ends_at:
            raise httpx2.ReadTimeout(f"longer than {LONGEST} seconds", request=request)
    return bytes(content)


def _plain(answer: httpx2.Response) -> dict[str, str]:
    """What is left of the headers: the body is read, and nothing else of them is used."""
    return {"Content-Type": answer.headers.get("content-type", "")}
