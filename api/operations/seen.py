"""What is seen of a request while it is answered, for the log and the figures: never what was sent with it."""

import os
import re
from contextvars import ContextVar

from starlette.types import Scope

REQUEST_ID = "X-Request-Id"
_NAMED = REQUEST_ID.lower().encode()
_SANE = re.compile(r"(?!tt_)[A-Za-z0-9._-]{1,64}")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

NO_ROUTE = "none"
"""What stands for a path that leads nowhere: what somebody typed is not told again."""


class Seen:
    """One request. `refusal` is the class of what it was refused with, if it was."""

    def __init__(self, scope: Scope) -> None:
        stated = next((value.decode("latin-1") for name, value in scope["headers"] if name == _NAMED), "")
        self.request_id = stated if _SANE.fullmatch(stated) else os.urandom(16).hex()
        self.method = scope["method"] if scope["method"] in _METHODS else "other"
        self.status = 0
        self.is_answered = False
        self.refusal: str | None = None

    @property
    def header(self) -> tuple[bytes, bytes]:
        """The id as an answer carries it."""
        return _NAMED, self.request_id.encode()

    @property
    def status_class(self) -> str:
        """Such as 2xx."""
        return f"{self.status // 100}xx"


def route_of(scope: Scope) -> str:
    """The template of the route that answered, such as /api/programmes/{programme}; never the path itself."""
    template = getattr(scope.get("route"), "path", None)
    return template if isinstance(template, str) else NO_ROUTE


SEEN: ContextVar[Seen | None] = ContextVar("request", default=None)
"""The request that is being answered, in whichever thread; none in errands and in rounds."""
