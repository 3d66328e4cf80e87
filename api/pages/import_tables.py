"""What a dry run and an import came to, as tables: counts, orders in sentences, warnings, what must be put right."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, number, table, words
from application.importers.bring_in import ImportReport, RemarkView
from application.importers.dry_run import FaultView, ImportPreview, NewOrder
from application.importers.faults import FileUnreadable
from application.projections.comparison import NOUNS
from application.projections.view import counted

NOTHING_NEW = "Nothing new: the record says so already."


class Kind(NamedTuple):
    """How many orders are about one kind of thing."""

    kind: str
    number: int


class About(NamedTuple):
    """A programme that the files are about; its page where it is in the record."""

    ref: str
    href: str | None


class Result(NamedTuple):
    """What came of the files, or would; `told` is the view it is told from, `answer` the sentence that sums it up.

    `rest` counts what is not listed.
    """

    told: ImportPreview | ImportReport | None
    answer: str
    programmes: tuple[About, ...] = ()
    kinds: Table | None = None
    orders: Table | None = None
    warnings: Table | None = None
    faults: Table | None = None
    rest: str | None = None


def of_preview(page: Page, told: ImportPreview) -> Result:
    """What files would do."""
    listed = told.faults if told.refused else told.orders
    more = (told.refused or told.new) - len(listed)
    return Result(
        told,
        _sentence(told.in_words),
        programmes=_programmes(page, told.programmes),
        kinds=_kinds(page, told.new_by_kind, name="new_by_kind", caption="What would be recorded, by kind"),
        orders=_orders(page, told.orders),
        warnings=_warnings(page, told.warnings),
        faults=_faults(page, told.faults) if told.faults else None,
        rest=f"… and {more:,} more." if more else None,
    )


def of_report(page: Page, told: ImportReport) -> Result:
    """What files did."""
    caption = "What was recorded, by kind"
    return Result(
        told,
        _sentence(told.in_words),
        programmes=_programmes(page, told.programmes),
        kinds=_kinds(page, told.recorded_by_kind, name="recorded_by_kind", caption=caption),
        warnings=_warnings(page, told.warnings),
    )


def of_faults(page: Page, refusal: FileUnreadable) -> Result:
    """Why files were not even tried out. One fault is its own summary."""
    views = [
        FaultView(**held.place._asdict(), sentence=held.sentence, in_words=held.in_words) for held in refusal.faults
    ]
    answer = refusal.faults[0].sentence if refusal.count == 1 else f"{counted(refusal.count, 'thing')} to be put right."
    return Result(None, answer, faults=_faults(page, views))


def _sentence(in_words: str) -> str:
    return f"{in_words[0].upper()}{in_words[1:]}."


def _programmes(page: Page, refs: Iterable[str]) -> tuple[About, ...]:
    known = set(page.records.programmes())
    return tuple(About(ref, page.links.of_programme(ref).within() if ref in known else None) for ref in refs)


def _kinds(page: Page, found: Mapping[str, int], *, name: str, caption: str) -> Table:
    columns: list[Column[Kind]] = [
        Column("kind", "Kind", lambda row: words(NOUNS[row.kind].many.capitalize())),
        Column("number", "Orders", lambda row: number(row.number), numeric=True),
    ]
    rows = [Kind(kind, many) for kind, many in found.items()]
    return table(rows, columns, name=name, caption=caption, empty="Nothing is new in these files.", asked=page.asked)


def _orders(page: Page, orders: Iterable[NewOrder]) -> Table:
    def said(row: NewOrder) -> Cell:
        return words(" ".join(row.sentences) or NOTHING_NEW)

    columns: list[Column[NewOrder]] = [
        Column("sentences", "What would be recorded", said),
        Column("kind", "Kind", lambda row: words(NOUNS[row.kind].one)),
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("file", "File", lambda row: words(row.file)),
        Column("line", "Line", lambda row: number(row.line), numeric=True),
    ]
    return table(orders, columns, name="orders", caption="Order by order", empty="", asked=page.asked)


def _warnings(page: Page, remarks: Iterable[RemarkView]) -> Table:
    columns: list[Column[RemarkView]] = [
        Column("sentence", "What to read with care", lambda row: words(row.sentence)),
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("order", "Order", lambda row: words(row.order)),
        Column("field", "Field", lambda row: words(row.field)),
        Column("file", "File", lambda row: words(row.file)),
        Column("line", "Line", lambda row: number(row.line), numeric=True),
    ]
    return table(remarks, columns, name="warnings", caption="Warnings", empty="", asked=page.asked)


def _faults(page: Page, faults: Iterable[FaultView]) -> Table:
    columns: list[Column[FaultView]] = [
        Column("sentence", "What is wrong", lambda row: words(row.sentence)),
        Column("file", "File", lambda row: words(row.file)),
        Column("line", "Line", lambda row: number(row.line), numeric=True),
        Column("column", "Column", lambda row: number(row.column), numeric=True),
        Column("order", "Order", lambda row: words(row.order)),
        Column("ref", "Reference", lambda row: words(row.ref)),
    ]
    return table(faults, columns, name="faults", caption="What has to be put right", empty="", asked=page.asked)
