"""A rating is declared with its reasons, confirmed as a fact of its own, and remembers what it was before."""

from datetime import date

import pytest

from domain.aggregates import fold
from domain.entry import Entry
from domain.fact import Fact
from domain.rag_status import (
    Dimension,
    NothingDeclaredYet,
    PathToGreenMissing,
    RagStatus,
    RatedKind,
    RatingConfirmedUnchanged,
    RatingDeclared,
    RationaleMissing,
    declare,
    must_have_been_declared,
    rag_ref,
)
from domain.rating import Light, Rating, Scale, Trend
from domain.suggestion import Rule, Suggestion
from tests.application.projections.building import Told, entries_of

DECEMBER, JANUARY, FEBRUARY = date(2017, 12, 5), date(2018, 1, 9), date(2018, 2, 6)
SUGGESTED = Suggestion(rating=Rating(light=Light.RED), rule=Rule.SLIPS_BEYOND_TOLERANCE)


def declared(
    light: Light,
    *,
    rationale: str | None = "The steel arrived late.",
    path_to_green: str | None = "A second crane from March.",
    scale: Scale = Scale.THREE,
    suggested: Suggestion | None = None,
) -> RatingDeclared:
    return RatingDeclared(
        subject_kind=RatedKind.PROGRAMME,
        subject="bridge",
        dimension=Dimension.OVERALL,
        rating=Rating(light=light, scale=scale),
        rationale=rationale,
        path_to_green=path_to_green,
        suggested=suggested,
    )


def entries(*told: tuple[Fact, date | None]) -> tuple[Entry, ...]:
    return entries_of(*(Told("rag", "programme:overall", fact, day) for fact, day in told))[1:]


def given(*told: tuple[Fact, date | None]) -> RagStatus:
    status = fold(None, entries(*told))
    assert isinstance(status, RagStatus)
    return status


def test_a_rating_is_declared_with_its_reasons() -> None:
    amber = declared(Light.AMBER)
    assert declare(amber, from_a_paper=False) == [amber]


def test_a_rating_without_a_rationale_is_refused() -> None:
    with pytest.raises(RationaleMissing, match="Say why it is Green"):
        declare(declared(Light.GREEN, rationale=None), from_a_paper=False)


@pytest.mark.parametrize("light", [Light.AMBER, Light.RED])
def test_amber_or_worse_without_a_path_to_green_is_refused(light: Light) -> None:
    with pytest.raises(PathToGreenMissing, match="Say how it gets back to green"):
        declare(declared(light, path_to_green=None), from_a_paper=False)


@pytest.mark.parametrize("light", [Light.GREEN, Light.EXEMPT, Light.NOT_RATED])
def test_green_exempt_and_not_rated_need_no_path_to_green(light: Light) -> None:
    assert declare(declared(light, path_to_green=None), from_a_paper=False)


def test_a_paper_may_leave_its_reasons_unstated_because_papers_do() -> None:
    assert declare(declared(Light.AMBER, rationale=None, path_to_green=None), from_a_paper=True)


def test_confirming_is_a_fact_of_its_own_with_what_the_plan_suggests_now() -> None:
    assert given((declared(Light.GREEN), DECEMBER)).confirm(SUGGESTED) == [
        RatingConfirmedUnchanged(suggested=SUGGESTED)
    ]


def test_what_was_declared_can_be_confirmed() -> None:
    status = given((declared(Light.GREEN), DECEMBER))
    assert must_have_been_declared(status, "programme:overall") is status


def test_what_was_never_declared_cannot_be_confirmed() -> None:
    with pytest.raises(NothingDeclaredYet, match="“programme:overall”"):
        must_have_been_declared(None, "programme:overall")


def test_a_rating_remembers_who_declared_it_when_why_and_what_the_plan_said() -> None:
    status = given((declared(Light.GREEN, suggested=SUGGESTED), DECEMBER))
    assert status.declared.declared_on == DECEMBER
    assert (status.declared.declared_by, status.declared.role) == ("Programme manager", "programme-manager")
    assert (status.declared.rationale, status.declared.suggested) == ("The steel arrived late.", SUGGESTED)


def test_a_new_declaration_keeps_the_one_before_it() -> None:
    status = given((declared(Light.GREEN), DECEMBER), (declared(Light.RED), JANUARY))
    assert status.previous is not None
    assert (status.previous.rating.light, status.trend) == (Light.GREEN, Trend.WORSE)


def test_a_light_declared_again_holds_since_it_was_first_declared() -> None:
    status = given((declared(Light.GREEN), DECEMBER), (declared(Light.RED), JANUARY), (declared(Light.RED), FEBRUARY))
    assert (status.held_since, status.declared.declared_on, status.trend) == (JANUARY, FEBRUARY, Trend.SAME)


def test_the_same_word_on_another_scale_is_another_light() -> None:
    status = given((declared(Light.GREEN), DECEMBER), (declared(Light.GREEN, scale=Scale.FIVE), JANUARY))
    assert (status.held_since, status.trend) == (JANUARY, Trend.NOT_COMPARABLE)


def test_confirming_renews_the_look_but_not_the_light() -> None:
    status = given((declared(Light.GREEN), DECEMBER), (RatingConfirmedUnchanged(), JANUARY))
    assert (status.last_looked_at, status.held_since, status.confirmed_by) == (JANUARY, DECEMBER, "Programme manager")


def test_a_new_declaration_makes_an_earlier_confirmation_history() -> None:
    status = given(
        (declared(Light.GREEN), DECEMBER), (RatingConfirmedUnchanged(), JANUARY), (declared(Light.AMBER), FEBRUARY)
    )
    assert (status.last_looked_at, status.confirmed_on, status.version) == (FEBRUARY, None, 3)


def test_a_rating_from_an_undated_paper_was_looked_at_on_no_stated_day() -> None:
    status = given((declared(Light.GREEN), None))
    assert (status.last_looked_at, status.held_since) == (None, None)


@pytest.mark.parametrize(
    ("kind", "ref"), [("programme", "programme:budget"), ("workstream", "workstream:planning:budget")]
)
def test_a_rating_is_called_by_its_subject_and_dimension(kind: str, ref: str) -> None:
    assert rag_ref(kind, "planning", "budget") == ref
