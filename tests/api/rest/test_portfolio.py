"""The portfolio over HTTP: rows of those one may see, page by page, with counts of all of them."""

import pytest

from application.projections.portfolio_lines import line_of
from application.projections.portfolio_rows import PortfolioRow
from domain.actor import Role
from domain.record import Moment
from tests.api.rest.world import SHARED_PLANNING, Answer, Person, World

BEFORE = "2026-07-14"
MORE = ("ferry", "harbour", "tunnel")


@pytest.fixture
def several(world: World) -> Person:
    """Whoever sees all five programmes."""
    administrator = world.person(Role.ADMINISTRATOR)
    for programme in MORE:
        body = {"name": f"The {programme}"}
        assert administrator.sends(f"/api/programmes/{programme}/register", body).status_code == 201
    return administrator


def names(answer: Answer) -> list[str]:
    assert answer.status_code == 200
    return [row["programme"] for row in answer.json()["programmes"]]


def test_a_row_says_what_the_record_says(world: World, several: Person) -> None:
    told = several.asks("/api/portfolio").json()
    row = next(row for row in told["programmes"] if row["programme"] == SHARED_PLANNING)
    moment = Moment(world.clock.now().date())
    made = line_of(world.tracker.office.records, SHARED_PLANNING, moment, began=1)
    assert PortfolioRow.model_validate(row) == made.read
    assert told["count"] == 5
    assert told["next"] is None


def test_each_page_leads_to_the_next_and_counts_all(several: Person) -> None:
    whole = several.asks("/api/portfolio")
    one = several.asks("/api/portfolio", limit="3")
    assert one.json()["in_words"] == whole.json()["in_words"]
    assert one.headers["Link"].endswith('>; rel="next"')
    two = several.client.get(one.headers["Link"].split(">")[0][1:], headers=several.headers)
    assert names(one) + names(two) == names(whole)
    assert "Link" not in two.headers
    assert (len(names(one)), len(names(two))) == (3, 2)


def test_what_one_may_not_see_is_not_counted_either(world: World, several: Person) -> None:
    viewer = world.person(Role.VIEWER, "ferry")
    told = viewer.asks("/api/portfolio").json()
    assert [row["programme"] for row in told["programmes"]] == ["ferry"]
    assert (told["count"], told["in_words"], told["not_registered_yet"]) == (1, "1 programme: 1 not rated.", 0)


def test_what_somebody_else_was_just_told_is_told_to_nobody_who_may_not_see_it(world: World, several: Person) -> None:
    """Answers are kept, and nothing is recorded between these."""
    one, other = world.person(Role.VIEWER, "ferry"), world.person(Role.VIEWER, "tunnel")
    assert len(names(several.asks("/api/portfolio"))) > 2
    assert names(one.asks("/api/portfolio")) == ["ferry"]
    assert names(other.asks("/api/portfolio")) == ["tunnel"]
    assert names(one.asks("/api/portfolio")) == ["ferry"]


def test_access_that_was_taken_away_counts_at_once(world: World, several: Person) -> None:
    viewer = world.person(Role.VIEWER, "ferry")
    assert names(viewer.asks("/api/portfolio")) == ["ferry"]
    viewer = world.person(Role.VIEWER, "tunnel")
    assert names(viewer.asks("/api/portfolio")) == ["tunnel"]


def test_what_was_just_recorded_is_there(world: World, several: Person) -> None:
    before = several.asks("/api/portfolio")
    assert several.asks("/api/portfolio").content == before.content
    declared = {"rating": {"light": "red"}, "rationale": "Nobody digs", "path_to_green": "Somebody digs"}
    path = "/api/programmes/tunnel/rag/programme:overall/declare"
    assert several.sends(path, declared).status_code == 201
    assert names(several.asks("/api/portfolio"))[0] == "tunnel"


def test_a_moment_of_the_past_is_made_of_the_records(world: World, several: Person) -> None:
    told = several.asks("/api/portfolio", as_at=BEFORE, known_at=f"{BEFORE}T00:00:00Z").json()
    assert told["as_at"] == BEFORE
    assert told["not_registered_yet"] == 5
    assert told["programmes"] == []


@pytest.mark.parametrize("cursor", ["nonsense", "", "W10", "WzEsMl0", "é", "bnVsbA", "WyJhIiwxXQ", "WzFlNDAwLDFd"])
def test_a_cursor_that_nobody_gave_out_is_refused(several: Person, cursor: str) -> None:
    answer = several.asks("/api/portfolio", cursor=cursor)
    assert answer.status_code == 422
    assert "cursor" in answer.json()["detail"]
