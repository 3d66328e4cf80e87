"""The headers of an order: which version was read before it (If-Match), and its own id (Idempotency-Key)."""

import re
from typing import Annotated, NamedTuple, TypeVar

from fastapi import Header
from pydantic import ValidationError

from api.refusals import Fault, RequestUnreadable, fault
from api.sentences import COMMAND_ID_ACCEPTED
from application.commands.order import Order

WHATEVER = "*"
_A_VERSION = re.compile(r'(?:W/)?(?P<quote>"?)v?(?P<version>[0-9]{1,9})(?P=quote)')
_ACCEPTED = 'the ETag of the thing as you read it, such as "v3", or * for whatever is there'

T = TypeVar("T", int, str)

IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        description='The version that was read before this change, as its ETag has it: "v3". With * whatever is there '
        "is changed. The body may say it instead, as `expected_version`. Not needed for something new.",
        examples=['"v3"'],
    ),
]
IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        description="Your own id for this order: 8 to 80 letters, digits, dots, hyphens, underscores and colons. Sent "
        "again with it, the order is answered as the first time and recorded once. The body may say it instead, as "
        "`command_id`.",
        examples=["0b0f7c1e-forecast-M4"],
    ),
]


class Headers(NamedTuple):
    """What the headers of an order say."""

    if_match: str | None
    idempotency_key: str | None

    @property
    def takes_whatever_is_there(self) -> bool:
        """Whether the sender says that the version does not matter."""
        return self.if_match is not None and self.if_match.strip() == WHATEVER

    @property
    def version(self) -> int | None:
        """The version that was read, where one is stated."""
        if self.if_match is None or self.takes_whatever_is_there:
            return None
        found = _A_VERSION.fullmatch(self.if_match.strip())
        if found is None:
            raise RequestUnreadable([fault("If-Match", self.if_match, _ACCEPTED)])
        return int(found["version"])

    @property
    def command_id(self) -> str | None:
        """The id of the order, where one is stated."""
        if self.idempotency_key is None:
            return None
        stated = self.idempotency_key.strip().strip('"')
        try:
            return Order(command_id=stated).command_id
        except ValidationError:
            raise RequestUnreadable([fault("Idempotency-Key", self.idempotency_key, COMMAND_ID_ACCEPTED)]) from None


def with_headers(order: Order, headers: Headers) -> Order:
    """The order with what its headers say; where header and body differ, neither is taken."""
    stated = {
        "expected_version": _agreed("If-Match", headers.version, order.expected_version, "expected_version"),
        "command_id": _agreed("Idempotency-Key", headers.command_id, order.command_id, "command_id"),
    }
    return order.model_copy(update=stated)


def _agreed(header: str, in_header: T | None, in_body: T | None, field: str) -> T | None:
    if in_header is not None and in_body is not None and in_header != in_body:
        sentence = (
            f"The header {header} says {in_header}, but “{field}” in the body says {in_body}. "
            "Say it once, or the same in both places."
        )
        raise RequestUnreadable([Fault(header, str(in_header), f"the same as “{field}”, or nothing", sentence)])
    return in_body if in_header is None else in_header
