"""What is exempt is hidden from the moment it is so, by whoever looked before and found nothing exempt."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ClassVar, cast

import pytest

from application.adapters.opening import open_store
from application.adapters.records import StoredRecords
from application.ports import Looked, Records, WholeRecords
from application.seen import Sight
from domain.entry import Address, Entry
from domain.exemption import Exemption, ExemptionLifted, ExemptKind, ItemExempted
from domain.hiding import NOTHING_HIDDEN
from domain.milestone import Milestone
from domain.record import Moment, Record
from tests.application.adapters.crossing import (
    AT_ANY_TIME,
    BRIDGE,
    CROSSING,
    NOTHING_NEW,
    ORIGIN,
    STEEL,
    HandClock,
    Store,
    told,
)

STEEL_IS_EXEMPT = Address(CROSSING, Exemption.KIND, "milestone:M2")
EXEMPTED = ItemExempted(subject_kind=ExemptKind.MILESTONE, subject="M2", paragraphs=(3,), public_interest="An offer")


def exempted(fact: ItemExempted | ExemptionLifted = EXEMPTED, version: int = 1) -> Entry:
    return told(fact, STEEL_IS_EXEMPT, version, effective_on=None)


def seen(sight: Sight) -> set[str]:
    return set(sight.public.at(CROSSING, AT_ANY_TIME).all(Milestone))


def test_what_becomes_exempt_after_somebody_looked_is_hidden(store: Store) -> None:
    store.holds_the_bridge()
    sight = Sight(store.records)
    assert seen(sight) == {"M2", "M4"}
    store.takes(told(NOTHING_NEW, STEEL, 2))
    assert seen(sight) == {"M2", "M4"}
    store.takes(exempted())
    assert seen(sight) == {"M4"}
    store.takes(exempted(ExemptionLifted(), 2))
    assert seen(sight) == {"M2", "M4"}


def test_each_look_for_an_exemption_reads_only_what_came_since(store: Store) -> None:
    class Looking(StoredRecords):
        looked_after: ClassVar[list[int]] = []

        def look_for(self, kind: str, programme: str, *, after: int) -> Looked:
            self.looked_after.append(after)
            return super().look_for(kind, programme, after=after)

    store.holds_the_bridge()
    records = Looking(store.application)
    sight = Sight(records)
    assert sight.hidden(CROSSING) is sight.hidden(CROSSING) is NOTHING_HIDDEN
    store.takes(told(NOTHING_NEW, STEEL, 2))
    assert sight.hidden(CROSSING) is sight.hidden(CROSSING) is NOTHING_HIDDEN
    assert records.looked_after == [0, 4, 4, 5]


def test_of_a_programme_that_is_not_known_nothing_is_hidden(store: Store) -> None:
    store.holds_the_bridge()
    assert Sight(store.records).hidden("tunnel") is NOTHING_HIDDEN


class WhicheverAnswers:
    """The records of the one of two stores that answers just now."""

    def __init__(self, records: StoredRecords) -> None:
        self.now = records
        self.losses = 0

    def goes_over_to(self, records: StoredRecords) -> None:
        self.now, self.losses = records, self.losses + 1

    def __getattr__(self, name: str) -> Any:  # Any: whatever records do
        return getattr(self.now, name)


def test_where_the_store_was_lost_sight_of_it_is_looked_at_from_the_beginning(
    store: Store, tmp_path: Path, clock: HandClock
) -> None:
    store.holds_the_bridge()
    store.takes(told(NOTHING_NEW, STEEL, 2))
    answering = WhicheverAnswers(store.records)
    sight = Sight(cast("WholeRecords", answering), losses=lambda: answering.losses)
    assert seen(sight) == {"M2", "M4"}
    with open_store(str(tmp_path / "standby.sqlite"), origin=ORIGIN) as application:
        standby = Store(application, clock)
        standby.holds_the_bridge()
        standby.takes(exempted())  # at the very position at which the other store has something else
        answering.goes_over_to(standby.records)
        assert seen(sight) == {"M4"}


class Meanwhile(StoredRecords):
    """Records in which somebody does something just after they were asked something: once for each question."""

    def __init__(self, store: Store, **happens: Callable[[], object]) -> None:
        super().__init__(store.application)
        self._happens = happens

    def _happen(self, asked: str) -> None:
        self._happens.pop(asked, lambda: None)()

    def look_for(self, kind: str, programme: str, *, after: int) -> Looked:
        looked = super().look_for(kind, programme, after=after)
        self._happen("look_for")
        return looked

    def at(self, programme: str, moment: Moment) -> Record:
        record = super().at(programme, moment)
        self._happen("at")
        return record


QUESTIONS: tuple[Callable[[Records], Iterable[Entry]], ...] = (
    lambda records: records.entries(CROSSING, AT_ANY_TIME),
    lambda records: records.since(CROSSING, 0),
    lambda records: records.stream(STEEL),
)


@pytest.mark.parametrize("ask", QUESTIONS)
def test_what_becomes_exempt_while_somebody_looks_waits_until_it_is_known_to_be(
    store: Store, ask: Callable[[Records], Iterable[Entry]]
) -> None:
    def becomes_exempt() -> None:
        store.takes(exempted(), told(NOTHING_NEW, STEEL, 2))

    store.holds_the_bridge()
    sight = Sight(Meanwhile(store, look_for=becomes_exempt))
    assert max(entry.position for entry in ask(sight.public)) <= 4


def test_what_others_have_read_meanwhile_is_not_taken_for_what_was_settled(store: Store) -> None:
    """Somebody goes by what was exempt a moment ago, and somebody else has read on since."""

    def another_becomes_exempt() -> None:
        of_the_bridge = EXEMPTED.model_copy(update={"subject": "M4"})
        bridge_is_exempt = STEEL_IS_EXEMPT._replace(ref="milestone:M4")
        store.takes(told(of_the_bridge, bridge_is_exempt, effective_on=None), told(NOTHING_NEW, BRIDGE, 3))
        list(sight.public.since(CROSSING, 0))

    store.holds_the_bridge()
    store.takes(exempted())
    sight = Sight(Meanwhile(store, at=another_becomes_exempt))
    assert BRIDGE.ref not in {entry.ref for entry in sight.public.since(CROSSING, 5)}
    assert [entry.position for entry in sight.public.since(CROSSING, 4)] == [5, 6]
