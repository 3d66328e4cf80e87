"""What a person may not see does not exist for them: not in lists, not by its address, not in a refusal's words."""

import pytest

from domain.actor import Grant, Role
from tests.api.rest.world import ORDERS, Person, World
from tests.people import token_for

QUESTIONS = (
    "",
    "/phases",
    "/workstreams",
    "/milestones",
    "/milestones/M1",
    "/rag",
    "/risks",
    "/issues",
    "/boards",
    "/boards/joint",
    "/forward-plan",
    "/forward-items/F1",
    "/meetings",
    "/meetings.ics",
    "/meetings/G1",
    "/papers",
    "/papers/P1",
    "/recommendations",
    "/recommendations/R1",
    "/decisions",
    "/decisions/D1",
    "/actions",
    "/actions/A1",
    "/attention",
    "/highlight-report",
    "/audit-trail",
)


@pytest.fixture
def county_clerk(world: World) -> Person:
    """Somebody who runs the county's programme, and knows of no other."""
    return world.person(Role.PROGRAMME_MANAGER, "county")


def test_a_list_holds_only_the_programmes_a_person_has_a_role_in(
    county_clerk: Person, manager: Person, administrator: Person
) -> None:
    def listed(person: Person) -> list[str]:
        return [programme["ref"] for programme in person.asks("/api/programmes").json()["programmes"]]

    assert listed(county_clerk) == ["county"]
    assert listed(manager) == ["shared-planning"]
    assert listed(administrator) == ["shared-planning", "county"]


def test_a_person_with_a_role_in_two_programmes_sees_both(world: World) -> None:
    grants = [Grant(Role.VIEWER, "county"), Grant(Role.AUDITOR, "shared-planning")]
    person = Person(world.client, token_for(world.tracker, "auditor", grants))
    assert len(person.asks("/api/programmes").json()["programmes"]) == 2


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("moment", [{}, {"as_at": "2020-01-01"}, {"known_at": "2020-01-01"}])
def test_a_hidden_programme_is_answered_byte_for_byte_like_one_that_is_not_there(
    county_clerk: Person, question: str, moment: dict[str, str]
) -> None:
    hidden = county_clerk.asks(f"/api/programmes/shared-planning{question}", **moment)
    missing = county_clerk.asks(f"/api/programmes/absent-planning{question}", **moment)
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content.replace(b"absent-planning", b"shared-planning")
    assert hidden.headers == missing.headers


@pytest.mark.parametrize("name", [name for name in ORDERS if name != "register-programme"])
def test_an_order_to_a_hidden_programme_is_answered_like_one_to_nothing(
    world: World, county_clerk: Person, name: str
) -> None:
    before = world.position
    hidden = county_clerk.gives(name, *ORDERS[name], If_Match='"v1"')
    assert (hidden.status_code, hidden.json()["type"]) == (404, "/problems/unknown-programme")
    malformed = county_clerk.gives(name, ORDERS[name][0], {"nonsense": 1})
    assert malformed.content == hidden.content
    assert world.position == before


def test_whether_a_reference_is_taken_is_not_told_to_those_who_may_not_register(county_clerk: Person) -> None:
    taken = county_clerk.sends("/api/programmes/shared-planning/register", {"name": "Mine"})
    free = county_clerk.sends("/api/programmes/absent-planning/register", {"name": "Mine"})
    assert taken.status_code == free.status_code == 403
    assert taken.content == free.content.replace(b"absent-planning", b"shared-planning")


@pytest.mark.parametrize("role", Role)
def test_every_role_reads_everything_of_its_programme(world: World, role: Role) -> None:
    person = world.person(role, "shared-planning")
    answers = [person.asks(f"/api/programmes/shared-planning{question}") for question in QUESTIONS]
    assert [answer.status_code for answer in answers] == [200] * len(QUESTIONS)


def test_a_revoked_token_opens_nothing_more(world: World) -> None:
    person = world.person(Role.VIEWER)
    assert person.asks("/api/programmes").status_code == 200
    tokens = world.tracker.tokens
    assert sum(tokens.end(key.prefix) for key in tokens.listed()) > 0
    assert person.asks("/api/programmes").status_code == 401
