"""Whether one can rely on the record: what is vouched for, what was put right, and what reports showed."""

from pytest_bdd import then, when

from tests.acceptance.doors.door import Door, Seen
from tests.acceptance.told import Told
from tests.acceptance.words import phrase


def row_of(told: Told, programme: str) -> Seen:
    """What is said of one programme."""
    rows: list[Seen] = [row for row in told.seen["programmes"] if row["programme_name"] == programme]
    (found,) = rows
    return found


@when("I ask whether I can rely on the record")
def ask(tracker: Door, told: Told) -> None:
    told.seen = tracker.look("audit")


@then(
    phrase(
        'of the {shown:Counted} that "{programme:Title}" showed this year, '
        "{better:Counted} was better than it is known to be"
    )
)
def was_better(told: Told, shown: int, programme: str, better: int) -> None:
    tally = row_of(told, programme)["tally"]
    assert (tally["shown"], tally["shown_better"]) == (shown, better)


@then(phrase('{entries:Counted} of "{programme:Title}" was recorded late'))
def recorded_late(told: Told, entries: int, programme: str) -> None:
    assert row_of(told, programme)["late"] == entries


@then("I am told that no checkpoint vouches for the record yet")
def told_of_no_checkpoint(told: Told) -> None:
    assert "no checkpoint vouches for them yet" in told.seen["in_words"]
