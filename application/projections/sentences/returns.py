"""What does a sentence say of each fact about returns, and about how a programme asks for them?"""

from typing import TypeVar

from application.projections.return_words import asked_in_words
from application.projections.sentences.telling import Change, Said, Sentences, quoted, the
from domain.fact import Fact
from domain.periodic_return import (
    NoChangeConfirmed,
    Return,
    ReturnCompleted,
    ReturnReceived,
    ReturnWithdrawn,
    return_of,
)
from domain.programme import Programme
from domain.refusals import day_in_words
from domain.reporting_cycle import (
    ReportDistributionSet,
    ReturnsAskedFor,
    ReturnsNoLongerAskedFor,
    ReturnsOf,
    cadence_of,
)
from domain.words import listed
from domain.workstream import Workstream

F = TypeVar("F", bound=Fact)


def received(change: Change[ReturnReceived, Return]) -> Said:
    """From whom, of which period, and with which sections."""
    fact = change.fact
    with_sections = f" with {listed(fact.sections)}" if fact.sections else ""
    by = f", from {the(fact.by_role)}" if fact.by_role else ""
    did = f"recorded that {_return(change)} was received on {day_in_words(fact.received_on)}{by}{with_sections}"
    return Said(did, None, "received")


def confirmed(change: Change[NoChangeConfirmed, Return]) -> Said:
    """That nothing has changed."""
    fact = change.fact
    by = f", by {the(fact.by_role)}" if fact.by_role else ""
    did = f"recorded that “no change” was confirmed for {_return(change)} on {day_in_words(fact.confirmed_on)}{by}"
    return Said(did, None, "no change")


def completed(change: Change[ReturnCompleted, Return]) -> Said:
    """With which sections."""
    fact = change.fact
    by = f", from {the(fact.by_role)}" if fact.by_role else ""
    added = listed(fact.sections)
    did = f"recorded that {added} came for {_return(change)} on {day_in_words(fact.completed_on)}{by}"
    return Said(did, listed(change.before.sections) if change.before and change.before.sections else None, added)


def withdrawn(change: Change[ReturnWithdrawn, Return]) -> Said:
    """So that it counts no longer; the note says why."""
    return Said(f"withdrew {_return(change)}", "received", "withdrawn")


def _return(change: Change[F, Return]) -> str:
    of = return_of(change.entry.ref)
    whose = f"the workstream {change.named(Workstream.KIND, of.workstream)}" if of.workstream else "the programme"
    return f"the return of {whose} for the period up to {day_in_words(of.period_to)}"


def asked_for(change: Change[ReturnsAskedFor, Programme]) -> Said:
    """Of whom, how often, due when, with which sections."""
    cadences = change.before.return_cadences if change.before else ()
    held = cadence_of(cadences, change.fact.asked_of, change.fact.workstream)
    before = asked_in_words(held.in_force) if held and held.in_force else None
    words = asked_in_words(change.fact)
    return Said(f"asked {_whom(change, change.fact)} for returns: {words}", before, words)


def no_longer_asked_for(change: Change[ReturnsNoLongerAskedFor, Programme]) -> Said:
    """From which day on."""
    day = day_in_words(change.fact.ending)
    did = f"asked {_whom(change, change.fact)} for no return of a period that ends on {day} or later"
    return Said(did, None, f"none from {day}")


def _whom(change: Change[F, Programme], fact: ReturnsAskedFor | ReturnsNoLongerAskedFor) -> str:
    if fact.asked_of is ReturnsOf.PROGRAMME:
        return f"the programme {change.name}"
    if fact.workstream is None:
        return f"every workstream of {change.name} that lies in no other"
    return f"the workstream {change.named(Workstream.KIND, fact.workstream)}"


def distribution_set(change: Change[ReportDistributionSet, Programme]) -> Said:
    """To which roles reports go."""
    before = listed(change.before.report_distribution) if change.before and change.before.report_distribution else None
    after = listed(change.fact.roles) or "nobody"
    return Said(f"set whom the reports of {change.name} go to: {quoted(after)}", before, after)


SENTENCES: Sentences = {
    ReturnReceived: received,
    NoChangeConfirmed: confirmed,
    ReturnCompleted: completed,
    ReturnWithdrawn: withdrawn,
    ReturnsAskedFor: asked_for,
    ReturnsNoLongerAskedFor: no_longer_asked_for,
    ReportDistributionSet: distribution_set,
}
