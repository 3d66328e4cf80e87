"""What people can do about returns: ask for them, receive them whole or in part, confirm that nothing changed."""

from datetime import date

from pydantic import Field, model_validator

from application.commands.desk import Desk
from application.commands.order import Order
from domain import periodic_return, reporting_cycle
from domain.entry import Address
from domain.periodic_return import (
    NoChangeConfirmed,
    Return,
    ReturnCompleted,
    ReturnOf,
    ReturnReceived,
    must_be_asked_for,
    must_have_come_before,
    return_of,
)
from domain.periodic_return_refusals import ReturnNotThere
from domain.planned_date import Day
from domain.programme import Programme
from domain.reporting_cycle import (
    DaysAfter,
    DaysCounted,
    ReturnPeriod,
    ReturnsAskedFor,
    ReturnsNoLongerAskedFor,
    ReturnsOf,
    Rhythm,
)
from domain.returns_asked import period_asked_for, period_owed_before
from domain.words import Line, Ref, Text
from domain.workstream import Workstream


class AskForReturns(Order):
    """Ask for returns from a day on: of which period, due how many days after its end, and with which sections."""

    asked_of: ReturnsOf
    workstream: Ref | None = None
    rhythm: Rhythm
    starting: Day
    due_after: DaysAfter
    days: DaysCounted
    sections: tuple[Line, ...] = ()
    as_written: Line | None = None

    @model_validator(mode="after")
    def _says_whom_it_asks(self) -> "AskForReturns":
        ReturnsAskedFor(**self.content)
        return self

    @property
    def happened_on(self) -> date | None:
        """It counts from the day the first period begins."""
        return self.starting


class EndReturns(Order):
    """Ask for no return of a period that ends on a day or later; says why in words."""

    asked_of: ReturnsOf
    workstream: Ref | None = None
    ending: Day
    note: Text = Field(description="Why no returns are asked for any more, in words.")

    @model_validator(mode="after")
    def _says_whom_it_asks(self) -> "EndReturns":
        ReturnsNoLongerAskedFor(asked_of=self.asked_of, workstream=self.workstream, ending=self.ending)
        return self

    @property
    def happened_on(self) -> date | None:
        """It counts from the day from which none is due."""
        return self.ending


class ReceiveReturn(Order):
    """Record that a return came in, and with which sections; those that are asked for and left out are missing."""

    received_on: Day
    sections: tuple[Line, ...] = ()
    by_role: Line | None = None
    as_written: Line | None = None

    @property
    def happened_on(self) -> date | None:
        """It counts from the day it came."""
        return self.received_on


class ConfirmNoChange(Order):
    """Record that whoever reports confirmed that nothing has changed since the period before.

    Refused where a return was owed for the period before and has not been received; a paper is taken at its word.
    """

    confirmed_on: Day
    by_role: Line | None = None
    as_written: Line | None = None

    @property
    def happened_on(self) -> date | None:
        """It counts from the day it was confirmed."""
        return self.confirmed_on


class CompleteReturn(Order):
    """Record that sections came in that a return had lacked."""

    completed_on: Day
    sections: tuple[Line, ...] = Field(min_length=1)
    by_role: Line | None = None

    @property
    def happened_on(self) -> date | None:
        """It counts from the day they came."""
        return self.completed_on


class WithdrawReturn(Order):
    """Let a return count no longer; says why in words. Another may be received for the same period."""

    note: Text = Field(description="Why it is withdrawn, in words.")


def ask_for_returns(order: AskForReturns, at: Address, desk: Desk) -> None:
    """Ask for them, of a workstream that is known where one is named."""
    desk.must_know(Workstream, at.programme, order.workstream)
    held = desk.load(Programme, at).return_cadences
    desk.save(at, reporting_cycle.ask_for_returns(held, ReturnsAskedFor(**order.content)))


def end_returns(order: EndReturns, at: Address, desk: Desk) -> None:
    """Ask for them no longer."""
    over = ReturnsNoLongerAskedFor(asked_of=order.asked_of, workstream=order.workstream, ending=order.ending)
    desk.save(at, reporting_cycle.end_returns(desk.load(Programme, at).return_cadences, over))


def receive_return(order: ReceiveReturn, at: Address, desk: Desk) -> None:
    """Receive it for a period that one is due for."""
    period = _period(at, desk)
    received = ReturnReceived(**order.content, **return_of(at.ref)._asdict())
    desk.save(at, periodic_return.receive(desk.find(Return, at), received, period, today=desk.today))


def confirm_no_change(order: ConfirmNoChange, at: Address, desk: Desk) -> None:
    """Take the word that nothing has changed for a return."""
    period = _period(at, desk)
    confirmed = NoChangeConfirmed(**order.content, **return_of(at.ref)._asdict())
    facts = periodic_return.receive(desk.find(Return, at), confirmed, period, today=desk.today)
    _must_follow_one_that_came(at, desk, period)
    desk.save(at, facts)


def complete_return(order: CompleteReturn, at: Address, desk: Desk) -> None:
    """Add what it lacked."""
    period, held = _period(at, desk), _received(at, desk)
    must_be_asked_for(order.sections, period.sections)
    desk.save(at, held.complete(ReturnCompleted(**order.content), today=desk.today))


def withdraw_return(order: WithdrawReturn, at: Address, desk: Desk) -> None:
    """Withdraw it."""
    desk.save(at, _received(at, desk).withdraw())


def _received(at: Address, desk: Desk) -> Return:
    held = desk.find(Return, at)
    if held is None:
        raise ReturnNotThere(return_of(at.ref).in_words)
    return held


def _period(at: Address, desk: Desk) -> ReturnPeriod:
    """The period that the reference names; the workstream that reports has to be known."""
    of = return_of(at.ref)
    desk.must_know(Workstream, at.programme, of.workstream)
    return period_asked_for(desk.programme(at.programme), _workstream(at, desk, of), of)


def _must_follow_one_that_came(at: Address, desk: Desk, period: ReturnPeriod) -> None:
    """Papers tell what happened, and what was taken as “no change” once can still be put right as that."""
    if desk.provenance.is_a_paper or _was_no_change(at, desk):
        return
    of = return_of(at.ref)
    owed = period_owed_before(desk.programme(at.programme), _workstream(at, desk, of), period)
    if owed is not None:
        before = of._replace(period_to=owed.last)
        must_have_come_before(before, desk.find(Return, at._replace(ref=before.ref)))


def _was_no_change(at: Address, desk: Desk) -> bool:
    corrected = (entry.fact for entry in desk.stream(at) if entry.position == desk.order.corrects)
    return isinstance(next(corrected, None), NoChangeConfirmed)


def _workstream(at: Address, desk: Desk, of: ReturnOf) -> Workstream | None:
    return desk.load(Workstream, at._replace(ref=of.workstream)) if of.workstream else None
