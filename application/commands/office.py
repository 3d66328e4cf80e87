"""Where orders are handed in: may this person give it, was it answered before, and if neither, what is decided."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from secrets import token_hex
from typing import NamedTuple

from application.commands.as_seen import JournalAsSeen, is_seen, without_its_reason
from application.commands.catalogue import RULES
from application.commands.desk import Desk
from application.commands.entitled import must_be_correctable, role_for
from application.commands.fetched import Fetched
from application.commands.fingerprint import WAS_ERASED, fingerprint
from application.commands.order import MADE_OF_A_FILE, Order, Provenance, Receipt
from application.commands.rule import Rule
from application.commands.unseen import (
    as_answered,
    as_read,
    hidden_at,
    must_be_seen,
    must_name_what_is_seen,
    seen_in_part,
)
from application.ports import Answer, Clock, ConflictInTheJournal, Journal, Press, Records, StoreIsBusy
from application.seen import Sight
from domain.actor import Actor
from domain.entry import Address, Entry
from domain.exemption import may_follow_the_end
from domain.exemption_refusals import StandsInTheWay
from domain.hiding import NOTHING_HIDDEN, Hidden
from domain.refusals import CommandIdReserved, CommandIdUsedTwice, DomainError

Progress = Callable[[int, int], None]
"""Is told, after every order of a batch, how many of how many are decided."""

ATTEMPTS = 5
"""How often an order is decided when somebody else keeps writing, in between, to what it is decided from."""


class Instruction(NamedTuple):
    """An order, the thing it is sent to, and where it was found if it comes from a paper.

    `is_unheard_of` marks one whose command id was made here just now: nothing can have been answered under that.
    """

    order: Order
    at: Address
    provenance: Provenance = Provenance.NOTHING
    is_unheard_of: bool = False


def nobody_signs() -> None:
    """Where there is no log, nothing is signed."""


def nobody_watches(*_: object) -> None:
    """Where nobody counts, nothing is counted."""


class Office(NamedTuple):
    """What carrying out an order needs. `sight` tells who sees what of the records.

    `sign` is called at once after a report was issued, so that a checkpoint of the log covers it, whatever door the
    order came through. What keeps the log from being signed keeps nobody from issuing. `watch` is told of every order
    what it is called, what came of it, and the refusal if it met one.
    """

    journal: Journal
    records: Records
    clock: Clock
    press: Press
    sight: Sight
    sign: Callable[[], None] = nobody_signs
    watch: Callable[[str, str, Exception | None], None] = nobody_watches


class Rehearsed(NamedTuple):
    """What would come of an order: the entries it would make, or the refusal it would meet.

    `answered_before` marks an order that was taken already, in this batch or before it, and would record nothing. Of
    the entries, positions and times are the journal's to give, and mean nothing yet.
    """

    order: Order
    at: Address
    entries: tuple[Entry, ...] = ()
    answered_before: bool = False
    refusal: DomainError | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """The names of what it would record."""
        return tuple(type(entry.fact).__name__ for entry in self.entries)


def carry_out(
    instructions: Sequence[Instruction],
    *,
    actor: Actor,
    office: Office,
    versions_required: bool = False,
    progress: Progress | None = None,
) -> tuple[Receipt, ...]:
    """Carry out a batch in one transaction, or nothing of it. One order is a batch of one.

    With `versions_required` an order to a thing that is there must say which version was read. A batch that is decided
    again, because somebody else was first, tells its `progress` from the beginning.
    """
    named = [_with_an_id(instruction) for instruction in instructions]
    try:
        receipts = _settled(named, actor, office, versions_required, progress)
    except (DomainError, StoreIsBusy) as refusal:
        _tell_what_was_refused(named, refusal, office)
        raise
    for each, receipt in zip(named, receipts, strict=True):
        office.watch(RULES[type(each.order)].name, "recorded" if receipt.facts else "nothing new", None)
    if any(RULES[type(each.order)].seals for each in named):
        office.sign()
    return receipts


def _settled(
    named: Sequence[Instruction], actor: Actor, office: Office, versions_required: bool, progress: Progress | None
) -> tuple[Receipt, ...]:
    for _ in range(ATTEMPTS):
        try:
            desk = _desk_for(named, office, versions_required=versions_required)
            if hidden := _hidden_from(named, actor, office, desk):
                _must_stand(_rehearse(named, actor, office, hidden, versions_required=versions_required))
            return _sitting(_telling(named, progress), actor, office, desk)
        except ConflictInTheJournal:
            continue
    raise StoreIsBusy("Too many people are changing this at the same moment. Nothing was stored; send it again.")


def _desk_for(named: Sequence[Instruction], office: Office, *, versions_required: bool) -> Desk:
    answered = (str(each.order.command_id) for each in named if not each.is_unheard_of)
    fetched = Fetched(office.journal, command_ids=answered, things=(each.at for each in named))
    return Desk(fetched, office.records, office.clock, versions_required=versions_required)


def _tell_what_was_refused(named: Sequence[Instruction], refusal: DomainError | StoreIsBusy, office: Office) -> None:
    """Of a batch that is refused, the order whose refusal that is; of one the store was too busy for, the first."""
    command_id = getattr(refusal, "command_id", None)
    which = next((each for each in named if each.order.command_id == command_id), named[0] if named else None)
    outcome = "busy" if isinstance(refusal, StoreIsBusy) else "refused"
    if which is not None:
        office.watch(RULES[type(which.order)].name, outcome, refusal)


def _with_an_id(instruction: Instruction) -> Instruction:
    if instruction.order.command_id is not None:
        return instruction
    named = instruction.order.model_copy(update={"command_id": token_hex(16)})
    return instruction._replace(order=named, is_unheard_of=True)


def _telling(instructions: Sequence[Instruction], progress: Progress | None) -> Iterator[Instruction]:
    """The instructions one by one; whoever comes back for the next has decided the one before."""
    for number, instruction in enumerate(instructions, start=1):
        yield instruction
        if progress:
            progress(number, len(instructions))


def _sitting(instructions: Iterator[Instruction], actor: Actor, office: Office, desk: Desk) -> tuple[Receipt, ...]:
    given = [(each, _decide_or_say_which(each, actor, office, desk)) for each in instructions]
    appended = desk.appended
    in_part = seen_in_part([*appended.answers, *(answer for _, answer in given if answer)], office.journal, desk)
    fresh = {answer.command_id: answer for answer in office.journal.append(appended)}
    answers = (answer or fresh[str(each.order.command_id)] for each, answer in given)
    return tuple(_receipt(as_answered(answer, in_part, desk)) for answer in answers)


def rehearse(
    instructions: Sequence[Instruction],
    *,
    actor: Actor,
    office: Office,
    versions_required: bool = False,
    progress: Progress | None = None,
) -> tuple[Rehearsed, ...]:
    """What carrying out a batch would come to, order by order; nothing is stored.

    A refusal does not end it: the orders after it are decided as if the refused one had not been given, so that each
    is known to stand or to be refused for its own reason.
    """
    named = [_with_an_id(instruction) for instruction in instructions]
    desk = _desk_for(named, office, versions_required=versions_required)
    rehearsed = tuple(_rehearsed(each, actor, office, desk) for each in _telling(named, progress))
    hidden = _hidden_from(named, actor, office, desk)
    if not hidden:
        return rehearsed
    as_seen = _rehearse(named, actor, office, hidden, versions_required=versions_required)
    both = zip(as_seen, rehearsed, strict=True)
    return tuple(one if one.refusal or not whole.refusal else whole for one, whole in both)


def _rehearse(
    named: Sequence[Instruction], actor: Actor, office: Office, hidden: Mapping[str, Hidden], *, versions_required: bool
) -> tuple[Rehearsed, ...]:
    """The same in an office out of which everything hidden was taken."""
    seen = office._replace(journal=JournalAsSeen(office.journal, hidden), records=office.sight.of(actor))
    desk = _desk_for(named, seen, versions_required=versions_required)
    desk.hidden.update((programme, one.taken_away) for programme, one in hidden.items())
    return tuple(_rehearsed(each, actor, seen, desk) for each in named)


def _hidden_from(named: Sequence[Instruction], actor: Actor, office: Office, desk: Desk) -> Mapping[str, Hidden]:
    """What somebody does not see of the programmes of these orders; empty where they see everything."""
    hidden = {each.at.programme: hidden_at(desk, each.at.programme, office.sight, actor=actor) for each in named}
    return {} if all(one is NOTHING_HIDDEN for one in hidden.values()) else hidden


def _must_stand(rehearsed: Sequence[Rehearsed]) -> None:
    """Refuse what would be refused, for the reason of the first that would be."""
    for one in rehearsed:
        if one.refusal is not None:
            raise one.refusal


def _rehearsed(instruction: Instruction, actor: Actor, office: Office, desk: Desk) -> Rehearsed:
    order, at = instruction.order, instruction.at
    so_far, repeated = desk.entries_so_far, any(desk.answered(str(order.command_id)))
    try:
        _decide_or_say_which(instruction, actor, office, desk)
    except DomainError as refusal:
        desk.take_back(entries_before=so_far)
        return Rehearsed(order, at, refusal=refusal)
    except ConflictInTheJournal:
        desk.take_back(entries_before=so_far)
        return Rehearsed(order, at, answered_before=True)
    return Rehearsed(order, at, desk.entries_since(so_far), answered_before=repeated)


def _decide_or_say_which(instruction: Instruction, actor: Actor, office: Office, desk: Desk) -> Answer | None:
    try:
        return _decide(instruction, actor, office, desk)
    except DomainError as refusal:
        refusal.command_id = instruction.order.command_id
        raise


def _decide(instruction: Instruction, actor: Actor, office: Office, desk: Desk) -> Answer | None:
    """Decide one order at the desk; an order that was answered before gives that answer and decides nothing."""
    order, at, provenance, _ = instruction
    rule = RULES[type(order)]
    if order.corrects is not None:
        must_be_correctable(rule, order.corrects, provenance)
        rule = rule.as_correction
    role = role_for(rule, actor, at.programme)
    hidden = hidden_at(desk, at.programme, office.sight, actor=actor)
    must_be_seen(at, rule, hidden)
    mark = fingerprint(order, at, given_by="" if provenance.batch else actor.name)
    command_id = str(order.command_id)
    if command_id.startswith(MADE_OF_A_FILE) and not provenance.batch:
        raise CommandIdReserved(command_id, MADE_OF_A_FILE)
    in_this_sitting, before = desk.answered(command_id)
    if before and not is_seen(before, hidden_at(desk, before.address.programme, office.sight, actor=actor)):
        raise StandsInTheWay
    if any(answer.fingerprint not in (mark, WAS_ERASED) for answer in (in_this_sitting, before) if answer):
        raise CommandIdUsedTwice(command_id)
    if in_this_sitting or before:
        return before
    order = as_read(order, at, desk, hidden=hidden, required=desk.versions_required and not rule.begins)
    desk.take(order, at, provenance, actor=actor, role=role)
    so_far = desk.entries_so_far
    try:
        _handle(order, at, rule, office=office, desk=desk)
        must_name_what_is_seen(desk.entries_since(so_far), hidden, desk)
    except DomainError as refusal:
        if office.journal.answers_to([command_id]):
            why = "The same order was taken meanwhile, and this is refused for what came of it. Load and decide again."
            raise ConflictInTheJournal(why) from refusal
        raise without_its_reason(refusal, hidden) from None
    desk.answer(at, command_id, mark, entries_before=so_far)
    return None


def _handle(order: Order, at: Address, rule: Rule, *, office: Office, desk: Desk) -> None:
    if not (rule.founds or rule.is_about_access or order.corrects is not None or order.erases):
        desk.programme(at.programme, is_over_too=may_follow_the_end(at.kind))
    if not rule.begins or order.corrects is not None:
        desk.must_fit_what_is_there()
    rule.handler(desk.as_meant(), at, desk, *((office.press,) if rule.seals else ()))


def _receipt(answer: Answer) -> Receipt:
    return Receipt(
        **answer.address._asdict(),
        version=answer.version,
        position=answer.position,
        recorded_at=answer.recorded_at,
        facts=answer.facts,
        command_id=answer.command_id,
    )
