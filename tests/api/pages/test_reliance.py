"""The page where an auditor begins."""

from domain.actor import Role
from tests.api.pages.html import parsed, words_of
from tests.api.pages.world import World


def test_it_says_first_what_is_vouched_for(world: World) -> None:
    page = world.visitor(Role.AUDITOR).reads("/audit")
    assert "entries are recorded, and" in words_of(parsed(page))
    assert "/programmes/shared-planning/restatement?since=2026-01-01" in page


def test_after_a_checkpoint_it_is_there_to_be_kept(world: World) -> None:
    signed = world.tracker.log.checkpoint()
    page = world.visitor(Role.AUDITOR).reads("/audit")
    assert signed.note.splitlines()[2] in page
    assert signed.key in page.replace("&#43;", "+")


def test_it_leads_every_role_to_what_they_may_see_and_to_nothing_else(world: World) -> None:
    page = world.visitor(Role.VIEWER, "somewhere-else").reads("/audit")
    assert "shared-planning" not in page


def test_everybody_finds_it_at_the_top_of_every_page(world: World) -> None:
    assert 'href="/audit"' in world.visitor(Role.VIEWER).reads("/")


def test_in_the_past_the_year_is_that_of_the_day_shown(world: World) -> None:
    assert "In 2025 no entries were corrected" in world.visitor(Role.AUDITOR).reads("/audit", as_at="2025-12-31")


def test_a_programme_that_reports_every_day_takes_nobodys_page_away(world: World) -> None:
    world.clock.time = world.clock.time.replace(month=12)
    world.order("set-cadence", "shared-planning", cadence={"every_days": 1})
    world.order("draft-highlight-report", "daily", reported_on=world.clock.time.date().isoformat())
    assert "entries are recorded, and" in words_of(parsed(world.visitor(Role.AUDITOR).reads("/audit")))


def test_without_the_signing_key_the_page_says_the_rest_and_not_where_the_key_should_be(world: World) -> None:
    world.tracker.log.checkpoint()
    world.tracker.settings.signing_key_file.unlink()
    again = World(world.store)
    page = words_of(parsed(again.visitor(Role.AUDITOR).reads("/audit")))
    again.close()
    assert "what vouches for them cannot be shown" in page
    assert "its signing key is missing" in page
    assert world.tracker.settings.signing_key_file.name not in page
    assert "Programme by programme" in page
