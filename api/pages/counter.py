"""The counter where an order is handed in as a form: shown, read, carried out, or given back with what was wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from uuid import uuid4

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from api import errors
from api.pages.forms.fields import Field
from api.pages.forms.form import Form, form_for
from api.pages.forms.heading import Heading
from api.pages.forms.reading import asks_for_another_row
from api.pages.forms.stale import what_changed_since
from api.pages.forms.things import Around
from api.pages.kept import given_back
from api.pages.page import Page
from api.pages.sent import Typed, number_in, one
from application.commands.office import Instruction, carry_out
from application.commands.rule import Rule
from application.ports import StoreIsBusy
from application.projections.audit_trail import whole_trail
from domain.refusals import CommandIdUsedTwice, DomainError, StaleVersion

SESSION_ENDED = "Your session had ended. What you typed is here; look at it and send it again."


@dataclass(frozen=True, slots=True)
class Slip:
    """What makes one order's form that order's: what it is about, how it is read, and where it leads.

    `version` is that of the thing as it is now, where it has one; `at_first` stands in the fields of a form nobody has
    typed into. `fields` and `heading` take the place of the order's own; `beside` is what its template shows besides.
    """

    rule: Rule
    around: Around
    version: int | None
    at_first: Callable[[], Typed | None]
    read: Callable[[Typed], Instruction]
    afterwards: Callable[[Instruction], str]
    template: str = "order.html"
    fields: Sequence[Field] | None = None
    heading: Heading | None = None
    beside: Mapping[str, object] = field(default_factory=dict)


class Counter:
    """Where one order is handed in by one person, on the slip that is the order's own."""

    def __init__(self, page: Page, slip: Slip) -> None:
        self._page, self._slip = page, slip

    def show(self, request: Request) -> Response:
        """The form, with what stands in the fields now, or with what was typed before a session ended."""
        kept = given_back(request, self._page.tracker, self._page.person)
        typed = kept.typed if kept else self._slip.at_first()
        return self._drawn(self._form(typed, uuid4().hex), note=SESSION_ENDED if kept else None)

    def take(self, typed: Typed) -> Response:
        """Carry the order out, or give the form back with everything that was typed and a sentence."""
        command_id = one(typed, "command_id") or uuid4().hex
        if asks_for_another_row(typed):
            return self._drawn(self._form(typed, command_id))
        try:
            return self._recorded(self._slip.read(typed), command_id)
        except (DomainError, StoreIsBusy) as refusal:
            return self._given_back(typed, command_id, refusal)

    def _recorded(self, instruction: Instruction, command_id: str) -> Response:
        order = instruction.order
        named = instruction._replace(order=order.model_copy(update={"command_id": order.command_id or command_id}))
        carry_out([named], actor=self._page.actor, office=self._page.tracker.office, versions_required=True)
        return RedirectResponse(self._slip.afterwards(named), HTTPStatus.SEE_OTHER)

    def _given_back(self, typed: Typed, command_id: str, refusal: DomainError | StoreIsBusy) -> Response:
        """The form again. An id that was used for something else is of no use any more.

        Only who has just been told what others changed has read the thing as it is now.
        """
        faults = getattr(refusal, "faults", ())
        form = form_for(
            self._slip.rule,
            self._slip.around,
            command_id=uuid4().hex if isinstance(refusal, CommandIdUsedTwice) else command_id,
            version=refusal.current if isinstance(refusal, StaleVersion) else self._version_read(typed),
            typed=typed,
            faults=faults,
            refusal=None if faults else str(refusal),
            changed=self._changed_since(typed) if isinstance(refusal, StaleVersion) else (),
            fields=self._slip.fields,
        )
        return self._drawn(form, status=errors.status_of(type(refusal)))

    def _changed_since(self, typed: Typed) -> tuple[str, ...]:
        """What others recorded of the thing after it was read for this form."""
        at, moment = self._slip.around.at, self._page.looking.moment
        entries = self._page.records.entries(at.programme, whole_trail(moment))
        return what_changed_since(entries, at, version=self._version_read(typed) or 0, moment=moment)

    def _version_read(self, typed: Typed | None) -> int | None:
        """The version a form was made from: what it says itself, for as long as nobody was told of a later one."""
        stated = number_in(one(typed or {}, "expected_version"))
        return self._slip.version if stated is None else stated

    def _form(self, typed: Typed | None, command_id: str) -> Form:
        slip, version = self._slip, self._version_read(typed)
        return form_for(slip.rule, slip.around, command_id=command_id, version=version, typed=typed, fields=slip.fields)

    def _drawn(self, form: Form, *, status: int = HTTPStatus.OK, note: str | None = None) -> Response:
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.wrong and status == HTTPStatus.OK else status
        words = self._slip.heading
        headed = replace(form, title=words.title, button=words.button, lead=words.lead) if words else form
        return self._page.show(
            self._slip.template, title=headed.title, status=status, form=headed, note=note, **self._slip.beside
        )
