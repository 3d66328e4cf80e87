"""What do the fields of a plan say: phases, workstreams and milestones?"""

from application.projections.fields.field import (
    Field,
    Names,
    date_in_words,
    derived,
    done,
    how_often,
    in_words,
    joined,
    plain,
    reference,
    several,
    with_its_words,
)
from application.projections.phase_standing import standing_in_words, standing_of
from application.projections.sentences.sentence import why_in_words
from application.projections.sentences.telling import the
from domain.board import Board
from domain.change_request import ChangeRequest
from domain.gate_review import Shown
from domain.meeting import Meeting
from domain.milestone import Milestone
from domain.milestone_facts import FollowUp, PartnerDate
from domain.phase import Phase
from domain.refusals import day_in_words
from domain.suggestion import last_dated_on
from domain.workstream import Workstream


def _gate(phase: Phase, names: Names) -> str | None:
    if not phase.reviews:
        return None
    latest = phase.reviews[-1]
    found = latest.found
    body = names.title(Board.KIND, found.decided_by) if found.decided_by else found.board
    board = f"by {the(body)}" if body else None
    day = f"on {day_in_words(latest.on)}" if latest.on else None
    what = joined((in_words(found.outcome), board, day), " ")
    return joined((what, *(one.text for one in found.every_condition), found.finding))


def _conditions_met(phase: Phase) -> str | None:
    met = phase.reviews[-1].met if phase.reviews else ()
    return joined(done(one.said.condition, one.said.met_on) for one in met)


def _shown(held: Shown) -> tuple[str, str]:
    given = held.given
    standing = in_words(given.standing) or "how far it is met is not stated"
    return given.criterion, joined((standing, given.evidence, given.link)) or standing


PHASE: tuple[Field, ...] = (
    plain("name", "Name"),
    plain("number", "Number"),
    derived("Status", lambda phase: standing_in_words(standing_of(phase)), "is_started", "is_completed", "is_dropped"),
    derived("Window", lambda phase: in_words(phase.window), "windows"),
    derived("Window moved", lambda phase: how_often(max(len(phase.windows) - 1, 0)), "windows"),
    plain("started_on", "Started on"),
    plain("completed_on", "Completed on"),
    Field(("reviews",), "Latest gate review", _gate),
    derived("Gate reviewed", lambda phase: how_often(len(phase.reviews)), "reviews"),
    derived("Gate conditions met", _conditions_met, "reviews"),
    plain("purpose", "Purpose"),
    plain("components", "Components"),
    plain("gate_criteria", "Gate criteria"),
    several("shown", "Gate evidence", _shown),
    reference("held_by", "Gate held by", Board.KIND),
    reference("gate_meeting", "Gate before the meeting", Meeting.KIND),
    plain("gate_due", "Gate due"),
    plain("led_by", "Led by"),
    reference("follows", "Follows", Phase.KIND),
)
"""Every field of a phase."""

WORKSTREAM: tuple[Field, ...] = (
    plain("name", "Name"),
    plain("kind", "Kind"),
    derived("Status", lambda held: "open" if held.is_open else f"closed as {held.outcome}", "outcome"),
    plain("closed_on", "Closed on"),
    plain("lead_role", "Lead"),
    plain("scope", "Scope"),
    reference("changed_by", "Scope changed by", ChangeRequest.KIND),
    reference("parent", "Inside the workstream", Workstream.KIND),
    plain("started", "Started"),
    derived("Progress", lambda held: held.standing and held.standing.comment, "standing"),
    derived("Progress noted on", lambda held: in_words(held.standing and held.standing.noted_on), "standing"),
)
"""Every field of a workstream."""


def _milestone_status(milestone: Milestone) -> str:
    return "dropped" if milestone.is_dropped else "met" if milestone.is_met else "open"


def _partner_date(held: PartnerDate) -> tuple[str, str]:
    return held.partner, date_in_words(held.date)


def _why_promised(milestone: Milestone) -> str | None:
    latest = milestone.baselines[-1] if milestone.baselines else None
    return latest and why_in_words(latest.reason, latest.note)


def _agreed_on(milestone: Milestone) -> str | None:
    return in_words(milestone.baselines[-1].agreed_on) if milestone.baselines else None


def _why_expected(milestone: Milestone) -> str | None:
    latest = milestone.forecasts[-1] if milestone.forecasts else None
    return latest and why_in_words(latest.reason, latest.note)


def _given(milestone: Milestone) -> str | None:
    if not milestone.forecasts:
        return None
    latest = milestone.forecasts[-1]
    day = f"on {day_in_words(latest.said_on)}" if latest.said_on else None
    return joined((f"by {the(latest.said_by)}", day), " ")


def _progress(milestone: Milestone) -> dict[str, str]:
    """The latest progress row, part by part; what it leaves out is not stated."""
    if milestone.progress is None:
        return {}
    noted_on, row, _ = milestone.progress
    parts = {
        "status": with_its_words(in_words(row.status) or "not stated", row.as_written) if _has_status(row) else None,
        "comment": row.comment,
        "figures": joined(f"{found.name}: {found.value:,}" for found in row.measures),
        "what follows": joined(_follow_up(found) for found in row.follow_ups),
        "noted on": in_words(noted_on),
    }
    return {name: words for name, words in parts.items() if words}


def _has_status(row: object) -> bool:
    return bool(getattr(row, "status", None) or getattr(row, "as_written", None))


def _follow_up(found: FollowUp) -> str:
    return f"{found.what} ({date_in_words(found.when)})" if found.when else found.what


def _last_dated(milestone: Milestone) -> str | None:
    """As the page of the milestone says it: agreeing a promise is a way of looking at its date, too."""
    day = last_dated_on(milestone)
    return day_in_words(day) if day else None


MILESTONE: tuple[Field, ...] = (
    plain("title", "Title"),
    plain("kind", "Kind"),
    derived("Status", _milestone_status, "is_met", "is_dropped"),
    derived("Forecast", lambda milestone: in_words(milestone.forecast), "forecasts", "baselines"),
    derived("Forecast given", _given, "forecasts"),
    derived("Reason for the forecast", _why_expected, "forecasts"),
    derived("New forecasts", lambda milestone: how_often(len(milestone.forecasts)), "forecasts"),
    derived("Last confirmed", _last_dated, "confirmed_on", "baselines"),
    derived("Baseline", lambda milestone: in_words(milestone.baseline), "baselines"),
    derived("Baseline agreed on", _agreed_on, "baselines"),
    derived("Reason for the baseline", _why_promised, "baselines"),
    derived("Re-baselined", lambda milestone: how_often(max(len(milestone.baselines) - 1, 0)), "baselines"),
    several("partner_dates", "Date promised by", _partner_date),
    plain("met_on", "Met on"),
    plain("met_as_written", "Met, as written"),
    plain("evidence", "Evidence"),
    plain("ended_on", "Met or dropped with effect from"),
    derived(
        "Reason it was met or dropped",
        lambda milestone: why_in_words(milestone.ended_reason, milestone.ended_note),
        "ended_reason",
        "ended_note",
    ),
    derived("Progress row", _progress, "progress"),
    reference("workstream", "Workstream", Workstream.KIND),
    reference("phase", "Phase", Phase.KIND),
    plain("owner_role", "Owner"),
    reference("depends_on", "Waits for", Milestone.KIND),
    plain("description", "Description"),
)
"""Every field of a milestone."""
