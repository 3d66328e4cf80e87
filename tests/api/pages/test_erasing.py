"""What an entry said is erased on a page: by administrators, for good, and knowing what that leaves and breaks."""

import re

import pytest

from domain.actor import Role
from tests.api.pages.corrections import (
    BRIDGE,
    HIDDEN,
    HOME,
    WHY,
    corrects,
    entries_about,
    of_entry,
    sends,
)
from tests.api.pages.world import Visitor, World
from tests.api.rest.world import SHARED_PLANNING

pytestmark = pytest.mark.usefixtures("a_forecast_was_changed")


def erasable(world: World, manager: Visitor) -> int:
    """An entry that was put right, so that it counts no more."""
    moved = entries_about(world, "milestone", "M1")[-1]
    corrects(manager, moved, note="The supplier was late")
    return moved


def test_an_administrator_erases_what_an_entry_said_that_counts_no_more(world: World, manager: Visitor) -> None:
    administrator, moved = world.visitor(Role.ADMINISTRATOR), entries_about(world, "milestone", "M1")[-1]
    assert "Erase what it said" not in administrator.reads(of_entry(moved))
    path = f"{of_entry(erasable(world, manager))}/erase"
    assert f'href="{path}"' in administrator.reads(of_entry(moved))
    form = administrator.reads(path)
    assert "gone for good" in form
    assert "Steel arrived late" in form, "the words that will be erased stand below the form"
    answer = sends(administrator, path, because="It names a person", authority="Data protection officer")
    assert (answer.status_code, answer.url.path) == (200, of_entry(moved))
    assert "Erasure recorded" in answer.text
    for page in (of_entry(moved), BRIDGE, f"{HOME}/audit-trail", f"{of_entry(moved)}/proof"):
        assert "Steel arrived late" not in administrator.reads(page)
    assert "Erase what it said" not in administrator.reads(of_entry(moved))


def test_what_still_counts_is_not_erased_by_a_form_either(world: World) -> None:
    administrator, moved = world.visitor(Role.ADMINISTRATOR), entries_about(world, "milestone", "M1")[-1]
    for answer in (
        administrator.opens(f"{of_entry(moved)}/erase"),
        administrator.sends(f"{of_entry(moved)}/erase", {"expected_version": "2", **WHY}),
    ):
        assert answer.status_code == 409
        assert "Correct or withdraw it first, and erase it then." in answer.text


def test_an_erasure_says_why_and_on_whose_authority_and_a_second_click_erases_nothing_more(
    world: World, manager: Visitor
) -> None:
    administrator, path = world.visitor(Role.ADMINISTRATOR), f"{of_entry(erasable(world, manager))}/erase"
    hidden = dict(HIDDEN.findall(administrator.reads(path)))
    answer = administrator.sends(path, {**hidden, **WHY, "authority": ""})
    assert (answer.status_code, "“On whose authority?” is empty. Fill it in." in answer.text) == (422, True)
    before = len(entries_about(world, "milestone", "M1"))
    for _ in range(2):
        assert administrator.sends(path, {**hidden, **WHY}).status_code == 200
    assert len(entries_about(world, "milestone", "M1")) == before + 1


def ticked(form: str) -> str:
    """What is sent where the box of the erase form is ticked."""
    found = re.search(r'name="knowing" type="checkbox" value="([0-9 ]+)"', form)
    return found[1] if found else ""


def test_the_erase_form_names_the_entries_that_keep_the_same_words(world: World, manager: Visitor) -> None:
    administrator, moved = world.visitor(Role.ADMINISTRATOR), entries_about(world, "milestone", "M1")[-1]
    corrects(manager, moved)
    by = entries_about(world, "milestone", "M1")[-1]
    form = administrator.reads(f"{of_entry(moved)}/erase")
    assert "The same words also stand in these entries, and will stay there." in form
    assert f'<a class="govuk-link" href="{of_entry(by)}">Entry {by}</a>' in form
    assert ticked(form).split() == [str(by)]
    refused = sends(administrator, f"{of_entry(moved)}/erase", **WHY)
    assert (refused.status_code, f"The same words stand in entry {by} " in refused.text) == (409, True)
    assert sends(administrator, f"{of_entry(moved)}/erase", knowing=ticked(form), **WHY).status_code == 200


def test_where_nothing_is_left_there_is_nothing_to_tick(world: World, manager: Visitor) -> None:
    form = world.visitor(Role.ADMINISTRATOR).reads(f"{of_entry(erasable(world, manager))}/erase")
    assert ("Before you erase it" in form, ticked(form)) == (False, "")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_nobody_else_erases_anything(world: World, manager: Visitor, role: Role) -> None:
    somebody, moved = world.visitor(role, SHARED_PLANNING), erasable(world, manager)
    assert "Erase what it said" not in somebody.reads(of_entry(moved))
    assert somebody.opens(f"{of_entry(moved)}/erase").status_code == 403
    assert somebody.sends(f"{of_entry(moved)}/erase", WHY).status_code == 403


def test_in_the_past_nothing_is_erased(world: World, manager: Visitor) -> None:
    administrator, moved = world.visitor(Role.ADMINISTRATOR), erasable(world, manager)
    then = {"as_at": "2026-07-14", "known_at": "2026-07-14"}
    assert "Erase what it said" not in administrator.reads(of_entry(moved), **then)
    assert administrator.opens(f"{of_entry(moved)}/erase", **then).status_code == 409


def test_a_report_that_was_issued_from_what_was_erased_says_so_and_cries_no_wolf(
    world: World, manager: Visitor
) -> None:
    administrator = world.visitor(Role.ADMINISTRATOR, reads_exempt=True)
    (planned,) = entries_about(world, "milestone", "M3")
    world.order("issue-highlight-report", "H1")
    issued = f"{HOME}/highlight-reports/H1"
    assert "It matches its seal." in administrator.reads(issued)
    assert sends(manager, of_entry(planned, "plan-milestone"), title="The paint is dry", **WHY).status_code == 200
    assert "It matches its seal." in administrator.reads(issued)
    form = administrator.reads(f"{of_entry(planned)}/erase")
    assert "These reports and packs were sealed with what this entry said." in form
    assert f'href="{issued}"' in form
    refused = sends(administrator, f"{of_entry(planned)}/erase", **WHY)
    assert (refused.status_code, "The highlight report “H1” was issued" in refused.text) == (409, True)
    known = ticked(form)
    assert sends(administrator, f"{of_entry(planned)}/erase", knowing=known, **WHY).status_code == 200
    page = administrator.reads(issued)
    assert "This cannot be made again as it was issued" in page
    assert f'href="{of_entry(planned)}"' in page
    assert [
        words for words in ("does not match", "Somebody changed", "as the board was given it") if words in page
    ] == []
    answer = administrator.opens(f"{issued}/content.json")
    assert answer.status_code == 409
    assert f"part of what it was made from was erased since (entry {planned})" in answer.text
