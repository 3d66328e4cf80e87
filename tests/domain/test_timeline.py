"""A record picked out of a timeline is the fold of the entries that count, at every moment and in the same order."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.correcting import EntryWithdrawn
from domain.entry import Address, Entry
from domain.erasing import ErasureRecorded, FactErased
from domain.fact import Fact
from domain.milestone import Milestone
from domain.milestone_facts import MilestonePlanned, MilestoneRetitled
from domain.record import Moment, Record, folded
from domain.timeline import Timeline

BRIDGE = "harbour-bridge"
BEGAN = date(2026, 3, 2)
MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)


class Step(NamedTuple):
    """What is told of which milestone: true from a day or none, known since, recorded later or at once."""

    ref: str
    on: int | None
    known: int | None
    later: int
    about: int | None
    what: str


steps = st.lists(
    st.builds(
        Step,
        ref=st.sampled_from(["M1", "M2", "M3"]),
        on=st.none() | st.integers(0, 6),
        known=st.sampled_from([None, None, 0, 2, 4]),
        later=st.integers(0, 2),
        about=st.none() | st.none() | st.integers(0, 5),
        what=st.sampled_from(["says", "says", "withdraws", "erases"]),
    ),
    max_size=16,
)


def day(number: int | None) -> date | None:
    return None if number is None else BEGAN + timedelta(days=number)


def told(tried: list[Step]) -> list[Entry]:
    """What comes of it, with nothing withdrawn or put off that a milestone began with; what was erased is gone."""
    entries: list[Entry] = []
    now = MIDNIGHT
    for position, step in enumerate(tried, 1):
        now += timedelta(days=step.later)
        stream = [entry for entry in entries if entry.ref == step.ref]
        about = stream[step.about % len(stream)] if stream and step.about is not None else None
        fact, corrects = _said(step, about, stream, position)
        if about and isinstance(fact, ErasureRecorded):
            entries[about.position - 1] = about._replace(fact=FactErased())
        nobody = {"actor": "manager", "role": "manager", "reason": None, "note": None, "command_id": str(position)}
        entries.append(
            Entry(
                position=position,
                recorded_at=now,
                programme=BRIDGE,
                kind=Milestone.KIND,
                ref=step.ref,
                version=len(stream) + 1,
                fact=fact,
                effective_on=_true_from(step, stream, begins=isinstance(fact, MilestonePlanned)),
                known_on=day(step.known),
                batch=None,
                corrects=corrects,
                source=None,
                **nobody,  # type: ignore[arg-type]  # strings or nothing, as the fields are
            )
        )
    return entries


def _true_from(step: Step, stream: list[Entry], *, begins: bool) -> date | None:
    """Nothing of a milestone is true before it is planned, which may turn out to have been earlier."""
    began = [entry.effective_on for entry in stream if isinstance(entry.fact, MilestonePlanned) or entry.version == 1]
    on = day(step.on)
    if not began:
        return on
    if None in began:
        return None if begins else on
    return (min if begins else max)([one for one in (*began, on) if one])


def _said(step: Step, about: Entry | None, stream: list[Entry], position: int) -> tuple[Fact, int | None]:
    says = MilestoneRetitled(title=f"Bridge {position}")
    if about is None or about.fact.is_about_an_entry or isinstance(about.fact, FactErased):
        return (says if stream else MilestonePlanned(title=f"Bridge {position}")), None
    if isinstance(about.fact, MilestonePlanned):
        return MilestonePlanned(title=f"Bridge {position}"), about.position
    if step.what == "withdraws":
        return EntryWithdrawn(), about.position
    corrected = any(entry.corrects == about.position for entry in stream)
    if step.what == "erases" and corrected:
        return ErasureRecorded(position=about.position), None
    return says, about.position


def moments(entries: list[Entry]) -> list[Moment]:
    days = [BEGAN + timedelta(days=number) for number in range(-1, 8)]
    times = [None, *(entry.recorded_at + timedelta(hours=step) for entry in entries for step in (-1, 0))]
    return [
        *(Moment(on, time) for on, time in product(days, dict.fromkeys(times))),
        *(Moment(on, up_to=entry.position) for on, entry in product(days, entries)),
    ]


def in_order(record: Record) -> tuple[Record, dict[str, list[str]]]:
    return record, {kind: list(held) for kind, held in record.states.items()}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps, st.integers(1, 5))
def test_what_is_picked_is_what_is_folded_at_every_moment(tried: list[Step], at_a_time: int) -> None:
    everything = told(tried)
    timeline, known = Timeline(), 0
    while known < len(everything):
        known = min(known + at_a_time, len(everything))
        so_far = told(tried[:known])

        def stream(at: Address, entries: list[Entry] = so_far) -> list[Entry]:
            return [entry for entry in entries if entry.address == at]

        timeline.goes_on(so_far[timeline.position :], stream)
        for moment in moments(so_far):
            fold = folded(moment, so_far)._replace(position=known)
            assert in_order(timeline.at(moment)) == in_order(fold), moment
    assert timeline.length == len(everything)


def test_a_state_that_two_moments_see_is_the_very_same() -> None:
    """So what was made of it for one of them serves the other."""
    says = Step("M1", 0, None, 0, None, "says")
    timeline = Timeline()
    timeline.goes_on(told([says, says._replace(on=5)]), lambda at: ())
    seen = [timeline.at(Moment(BEGAN + timedelta(days=on))).all(Milestone)["M1"] for on in (1, 4, 5)]
    assert [state is seen[0] for state in seen] == [True, True, False]


def test_before_anything_was_taken_in_there_is_nothing() -> None:
    assert Timeline().at(Moment(BEGAN)) == Record(Moment(BEGAN), 0, {})


def test_what_claims_to_have_been_known_is_known_before_it_was_recorded() -> None:
    says = Step("M1", 0, None, 0, None, "says")
    entries = told(
        [says, says._replace(later=2, known=0), says._replace(later=2, known=0), says, says._replace(known=0)]
    )
    timeline = Timeline()
    timeline.goes_on(entries, lambda at: ())
    known = [MIDNIGHT + timedelta(days=step) for step in (-1, 0, 1, 4)]
    seen = [timeline.at(Moment(BEGAN, time)).all(Milestone).get("M1") for time in known]
    assert [state and state.version for state in seen] == [None, 3, 3, 5]
