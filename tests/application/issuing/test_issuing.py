"""What was issued stays as it was issued, whatever is recorded, brought in or asked for later."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from api.bootstrap import Tracker, build
from api.issued_reports import content_of, issued_at
from application.commands.access import OPERATOR
from application.commands.catalogue import BY_NAME
from application.commands.corrections import WithdrawEntry
from application.commands.erasures import EraseEntry
from application.commands.office import Instruction
from application.commands.order import Provenance
from application.projections.highlight_report import highlight_report
from application.projections.issued_report import IssuedReport, ReportNotIssuedYet
from domain.correcting import LaterEntriesImpossible, SealedForGood, StandsInForNothing
from domain.highlight_report import HighlightReport
from domain.highlight_report_life import ReportLife
from domain.highlight_report_refusals import IssuedAmongOtherOrders, ReportAlreadyIssued, ReportWithdrawn
from domain.milestone import Milestone
from domain.refusals import RoleMayNot
from tests.application.commands.riverside import ADMINISTRATOR, BRIDGE, ENGINEER, Council, at, founded
from tests.store_file import store_file
from tests.wall_clock import WallClock

ROOT = Path(__file__).parents[3]
FEBRUARY = at("highlight-report", "february")
WHY: dict[str, Any] = {"because": "Copied from January.", "authority": "Programme board"}  # Any: header fields


class Office(Council):
    """The Riverside Crossing with somebody who writes reports about it."""

    def __init__(self, tracker: Tracker, clock: WallClock) -> None:
        super().__init__(tracker)
        self.clock = clock

    def gives(self, name: str, ref: str, **said: Any) -> None:  # Any: the JSON of an order
        rule = BY_NAME[name]
        self.order(rule.order.model_validate(said), at(rule.kind, ref))

    def content(self, ref: str = "february") -> bytes:
        return content_of(self.tracker, self.record(), ref, actor=OPERATOR)

    def issued(self, ref: str = "february") -> IssuedReport:
        return issued_at(self.tracker, self.record(), ref, actor=OPERATOR)

    def report(self, ref: str = "february") -> HighlightReport:
        return self.record().get(HighlightReport, ref)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A report of 3 February, written and not yet issued; it is 4 February."""
    clock = WallClock(date(2026, 1, 5))
    tracker = build(tmp_path / "tracker.sqlite", clock)
    founded(tracker)
    office = Office(tracker, clock)
    clock.today_is(date(2026, 2, 4))
    office.gives("draft-highlight-report", "february", reported_on="2026-02-03", prepared_by="Bridge engineer")
    office.gives("answer-summary-flag", "february", flag="changed-or-new-risks", answer=False)
    yield office
    tracker.close()


def test_the_seal_holds_the_digest_of_what_was_issued(office: Office) -> None:
    before = office.entries()[-1].position
    office.gives("issue-highlight-report", "february")
    seal, content = office.issued().seal, office.content()
    assert (seal.up_to, seal.position, seal.as_at) == (before, before + 1, date(2026, 2, 3))
    assert seal.content_sha256 == seal.made_again == hashlib.sha256(content).hexdigest()
    assert seal.matches


def test_what_was_issued_says_what_its_draft_said(office: Office) -> None:
    office.gives("issue-highlight-report", "february")
    report = office.issued().report
    assert (report.ref, report.reported_on, report.prepared_by) == ("february", date(2026, 2, 3), "Bridge engineer")
    assert report.summary.changed_or_new_risks.answer is False


def issued_and_then(office: Office) -> bytes:
    office.gives("issue-highlight-report", "february")
    return office.content()


def test_later_entries_even_of_an_earlier_day_leave_it_as_it_was(office: Office) -> None:
    before = issued_and_then(office)
    why = {"reason": "supplier", "note": "Steel arrived late"}
    office.gives("change-forecast", "M4", forecast="2026-07-14", effective_on="2026-02-01", **why)
    office.gives("raise-issue", "I1", what="The ferry leaks", effective_on="2026-02-02")
    assert office.content() == before
    assert office.record().programme.version == 1


def test_what_claims_to_have_been_known_before_leaves_it_as_it_was(office: Office) -> None:
    before = issued_and_then(office)
    rule = BY_NAME["plan-milestone"]
    paper = Provenance(source="minutes#L1", known_on=date(2026, 1, 20))
    order = rule.order.model_validate(
        {"title": "Steel arrives", "baseline": "2026-03-01", "effective_on": "2026-01-20"}
    )
    office.orders([Instruction(order, at("milestone", "M9"), paper)])
    assert office.content() == before


def test_another_report_of_the_same_day_leaves_it_as_it_was(office: Office) -> None:
    before = issued_and_then(office)
    office.gives("withdraw-highlight-report", "february", note="A page was missing")
    office.gives("draft-highlight-report", "february-2", reported_on="2026-02-03", prepared_by="Riveter")
    office.gives("issue-highlight-report", "february-2")
    assert office.content() == before
    assert office.issued("february-2").report.prepared_by == "Riveter"
    assert office.issued().seal.matches


@pytest.mark.parametrize("seed", ["1", "2"])
def test_it_is_the_same_in_another_process_and_time_zone(office: Office, seed: str) -> None:
    before = hashlib.sha256(issued_and_then(office)).hexdigest()
    store = str(office.tracker.settings.store)
    elsewhere = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    command = [sys.executable, "-m", "tests.application.issuing.elsewhere", store, "riverside", "february"]
    said = subprocess.run(command, cwd=ROOT, env=elsewhere, check=True, capture_output=True, text=True)
    assert said.stdout.strip() == before


def test_the_author_can_add_nothing_to_what_was_issued(office: Office) -> None:
    office.gives("issue-highlight-report", "february")
    with pytest.raises(ReportAlreadyIssued, match=r"issued on 4 February 2026.*Withdraw it, and draft another"):
        office.gives("note-budget", "february", item="B1", note_on_budget="Paint is dear")
    with pytest.raises(ReportAlreadyIssued):
        office.gives("issue-highlight-report", "february")


def test_a_withdrawn_report_takes_nothing_and_stays_readable(office: Office) -> None:
    before = issued_and_then(office)
    office.gives("withdraw-highlight-report", "february", note="A page was missing")
    with pytest.raises(ReportWithdrawn):
        office.gives("consider-highlight-report", "february", board="Crossing board", considered_on="2026-02-04")
    with pytest.raises(ReportWithdrawn):
        office.gives("withdraw-highlight-report", "february", note="Again")
    assert office.report().life is ReportLife.WITHDRAWN
    assert office.content() == before


def test_a_withdrawn_report_lends_the_record_no_words(office: Office) -> None:
    office.gives("withdraw-highlight-report", "february", note="It was of the wrong programme")
    assert highlight_report(office.record()).ref is None


def test_what_was_issued_is_neither_corrected_nor_withdrawn_as_an_entry(office: Office) -> None:
    before = issued_and_then(office)
    issuing = office.report().issued_position
    answer = {"flag": "changed-or-new-risks", "answer": True, "corrects": issuing}
    with pytest.raises(SealedForGood, match="withdraw it as a report, and issue another"):
        office.order(WithdrawEntry(corrects=issuing or 0, **WHY), FEBRUARY)
    with pytest.raises(SealedForGood, match="what was issued stays as it was issued"):
        office.gives("answer-summary-flag", "february", **answer, **WHY)
    assert office.content() == before


def test_issuing_stands_in_for_no_entry(office: Office) -> None:
    answered = office.last().position
    with pytest.raises(StandsInForNothing, match="To issue highlight report cannot stand in for an entry"):
        office.gives("issue-highlight-report", "february", corrects=answered, **WHY)


def test_what_was_stated_before_the_issuing_is_corrected_without_touching_what_was_issued(office: Office) -> None:
    answered = office.last().position
    before = issued_and_then(office)
    answer = {"flag": "changed-or-new-risks", "answer": True}
    office.gives("answer-summary-flag", "february", **answer, corrects=answered, **WHY)
    assert office.content() == before
    assert office.issued().seal.matches
    withdrawal = {"note": "Wrong month", "corrects": office.last().position}
    with pytest.raises(LaterEntriesImpossible, match="“february” was withdrawn"):
        office.gives("withdraw-highlight-report", "february", **withdrawal, **WHY)


def test_a_report_is_issued_by_itself(office: Office) -> None:
    issue, note = BY_NAME["issue-highlight-report"].order(), BY_NAME["note-budget"].order
    noted = note.model_validate({"item": "B1", "note_on_budget": "Paint is dear"})
    with pytest.raises(IssuedAmongOtherOrders, match="Send that first, and then issue the report by itself"):
        office.orders([Instruction(noted, FEBRUARY), Instruction(issue, FEBRUARY)])
    assert office.report().budget_notes == ()


def test_words_that_took_effect_after_its_day_are_in_it(office: Office) -> None:
    office.gives("note-budget", "february", item="B1", note_on_budget="Paint is dear", effective_on="2026-02-04")
    office.gives("issue-highlight-report", "february")
    issued = office.issued()
    assert [noted.note for noted in issued.report.budget.notes or ()] == ["Paint is dear"]
    assert issued.seal.as_at == date(2026, 2, 4)


def test_of_what_was_not_issued_there_is_no_seal(office: Office) -> None:
    with pytest.raises(ReportNotIssuedYet, match="it has no seal yet"):
        office.issued()


def test_a_lead_may_write_a_report_and_not_issue_it(office: Office) -> None:
    with pytest.raises(RoleMayNot):
        office.order(BY_NAME["issue-highlight-report"].order(), FEBRUARY, by=ENGINEER)


def test_issuing_signs_a_checkpoint_that_covers_it_at_once(office: Office) -> None:
    office.gives("issue-highlight-report", "february")
    sealed = office.issued().seal
    kept = sealed.checkpoint
    assert kept is not None
    assert kept.size == sealed.position
    assert kept.origin == office.tracker.log.head().origin
    assert sealed.short_text.splitlines() == [
        kept.origin,
        f"{kept.size} {kept.root}",
        f"riverside/february entry {sealed.position}",
        f"sha256 {sealed.content_sha256}",
    ]


def test_the_seal_stays_the_first_checkpoint_that_covered_it(office: Office) -> None:
    office.gives("issue-highlight-report", "february")
    first = office.issued().seal
    office.gives("raise-issue", "I1", what="The ferry leaks")
    office.tracker.log.checkpoint()
    assert office.issued().seal == first


def test_a_log_that_cannot_be_signed_keeps_nobody_from_issuing(office: Office) -> None:
    office.tracker.log.checkpoint()
    office.tracker.settings.signing_key_file.unlink()
    office.clock.today_is(date(2026, 2, 5))
    elsewhere = build(store_file(office.tracker), office.clock)
    order = BY_NAME["issue-highlight-report"].order()
    Council(elsewhere).order(order, FEBRUARY)
    seal = issued_at(elsewhere, Council(elsewhere).record(), "february", actor=OPERATOR).seal
    elsewhere.close()
    assert seal.matches
    assert seal.checkpoint is None
    assert "There is no checkpoint yet that vouches for it." in seal.in_words


def test_what_no_longer_has_the_digest_says_so(office: Office) -> None:
    """As if the journal had been changed behind the tracker's back: the entry of the issuing holds another digest."""
    office.gives("issue-highlight-report", "february")
    record = office.record()
    held = record.get(HighlightReport, "february")
    assert held.issued is not None
    changed = held.model_copy(update={"issued": held.issued.model_copy(update={"content_sha256": "0" * 64})})
    behind = record._replace(states={**record.states, HighlightReport.KIND: {"february": changed}})
    seal = issued_at(office.tracker, behind, "february", actor=OPERATOR).seal
    assert not seal.matches
    assert "does not match its seal" in seal.in_words


def erased(office: Office, position: int, *knowing: int) -> None:
    office.order(EraseEntry(entry=position, knowing=knowing, **WHY), BRIDGE, by=ADMINISTRATOR)


def test_what_was_corrected_before_the_issuing_can_be_erased_after_it(office: Office) -> None:
    """It was no part of the report, and the order of things in it stays what it was."""
    planned = office.record().get(Milestone, "M4").planned_at
    office.gives("plan-milestone", "M5", title="Ribbon is cut", baseline="2026-02-20")
    office.gives("plan-milestone", "M4", title="Bridge is open", baseline="2026-02-10", corrects=planned, **WHY)
    before = issued_and_then(office)
    erased(office, planned)
    assert office.content() == before
    assert office.issued().seal.matches


def test_a_report_made_from_what_was_erased_since_says_that_it_cannot_be_made_again(office: Office) -> None:
    office.gives("retitle-milestone", "M4", title="Quince opens the bridge", effective_on="2026-02-03")
    named = office.last().position
    issued_and_then(office)
    office.gives("retitle-milestone", "M4", title="The mayor opens the bridge", corrects=named, **WHY)
    assert office.issued().seal.matches
    erased(office, named, office.issued().seal.position)
    seal = office.issued().seal
    assert not seal.matches
    assert f"cannot be made again as it was issued, because entry {named} of these was erased since" in seal.in_words
