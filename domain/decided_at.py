"""Does what was decided still stand, once its meeting, its board or the decision it names stands otherwise?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple, TypeVar, cast

from domain.aggregates import fold
from domain.bearing_out import Named
from domain.board import Board
from domain.change_request import ChangeRequest
from domain.decided import Rests, States, decided, rests_of
from domain.decision import Decision
from domain.entry import Address, Entry
from domain.escalation import Escalation
from domain.ground import Ground, board_on
from domain.holding import must_keep_what_rose
from domain.meeting import Meeting, OnAnotherDay
from domain.phase import Phase
from domain.record import Moment, Streams, fold_at
from domain.refusals import AgainstTheRecord, DomainError
from domain.state import State
from domain.still_to_meet import must_leave_no_meeting, must_meet_while_its_board_does


class DecisionsRestOnIt(AgainstTheRecord):
    """What was decided at a meeting, or by a board, is not left without it; nor is a meeting without its board."""

    def __init__(self, what: str, why: str, *, called: str = "decision", is_about_its_day: bool = False) -> None:
        how = (
            "Correct that decision first: where its own day is left out, it is the day of its meeting."
            if is_about_its_day
            else f"Correct or withdraw that {called} first."
        )
        super().__init__(f"Then {what}: {why} {how}")


class Thing(NamedTuple):
    """What is to stand otherwise, by its entries before that and after it."""

    at: Address
    before: tuple[Entry, ...]
    after: tuple[Entry, ...]


Asked = Callable[[], None]
S = TypeVar("S", bound=State)


def must_bear_its_decisions(thing: Thing, states: States, streams: Streams, *, is_from_a_paper: bool = False) -> None:
    """Refuse to take from under a decision its meeting, its item, its board, or those who had to be there.

    What was decided at gates, of change requests and of escalations is not left without them either, nor without the
    decision it names; nor is a meeting that is to come left without its board. What was in its way already, as papers
    tell it now and then, is not held against the change.
    """
    at = thing.at
    was, now = fold(None, thing.before), fold(None, thing.after)
    if was is None or now is None:
        return
    _must_rest_as_before(was, now, streams)
    if at.kind not in (Board.KIND, Meeting.KIND, Decision.KIND):
        return
    for rests in decided(states):
        if _rest_on(at, rests, states):
            before, after = (
                _asked(
                    rests,
                    partial(_entries, at, stream, streams),
                    programme=at.programme,
                    is_from_a_paper=is_from_a_paper,
                )
                for stream in (thing.before, thing.after)
            )
            for as_it_was, as_it_is in zip(before, after, strict=True):
                why = _refused(as_it_is)
                if why and not _refused(as_it_was):
                    is_about_its_day = isinstance(why, OnAnotherDay) and rests.called == "decision"
                    what = f"{rests.what} {_by(was)}"
                    raise DecisionsRestOnIt(what, str(why), called=rests.called, is_about_its_day=is_about_its_day)
    _must_leave_what_is_open(was, now, states)


def _must_leave_what_is_open(was: State, now: State, states: States) -> None:
    """Refuse to take its board from what rose, and from what is to meet."""
    boards = cast("Mapping[str, Board]", states.get(Board.KIND, {}))
    if isinstance(was, Board) and isinstance(now, Board):
        risen = cast("Iterable[Escalation]", states.get(Escalation.KIND, {}).values())
        must_keep_what_rose({**boards, was.ref: was}, {**boards, now.ref: now}, risen)
        must_leave_no_meeting(was, now, cast("Iterable[Meeting]", states.get(Meeting.KIND, {}).values()))
    elif isinstance(was, Meeting) and isinstance(now, Meeting):
        must_meet_while_its_board_does(was, now, boards)


def _must_rest_as_before(was: State, now: State, streams: Streams) -> None:
    """Refuse to let an answer, or a review, stand on a decision or a meeting by which it could not have been given."""
    if not isinstance(now, ChangeRequest | Phase):
        return
    asked = partial(_asked, streams=streams, programme=now.programme, is_from_a_paper=False)
    before = {str(_refused(one)) for rests in rests_of(was) for one in asked(rests)}
    for rests in rests_of(now):
        for why in filter(None, map(_refused, asked(rests))):
            if str(why) not in before:
                raise DecisionsRestOnIt(rests.what, str(why), called=rests.called)


def _rest_on(at: Address, rests: Rests, states: States) -> bool:
    """Whether it rests on that thing, or on a decision that was taken at that meeting."""
    if rests.named.get(at.kind) == at.ref:
        return True
    decision = states.get(Decision.KIND, {}).get(rests.named.get(Decision.KIND) or "")
    return at.kind == Meeting.KIND and isinstance(decision, Decision) and decision.meeting == at.ref


def as_it_stood(entries: Iterable[Entry], day: date | None) -> State | None:
    """A thing on a day, out of all that is known today: of a day before anything is known of it, as it was first."""
    stream = tuple(entries)
    now = fold(None, stream)
    if now is None or day is None or now.latest_on is None or now.latest_on <= day:
        return now
    stood = fold_at(Moment(max(day, now.since or day)), stream)
    return board_on(day, stood, now) if isinstance(stood, Board) and isinstance(now, Board) else stood


def _entries(at: Address, stream: Sequence[Entry], streams: Streams, asked: Address) -> Iterable[Entry]:
    return stream if asked == at else streams(asked)


def _asked(rests: Rests, streams: Streams, *, programme: str, is_from_a_paper: bool) -> tuple[Asked, ...]:
    """What is asked of each thing it rests on, one by one."""
    standing = partial(_standing, streams=streams, programme=programme)
    decision = standing(Decision, rests.named.get(Decision.KIND))
    meeting = standing(Meeting, rests.named.get(Meeting.KIND))
    named = None
    if decision is not None:
        named = Named(decision, standing(Board, decision.board), standing(Meeting, decision.meeting))
    on = rests.on(meeting, named)
    board = standing(Board, rests.named.get(Board.KIND), on=on.ends if on else None)
    ground = Ground(board, meeting, is_from_a_paper)
    says = [partial(say, named) for say in rests.says(on)] if named else []
    return (*(partial(rule, ground) for rule in rests.rules(on)), *says)


def _standing(kind: type[S], ref: str | None, streams: Streams, *, programme: str, on: date | None = None) -> S | None:
    found = as_it_stood(streams(Address(programme, kind.KIND, ref)), on) if ref is not None else None
    return cast("S | None", found)


def _by(was: State) -> str:
    """With what it was decided, as the sentence goes on."""
    match was:
        case Meeting():
            return f"at {was.in_words}"
        case Board():
            return f"by the board “{was.name}”"
        case _:
            return f"by decision “{was.ref}”"


def _refused(asked: Asked) -> DomainError | None:
    """Why it could not have been decided so; nothing where it could."""
    try:
        asked()
    except DomainError as refusal:
        return refusal
    return None
