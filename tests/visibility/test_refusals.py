"""Nobody who may not read what is exempt learns of it from what becomes of an order either.

Two stores are given the same orders by two people who may do the same: one holds what is exempt, the other never did.
Nothing is stored, so that each order meets the same.
"""

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from api.access import actor_now
from application.commands.catalogue import BY_NAME
from application.commands.corrections import WithdrawEntry
from application.commands.erasures import EraseEntry
from application.commands.office import Instruction, rehearse
from domain.about import Thing, agenda_item
from domain.actor import Actor
from domain.entry import Address
from domain.exemption import ExemptKind, exemption_ref
from domain.exemption_refusals import ReferenceTaken, StandsInTheWay
from domain.meeting import Meeting
from domain.record import Moment
from tests.visibility.reading import refs
from tests.visibility.story import HIDDEN, PROGRAMME, STORY, Told, exempted, written
from tests.visibility.two_stores import ENTITLED, LESSER, NOW, Store, two_stores

LOOKED_AT_AGAIN = Told("review-exemption", "", {"review_on": "2027-02-28", "note": "Bidders still look"})
GIVEN_BACK = Told("lift-exemption", "", {"note": "It was bought"})
NOBODY = Actor("Nobody", ())


class Met(NamedTuple):
    """What an order would come to: the refusal it meets, or what it records."""

    refusal: str | None
    facts: tuple[str, ...]
    versions: tuple[int, ...]
    tells_nothing: bool


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """The store that holds what is exempt, and the one that never did."""
    with two_stores(tmp_path_factory.mktemp("refusals")) as both:
        yield both


def met(store: Store, given: Instruction, person: str = LESSER) -> Met:
    """What would come of an order that somebody gives."""
    actor = actor_now(store.tracker, person) or NOBODY
    (one,) = rehearse([given], actor=actor, office=store.tracker.office)
    refusal = one.refusal
    tells_nothing = isinstance(refusal, StandsInTheWay | ReferenceTaken)
    return Met(
        str(refusal) if refusal else None, one.facts, tuple(entry.version for entry in one.entries), tells_nothing
    )


def every_order() -> Iterator[Instruction]:
    """Each order of the story, to everything of its kind that anybody could name."""
    known = refs()
    for told in STORY:
        rule = BY_NAME[told.order]
        for ref in dict.fromkeys((*known[rule.kind], "NOT-THERE")):
            yield Instruction(rule.order.model_validate(told.said), Address(PROGRAMME, rule.kind, ref))


def every_correction(store: Store) -> Iterator[Instruction]:
    """Each entry of the programme taken back, and erased."""
    for entry in store.entries():
        if entry.programme == PROGRAMME:
            yield Instruction(WithdrawEntry.model_validate(written(entry.position)), entry.address)
            erasing = {"entry": entry.position, "because": "It names somebody", "authority": "Steering group"}
            yield Instruction(EraseEntry.model_validate(erasing), entry.address)


def every_exemption(store: Store) -> Iterator[Instruction]:
    """Each thing of the programme exempted, looked at again and given back, whether it is hidden or not."""
    kinds = set(ExemptKind)
    addresses = {entry.address for entry in store.entries() if entry.programme == PROGRAMME}
    things = [Thing(at.kind, at.ref) for at in addresses if at.kind in kinds]
    meetings = store.tracker.office.records.at(PROGRAMME, Moment(NOW.date())).all(Meeting)
    items = [agenda_item(ref, item.listed.item) for ref, held in meetings.items() for item in held.items]
    for thing in sorted([*things, *items]):
        for told in (exempted(""), LOOKED_AT_AGAIN, GIVEN_BACK):
            rule = BY_NAME[told.order]
            at = Address(PROGRAMME, rule.kind, exemption_ref(thing.kind, thing.ref))
            yield Instruction(rule.order.model_validate(told.said), at)


def tells_apart(stores: tuple[Store, Store], given: Instruction) -> bool:
    """Whether an order meets something else where what is exempt is held, and is told more than that it may not."""
    holding, never = met(stores[0], given), met(stores[1], given)
    return holding != never and not holding.tells_nothing


def test_no_order_tells_the_two_stores_apart(stores: tuple[Store, Store]) -> None:
    asked = list(every_order())
    assert len(asked) > 500
    assert [given for given in asked if tells_apart(stores, given)] == []


def test_no_correction_tells_the_two_stores_apart(stores: tuple[Store, Store]) -> None:
    asked = list(every_correction(stores[0]))
    assert len(asked) > 2 * len(HIDDEN)
    assert [given for given in asked if tells_apart(stores, given)] == []


def test_no_exemption_tells_the_two_stores_apart(stores: tuple[Store, Store]) -> None:
    asked = list(every_exemption(stores[0]))
    assert len(asked) > 3 * len(HIDDEN)
    assert [given for given in asked if tells_apart(stores, given)] == []


def test_whoever_may_read_what_is_exempt_is_told_what_is_in_the_way(stores: tuple[Store, Store]) -> None:
    """Or nothing could be told, and no test of it could fail."""
    differing = [given for given in every_order() if met(stores[0], given) != met(stores[0], given, ENTITLED)]
    assert len(differing) > len(HIDDEN)
    assert not any(met(stores[0], given, ENTITLED).tells_nothing for given in differing)
