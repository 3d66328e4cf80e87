"""A year that is played from report to report, and what the boards saw of it at their meetings."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door, Seen
from tests.acceptance.steps.actions import action
from tests.acceptance.steps.escalations import rising
from tests.acceptance.steps.packs import pack
from tests.acceptance.steps.ratings import rating_of
from tests.acceptance.told import Told
from tests.acceptance.words import a_day, phrase, ref_of

WHY = {"because": "It came out in the audit", "authority": "Joint board"}
Table = list[list[str]]


def report_of(day: date) -> str:
    """The report of a day."""
    return f"report-of-{day.isoformat()}"


def rows_of(table: Table) -> list[list[str]]:
    """What a table says, without its headings."""
    return table[1:]


def as_seen(tracker: Door, view: Seen, light: str, milestone: str) -> list[str]:
    """What one board saw at one meeting: its pack, and one light and one date, then and with hindsight."""
    meeting, seal = view["pack"]["meeting"], view["seal"]
    then, now = {"as_at": seal["as_at"], "up_to": str(seal["up_to"])}, {"as_at": seal["as_at"]}
    return [
        meeting["on"]["in_words"],
        meeting["board_name"],
        "as it was frozen" if seal["matches"] else "otherwise",
        *(light_in(tracker, light, moment) for moment in (then, now)),
        *(expected_in(tracker, milestone, moment) for moment in (then, now)),
    ]


def light_in(tracker: Door, light: str, moment: dict[str, str]) -> str:
    (row,) = (row for row in tracker.look("rag", **moment)["rows"] if f"rag/{row['ref']}" == light)
    return str(row["rating"]["in_words"])


def expected_in(tracker: Door, milestone: str, moment: dict[str, str]) -> str:
    (row,) = (row for row in tracker.look("milestones", **moment)["milestones"] if row["ref"] == milestone)
    expected = date.fromisoformat(row["forecast"]["to"])
    return f"{expected.day} {expected:%B %Y}"


@given(phrase("the report of {day:Day} went out"))
def went_out(tracker: Door, day: date) -> None:
    tracker.order("draft-highlight-report", f"highlight-report/{report_of(day)}", reported_on=day)
    tracker.order("issue-highlight-report", f"highlight-report/{report_of(day)}")


@given(
    phrase(
        'the {dimension:Word} of "{workstream:Ref}" of {said:Day} was corrected to {light:Word} because "{why:Title}"'
    )
)
def light_was_corrected(tracker: Door, dimension: str, workstream: str, said: date, *, light: str, why: str) -> None:
    rating = rating_of(workstream, dimension)
    entries = tracker.look("audit-trail", subject=rating)["entries"]
    (entry,) = (one["position"] for one in entries if one["effective_on"] == said.isoformat())
    corrected = {"rating": {"light": light}, "rationale": why, "path_to_green": "a new tender", "effective_on": said}
    tracker.correct(entry, "declare-rating", rating, **corrected, **WHY)


@given(phrase('by the decision "{decision:Ref}" the "{owner:Title}" was asked to "{what:Title}" by {day:Day}'))
def was_asked_by(tracker: Door, decision: str, owner: str, what: str, *, day: date) -> None:
    tracker.order("assign-action", action(what), what=what, owner_role=owner, due=day, decision=decision)


@given(phrase('the "{board:Ref}" resolved the issue "{issue:Title}" by the decision "{decision:Title}"'))
def was_resolved_by(tracker: Door, board: str, issue: str, decision: str) -> None:
    said = {"board": board, "outcome": decision, "decision": ref_of(decision)}
    tracker.order("resolve-escalation", rising(issue), **said)


@given(phrase('the condition "{condition:Title}" of "{phase:Ref}" was met: "{what:Title}"'))
def condition_was_met(tracker: Door, condition: str, phase: str, what: str) -> None:
    tracker.order("meet-gate-condition", f"phase/{phase}", condition=condition, evidence=what)


@when("I replay what the boards saw")
def replay(tracker: Door, told: Told) -> None:
    told.seen = tracker.look("packs")


@then(phrase('the {dimension:Word} of "{workstream:Ref}", and when "{milestone:Ref}" was expected, they saw so:'))
def they_saw(tracker: Door, told: Told, dimension: str, workstream: str, *, milestone: str, datatable: Table) -> None:
    light = rating_of(workstream, dimension)
    packs = [pack(tracker, date.fromisoformat(meeting["on"]["to"])) for meeting in told.seen["meetings"]]
    seen = [as_seen(tracker, view, light, milestone) for view in packs]
    assert seen == rows_of(datatable)


@then(phrase('with hindsight I read of the meeting of {day:Day} "{words:Title}"'))
def read_with_hindsight(told: Told, day: date, words: str) -> None:
    (meeting,) = (one for one in told.seen["meetings"] if one["on"]["to"] == day.isoformat())
    assert meeting["hindsight"]["in_words"] == words


@then("they were asked for:")
def were_asked_for(tracker: Door, datatable: Table) -> None:
    for day, asked in rows_of(datatable):
        view = pack(tracker, a_day(day))
        assert ", ".join(one["text"] for one in view["pack"].get("asked", ())) == asked.replace("nothing", "")


@then(phrase('the report of {day:Day} still shows "{milestone:Ref}" on {expected:Day}, and matches its seal'))
def report_still_shows(tracker: Door, day: date, milestone: str, expected: date) -> None:
    view = tracker.look(f"highlight-reports/{report_of(day)}/issued")
    assert view["seal"]["matches"] is True
    rows = view["report"]["milestones"]["rows"]
    assert [row["forecast"]["to"] for row in rows if row["ref"] == milestone] == [expected.isoformat()]
