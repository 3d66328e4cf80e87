"""What the first sample may look like four weeks after its report: dates met and moved, a worse light, scored risks."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from api.bootstrap import Tracker
from application.commands.catalogue import BY_NAME
from application.commands.office import Instruction, carry_out
from domain.actor import Actor, Grant, Role
from domain.entry import Address
from tests.api.pages.every_page import FIRST

ON = date(2018, 2, 16)
"""By then three of the four samples were published."""
KNOWN_BY_THEN = ("3c-ict-shared-service", "cheshire-ict-tom", FIRST)
MANAGER = Actor("Programme manager", (Grant(Role.PROGRAMME_MANAGER),))

Said = Mapping[str, Any]  # Any: the JSON of an order
ORDERS: tuple[tuple[str, str, Said], ...] = (
    ("meet-milestone", "M1", {"met_on": "2018-01-29", "effective_on": "2018-01-30"}),
    ("confirm-forecast", "T9", {"effective_on": "2018-02-09", "note": "signed by two councils of three"}),
    (
        "change-forecast",
        "M3",
        {"forecast": "2018-03-12", "reason": "resources", "note": "more replies came than two people can read"}
        | {"effective_on": "2018-02-09"},
    ),
    (
        "identify-risk",
        "R1",
        {"event": "Too few managers stay through the transfer", "effective_on": "2018-02-02"}
        | {"inherent": {"likelihood": 5, "impact": 4}, "current": {"likelihood": 4, "impact": 4}}
        | {"target": {"likelihood": 2, "impact": 3}, "response": "treat", "owner_role": "Programme Sponsor"},
    ),
    (
        "identify-risk",
        "R2",
        {"event": "The planning systems are not joined in time", "effective_on": "2018-02-02"}
        | {"inherent": {"likelihood": 3, "impact": 4}, "current": {"likelihood": 3, "impact": 3}},
    ),
    (
        "declare-rating",
        "programme:overall",
        {"rating": {"light": "amber"}, "rationale": "The outcomes report comes three weeks later than promised."}
        | {"path_to_green": "A third person reads replies from Monday.", "effective_on": "2018-02-09"},
    ),
)


def four_weeks_pass(tracker: Tracker) -> None:
    """Record them all, as a programme manager would."""
    for order, ref, said in ORDERS:
        rule = BY_NAME[order]
        instruction = Instruction(rule.order.model_validate(said), Address(FIRST, rule.kind, ref))
        carry_out([instruction], actor=MANAGER, office=tracker.office)
