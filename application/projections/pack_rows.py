"""Which packs were frozen for a meeting, when, in which role, and made from which record?"""

from datetime import date

from application.projections.view import View, day_or_not_stated
from domain.actor import Role
from domain.board_pack import Pack
from domain.meeting import Meeting


class PackRow(View):
    """A pack that was frozen, the first of a meeting under 1: the entry of that, and what was kept of it."""

    number: int
    of: int
    position: int
    up_to: int
    shows: date
    template: int
    content_sha256: str
    frozen_on: date | None
    role: str
    in_words: str


def pack_rows(meeting: Meeting) -> tuple[PackRow, ...]:
    """The packs of a meeting in the order they were frozen."""
    return tuple(_row(pack, number, len(meeting.packs)) for number, pack in enumerate(meeting.packs, start=1))


def _row(pack: Pack, number: int, of: int) -> PackRow:
    role = pack.role if pack.role not in tuple(Role) else Role(pack.role).in_words
    return PackRow(
        number=number,
        of=of,
        position=pack.position,
        up_to=pack.frozen.up_to,
        shows=pack.frozen.as_at,
        template=pack.frozen.template,
        content_sha256=pack.frozen.content_sha256,
        frozen_on=pack.frozen_on,
        role=role,
        in_words=f"Pack {number} of {of}, frozen on {day_or_not_stated(pack.frozen_on)} by the {role}",
    )
