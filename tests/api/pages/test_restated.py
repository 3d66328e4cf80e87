"""What reports showed, beside what is known now: the sentence first, then counts, then who recorded what and why."""

import csv
import re
from io import StringIO

import pytest

from application.commands.erasures import EraseEntry
from application.commands.office import Instruction, carry_out
from domain.entry import Address, Entry
from domain.record import Moment
from tests.api.pages.html import parsed, words_of
from tests.api.pages.world import CLERK, Visitor, World
from tests.api.rest.world import MORNING, SHARED_PLANNING

RESTATEMENT = "/programmes/shared-planning/restatement"


@pytest.fixture
def in_september(world: World) -> Visitor:
    """The overall light was green in July; on 10 August it was recorded that it had been red since that day."""
    said = {"rationale": "as planned", "rating": {"light": "green"}}
    world.order("declare-rating", "programme:schedule", **said)
    world.clock.time = MORNING.replace(month=8, day=10)
    late = {"rationale": "the server room is flooded", "path_to_green": "dry it", "effective_on": "2026-07-14"}
    world.order("declare-rating", "programme:schedule", rating={"light": "red"}, **late)
    world.order(
        "change-forecast", "M1", forecast="2026-10-01", reason="supplier", note="late", effective_on="2026-07-14"
    )
    world.clock.time = MORNING.replace(month=9)
    return world.visitor()


def test_the_sentence_stands_first(in_september: Visitor) -> None:
    page = in_september.reads(RESTATEMENT, since="1/7/2026")
    assert "1 was green then and is red with hindsight." in words_of(parsed(page))


def test_a_difference_says_who_recorded_it_when_and_leads_to_both_moments(in_september: Visitor) -> None:
    page = in_september.reads(RESTATEMENT)
    assert "Green then, red with hindsight" in page
    assert "the server room is flooded" in page
    assert 'href="/programmes/shared-planning/rag/programme:schedule?as_at=2026-07-14&amp;known_at=2026-07-14"' in page
    assert 'href="/programmes/shared-planning/rag/programme:schedule?as_at=2026-07-14"' in page


def test_a_file_holds_every_light_and_every_field_that_differs(in_september: Visitor) -> None:
    answer = in_september.opens(f"{RESTATEMENT}.csv")
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["How they differ"] for row in rows if row["Kind"] == "rag"} >= {"Green then, red with hindsight"}
    (forecast,) = (row for row in rows if (row["Reference"], row["What"]) == ("M1", "Forecast"))
    assert (forecast["Shown"], forecast["Known now"]) == ("1 September 2026", "1 October 2026")
    assert "because the supplier is late" in forecast["What was recorded"]


def test_days_that_cannot_be_read_are_refused_by_name(in_september: Visitor) -> None:
    answer = in_september.opens(RESTATEMENT, since="soon")
    assert answer.status_code == 422
    assert "“since” is “soon”" in answer.text


def test_days_in_the_wrong_order_are_refused_with_what_to_do(in_september: Visitor) -> None:
    answer = in_september.opens(RESTATEMENT, since="1 March 2026", until="1 January 2026")
    assert answer.status_code == 422
    assert "give since the earlier day" in answer.text


def test_a_report_leads_to_the_record_it_saw_by_the_position(world: World) -> None:
    """Everything in it was recorded at one time, which cannot say what it had seen."""
    said = {"rationale": "as planned", "rating": {"light": "green"}}
    world.order("declare-rating", "programme:schedule", **said)
    world.order("draft-highlight-report", "july", reported_on="2026-07-14")
    world.order("issue-highlight-report", "july")
    world.order("declare-rating", "programme:schedule", rating={"light": "red"}, rationale="late", path_to_green="more")
    visitor = world.visitor()
    then = re.search(
        r'href="(/programmes/shared-planning/rag/programme:schedule\?as_at=2026-07-14&amp;up_to=[0-9]+)"',
        visitor.reads(RESTATEMENT),
    )
    assert then
    page = visitor.reads(then[1].replace("&amp;", "&"))
    assert "Green" in words_of(parsed(page))
    assert "You are looking at 14 July 2026, out of the entries up to" in words_of(parsed(page))


def test_a_light_of_which_the_entry_was_erased_is_named_with_whose_authority_that_was(world: World) -> None:
    world.order("declare-rating", "programme:schedule", rationale="as planned", rating={"light": "green"})
    world.clock.time = MORNING.replace(month=8, day=10)
    (wrong,) = (entry.position for entry in entries_of(world) if entry.ref == "programme:schedule")
    why = {"because": "it named a person", "authority": "Monitoring officer"}
    amber = {"rating": {"light": "amber"}, "path_to_green": "plan", "rationale": "late", "effective_on": "2026-07-14"}
    world.order("declare-rating", "programme:schedule", corrects=wrong, **amber, **why)
    erase = Instruction(
        EraseEntry.model_validate({"entry": wrong, **why}), Address(SHARED_PLANNING, "rag", "programme:schedule")
    )
    carry_out([erase], actor=CLERK, office=world.tracker.office)
    page = words_of(parsed(world.visitor().reads(RESTATEMENT)))
    assert "1 light can no longer be compared, because the entry from which it was shown was erased." in page
    assert f"entry {wrong}, from which it was shown, was erased on the authority of Monitoring officer" in page


def entries_of(world: World) -> list[Entry]:
    return list(world.tracker.office.records.entries(SHARED_PLANNING, Moment(world.clock.time.date())))


@pytest.mark.parametrize("from_here", ["rag", "compare", "audit-trail", "highlight-reports"])
def test_it_is_found_from_where_one_would_ask(in_september: Visitor, from_here: str) -> None:
    assert f'href="{RESTATEMENT}"' in in_september.reads(f"/programmes/shared-planning/{from_here}")
