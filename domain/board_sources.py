"""Where each part of a board was found, so that what another paper states otherwise can be held against it."""

from collections.abc import Mapping

from domain.board_facts import (
    BoardConstituted,
    BoardCycleChanged,
    BoardLeadChanged,
    BoardRemitChanged,
    BoardSeatsChanged,
)
from domain.fact import Fact


def sources_of(fact: BoardConstituted, source: str | None) -> dict[str, str | None]:
    """Where each part of it was found that it states."""
    stated = {
        "name_source": fact.name,
        "remit_source": fact.purposes or fact.duties or fact.services,
        "seats_source": fact.seats,
        "lead_source": fact.lead_role,
        "cycle_source": fact.cycle,
    }
    return {name: source if is_there else None for name, is_there in stated.items()}


SOURCE_OF: Mapping[type[Fact], str] = {
    BoardSeatsChanged: "seats_source",
    BoardLeadChanged: "lead_source",
    BoardCycleChanged: "cycle_source",
    BoardRemitChanged: "remit_source",
}
"""What is kept with where it was found."""
