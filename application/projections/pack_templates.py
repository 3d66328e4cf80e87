"""How is a frozen pack made again, by the version of the template it was frozen with?

A version that was released is never changed and never removed, as for reports (see report_templates.py): packs were
sealed with what it makes. tests/application/issuing/golden holds what each version makes, byte for byte.
"""

from collections.abc import Callable

from application.projections.board_pack import BoardPack, board_pack
from domain.record import Record

Template = Callable[[Record, str], BoardPack]
"""Makes the pack of a meeting, by its reference, of the record it was made from."""

TEMPLATES: dict[int, Template] = {1: board_pack}
"""Every version there has been."""

LATEST = max(TEMPLATES)
