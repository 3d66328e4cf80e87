"""Do a change request, its approval and what that brought still belong together, once something of it is put right?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from domain.change_request import ChangeRequest, ChangeRequested, ChangeStanding
from domain.correcting import in_force
from domain.entry import Address, Entry
from domain.milestone import Milestone
from domain.milestone_facts import MilestoneRebaselined
from domain.refusals import AgainstTheRecord
from domain.state import State
from domain.workstream import Workstream, WorkstreamScopeChanged

States = Mapping[str, Mapping[str, State]]
Streams = Callable[[Address], Iterable[Entry]]
"""How the whole stream of a thing is come by."""


class DecidedAsItWasWritten(AgainstTheRecord):
    """A body said yes or no to what was written then, and to nothing else."""

    def __init__(self, ref: str, standing: ChangeStanding) -> None:
        super().__init__(
            f"Change request “{ref}” was {standing} as it is written, and this would say something else. Ask for that "
            "under another reference; or if the answer was given to something else, withdraw that entry first."
        )


class StillInEffect(AgainstTheRecord):
    """What an approval brought does not stand without it."""

    def __init__(self, ref: str, position: int, at: Address) -> None:
        super().__init__(
            f"By the approval of change request “{ref}” the {at.in_words} was changed, in entry {position}. "
            "Withdraw that entry first."
        )


class NotApproved(AgainstTheRecord):
    """Nothing comes by the approval of a request that is not approved."""

    def __init__(self, at: Address, ref: str) -> None:
        super().__init__(
            f"Then the {at.in_words} would stand as change request “{ref}” asks for, which is not approved now. "
            "Withdraw first what took its approval back."
        )


class ChangedByAnApproval(AgainstTheRecord):
    """What was approved is what was asked for."""

    def __init__(self, position: int, ref: str) -> None:
        super().__init__(
            f"Entry {position} says what was approved with change request “{ref}”, so nothing else can stand in for "
            "it. Withdraw it, and then the approval; after that ask for what is meant."
        )


class PutRight(NamedTuple):
    """A thing before and after an entry of it was put right; where it was withdrawn, its place `is_empty`."""

    was: State | None
    now: State
    by: Entry
    is_empty: bool


def must_stay_as_approved(put_right: PutRight, states: States, streams: Streams) -> None:
    """Refuse to part a request, its approval and what that brought.

    What was brought goes first and the approval after it, so that nothing ever stands that nobody approved.
    """
    was, now = put_right.was, put_right.now
    if isinstance(was, ChangeRequest) and isinstance(now, ChangeRequest):
        _must_be_what_was_decided_on(was, now)
        if was.is_approved and not now.is_approved:
            for position, at in _brought_by(now, states, streams):
                raise StillInEffect(now.ref, position, at)
    before, after = set(_approved_by(was)), set(_approved_by(now))
    for ref in after - before:
        asked = states.get(ChangeRequest.KIND, {}).get(ref)
        if not (isinstance(asked, ChangeRequest) and asked.is_approved):
            raise NotApproved(now.address, ref)
    for ref in before - after:
        if not put_right.is_empty:
            raise ChangedByAnApproval(put_right.by.corrects or 0, ref)


def _must_be_what_was_decided_on(was: ChangeRequest, now: ChangeRequest) -> None:
    is_decided = was.standing in (ChangeStanding.APPROVED, ChangeStanding.REJECTED)
    says_else = any(getattr(was, name) != getattr(now, name) for name in ChangeRequested.model_fields)
    if is_decided and was.standing is now.standing and says_else:
        raise DecidedAsItWasWritten(was.ref, was.standing)


def _brought_by(asked: ChangeRequest, states: States, streams: Streams) -> Iterator[tuple[int, Address]]:
    """The entries that count by which its approval changed something else."""
    for kind in (Milestone.KIND, Workstream.KIND):
        for changed in states.get(kind, {}).values():
            if asked.ref in _approved_by(changed):
                entries = in_force(list(streams(changed.address)))
                yield from ((entry.position, changed.address) for entry in entries if _came_by(entry, asked.ref))


def _came_by(entry: Entry, ref: str) -> bool:
    return isinstance(entry.fact, MilestoneRebaselined | WorkstreamScopeChanged) and entry.fact.change_request == ref


def _approved_by(state: State | None) -> Iterator[str]:
    """The change requests by whose approval a thing was changed."""
    match state:
        case Milestone():
            yield from (held.change_request for held in state.baselines if held.change_request)
        case Workstream():
            yield from state.changed_by
