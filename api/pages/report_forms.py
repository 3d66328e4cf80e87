"""The small forms of a report being drafted: each stands where its words will stand, and gives an order of its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import NamedTuple
from uuid import uuid4

from api.pages.forms.controls import Control, Sheet
from api.pages.forms.fields import fields_of
from api.pages.forms.form import form_for
from api.pages.forms.things import Around
from api.pages.forms.typed import filled, fresh
from api.pages.page import Page
from api.pages.report_checklist import QUESTIONS, words_in_empty
from api.pages.report_moments import report_before
from application.commands.catalogue import BY_NAME
from application.projections.highlight_report import HighlightReportView
from domain.highlight_report import Flag, HighlightReport, Recipient, Section
from domain.refusals import day_in_words

WRITTEN = (Section.COMMUNICATIONS, Section.BUDGET, Section.ITEMS_FOR_BOARD, Section.DISTRIBUTION)
"""The sections that their author fills, and would sooner fill than leave empty."""

EMPTY_ROWS = 4
"""How many recipients can be typed in at once where none is known."""


class InPlace(NamedTuple):
    """A form on the page of the report: its id, what opens it, where it is sent, and its fields.

    `is_needed` says that the report lacks what it asks for. `rows` are those of a list, instead of `controls`;
    `another` is what their button for one more row sends.
    """

    ident: str
    opens: str
    lead: str | None
    is_needed: bool
    action: str
    hidden: tuple[tuple[str, str], ...]
    button: str
    controls: tuple[Control, ...] = ()
    rows: tuple[Control, ...] = ()
    another: str | None = None


def forms_of(page: Page, draft: HighlightReport, view: HighlightReportView) -> Mapping[str, tuple[InPlace, ...]]:
    """The forms of each section, by its id on the page; none that this person may not send here and now."""
    found: dict[str, list[InPlace]] = {}
    for place, order, form in _all(page, draft, view):
        if page.may(order):
            found.setdefault(place, []).append(form)
    return {place: tuple(forms) for place, forms in found.items()}


def _all(page: Page, draft: HighlightReport, view: HighlightReportView) -> Iterator[tuple[str, str, InPlace]]:
    desk = _Desk(page, draft)
    empty = words_in_empty(view)
    for flag in Flag:
        yield "summary", "answer-summary-flag", desk.question(flag)
    yield Section.COMMUNICATIONS, "list-communication", desk.key_event(is_needed=_lacks(empty, Section.COMMUNICATIONS))
    yield Section.BUDGET, "note-budget", desk.budget_note(is_needed=_lacks(empty, Section.BUDGET))
    yield Section.ITEMS_FOR_BOARD, "list-board-item", desk.board_item(is_needed=_lacks(empty, Section.ITEMS_FOR_BOARD))
    yield Section.DISTRIBUTION, "list-distribution", desk.distribution(is_needed=_lacks(empty, Section.DISTRIBUTION))
    for section, words in empty.items():
        yield section, "leave-section-empty", desk.words_instead(section, words)


def _lacks(empty: Mapping[Section, str | None], section: Section) -> bool:
    return section in empty and empty[section] is None


class _Desk:
    """Makes the forms of one report."""

    def __init__(self, page: Page, draft: HighlightReport) -> None:
        self._page, self._draft = page, draft
        self._around = Around(draft.address, page.record)

    def question(self, flag: Flag) -> InPlace:
        """Yes or No to a question of the summary."""
        answered = self._draft.flag(flag)
        form = self._form(
            "answer-summary-flag",
            f"answer-{flag}",
            opens=f"Answer: {QUESTIONS[flag]}" if answered is None else f"Answer again: {QUESTIONS[flag]}",
            is_needed=answered is None,
            shown=("answer",),
            said={"flag": flag, "answer": answered.answer if answered else None},
        )
        return form._replace(controls=tuple(replace(one, label=QUESTIONS[flag]) for one in form.controls))

    def key_event(self, *, is_needed: bool) -> InPlace:
        """One more key event."""
        return self._form(
            "list-communication",
            "add-event",
            opens="Add a key event",
            is_needed=is_needed,
            shown=("event", "when", "message", "audience"),
            said={"item": self._free("C")},
        )

    def budget_note(self, *, is_needed: bool) -> InPlace:
        """One more note on the budget."""
        return self._form(
            "note-budget",
            "add-note",
            opens="Add a note on the budget",
            is_needed=is_needed,
            shown=("note_on_budget", "financial_year"),
            said={"item": self._free("B")},
        )

    def board_item(self, *, is_needed: bool) -> InPlace:
        """One more item for the board."""
        return self._form(
            "list-board-item",
            "add-item",
            opens="Add an item for the board",
            is_needed=is_needed,
            shown=("issue", "comments", "is_change_request"),
            said={"item": self._free("I")},
        )

    def words_instead(self, section: Section, words: str | None) -> InPlace:
        """What stands in a section that is left empty."""
        form = self._form(
            "leave-section-empty",
            f"instead-{section}",
            opens="Leave this section empty, and say so" if words is None else "Change the words that stand here",
            is_needed=words is None and section not in WRITTEN,
            shown=("as_written",),
            said={"section": section, "as_written": words},
        )
        return form._replace(button="Record these words")

    def distribution(self, *, is_needed: bool) -> InPlace:
        """Who receives it: those known, and one row more. A report begun anew goes to whom the one before went."""
        recipients, lead = self._recipients()
        form = self._form(
            "list-distribution",
            "recipients-listed",
            opens="Say who receives it" if is_needed else "Change who receives it",
            is_needed=is_needed,
            shown=(),
            said={},
        )
        rows = self._rows(recipients)
        kept = ((part.name, part.value) for row in rows for part in row.controls if part.name.endswith(_AS_WRITTEN))
        return form._replace(
            lead=lead,
            hidden=(*form.hidden, *((name, value) for name, value in kept if value)),
            rows=tuple(_without_as_written(row).at("to-") for row in rows),
            another=f"{form.action}#recipients",
        )

    def _recipients(self) -> tuple[Sequence[Recipient], str | None]:
        before = report_before(self._page, self._draft)
        if self._draft.recipients or before is None or not before.recipients:
            return self._draft.recipients, None
        lead = f"Filled in from the report as at {day_in_words(before.reported_on)}: look at it, and record it."
        return tuple(one.model_copy(update={"received_on": None}) for one in before.recipients), lead

    def _rows(self, recipients: Sequence[Recipient]) -> tuple[Control, ...]:
        order = BY_NAME["list-distribution"].order
        sheet = Sheet(filled(order, {"recipients": tuple(recipients)}), {}, self._around)
        (row,) = fields_of(order)[0].parts
        many = len(recipients) + 1 if recipients else EMPTY_ROWS
        return tuple(sheet.control(row, f"recipients.{n}", label=f"Recipient {n + 1}") for n in range(many))

    def _form(
        self,
        order: str,
        ident: str,
        *,
        opens: str,
        is_needed: bool,
        shown: Sequence[str],
        said: Mapping[str, object],
    ) -> InPlace:
        """The form of an order with only these fields to type into; what else is said goes along unseen."""
        rule = BY_NAME[order]
        typed = fresh(rule.order) | filled(rule.order, said)
        form = form_for(rule, self._around, command_id=uuid4().hex, version=self._draft.version, typed=typed)
        unseen = ((name, words[0]) for name, words in typed.items() if name in said and name not in shown)
        return InPlace(
            ident=ident,
            opens=opens,
            lead=None,
            is_needed=is_needed,
            action=self._page.links.thing(rule.kind, self._draft.ref, rule.path),
            hidden=(*form.hidden, *unseen),
            button=form.button,
            controls=tuple(control.at(f"{ident}-") for control in form.controls if control.name in shown),
        )

    def _free(self, letter: str) -> str:
        """A reference that no item of the report has."""
        draft = self._draft
        taken = {held.item for held in draft.communications} | {held.item for held in draft.budget_notes}
        taken |= {held.item for held in draft.board_items}
        return next(ref for number in count(1) if (ref := f"{letter}{number}") not in taken)


_AS_WRITTEN = ".as_written"


def _without_as_written(row: Control) -> Control:
    """What a paper wrote goes along with its row, and is typed by nobody."""
    return replace(row, controls=tuple(part for part in row.controls if not part.name.endswith(_AS_WRITTEN)))
