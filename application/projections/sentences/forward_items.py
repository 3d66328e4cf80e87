"""What does a sentence say of each fact about an item of the forward plan?"""

from application.projections.sentences.telling import Change, Said, Sentences, details, quoted, the
from domain.forward_item import (
    ForwardItem,
    ForwardItemDropped,
    ForwardItemPlanned,
    RouteStepListed,
    TimingStated,
)

IN_THE_PLAN = "in the forward plan"


def planned(change: Change[ForwardItemPlanned, ForwardItem]) -> Said:
    """With what it is for."""
    fact = change.fact
    entered = details(fact.kind, fact.purpose) or IN_THE_PLAN
    return Said(f"put {quoted(fact.title)} into the forward plan", None, entered)


def timing_stated(change: Change[TimingStated, ForwardItem]) -> Said:
    """As it was written, beside whatever else is said."""
    fact = change.fact
    where = f" before {the(fact.body)}" if fact.body else ""
    did = f"noted when {change.name} comes{where}: {quoted(fact.as_written)}"
    return Said(did, None, timing_in_words(fact))


def step_listed(change: Change[RouteStepListed, ForwardItem]) -> Said:
    """A body, and what it has of it."""
    fact = change.fact
    after = step_in_words(fact)
    return Said(f"listed {the(fact.body)} among those who have {change.name} before them", None, after)


def dropped(change: Change[ForwardItemDropped, ForwardItem]) -> Said:
    """It comes round no more."""
    return Said(f"dropped {change.name} from the forward plan", IN_THE_PLAN, "dropped")


def timing_in_words(said: TimingStated) -> str:
    """The words it was stated in, the body they are about, and the day they mean where it is another."""
    day = said.when.in_words if said.when else None
    return details(said.as_written, said.body, None if day == said.as_written else day) or said.as_written


def step_in_words(step: RouteStepListed) -> str:
    """“step 2; Crossing board; July; quarterly; sees the summary alone”."""
    words = (
        f"step {step.step}" if step.step is not None else None,
        step.body,
        step.when,
        step.frequency,
        f"sees {step.sees}" if step.sees else None,
        f"only for {', '.join(step.only_for)}" if step.only_for else None,
    )
    return details(*words) or step.body


SENTENCES: Sentences = {
    ForwardItemPlanned: planned,
    TimingStated: timing_stated,
    RouteStepListed: step_listed,
    ForwardItemDropped: dropped,
}
