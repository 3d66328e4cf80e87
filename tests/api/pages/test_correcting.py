"""Entries are corrected on pages: from the history, with what the entry said, by whoever may, and never in the past."""

import re

import pytest

from domain.actor import Role
from domain.record import Moment
from tests.api.pages.corrections import BRIDGE, FORECAST, HIDDEN, HOME, WHY, corrects, entries_about, of_entry, sends
from tests.api.pages.world import Visitor, World
from tests.api.rest.world import SHARED_PLANNING

COUNTY = "/programmes/county"

pytestmark = pytest.mark.usefixtures("a_forecast_was_changed")


def test_the_history_leads_to_the_entry_and_that_to_the_form_with_what_it_said(world: World, manager: Visitor) -> None:
    moved = entries_about(world, "milestone", "M1")[-1]
    assert f'href="{of_entry(moved)}"' in manager.reads(BRIDGE)
    page = manager.reads(of_entry(moved))
    assert "Nothing is overwritten" in page
    assert f'href="{of_entry(moved, "change-forecast")}"' in page
    assert f'href="{of_entry(moved, "withdraw-entry")}"' in page
    assert f'href="{of_entry(moved, "meet-milestone")}"' in page
    form = manager.reads(of_entry(moved, "change-forecast"))
    assert 'value="15 September 2026"' in form
    assert "Steel arrived late</textarea>" in form
    assert '<option value="supplier" selected>' in form


def test_a_form_that_corrects_nothing_asks_for_none_of_it(manager: Visitor) -> None:
    form = manager.reads(f"{BRIDGE}/forecast")
    assert [name for name in ("corrects", "because", "authority") if f'name="{name}"' in form] == []


def test_after_a_correction_the_page_of_the_thing_says_so_and_both_entries_lead_to_one_another(
    world: World, manager: Visitor
) -> None:
    moved = entries_about(world, "milestone", "M1")[-1]
    answer = corrects(manager, moved)
    assert (answer.status_code, answer.url.path) == (200, BRIDGE)
    assert "Milestone forecast changed" in answer.text
    by = entries_about(world, "milestone", "M1")[-1]
    assert f'href="{of_entry(by)}"' in manager.reads(of_entry(moved))
    page = manager.reads(of_entry(by))
    assert f'href="{of_entry(moved)}"' in page
    assert "which had said: " in page
    assert "If this entry is wrong" not in manager.reads(of_entry(moved))


def test_what_is_missing_stands_beside_its_field_and_nothing_typed_is_lost(world: World, manager: Visitor) -> None:
    moved = entries_about(world, "milestone", "M1")[-1]
    answer = corrects(manager, moved, authority="")
    assert answer.status_code == 422
    assert "“On whose authority?” is empty. Fill it in." in answer.text
    assert "Typed 15 instead of 5</textarea>" in answer.text
    assert 'value="5 September 2026"' in answer.text


def test_a_refusal_stands_above_the_form(world: World, manager: Visitor) -> None:
    planned, moved = entries_about(world, "milestone", "M1")[:2]
    answer = sends(manager, of_entry(planned, "withdraw-entry"), **WHY)
    assert answer.status_code == 409
    assert f"Entry {moved}: There would be no milestone “M1”." in answer.text


def test_the_beginning_of_a_thing_is_corrected_under_its_own_reference(world: World, manager: Visitor) -> None:
    (planned,) = entries_about(world, "milestone", "M3")
    form = manager.reads(of_entry(planned, "plan-milestone"))
    assert 'name="ref"' not in form
    answer = sends(manager, of_entry(planned, "plan-milestone"), title="The paint is dry", **WHY)
    assert answer.url.path == f"{HOME}/milestones/M3"
    assert '<h1 class="govuk-heading-l">The paint is dry</h1>' in answer.text


def test_what_was_begun_in_error_is_gone_and_one_lands_in_its_history(world: World, manager: Visitor) -> None:
    (planned,) = entries_about(world, "milestone", "M3")
    answer = sends(manager, of_entry(planned, "withdraw-entry"), **WHY)
    assert (answer.url.path, answer.url.params["subject"]) == (f"{HOME}/audit-trail", "milestone/M3")
    assert "Entry withdrawn" in answer.text
    assert f'href="{HOME}/milestones/M3"' not in answer.text
    withdrawn = entries_about(world, "milestone", "M3")[-1]
    assert "and entry" in manager.reads(of_entry(withdrawn))
    assert sends(manager, of_entry(withdrawn, "withdraw-entry"), **WHY).url.path == f"{HOME}/milestones/M3"


def test_the_registration_of_a_programme_can_be_corrected_by_who_runs_the_tracker(world: World) -> None:
    administrator = world.visitor(Role.ADMINISTRATOR)
    first = entries_about(world, "programme", SHARED_PLANNING)[0]
    path = of_entry(first, "register-programme")
    hidden = dict(HIDDEN.findall(administrator.reads(path)))
    partners = {"partners.0.ref": "city", "partners.0.name": "The city"}
    answer = administrator.sends(path, {**hidden, "name": "Shared planning service", **partners, **WHY})
    assert (answer.status_code, answer.url.path) == (200, HOME)
    assert "Shared planning service" in answer.text


@pytest.mark.parametrize("role", [Role.VIEWER, Role.AUDITOR, Role.CONTRIBUTOR, Role.WORKSTREAM_LEAD])
def test_whoever_may_not_correct_reads_the_entry_and_is_offered_nothing(world: World, role: Role) -> None:
    reader, moved = world.visitor(role, SHARED_PLANNING), entries_about(world, "milestone", "M1")[-1]
    assert "Correct this entry" not in reader.reads(BRIDGE)
    assert "If this entry is wrong" not in reader.reads(of_entry(moved))
    for order in ("change-forecast", "withdraw-entry"):
        assert reader.opens(of_entry(moved, order)).status_code == 403
        assert reader.sends(of_entry(moved, order), {**FORECAST, **WHY}).status_code == 403


def test_in_the_past_nothing_is_corrected(world: World, manager: Visitor) -> None:
    moved = entries_about(world, "milestone", "M1")[-1]
    then = {"as_at": "2026-07-14", "known_at": "2026-07-14"}
    assert "Correct this entry" not in manager.reads(BRIDGE, **then)
    assert "If this entry is wrong" not in manager.reads(of_entry(moved), **then)
    assert manager.opens(of_entry(moved, "withdraw-entry"), **then).status_code == 409


def test_what_is_no_entry_of_the_programme_looks_like_nothing(world: World, manager: Visitor) -> None:
    last = max(entries_about(world, "milestone", "M1"))
    texts = set()
    for position in ("0", "-1", str(last + 1), "9" * 400, "x", "1.5", "%C2%B2"):
        answer = manager.opens(f"{HOME}/entries/{position}")
        assert answer.status_code == 404
        texts.add(re.sub(r"has no entry [^.]*(\.5)?\.", "", answer.text))
        assert manager.opens(f"{HOME}/entries/{position}/correct/withdraw-entry").status_code == 404
    assert len({re.search(r'itemprop="refusal">([^<]*)', text)[1] for text in texts if "refusal" in text}) == 1  # type: ignore[index] # each is a refusal


@pytest.mark.parametrize("order", ["assess-risk", "materialise-risk", "grant-role", "plan-milestone", "nonsense"])
def test_an_order_that_does_not_fit_the_entry_has_no_form_for_it(world: World, manager: Visitor, order: str) -> None:
    moved = entries_about(world, "milestone", "M1")[-1]
    assert manager.opens(of_entry(moved, order)).status_code == 404


def test_an_entry_that_somebody_else_corrected_meanwhile_says_so(world: World, manager: Visitor) -> None:
    moved = entries_about(world, "milestone", "M1")[-1]
    hidden = dict(HIDDEN.findall(manager.reads(of_entry(moved, "change-forecast"))))
    corrects(world.visitor(Role.PROGRAMME_MANAGER), moved)
    answer = manager.sends(of_entry(moved, "change-forecast"), {**hidden, **FORECAST, **WHY})
    assert answer.status_code == 412
    assert "This changed while you were typing" in answer.text
    assert f"corrected entry {moved}" in answer.text


def test_the_form_of_an_entry_that_counts_no_more_says_at_once_what_stands_in_its_place(
    world: World, manager: Visitor
) -> None:
    moved = entries_about(world, "milestone", "M1")[-1]
    corrects(manager, moved)
    by = entries_about(world, "milestone", "M1")[-1]
    for order in ("change-forecast", "withdraw-entry"):
        answer = manager.opens(of_entry(moved, order))
        assert answer.status_code == 409
        assert f"Entry {moved} was corrected by entry {by} already. Correct that one instead." in answer.text


def test_a_second_click_records_nothing_twice(world: World, manager: Visitor) -> None:
    moved = entries_about(world, "milestone", "M1")[-1]
    hidden = dict(HIDDEN.findall(manager.reads(of_entry(moved, "withdraw-entry"))))
    for _ in range(2):
        assert manager.sends(of_entry(moved, "withdraw-entry"), {**hidden, **WHY}).url.path == BRIDGE
    assert len(entries_about(world, "milestone", "M1")) == 3


def test_every_form_by_which_an_entry_can_be_corrected_is_sound(world: World) -> None:
    administrator = world.visitor(Role.ADMINISTRATOR, reads_exempt=True)
    records, today = world.tracker.office.records, Moment(world.clock.time.date())
    for entry in list(records.entries(SHARED_PLANNING, today)):
        page = administrator.reads(of_entry(entry.position))
        for path in dict.fromkeys(re.findall(rf'href="({of_entry(entry.position)}/correct/[a-z-]+)"', page)):
            administrator.reads(path)


def test_a_note_that_is_emptied_on_the_form_is_none(world: World, manager: Visitor) -> None:
    world.order("retitle-milestone", "M1", title="Steel is there", note="Steel arrived late")
    entry = entries_about(world, "milestone", "M1")[-1]
    form = manager.reads(of_entry(entry, "retitle-milestone"))
    assert "Steel arrived late</textarea>" in form
    assert "empty it: the correction then has none" in form
    sends(manager, of_entry(entry, "retitle-milestone"), title="Steel arrived", note="", **WHY)
    assert "Steel arrived late" not in manager.reads(of_entry(entries_about(world, "milestone", "M1")[-1]))


def test_the_issuing_of_a_report_is_never_offered_to_be_taken_back(world: World, manager: Visitor) -> None:
    (issued, *_) = (
        entry.position
        for entry in world.tracker.office.records.entries(SHARED_PLANNING, Moment(world.clock.time.date()))
        if type(entry.fact).__name__ == "HighlightReportIssued"
    )
    assert "If this entry is wrong" not in manager.reads(of_entry(issued))
