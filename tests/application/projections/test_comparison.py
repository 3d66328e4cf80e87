"""Two moments compared: what is new, what is gone, and what says something else than before."""

from datetime import date

import pytest

from application.projections.audit_filters import UnknownKindOfThing
from application.projections.comparison import (
    Comparison,
    Sort,
    ThingCompared,
    comparison,
)
from domain.issue import IssueRaised, IssueSeverityChanged, Severity
from domain.milestone_facts import (
    MilestoneForecastConfirmed,
    MilestoneMet,
    MilestonePlanned,
    MilestoneRebaselined,
    MilestoneRetitled,
)
from domain.phase import PhasePlanned, PhaseWindowMoved
from domain.programme import ProgrammeClosed, RoleNamed
from domain.programme_words import RoleState
from domain.rag_status import Dimension, RatedKind, RatingDeclared
from domain.rating import Light, Rating, Scale
from domain.record import Moment, nothing_at
from domain.refusals import NotRegisteredYet, UnknownSubject
from domain.risk import RiskAssessed, RiskClosed, RiskEscalated, RiskIdentified, RiskMaterialised, RiskMitigationAgreed
from domain.risk import RiskMitigationDone as Done
from domain.score import Score
from tests.application.projections.building import PROGRAMME, Telling, Told, entries_of, record_from
from tests.application.projections.planning import moved, on
from tests.application.projections.story import STORY

DECEMBER = date(2017, 12, 15)
JANUARY = date(2018, 1, 19)
FIRST = date(2017, 11, 1)
THEN = date(2018, 1, 8)


def milestone(ref: str, promised: date | None = date(2018, 3, 1), **more: object) -> Telling:
    content = {"title": f"Title of {ref}", "baseline": promised and on(promised), **more}
    return ("milestone", ref, MilestonePlanned.model_validate(content), FIRST)


def light(light: Light, day: date, *, scale: Scale = Scale.THREE) -> Telling:
    fact = RatingDeclared(
        subject_kind=RatedKind.PROGRAMME,
        subject=PROGRAMME,
        dimension=Dimension.BUDGET,
        rating=Rating(light=light, scale=scale),
        rationale=f"Why it is {light}.",
    )
    return ("rag", "programme:budget", fact, day)


def risk(ref: str, **scores: Score) -> Telling:
    return ("risk", ref, RiskIdentified.model_validate({"event": f"Event of {ref}", **scores}), FIRST)


def compared(*tellings: Telling, subject: str | None = None) -> Comparison:
    entries = entries_of(*tellings)
    before, after = (record_from(entries, as_at=day) for day in (DECEMBER, JANUARY))
    return comparison(before, after, subject=subject)


def the_thing(found: Comparison) -> ThingCompared:
    (thing,) = found.things
    return thing


def rows(thing: ThingCompared) -> list[tuple[str, str | None, str | None]]:
    return [(change.label, change.changed_from, change.changed_to) for change in thing.changes]


# What it says -------------------------------------------------------------------------------------------------------


def test_the_headline_counts_what_became_of_things() -> None:
    found = compared(
        *(milestone(ref) for ref in ("M1", "M2", "M3", "M4")),
        light(Light.GREEN, FIRST),
        risk("R1"),
        risk("R2"),
        *(moved(ref, date(2018, 4, 1), THEN) for ref in ("M1", "M2", "M4")),
        light(Light.AMBER, THEN),
        ("risk", "R1", RiskClosed(), THEN),
        ("risk", "R2", RiskClosed(), THEN),
    )
    assert (
        found.headline
        == "Between 15 December 2017 and 19 January 2018: 3 milestones moved, 1 light worsened, 2 risks closed."
    )
    assert [(one.kind, one.turn, one.number) for one in found.turned] == [
        ("milestone", "moved", 3),
        ("rag", "worsened", 1),
        ("risk", "closed", 2),
    ]
    assert [(one.in_words, one.added, one.changed, one.gone) for one in found.kinds] == [
        ("3 milestones", 0, 3, 0),
        ("1 light", 0, 1, 0),
        ("2 risks", 0, 2, 0),
    ]


def test_a_new_forecast_is_told_field_by_field_with_its_reason() -> None:
    thing = the_thing(compared(milestone("M4"), moved("M4", date(2018, 4, 1), THEN)))
    assert (thing.kind, thing.ref, thing.title, thing.sort) == ("milestone", "M4", "Title of M4", Sort.CHANGED)
    assert rows(thing) == [
        ("Forecast", "1 March 2018", "1 April 2018"),
        ("Forecast given", None, "by the programme manager on 8 January 2018"),
        ("Reason for the forecast", None, "because the supplier is late: steel arrived late"),
        ("New forecasts", "never", "once"),
        ("Last confirmed", "1 November 2017", "8 January 2018"),
    ]


def test_what_was_added_tells_everything_it_states_and_nothing_it_does_not() -> None:
    new = ("milestone", "M4", MilestonePlanned(title="Bridge opens", baseline=on(date(2018, 3, 1))), THEN)
    thing = the_thing(compared(milestone("M1"), new))
    assert (thing.sort, thing.turns) == (Sort.ADDED, ())
    assert {change.changed_from for change in thing.changes} == {None}
    assert ("Title", None, "Bridge opens") in rows(thing)
    assert "Owner" not in [change.label for change in thing.changes]


def test_lists_are_told_item_by_item() -> None:
    agreed = RiskMitigationAgreed(action="A1", what="Order early", owner_role="Buyer")
    thing = the_thing(
        compared(
            risk("R1"),
            ("risk", "R1", agreed, FIRST),
            ("risk", "R1", Done(action="A1", done_on=on(THEN)), THEN),
            ("risk", "R1", RiskMitigationAgreed(action="A2", what="Second supplier"), THEN),
        )
    )
    assert thing.turns == ()
    assert rows(thing) == [
        (
            "Mitigation: A1",
            "Order early; owned by the buyer; not done yet",
            "Order early; owned by the buyer; done on 8 January 2018",
        ),
        ("Mitigation: A2", None, "Second supplier; not done yet"),
    ]
    assert [change.item for change in thing.changes] == ["A1", "A2"]


def test_the_programme_itself_is_compared_as_well() -> None:
    filled = RoleNamed(role="pm", title="Programme manager", state=RoleState.FILLED)
    found = compared(("programme", PROGRAMME, filled, THEN), ("programme", PROGRAMME, ProgrammeClosed(), THEN))
    assert found.headline.endswith(": 1 programme closed.")
    assert rows(the_thing(found)) == [
        ("Status", "open", "closed"),
        ("Role: pm", None, "Programme manager; Filled"),
    ]


def test_things_stand_in_the_order_of_their_kinds_and_people_count() -> None:
    found = compared(risk("R1"), *(("milestone", ref, MilestonePlanned(title=ref), THEN) for ref in ("M10", "M2")))
    assert [(thing.kind, thing.ref) for thing in found.things] == [("milestone", "M2"), ("milestone", "M10")]


def test_another_thing_is_named_by_its_title_and_its_reference() -> None:
    waits = milestone("M2", depends_on=("M1",))
    named = ("milestone", "M1", MilestoneRetitled(title="Steel arrives"), THEN)
    found = compared(milestone("M1"), waits, named)
    assert [thing.ref for thing in found.things] == ["M1"], "a new title of M1 changes nothing about M2"
    entries = entries_of(milestone("M1"), waits)
    added = comparison(nothing_at(Moment(DECEMBER)), record_from(entries, as_at=JANUARY), subject="milestone/M2")
    assert ("Waits for", None, "“Title of M1” (M1)") in rows(the_thing(added))


def test_a_rating_is_called_after_what_it_rates() -> None:
    thing = the_thing(compared(light(Light.GREEN, FIRST), light(Light.RED, THEN)))
    assert thing.title == "Budget rating of “Bridge renewal”"
    assert ("Rating", "Green", "Red") in rows(thing)


MEANWHILE = [
    ((milestone("M1"), moved("M1", date(2018, 2, 1), THEN)), ("moved",)),
    ((milestone("M1", None), moved("M1", date(2018, 2, 1), THEN)), ("given a date",)),
    ((milestone("M1"), ("milestone", "M1", MilestoneMet(met_on=on(THEN)), THEN)), ("met",)),
    (
        (milestone("M1"), ("milestone", "M1", MilestoneRebaselined(baseline=on(date(2018, 5, 1))), THEN)),
        ("moved", "re-baselined"),
    ),
    ((milestone("M1"), ("milestone", "M1", MilestoneForecastConfirmed(), THEN)), ("confirmed unchanged",)),
    ((milestone("M1"), ("milestone", "M1", MilestoneRetitled(title="Opened"), THEN)), ()),
    ((light(Light.RED, FIRST), light(Light.GREEN, THEN)), ("improved",)),
    ((light(Light.GREEN, FIRST), light(Light.GREEN, THEN)), ()),
    ((light(Light.GREEN, FIRST), light(Light.EXEMPT, THEN)), ("rated on other terms",)),
    ((light(Light.AMBER, FIRST), light(Light.AMBER, THEN, scale=Scale.FIVE)), ("rated on other terms",)),
    (
        (risk("R1"), ("risk", "R1", RiskAssessed(current=Score(likelihood=2, impact=2)), THEN)),
        ("scored for the first time",),
    ),
    (
        (
            risk("R1", current=Score(likelihood=2, impact=2)),
            ("risk", "R1", RiskAssessed(current=Score(likelihood=3, impact=2)), THEN),
        ),
        ("scored higher",),
    ),
    ((risk("R1"), ("risk", "R1", RiskEscalated(to="Board"), THEN)), ("escalated",)),
    ((risk("R1"), ("risk", "R1", RiskMaterialised(issue="I1"), THEN)), ("materialised",)),
    (
        (
            ("issue", "I1", IssueRaised(what="Late", severity=Severity.LOW), FIRST),
            ("issue", "I1", IssueSeverityChanged(severity=Severity.HIGH), THEN),
        ),
        ("more severe",),
    ),
    (
        (
            ("phase", "P1", PhasePlanned(name="Build", window=on(FIRST)), FIRST),
            ("phase", "P1", PhaseWindowMoved(window=on(THEN)), THEN),
        ),
        ("moved",),
    ),
]


@pytest.mark.parametrize(("tellings", "expected"), MEANWHILE)
def test_what_became_of_a_thing_is_said_in_a_word(tellings: tuple[Telling, ...], expected: tuple[str, ...]) -> None:
    found = compared(*tellings)
    assert the_thing(found).turns == expected
    if not expected:
        assert found.headline.endswith("changed otherwise.")


def test_backwards_what_has_ended_is_no_longer_so() -> None:
    entries = entries_of(risk("R1"), ("risk", "R1", RiskClosed(), THEN))
    before, after = (record_from(entries, as_at=day) for day in (DECEMBER, JANUARY))
    assert comparison(after, before).headline == (
        "Between 19 January 2018 and 15 December 2017: 1 risk no longer closed."
    )


# Which moments, and what of them ------------------------------------------------------------------------------------


def test_one_kind_or_one_thing_can_be_compared_alone() -> None:
    told = (milestone("M1"), milestone("M2"), risk("R1"), *(moved(m, date(2018, 4, 1), THEN) for m in ("M1", "M2")))
    closed = ("risk", "R1", RiskClosed(), THEN)
    assert [thing.ref for thing in compared(*told, closed, subject="milestone").things] == ["M1", "M2"]
    one = compared(*told, closed, subject="milestone/M2")
    assert ([thing.ref for thing in one.things], one.subject) == (["M2"], "milestone/M2")
    rating = compared(light(Light.GREEN, FIRST), light(Light.RED, THEN), subject="rag/programme:budget")
    assert [thing.ref for thing in rating.things] == ["programme:budget"]


def test_what_neither_moment_holds_cannot_be_compared() -> None:
    with pytest.raises(UnknownSubject, match="has no milestone “M9”"):
        compared(milestone("M1"), subject="milestone/M9")
    with pytest.raises(UnknownKindOfThing, match="banana"):
        compared(milestone("M1"), subject="banana")


def test_a_moment_before_the_programme_was_there_holds_nothing() -> None:
    registered = Told("programme", PROGRAMME, STORY[0][0].fact, THEN)
    found = compared(registered)
    assert the_thing(found).sort is Sort.ADDED
    with pytest.raises(NotRegisteredYet):
        comparison(nothing_at(Moment(DECEMBER)), nothing_at(Moment(JANUARY)))


def test_the_clock_of_what_was_known_is_told_where_it_sets_the_moments_apart() -> None:
    entries = entries_of(milestone("M1"), moved("M1", date(2018, 4, 1), THEN))
    early, late = (record_from(entries, as_at=JANUARY, known_at=entry.recorded_at) for entry in entries[1:])
    assert comparison(early, late).headline == (
        "Between 19 January 2018 (as known at 1 February 2018, 09:02) and "
        "19 January 2018 (as known at 1 February 2018, 09:03): 1 milestone moved."
    )
    now = record_from(entries, as_at=JANUARY)
    assert "(as known now)" in comparison(early, now).headline
    assert comparison(late, late).headline == "Nothing differs between 19 January 2018 and 19 January 2018."
