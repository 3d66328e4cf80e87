"""What each report showed, beside what is known of the same day with hindsight; expected by hand from the table."""

from datetime import UTC, date, datetime

from application.projections.restated_lights import Tally, Verdict
from domain.highlight_report import CommunicationListed, HighlightReportDrafted
from domain.milestone_facts import MilestonePlanned
from domain.planned_date import PlannedDate
from domain.programme import ProgrammeClosed
from domain.rating import Light, Scale
from domain.record import Moment
from tests.application.projections.building import PROGRAMME
from tests.application.projections.planning import moved
from tests.application.projections.restating import (
    BEGAN,
    BEGINNING,
    FEBRUARY,
    HINDSIGHT,
    JANUARY,
    at,
    issued_report,
    light,
    of,
    on,
    restated,
    told,
)

MILESTONE = MilestonePlanned(title="Bridge opens", baseline=PlannedDate.on(date(2018, 7, 2)))


def counts(tally: Tally | None) -> dict[str, int]:
    """What is counted of it at all."""
    assert tally, "nothing was shown"
    return {name: number for name, number in tally.model_dump().items() if number}


# Lights -------------------------------------------------------------------------------------------------------------


def test_each_light_is_compared_with_what_hindsight_knows_of_the_same_day() -> None:
    january = on(restated(*BEGINNING, *HINDSIGHT), JANUARY)
    assert [(one.ref, one.in_words, one.verdict) for one in january.lights] == [
        ("programme:overall", "Green then, red with hindsight", Verdict.SHOWN_BETTER),
        ("workstream:W1:overall", "Amber then, green with hindsight", Verdict.SHOWN_WORSE),
        ("workstream:W2:overall", "Not rated then, red with hindsight", Verdict.NOT_RATED_THEN),
    ]
    assert counts(january.tally) == {
        "shown": 2,
        "shown_better": 1,
        "green_then_red": 1,
        "shown_worse": 1,
        "not_rated_then": 1,
        "not_rated": 1,
    }


def test_where_all_was_known_the_lights_are_as_shown() -> None:
    february = on(restated(*BEGINNING, *HINDSIGHT), FEBRUARY)
    assert counts(february.tally) == {"shown": 3, "as_shown": 3, "not_rated": 1}
    assert [one.in_words for one in february.lights] == [
        "Red then, and with hindsight",
        "Green then, and with hindsight",
        "Red then, and with hindsight",
    ]
    assert february.things == ()


def test_the_headline_counts_them_all() -> None:
    found = restated(*BEGINNING, *HINDSIGHT)
    assert found.headline == (
        "Of 5 lights shown at the ends of 2 periods, 1 was green then and is red with hindsight. "
        "1 light was shown worse than hindsight knows. 1 thing was not rated then and is rated with hindsight."
    )
    assert counts(found.total) == {
        "shown": 5,
        "as_shown": 3,
        "shown_better": 1,
        "green_then_red": 1,
        "shown_worse": 1,
        "not_rated_then": 1,
        "not_rated": 2,
    }


def test_the_same_lights_are_counted_by_the_role_of_whoever_declared_what_was_shown() -> None:
    """In January the manager's green and the lead's amber; in February the manager's red, the lead's green and red."""
    found = restated(*BEGINNING, *HINDSIGHT)
    assert [(one.in_words, counts(one.tally)) for one in found.roles] == [
        ("Programme manager", {"shown": 2, "as_shown": 1, "shown_better": 1, "green_then_red": 1}),
        ("Workstream lead", {"shown": 3, "as_shown": 2, "shown_worse": 1}),
    ]


def test_what_nobody_had_rated_is_never_counted_as_shown() -> None:
    found = restated(*BEGINNING[:4], HINDSIGHT[2])
    assert counts(on(found, JANUARY).tally) == {"not_rated_then": 1, "not_rated": 3}
    assert found.headline.startswith("Of 1 light shown at the ends of 2 periods, none is worse")


def test_a_worse_light_that_is_not_red_counts_as_shown_better_too() -> None:
    found = restated(*BEGINNING, light(PROGRAMME, Light.AMBER, date(2018, 1, 25), recorded=date(2018, 2, 5)))
    assert counts(on(found, JANUARY).tally) == {"shown": 2, "as_shown": 1, "shown_better": 1, "not_rated": 2}
    assert found.headline == ("Of 4 lights shown at the ends of 2 periods, 1 was shown better than hindsight knows.")


def test_amber_that_is_red_with_hindsight_was_not_green_then() -> None:
    found = restated(
        *BEGINNING,
        light("W1", Light.RED, date(2018, 1, 25), recorded=date(2018, 2, 5)),
        light(PROGRAMME, Light.RED, date(2018, 1, 25), recorded=date(2018, 2, 5)),
    )
    assert found.headline == (
        "Of 4 lights shown at the ends of 2 periods, 2 were shown better than hindsight knows; "
        "1 was green then and is red with hindsight."
    )


def test_lights_on_two_scales_are_neither_better_nor_worse() -> None:
    late = light(PROGRAMME, Light.RED, date(2018, 1, 25), recorded=date(2018, 2, 5), scale=Scale.FIVE)
    one = of(on(restated(*BEGINNING, late), JANUARY), "programme:overall")
    assert one.verdict is Verdict.NOT_COMPARABLE
    assert one.in_words == "Green then, red on the five-point scale with hindsight"
    assert not one.is_green_then_red


def test_a_light_that_hindsight_takes_back_is_told_apart() -> None:
    late = light(PROGRAMME, Light.NOT_RATED, date(2018, 1, 25), recorded=date(2018, 2, 5))
    one = of(on(restated(*BEGINNING, late), JANUARY), "programme:overall")
    assert (one.verdict, one.in_words) == (Verdict.NO_LONGER_RATED, "Green then, not rated with hindsight")


def test_what_was_over_then_is_left_out_as_on_the_board() -> None:
    closed = told("programme", PROGRAMME, ProgrammeClosed(), date(2018, 1, 28))
    january = on(restated(*BEGINNING, closed, *HINDSIGHT), JANUARY)
    assert [one.ref for one in january.lights] == ["workstream:W1:overall", "workstream:W2:overall"]


def test_what_was_over_only_with_hindsight_was_shown_all_the_same() -> None:
    closed = told("programme", PROGRAMME, ProgrammeClosed(), date(2018, 1, 28), recorded=date(2018, 2, 8))
    january = on(restated(*BEGINNING, *HINDSIGHT, closed), JANUARY)
    assert of(january, "programme:overall").is_green_then_red


# When and why -------------------------------------------------------------------------------------------------------


def test_a_difference_says_who_recorded_it_when_and_why() -> None:
    one = of(on(restated(*BEGINNING, *HINDSIGHT), JANUARY), "programme:overall")
    (reason,) = one.reasons
    assert reason.position == 7
    assert (reason.recorded_at, reason.effective_on) == (at(date(2018, 2, 5)), date(2018, 1, 25))
    assert (reason.actor, reason.role, reason.note) == (
        "Programme manager",
        "programme-manager",
        "the pier had cracked",
    )
    assert "the overall rating" in reason.what
    assert ("Rating", "Green", "Red") in [(one.label, one.changed_from, one.changed_to) for one in one.changes]


def test_what_took_effect_afterwards_explains_nothing() -> None:
    later = light(PROGRAMME, Light.AMBER, date(2018, 2, 10))
    one = of(on(restated(*BEGINNING, *HINDSIGHT, later), JANUARY), "programme:overall")
    assert [reason.position for reason in one.reasons] == [7]
    assert one.known is not None
    assert one.known.light is Light.RED


def test_a_forecast_recorded_late_is_told_from_what_to_what() -> None:
    plan = told("milestone", "M1", MILESTONE, BEGAN)
    late = moved("M1", date(2018, 9, 1), date(2018, 1, 22))._replace(recorded_at=at(date(2018, 2, 9)))
    january = on(restated(*BEGINNING, plan, late), JANUARY)
    (thing,) = january.things
    assert (thing.kind, thing.ref, thing.turns) == ("milestone", "M1", ("moved",))
    assert ("Forecast", "2 July 2018", "1 September 2018") in [
        (one.label, one.changed_from, one.changed_to) for one in thing.changes
    ]
    assert [(reason.reason, reason.note) for reason in thing.reasons] == [("supplier", "steel arrived late")]


def test_the_words_that_an_author_writes_afterwards_restate_nothing() -> None:
    drafted = told(
        "highlight-report", "HR1", HighlightReportDrafted(reported_on=JANUARY), JANUARY, recorded=date(2018, 2, 3)
    )
    words = told(
        "highlight-report",
        "HR1",
        CommunicationListed(item="C1", event="Opening"),
        JANUARY,
        recorded=date(2018, 2, 3),
    )
    assert on(restated(*BEGINNING, drafted, words), JANUARY).things == ()


def test_of_what_was_not_recorded_yet_nothing_was_shown() -> None:
    """The programme took effect in January and was written down in February: no board saw anything of it before."""
    late = tuple(one._replace(recorded_at=at(date(2018, 2, 12))) for one in BEGINNING)
    found = restated(*late)
    january = on(found, JANUARY)
    assert not january.was_recorded
    assert (january.lights, january.things) == ((), ())
    assert january.tally is None  # which is not the same as none
    assert found.headline.endswith("At the end of 1 period nothing was recorded yet.")


def test_what_neither_day_knows_is_left_out() -> None:
    assert [one.as_at for one in restated(*BEGINNING).shown] == [JANUARY, FEBRUARY]  # and no day of 2017


def test_what_a_paper_claims_to_have_been_known_is_marked() -> None:
    claimed = tuple(one._replace(recorded_at=at(date(2018, 2, 20)), known_on=date(2018, 1, 12)) for one in BEGINNING)
    found = restated(*claimed)
    assert [one.is_claimed for one in on(found, JANUARY).lights] == [True, True]
    assert [one.is_claimed for one in on(found, FEBRUARY).lights] == [False, False]
    assert found.total.claimed == 2
    assert "2 lights were recorded later and are claimed to have been known then." in found.headline


def test_where_nothing_was_recorded_yet_the_sentence_says_that_what_was_shown_is_claimed() -> None:
    claimed = tuple(one._replace(recorded_at=at(date(2018, 2, 20)), known_on=date(2018, 1, 12)) for one in BEGINNING)
    in_february = restated(*claimed, until=JANUARY)
    assert in_february.headline == (
        "Of 2 lights claimed to have been shown at the end of 1 period, none is worse with hindsight than it was "
        "shown. Nothing was recorded before 20 February 2018: what is counted here was recorded later and is claimed "
        "to have been known then."
    )
    both = restated(*claimed)
    assert both.headline.startswith("Of 4 lights shown at the ends of 2 periods, none is worse")
    assert "Nothing was recorded before 20 February 2018: 2 lights were recorded later and are claimed" in both.headline
    assert [one.is_claimed for one in both.shown] == [True, False]


def test_a_light_that_was_claimed_beside_recorded_ones_is_no_period_of_claims() -> None:
    late = light("W2", Light.RED, date(2018, 1, 20), recorded=date(2018, 2, 7), known_on=date(2018, 1, 22))
    found = restated(*BEGINNING, late, until=JANUARY)
    assert [one.is_claimed for one in found.shown] == [False]
    assert found.headline.endswith("1 light was recorded later and is claimed to have been known then.")


def test_the_same_question_of_the_past_knows_no_more_than_was_known_then() -> None:
    """On 5 February, before the lead's two entries."""
    asked = Moment(date(2018, 3, 5), known_at=datetime(2018, 2, 5, 23, 59, tzinfo=UTC))
    found = restated(*BEGINNING, *HINDSIGHT, moment=asked)
    assert [one.as_at for one in found.shown] == [JANUARY]  # February was not over
    assert counts(found.total) == {"shown": 2, "as_shown": 1, "shown_better": 1, "green_then_red": 1, "not_rated": 2}


def test_before_anything_was_shown_that_is_said() -> None:
    found = restated(*BEGINNING, now=at(date(2018, 1, 20)))
    assert (found.shown, counts(found.total)) == ((), {})
    assert found.headline == "Nothing was shown yet: no report was issued, and no period has ended."


# Reports ------------------------------------------------------------------------------------------------------------


def test_an_issued_report_shows_what_its_first_entries_said() -> None:
    """Issued on 6 February, after the programme's red was recorded and before the lead's entries."""
    found = restated(*BEGINNING, HINDSIGHT[0], *issued_report(JANUARY, on=date(2018, 2, 6), up_to=7), *HINDSIGHT[1:])
    january = on(found, JANUARY)
    assert (january.report, january.up_to, january.shown_known_at) == ("HR1", 7, at(date(2018, 2, 5)))
    assert counts(january.tally) == {
        "shown": 2,
        "as_shown": 1,
        "shown_worse": 1,
        "not_rated_then": 1,
        "not_rated": 1,
    }
    assert found.headline.startswith("Of 5 lights shown in 1 report and at the end of 1 period, none is worse")
