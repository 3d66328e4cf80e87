"""Where the links of a page lead: inside the tracker, to the programme spoken of, at the moment that is looked at."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote, urlencode

from api.addresses import PLURALS
from domain.record import Moment


class Links(NamedTuple):
    """Makes addresses. `moment` holds the clocks that were asked for, as they go into every address."""

    moment: Mapping[str, str]
    programme: str | None = None

    def of_programme(self, programme: str) -> "Links":
        """The same, for another programme."""
        return self._replace(programme=programme)

    def to(self, *steps: str, **query: str | None) -> str:
        """A page of the tracker: `to("search", q="bridge")`; what is None is left out."""
        path = "/" + "/".join(quote(step, safe=":") for step in steps)
        stated = {**self.moment, **{name: value for name, value in query.items() if value is not None}}
        return f"{path}?{urlencode(stated)}" if stated else path

    def within(self, *steps: str, **query: str | None) -> str:
        """A page of the programme: `within("milestones", "M4")`; its first page without steps."""
        return self.to("programmes", str(self.programme), *steps, **query)

    def new(self, kind: str, **query: str | None) -> str:
        """The form that begins a thing of a kind; `query` fills fields in. No reference can stand in its way."""
        return self.within("new", kind, **query)

    def thing(self, kind: str, ref: str, *steps: str, **query: str | None) -> str:
        """The page of one thing, or an order's form below it: `thing("milestone", "M4", "forecast")`."""
        if kind == "programme":
            return self.of_programme(ref).within(*steps, **query)
        if kind == "person":
            return self.to(PLURALS[kind], ref, *steps, **query)
        return self.within(PLURALS[kind], ref, *steps, **query)


def asked(moment: Moment, as_at: str | None, known_at: str | None) -> Mapping[str, str]:
    """The clocks as addresses carry them: those that were asked for, and no others."""
    found: dict[str, str] = {}
    if as_at is not None:
        found["as_at"] = moment.as_at.isoformat()
    if known_at is not None and moment.known_at is not None:
        found["known_at"] = known_at.strip()
    return found
