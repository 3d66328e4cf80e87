"""Is an order the one that was given under the same id before?"""

import hashlib

from application.commands.order import Order
from domain.entry import Address

WAS_ERASED = b""
"""The fingerprint of an order whose words were erased: what it said can no longer be compared with what is sent."""


def fingerprint(order: Order, at: Address, *, given_by: str) -> bytes:
    """What makes two orders the same order: who gives it, to which thing, saying what.

    An order of an import is given by its file: it is the same order whoever brings the file in. What is not stated is
    left out, so that a field that orders get later does not make an old order another one. So is the version that was
    read: whoever retries may have read the thing again in between.
    """
    content = order.model_dump_json(exclude={"command_id", "expected_version"}, exclude_defaults=True)
    text = "\x1f".join((given_by, *at, type(order).__name__, content, *order.said_to_be_none))
    return hashlib.sha256(text.encode()).digest()[:16]
