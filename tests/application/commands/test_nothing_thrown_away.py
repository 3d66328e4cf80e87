"""What is stated is recorded or refused; it is never taken with a nod and thrown away."""

from datetime import date

import pytest

from application.commands.catalogue import BY_NAME
from application.commands.order import Receipt
from domain.happening import EndedBeforeItBegan, HappensAgainAndAgain, NotYetByThen
from domain.highlight_report import HighlightReport
from domain.milestone_refusals import DependsTwice
from domain.phase import PhaseAlreadyStarted
from domain.placing import TakesNothingNew, WasDropped
from domain.programme_refusals import AlreadyAPartner, HostLeaves, UnknownPartner
from domain.record import Moment
from domain.refusals import AgainstTheRecord
from domain.risk_refusals import ActionAlreadyDone
from tests.application.commands.riverside import Council, at
from tests.wall_clock import WallClock

COUNTY = {"ref": "county", "name": "River County Council"}
CITY = {"ref": "city", "name": "Bridge City Council"}
NOTE = {"note": "the ferry pays"}
GREEN: dict[str, object] = {"rating": {"light": "green"}, "rationale": "All is well."}


def gives(council: Council, name: str, ref: str, /, **said: object) -> Receipt:
    """One order as JSON has it."""
    rule = BY_NAME[name]
    return council.order(rule.order.model_validate(said), at(rule.kind, ref))


@pytest.fixture
def spring(council: Council, clock: WallClock) -> Council:
    """Two months on, with a phase, an action and a partner."""
    clock.today_is(date(2026, 5, 4))
    gives(council, "plan-phase", "P1", name="Foundations")
    gives(council, "agree-mitigation", "R1", action="A1", what="Find a second supplier")
    gives(council, "add-partner", "riverside", partner=COUNTY)
    gives(council, "add-partner", "riverside", partner=CITY)
    return council


def test_a_second_start_on_another_day_is_refused_and_the_same_one_says_nothing_new(spring: Council) -> None:
    gives(spring, "start-phase", "P1", started_on="2026-04-01")
    assert gives(spring, "start-phase", "P1", started_on="01/04/2026").facts == ()
    with pytest.raises(PhaseAlreadyStarted, match="“Foundations” started on 1 April 2026 already"):
        gives(spring, "start-phase", "P1", started_on="2026-04-02")


def test_a_day_that_was_not_stated_can_be_brought_later(spring: Council) -> None:
    gives(spring, "start-phase", "P1")
    assert gives(spring, "start-phase", "P1", started_on="April 2026").facts == ("PhaseStarted",)
    gives(spring, "finish-mitigation", "R1", action="A1")
    assert gives(spring, "finish-mitigation", "R1", action="A1", done_on="April 2026").facts == ("RiskMitigationDone",)


def test_an_action_is_carried_out_on_one_day(spring: Council) -> None:
    gives(spring, "finish-mitigation", "R1", action="A1", done_on="2026-04-01")
    assert gives(spring, "finish-mitigation", "R1", action="A1").facts == ()
    with pytest.raises(ActionAlreadyDone, match=r"“A1” of risk “R1” was carried out already \(1 April 2026\)"):
        gives(spring, "finish-mitigation", "R1", action="A1", done_on="2026-04-02")


def test_a_partner_under_another_name_is_another_partner(spring: Council) -> None:
    assert gives(spring, "add-partner", "riverside", partner=COUNTY).facts == ()
    with pytest.raises(AlreadyAPartner, match="“county” is there already, as “River County Council”"):
        gives(spring, "add-partner", "riverside", partner=COUNTY | {"name": "Lake County Council"})


def test_the_same_scores_again_are_a_confirmation(spring: Council) -> None:
    score = {"likelihood": 4, "impact": 3}
    gives(spring, "assess-risk", "R1", current=score)
    again = gives(spring, "assess-risk", "R1", current=score, note="Looked again")
    assert again.facts == ("RiskConfirmedUnchanged",)


def test_an_escalation_to_the_same_board_is_another_one(spring: Council) -> None:
    gives(spring, "escalate-risk", "R1", to="Crossing board", note="It takes more money")
    again = gives(spring, "escalate-risk", "R1", to="Crossing board", note="It takes more money still")
    assert again.facts == ("RiskEscalated",)


def test_a_host_leaves_once_another_one_is_named(spring: Council) -> None:
    assert gives(spring, "name-host", "riverside", host="county").facts == ("HostNamed",)
    with pytest.raises(HostLeaves, match="“county” hosts “Riverside Crossing”"):
        gives(spring, "remove-partner", "riverside", partner="county")
    gives(spring, "name-host", "riverside", host="city")
    gives(spring, "remove-partner", "riverside", partner="county")
    assert spring.record().programme.host == "city"


def test_only_a_partner_hosts(spring: Council) -> None:
    with pytest.raises(UnknownPartner, match=r"“harbour” is not one of the partners \(county, city\)"):
        gives(spring, "name-host", "riverside", host="harbour")


def test_only_a_partner_promises_a_day(spring: Council) -> None:
    promised = [{"partner": "harbour", "date": "2026-06-01"}]
    with pytest.raises(UnknownPartner, match="“harbour” is not one of the partners"):
        gives(spring, "plan-milestone", "M5", title="Harbour opens", partner_dates=promised)


def test_nothing_takes_effect_before_it_has_happened(spring: Council) -> None:
    with pytest.raises(NotYetByThen, match="met on 20 April 2026 and take effect on 15 April 2026, before that"):
        gives(spring, "meet-milestone", "M4", met_on="2026-04-20", effective_on="2026-04-15")


def test_a_rhythm_is_no_day_to_be_met_on(spring: Council) -> None:
    with pytest.raises(HappensAgainAndAgain, match="cannot have been met weekly: a rhythm is no day"):
        gives(spring, "meet-milestone", "M4", met_on="weekly")


def test_a_phase_is_not_completed_before_it_started(spring: Council) -> None:
    gives(spring, "start-phase", "P1", started_on="2026-04-01")
    with pytest.raises(EndedBeforeItBegan, match="began on 1 April 2026, so it cannot have ended on 1 March 2026"):
        gives(spring, "complete-phase", "P1", completed_on="2026-03-01")
    gives(spring, "complete-phase", "P1", completed_on="April 2026")


def test_a_workstream_does_not_end_before_it_started(spring: Council) -> None:
    gives(spring, "open-workstream", "ferry", name="Ferry", started="April 2026")
    with pytest.raises(EndedBeforeItBegan, match="began in April 2026, so it cannot have ended in March 2026"):
        gives(spring, "close-workstream", "ferry", outcome="stopped", closed_on="March 2026")


def test_a_milestone_waits_for_another_once(spring: Council) -> None:
    with pytest.raises(DependsTwice, match="“Tolls” would wait for milestone “M4” twice"):
        gives(spring, "plan-milestone", "M5", title="Tolls", depends_on=["M4", "M4"])


NEW_IN_WHAT_IS_CLOSED: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("plan-milestone", "M5", {"title": "Rivets", "workstream": "steelwork"}),
    ("place-milestone", "M4", {"workstream": "steelwork"}),
    ("open-workstream", "rivets", {"name": "Rivets", "parent": "steelwork"}),
    ("place-workstream-inside", "ferry", {"parent": "steelwork"}),
    ("identify-risk", "R5", {"event": "Rust", "workstream": "steelwork"}),
    ("raise-issue", "I5", {"what": "Rust", "workstream": "steelwork"}),
)
HUNG_ON_WHAT_WAS_DROPPED: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("plan-milestone", "M5", {"title": "Rivets", "phase": "P1"}),
    ("place-milestone", "M5", {"phase": "P1"}),
    ("plan-phase", "P2", {"name": "Piers", "follows": "P1"}),
    ("review-gate", "P1", {"outcome": "proceed", "board": "Cabinet"}),
    ("set-gate", "P1", {"led_by": "Smith"}),
    ("give-gate-evidence", "P1", {"criterion": "1", "standing": "met"}),
    ("meet-gate-condition", "P1", {"condition": "1", "evidence": "It is dry"}),
    ("declare-rating", "phase:P1:schedule", GREEN),
    ("declare-rating", "milestone:M4:schedule", GREEN),
    ("plan-milestone", "M6", {"title": "Rivets", "depends_on": ["M4"]}),
    ("add-dependency", "M5", {"depends_on": "M4"}),
)


@pytest.mark.parametrize(("name", "ref", "said"), NEW_IN_WHAT_IS_CLOSED, ids=str)
def test_nothing_new_is_placed_in_a_closed_workstream(
    spring: Council, name: str, ref: str, said: dict[str, object]
) -> None:
    gives(spring, "open-workstream", "ferry", name="Ferry")
    gives(spring, "close-workstream", "steelwork", outcome="completed")
    with pytest.raises(TakesNothingNew, match="“Steelwork” is closed, so nothing new can be placed in it"):
        gives(spring, name, ref, **said)


@pytest.mark.parametrize(("name", "ref", "said"), HUNG_ON_WHAT_WAS_DROPPED, ids=str)
def test_nothing_new_hangs_on_what_was_dropped(spring: Council, name: str, ref: str, said: dict[str, object]) -> None:
    if (name, ref) != ("plan-milestone", "M5"):
        gives(spring, "plan-milestone", "M5", title="Tolls")
    gives(spring, "drop-phase", "P1", **NOTE)
    gives(spring, "drop-milestone", "M4", **NOTE)
    with pytest.raises(WasDropped, match="was dropped, so "):
        gives(spring, name, ref, **said)


def test_what_lies_in_a_workstream_when_it_is_closed_may_stay_there(spring: Council) -> None:
    gives(spring, "place-milestone", "M4", workstream="steelwork")
    gives(spring, "close-workstream", "steelwork", outcome="completed")
    moved = gives(spring, "place-milestone", "M4", workstream="steelwork", phase="P1")
    assert moved.facts == ("MilestonePlaced",)


@pytest.mark.parametrize(
    ("name", "ref", "said"),
    [
        ("drop-phase", "P1", {}),
        ("escalate-risk", "R1", {"to": "Crossing board"}),
        ("escalate-issue", "I1", {"to": "Crossing board"}),
        ("change-issue-severity", "I1", {"severity": "high"}),
        ("change-workstream-scope", "steelwork", {"scope": "Rivets"}),
        ("move-phase-window", "P1", {"window": "July 2026", "reason": "supplier"}),
    ],
)
def test_whoever_drops_escalates_or_moves_something_says_why(name: str, ref: str, said: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="note"):
        BY_NAME[name].order.model_validate(said)
    assert BY_NAME[name].order.model_validate(said | NOTE).note


def test_every_refusal_here_is_one_the_record_gives() -> None:
    given = (TakesNothingNew, WasDropped, DependsTwice, EndedBeforeItBegan, NotYetByThen, HostLeaves, UnknownPartner)
    assert all(issubclass(refusal, AgainstTheRecord) for refusal in given)


def test_what_is_stated_of_a_report_is_true_on_the_day_it_reports_on(spring: Council) -> None:
    gives(spring, "draft-highlight-report", "april", reported_on="2026-04-20")
    gives(spring, "answer-summary-flag", "april", flag="changed-or-new-risks", answer=True)
    gives(spring, "list-board-item", "april", item="X1", issue="The ferryman is out of work")
    later = gives(spring, "note-budget", "april", item="B1", note_on_budget="Dear", effective_on="2026-04-22")
    assert later.facts == ("BudgetNoted",)
    gives(spring, "list-distribution", "april", recipients=[{"role": "Mayor"}])
    assert spring.last().effective_on == date(2026, 5, 4)  # nothing goes before what took effect on 22 April
    stated = spring.record(Moment(date(2026, 4, 20))).get(HighlightReport, "april")
    assert (len(stated.flags), len(stated.board_items), len(stated.budget_notes)) == (1, 1, 0)
