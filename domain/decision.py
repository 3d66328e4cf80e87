"""A decision: what a body resolved, and which record it had before it when it did."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from domain.board import Board
from domain.decision_refusals import (
    AnotherBoardsMeeting,
    ConditionsUnstated,
    DecidedByNobody,
    DecisionIsSuperseded,
    DecisionSaysOtherwise,
    ItemOfWhichMeeting,
    SupersedesItself,
)
from domain.entry import Entry
from domain.fact import Fact
from domain.ground import Ground, day_of
from domain.leading_back import way_back
from domain.meeting import Meeting
from domain.planned_date import PlannedDate
from domain.refusals import AlreadyThere
from domain.state import State
from domain.words import Count, Line, Ref, Text


class DecisionKind(StrEnum):
    """What a decision is about."""

    APPROVAL = "approval"
    AGREEMENT = "agreement"
    NOTED = "noted"
    ELECTION = "election"
    MINUTES = "minutes"
    RESCHEDULE = "reschedule"
    EXCLUSION = "exclusion"
    APPOINTMENT = "appointment"
    OTHER = "other"


class DecisionOutcome(StrEnum):
    """What the body said."""

    AGREED = "agreed"
    AGREED_WITH_CONDITIONS = "agreed-with-conditions"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    NOTED = "noted"


LEAVES_OPEN = frozenset({DecisionOutcome.NOTED, DecisionOutcome.DEFERRED})
"""What a body can say of something that leaves it as open as it was."""


class DecisionTaken(Fact):
    """A body decided. A minute that holds two decisions is two.

    `seen_at` is the position of the record up to which the body had it before it; it is not stated of what old papers
    tell. `moved_by` is the role that moved it, never a person. `bodies` are those that agreed, where it was no board.
    """

    text: Text
    kind: DecisionKind | None = None
    outcome: DecisionOutcome = DecisionOutcome.AGREED
    board: Ref | None = None
    bodies: tuple[Line, ...] = ()
    meeting: Ref | None = None
    item: Ref | None = None
    paper: Ref | None = None
    recommendations: tuple[Ref, ...] = ()
    taken_on: PlannedDate | None = None
    moved_by: Line | None = None
    conditions: tuple[Text, ...] = ()
    seen_at: Count | None = None


class DecisionSuperseded(Fact):
    """A later decision took the place of this one."""

    by: Ref


class Decision(State):
    """A decision at a moment."""

    KIND = "decision"

    text: str
    kind: DecisionKind | None = None
    outcome: DecisionOutcome = DecisionOutcome.AGREED
    board: str | None = None
    bodies: tuple[str, ...] = ()
    meeting: str | None = None
    item: str | None = None
    paper: str | None = None
    recommendations: tuple[str, ...] = ()
    taken_on: PlannedDate | None = None
    moved_by: str | None = None
    conditions: tuple[str, ...] = ()
    seen_at: Count | None = None
    superseded_by: str | None = None

    @property
    def is_superseded(self) -> bool:
        """Whether a later decision took its place."""
        return self.superseded_by is not None

    def settles(self, recommendation: str) -> bool:
        """Whether a recommendation was agreed or rejected by it; what was noted or put off may still be decided."""
        return self.outcome not in LEAVES_OPEN and not self.is_superseded and recommendation in self.recommendations

    def supersede(self, by: str, others: Mapping[str, "Decision"]) -> list[Fact]:
        """Let a later decision take its place."""
        if by == self.superseded_by:
            return []
        if self.superseded_by is not None:
            raise DecisionIsSuperseded(self.ref, self.superseded_by)
        if chain := way_back(self.ref, by, lambda ref: others[ref].superseded_by if ref in others else None):
            raise SupersedesItself(self.ref, " by ".join(chain))
        return [DecisionSuperseded(by=by)]

    def must_bear_out(self, *, board: str | None, is_agreed: bool | None) -> None:
        """Refuse what is said to rest on this decision where it is another board's, or says something else.

        Where neither a yes nor a no is asked for (nothing), either bears it out.
        """
        self.must_say(board=board, is_agreed=is_agreed)
        if self.superseded_by is not None:
            raise DecisionSaysOtherwise(self.ref, f"decision “{self.superseded_by}” took its place")

    def must_say(self, *, board: str | None, is_agreed: bool | None) -> None:
        """Refuse another board than the one that took it, and another answer, whatever took its place later."""
        if board is not None and self.board != board:
            raise DecisionSaysOtherwise(self.ref, f"it was not taken by the board “{board}”")
        if is_agreed not in (None, self.is_agreed):
            raise DecisionSaysOtherwise(self.ref, f"its outcome is {self.outcome.replace('-', ' ')}")

    @property
    def is_agreed(self) -> bool:
        """Whether the body said yes, under conditions or not."""
        return self.outcome in (DecisionOutcome.AGREED, DecisionOutcome.AGREED_WITH_CONDITIONS)


Taken = DecisionTaken | Decision


def take(
    existing: Decision | None,
    taken: DecisionTaken,
    *,
    board: Board | None = None,
    meeting: Meeting | None = None,
    is_from_a_paper: bool = False,
) -> list[Fact]:
    """Put a decision into the record, under a reference that is free, of a body that was entitled to take it.

    Old papers that do not count who was there are taken at their word.
    """
    if existing:
        raise AlreadyThere("decision", existing.ref, existing.text)
    if meeting is None and taken.item is not None:
        raise ItemOfWhichMeeting(taken.item)
    for rule in RULES:
        rule(taken, Ground(board, meeting, is_from_a_paper))
    if not (taken.board or taken.meeting or taken.bodies):
        raise DecidedByNobody
    if taken.outcome is DecisionOutcome.AGREED_WITH_CONDITIONS and not taken.conditions:
        raise ConditionsUnstated
    return [taken]


ITS_OWN_BUSINESS = frozenset(
    {DecisionKind.ELECTION, DecisionKind.MINUTES, DecisionKind.RESCHEDULE, DecisionKind.EXCLUSION}
)
"""What every body decides about itself, also one that only advises others."""


def asks_for_a_mandate(taken: Taken) -> bool:
    """Whether only a board that decides takes it: it is neither noted nor put off, nor the business of the board."""
    return taken.outcome not in LEAVES_OPEN and taken.kind not in ITS_OWN_BUSINESS


def _must_come_of(taken: Taken, ground: Ground) -> None:
    """Refuse a meeting that was not held, has no such item, or is another board's."""
    meeting = ground.meeting
    if meeting is None:
        return
    meeting.must_have_been_held()
    if taken.item is not None:
        meeting.item(taken.item)
    if taken.board not in (None, meeting.board):
        raise AnotherBoardsMeeting(taken.board or "", meeting.in_words, meeting.board)


def _must_be_of_its_day(taken: Taken, ground: Ground) -> None:
    """What a meeting decides it decides on its day; a month in which the meeting was not is another day as well."""
    if ground.meeting is not None and taken.taken_on is not None:
        ground.meeting.must_be_on(taken.taken_on)


def _must_be_entitled(taken: Taken, ground: Ground) -> None:
    """A board decides since it is in place; one that only advises notes, puts off, or settles its own business."""
    day = day_of(taken.taken_on, ground.meeting.on if ground.meeting else None)
    ground.must_be_entitled(day, decides=asks_for_a_mandate(taken))


def _must_be_quorate(_: Taken, ground: Ground) -> None:
    ground.must_be_enough()


RULES: tuple[Callable[[Taken, Ground], None], ...] = (
    _must_come_of,
    _must_be_of_its_day,
    _must_be_entitled,
    _must_be_quorate,
)
"""What is asked of the board and the meeting of a decision, as they stood on its day; where there is none, nothing."""


def begin(entry: Entry) -> Decision:
    """The decision as it was taken."""
    fact = entry.fact
    assert isinstance(fact, DecisionTaken)  # every decision's stream begins with its being taken
    return Decision.first(entry, **fact.content)


def evolve(decision: Decision, entry: Entry) -> Decision:
    """The decision after one more entry."""
    match entry.fact:
        case DecisionSuperseded(by=by):
            return decision.after(entry, superseded_by=by)
        case _:
            return decision.after(entry)
