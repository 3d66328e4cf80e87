"""What does a sentence say of each fact about a risk?"""

from application.projections.sentences.telling import (
    Change,
    Said,
    Sentences,
    date_words,
    details,
    on,
    quoted,
    the,
    unchanged,
)
from domain.issue import Issue
from domain.risk import (
    Mitigation,
    Nature,
    Risk,
    RiskAssessed,
    RiskClosed,
    RiskConfirmedUnchanged,
    RiskEscalated,
    RiskIdentified,
    RiskMaterialised,
    RiskMitigationAgreed,
    RiskMitigationDone,
    RiskOwnerAssigned,
    RiskResponseChosen,
)
from domain.words import NOT_STATED
from domain.workstream import Workstream

_SCORES = ("inherent", "current", "target")


def identified(change: Change[RiskIdentified, Risk]) -> Said:
    """A risk or an opportunity, with its scores where any is stated."""
    fact = change.fact
    noun = "risk" if fact.nature is Nature.THREAT else "opportunity"
    stated = tuple(name for name in (*_SCORES, "proximity") if getattr(fact, name) is not None)
    entered = details(_scores(fact, stated) or "no score stated", *_entered(change))
    return Said(f"identified the {noun} {quoted(fact.event)}", None, entered)


def _entered(change: Change[RiskIdentified, Risk]) -> tuple[str | None, ...]:
    """What else was written down of it, each under its name."""
    fact = change.fact
    workstream = change.named(Workstream.KIND, fact.workstream) if fact.workstream else None
    entered = {
        "cause": fact.cause,
        "effect": fact.effect,
        "category": fact.category,
        "response": fact.response_as_written or fact.response,
        "owner": fact.owner_role,
        "workstream": workstream,
        "attached to": fact.attached_to,
        "exposure": fact.exposure.in_words if fact.exposure else None,
        "severity": fact.severity_as_written,
    }
    return tuple(f"{name}: {words}" for name, words in entered.items() if words)


def assessed(change: Change[RiskAssessed, Risk]) -> Said:
    """Only what was scored again; what was left out keeps what it was."""
    given = tuple(name for name in (*_SCORES, "proximity") if getattr(change.fact, name) is not None)
    before = _scores(change.before, given) if change.before else None
    after = _scores(change.fact, given)
    moved = f"from {before} to {after}" if before else f"at {after}"
    return Said(f"assessed the risk {change.name} again, {moved}", before, after)


def _scores(held: RiskIdentified | RiskAssessed | Risk, names: tuple[str, ...]) -> str:
    return "; ".join(f"{name} {_value(held, name)}" for name in names)


def _value(held: RiskIdentified | RiskAssessed | Risk, name: str) -> str:
    value = getattr(held, name)
    return NOT_STATED if value is None else str(value.in_words)


def response_chosen(change: Change[RiskResponseChosen, Risk]) -> Said:
    """Tolerate, treat, transfer or terminate."""
    before = change.before.response if change.before else None
    return Said(f"chose to {change.fact.response} the risk {change.name}", before, change.fact.response)


def mitigation_agreed(change: Change[RiskMitigationAgreed, Risk]) -> Said:
    """What is done, by whom and by when."""
    fact = change.fact
    owner = f", owned by {the(fact.owner_role)}" if fact.owner_role else ""
    due = f", due {date_words(fact.due)}" if fact.due else ""
    did = f"agreed the action {quoted(fact.what)} against the risk {change.name}{owner}{due}"
    return Said(did, None, "agreed")


def mitigation_done(change: Change[RiskMitigationDone, Risk]) -> Said:
    """Carried out."""
    held: tuple[Mitigation, ...] = change.before.mitigations if change.before else ()
    ref = change.fact.action
    what = next((mitigation.agreed.what for mitigation in held if mitigation.agreed.action == ref), ref)
    day = on(change.fact.done_on)
    did = f"recorded that the action {quoted(what)} against the risk {change.name} was done{day}"
    return Said(did, "agreed", f"done{day}")


def owner_assigned(change: Change[RiskOwnerAssigned, Risk]) -> Said:
    """To another role."""
    before, after = (change.before.owner_role if change.before else None), change.fact.owner_role
    return Said(f"made {the(after)} the owner of the risk {change.name}", before, after)


def confirmed(change: Change[RiskConfirmedUnchanged, Risk]) -> Said:
    """Looked at, and unchanged."""
    score = change.before.standing_score if change.before else None
    still = unchanged(score.in_words if score else None)
    return Said(f"looked at the risk {change.name} and found it unchanged", None, still)


def escalated(change: Change[RiskEscalated, Risk]) -> Said:
    """To a body above."""
    before = change.before.escalated_to if change.before else None
    return Said(f"escalated the risk {change.name} to {the(change.fact.to)}", before, change.fact.to)


def materialised(change: Change[RiskMaterialised, Risk]) -> Said:
    """It happened, and became an issue."""
    ref = change.fact.issue
    is_known = ref in change.states.get(Issue.KIND, {})
    issue = change.named(Issue.KIND, ref) if is_known or change.before is None else quoted(change.before.event)
    return Said(f"recorded that the risk {change.name} happened and became the issue {issue}", "open", f"issue {issue}")


def closed(change: Change[RiskClosed, Risk]) -> Said:
    """Over."""
    return Said(f"closed the risk {change.name}", "open", "closed")


SENTENCES: Sentences = {
    RiskIdentified: identified,
    RiskAssessed: assessed,
    RiskResponseChosen: response_chosen,
    RiskMitigationAgreed: mitigation_agreed,
    RiskMitigationDone: mitigation_done,
    RiskOwnerAssigned: owner_assigned,
    RiskConfirmedUnchanged: confirmed,
    RiskEscalated: escalated,
    RiskMaterialised: materialised,
    RiskClosed: closed,
}
