"""What changed since a report is counted whole and told in four sentences; what did not change is not told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.projections.changes_since import Changes, changes_since
from domain.issue import IssueRaised, IssueResolved
from domain.milestone_facts import MilestoneDropped, MilestonePlanned, MilestoneRebaselined
from domain.periodic_return import ReturnOwner, ReturnReceived, ReturnWithdrawn
from domain.rag_status import Dimension, RatedKind, RatingConfirmedUnchanged, RatingDeclared, rag_ref
from domain.rating import Light, Rating, Scale
from domain.record import Moment
from domain.reporting_cycle import DaysCounted, ReturnsAskedFor, ReturnsOf, Rhythm
from domain.risk import RiskClosed, RiskIdentified, RiskMaterialised
from domain.workstream import WorkstreamOpened
from tests.application.projections.building import PROGRAMME, Telling, entries_of, record_from
from tests.application.projections.planning import PLANNED, met, moved, on, planned
from tests.application.projections.story import PROGRAMME_ITSELF, RATINGS
from tests.application.projections.story_of_the_plan import PLAN
from tests.application.projections.story_of_the_risks import RISKS

REPORT, AFTER, AS_AT = date(2018, 2, 20), date(2018, 2, 22), date(2018, 3, 5)
OPENS = date(2018, 7, 2)


def rated(
    light: Light,
    day: date,
    *,
    of: tuple[str, str] = ("programme", PROGRAMME),
    dimension: Dimension = Dimension.OVERALL,
    scale: Scale = Scale.THREE,
) -> Telling:
    kind, subject = of
    rating = Rating(light=light, scale=scale)
    fact = RatingDeclared(subject_kind=RatedKind(kind), subject=subject, dimension=dimension, rating=rating)
    return ("rag", rag_ref(kind, subject, dimension), fact, day)


def changes(*told: Telling) -> Changes:
    entries = entries_of(*told)
    return changes_since(record_from(entries, as_at=REPORT), record_from(entries, as_at=AS_AT))


def counts(*told: Telling) -> dict[str, int]:
    """The counts that are not zero."""
    return {name: count for name, count in changes(*told).counts.model_dump().items() if count}


def sentence(*told: Telling) -> str:
    (only,) = changes(*told).sentences
    return only


# Lights ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "name", "words"),
    [
        (Light.GREEN, Light.RED, "lights_worse", "went from Green to Red"),
        (Light.RED, Light.AMBER, "lights_better", "went from Red to Amber"),
        (Light.EXEMPT, Light.AMBER, "lights_otherwise", "went from Exempt to Amber"),
    ],
)
def test_a_light_that_changed_is_told_from_what_to_what(before: Light, after: Light, name: str, words: str) -> None:
    told = (rated(before, PLANNED), rated(after, AFTER))
    assert counts(*told) == {name: 1}
    assert sentence(*told) == f"The overall rating {words}."


def test_a_light_declared_for_the_first_time_says_so() -> None:
    assert counts(rated(Light.RED, AFTER)) == {"lights_first_declared": 1}
    assert sentence(rated(Light.RED, AFTER)) == "The overall rating was declared Red, its first."


def test_the_same_light_on_another_scale_is_no_better_and_no_worse() -> None:
    told = (rated(Light.RED, PLANNED), rated(Light.RED, AFTER, scale=Scale.FIVE))
    assert counts(*told) == {"lights_otherwise": 1}
    assert sentence(*told) == "The overall rating is Red on another scale."


def test_a_light_that_was_declared_again_or_confirmed_has_not_changed() -> None:
    confirmed = ("rag", "programme:overall", RatingConfirmedUnchanged(), AS_AT)
    assert changes(rated(Light.RED, PLANNED), rated(Light.RED, AFTER), confirmed).sentences == ()


def test_the_overall_light_of_the_programme_is_told_before_one_that_became_worse() -> None:
    deck = ("workstream", "deck")
    told = (
        ("workstream", "deck", WorkstreamOpened(name="Deck"), PLANNED),
        rated(Light.GREEN, PLANNED, of=deck),
        rated(Light.RED, AFTER, of=deck),
        rated(Light.AMBER, AFTER, dimension=Dimension.BUDGET),
    )
    assert sentence(*told) == "The overall rating of “Deck” went from Green to Red; 1 other rating changed."
    with_overall = sentence(*told, rated(Light.GREEN, AFTER))
    assert with_overall == "The overall rating was declared Green, its first; 2 other ratings changed."


# Milestones -----------------------------------------------------------------------------------------------------------


def test_a_forecast_that_moved_is_told_by_how_many_days() -> None:
    told = (planned("M1", OPENS, title="Bridge opens"), moved("M1", date(2018, 7, 14), AFTER))
    assert counts(*told) == {"forecasts_later": 1}
    assert sentence(*told) == "“Bridge opens” moved from 2 July 2018 to 14 July 2018, 12 days later."


def test_the_forecast_that_moved_furthest_is_told_and_the_others_are_counted() -> None:
    told = (
        planned("M1", OPENS, title="Bridge opens"),
        planned("M2", OPENS, title="Old bridge closes"),
        moved("M1", date(2018, 7, 3), AFTER),
        moved("M2", date(2018, 6, 1), AFTER),
    )
    assert counts(*told) == {"forecasts_later": 1, "forecasts_earlier": 1}
    words = "“Old bridge closes” moved from 2 July 2018 to 1 June 2018, 31 days earlier; 1 other forecast moved."
    assert sentence(*told) == words


def test_a_date_where_there_was_none_is_told_as_given() -> None:
    told = (planned("M1", title="Bridge opens"), moved("M1", OPENS, AFTER))
    assert counts(*told) == {"forecasts_otherwise": 1}
    assert sentence(*told) == "“Bridge opens” was given a date, 2 July 2018."


def test_what_was_met_dropped_and_planned_since_is_told() -> None:
    told = (
        planned("M1", OPENS, title="Bridge opens"),
        planned("M2", OPENS),
        moved("M1", date(2018, 7, 3), AFTER),
        met("M1", on(AFTER), AFTER),
        ("milestone", "M2", MilestoneDropped(), AFTER),
        ("milestone", "M3", MilestonePlanned(title="M3"), AFTER),
    )
    assert counts(*told) == {"met": 1, "dropped": 1, "planned": 1}
    assert sentence(*told) == "“Bridge opens” was met; “M2” was dropped; 1 milestone was added to the plan."


def test_many_that_were_met_are_counted() -> None:
    told = [planned(ref, OPENS) for ref in ("M1", "M2")] + [met(ref, on(AFTER), AFTER) for ref in ("M1", "M2")]
    assert sentence(*told) == "2 milestones were met."


def test_what_was_met_before_the_report_is_no_news() -> None:
    assert changes(planned("M1", OPENS), met("M1", on(PLANNED), PLANNED)).sentences == ()


def test_a_new_baseline_is_told_and_the_forecast_it_brings_too() -> None:
    agreed = ("milestone", "M1", MilestoneRebaselined(baseline=on(date(2018, 8, 1))), AFTER)
    told = (planned("M1", OPENS, title="Bridge opens"), moved("M1", date(2018, 8, 1), PLANNED), agreed)
    assert counts(*told) == {"rebaselined": 1}
    assert sentence(*told) == "1 new baseline was agreed."


# Risks and issues -----------------------------------------------------------------------------------------------------


def test_risks_and_issues_that_came_and_went_are_counted() -> None:
    told = (
        ("risk", "R1", RiskIdentified(event="Steel is late"), PLANNED),
        ("risk", "R2", RiskIdentified(event="Rain"), PLANNED),
        ("risk", "R3", RiskIdentified(event="Snow"), AFTER),
        ("risk", "R1", RiskMaterialised(issue="I1"), AFTER),
        ("issue", "I1", IssueRaised(what="Steel is late"), AFTER),
        ("risk", "R2", RiskClosed(), AFTER),
        ("issue", "I2", IssueRaised(what="Noise"), PLANNED),
        ("issue", "I2", IssueResolved(), AFTER),
    )
    assert sentence(*told) == (
        "1 risk was identified, 1 risk was closed, 1 risk became an issue, 1 issue was raised and 1 issue was resolved."
    )


def test_what_was_over_before_the_report_is_no_news_either() -> None:
    told = (
        ("risk", "R1", RiskIdentified(event="Steel is late"), PLANNED),
        ("risk", "R1", RiskClosed(), PLANNED),
        ("issue", "I1", IssueRaised(what="Noise"), PLANNED),
        ("issue", "I1", IssueResolved(), PLANNED),
    )
    assert changes(*told).sentences == ()


# Returns --------------------------------------------------------------------------------------------------------------


def weekly(*, starting: date, on: date = PLANNED) -> Telling:
    """Of the programme a return is asked for each week, two days after its Sunday."""
    fact = ReturnsAskedFor(
        asked_of=ReturnsOf.PROGRAMME, rhythm=Rhythm.WEEKLY, starting=starting, due_after=2, days=DaysCounted.CALENDAR
    )
    return ("programme", PROGRAMME, fact, on)


ASKED = weekly(starting=date(2018, 2, 5))


def came(last: date, day: date) -> Telling:
    fact = ReturnReceived(owner_kind=ReturnOwner.PROGRAMME, period_to=last, received_on=day)
    return ("return", f"programme:{last}", fact, day)


def test_what_came_and_what_fell_due_and_did_not_come_is_counted() -> None:
    told = (ASKED, came(date(2018, 2, 11), date(2018, 2, 13)), came(date(2018, 2, 18), AFTER))
    assert counts(*told) == {"returns_received": 1, "returns_missing": 1}
    assert sentence(*told) == "1 return came and 1 return fell due and did not come."


def test_what_was_missing_before_the_report_and_what_is_not_due_yet_is_no_news() -> None:
    assert counts(ASKED, came(date(2018, 2, 25), AFTER)) == {"returns_received": 1, "returns_missing": 1}


def test_a_return_that_was_withdrawn_did_come() -> None:
    first, withdrawn = "programme:2018-02-11", ReturnWithdrawn()
    told = (ASKED, came(date(2018, 2, 11), date(2018, 2, 13)), came(date(2018, 2, 18), REPORT))
    assert counts(*told, ("return", first, withdrawn, AFTER)) == {"returns_missing": 1, "returns_withdrawn": 1}
    everything = (*told, came(date(2018, 2, 25), AFTER), ("return", first, withdrawn, AFTER))
    assert sentence(*everything) == "1 return came and 1 return was withdrawn."


@pytest.mark.parametrize(
    ("received", "withdrawn", "is_told"),
    [(REPORT, REPORT, {}), (REPORT, AFTER, {"returns_withdrawn": 1}), (AFTER, AS_AT, {"returns_withdrawn": 1})],
)
def test_a_return_that_came_early_and_was_withdrawn_is_told_once(
    received: date, withdrawn: date, is_told: dict[str, int]
) -> None:
    once = weekly(starting=date(2018, 2, 19))
    gone = ("return", "programme:2018-02-25", ReturnWithdrawn(), withdrawn)
    assert counts(once, came(date(2018, 2, 25), received), gone) == is_told


def test_what_was_due_before_the_report_and_only_asked_for_since_is_no_news() -> None:
    assert counts(weekly(on=AFTER, starting=date(2018, 1, 1))) == {"returns_missing": 2}


# Whatever happened ----------------------------------------------------------------------------------------------------

STORY = entries_of(*(told for told, _ in (*PROGRAMME_ITSELF, *PLAN, *RATINGS, *RISKS)))


@given(st.integers(1, len(STORY)), st.integers(1, len(STORY)))
def test_there_are_four_sentences_at_most_and_none_where_nothing_is_counted(one: int, other: int) -> None:
    first, last = sorted((one, other))
    then, now = (record_from(STORY[:position], as_at=date(2018, 12, 31)) for position in (first, last))
    told = changes_since(then, now)
    assert len(told.sentences) <= 4
    assert bool(told.sentences) == any(told.counts.model_dump().values())
    assert changes_since(now, now._replace(moment=Moment(AS_AT))).sentences == ()
