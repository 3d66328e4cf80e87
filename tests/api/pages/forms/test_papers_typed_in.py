"""Whatever real papers say could have been typed in, order by order, and would mean the same."""

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from api.pages.forms.reading import read
from api.pages.forms.typed import filled
from application.commands.order import Order
from application.importers.bring_in import Paper, read_together
from domain.planned_date import PlannedDate
from tests.architecture.checkout import ROOT

SAMPLES = sorted((ROOT / "samples").glob("*.yaml"))
A_DAY_FAR_FROM_ALL_PAPERS = date(2190, 1, 1)


def orders_of_the_papers() -> Iterator[Order]:
    papers = [Paper(path.name, path.read_bytes()) for path in SAMPLES]
    for reading in read_together(papers, today=date(2026, 3, 3)):
        yield from (row.instruction.order for row in reading.rows)


def meaning(value: object) -> object:
    """What is said; of a planned date its days, whatever the words for them."""
    if isinstance(value, PlannedDate):
        return value.meaning
    if isinstance(value, BaseModel):
        return type(value), {name: meaning(part) for name, part in value}
    return [meaning(part) for part in value] if isinstance(value, tuple) else value


def test_every_order_of_the_papers_can_be_typed_into_its_form() -> None:
    typed = [(order, filled(type(order), dict(order))) for order in orders_of_the_papers()]
    assert len(typed) > 200
    for order, words in typed:
        assert meaning(read(type(order), words, near=A_DAY_FAR_FROM_ALL_PAPERS)) == meaning(order)
