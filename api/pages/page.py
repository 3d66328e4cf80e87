"""One page being answered: who looks, at which programme and moment, what they may do, and where links lead."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, cast
from urllib.parse import quote
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import HTMLResponse

from api.access import administers_everything
from api.bootstrap import Tracker
from api.errors import RETRY_AFTER
from api.moments import record_at
from api.pages.drawn import draw
from api.pages.exempt_here import ExemptHere, exempt_here
from api.pages.links import Links
from api.pages.moment import Looking
from api.pages.navigation import Step, programme_navigation, service_navigation
from api.pages.recorded import Recorded, recorded
from api.pages.tables import Asked
from application.commands.as_seen import is_seen
from application.commands.catalogue import BY_NAME
from application.commands.unseen import version_seen
from application.ports import Answer, Records
from domain.actor import EVERY_PROGRAMME, Actor
from domain.hiding import Hidden
from domain.record import Record


class Page:
    """What every route of a page is given, and what its template knows as `page`.

    `programme` is the reference in the address, checked to be one that this person may see; it is None on pages that
    are about none. `actor` is None where nobody is signed in.
    """

    def __init__(
        self,
        request: Request,
        tracker: Tracker,
        looking: Looking,
        *,
        actor: Actor | None = None,
        person: str = "",
        programme: str | None = None,
    ) -> None:
        self.tracker = tracker
        self.looking = looking
        self.programme = programme
        self.links = Links(looking.asked, programme)
        self._actor, self._person = actor, person
        self._request = request

    @property
    def is_signed_in(self) -> bool:
        """Whether the tracker knows who looks."""
        return self._actor is not None

    @property
    def actor(self) -> Actor:
        """Who looks, on a page that nobody sees without signing in."""
        return cast("Actor", self._actor)

    @property
    def person(self) -> str:
        """Who looks, by the reference that their access is recorded under; empty where nobody is signed in."""
        return self._person

    @property
    def records(self) -> Records:
        """The records as this person sees them; as anybody does, where nobody is signed in."""
        sight = self.tracker.sight
        return sight.public if self._actor is None else sight.of(self._actor)

    @property
    def programmes_seen(self) -> Mapping[str, str]:
        """The programmes this person may see, by reference, with their names."""
        return {record.programme.ref: record.programme.name for record in self.records_seen}

    @property
    def records_seen(self) -> tuple[Record, ...]:
        """The records of those programmes, of which something counts at the moment."""
        records = self.records
        seen = (records.at(ref, self.looking.moment) for ref in records.programmes() if self.actor.may_see(ref))
        return tuple(record for record in seen if not record.is_empty)

    @cached_property
    def record(self) -> Record:
        """The programme's record at the moment; refused where nothing of it counts yet."""
        return record_at(self.records, str(self.programme), self.looking.moment)

    @property
    def is_now(self) -> bool:
        """Whether things can be changed from here."""
        return self.looking.is_now

    @property
    def path(self) -> str:
        """The page's own path as a link leads there, which never is one that a browser takes for another host."""
        return quote(f"/{self._request.scope['path'].lstrip('/')}", safe="/:")

    @property
    def asked(self) -> Asked:
        """The address as it was asked for, for tables and filters; confirmations are left out of links."""
        query = {name: value for name, value in self._request.query_params.items() if name not in ("recorded", "batch")}
        return Asked(self.path, {name: value for name, value in query.items() if value} | self.looking.asked)

    def parameter(self, name: str) -> str | None:
        """A parameter of the address; an empty one is none."""
        return self._request.query_params.get(name, "").strip() or None

    def may(self, order: str) -> bool:
        """Whether this person may give the order here and now; what they may not do is not shown."""
        return self.is_now and BY_NAME[order].role_of(self.actor, self.programme or "") is not None

    @cached_property
    def exempt_here(self) -> ExemptHere:
        """What the page says of exemptions: of items that are not shown, and of the thing that is."""
        return exempt_here(self)

    @property
    def recorded(self) -> Recorded | None:
        """What the order that led here recorded, to be said once at the top."""
        command_id = self.parameter("recorded")
        journal = self.tracker.office.journal
        answer = journal.answers_to([command_id]).get(command_id) if command_id else None
        if answer is None or answer.address.programme not in self._spoken_of_here:
            return None
        return self.told_of(answer, self.hidden_in(answer.address.programme))

    def hidden_in(self, programme: str) -> Hidden:
        """What this person does not see of a programme; the store is asked each time."""
        return self.tracker.sight.hidden_from(self.actor, programme)

    def told_of(self, answer: Answer, hidden: Hidden) -> Recorded | None:
        """An answer as this person is told it; nothing of one about what is hidden from them in its programme."""
        if not is_seen(answer, hidden):
            return None
        stream = self.tracker.office.journal.stream(answer.address) if hidden.in_part else ()
        return recorded(answer._replace(version=version_seen(answer.version, stream, hidden)))

    @property
    def _spoken_of_here(self) -> tuple[str, ...]:
        """Whose orders a confirmation may speak of: those of the programme, and of people before who sees them."""
        if self.programme is not None:
            return (self.programme,)
        return (EVERY_PROGRAMME,) if self._actor is not None and administers_everything(self._actor) else ()

    @property
    def service_steps(self) -> tuple[Step, ...]:
        """The navigation of the whole tracker."""
        return service_navigation(self) if self.is_signed_in else ()

    @property
    def programme_steps(self) -> tuple[Step, ...]:
        """The navigation within the programme; none on other pages."""
        return programme_navigation(self) if self.programme else ()

    def show(self, template: str, *, title: str, status: int = 200, **rows: Any) -> HTMLResponse:  # Any: views
        """The page drawn from a template, which knows the page as `page` and the rest by name."""
        zone = ZoneInfo(self.tracker.settings.time_zone)
        return HTMLResponse(draw(template, zone=zone, page=self, title=title, **rows), status, RETRY_AFTER.get(status))
