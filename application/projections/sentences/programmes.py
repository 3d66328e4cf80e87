"""What does a sentence say of each fact about a programme?"""

from application.projections.review_triggers import trigger_in_words
from application.projections.sentences.telling import Change, Said, Sentences, changed, quoted
from application.projections.view import counted
from domain.programme import (
    CadenceSet,
    HostNamed,
    PartnerJoined,
    PartnerLeft,
    Programme,
    ProgrammeClosed,
    ProgrammePlacedInside,
    ProgrammeRegistered,
    ReviewTriggerSet,
    RoleNamed,
    ScaleAdopted,
    ToleranceSet,
)
from domain.reporting_cycle import Cadence
from domain.suggestion import Tolerance
from domain.words import listed


def registered(change: Change[ProgrammeRegistered, Programme]) -> Said:
    """Under its name, with its partners."""
    partners = listed(partner.name for partner in change.fact.partners)
    shared = f", shared by {partners}" if partners else ""
    return Said(f"registered the programme {quoted(change.fact.name)}{shared}", None, change.fact.name)


def partner_joined(change: Change[PartnerJoined, Programme]) -> Said:
    """One partner more."""
    name = change.fact.partner.name
    return Said(f"added {name} to the partners of {change.name}", None, name)


def partner_left(change: Change[PartnerLeft, Programme]) -> Said:
    """One partner less."""
    held = change.before.partners if change.before else ()
    name = next((partner.name for partner in held if partner.ref == change.fact.partner), change.fact.partner)
    return Said(f"recorded that {name} is no longer a partner of {change.name}", name, None)


def host_named(change: Change[HostNamed, Programme]) -> Said:
    """Which partner hosts it."""
    held = {partner.ref: partner.name for partner in change.before.partners} if change.before else {}
    before = change.before.host if change.before else None
    after = held.get(change.fact.host, change.fact.host)
    return changed(f"the host of {change.name}", held.get(before, before) if before else None, after)


def tolerance_set(change: Change[ToleranceSet, Programme]) -> Said:
    """From the one in force, which may be the one every programme starts with."""
    before = _tolerance(change.before.tolerance_in_force) if change.before else None
    return changed(f"the tolerance of {change.name}", before, _tolerance(change.fact.tolerance))


def _tolerance(tolerance: Tolerance) -> str:
    return f"amber beyond {tolerance.amber_beyond} and red beyond {tolerance.red_beyond} working days"


def cadence_set(change: Change[CadenceSet, Programme]) -> Said:
    """How often it reports."""
    before = _cadence(change.before.cadence) if change.before and change.before.cadence else None
    return changed(f"how often {change.name} reports", before, _cadence(change.fact.cadence))


def _cadence(cadence: Cadence) -> str:
    often = cadence.as_written
    if cadence.every_days is not None:
        often = "every day" if cadence.every_days == 1 else f"every {counted(cadence.every_days, 'day')}"
    return ", ".join(part for part in (often, cadence.review_in_words) if part)


def scale_adopted(change: Change[ScaleAdopted, Programme]) -> Said:
    """Which scale it rates on."""
    before = f"{change.before.scale} points" if change.before else None
    return changed(f"the rating scale of {change.name}", before, f"{change.fact.scale} points")


def role_named(change: Change[RoleNamed, Programme]) -> Said:
    """That the role exists, and whether it is held."""
    held = change.before.roles if change.before else ()
    before = next((role for role in held if role.role == change.fact.role), None)
    after = _role(change.fact)
    return Said(f"named the role {quoted(change.fact.title)} ({after})", _role(before) if before else None, after)


def _role(named: RoleNamed) -> str:
    parts = [named.state.value if named.state else None, counted(named.posts, "post") if named.posts else None]
    return ", ".join(part for part in parts if part) or "whether it is filled is not stated"


def review_trigger_set(change: Change[ReviewTriggerSet, Programme]) -> Said:
    """What sets off a review."""
    held = change.before.review_triggers if change.before else ()
    before = next((trigger for trigger in held if trigger.trigger == change.fact.trigger), None)
    after = trigger_in_words(change.fact)
    return Said(f"set a review of {change.name} {after}", trigger_in_words(before) if before else None, after)


def placed_inside(change: Change[ProgrammePlacedInside, Programme]) -> Said:
    """Inside another programme, or inside none."""
    before = (change.before.parent or change.before.parent_as_written) if change.before else None
    if change.fact.parent is None:
        return Said(f"took {change.name} out of every other programme", before, None)
    return Said(f"placed {change.name} inside the programme {quoted(change.fact.parent)}", before, change.fact.parent)


def closed(change: Change[ProgrammeClosed, Programme]) -> Said:
    """At its end."""
    return Said(f"closed the programme {change.name}", "open", "closed")


SENTENCES: Sentences = {
    ProgrammeRegistered: registered,
    PartnerJoined: partner_joined,
    PartnerLeft: partner_left,
    HostNamed: host_named,
    ToleranceSet: tolerance_set,
    CadenceSet: cadence_set,
    ScaleAdopted: scale_adopted,
    RoleNamed: role_named,
    ReviewTriggerSet: review_trigger_set,
    ProgrammePlacedInside: placed_inside,
    ProgrammeClosed: closed,
}
