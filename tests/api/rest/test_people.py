"""Who may do what is seen and changed by administrators of everything alone, and takes effect at the next request."""

from datetime import date

import pytest

from domain.actor import Grant, Role
from tests.api.rest.world import EVERY_RULE, ORDERS_ABOUT_PEOPLE, Person, World
from tests.people import person_for, token_for

EVERYBODY_ELSE = [Role.VIEWER, Role.CONTRIBUTOR, Role.WORKSTREAM_LEAD, Role.PROGRAMME_MANAGER, Role.AUDITOR]
QUESTIONS = ("/api/people", "/api/people/engineer", "/api/people/engineer/audit-trail", "/api/people/nobody")


@pytest.fixture
def engineer(world: World) -> Person:
    return Person(world.client, world.tracker.tokens.make("engineer"))


def sees(person: Person) -> list[str]:
    return [programme["ref"] for programme in person.asks("/api/programmes").json()["programmes"]]


def test_everybody_is_listed_with_what_they_may_do_and_since_when(administrator: Person) -> None:
    people = administrator.asks("/api/people").json()["people"]
    assert [person["ref"] for person in people] == ["administrator", "engineer"]
    assert people[1]["title"] == "Bridge engineer"
    assert people[1]["identities"] == [{"issuer": "https://login.example", "subject": "engineer-7"}]
    [role] = people[1]["roles"]
    assert (role["role"], role["on"], role["from"], role["to"]) == ("viewer", "county", "2026-07-14", None)
    assert (role["in_words"], role["granted_by"]) == ("viewer of “county”", "administrator")


@pytest.mark.parametrize("name", ORDERS_ABOUT_PEOPLE)
def test_an_administrator_gives_every_order_about_a_person(administrator: Person, name: str) -> None:
    ref, body = ORDERS_ABOUT_PEOPLE[name]
    version = administrator.asks(f"/api/people/{ref}").headers.get("ETag")
    answer = administrator.gives(name, ref, body, **({"If_Match": version} if version else {}))
    assert answer.status_code == 201, answer.text
    assert answer.headers["Location"] == f"/api/people/{ref}"
    assert administrator.asks(f"/api/people/{ref}").headers["ETag"] == answer.headers["ETag"]


def test_every_order_about_a_person_is_tried() -> None:
    assert {name for name, rule in EVERY_RULE.items() if rule.is_about_access} == set(ORDERS_ABOUT_PEOPLE)


@pytest.mark.parametrize("role", EVERYBODY_ELSE)
@pytest.mark.parametrize("on", ["*", "shared-planning"])
def test_for_anybody_else_there_are_no_people(world: World, role: Role, on: str) -> None:
    somebody = world.person(role, on)
    for question in QUESTIONS:
        answer = somebody.asks(question)
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/no-such-path")
    for name, (ref, body) in ORDERS_ABOUT_PEOPLE.items():
        assert somebody.gives(name, ref, body).status_code == 404
        assert somebody.gives(name, ref, {"nonsense": 1}).status_code == 404


def test_an_administrator_of_one_programme_gives_no_access(world: World) -> None:
    local = world.person(Role.ADMINISTRATOR, "shared-planning")
    assert local.asks("/api/people").status_code == 404
    ref, body = ORDERS_ABOUT_PEOPLE["grant-role"]
    assert local.gives("grant-role", ref, body, If_Match="*").status_code == 404


def test_the_trackers_own_orders_are_taken_from_nobody(administrator: Person) -> None:
    for path in ("sign-in-link", "sign-in", "app-roles"):
        assert administrator.sends(f"/api/people/engineer/{path}", {}).status_code == 404


def test_access_takes_effect_at_the_next_request(administrator: Person, engineer: Person) -> None:
    assert sees(engineer) == ["county"]
    granted = {"role": "viewer", "on": "shared-planning"}
    administrator.sends("/api/people/engineer/role", granted, If_Match="*")
    assert sees(engineer) == ["shared-planning", "county"]
    administrator.sends("/api/people/engineer/role-withdrawal", {"role": "viewer", "on": "county"}, If_Match="*")
    assert sees(engineer) == ["shared-planning"]
    administrator.sends("/api/people/engineer/leaving", {}, If_Match="*")
    answer = engineer.asks("/api/programmes")
    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/token-unknown")


def test_a_role_until_a_day_ends_with_that_day(world: World, administrator: Person, engineer: Person) -> None:
    until_tomorrow = {"role": "viewer", "on": "shared-planning", "until": "2026-07-15"}
    administrator.sends("/api/people/engineer/role", until_tomorrow, If_Match="*")
    world.clock.time = world.clock.time.replace(day=15, hour=23)
    assert "shared-planning" in sees(engineer)
    world.clock.time = world.clock.time.replace(day=16, hour=0)
    assert "shared-planning" not in sees(engineer)


def test_entries_carry_the_title_and_the_role_acted_in(world: World, administrator: Person) -> None:
    engineer = person_for(world.tracker, "Town engineer", [Grant(Role.CONTRIBUTOR, "shared-planning")])
    somebody = Person(world.client, world.tracker.tokens.make(engineer))
    administrator.sends(f"/api/people/{engineer}/title", {"title": "City engineer"}, If_Match="*")
    assert somebody.gives("confirm-forecast", "M1", {}, If_Match="*").status_code == 201
    last = administrator.asks("/api/programmes/shared-planning/audit-trail", subject="milestone/M1").json()["entries"][
        -1
    ]
    assert (last["actor"], last["role"]) == ("City engineer", "contributor")


def test_where_a_role_holds_is_always_said(administrator: Person) -> None:
    answer = administrator.sends("/api/people/engineer/role", {"role": "auditor"}, If_Match="*")
    assert answer.status_code == 422
    assert "“on” is missing." in answer.json()["detail"]


def test_the_last_administrator_stays(administrator: Person) -> None:
    said = {"role": "administrator", "on": "*"}
    taken = administrator.sends("/api/people/administrator/role-withdrawal", said, If_Match="*")
    assert (taken.status_code, taken.json()["type"]) == (409, "/problems/last-administrator")
    gone = administrator.sends("/api/people/administrator/leaving", {}, If_Match="*")
    assert gone.status_code == 409


def test_access_cannot_be_changed_for_a_day_that_has_passed(administrator: Person) -> None:
    backdated = {"role": "auditor", "on": "*", "effective_on": "2026-07-14"}
    assert administrator.sends("/api/people/engineer/role", backdated, If_Match="*").status_code == 201
    backdated = {"role": "contributor", "on": "*", "effective_on": "2026-07-13"}
    answer = administrator.sends("/api/people/engineer/role", backdated, If_Match="*")
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/access-takes-effect-at-once")


def test_a_past_day_shows_who_held_what_then(world: World, administrator: Person) -> None:
    world.clock.time = world.clock.time.replace(day=20)
    administrator.sends("/api/people/engineer/role-withdrawal", {"role": "viewer", "on": "county"}, If_Match="*")
    then = administrator.asks("/api/people/engineer", as_at="2026-07-19").json()
    now = administrator.asks("/api/people/engineer").json()
    assert [role["on"] for role in then["person"]["roles"]] == ["county"]
    assert now["person"]["roles"] == []
    assert now["ended"][0]["withdrawn_on"] == "2026-07-20"
    assert administrator.asks("/api/people", as_at="2026-07-13").json()["people"] == []


def test_the_trail_of_a_person_is_told_in_sentences(administrator: Person) -> None:
    trail = administrator.asks("/api/people/engineer/audit-trail", limit="2").json()
    assert trail["programme_name"] == "The portfolio"
    assert [entry["what"] for entry in trail["entries"]] == [
        "The administrator admitted “Bridge engineer”.",
        "The administrator granted “Bridge engineer” the role viewer of “county”.",
    ]
    assert trail["total"] == 3


def test_nobody_of_that_reference_is_said_so(administrator: Person) -> None:
    answer = administrator.asks("/api/people/nobody")
    assert (answer.status_code, answer.json()["detail"]) == (
        404,
        "There is no person “nobody”. The list of people shows everybody.",
    )
    assert administrator.asks("/api/people/nobody/audit-trail").status_code == 404


def test_a_wrong_place_is_told_what_is_accepted(administrator: Person) -> None:
    answer = administrator.sends("/api/people/engineer/role", {"role": "viewer", "on": "some where"}, If_Match="*")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["accepted"] == "the reference of a programme, or * for every programme"


def test_a_programme_called_everything_is_never_there(administrator: Person) -> None:
    assert administrator.asks("/api/programmes/*").status_code == 404
    assert administrator.sends("/api/programmes/*/register", {"name": "Everything"}).status_code == 422
    assert "*" not in sees(administrator)


def test_the_day_of_access_is_a_day_of_the_people(world: World) -> None:
    token = token_for(world.tracker, "Night watch", [Grant(Role.VIEWER)])
    assert world.clock.time.date() == date(2026, 7, 14)
    assert Person(world.client, token).asks("/api/programmes").status_code == 200
