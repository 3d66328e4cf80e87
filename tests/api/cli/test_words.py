"""What printed reports say of lateness, scores, actions and missing days: no word misleads, none stands twice."""

from collections.abc import Callable

import pytest

from tests.api.cli.terminal import Terminal

DEPOT = """\
format: transition-tracker/1
programme: depot
sources: [{id: p, title: Plan, dated: 2026-09-01, published: 2026-09-01}]
entries:
  - {order: register-programme, source: p, name: Depot, cadence: {every_days: 14}}
  - {order: plan-milestone, ref: LATE, source: p, title: Lease signed, baseline: 2026-09-10}
  - {order: plan-milestone, ref: MOVED, source: p, title: Depot opens, baseline: 2026-09-16}
  - {order: change-forecast, ref: MOVED, source: p, forecast: 2026-10-09, reason: supplier, note: Steel is short,
     effective_on: 2026-09-02}
  - {order: change-forecast, ref: MOVED, source: p, forecast: 2026-10-16, reason: supplier, note: Steel arrived late,
     effective_on: 2026-09-03}
  - {order: rebaseline, ref: MOVED, source: p, baseline: 2026-10-16, reason: supplier, note: Board agreed,
     effective_on: 2026-09-04}
  - {order: plan-milestone, ref: DONE, source: p, title: Routes agreed, baseline: 2026-09-02}
  - {order: rebaseline, ref: DONE, source: p, baseline: 2026-09-06, reason: supplier, note: Board agreed}
  - {order: meet-milestone, ref: DONE, source: p, met_on: 2026-09-05, effective_on: 2026-09-05}
  - {order: plan-milestone, ref: GATE, source: p, title: Gate mended, baseline: 2026-12-10}
  - {order: declare-rating, ref: "milestone:GATE:overall", source: p, rating: {light: red}, rationale: The gate is bent}
  - {order: drop-milestone, ref: GATE, source: p, reason: scope, note: Nobody uses the gate, effective_on: 2026-09-06}
  - {order: plan-milestone, ref: TASK, kind: task, source: p, title: Drivers trained, baseline: 2026-09-10}
  - {order: note-milestone-progress, ref: TASK, source: p, comment: "42 of 1,200 drivers are trained, in four lessons.",
     status: ongoing,
     measures: [{name: trained, value: 42}, {name: drivers, value: 1200}, {name: absent, value: 7},
     {name: lessons, value: 4}]}
  - {order: identify-risk, ref: SCORED, source: p, event: The lorry fails, cause: It is old, effect: Bins stay full,
     inherent: {likelihood: 5, impact: 5}, current: {likelihood: 4, impact: 4}, target: {likelihood: 1, impact: 4},
     proximity: 2027-03-01}
  - {order: agree-mitigation, ref: SCORED, source: p, action: a, what: Buy a lorry, due: 2026-10-01}
  - {order: identify-risk, ref: BARE, source: p, event: It snows}
  - {order: materialise-risk, ref: SCORED, source: p, issue: BROKEN, effective_on: 2026-09-05}
  - {order: raise-issue, ref: GONE, source: p, what: The gate is stuck}
  - {order: resolve-issue, ref: GONE, source: p, outcome: Oiled, effective_on: 2026-09-08}
  - {order: plan-phase, ref: MOVE, source: p, name: Move, number: 1, window: September 2026}
  - {order: start-phase, ref: MOVE, source: p, effective_on: 2026-09-02}
  - {order: declare-rating, ref: "programme:overall", source: p, rating: {light: green}, rationale: All is well}
"""

Asking = Callable[..., str]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Asking:
    """A report on the depot, in one line."""
    folder = tmp_path_factory.mktemp("depot")
    (folder / "depot.yaml").write_text(DEPOT, encoding="utf-8")
    reader = Terminal(folder / "tracker.sqlite", columns=300)
    said = reader.types("import", str(folder / "depot.yaml"))
    assert said.code == 0, said.err

    def asked(*words: str, as_at: str = "2026-09-30") -> str:
        answer = reader.types("report", words[0], "depot", *words[1:], "--as-at", as_at)
        assert answer.code == 0, answer.err
        return " ".join(answer.out.split())

    return asked


def test_what_is_late_is_not_called_as_promised(report: Asking) -> None:
    said = report("milestones", "--kind", "milestone")
    assert "20 days past its date, no new forecast" in said
    assert "as promised" not in said


def test_a_moved_milestone_says_against_which_promise(report: Asking) -> None:
    assert "30 days later than first promised; the same as the baseline of 16 October 2026" in report("milestones")
    late = report("milestones", as_at="2026-10-20")
    assert "the same as the baseline of 16 October 2026; 4 days past its date, no new forecast" in late


def test_a_figure_the_comment_gives_is_not_given_twice(report: Asking) -> None:
    said = report("highlight")
    assert "42 of 1,200 drivers are trained, in four lessons. absent: 7." in said
    assert "trained: 42" not in said
    assert "drivers: 1200" not in said
    assert "lessons: 4" not in said


def test_a_day_nobody_stated_is_called_a_day(report: Asking) -> None:
    assert "running; started, not stated" not in report("phases")
    assert "resolved by 8 September 2026; day not stated: Oiled" in report("issues")


def test_every_score_of_a_risk_is_told(report: Asking) -> None:
    before = report("risks", as_at="2026-09-04")
    assert "16 (likelihood 4, impact 4)" in before
    assert "inherent 25 (likelihood 5, impact 5); target 4 (likelihood 1, impact 4)" in before
    assert "open; expected 1 March 2027" in before
    for score in ("inherent", "current", "target"):
        assert f"Threats by {score} score: 1 on the map; 1 without that score" in before


def test_what_may_happen_why_and_what_follows_are_sentences(report: Asking) -> None:
    assert "The lorry fails. Cause: It is old. Effect: Bins stay full." in report("risks")


def test_a_risk_nobody_scored_says_so_once(report: Asking) -> None:
    said = report("highlight")
    assert "It snows" in said
    assert "not scored; not scored" not in said


def test_an_action_left_when_its_risk_came_true_says_so(report: Asking) -> None:
    assert "due 1 October 2026; not done when the risk came true" in report("risks")
    assert "BROKEN: Buy a lorry (owner not stated; due 1 October 2026; not done" in report("issues")


def test_the_board_reads_why_dates_moved_and_why_a_milestone_was_dropped(report: Asking) -> None:
    for name in ("milestones", "highlight"):
        said = report(name)
        assert "Board agreed" in said
        assert "Steel arrived late" in said
        assert "Nobody uses the gate" in said


def test_a_task_that_is_still_open_and_late_is_in_the_highlight_report(report: Asking) -> None:
    said = report("highlight", as_at="2026-11-01")
    assert "Drivers trained" in said


def test_the_board_is_told_which_milestone_is_behind_a_red_and_what_else_to_note(report: Asking) -> None:
    said = report("rag")
    assert "Depot: Red is suggested by LATE, Lease signed: 20 days overdue with no new forecast." in said
    assert "Forecast older than the cycle: LATE" in said


def test_a_report_nobody_began_in_time_is_called_due(report: Asking) -> None:
    assert "Next report: 14 October 2026 (a reporting cycle of 14 days)." in report("highlight")


def test_what_was_met_late_says_later_than_which_promise(report: Asking) -> None:
    said = report("milestones", "--kind", "milestone")
    assert "1 met later than first promised, 0 later than agreed." in said
    assert "met on 5 September 2026; met later than first promised" in said


def test_a_milestone_lists_every_forecast_under_expected_the_oldest_first(report: Asking) -> None:
    _, _, expected = report("milestone", "MOVED").partition(" Expected Day Said By Why ")
    assert expected.index("9 October 2026") < expected.index("16 October 2026")


def test_the_rating_of_what_was_dropped_says_so_and_is_not_counted(report: Asking) -> None:
    said = report("rag")
    assert "1 green." in said
    assert "1 rating is of what is over, and not counted." in said
    assert "Red; dropped" in said
