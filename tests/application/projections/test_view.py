"""A view whose JSON is kept tells itself as any other does, and with other values tells those."""

from datetime import date

from application.projections.view import PlannedDateView, View, shown_date
from domain.planned_date import PlannedDate

BRIDGE_OPENS = PlannedDate.on(date(2026, 7, 14))


class Around(View):
    """A view with such a one in it."""

    opens: PlannedDateView


def fresh() -> PlannedDateView:
    return PlannedDateView.model_validate(shown_date(BRIDGE_OPENS).model_dump())


def test_the_json_that_is_kept_is_what_pydantic_writes() -> None:
    assert fresh().as_json == fresh().model_dump_json().encode()


def test_it_is_written_once() -> None:
    shown = fresh()
    assert shown.as_json is shown.as_json


def test_with_its_json_a_view_is_still_the_same_view() -> None:
    shown = fresh()
    assert shown.as_json
    for told in (View.model_dump, View.model_dump_json, dict, repr, hash):
        assert told(shown) == told(fresh())
    assert shown == fresh()
    assert Around(opens=shown).model_dump_json() == Around(opens=fresh()).model_dump_json()


def test_with_other_values_it_keeps_nothing_of_its_json() -> None:
    shown = fresh()
    assert b"Friday" not in shown.as_json
    for other in (shown.but(in_words="Friday"), shown.model_copy(update={"in_words": "Friday"})):
        assert b"Friday" in other.as_json
        assert other.as_json == other.model_dump_json().encode()
