"""What is exempt, on what ground, and until when is that looked at?

An exemption is public, and is all that somebody sees of an item who may not read what is exempt. So what is told here
is told of the exemption alone, never of the item: the same to everybody.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from application.projections.needs import AttentionItem, Need
from application.projections.view import ProgrammeView, View, counted, header
from domain.exemption import Exemption, ExemptKind
from domain.record import Record
from domain.refusals import day_in_words
from domain.words import kind_in_words

NOT_PUBLIC = "title not public"
"""What stands where an item would, if its title may not be known either."""

NOT_SHOWN = "not shown"
"""What stands where something would be told of an exempt item: nobody is told that there is nothing to tell."""


class ExemptionRow(View):
    """One exemption; what is not stated is null. `ref` is what orders call it: `paper:P12`, `agenda-item:JUNE:10`.

    `subject` is the reference of the item, of an agenda item that in its `meeting`. `called` is what the public may
    know it as. `in_words` is what stands in its place: “Exempt: paragraph 3”. It `is_late` once its day of review has
    passed.
    """

    ref: str
    version: int
    subject_kind: ExemptKind
    kind_in_words: str
    subject: str
    meeting: str | None
    number: str | None
    title: str | None
    called: str
    in_words: str
    paragraphs: tuple[int, ...]
    public_interest: str | None
    officer_role: str | None
    exempt_since: date | None
    review_on: date | None
    reviewed_on: date | None
    is_in_force: bool
    is_late: bool
    lifted_on: date | None
    lifted_because: str | None


class ExemptionList(ProgrammeView):
    """The exemptions in force, the one that is to be looked at first before the others; then those that were lifted."""

    in_words: str
    in_force: int
    late: int
    without_review: int
    lifted: int
    exemptions: tuple[ExemptionRow, ...]


class ExemptionDetail(ProgrammeView):
    """One exemption on its own."""

    exemption: ExemptionRow


def exemption_list(record: Record) -> ExemptionList:
    """The exemptions of a programme."""
    rows = sorted((exemption_row(record, held) for held in record.all(Exemption).values()), key=_first_to_look_at)
    in_force = [row for row in rows if row.is_in_force]
    late = sum(row.is_late for row in rows)
    return ExemptionList(
        **header(record),
        in_words=_in_words(len(in_force), late, len(rows) - len(in_force)),
        in_force=len(in_force),
        late=late,
        without_review=sum(row.review_on is None for row in in_force),
        lifted=len(rows) - len(in_force),
        exemptions=tuple(rows),
    )


def exemption_detail(record: Record, ref: str) -> ExemptionDetail:
    """One exemption; an unknown one is refused."""
    return ExemptionDetail(**header(record), exemption=exemption_row(record, record.get(Exemption, ref)))


def exemption_row(record: Record, held: Exemption) -> ExemptionRow:
    """One exemption as the list shows it."""
    return ExemptionRow(
        ref=held.ref,
        version=held.version,
        subject_kind=held.subject_kind,
        kind_in_words=kind_in_words(held.subject_kind),
        subject=held.subject,
        meeting=held.meeting,
        number=held.number,
        title=held.title,
        called=called(held),
        in_words=held.in_words,
        paragraphs=held.paragraphs,
        public_interest=held.public_interest,
        officer_role=held.officer_role,
        exempt_since=held.exempt_since,
        review_on=held.review_on,
        reviewed_on=held.reviewed_on,
        is_in_force=held.is_in_force,
        is_late=held.is_late(record.moment.as_at),
        lifted_on=held.lifted_on,
        lifted_because=held.lifted_because,
    )


def called(held: Exemption) -> str:
    """Its number and its title, as far as they are public."""
    title = held.title or NOT_PUBLIC
    return f"{held.number}. {title}" if held.number else title


def placeholders(record: Record, kind: str, meeting: str | None = None) -> tuple[Exemption, ...]:
    """What stands for the items of a kind, or of a meeting's agenda, that are exempt and not in this record."""
    return tuple(
        held
        for held in record.all(Exemption).values()
        if held.is_in_force
        and (held.subject_kind, held.meeting) == (kind, meeting)
        and held.subject not in record.states.get(kind, {})
    )


def on_the_agenda(record: Record, meeting: str) -> dict[str, Exemption]:
    """The exemptions in force of a meeting's items, by the references of the items."""
    held = record.all(Exemption).values()
    return {one.subject: one for one in held if one.is_in_force and one.meeting == meeting}


def exemption_of(record: Record, kind: str, ref: str) -> Exemption | None:
    """The exemption in force of one thing."""
    held = record.all(Exemption).get(f"{kind}:{ref}")
    return held if held is not None and held.is_in_force else None


def exemption_needs(record: Record) -> Iterator[AttentionItem]:
    """The exemptions whose day of review has passed."""
    for held in record.all(Exemption).values():
        if held.review_on is not None and held.is_late(record.moment.as_at):
            days = (record.moment.as_at - held.review_on).days
            yield AttentionItem(
                need=Need.EXEMPTION_REVIEW,
                kind=Exemption.KIND,
                noun="exemption",
                ref=held.ref,
                version=held.version,
                title=f"{kind_in_words(held.subject_kind).capitalize()} {called(held)}",
                why=f"It was to be looked at again by {day_in_words(held.review_on)}, {counted(days, 'day')} ago.",
                since=held.review_on + timedelta(days=1),
            )


def _first_to_look_at(row: ExemptionRow) -> tuple[bool, date]:
    return not row.is_in_force, row.review_on or date.max


def _in_words(in_force: int, late: int, lifted: int) -> str:
    """For example: 3 items are exempt. The review of 1 is late. 2 exemptions were lifted."""
    said = [f"{counted(in_force, 'item is', 'items are')} exempt.".capitalize()]
    if late:
        said.append(f"The review of {late} is late.")
    if lifted:
        said.append(f"{counted(lifted, 'exemption was', 'exemptions were')} lifted.")
    return " ".join(said)
