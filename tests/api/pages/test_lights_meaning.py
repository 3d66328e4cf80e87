"""What the lights mean is said to anybody in general, and of each programme with what it has agreed."""

from tests.api.pages.world import World

HERE = "/programmes/shared-planning/lights"


def test_anybody_may_read_what_the_lights_mean(world: World) -> None:
    page = world.nobody.reads("/lights")
    assert "A light is declared by a person who gives a reason for it" in page
    assert "three, four and five points" in page
    assert "Overdue without a new forecast" in page


def test_a_programme_says_its_own_scale_tolerance_and_rhythm(world: World) -> None:
    world.order("adopt-scale", "shared-planning", scale="four")
    world.order("set-tolerance", "shared-planning", tolerance={"amber_beyond": 5, "red_beyond": 15})
    world.order("set-cadence", "shared-planning", cadence={"every_days": 7})
    page = world.visitor().reads(HERE)
    assert "Four points: Green, Amber/Green, Amber/Red and Red. A milestone may slip 5 working days" in page
    assert '<data itemprop="cycle_in_days" value="7">a report is due every 7 days</data>' in page
    assert '<span itemprop="earlier_scales">three</span>' in page


def test_without_a_reporting_cycle_it_says_that_nothing_goes_stale(world: World) -> None:
    page = world.visitor().reads(HERE)
    assert "No reporting cycle is stated in days, so no rating goes stale." in page


def test_the_scale_is_the_one_of_the_day_that_is_looked_at(world: World) -> None:
    known = "2026-07-14T09:35:00+01:00"
    world.clock.time = world.clock.time.replace(minute=40)
    world.order("adopt-scale", "shared-planning", scale="five")
    assert "Three points" in world.visitor().reads(HERE, known_at=known)
