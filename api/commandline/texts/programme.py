"""One programme for people: who shares it, what it is for, how it is watched, and how much of everything it has."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, bullets, table
from application.projections.programmes import Counts, ProgrammeSummary, RoleView
from application.projections.view import counted
from domain.words import NOT_STATED, listed


def told(view: ProgrammeSummary) -> Iterator[Block]:
    """The programme, read from the top."""
    yield Heading(phrases.title("Programme", view))
    yield from bullets(_about(view))
    yield Heading("What it is for")
    objectives = ((held.ref, held.text) for held in view.objectives)
    yield table(("Ref", "Objective"), objectives, empty=f"Objectives: {NOT_STATED}.")
    yield Heading("Lights")
    lights = ((held.dimension, phrases.light(held.light, held.in_words), held.declared_on) for held in view.lights)
    shown = ((dimension, light, phrases.effective(day)) for dimension, light, day in lights)
    yield table(("Dimension", "Declared", "On"), shown, empty="Nobody has rated it.")
    yield Heading("Roles")
    columns = ("Ref", "Role", "Organisation", "Posts", "Standing")
    yield table(columns, (_role(role) for role in view.roles), empty=f"Roles: {NOT_STATED}.")
    yield from bullets(f"A review is due {trigger.in_words}." for trigger in view.review_triggers)


def _about(view: ProgrammeSummary) -> Iterator[str]:
    yield f"Reference: {view.ref}{'; closed' if view.is_closed else ''}."
    names = {partner.ref: partner.name for partner in view.partners}
    host = names.get(view.host or "", view.host)
    yield f"Partners: {listed(names.values()) or NOT_STATED}. Host: {host or NOT_STATED}."
    inside = view.parent or view.parent_as_written
    if inside:
        yield f"Part of: {inside}."
    if view.vision:
        yield f"Vision: {phrases.sentence(view.vision)}"
    yield f"Service started: {phrases.planned(view.service_started)}."
    yield f"Highlight reports: {_cadence(view)}. Scale: {view.scale} points."
    yield _tolerance(view)
    yield _counts(view.counts)


def _cadence(view: ProgrammeSummary) -> str:
    if view.cadence is None:
        return NOT_STATED
    every = f"every {counted(view.cadence.every_days, 'day')}" if view.cadence.every_days else None
    often = every or view.cadence.as_written or NOT_STATED
    return "; ".join(filter(None, (often, view.cadence.review_in_words)))


def _tolerance(view: ProgrammeSummary) -> str:
    held = view.tolerance
    whose = "" if held.is_stated else ", as for every programme that sets none"
    return f"A slip is amber beyond {held.amber_beyond} and red beyond {held.red_beyond} working days{whose}."


def _counts(counts: Counts) -> str:
    milestones = f"{counted(counts.milestones.total, 'milestone')} of every kind ({counts.milestones.overdue} overdue)"
    held = (counted(counts.phases, "phase"), counted(counts.workstreams, "workstream"), milestones)
    still_open = (counted(counts.open_risks, "open risk"), counted(counts.open_issues, "open issue"))
    return f"It has {listed((*held, *still_open))}."


def _role(role: RoleView) -> tuple[object, ...]:
    return role.ref, role.title, role.organisation, role.posts, role.state_as_written or role.state
