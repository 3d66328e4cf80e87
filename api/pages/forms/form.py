"""The whole form of an order, ready to be drawn: its heading, its fields as typed, what is wrong, what goes along."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from api.pages.forms.controls import Control, Sheet, Widget
from api.pages.forms.fields import Field, Kind, fields_of
from api.pages.forms.reading import REFERENCE, Submitted
from api.pages.forms.things import Around
from api.pages.forms.titles import heading
from api.pages.forms.typed import fresh
from api.pages.forms.words import WORDS
from api.refusals import Fault
from application.commands.rule import Rule
from domain.milestone import Milestone
from domain.phase import Phase


class Wrong(NamedTuple):
    """One line of the summary of what is wrong, with the id of the place to put it right where there is one."""

    sentence: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A form as the template draws it.

    `wrong` is what the order was refused for: the whole of it first, then its fields from top to bottom. `changed` is
    what others changed since the form was opened.
    """

    title: str
    lead: str | None
    controls: tuple[Control, ...]
    hidden: tuple[tuple[str, str], ...]
    button: str
    wrong: tuple[Wrong, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def has_rows(self) -> bool:
        """Whether it has a button besides its own, which then must not be the first one that Enter finds."""
        return any(control.widget is Widget.ROWS for one in self.controls for control in one.all())


def form_for(  # noqa: PLR0913  # each is something else that stands on a form
    rule: Rule,
    around: Around,
    *,
    command_id: str,
    version: int | None = None,
    typed: Submitted | None = None,
    faults: Sequence[Fault] = (),
    refusal: str | None = None,
    changed: Sequence[str] = (),
    fields: Sequence[Field] | None = None,
) -> Form:
    """The form of one order to the thing that `around` names, with what there is to choose from around it.

    `version` is what was read of the thing, and goes along. `typed` stands in the fields: what was sent before,
    or the thing's present values (`typed_from`); nothing is a form nobody has typed into. `refusal` is why the order as
    a whole was refused, and `faults` why its fields were. `fields` are shown in the place of the order's own.
    """
    wrong = {fault.field: fault.sentence for fault in reversed(faults)}
    sheet = Sheet(fresh(rule.order) if typed is None else typed, wrong, around)
    words = heading(rule, around.at, around.record)
    controls = tuple(sheet.control(field, field.name) for field in _fields(rule, fields))
    hidden = (("expected_version", version), ("command_id", command_id))
    return Form(
        words.title,
        words.lead,
        controls,
        tuple((name, str(value)) for name, value in hidden if value is not None),
        words.button,
        wrong=tuple(_summary(controls, faults, refusal)),
        changed=tuple(changed),
    )


def _fields(rule: Rule, others: Sequence[Field] | None) -> Iterable[Field]:
    """The fields of the order; what begins a thing also asks what to call it, unless it is there and corrected."""
    shown = fields_of(rule.order) if others is None else others
    fields = tuple(field for field in shown if _belongs(field, rule))
    if not rule.begins or others is not None:
        return fields
    return (fields[0], Field(REFERENCE, Kind.REF, WORDS[REFERENCE], required=False), *fields[1:])


MOVES_DATES = {Milestone.KIND, Phase.KIND}


def _belongs(field: Field, rule: Rule) -> bool:
    """The reasons are why dates move; an order about anything else says in words why, and has no list of them."""
    return field.name != "reason" or field.required or rule.kind in MOVES_DATES


def _summary(controls: Iterable[Control], faults: Sequence[Fault], refusal: str | None) -> Iterator[Wrong]:
    """What is wrong with the whole, with what the form does not show, and with each field in its order."""
    shown = {control.name: control for one in controls for control in one.all()}
    if refusal:
        yield Wrong(refusal)
    yield from (Wrong(fault.sentence) for fault in faults if fault.field not in shown)
    yield from (
        Wrong(fault.sentence, control.anchor)
        for name, control in shown.items()
        for fault in faults
        if fault.field == name
    )
