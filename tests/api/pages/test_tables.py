"""A table is sorted and filtered as its address asks, and taken away as a file in which nothing acts by itself."""

import csv
from datetime import date
from io import StringIO

import pytest

from api.pages.tables import Asked, Cell, Column, csv_of, day, number, table, words

Row = tuple[str | None, int | None]
COLUMNS: tuple[Column[Row], ...] = (
    Column("what", "What", lambda row: words(row[0]), filters=True),
    Column("late", "Days late", lambda row: number(row[1]), numeric=True),
)
ROWS: tuple[Row, ...] = (("Steel", 12), (None, None), ("paint", -3), ("Bolts", 1_200))


def shown(rows: tuple[Row, ...] = ROWS, **query: str) -> list[tuple[str | None, ...]]:
    drawn = table(rows, COLUMNS, name="t", caption="T", empty="None", asked=Asked("/t", query))
    return [tuple(one.cell.words for one in row) for row in drawn.rows]


def file_of(rows: tuple[Row, ...]) -> list[list[str]]:
    drawn = table(rows, COLUMNS, name="t", caption="T", empty="None", asked=Asked("/t", {}))
    return list(csv.reader(StringIO(bytes(csv_of(drawn).body).decode("utf-8-sig"))))


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])  # noqa: RUF001  # wide ones too
def test_no_cell_of_a_file_acts_as_a_formula(begins: str) -> None:
    written = f'{begins}cmd|"/c calc"!A1'
    assert file_of(((written, 1),))[1][0] == f"'{written}"


def test_numbers_below_nought_stay_numbers_in_a_file() -> None:
    assert file_of(ROWS)[1:] == [["Steel", "12"], ["", ""], ["paint", "-3"], ["Bolts", "1,200"]]


def test_a_file_says_days_as_calendars_do_and_keeps_what_is_remarked() -> None:
    columns: tuple[Column[None], ...] = (
        Column("a", "A", lambda _: day(date(2018, 1, 19))),
        Column("b", "B", lambda _: words("Steel", marks=["late", "doubtful"])),
        Column("c", "C", lambda _: Cell(None)),
    )
    drawn = table([None], columns, name="t", caption="T", empty="None", asked=Asked("/t", {}))
    rows = list(csv.reader(StringIO(bytes(csv_of(drawn).body).decode("utf-8-sig"))))
    assert rows == [["A", "B", "C"], ["2018-01-19", "Steel; late; doubtful", ""]]


def test_rows_are_sorted_by_what_they_mean_and_those_that_do_not_state_it_come_last() -> None:
    assert [row[0] for row in shown(sort="late")] == ["paint", "Steel", "Bolts", None]
    assert [row[0] for row in shown(sort="-late")] == ["Bolts", "Steel", "paint", None]
    assert [row[0] for row in shown(sort="what")] == ["Bolts", "paint", "Steel", None]
    assert shown(sort="nothing") == shown()


def test_a_filter_keeps_the_rows_with_its_words() -> None:
    assert shown(what="Steel") == [("Steel", "12")]
    assert shown(what="not stated") == [(None, None)]
    assert shown(late="12") == shown()
