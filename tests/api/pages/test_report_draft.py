"""A report is drafted where it is read: what lacks words is listed, and each form stands in its section."""

import re
from html import unescape

from domain.actor import Role
from tests.api.pages.html import parsed
from tests.api.pages.world import Answer, Visitor, World

DRAFT = "/programmes/shared-planning/highlight-reports/H1"
READ = "/programmes/shared-planning/highlight-report"


def test_the_page_says_first_how_much_is_left_and_where(world: World) -> None:
    page = world.visitor().reads(DRAFT)
    assert "8 things are left before this can go to the board." in page
    assert '<a class="govuk-link" href="#answer-changed-or-new-risks">' in page
    assert "Declare the budget: nobody has rated it." in page


def test_a_review_that_is_asked_for_is_among_what_is_left_until_somebody_else_made_it(world: World) -> None:
    assert "Have it reviewed" not in world.visitor().reads(DRAFT)
    world.order("set-cadence", "shared-planning", cadence={"every_days": 28, "reviewed": True})
    assert "Have it reviewed, by somebody who wrote none of it." in world.visitor().reads(DRAFT)
    lead, form = world.visitor(Role.WORKSTREAM_LEAD), f"{DRAFT}/review"
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', lead.reads(form))
    assert lead.sends(form, dict(hidden)).status_code == 200
    assert "Have it reviewed" not in world.visitor().reads(DRAFT)
    sends(world.visitor(), "answer-changed-or-new-risks", answer="yes")
    assert "Have it reviewed again, as it was changed since, by somebody who" in world.visitor().reads(DRAFT)


def test_a_question_is_answered_in_its_place(world: World) -> None:
    manager = world.visitor()
    answer = sends(manager, "answer-changed-or-new-risks", answer="yes")
    assert answer.status_code == 200
    assert answer.url.path == DRAFT
    assert "Answer again: Are there changed or new risks?" in answer.text
    assert "7 things are left" in answer.text


def test_a_key_event_is_added_without_inventing_a_reference(world: World) -> None:
    manager = world.visitor()
    sends(manager, "add-event", event="All staff meet", when="21 July 2026")
    sends(manager, "add-event", event="Newsletter")
    page = manager.reads(READ)
    assert '<time itemprop="when.to" datetime="2026-07-21">21 July 2026</time>' in page
    assert "Newsletter" in page


def test_what_is_noted_on_the_budget_and_put_to_the_board_is_read_at_once(world: World) -> None:
    manager = world.visitor()
    sends(manager, "add-note", note_on_budget="The bids were late", financial_year="2026/27")
    sends(manager, "add-item", issue="Shall we wait?", is_change_request="no")
    page = manager.reads(READ)
    assert "The bids were late" in page
    assert "1 item is put to the board." in page


def test_an_empty_section_is_left_empty_in_words(world: World) -> None:
    answer = sends(world.visitor(), "instead-items-for-board", as_written="Nothing this month")
    assert "Nothing to list. Its author says: “" in answer.text
    assert "Nothing this month" in answer.text


def test_recipients_are_typed_in_together_and_keep_what_a_paper_wrote(world: World) -> None:
    world.order("list-distribution", "H1", recipients=[{"role": "Sponsor", "as_written": "Sponsr"}])
    manager = world.visitor()
    sends(manager, "recipients-listed", **{"recipients.1.role": "Chair"})
    page = manager.reads(DRAFT)
    assert page.index('itemprop="role">Sponsor') < page.index('itemprop="role">Chair')
    assert 'name="recipients.0.as_written" value="Sponsr"' in page


def test_more_recipients_than_there_are_rows_get_a_form_of_their_own(world: World) -> None:
    manager = world.visitor()
    answer = sends(manager, "recipients-listed", another="recipients", **{"recipients.0.role": "Sponsor"})
    assert "Say who receives the report as at 14 July 2026" in answer.text
    assert 'value="Sponsor"' in answer.text


def test_a_report_begun_anew_offers_the_recipients_of_the_one_before(world: World) -> None:
    world.order("list-distribution", "H1", recipients=[{"role": "Sponsor", "received_on": "2026-07-14"}])
    world.clock.time = world.clock.time.replace(month=8)
    world.order("draft-highlight-report", "H2", reported_on="2026-08-14")
    page = world.visitor().reads(DRAFT.replace("H1", "H2"))
    assert "Filled in from the report as at 14 July 2026" in page
    assert 'name="recipients.0.role" type="text" value="Sponsor"' in page
    assert "Nobody is listed to receive it." in page


def test_what_was_typed_is_still_there_when_it_cannot_be_read(world: World) -> None:
    answer = sends(world.visitor(), "add-event", event="All staff meet", when="the day after never")
    assert answer.status_code == 422
    assert 'value="All staff meet"' in answer.text
    assert "the day after never" in answer.text


def test_somebody_who_was_faster_is_not_overwritten(world: World) -> None:
    manager = world.visitor()
    typed = hidden_of(manager, "add-event") | {"event": "All staff meet"}
    world.order("answer-summary-flag", "H1", flag="changed-or-new-risks", answer=True)
    answer = manager.sends(f"{DRAFT}/communication", typed)
    assert answer.status_code == 412
    assert "This changed while you were typing" in answer.text
    assert 'value="All staff meet"' in answer.text


def test_two_reports_of_one_day_are_each_drafted_in_their_own_words(world: World) -> None:
    world.order("list-communication", "H1", item="C1", event="All staff meet")
    world.order("draft-highlight-report", "H2", reported_on="2026-07-14")
    manager = world.visitor()
    assert "All staff meet" in manager.reads(DRAFT)
    assert "All staff meet" not in manager.reads(DRAFT.replace("H1", "H2")).partition("History</h2>")[0]


def test_a_draft_shows_the_record_as_at_its_own_day(world: World) -> None:
    world.clock.time = world.clock.time.replace(day=20)
    world.order("declare-rating", "programme:overall", rating={"light": "red"}, rationale="Late", path_to_green="Hurry")
    page = world.visitor().reads(DRAFT)
    assert "This is the record as at 14 July 2026." in page
    assert "light--red" not in page


def test_who_may_not_write_reads_the_draft_without_forms(world: World) -> None:
    page = world.visitor(Role.VIEWER).reads(DRAFT)
    assert "8. Distribution" in page
    assert "<fieldset" not in page
    assert "/declare" not in page


def test_in_the_past_nothing_is_written(world: World) -> None:
    world.clock.time = world.clock.time.replace(month=8)
    page = world.visitor().reads(DRAFT, as_at="2026-07-20")
    assert "As it was drafted" in page
    assert 'method="post" action="/programmes' not in page


def test_an_unknown_report_is_refused_with_a_sentence(world: World) -> None:
    answer = world.visitor().opens(DRAFT.replace("H1", "H9"))
    assert answer.status_code == 404
    assert "H9" in answer.text


def hidden_of(visitor: Visitor, ident: str) -> dict[str, str]:
    """What a form on the page sends along, and what stands in its fields."""
    details = next(one for one in parsed(visitor.reads(DRAFT)).iter("details") if one.get("id") == ident)
    return {str(field.get("name")): field.get("value", "") for field in details.iter("input") if _is_sent(field.attrib)}


def _is_sent(field: dict[str, str]) -> bool:
    return field.get("type") != "radio" or "checked" in field


def sends(visitor: Visitor, ident: str, **typed: str) -> Answer:
    """Type into one of the forms on the page and send it to where it says."""
    html = visitor.reads(DRAFT)
    form = re.search(rf'<details[^>]* id="{ident}".*?<form[^>]* action="([^"]+)"', html, flags=re.DOTALL)
    assert form, f"there is no form {ident}"
    return visitor.sends(unescape(form[1]), hidden_of(visitor, ident) | typed)
