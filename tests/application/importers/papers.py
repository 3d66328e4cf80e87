"""Import files to try the reader with: a head, and entries under it."""

from datetime import date
from typing import TypeVar

from application.commands.order import Order
from application.importers.faults import FileUnreadable
from application.importers.programme_file import Reading, read

O = TypeVar("O", bound=Order)  # noqa: E741 an order

TODAY = date(2026, 7, 1)

HEAD = """\
format: transition-tracker/1
programme: bridge
sources:
  - {id: report, title: Highlight report, dated: 2018-01-19, published: 2018-02-15}
  - {id: review, title: A review without a date}
entries:
"""
REGISTERED = "  - {order: register-programme, source: report, name: The new bridge}\n"
OPENS = "  - {order: plan-milestone, ref: M1, source: 'report#L7', title: Bridge opens, baseline: 29/01/2018}\n"
LATER = """\
  - order: change-forecast
    ref: M1
    source: report
    effective_on: 2018-03-02
    forecast: 14 March 2018
    reason: supplier
    note: The steel arrived late.
"""
BRIDGE = HEAD + REGISTERED + OPENS + LATER


def faults_of(text: bytes | str) -> list[tuple[int, int, str]]:
    """Line, column and sentence of all that is wrong with a file."""
    try:
        read(text, "bridge.yaml", today=TODAY)
    except FileUnreadable as refusal:
        return [(fault.place.line, fault.place.column, fault.sentence) for fault in refusal.faults]
    return []


def faults_in(text: str) -> list[str]:
    """What is wrong with a file of one entry."""
    try:
        entry(text)
    except FileUnreadable as refusal:
        return [fault.sentence for fault in refusal.faults]
    return []


def entry(text: str) -> Reading:
    """What a file with one entry says. The entry's lines begin in the first column."""
    first, *others = text.rstrip("\n").split("\n")
    return read(HEAD + "\n".join([f"  - {first}", *(f"    {line}" for line in others)]), "bridge.yaml", today=TODAY)


def order_in(text: str, kind: type[O]) -> O:
    """The order of a file with one entry."""
    order = entry(text).rows[0].instruction.order
    assert isinstance(order, kind)
    return order


def remarks_on(text: str) -> list[str]:
    """What there is to know of a file with one entry."""
    return [remark.sentence for remark in entry(text).remarks]
