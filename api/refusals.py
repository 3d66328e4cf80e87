"""Why a door says no before any order or question is reached: who asks is unknown, or what was sent is unreadable."""

from collections.abc import Sequence
from typing import NamedTuple

from domain.refusals import DomainError, Malformed

LONGEST_ECHO = 100
"""How many characters of what was sent are shown again."""


class Fault(NamedTuple):
    """One thing wrong with what was sent: the field, what was found there, what is accepted, all in a sentence."""

    field: str
    found: str | None
    accepted: str
    sentence: str


class RequestUnreadable(Malformed):
    """What was sent cannot be read; each fault names its field."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(_in_one(faults))
        self.faults = tuple(faults)


class NotSignedIn(DomainError):
    """Nobody has said who asks, or nobody knows them."""


class TokenMissing(NotSignedIn):
    """No token was sent."""

    def __init__(self) -> None:
        super().__init__(
            "Say who you are: send the header “Authorization: Bearer TOKEN”. An administrator makes tokens with "
            "“tracker token create”."
        )


class TokenUnknown(NotSignedIn):
    """The token stands for nobody."""

    def __init__(self) -> None:
        super().__init__(
            "This token is unknown or was revoked, or whoever it was made for has left. Ask an administrator for a "
            "new one."
        )


class BodyTooLarge(DomainError):
    """The body has more bytes than one request may have."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"The body is larger than {limit:,} bytes, the most that is accepted. Send less at a time.")


class SentTooSlowly(DomainError):
    """The rest of the body did not come."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Nothing more of the body came for {seconds:g} seconds. Nothing was stored. Send it again.")


class ContentTypeNotAccepted(DomainError):
    """The body is not JSON in UTF-8."""

    def __init__(self, found: str) -> None:
        sent = f"The body was sent as “{shown(found)}”" if found else "The body was sent without a content type"
        super().__init__(f"{sent}. Orders are JSON: send “Content-Type: application/json”, in UTF-8.")


class EncodingNotAccepted(DomainError):
    """The body is compressed."""

    def __init__(self, found: str) -> None:
        super().__init__(f"The body is encoded as “{shown(found)}”. Send it as it is, without Content-Encoding.")


class NoSuchPath(DomainError):
    """Nothing is at this address."""

    def __init__(self, path: str) -> None:
        super().__init__(f"There is nothing at “{shown(path)}”. GET /api lists what there is.")


class MethodNotAllowed(DomainError):
    """The address is right and the method is not."""

    def __init__(self, method: str, path: str, allowed: str) -> None:
        super().__init__(f"“{shown(path)}” does not take {shown(method)}. It takes {allowed}.")


class OutOfReach(DomainError):
    """Somebody outside, whom the tracker has to ask, does not answer."""


class RequestNotUnderstood(DomainError):
    """The request is broken below everything the tracker reads."""

    def __init__(self) -> None:
        super().__init__("This request cannot be understood as HTTP. Check how it was put together.")


def shown(found: object) -> str:
    """What was sent, fit to be shown again: cut short, on one line, and nothing that cannot be printed."""
    text = "".join(character if character.isprintable() else "�" for character in str(found)[: LONGEST_ECHO + 1])
    return text if len(text) <= LONGEST_ECHO else f"{text[: LONGEST_ECHO - 1]}…"


def fault(field: str, found: object, accepted: str) -> Fault:
    """A field that holds something else than it takes."""
    return Fault(field, shown(found), accepted, f"“{shown(field)}” is “{shown(found)}”. It takes {accepted}.")


def _in_one(faults: Sequence[Fault], most: int = 3) -> str:
    told = " ".join(fault.sentence for fault in faults[:most])
    rest = len(faults) - most
    return f"{told} There {'is 1 more' if rest == 1 else f'are {rest} more'} in “errors”." if rest > 0 else told
