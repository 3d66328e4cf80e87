"""What a page of something says of exemptions: what stands in the place of items that are not shown, and a banner.

Every list shows a row for each item of its kind that is exempt and that whoever looks may not read; every page of a
thing says that it is exempt, or where it can be exempted.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from api.addresses import PLURALS
from application.projections.exemptions import called, exemption_of, on_the_agenda, placeholders
from domain.exemption import Exemption, ExemptKind, exemption_ref
from domain.meeting import Meeting
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


class ExemptHere(NamedTuple):
    """What a page says of exemptions; `banner` stands above a thing that is exempt, of which `href` tells more."""

    banner: str | None = None
    href: str | None = None
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
    held = exemption_of(page.record, kind, ref)
    if held is None:
        return ExemptHere(offers=_offer(page, "Exempt it from publication", exemption_ref(kind, ref)))
    return ExemptHere(_banner(held), page.links.thing(Exemption.KIND, held.ref))


def _banner(held: Exemption) -> str:
    review = f" This is looked at again by {day_in_words(held.review_on)}." if held.review_on else ""
    return f"Exempt from publication. {held.in_words} of Schedule 12A.{review}"


def _of_an_agenda(page: "Page", ref: str) -> tuple[Offer, ...]:
    meeting = page.record.all(Meeting).get(ref)
    exempt = on_the_agenda(page.record, ref)
    listed = [item.listed for item in meeting.items if item.listed.item not in exempt] if meeting else []
    return tuple(
        offer
        for item in listed
        for offer in _offer(
            page,
            f"Exempt item {item.number or item.item} from publication",
            exemption_ref(ExemptKind.AGENDA_ITEM, item.item, ref),
        )
    )


def _offer(page: "Page", words: str, ref: str) -> tuple[Offer, ...]:
    may = page.may("exempt-item")
    return (Offer(words, page.links.thing(Exemption.KIND, ref, "exempt")),) if may else ()
