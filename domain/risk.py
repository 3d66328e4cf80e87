"""A risk: what could happen, why, with what effect; how it is scored, answered and owned; and what came of it."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from domain.change import Change, change_of
from domain.entry import Entry
from domain.fact import Fact
from domain.happening import must_have_come
from domain.money import Money
from domain.planned_date import PlannedDate
from domain.refusals import AlreadyThere
from domain.risk_refusals import ActionAlreadyAgreed, ActionAlreadyDone, NothingAssessed, RiskIsOver, UnknownAction
from domain.score import Score
from domain.state import State
from domain.words import Line, Ref, Text


class Nature(StrEnum):
    """Whether it could hurt or help."""

    THREAT = "threat"
    OPPORTUNITY = "opportunity"


class Response(StrEnum):
    """What is done about it, in the four words councils use."""

    TOLERATE = "tolerate"
    TREAT = "treat"
    TRANSFER = "transfer"
    TERMINATE = "terminate"


class RiskIdentified(Fact):
    """A risk was written down. Whatever the paper leaves out stays not stated: no score is made up for it."""

    event: Text
    nature: Nature = Nature.THREAT
    cause: Text | None = None
    effect: Text | None = None
    category: Line | None = None
    inherent: Score | None = None
    current: Score | None = None
    target: Score | None = None
    proximity: PlannedDate | None = None
    response: Response | None = None
    response_as_written: Text | None = None
    owner_role: Line | None = None
    workstream: Ref | None = None
    attached_to: Line | None = None
    exposure: Money | None = None
    severity_as_written: Line | None = None


class RiskAssessed(Fact):
    """The risk was scored again. A score left out keeps what it was."""

    inherent: Score | None = None
    current: Score | None = None
    target: Score | None = None
    proximity: PlannedDate | None = None


class RiskResponseChosen(Fact):
    """Somebody decided what is done about the risk."""

    response: Response


class RiskMitigationAgreed(Fact):
    """An action against the risk was agreed."""

    action: Ref
    what: Text
    owner_role: Line | None = None
    due: PlannedDate | None = None


class RiskMitigationDone(Fact):
    """An agreed action was carried out."""

    action: Ref
    done_on: PlannedDate | None = None


class RiskOwnerAssigned(Fact):
    """Another role owns the risk."""

    owner_role: Line


class RiskConfirmedUnchanged(Fact):
    """Somebody looked at the risk and found it unchanged."""


class RiskEscalated(Fact):
    """The risk was taken to a body above; the entry says why."""

    to: Line


class RiskMaterialised(Fact):
    """What could happen did happen; the issue it became was raised in the same breath."""

    issue: Ref


class RiskClosed(Fact):
    """The risk can no longer happen, or no longer matters; the entry says why."""


class Mitigation(NamedTuple):
    """An agreed action, and whether it was done."""

    agreed: RiskMitigationAgreed
    is_done: bool
    done_on: PlannedDate | None


class Risk(State):
    """A risk at a moment.

    `assessed_on` is the day somebody last scored or confirmed it, `scored_on` the day the score that counts last
    changed, `changed_on` the day anything about it did. `history` holds every change, which looking at it is not.
    """

    KIND = "risk"

    event: str
    nature: Nature
    cause: str | None = None
    effect: str | None = None
    category: str | None = None
    inherent: Score | None = None
    current: Score | None = None
    target: Score | None = None
    previous: Score | None = None
    proximity: PlannedDate | None = None
    response: Response | None = None
    response_as_written: str | None = None
    owner_role: str | None = None
    workstream: str | None = None
    attached_to: str | None = None
    exposure: Money | None = None
    severity_as_written: str | None = None
    mitigations: tuple[Mitigation, ...] = ()
    assessed_on: date | None = None
    scored_on: date | None = None
    changed_on: date | None = None
    escalated_to: str | None = None
    escalated_on: date | None = None
    issue: str | None = None
    is_closed: bool = False
    history: tuple[Change, ...] = ()

    @property
    def is_open(self) -> bool:
        """It can still happen."""
        return self.issue is None and not self.is_closed

    @property
    def standing_score(self) -> Score | None:
        """The score that counts today: the current one, else the inherent one."""
        return self.current or self.inherent

    def assess(self, assessed: RiskAssessed) -> list[Fact]:
        """Score it again. Nothing is made up for what is left out; the same scores confirm that it is unchanged."""
        self._must_be_open()
        given = {name: value for name, value in assessed.__dict__.items() if value is not None}
        if not given:
            raise NothingAssessed(self.ref)
        unchanged = all(getattr(self, name) == value for name, value in given.items())
        return [RiskConfirmedUnchanged()] if unchanged else [assessed]

    def choose_response(self, response: Response) -> list[Fact]:
        """Decide what is done about it."""
        self._must_be_open()
        return [] if response is self.response else [RiskResponseChosen(response=response)]

    def agree_mitigation(self, agreed: RiskMitigationAgreed) -> list[Fact]:
        """Agree an action, under a reference that is free within the risk."""
        self._must_be_open()
        if any(held.agreed.action == agreed.action for held in self.mitigations):
            raise ActionAlreadyAgreed(agreed.action, self.ref)
        return [agreed]

    def finish_mitigation(
        self, done: RiskMitigationDone, *, today: date, effective_on: date | None = None
    ) -> list[Fact]:
        """Record that an agreed action was carried out; a second time only brings the day not stated before."""
        agreed = {mitigation.agreed.action: mitigation for mitigation in self.mitigations}
        if done.action not in agreed:
            raise UnknownAction(done.action, self.ref, ", ".join(agreed) or "none")
        what = f"Action “{done.action}” cannot have been carried out"
        must_have_come(done.done_on, what, today=today, effective_on=effective_on)
        held = agreed[done.action]
        if held.is_done and (done.done_on is None or done.done_on.says_the_same_as(held.done_on)):
            return []
        if held.done_on is not None:
            raise ActionAlreadyDone(done.action, self.ref, held.done_on)
        return [done]

    def assign(self, owner_role: str) -> list[Fact]:
        """Give it to another role."""
        self._must_be_open()
        return [] if owner_role == self.owner_role else [RiskOwnerAssigned(owner_role=owner_role)]

    def confirm(self) -> list[Fact]:
        """Say that nothing has changed."""
        self._must_be_open()
        return [RiskConfirmedUnchanged()]

    def escalate(self, to: str) -> list[Fact]:
        """Take it to a body above, or there once more: each time for what the note says."""
        self._must_be_open()
        return [RiskEscalated(to=to)]

    def materialise(self, issue: str) -> list[Fact]:
        """Record that it happened, naming the issue it became."""
        self._must_be_open()
        return [RiskMaterialised(issue=issue)]

    def close(self) -> list[Fact]:
        """Close it."""
        self._must_be_open()
        return [RiskClosed()]

    def _must_be_open(self) -> None:
        if self.issue is not None:
            raise RiskIsOver(self.ref, f"became issue “{self.issue}”")
        if self.is_closed:
            raise RiskIsOver(self.ref, "is closed")


def identify(existing: Risk | None, identified: RiskIdentified) -> list[Fact]:
    """Write a risk down, under a reference that is free."""
    if existing:
        raise AlreadyThere("risk", existing.ref, existing.event)
    return [identified]


def begin(entry: Entry) -> Risk:
    """The risk as it was first written down."""
    fact = entry.fact
    assert isinstance(fact, RiskIdentified)  # every risk's stream begins with its identification
    day = entry.effective_on
    scored_on = day if fact.current or fact.inherent else None
    return Risk.first(
        entry,
        **fact.content,
        assessed_on=day,
        scored_on=scored_on,
        changed_on=day,
        history=(change_of(entry),),
    )


def evolve(risk: Risk, entry: Entry) -> Risk:
    """The risk after one more entry."""
    if isinstance(entry.fact, RiskConfirmedUnchanged):
        return risk.after(entry, assessed_on=entry.effective_on)
    changes = _changes(risk, entry.fact, entry.effective_on)
    if changes:
        changes["history"] = (*risk.history, change_of(entry))
    return risk.after(entry, changed_on=entry.effective_on, **changes)


def _changes(risk: Risk, fact: Fact, day: date | None) -> dict[str, object]:
    """What a fact changes about the risk, other than the day it changed."""
    match fact:
        case RiskAssessed() as assessed:
            return {"assessed_on": day, **_scored_again(risk, assessed, day)}
        case RiskMitigationAgreed() as agreed:
            return {"mitigations": (*risk.mitigations, Mitigation(agreed, is_done=False, done_on=None))}
        case RiskMitigationDone(action=action, done_on=done_on):
            return {"mitigations": tuple(_done(held, action, done_on) for held in risk.mitigations)}
        case RiskEscalated(to=to):
            return {"escalated_to": to, "escalated_on": day}
        case RiskClosed():
            return {"is_closed": True}
        case RiskResponseChosen() | RiskOwnerAssigned() | RiskMaterialised() as change:
            return dict(change.__dict__)
        case _:
            return {}


def _scored_again(risk: Risk, assessed: RiskAssessed, day: date | None) -> dict[str, object]:
    """The parts given; the standing score before them is the previous one only where they moved it."""
    given = {name: value for name, value in assessed.__dict__.items() if value is not None}
    moved = (assessed.current or risk.current or assessed.inherent or risk.inherent) != risk.standing_score
    return {**given, "previous": risk.standing_score, "scored_on": day} if moved else given


def _done(held: Mitigation, action: str, done_on: PlannedDate | None) -> Mitigation:
    return held._replace(is_done=True, done_on=done_on) if held.agreed.action == action else held
