"""Update my milestones: what is due, late or stale, and one form in which to say of each what has become of it."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import NamedTuple
from uuid import uuid4

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api.pages.access import Declared
from api.pages.belonging import workstream_asked
from api.pages.dependencies import PageDep
from api.pages.forms.choice_words import in_words
from api.pages.forms.reading import read
from api.pages.page import Page
from api.pages.recorded import Recorded
from api.pages.refusals import NothingChosen, ThePastStays
from api.pages.sent import Typed, TypedDep, number_in, one
from api.refusals import shown
from application.commands.catalogue import RULES
from application.commands.milestones import ChangeForecast, ConfirmForecast, DropMilestone, MeetMilestone
from application.commands.office import Instruction, carry_out, rehearse
from application.commands.order import Order
from application.commands.rule import CONTRIBUTORS
from application.ports import StoreIsBusy
from application.projections.worklist import WorklistRow, worklist
from domain.entry import Address, ReasonCode
from domain.milestone import Milestone
from domain.refusals import CommandIdUsedTwice, DomainError, Malformed, StaleVersion

router = APIRouter(prefix="/programmes/{programme}")

LEAVE = ""
WHAT: Mapping[str, tuple[type[Order], str]] = {
    "unchanged": (ConfirmForecast, "No change"),
    "met": (MeetMilestone, "Met"),
    "forecast": (ChangeForecast, "New forecast"),
    "dropped": (DropMilestone, "Dropped"),
}
"""What can be said of a milestone in its row, and the order that says it."""

FIELDS: Mapping[type[Order], Mapping[str, str]] = {
    ConfirmForecast: {"note": "note"},
    MeetMilestone: {"met_on": "day", "note": "note"},
    ChangeForecast: {"forecast": "day", "reason": "reason", "note": "note"},
    DropMilestone: {"note": "note"},
}
"""Which field of a row each field of an order is read from."""

TYPED = ("what", "day", "reason", "note", "version")
Refusals = Mapping[str, Exception]
"""Why rows were refused, each by the reference of its milestone."""

READS: Declared = {"x-roles": [role.value for role in CONTRIBUTORS]}


class Choice(NamedTuple):
    """One thing that can be chosen."""

    value: str
    words: str
    is_chosen: bool


class Line(NamedTuple):
    """One milestone with what was typed of it, and why that was refused."""

    row: WorklistRow
    href: str
    what: tuple[Choice, ...]
    reasons: tuple[Choice, ...]
    typed: Mapping[str, str]
    version: str
    refusal: str | None

    @property
    def anchor(self) -> str:
        """The id of the place where its row can be put right."""
        return f"what:{self.row.ref}"


class Done(NamedTuple):
    """One milestone of a batch that was recorded, and what was recorded of it."""

    title: str
    href: str
    recorded: Recorded


@router.get("/update", openapi_extra=READS)
def update(page: PageDep) -> HTMLResponse:
    """What should I tell the programme today?"""
    _must_be_possible(page)
    return _shown(page, {}, {}, uuid4().hex)


@router.post("/update", openapi_extra=READS)
def record_updates(page: PageDep, typed: TypedDep) -> Response:
    """Record what was said of all of them, or nothing."""
    _must_be_possible(page)
    return _taken(page, typed, one(typed, "batch") or uuid4().hex)


def _must_be_possible(page: Page) -> None:
    if not page.is_now:
        raise ThePastStays(page.looking.in_words)
    if not page.may("confirm-forecast"):
        raise RULES[ConfirmForecast].refused_to(page.actor, str(page.programme))


def _taken(page: Page, typed: Typed, batch: str) -> Response:
    said = dict(_said(typed))
    instructions, refusals = _instructions(page, said, batch)
    if not refusals and instructions:
        refusals = _carried_out(page, instructions)
    if refusals or not instructions:
        again = uuid4().hex if _is_used(refusals) else batch
        return _shown(page, said, refusals, again, status=_status_of(refusals))
    return RedirectResponse(
        page.links.within("update", batch=batch, workstream=page.parameter("workstream")), HTTPStatus.SEE_OTHER
    )


def _is_used(refusals: Refusals) -> bool:
    """Whether the form was sent before, saying something else: what it calls its orders is of no use any more."""
    return any(isinstance(refusal, CommandIdUsedTwice) for refusal in refusals.values())


def _status_of(refusals: Refusals) -> int:
    is_busy = any(isinstance(refusal, StoreIsBusy) for refusal in refusals.values())
    return HTTPStatus.SERVICE_UNAVAILABLE if is_busy else HTTPStatus.UNPROCESSABLE_ENTITY


def _said(typed: Typed) -> Iterator[tuple[str, Mapping[str, str]]]:
    """What was typed of each milestone, by reference."""
    refs = dict.fromkeys(name.partition(":")[2] for name in typed if name.startswith("version:"))
    for ref in refs:
        yield ref, {part: one(typed, f"{part}:{ref}") for part in TYPED}


def _instructions(page: Page, said: Mapping[str, Mapping[str, str]], batch: str) -> tuple[list[Instruction], Refusals]:
    """The orders of the rows in which something was chosen or typed, and what cannot be read of them."""
    orders: list[Instruction] = []
    refusals: dict[str, Exception] = {}
    for ref, row in said.items():
        try:
            if order := _order(page, ref, row, batch=batch):
                orders.append(Instruction(order, Address(str(page.programme), Milestone.KIND, shown(ref))))
        except Malformed as refusal:
            refusals[ref] = refusal
    return orders, refusals


def _order(page: Page, ref: str, row: Mapping[str, str], *, batch: str) -> Order | None:
    """What a row says; nothing where it is left as it is. Words without a choice are not passed over."""
    if row["what"] not in WHAT:
        if row["day"] or row["note"] or row["reason"]:
            raise NothingChosen
        return None
    kind, _ = WHAT[row["what"]]
    fields = {name: [row[part]] for name, part in FIELDS[kind].items() if row[part]}
    order = read(kind, fields, near=page.looking.today)
    version = number_in(row["version"]) or 0
    return order.model_copy(update={"expected_version": version, "command_id": command_of(batch, ref)})


def command_of(batch: str, ref: str) -> str:
    """The id of one order of a batch: the same whenever the same form is sent again."""
    return hashlib.sha256(f"{batch}/{ref}".encode()).hexdigest()[:40]


def _carried_out(page: Page, instructions: Sequence[Instruction]) -> Refusals:
    """Record them in one transaction. If one is refused none is recorded, and each is told its own refusal."""
    actor, office = page.actor, page.tracker.office
    try:
        carry_out(instructions, actor=actor, office=office, versions_required=True)
    except DomainError as first:
        tried = rehearse(instructions, actor=actor, office=office, versions_required=True)
        return {one.at.ref: one.refusal for one in tried if one.refusal} or {instructions[0].at.ref: first}
    except StoreIsBusy as refusal:
        return {instructions[0].at.ref: refusal}
    return {}


def _shown(
    page: Page,
    said: Mapping[str, Mapping[str, str]],
    refusals: Refusals,
    batch: str,
    *,
    status: int = HTTPStatus.OK,
) -> HTMLResponse:
    everything = worklist(page.record, workstream=workstream_asked(page))
    lines = tuple(_line(page, row, said.get(row.ref), refusals.get(row.ref)) for row in everything.milestones)
    listed = {line.row.ref for line in lines}
    elsewhere = [(shown(ref), str(refusal)) for ref, refusal in refusals.items() if ref not in listed]
    return page.show(
        "update.html",
        title="Update my milestones",
        status=status,
        list=everything,
        lines=lines,
        elsewhere=elsewhere,
        is_refused=status != HTTPStatus.OK,
        nothing_said=status != HTTPStatus.OK and not refusals,
        batch=batch,
        done=tuple(_done(page)),
    )


def _line(page: Page, row: WorklistRow, said: Mapping[str, str] | None, refusal: Exception | None) -> Line:
    typed = said or dict.fromkeys(TYPED, "")
    offered = [(LEAVE, "Nothing to say")] + [
        (name, words) for name, (kind, words) in WHAT.items() if page.may(RULES[kind].name)
    ]
    return Line(
        row=row,
        href=page.links.thing("milestone", row.ref),
        what=tuple(Choice(value, words, value == typed["what"]) for value, words in offered),
        reasons=tuple(Choice(code, in_words(code), code == typed["reason"]) for code in ReasonCode),
        typed=typed,
        version=_version_read(row, typed, refusal),
        refusal=None if refusal is None else str(refusal),
    )


def _version_read(row: WorklistRow, typed: Mapping[str, str], refusal: Exception | None) -> str:
    """The version the row was made from, until somebody was told that there is a later one."""
    return str(row.version) if isinstance(refusal, StaleVersion) or not typed["version"] else typed["version"]


def _done(page: Page) -> Iterator[Done]:
    """What the batch that led here recorded, milestone by milestone."""
    batch = page.parameter("batch")
    milestones = page.record.all(Milestone).values() if batch else ()
    if not milestones:
        return
    orders = {milestone.ref: command_of(str(batch), milestone.ref) for milestone in milestones}
    answers = page.tracker.office.journal.answers_to(orders.values())
    hidden = page.hidden_in(str(page.programme))
    for milestone in milestones:
        answer = answers.get(orders[milestone.ref])
        if not answer or answer.address.programme != page.programme:
            continue
        if told := page.told_of(answer, hidden):
            yield Done(milestone.title, page.links.thing("milestone", milestone.ref), told)
