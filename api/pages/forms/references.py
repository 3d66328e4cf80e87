"""Makes the reference of a new thing out of its own words, where nobody typed one."""

import re
import unicodedata
from collections.abc import Collection
from datetime import date
from itertools import count

from application.commands.meetings import ScheduleMeeting
from application.commands.order import Order

NAMED_BY = ("title", "name", "event", "what", "text", "reported_on")
"""What an order calls the thing it begins, by the name of its field; a meeting without a title goes by its board."""

LONGEST = 60
"""Shorter than a reference may be, so that there is room for a number behind it."""


def reference_made_of(order: Order, taken: Collection[str], *, otherwise: str) -> str:
    """“TUPE transfer” is `tupe-transfer`, the second one `tupe-transfer-2`; a report is called by its day.

    A meeting without a title goes by its board and its day. Words without a letter or a figure of the plain alphabet
    make the kind of the thing its reference.
    """
    short = _plain(_called(order)) or otherwise
    if short not in taken:
        return short
    return next(numbered for number in count(2) if (numbered := f"{short}-{number}") not in taken)


def _called(order: Order) -> str:
    if isinstance(order, ScheduleMeeting) and order.title is None:
        return f"{order.board} {order.on.exact_day or order.on.in_words}"
    words = next(value for name in NAMED_BY if (value := order.content.get(name)) is not None)
    return words.isoformat() if isinstance(words, date) else str(words)


def _plain(words: str) -> str:
    """Small letters, figures and hyphens, cut off between two words where that is possible."""
    letters = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", letters)).strip("-")
    if len(plain) <= LONGEST:
        return plain
    cut = plain[: LONGEST + 1].rpartition("-")[0]
    return (cut or plain[:LONGEST]).strip("-")
