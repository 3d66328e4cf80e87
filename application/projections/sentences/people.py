"""What does a sentence say of each fact about a person and what they may do?"""

from application.projections.sentences.telling import Change, Said, Sentences, quoted
from domain.actor import Grant
from domain.person import HeldRole, Person
from domain.person_facts import (
    BY_LINK,
    IdentityLinked,
    IdentityUnlinked,
    PersonAdmitted,
    PersonLeft,
    PersonRetitled,
    RoleGranted,
    RoleWithdrawn,
    SignedIn,
    SignInLinkMade,
)
from domain.person_refusals import place_in_words
from domain.refusals import day_in_words


def admitted(change: Change[PersonAdmitted, Person]) -> Said:
    """By the title."""
    return Said(f"admitted {quoted(change.fact.title)}", None, change.fact.title)


def retitled(change: Change[PersonRetitled, Person]) -> Said:
    """From one title to another."""
    before, after = (change.before.title if change.before else None), change.fact.title
    return Said(f"gave {quoted(before or change.entry.ref)} the title {quoted(after)}", before, after)


def granted(change: Change[RoleGranted, Person]) -> Said:
    """The role, where it holds, until when, and who says so."""
    fact = change.fact
    before = _held_before(change)
    said_by = f", an app role at {fact.app_role_at}" if fact.app_role_at else ""
    until = f" until {day_in_words(fact.until)}" if fact.until else ""
    role = f"{fact.role.in_words} of {place_in_words(fact.on)}"
    after = role + until + said_by
    return Said(f"granted {change.name} the role {after}", before, after)


def _held_before(change: Change[RoleGranted, Person]) -> str | None:
    """The same role as it was held until now, where it was."""
    meant = Grant(change.fact.role, change.fact.on)
    day = change.entry.effective_on
    held = change.before.holds(meant, day) if change.before and day else None
    return None if held is None else role_in_words(held)


def role_in_words(held: HeldRole) -> str:
    """“programme manager of “riverside” until 3 March 2026”."""
    until = f" until {day_in_words(held.until)}" if held.until else ""
    return f"{held.role.in_words} of {place_in_words(held.on)}{until}"


def withdrawn(change: Change[RoleWithdrawn, Person]) -> Said:
    """The role, and where it held."""
    before = f"{change.fact.role.in_words} of {place_in_words(change.fact.on)}"
    return Said(f"withdrew from {change.name} the role {before}", before, None)


def linked(change: Change[IdentityLinked, Person]) -> Said:
    """The subject, and who vouches for it."""
    after = _identity(change.fact)
    return Said(f"linked {change.name} to {after}", None, after)


def unlinked(change: Change[IdentityUnlinked, Person]) -> Said:
    """The subject, and who vouched for it."""
    before = _identity(change.fact)
    return Said(f"unlinked {change.name} from {before}", before, None)


def _identity(fact: IdentityLinked | IdentityUnlinked) -> str:
    return f"{quoted(fact.subject)} of {fact.issuer}"


def link_made(change: Change[SignInLinkMade, Person]) -> Said:
    """For whom; the link itself is nowhere."""
    return Said(f"made a one-time sign-in link for {change.name}")


def signed_in(change: Change[SignedIn, Person]) -> Said:
    """Who, and how."""
    how = "with a one-time link" if change.fact.by == BY_LINK else f"through {change.fact.by}"
    return Said(f"let {change.name} in {how}")


def left(change: Change[PersonLeft, Person]) -> Said:
    """With everything they could do until then."""
    before = "; ".join(_in_force(change)) or None
    return Said(f"let {change.name} go, who may do nothing more", before, None)


def _in_force(change: Change[PersonLeft, Person]) -> list[str]:
    day = change.entry.effective_on
    if change.before is None or day is None:
        return []
    return [role_in_words(held) for held in change.before.held if held.is_in_force(day)]


SENTENCES: Sentences = {
    PersonAdmitted: admitted,
    PersonRetitled: retitled,
    RoleGranted: granted,
    RoleWithdrawn: withdrawn,
    IdentityLinked: linked,
    IdentityUnlinked: unlinked,
    SignInLinkMade: link_made,
    SignedIn: signed_in,
    PersonLeft: left,
}
