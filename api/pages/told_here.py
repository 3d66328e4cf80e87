"""What leads on from an entry that a page tells: to the entry itself, to its thing, and to where it is corrected."""

from api.pages.page import Page
from application.commands.rule import MANAGERS
from application.projections.audit_trail import AuditEntry
from domain.aggregates import FACTS
from domain.correcting import EntryWithdrawn
from domain.erasing import FactErased

_STAYS = {name for name, fact in FACTS.items() if fact.stays or (fact.is_about_an_entry and fact is not EntryWithdrawn)}
_STAYS.add(FactErased.__name__)


class Ways:
    """Where the entries told on a page lead, for whoever looks at it."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._corrects = page.is_now and any(role in MANAGERS for role in page.actor.roles_in(page.programme or ""))

    def entry(self, position: int) -> str:
        """The page of one entry."""
        return self._page.links.within("entries", str(position))

    def thing(self, kind: str, ref: str) -> str:
        """The page of what an entry is about; what is there no more, or not yet, has its history alone."""
        links, states = self._page.links, self._page.record.states
        is_there = ref in states.get(kind, {})
        return links.thing(kind, ref) if is_there else links.within("audit-trail", subject=f"{kind}/{ref}")

    def may_correct(self, entry: AuditEntry) -> bool:
        """Whether this person may correct the entry here and now, and nothing corrects it yet.

        An erasure stays, whatever is found out later: what it took out is not there to come back. And so does what
        was issued under a seal.
        """
        return self._corrects and entry.corrected_by is None and entry.fact not in _STAYS
