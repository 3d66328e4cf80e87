"""An answer is written with the very bytes that pydantic writes."""

from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Annotated

import pytest
from pydantic import BaseModel, Field, PlainSerializer, RootModel, TypeAdapter, computed_field, field_serializer

from api.rest.written import written
from application.projections.milestones import milestone_list
from application.projections.view import View, shown_date
from domain.actor import Role
from domain.planned_date import PlannedDate
from domain.record import Moment
from tests.api.rest.test_corrections import WHY
from tests.api.rest.world import SHARED_PLANNING, World

LATE = {"reason": "supplier", "note": "Steel arrived late, says the clerk of works"}
QUESTIONS = (
    "", "/milestones", "/milestones/M1", "/phases", "/workstreams", "/rag", "/risks", "/issues", "/attention",
    "/highlight-report", "/audit-trail", "/audit-trail?subject=milestone/M1",
)  # fmt: skip


class Light(StrEnum):
    RED = "red"


class Bridge(View):
    opens: date
    seen: datetime
    light: Light
    spans: tuple[int, ...]
    roles: set[str]
    length: float


class Renamed(View):
    starts: date = Field(alias="from")


class Computed(BaseModel):
    spans: int = 2

    @computed_field  # type: ignore[prop-decorator]  # as pydantic's own guide has it
    @property
    def twice(self) -> int:
        return 2 * self.spans


class Otherwise(BaseModel):
    spans: int = 2

    @field_serializer("spans")
    def _in_words(self, _: int) -> str:
        return "two"


class Hidden(BaseModel):
    shown: int = 1
    kept: int = Field(default=2, exclude=True)


class Told(BaseModel):
    spans: Annotated[int, PlainSerializer(lambda _: "two")] = 2


class Spans(RootModel[tuple[int, ...]]): ...


class Whatever(BaseModel, extra="allow"):
    spans: int = 2


class Remembered(BaseModel):
    spans: int = 2

    @cached_property
    def twice(self) -> int:
        return 2 * self.spans


REMEMBERED = Remembered()
assert REMEMBERED.twice  # which stands among its values from now on, and is none of them
DAY = date(2026, 7, 14)
BRIDGE = Bridge(
    opens=DAY,
    seen=datetime(2026, 7, 14, 9, 30, 0, 120_000, UTC),
    light=Light.RED,
    spans=(1, 2),
    roles={"engineer"},
    length=1e16,
)


@pytest.mark.parametrize(
    "answer",
    [
        BRIDGE,
        [BRIDGE, None],
        {"bridge": BRIDGE},
        Renamed(starts=DAY),
        shown_date(PlannedDate.on(DAY)),
        Computed(),
        Otherwise(),
        Hidden(),
        [Told(), Spans((1, 2)), Whatever.model_validate({"piers": 3}), REMEMBERED],
        "“Bridge opens” \u2028 \x7f \x01",
        7,
        None,
    ],
)
def test_whatever_is_answered_is_written_as_pydantic_writes_it(answer: object) -> None:
    assert written(answer) == TypeAdapter(object).dump_json(answer)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_answered_with_the_bytes_pydantic_writes(world: World, question: str) -> None:
    path = f"/api/programmes/{SHARED_PLANNING}{question}"
    answer = world.person(Role.PROGRAMME_MANAGER, SHARED_PLANNING).asks(path)
    assert answer.status_code == 200
    assert answer.content == TypeAdapter(object).dump_json(answer.json())


def test_what_is_erased_is_in_no_answer_that_was_given_before(world: World) -> None:
    administrator, manager = world.person(Role.ADMINISTRATOR), world.person(Role.PROGRAMME_MANAGER, SHARED_PLANNING)
    milestone = f"/api/programmes/{SHARED_PLANNING}/milestones/M1"
    asked = [f"/api/programmes/{SHARED_PLANNING}{question}" for question in QUESTIONS]
    changed = manager.sends(f"{milestone}/baseline", {"baseline": "2026-09-14", **LATE}, If_Match="*").json()
    assert "clerk" in "".join(manager.asks(path).text for path in asked)
    withdrawn = manager.sends(f"{milestone}/withdrawal", {"corrects": changed["position"], **WHY}, If_Match="*")
    erased = administrator.sends(f"{milestone}/erasure", {"entry": changed["position"], **WHY}, If_Match="*")
    assert (withdrawn.status_code, erased.status_code) == (201, 201), erased.text
    assert "clerk" not in "".join(manager.asks(path).text for path in asked)


def test_a_row_that_was_shown_before_shows_what_was_put_right(world: World) -> None:
    manager = world.person(Role.PROGRAMME_MANAGER, SHARED_PLANNING)
    milestone, listed = (f"/api/programmes/{SHARED_PLANNING}/milestones{ref}" for ref in ("/M1", ""))
    moved = manager.sends(f"{milestone}/forecast", {"forecast": "2026-12-24", **LATE}, If_Match="*").json()
    assert "24 December 2026" in manager.asks(listed).text
    right = {"forecast": "2026-12-14", **LATE, "corrects": moved["position"], **WHY}
    assert manager.sends(f"{milestone}/forecast", right, If_Match="*").status_code == 201
    shown = manager.asks(listed).text
    assert ("24 December 2026" in shown, "14 December 2026" in shown) == (False, True)
    today = Moment(world.clock.time.date())
    record = world.tracker.office.records.at(SHARED_PLANNING, today)
    assert milestone_list(record).model_dump_json() == shown
