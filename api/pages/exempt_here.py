"""What a page of something says of exemptions: what stands in the place of items that are not shown, and a banner.

Every list shows a row for each item of its kind that is exempt and that whoever looks may not read; every page of a
thing says that it is exempt, or where it can be exempted.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from api.addresses import PLURALS
from application.projections.exemptions import called, exemption_of, on_the_agenda, placeholders
from domain.exemption import Exemption, ExemptKind, exemption_ref
from domain.meeting import Meeting
from domain.meeting_facts import AgendaItemListed, Part
from domain.paper import Paper
from domain.refusals import day_in_words

if TYPE_CHECKING:
    from api.pages.page import Page

_LISTED_AT = {PLURALS.get(kind, ""): kind for kind in ExemptKind} | {
    "forward-plan": ExemptKind.FORWARD_ITEM,
    "highlight-report": ExemptKind.HIGHLIGHT_REPORT,
}
"""The kinds of thing that can be exempt, by the address of their list."""

_A_LIST, _A_THING = 1, 2


class Withheld(NamedTuple):
    """What stands in the place of an item: what it may be called, the ground, and the page of its exemption."""

    called: str
    in_words: str
    href: str


class Offer(NamedTuple):
    """Where an item can be exempted."""

    words: str
    href: str


class Banner(NamedTuple):
    """What stands above a thing that is kept from the public, or was at the moment shown; `href` tells more."""

    headline: str
    beside: str
    href: str
    way: str


class ExemptHere(NamedTuple):
    """What a page says of exemptions."""

    banner: Banner | None = None
    withheld: Sequence[Withheld] = ()
    offers: Sequence[Offer] = ()


def exempt_here(page: "Page") -> ExemptHere:
    """What is to be said on this page; nothing on pages that are about no programme, or about none of its items."""
    _, _, programme, *place = [*map(unquote, page.path.split("/")), ""][:-1]
    if page.programme is None or programme != page.programme or not place or page.record.is_empty:
        return ExemptHere()
    if len(place) == _A_LIST:
        return _of_a_list(page, place[0])
    return _of_a_thing(page, *place) if len(place) == _A_THING else ExemptHere()


def _of_a_list(page: "Page", plural: str) -> ExemptHere:
    kind = _LISTED_AT.get(plural)
    held = placeholders(page.record, kind) if kind else ()
    return ExemptHere(withheld=tuple(_withheld(page, one) for one in held))


def _withheld(page: "Page", held: Exemption) -> Withheld:
    return Withheld(called(held), held.in_words, page.links.thing(Exemption.KIND, held.ref))


def _of_a_thing(page: "Page", plural: str, ref: str) -> ExemptHere:
    if plural == PLURALS[Meeting.KIND]:
        return ExemptHere(offers=_of_an_agenda(page, ref))
    kind = _LISTED_AT.get(plural)
    if not kind or ref not in page.record.states.get(kind, {}):
        return ExemptHere()
    if exemption_of(page.record, kind, ref) is not None:
        return ExemptHere(_banner(page, kind, ref))
    return ExemptHere(_banner(page, kind, ref), offers=_offer(page, "Exempt it from publication", kind, ref))


def _banner(page: "Page", kind: str, ref: str) -> Banner | None:
    """Of what is kept back now, and of what was at the moment shown; whoever may not read what is sees neither."""
    hidden = page.tracker.sight.hidden(page.record.programme.ref)
    held = exemption_of(page.record, kind, ref)
    if held is not None:
        headline = f"Exempt from publication. {held.in_words} of Schedule 12A.{_looked_at_again(held)}"
        beside = _TO_YOU if hidden.hides(kind, ref) else _TO_ALL
        return Banner(headline, beside, page.links.thing(Exemption.KIND, held.ref), "Why it is exempt")
    if not hidden.hides(kind, ref):
        return None
    headline = "Exempt from publication now." if (kind, ref) in hidden.exempt else _WITH_ANOTHER
    return Banner(headline, _TO_YOU, page.links.within("exemptions"), "What is exempt")


_TO_ALL = "That has ended since: now it is open to everybody who may see the programme."
_TO_YOU = "You see it because you may read exempt items."
_WITH_ANOTHER = "Not open to the public: it tells of something that is exempt."


def _looked_at_again(held: Exemption) -> str:
    return f" This is looked at again by {day_in_words(held.review_on)}." if held.review_on else ""


def _of_an_agenda(page: "Page", ref: str) -> tuple[Offer, ...]:
    meeting = page.record.all(Meeting).get(ref)
    exempt = on_the_agenda(page.record, ref)
    listed = [item.listed for item in meeting.items] if meeting else []
    return tuple(offer for item in listed for offer in _of_an_item(page, item, ref, is_exempt=item.item in exempt))


def _of_an_item(page: "Page", item: AgendaItemListed, meeting: str, *, is_exempt: bool) -> Iterator[Offer]:
    """The item, and the paper of one that the public is to hear nothing of: it is open until it is exempted itself."""
    called = item.number or item.item
    if not is_exempt:
        yield from _offer(
            page, f"Exempt item {called} from publication", ExemptKind.AGENDA_ITEM, f"{meeting}:{item.item}"
        )
    paper = item.paper if is_exempt or item.part is Part.TWO else None
    if paper in page.record.all(Paper) and exemption_of(page.record, ExemptKind.PAPER, str(paper)) is None:
        yield from _offer(page, f"Exempt the paper of item {called} from publication", ExemptKind.PAPER, str(paper))


def _offer(page: "Page", words: str, kind: str, ref: str) -> tuple[Offer, ...]:
    href = page.links.thing(Exemption.KIND, exemption_ref(kind, ref), "exempt")
    return (Offer(words, href),) if page.may("exempt-item") else ()
