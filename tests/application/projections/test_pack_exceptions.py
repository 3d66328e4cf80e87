"""What stands out in a pack stands there once, and where no light was declared nobody is told that none is red."""

from datetime import date

from application.projections.pack_exceptions import PackExceptions, exceptions_of
from domain.milestone_facts import MilestonePlanned
from domain.planned_date import PlannedDate
from domain.rag_status import Dimension, RatedKind, RatingDeclared
from domain.rating import Light, Rating
from tests.application.projections.building import PROGRAMME, Telling, record_of

DAY, AS_AT = date(2026, 3, 2), date(2026, 3, 10)
SLABS = MilestonePlanned(title="Slabs are cast", baseline=PlannedDate.on(date(2026, 3, 4)))
STEEL = MilestonePlanned(title="Steel is up", baseline=PlannedDate.on(date(2026, 3, 3)), depends_on=("M1",))


def standing_out(name: str, *told: Telling) -> PackExceptions:
    (found,) = [group for group in exceptions_of(record_of(*told, as_at=AS_AT)) if group.name == name]
    return found


def rated(light: Light) -> Telling:
    declared = RatingDeclared(
        subject_kind=RatedKind.PROGRAMME,
        subject=PROGRAMME,
        dimension=Dimension.OVERALL,
        rating=Rating(light=light),
        rationale="The steel is late.",
        path_to_green="More steel.",
    )
    return ("rag", "programme:overall", declared, DAY)


def test_a_milestone_that_is_late_for_two_reasons_stands_once_with_both() -> None:
    late = standing_out("late", ("milestone", "M1", SLABS, DAY), ("milestone", "M2", STEEL, DAY))
    assert [one.ref for one in late.items] == ["M2", "M1"]
    assert late.count_in_words == "2 milestones are late or beyond tolerance"
    steel = late.items[0]
    assert steel.since == date(2026, 3, 4)
    assert "7 days overdue. " in steel.why
    assert "it waits for “Slabs are cast”" in steel.why


def test_where_no_light_was_declared_that_is_said_and_not_that_none_is_red() -> None:
    for name in ("red", "contradicted"):
        undeclared = standing_out(name)
        assert (undeclared.count_in_words, undeclared.stands_out) == ("no light was declared", False)
        assert not undeclared.is_known
    assert standing_out("red").none_in_words == "Red lights: no light was declared."
    assert standing_out("issues").is_known
    assert standing_out("issues").none_in_words == "Issues escalated: none."


def test_a_light_that_was_declared_green_is_known_not_to_be_red() -> None:
    green = standing_out("red", rated(Light.GREEN))
    assert (green.is_known, green.none_in_words) == (True, "Red lights: none.")
    assert standing_out("red", rated(Light.RED)).count_in_words == "1 light is red"
