"""What reports showed, beside what is known now, over REST; the same JSON in a terminal."""

import pytest

from domain.actor import Role
from tests.api.rest.world import MORNING, Person, World

RESTATEMENT = "/api/programmes/shared-planning/restatement"
LIGHT = "/api/programmes/shared-planning/rag/programme:schedule/declare"


@pytest.fixture
def in_september(world: World, manager: Person) -> Person:
    """The schedule was green on 14 July, for which a report was begun; on 10 August it was recorded as red then."""
    green = {"rating": {"light": "green"}, "rationale": "as planned"}
    assert manager.sends(LIGHT, green).status_code == 201
    world.clock.time = MORNING.replace(month=8, day=10)
    red = {"rating": {"light": "red"}, "rationale": "flooded", "path_to_green": "dry it", "effective_on": "2026-07-14"}
    assert manager.sends(LIGHT, red, if_match='"v1"').status_code == 201
    world.clock.time = MORNING.replace(month=9)
    return manager


def test_it_says_what_was_shown_and_what_is_known(in_september: Person) -> None:
    told = in_september.asks(RESTATEMENT, since="2026-07-01").json()
    assert told["total"]["green_then_red"] == 1
    (light,) = (light for light in told["shown"][0]["lights"] if light["ref"] == "programme:schedule")
    assert (light["in_words"], light["role"]) == ("Green then, red with hindsight", "programme-manager")
    assert [reason["recorded_at"][:10] for reason in light["reasons"]] == ["2026-08-10"]


def test_known_then_it_was_as_shown(in_september: Person) -> None:
    told = in_september.asks(RESTATEMENT, known_at="2026-08-01").json()
    assert (told["total"]["green_then_red"], told["total"]["as_shown"]) == (0, told["total"]["shown"])


def test_only_the_days_asked_for_are_told(in_september: Person) -> None:
    told = in_september.asks(RESTATEMENT, since="2026-07-15", until="2026-08-31").json()
    assert "2026-07-14" not in [shown["as_at"] for shown in told["shown"]]


@pytest.mark.parametrize(
    ("asked", "status", "sentence"),
    [
        ({"since": "soon"}, 422, "“since” is “soon”"),
        ({"until": "31/12/2017"}, 422, "“until” is “31/12/2017”"),
        ({"since": "1990-01-01"}, 422, "More than 60 periods lie after 1 January 1990."),
        ({"since": "2026-03-01", "until": "2026-02-28"}, 422, "Nothing lies between 1 March 2026 and 28 February 2026"),
        ({"up_to": "last"}, 422, "“up_to” is “last”"),
        ({"up_to": "0"}, 422, "“up_to” is “0”"),
        ({"from": "2018-01-01"}, 422, "There is no parameter “from” here."),
        ({"as_at": "2001-01-01"}, 404, "Nothing is recorded of “shared-planning”"),
    ],
)
def test_what_cannot_be_answered_is_refused_by_name(
    manager: Person, asked: dict[str, str], status: int, sentence: str
) -> None:
    told = manager.asks(RESTATEMENT, **asked)
    assert (told.status_code, told.json()["detail"][: len(sentence)]) == (status, sentence)


def test_a_hidden_programme_is_answered_like_one_that_is_not_there(world: World) -> None:
    clerk = world.person(Role.PROGRAMME_MANAGER, "county")
    hidden, missing = clerk.asks(RESTATEMENT), clerk.asks(RESTATEMENT.replace("shared", "absent"))
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content.replace(b"absent-planning", b"shared-planning")


def test_any_question_can_be_asked_of_the_first_so_many_entries(in_september: Person) -> None:
    """The last entry is the red of 10 August; out of those before it the schedule is green."""
    board, trail = "/api/programmes/shared-planning/rag", "/api/programmes/shared-planning/audit-trail"
    last = in_september.asks(trail, limit="1000").json()["entries"][-1]["position"]

    def schedule(up_to: int) -> str:
        rows = in_september.asks(board, up_to=str(up_to)).json()["rows"]
        return next(str(row["rating"]["light"]) for row in rows if row["ref"] == "programme:schedule")

    assert (schedule(last), schedule(last - 1)) == ("red", "green")
