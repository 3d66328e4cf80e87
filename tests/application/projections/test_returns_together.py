"""Many returns that one owner has not sent are told in one line, to whoever owes them and to the board."""

from datetime import date

import pytest

from application.projections.attention import attention
from application.projections.needs import Need
from application.projections.pack_exceptions import PackException, exceptions_of
from application.projections.return_rows import ReturnRow, returns_of_the_year
from application.projections.returns_together import in_lines, together_in_words
from domain.record import Record
from domain.workstream import WorkstreamOpened
from tests.application.projections.building import Telling
from tests.application.projections.test_timeliness import DAY, asks, came, recorded

PAINT: Telling = ("workstream", "W2", WorkstreamOpened(name="Paint"), date(2026, 5, 1))
MARCH, APRIL = "workstream:W1:2026-03-31", "workstream:W1:2026-04-30"
JULY, AUGUST = date(2026, 7, 4), date(2026, 8, 4)
SECTIONS = {"sections": ["Progress", "Risks"]}


def told(record: Record) -> list[PackException]:
    """What the board is told of returns."""
    return list(next(group for group in exceptions_of(record) if group.name == "returns").items)


def why_owed(record: Record) -> list[str]:
    """What whoever owes returns is told of them."""
    return [item.why for item in attention(record).items if item.need is Need.RETURN_OVERDUE]


def test_three_are_told_one_by_one() -> None:
    held = recorded(asks(), as_at=JULY)
    assert [item.ref for item in told(held)] == [MARCH, APRIL, "workstream:W1:2026-05-31"]
    (why,) = why_owed(held)
    assert why.startswith("The return of 1 March 2026 to 31 March 2026 was due on 5 April 2026: missing, 90 days late.")
    assert why.endswith(" 2 later ones are not whole either.")


def test_four_are_told_together_by_the_oldest_of_them() -> None:
    held = recorded(asks(), as_at=AUGUST)
    words = "4 returns missing, March 2026 to June 2026; the oldest was due on 5 April 2026, 121 days late."
    (item,) = told(held)
    assert (item.ref, item.title, item.why, item.since) == (MARCH, "Steelwork", words, date(2026, 4, 6))
    assert why_owed(held) == [words]
    assert len(returns_of_the_year(held)) == 5


def test_the_board_is_told_how_many_they_are_all_the_same() -> None:
    (group,) = [group for group in exceptions_of(recorded(asks(), as_at=AUGUST)) if group.name == "returns"]
    assert group.count_in_words == "4 returns are missing or incomplete"


def test_those_of_another_owner_and_what_came_in_part_are_told_apart() -> None:
    held = recorded(asks(starting="2026-02-01", **SECTIONS), PAINT, came(APRIL, DAY, "Progress"), as_at=AUGUST)
    assert [(item.ref, item.title) for item in told(held)] == [
        ("workstream:W1:2026-02-28", "Steelwork"),
        (APRIL, "Steelwork, 1 April 2026 to 30 April 2026"),
        ("workstream:W2:2026-05-31", "Paint, 1 May 2026 to 31 May 2026"),
        ("workstream:W2:2026-06-30", "Paint, 1 June 2026 to 30 June 2026"),
    ]
    assert why_owed(held)[0].endswith("days late. 1 other has come in part.")


def test_whoever_owes_is_told_of_them_by_the_first_that_is_missing() -> None:
    january = "workstream:W1:2026-01-31"
    held = recorded(asks(starting="2026-01-01", **SECTIONS), came(january, DAY, "Progress"), as_at=date(2026, 6, 6))
    (item,) = [item for item in attention(held).items if item.need is Need.RETURN_OVERDUE]
    assert (item.ref, item.since) == ("workstream:W1:2026-02-28", date(2026, 3, 6))
    assert item.why == (
        "4 returns missing, February 2026 to May 2026; the oldest was due on 5 March 2026, 93 days late. "
        "1 other has come in part."
    )


@pytest.mark.parametrize(
    ("rhythm", "starting", "came_for", "span"),
    [
        ("monthly", "2026-01-01", ["2026-02-28", "2026-04-30"], "between January 2026 and July 2026;"),
        ("weekly", "2026-07-06", ["2026-07-19"], "between 6 July 2026 and 9 August 2026;"),
    ],
)
def test_what_came_in_between_is_not_told_to_be_missing(
    rhythm: str, starting: str, came_for: list[str], span: str
) -> None:
    received = [came(f"workstream:W1:{last}", date(2026, 8, 4)) for last in came_for]
    held = recorded(asks(rhythm=rhythm, starting=starting), *received, as_at=date(2026, 8, 16))
    (line,) = in_lines(row for row in returns_of_the_year(held) if row.is_owed)
    assert f" returns missing {span}" in together_in_words(line)


class _ComparedWithNone(ReturnRow):
    """A row that refuses to be compared with others, as comparing each with all takes the square of their number."""

    def __eq__(self, other: object) -> bool:
        raise AssertionError("it was compared")

    __hash__ = ReturnRow.__hash__


def test_each_is_found_in_its_line_without_being_compared_with_the_others() -> None:
    owed = [row for row in returns_of_the_year(recorded(asks(), as_at=AUGUST)) if row.is_owed]
    (line,) = in_lines(_ComparedWithNone.made(dict(row)) for row in owed)
    assert len(line) == len(owed) == 4


@pytest.mark.parametrize(
    ("rhythm", "starting", "as_at", "span"),
    [
        ("weekly", "2026-02-01", date(2026, 3, 6), "4 returns missing, February 2026;"),
        ("weekly", "2026-02-02", date(2026, 3, 7), "4 returns missing, 2 February 2026 to 1 March 2026;"),
        ("monthly", "2026-02-01", date(2026, 6, 6), "4 returns missing, February 2026 to May 2026;"),
    ],
)
def test_whole_months_are_called_by_their_names(rhythm: str, starting: str, as_at: date, span: str) -> None:
    held = recorded(asks(rhythm=rhythm, starting=starting), as_at=as_at)
    (line,) = in_lines(row for row in returns_of_the_year(held) if row.is_owed)
    assert together_in_words(line).startswith(span)
