"""What do the fields of a programme say?"""

from application.projections.fields.field import Field, Names, derived, in_words, joined, plain, several
from application.projections.review_triggers import trigger_in_words
from application.projections.sentences.telling import the
from application.projections.view import counted
from domain.phase import Phase
from domain.programme import Organisation, Programme, ReviewTriggerSet, RoleNamed
from domain.refusals import day_in_words


def _partner(held: Organisation) -> tuple[str, str]:
    also = f"also written {', '.join(held.also_written)}" if held.also_written else None
    return held.ref, joined((held.name, held.kind, also)) or held.ref


def _cadence(programme: Programme) -> str | None:
    cadence = programme.cadence
    if cadence is None:
        return None
    every = f"every {counted(cadence.every_days, 'day')}" if cadence.every_days else None
    return joined((every, cadence.as_written, cadence.review_in_words))


def _tolerance(programme: Programme) -> str:
    held = programme.tolerance_in_force
    return f"amber beyond {held.amber_beyond} and red beyond {held.red_beyond} working days"


def _role(held: RoleNamed) -> tuple[str, str]:
    posts = counted(held.posts, "post") if held.posts else None
    written = f"written “{held.state_as_written}”" if held.state_as_written else None
    parts = (
        held.title,
        held.organisation,
        in_words(held.state) or "whether it is filled is not stated",
        posts,
        written,
    )
    return held.role, joined(parts) or held.role


def _trigger(held: ReviewTriggerSet) -> tuple[str, str]:
    before = f"before {the(held.board)}" if held.board else None
    parts = (in_words(held.kind), trigger_in_words(held), held.question, before)
    return held.trigger, joined(parts) or held.trigger


def _held(programme: Programme, names: Names) -> str | None:
    held = programme.held_at_gates
    if held is None:
        return None
    which = joined((names.named(Phase.KIND, ref) for ref in held.phases), ", ") or "every phase"
    return f"{which}, from {day_in_words(held.since)}" if held.since else which


FIELDS: tuple[Field, ...] = (
    plain("name", "Name"),
    derived("Status", lambda programme: "closed" if programme.is_closed else "open", "is_closed"),
    plain("kind", "Kind"),
    several("partners", "Partner", _partner),
    plain("host", "Host"),
    plain("parent", "Inside the programme"),
    plain("parent_as_written", "Inside the programme, as written"),
    plain("vision", "Vision"),
    several("objectives", "Objective", lambda held: (held.ref, held.text)),
    plain("drivers", "Drivers"),
    plain("success_criteria", "Success criteria"),
    plain("also_written", "Also written"),
    derived("Scale", lambda programme: f"{programme.scale} points", "scale"),
    derived("Cadence", _cadence, "cadence"),
    derived("Tolerance", _tolerance, "tolerance"),
    plain("service_started", "Service started"),
    several("roles", "Role", _role),
    several("review_triggers", "Review", _trigger),
    Field(("held_at_gates",), "Held at gates", _held),
)
"""Every field of a programme."""
