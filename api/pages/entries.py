"""The page of one entry: what it says, what puts it right, and what can be done where it was made in error."""

import json
from collections.abc import Iterator
from itertools import takewhile
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Path
from starlette.responses import HTMLResponse

from api.pages.access import READERS
from api.pages.dependencies import PageDep
from api.pages.forms.saying import erasure_of, order_of, orders_instead, withdrawal_of
from api.pages.forms.titles import HEADINGS
from api.pages.page import Page
from api.pages.sent import number_in
from api.pages.told_here import Ways
from api.refusals import shown
from application.commands.rule import Rule
from application.projections.audit_trail import AuditEntry, told_in_its_stream
from domain.correcting import EntryWithdrawn, seen_from
from domain.entry import Address, Entry
from domain.erasing import must_be_erasable
from domain.refusals import AgainstTheRecord, Unknown

router = APIRouter(prefix="/programmes/{programme}/entries/{position}")


class NoEntryOfTheProgramme(Unknown):
    """The record of the programme has no such entry, or had none yet at the moment that is looked at."""

    def __init__(self, position: str, programme: str) -> None:
        super().__init__(f"The record of “{programme}” has no entry {position}. Its history lists those it has.")


class Found(NamedTuple):
    """An entry with the whole stream of its thing, and as it is told."""

    entry: Entry
    stream: tuple[Entry, ...]
    told: AuditEntry

    @property
    def is_the_beginning(self) -> bool:
        """Whether nothing counts that came before it, so that the thing begins with it."""
        return not seen_from(self.stream, self.entry.position).earlier

    @property
    def is_a_withdrawal(self) -> bool:
        """Whether it takes another back, and says nothing that could be put otherwise."""
        return isinstance(self.entry.fact, EntryWithdrawn)


def entry_found(page: PageDep, position: Annotated[str, Path()]) -> Found:
    """The entry in the address; one of another programme is none of this one's."""
    programme = page.record.programme.ref
    wanted = number_in(position) or 0
    stream = _stream_with(page, wanted)
    found = next((entry for entry in stream if entry.position == wanted), None)
    if found is None:
        raise NoEntryOfTheProgramme(shown(position), programme)
    return Found(found, stream, told_in_its_stream(stream, found.position, beside=page.record))


def _stream_with(page: Page, position: int) -> tuple[Entry, ...]:
    """All that was known of the thing that an entry is about; nothing where the programme has no such entry."""
    logged = next(iter(page.tracker.ledger.entries(after=position - 1, up_to=position)), None) if position else None
    if logged is None or logged.programme != page.programme:
        return ()
    about = json.loads(logged.envelope)
    whole = page.records.stream(Address(logged.programme, about["kind"], about["ref"]))
    return tuple(takewhile(page.looking.moment.may_be_known, whole))


FoundDep = Annotated[Found, Depends(entry_found)]


class Choice(NamedTuple):
    """One way to put an entry right: the words of the order, and where its form is."""

    words: str
    href: str


@router.get("", openapi_extra=READERS)
def entry_page(page: PageDep, found: FoundDep) -> HTMLResponse:
    """What does this entry say, what puts it right, and what can be done if it is wrong?"""
    ways = Ways(page)
    return page.show(
        "entry.html",
        title=f"Entry {found.entry.position}",
        entry=found.told,
        ways=ways,
        same=_same(page, found) if ways.may_correct(found.told) else None,
        others=tuple(_others(page, found)) if ways.may_correct(found.told) else (),
        withdrawal=_withdrawal(page, found) if ways.may_correct(found.told) else None,
        found=found,
        erasure=_erasure(page, found),
        proof=page.links.within("entries", str(found.entry.position), "proof"),
    )


def may_correct_with(page: Page, found: Found) -> Iterator[Rule]:
    """The orders that this person may put in the place of an entry, the one that said it first."""
    same = None if found.is_a_withdrawal else order_of(found.entry.fact)
    instead = () if found.is_a_withdrawal else orders_instead(found.entry.kind, is_the_beginning=found.is_the_beginning)
    rules = dict.fromkeys((*((same,) if same else ()), *instead, withdrawal_of(found.entry.kind)))
    return (rule for rule in rules if rule.as_correction.role_of(page.actor, str(page.programme)))


def _same(page: Page, found: Found) -> Choice | None:
    same = order_of(found.entry.fact)
    return _choice(page, found, same) if same is not None and same in may_correct_with(page, found) else None


def _others(page: Page, found: Found) -> Iterator[Choice]:
    """What else it could have been, apart from the same order, and from nothing at all."""
    for rule in may_correct_with(page, found):
        if rule != order_of(found.entry.fact) and not rule.order.withdraws:
            yield _choice(page, found, rule)


def _withdrawal(page: Page, found: Found) -> Choice:
    return _choice(page, found, withdrawal_of(found.entry.kind))


def _erasure(page: Page, found: Found) -> str | None:
    """Where what it said is erased: for administrators, here and now, where it counts no more and says something."""
    rule = erasure_of(found.entry.kind)
    may = page.is_now and rule.role_of(page.actor, str(page.programme)) is not None
    try:
        must_be_erasable(found.stream, found.entry.position, found.entry.address)
    except AgainstTheRecord:
        return None
    return page.links.within("entries", str(found.entry.position), "erase") if may else None


def _choice(page: Page, found: Found, rule: Rule) -> Choice:
    words = "Withdraw this entry" if rule.order.withdraws else HEADINGS[rule.name].button
    return Choice(words, page.links.within("entries", str(found.entry.position), "correct", rule.name))
