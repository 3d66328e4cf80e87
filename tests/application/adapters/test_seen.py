"""What is exempt is hidden from the moment it is so, by whoever looked before and found nothing exempt."""

from pathlib import Path
from typing import Any, ClassVar, cast

from application.adapters.opening import open_store
from application.adapters.records import StoredRecords
from application.ports import Looked, WholeRecords
from application.seen import Sight
from domain.entry import Address, Entry
from domain.exemption import Exemption, ExemptionLifted, ExemptKind, ItemExempted
from domain.hiding import NOTHING_HIDDEN
from domain.milestone import Milestone
from tests.application.adapters.crossing import (
    AT_ANY_TIME,
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
