"""What does a sentence say of each fact about a milestone?"""

from application.projections.sentences.telling import (
    Change,
    Said,
    Sentences,
    date_words,
    details,
    moved,
    on,
    planned_for,
    quoted,
    the,
    unchanged,
)
from domain.change_request import ChangeRequest
from domain.milestone import Milestone
from domain.milestone_dates import Progress
from domain.milestone_facts import (
    MilestoneAssigned,
    MilestoneDependencyAdded,
    MilestoneDependencyRemoved,
    MilestoneDropped,
    MilestoneForecastChanged,
    MilestoneForecastConfirmed,
    MilestoneMet,
    MilestonePlaced,
    MilestonePlanned,
    MilestoneProgressNoted,
    MilestoneRebaselined,
    MilestoneRetitled,
)
from domain.words import listed


def planned(change: Change[MilestonePlanned, Milestone]) -> Said:
    """Planned for its first promise, or without a date."""
    fact = change.fact
    kind = fact.kind.replace("-", " ")
    dates = listed(f"{held.date.in_words} ({held.partner})" for held in fact.partner_dates)
    promised = fact.baseline.in_words if fact.baseline else dates
    when = planned_for(promised) if promised else ", without a date"
    entered = details(
        promised or None,
        _place(change, fact.workstream, fact.phase),
        f"owner: {fact.owner_role}" if fact.owner_role else None,
        _waits_for(change, fact.depends_on),
        fact.description,
    )
    return Said(f"planned the {kind} {quoted(fact.title)}{when}", None, entered)


def _waits_for(change: Change[MilestonePlanned, Milestone], refs: tuple[str, ...]) -> str | None:
    return f"waits for {listed(change.named(Milestone.KIND, ref) for ref in refs)}" if refs else None


def forecast_changed(change: Change[MilestoneForecastChanged, Milestone]) -> Said:
    """From the forecast before, which may be the baseline."""
    before = date_words(change.before.forecast) if change.before else None
    return moved(f"the forecast of {change.name}", before, change.fact.forecast.in_words)


def forecast_confirmed(change: Change[MilestoneForecastConfirmed, Milestone]) -> Said:
    """Still what it was."""
    still = date_words(change.before.forecast) if change.before else None
    if still is None:
        return Said(f"confirmed the forecast of {change.name} unchanged")
    return Said(f"confirmed that the forecast of {change.name} is still {still}", None, unchanged(still))


def rebaselined(change: Change[MilestoneRebaselined, Milestone]) -> Said:
    """From the baseline before; what is expected stays what it was."""
    before = date_words(change.before.baseline) if change.before else None
    after = change.fact.baseline.in_words
    way = f"from {before} to {after}" if before else after
    expected = date_words(change.before.forecasts[-1].expected) if change.before and change.before.forecasts else None
    still = f"still expected {expected}" if expected else None
    asked = change.fact.change_request
    by = f", by the change request {change.named(ChangeRequest.KIND, asked)}" if asked else ""
    return Said(f"agreed a new baseline for {change.name}: {way}{by}", before, after, beside=still)


def met(change: Change[MilestoneMet, Milestone]) -> Said:
    """Met, and on which day where it is stated."""
    day = on(change.fact.met_on) or ", on a day that is not stated"
    return Said(f"recorded that {change.name} was met{day}", _standing(change), f"met{on(change.fact.met_on)}")


def dropped(change: Change[MilestoneDropped, Milestone]) -> Said:
    """Given up."""
    return Said(f"dropped {change.name}", _standing(change), "dropped")


def _standing(change: Change[MilestoneMet, Milestone] | Change[MilestoneDropped, Milestone]) -> str | None:
    return "open" if change.before and change.before.is_open else None


def progress_noted(change: Change[MilestoneProgressNoted, Milestone]) -> Said:
    """With its status word, or without one."""
    status = change.fact.status
    did = f"noted that {change.name} is {status.replace('-', ' ')}" if status else f"noted progress on {change.name}"
    before = change.before.progress if change.before else None
    return Said(did, _row(before), _row(Progress(None, change.fact)))


def _row(progress: Progress | None) -> str | None:
    if progress is None:
        return None
    status = progress.row.status.replace("-", " ") if progress.row.status else "status not stated"
    return f"{status}: {progress.row.comment}" if progress.row.comment else status


def retitled(change: Change[MilestoneRetitled, Milestone]) -> Said:
    """From one title to the other."""
    before, after = (change.before.title if change.before else None), change.fact.title
    return Said(f"renamed {quoted(before or change.entry.ref)} as {quoted(after)}", before, after)


def assigned(change: Change[MilestoneAssigned, Milestone]) -> Said:
    """To another role."""
    before = change.before.owner_role if change.before else None
    return Said(f"made {the(change.fact.owner_role)} the owner of {change.name}", before, change.fact.owner_role)


def placed(change: Change[MilestonePlaced, Milestone]) -> Said:
    """Into a workstream and a phase, or out of them."""
    before, fact = change.before, change.fact
    after = _place(change, fact.workstream, fact.phase)
    did = f"placed {change.name} in {after}" if after else f"took {change.name} out of every workstream and phase"
    return Said(did, (_place(change, before.workstream, before.phase) if before else "") or None, after or None)


def _place(
    change: Change[MilestonePlaced, Milestone] | Change[MilestonePlanned, Milestone],
    workstream: str | None,
    phase: str | None,
) -> str:
    kinds = (("workstream", workstream), ("phase", phase))
    return listed(f"the {kind} {change.named(kind, ref)}" for kind, ref in kinds if ref)


def dependency_added(change: Change[MilestoneDependencyAdded, Milestone]) -> Said:
    """Waits for another from now on."""
    other = change.named(Milestone.KIND, change.fact.depends_on)
    return Said(f"recorded that {change.name} waits for {other}", None, f"waits for {other}")


def dependency_removed(change: Change[MilestoneDependencyRemoved, Milestone]) -> Said:
    """Waits for another no longer."""
    other = change.named(Milestone.KIND, change.fact.depends_on)
    return Said(f"recorded that {change.name} no longer waits for {other}", f"waits for {other}", None)


SENTENCES: Sentences = {
    MilestonePlanned: planned,
    MilestoneForecastChanged: forecast_changed,
    MilestoneForecastConfirmed: forecast_confirmed,
    MilestoneRebaselined: rebaselined,
    MilestoneMet: met,
    MilestoneDropped: dropped,
    MilestoneProgressNoted: progress_noted,
    MilestoneRetitled: retitled,
    MilestoneAssigned: assigned,
    MilestonePlaced: placed,
    MilestoneDependencyAdded: dependency_added,
    MilestoneDependencyRemoved: dependency_removed,
}
