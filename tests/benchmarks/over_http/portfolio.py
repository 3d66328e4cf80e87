"""A portfolio to ask things of over HTTP: fifty programmes, of which one has many changes and one very many."""

from pathlib import Path

from api.bootstrap import Tracker, build
from api.settings import Settings
from application.adapters.event_store import StoredJournal
from application.adapters.opening import open_store
from application.commands.office import Instruction, carry_out
from application.commands.people import AdmitPerson, GrantRole
from domain.actor import Actor, Grant, Role
from domain.entry import Address
from domain.person import Person
from tests.benchmarks import history

MILESTONES = 200
CHANGED, MUCH_CHANGED = "changed", "much-changed"
CHANGES = {CHANGED: 30, MUCH_CHANGED: 150}
PROGRAMMES = 50

_CLERK = Actor("Programme manager", (Grant(Role.ADMINISTRATOR),))


def fill(store: Path | str, programmes: int = PROGRAMMES, milestones: int = MILESTONES) -> None:
    """Programmes with milestones that were planned and never changed, among them the two that were."""
    with open_store(str(store)) as application:
        journal = StoredJournal(application, None)
        for name, changes in CHANGES.items():
            journal.append(history.together(history.interleaved(MILESTONES, changes, name)))
        for number in range(programmes - len(CHANGES)):
            journal.append(history.together(history.interleaved(milestones, 1, f"programme-{number}")))


def token_for(store: Path | str) -> str:
    """A token of somebody who may give orders everywhere."""
    tracker = build(Settings.model_validate({"store": str(store)}))
    try:
        return _token(tracker)
    finally:
        tracker.close()


def _token(tracker: Tracker) -> str:
    at = Address("*", Person.KIND, "manager")
    orders = (AdmitPerson(title="Programme manager"), GrantRole(role=Role.ADMINISTRATOR, on="*"))
    carry_out([Instruction(order, at) for order in orders], actor=_CLERK, office=tracker.office)
    return tracker.tokens.make(at.ref)
