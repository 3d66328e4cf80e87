"""The machine's clock jumps: recorded time never decreases, and what was known before stays what it was."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from api.bootstrap import Tracker
from application.commands.milestones import PlanMilestone
from domain.record import Moment
from domain.refusals import ClockIsBehind, DomainError
from tests.faults.orders import PROGRAMME, give, register, slip
from tests.faults.outcomes import Outcome, summed
from tests.faults.stores import Store, look

LONDON = ZoneInfo("Europe/London")

_AN_INSTANT = timedelta(microseconds=1)


class JumpingClock:
    """A clock that somebody sets, and that goes on from there."""

    def __init__(self) -> None:
        self.time = datetime(2023, 10, 28, 12, tzinfo=LONDON)

    def now(self) -> datetime:
        """The present, in London."""
        self.time = (self.time.astimezone(UTC) + timedelta(milliseconds=1)).astimezone(LONDON)
        return self.time


class Jump(NamedTuple):
    """Where the clock jumps, and whether it says an earlier day then than the record has seen."""

    what: str
    to: datetime
    before_its_day: bool = False


JUMPS = (
    Jump("set back an hour", datetime(2023, 10, 28, 11, tzinfo=LONDON)),
    Jump("forward a day", datetime(2023, 10, 29, 0, 30, tzinfo=LONDON)),
    Jump("in the last hour of summer time", datetime(2023, 10, 29, 1, 30, tzinfo=LONDON)),
    Jump("in the same hour, an hour later", datetime(2023, 10, 29, 1, 30, tzinfo=LONDON, fold=1)),
    Jump("set back across midnight", datetime(2023, 10, 28, 23, 59, tzinfo=LONDON), before_its_day=True),
    Jump("put right", datetime(2023, 10, 29, 12, tzinfo=LONDON)),
    Jump("the last second of 28 February", datetime(2024, 2, 28, 23, 59, 59, 999_000, tzinfo=LONDON)),
    Jump("29 February", datetime(2024, 2, 29, 12, tzinfo=LONDON)),
    Jump("set back from a leap day by a year", datetime(2023, 2, 28, 12, tzinfo=LONDON), before_its_day=True),
    Jump("the day after 29 February", datetime(2024, 3, 1, tzinfo=LONDON)),
    Jump("the beginning of summer time", datetime(2024, 3, 31, 2, tzinfo=LONDON)),
)


class Known(NamedTuple):
    """What was known of the programme at a moment, as it was told once."""

    moment: Moment
    told: str


def clock_jumped(store: Store, orders: int) -> Outcome:
    """So many orders after each jump, and after all of them every question once more, also of a tracker new to it."""
    clock, taken, known, findings = JumpingClock(), list[str](), list[Known](), list[str]()
    tracker = store.open(clock)
    register(tracker)
    give(tracker, PlanMilestone(title="Bridge opens", command_id="plan-milestone"), "M1")
    latest = clock.time.astimezone(UTC)
    for number, jump in enumerate(JUMPS):
        clock.time = jump.to
        for command_id, recorded_at in _ordered(tracker, number * orders, orders, jump=jump, findings=findings):
            taken.append(command_id)
            findings += [f"{jump.what}: recorded at {recorded_at}, after {latest}"] if recorded_at < latest else []
            latest = max(latest, recorded_at)
        known.append(_known(tracker, Moment(jump.to.date(), latest - _AN_INSTANT)))
    findings += list(_told_otherwise(tracker, known, "at the end"))
    tracker.close()
    another = store.open(clock)
    findings += list(_told_otherwise(another, known, "by a tracker that folds it anew"))
    another.close()
    found = look(store, taken)
    found = found._replace(findings=(*found.findings, *findings))
    return summed("clock set back, forward, across seasons", len(JUMPS), len(taken), found=[found])


def _ordered(
    tracker: Tracker, first: int, orders: int, *, jump: Jump, findings: list[str]
) -> Iterator[tuple[str, datetime]]:
    """What was taken and when; where the clock is a day behind the record, everything has to be refused for that."""
    for number in range(first, first + orders):
        try:
            receipt = give(tracker, slip(number, command_id=f"slip-{number:06}"), "M1")
        except DomainError as refusal:
            if not (jump.before_its_day and isinstance(refusal, ClockIsBehind)):
                findings.append(f"{jump.what}: {refusal}")
        else:
            findings += [f"{jump.what}: it was taken"] if jump.before_its_day else []
            yield receipt.command_id, receipt.recorded_at


def _known(tracker: Tracker, moment: Moment) -> Known:
    return Known(moment, repr(tracker.office.records.at(PROGRAMME, moment).states))


def _told_otherwise(tracker: Tracker, known: list[Known], when: str) -> Iterator[str]:
    for once in known:
        if _known(tracker, once.moment) != once:
            yield f"What was known at {once.moment.known_at} is told otherwise {when}."
