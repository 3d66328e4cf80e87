"""The samples, and beside them one thing of each kind that no paper tells of, so that every page has one."""

from datetime import date

from api.bootstrap import Tracker
from api.commandline.demonstration import bring_samples_in
from application.commands.change_requests import RequestChange
from application.commands.office import Instruction, carry_out
from application.commands.order import Provenance
from domain.actor import Actor, Grant, Role
from domain.change_request import ChangeKind
from domain.entry import Address

ITS_MEETING = date(2023, 6, 29)
CHANGE = Address("sbc-ehdc-ict", "change-request", "CR1")
CLERK = Actor("Clerk", (Grant(Role.ADMINISTRATOR),))


def bring_in_samples_and_more(tracker: Tracker) -> None:
    """Bring them in, and let a paper of the last meeting ask for a change."""
    bring_samples_in(tracker)
    asked = RequestChange(
        what="Let both councils buy laptops together", kind=ChangeKind.OTHER, effective_on=ITS_MEETING
    )
    provenance = Provenance(source="minutes#L1", known_on=ITS_MEETING)
    carry_out([Instruction(asked, CHANGE, provenance)], actor=CLERK, office=tracker.office)
