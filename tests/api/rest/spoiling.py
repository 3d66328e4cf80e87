"""How a good request or file goes bad: wrong values, broken bytes, odd paths and headers; repeatable by a seed."""

import json
from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple  # Any: a body is JSON of any shape
from urllib.parse import quote

ODD_TEXTS = (
    "", " ", "\x00", "\ud800", "é" * 5, "a" * 11_000, "../../etc", "'; DROP TABLE journal; --", "31/02/2018", "15/9",
    "2018-13-45", "99999-01-01", "NaN", "null", "true", "Q9 2023/24", "\u202e", "%", "{{7*7}}", "-1", "1e309", "½",
)  # fmt: skip
ODD_VALUES: tuple[Any, ...] = (
    None, True, -1, 0, 6, 10**30, -(10**30), 1.5, [], {}, [[]], {"a": {}}, {"from": "2018-02-01", "to": "2018-01-01"},
    {"light": "blue"}, {"light": "amber", "scale": "four"}, ["x"] * 2_000, {"date": []}, {"precision": "century"},
)  # fmt: skip
ODD_HEADERS: tuple[tuple[str, bytes], ...] = (
    ("If-Match", b"v-1"), ("If-Match", b'"v99"'), ("If-Match", b"\xff\xfe"), ("If-Match", b""),
    ("If-Match", b"9" * 400),
    ("Idempotency-Key", b"x"), ("Idempotency-Key", b"\xc3\x28" * 9), ("Idempotency-Key", b"k" * 500),
    ("Content-Type", b"text/plain"), ("Content-Type", b"application/json; charset=utf-16"), ("Content-Type", b"\xff"),
    ("Authorization", b"Bearer "), ("Authorization", b"Basic abc"), ("Authorization", b"Bearer \xff\xff"),
    ("Authorization", b"Bearer tt_unknown"), ("Content-Length", b"-1"), ("Content-Encoding", b"gzip"),
)  # fmt: skip
ODD_QUERIES = (
    "as_at=yesterday", "as_at=2018-02-31", "as_at=9999-12-31", "as_at=", "known_at=2018-01-19T25:00:00Z", "as_al=2018",
    "known_at=0000-00-00", "known_at=2018-01-19T10:00:00%2B99:00", "limit=-1", "limit=x", "after=1e9", "since=x",
    "workstream=%00", "kind=", "as_at=2018-01-19&as_at=2018-01-20", "%ff=%fe", "clock=sundial", "limit=100000000000000",
)  # fmt: skip


class Request(NamedTuple):
    """A request as it goes over the wire."""

    method: str
    path: str
    headers: dict[str, bytes]
    body: bytes


Spoiler = Callable[[Random, Request], Request]


def spoil(random: Random, request: Request) -> Request:
    """One or two things wrong with it."""
    for spoiler in random.choices(SPOILERS, k=random.choice((1, 1, 2))):
        request = spoiler(random, request)
    return request


def _value(random: Random, request: Request) -> Request:
    """Somewhere in the body, a value that does not belong there."""
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        return request
    return request._replace(body=_dumped(_swapped(random, body)))


def _swapped(random: Random, value: Any) -> Any:  # Any: as above
    odd = random.choice((random.choice(ODD_TEXTS), random.choice(ODD_VALUES)))
    if isinstance(value, dict) and value:
        key = random.choice(sorted(value))
        return {**value, key: _swapped(random, value[key]) if random.random() < 0.6 else odd}
    if isinstance(value, list) and value:
        return [_swapped(random, value[0]), *value[1:]]
    return odd


def _left_out(random: Random, request: Request) -> Request:
    """A field that is missing, or one too many."""
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        return request
    if isinstance(body, dict) and body and random.random() < 0.5:
        body.pop(random.choice(sorted(body)))
        return request._replace(body=_dumped(body))
    return request._replace(body=_dumped({**body, random.choice(ODD_TEXTS): 1} if isinstance(body, dict) else body))


def _dumped(body: Any) -> bytes:  # Any: as above
    return json.dumps(body).encode("utf-8")


def _bytes(random: Random, request: Request) -> Request:
    """Bytes cut, flipped, doubled, or never JSON at all."""
    body = request.body
    at = random.randrange(len(body) + 1)
    spoilt = (
        body[:at],
        body[:at] + bytes([random.randrange(256)]) + body[at + 1 :],
        body + body,
        b"\xef\xbb\xbf" + body,
        b"[" * 5_000,
        b'{"a":' * 5_000,
        b"",
        b"\xff\xfe\x00",
        b"NaN",
        random.randbytes(40),
    )
    return request._replace(body=random.choice(spoilt))


def _path(random: Random, request: Request) -> Request:
    """A path that leads nowhere, or oddly written."""
    parts = request.path.split("/")
    at = random.randrange(2, len(parts))
    odd = random.choice((*ODD_TEXTS, "%", "%zz", "%00", "%ff%fe", "a" * 3_000, ":", "x:y:z", ".", ".."))
    parts[at] = odd if odd.startswith("%") else quote(odd.encode("utf-8", errors="replace"), safe=":")
    return request._replace(path="/".join(parts))


def _header(random: Random, request: Request) -> Request:
    """A header that cannot be meant."""
    name, value = random.choice(ODD_HEADERS)
    return request._replace(headers=request.headers | {name: value})


def _query(random: Random, request: Request) -> Request:
    """A question about no moment at all."""
    path = request.path.rsplit("/", 1)[0] if request.method == "POST" else request.path
    return request._replace(method="GET", path=f"{path}?{random.choice(ODD_QUERIES)}", body=b"")


def _method(random: Random, request: Request) -> Request:
    """A method that is not for that path."""
    return request._replace(method=random.choice(("PUT", "DELETE", "PATCH", "TRACE", "GET", "BREW")))


SPOILERS: tuple[Spoiler, ...] = (
    _value,
    _value,
    _value,
    _left_out,
    _left_out,
    _bytes,
    _bytes,
    _path,
    _header,
    _query,
    _method,
)


def spoil_file(random: Random, content: bytes) -> bytes:
    """A file with a few bytes or lines gone wrong."""
    lines = content.splitlines(keepends=True)
    at = random.randrange(len(lines))
    cut = random.randrange(len(content))
    odd = random.choice(ODD_TEXTS).encode("utf-8", errors="surrogatepass")
    spoilt = (
        b"".join(lines[:at] + lines[at + 1 :]),
        b"".join([*lines[:at], lines[at], *lines[at:]]),
        b"".join([*lines[:at], b"  " + lines[at], *lines[at + 1 :]]),
        b"".join([*lines[:at], lines[at].replace(b":", b": " + odd + b" ", 1), *lines[at + 1 :]]),
        b"".join([*lines[:at], lines[at].replace(b": ", b": &a [*a, ", 1), *lines[at + 1 :]]),
        content[:cut],
        content[:cut] + random.randbytes(3) + content[cut:],
        content[:cut] + b"\t" + content[cut:],
        content.decode("utf-8").encode("utf-16"),
        random.randbytes(200),
    )
    return random.choice(spoilt)
