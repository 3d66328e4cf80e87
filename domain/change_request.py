"""A change request: what somebody asks to be changed of what was agreed, and what an entitled body said to it."""

from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pydantic import model_validator

from domain.change_request_refusals import (
    AnotherBoardWasAsked,
    AnotherBodyWasAsked,
    ApprovedByNobody,
    AskedOfTwo,
    ChangeIsDecided,
    OwnRequest,
)
from domain.entitled_bodies import must_leave_it_to_boards
from domain.entry import Entry
from domain.fact import Fact
from domain.fitting_together import NotTogether
from domain.money import Money
from domain.planned_date import PlannedDate
from domain.refusals import AlreadyThere
from domain.same_name import is_among, is_the_same
from domain.state import State
from domain.words import Line, Ref, Text


class ChangeKind(StrEnum):
    """What a change request asks to be changed."""

    REBASELINE = "rebaseline"
    SCOPE = "scope"
    MONEY = "money"
    OTHER = "other"


class ChangeStanding(StrEnum):
    """How far a change request has come."""

    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class ChangeRequested(Fact):
    """Somebody asked for a change: another baseline of a milestone, another scope of a workstream, money, or else.

    Approved, a new baseline or a new scope takes effect at once; what is done about money stands elsewhere.
    """

    what: Text
    kind: ChangeKind
    milestone: Ref | None = None
    baseline: PlannedDate | None = None
    workstream: Ref | None = None
    scope: Text | None = None
    amount: Money | None = None
    impact: Text | None = None
    requested_by: Line | None = None
    asked_of: Ref | None = None
    asked_of_body: Line | None = None

    @model_validator(mode="after")
    def _says_what_is_to_change(self) -> "ChangeRequested":
        lacks = what_is_lacking(self)
        if lacks:
            raise lacks
        return self


class ChangeApproved(Fact):
    """A body that was entitled to it approved the change; what it changes is recorded with it."""

    board: Ref | None = None
    body: Line | None = None
    decision: Ref | None = None
    conditions: tuple[Text, ...] = ()


class ChangeRejected(Fact):
    """A body that was entitled to it said no; the entry says why."""

    board: Ref | None = None
    body: Line | None = None
    decision: Ref | None = None


class ChangeWithdrawn(Fact):
    """Nobody asks for the change any more; the entry says why."""


def what_is_lacking(asked: ChangeRequested) -> NotTogether | None:
    """What a request lacks for its kind, with the fields to fill in; nothing where it says all."""
    match asked.kind:
        case ChangeKind.REBASELINE if not (asked.milestone and asked.baseline):
            why = "a request for another baseline names the milestone and the baseline that is wanted"
            return NotTogether(why, *_unsaid(asked, "milestone", "baseline"))
        case ChangeKind.SCOPE if bool(asked.workstream) != bool(asked.scope):
            why = "a request for another scope names the workstream and the scope that is wanted, or neither"
            return NotTogether(why, *_unsaid(asked, "workstream", "scope"))
        case ChangeKind.MONEY if asked.amount is None:
            why = "a request for money says how much; write TBC into the description of another kind of request"
            return NotTogether(why, "amount")
        case _:
            return None


def _unsaid(asked: ChangeRequested, *fields: str) -> tuple[str, ...]:
    return tuple(name for name in fields if not getattr(asked, name))


class Around(NamedTuple):
    """What else is to be known when a request is answered.

    `asked_by` are all who ever asked for it; `in_its_place` the boards that took the place of the one that was asked,
    or came to be the body that was; `boards_that_decide` those that could answer on that day.
    """

    asked_by: Collection[str] = ()
    in_its_place: Collection[str] = ()
    boards_that_decide: Collection[str] = ()


NOTHING_AROUND = Around()


class ChangeRequest(State):
    """A change request at a moment. `raised_by` is who recorded it, `conditions` what it was approved under.

    `decided_on` is the day on which it was approved, rejected or withdrawn, `decided_at` the place of that entry, `why`
    the words that were given for it.
    """

    KIND = "change-request"

    what: str
    kind: ChangeKind
    raised_by: str
    milestone: str | None = None
    baseline: PlannedDate | None = None
    workstream: str | None = None
    scope: str | None = None
    amount: Money | None = None
    impact: str | None = None
    requested_by: str | None = None
    asked_of: str | None = None
    asked_of_body: str | None = None
    standing: ChangeStanding = ChangeStanding.OPEN
    decided_by: str | None = None
    body: str | None = None
    decision: str | None = None
    conditions: tuple[str, ...] = ()
    decided_on: date | None = None
    decided_at: int | None = None
    why: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided on it, and somebody still asks for it."""
        return self.standing is ChangeStanding.OPEN

    @property
    def is_approved(self) -> bool:
        """Whether an entitled body said yes."""
        return self.standing is ChangeStanding.APPROVED

    def answer(self, said: ChangeApproved | ChangeRejected, *, by: str, given: Around = NOTHING_AROUND) -> list[Fact]:
        """Approve or reject it, which whoever asked for it does not; `by` records it."""
        self._must_be_open()
        if not (said.board or said.body):
            raise ApprovedByNobody(self.ref)
        self._must_be_for(said.board, said.body, given)
        what = "approval" if isinstance(said, ChangeApproved) else "rejection"
        asked_by = {self.raised_by, self.requested_by, *given.asked_by}
        if is_among(by, asked_by):
            raise OwnRequest(self.ref, by, f"record its {what}. Have somebody else record it.")
        if said.body is not None and is_among(said.body, asked_by):
            raise OwnRequest(self.ref, said.body, "decide on it. Name the body that decided.")
        return [said]

    def withdraw(self) -> list[Fact]:
        """Ask for it no more."""
        self._must_be_open()
        return [ChangeWithdrawn()]

    def _must_be_for(self, board: str | None, body: str | None, given: Around) -> None:
        """Refuse whoever was not asked; where nobody was, a body in words among boards that decide."""
        if board is not None and board in given.in_its_place:
            return
        if self.asked_of not in (None, board):
            raise AnotherBoardWasAsked(self.ref, self.asked_of or "", board)
        if self.asked_of_body is not None:
            if board is not None or body is None or not is_the_same(body, self.asked_of_body):
                found = f"the board “{board}”" if board else f"“{body}”"
                raise AnotherBodyWasAsked(self.ref, self.asked_of_body, found)
            return
        must_leave_it_to_boards(
            body,
            given.boards_that_decide,
            board=board,
            what=f"Change request “{self.ref}” was not put to “{body}”",
            way_out="If it was put to that body, have the request corrected first so that it says so.",
        )

    def _must_be_open(self) -> None:
        if not self.is_open:
            raise ChangeIsDecided(self.ref, self.standing)


def request(existing: ChangeRequest | None, requested: ChangeRequested) -> list[Fact]:
    """Ask for a change, under a reference that is free, of one board, of one body in words, or of nobody yet."""
    if existing:
        raise AlreadyThere("change-request", existing.ref, existing.what)
    if requested.asked_of and requested.asked_of_body:
        raise AskedOfTwo(requested.asked_of, requested.asked_of_body)
    return [requested]


def who_asked(entries: Iterable[Entry]) -> frozenset[str]:
    """All who put a request into words, and all it ever said it is requested by, also where that was corrected since.

    Whoever has it corrected by another asked for it still.
    """
    made = [(entry.actor, entry.fact) for entry in entries]
    said = [(actor, fact.requested_by) for actor, fact in made if isinstance(fact, ChangeRequested)]
    return frozenset(name for names in said for name in names if name)


def begin(entry: Entry) -> ChangeRequest:
    """The request as it was made."""
    fact = entry.fact
    assert isinstance(fact, ChangeRequested)  # every change request's stream begins with its being made
    return ChangeRequest.first(entry, **fact.content, raised_by=entry.actor)


def evolve(asked: ChangeRequest, entry: Entry) -> ChangeRequest:
    """The request after one more entry."""
    match entry.fact:
        case ChangeApproved() as approved:
            return _decided(asked, entry, approved, ChangeStanding.APPROVED, conditions=approved.conditions)
        case ChangeRejected() as rejected:
            return _decided(asked, entry, rejected, ChangeStanding.REJECTED)
        case ChangeWithdrawn():
            return asked.after(entry, standing=ChangeStanding.WITHDRAWN, **_when_and_why(entry))
        case _:
            return asked.after(entry)


def _decided(
    asked: ChangeRequest,
    entry: Entry,
    said: ChangeApproved | ChangeRejected,
    standing: ChangeStanding,
    *,
    conditions: tuple[str, ...] = (),
) -> ChangeRequest:
    return asked.after(
        entry,
        standing=standing,
        decided_by=said.board,
        body=said.body,
        decision=said.decision,
        conditions=conditions,
        **_when_and_why(entry),
    )


def _when_and_why(entry: Entry) -> dict[str, date | int | str | None]:
    return {"decided_on": entry.effective_on, "decided_at": entry.position, "why": entry.note}
