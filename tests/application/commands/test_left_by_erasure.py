"""Before an entry is erased it is said where the same words stay, and which issued report was made of them."""

from datetime import date
from typing import Any

import pytest

from api.bootstrap import Tracker
from application.commands.erasures import EraseEntry
from application.commands.fingerprint import fingerprint
from application.commands.highlight_reports import DraftHighlightReport
from application.commands.issued_reports import IssueHighlightReport
from application.commands.milestones import ChangeForecast, NoteMilestoneProgress, RetitleMilestone
from application.commands.risks import IdentifyRisk, MaterialiseRisk
from domain.entry import Address, ReasonCode
from domain.erasing import FactErased
from domain.left_by_erasure import ErasureNotKnowing
from domain.planned_date import PlannedDate
from tests.application.commands.riverside import ADMINISTRATOR, BRIDGE, Council, at
from tests.store_file import store_file

TODAY = date(2026, 3, 3)
SECRET = "Alderman Quince opens the bridge"
WHY: dict[str, Any] = {"because": "It names a person.", "authority": "Data protection officer"}  # Any: header fields


@pytest.fixture
def named(council: Council) -> int:
    """The position of an entry that names somebody, in its fact and in its note."""
    return council.order(RetitleMilestone(title=SECRET, note=f"{SECRET}, they say."), BRIDGE).position


@pytest.fixture
def corrected(council: Council, named: int) -> int:
    """The same, put right since in other words."""
    council.order(RetitleMilestone(title="The mayor opens the bridge", note="A role.", corrects=named, **WHY), BRIDGE)
    return named


def erased(council: Council, position: int) -> None:
    council.order(EraseEntry(entry=position, **WHY), BRIDGE, by=ADMINISTRATOR)
    assert isinstance(next(one for one in council.entries() if one.position == position).fact, FactErased)


def moved_to(day: date, note: str) -> ChangeForecast:
    return ChangeForecast(forecast=PlannedDate.on(day), reason=ReasonCode.SUPPLIER, note=note)


def refusal(council: Council, position: int, to: Address = BRIDGE, **order: Any) -> str:  # Any: fields of the order
    with pytest.raises(ErasureNotKnowing) as refused:
        council.order(EraseEntry(entry=position, **WHY, **order), to, by=ADMINISTRATOR)
    return str(refused.value)


def test_a_note_that_a_correction_took_over_is_named_before_the_words_are_erased(council: Council, named: int) -> None:
    by = council.order(RetitleMilestone(title="The mayor opens the bridge", corrects=named, **WHY), BRIDGE).position
    assert f"The same words stand in entry {by} and will stay there" in refusal(council, named)
    council.order(EraseEntry(entry=named, knowing=(by,), **WHY), BRIDGE, by=ADMINISTRATOR)
    assert isinstance(council.entries()[named - 1].fact, FactErased)


def test_a_correction_that_says_there_is_no_note_takes_none_over(
    tracker: Tracker, council: Council, named: int
) -> None:
    order = RetitleMilestone(title="The mayor opens the bridge", note=None, corrects=named, **WHY)
    council.order(order, BRIDGE)
    assert council.last().note is None
    erased(council, named)
    store = store_file(tracker)
    assert [file.name for file in store.parent.glob(f"{store.name}*") if b"Quince" in file.read_bytes()] == []


def test_an_order_with_no_note_is_another_order_than_one_that_takes_it_over(council: Council, named: int) -> None:
    silent = RetitleMilestone(title="The mayor opens the bridge", corrects=named, **WHY)
    none = RetitleMilestone(title="The mayor opens the bridge", note=None, corrects=named, **WHY)
    assert fingerprint(silent, BRIDGE, given_by="") != fingerprint(none, BRIDGE, given_by="")


def test_an_issue_raised_from_a_risk_keeps_the_words_of_the_risk(council: Council) -> None:
    risk, problem = at("risk", "R7"), at("issue", "I7")
    said = council.order(IdentifyRisk(event=SECRET), risk).position
    council.order(MaterialiseRisk(issue="I7"), risk)
    (raised,) = (entry.position for entry in council.entries() if entry.address == problem)
    council.order(IdentifyRisk(event="Nobody opens the bridge", corrects=said, **WHY), risk)
    assert f"stand in entry {raised} " in refusal(council, said, risk)


def test_words_are_the_same_in_any_case_and_spacing_and_inside_a_longer_text_but_not_inside_a_word(
    council: Council, corrected: int
) -> None:
    council.order(NoteMilestoneProgress(comment=f"  It is said: {SECRET.upper()}, and\nnobody else"), BRIDGE)
    inside = council.last().position
    council.order(NoteMilestoneProgress(comment=f"{SECRET}s"), BRIDGE)
    assert f"stand in entry {inside} " in refusal(council, corrected)


def test_references_dates_and_what_is_chosen_from_a_list_are_nobodys_words(council: Council) -> None:
    council.order(moved_to(date(2026, 6, 12), "Steel came late"), BRIDGE)
    moved = council.last().position
    right = moved_to(date(2026, 7, 12), "A slip of the pen")
    council.order(right, BRIDGE, corrects=moved, **WHY)
    council.order(moved_to(date(2026, 6, 12), "Sooner"), BRIDGE)
    erased(council, moved)


def test_only_what_is_not_known_yet_keeps_an_erasure_from_being_made(council: Council, named: int) -> None:
    by = council.order(RetitleMilestone(title="The mayor opens the bridge", corrects=named, **WHY), BRIDGE).position
    council.order(NoteMilestoneProgress(comment=SECRET), BRIDGE)
    other = council.last().position
    assert f"(knowing: {by}, {other})" in refusal(council, named, knowing=(by,))
    council.order(EraseEntry(entry=named, knowing=(1, by, other), **WHY), BRIDGE, by=ADMINISTRATOR)


def test_the_report_that_was_issued_from_an_entry_is_named_before_it_is_erased(council: Council, named: int) -> None:
    report = at("highlight-report", "march")
    council.order(DraftHighlightReport(reported_on=TODAY), report)
    council.order(IssueHighlightReport(), report)
    issued = council.last().position
    council.order(RetitleMilestone(title="The mayor opens the bridge", note=None, corrects=named, **WHY), BRIDGE)
    said = refusal(council, named)
    assert f"The highlight report “march” was issued (entry {issued}) from what entry {named} said" in said
    assert "The same words" not in said


def test_a_report_that_was_issued_before_the_entry_or_after_its_correction_is_not_concerned(
    council: Council, corrected: int
) -> None:
    report = at("highlight-report", "march")
    council.order(DraftHighlightReport(reported_on=TODAY), report)
    council.order(IssueHighlightReport(), report)
    erased(council, corrected)
