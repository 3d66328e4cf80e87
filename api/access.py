"""Who stands before a door: the person a key was made for, as they are now, so that access takes effect at once."""

from api.bootstrap import Tracker
from application.ports import Key
from application.projections.people import actor_of
from domain.actor import EVERY_PROGRAMME, Actor, Role
from domain.record import Moment, Record


def access_now(tracker: Tracker) -> Record:
    """The portfolio's own record of people, as of now."""
    return tracker.office.records.at(EVERY_PROGRAMME, Moment(tracker.office.clock.now().date()))


def actor_now(tracker: Tracker, person: str) -> Actor | None:
    """A person with what they may do now; nobody where they are unknown or have left."""
    return actor_of(access_now(tracker), person)


def holder_of(tracker: Tracker, key: Key | None) -> Actor | None:
    """Whom a key lets in now, if there is one and its person is still here."""
    return None if key is None else actor_now(tracker, key.person)


def administers_everything(actor: Actor) -> bool:
    """Whether the list of people exists for somebody: only for administrators of every programme."""
    return Role.ADMINISTRATOR in actor.roles_in(EVERY_PROGRAMME)
