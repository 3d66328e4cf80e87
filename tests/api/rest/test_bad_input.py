"""What bad input gets: the right status, a sentence that a person can act on, and nothing stored."""

from collections.abc import Iterator

import pytest

from api.refusals import TokenUnknown
from domain.actor import Role
from tests.api.rest.world import Answer, Body, Person, World

FORECAST: Body = {"forecast": "2026-09-15", "reason": "supplier", "note": "Steel arrived late"}
VERSION_ONE = {"If_Match": '"v1"'}


def refusal(answer: Answer) -> tuple[int, str]:
    """The status and the sentence of a problem document."""
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code
    return answer.status_code, answer.json()["detail"]


@pytest.fixture(autouse=True)
def nothing_is_stored(world: World) -> Iterator[None]:
    before = world.position
    yield
    assert world.position == before


def test_an_unknown_programme_is_named(manager: Person, administrator: Person) -> None:
    sentence = "There is no programme “atlantis”. The list of programmes shows those you may see."
    assert refusal(manager.asks("/api/programmes/atlantis")) == (404, sentence)
    assert refusal(administrator.asks("/api/programmes/atlantis/rag")) == (404, sentence)
    assert refusal(administrator.sends("/api/programmes/atlantis/close", {})) == (404, sentence)


def test_an_unknown_milestone_is_named(manager: Person) -> None:
    sentence = "“shared-planning” has no milestone “M9”."
    assert refusal(manager.asks("/api/programmes/shared-planning/milestones/M9")) == (404, sentence)
    assert refusal(manager.gives("change-forecast", "M9", FORECAST)) == (404, sentence)


def test_an_unknown_workstream_to_look_at_is_named(manager: Person) -> None:
    answer = manager.asks("/api/programmes/shared-planning/milestones", workstream="W9")
    assert refusal(answer) == (404, "“shared-planning” has no workstream “W9”.")


def test_a_missing_field_is_named_with_what_it_takes(manager: Person) -> None:
    answer = manager.gives("change-forecast", "M1", {"forecast": "2026-09-15", "note": "Late"}, **VERSION_ONE)
    status, sentence = refusal(answer)
    assert status == 422
    assert sentence.startswith("“reason” is missing. It takes one of late-predecessor, supplier,")
    assert answer.json()["errors"][0]["field"] == "reason"
    assert "found" not in answer.json()["errors"][0]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("effective_on", "yesterday", "“effective_on” is “yesterday”. It takes a day such as 2018-01-19, from 1900 to"),
        ("effective_on", 1_500_000_000, "“effective_on” is “1500000000”. It takes a day such as 2018-01-19, from 1"),
        ("effective_on", "2026-07-13T00:00:00", "“effective_on” is “2026-07-13T00:00:00”. It takes a day such as"),
        ("forecast", {"from": 1_500_000_000, "to": 1_500_000_000, "precision": "unknown"}, "“forecast.from” is “15000"),
        ("forecast", "soon", "“forecast”: “soon” is not a date the tracker can read."),
        ("forecast", ["2026-09-15"], "“forecast” is “a list”. It takes a planned date such as 2026-07-14, Q3 2026/27,"),
        ("reason", "late", "“reason” is “late”. It takes one of late-predecessor, supplier,"),
        ("note", 7, "“note” is “7”. It takes words in quotation marks."),
        ("note", "", "“note” is “”. It takes 1 character or more."),
        ("note", "a\x00b", "“note”: It holds the character '\\x00', which cannot be printed; remove it."),
        ("note", "x" * 10_001, f"“note” is “{'x' * 99}…”. It takes 10000 characters at most."),
        ("expected_version", "1", "“expected_version” is “1”. It takes a whole number,"),
        ("expected_version", True, "“expected_version” is “true”. It takes a whole number,"),
        ("expected_version", -1, "“expected_version” is “-1”. It takes 0 or more."),
        (
            "expected_version",
            10**30,
            "“expected_version” is “1000000000000000000000000000000”. It takes a whole number,",
        ),
        ("command_id", "short", "“command_id” is “short”. It takes 8 to 80 letters, digits, dots,"),
        ("forcast", "2026-09-15", "There is no field “forcast” here. Leave it out."),
    ],
)
def test_a_malformed_field_is_named_with_what_it_takes(
    manager: Person, field: str, value: object, sentence: str
) -> None:
    status, said = refusal(manager.gives("change-forecast", "M1", FORECAST | {field: value}))
    assert (status, said[: len(sentence)]) == (422, sentence)


def test_a_field_inside_a_list_is_named_by_its_place(administrator: Person) -> None:
    body: Body = {"name": "County", "partners": [{"ref": "a", "name": "A"}, {"ref": "no spaces", "name": "B"}]}
    status, said = refusal(administrator.sends("/api/programmes/new/register", body))
    assert status == 422
    assert said.startswith("“partners[1].ref” is “no spaces”. It takes a reference: 80 letters,")


def test_of_many_faults_three_are_told_and_all_are_listed(manager: Person) -> None:
    answer = manager.gives("change-forecast", "M1", {"note": 1, "x": 1, "y": 1})
    assert refusal(answer)[1].endswith("There are 2 more in “errors”.")
    assert len(answer.json()["errors"]) == 5


def test_a_flood_of_faults_is_not_listed(manager: Person) -> None:
    answer = manager.gives("plan-milestone", "M9", {"title": "Doors open", "depends_on": [1] * 2_000})
    assert refusal(answer) == (
        422,
        "The body has 2,000 faults, too many to list. Compare it with the schema of the order.",
    )


@pytest.mark.parametrize("ref", ["a b", "%00", "%FF", "-M1", "x" * 81, "M1;", "%F0%9F%98%80"])
def test_an_order_to_an_impossible_reference_says_what_one_looks_like(manager: Person, ref: str) -> None:
    status, said = refusal(manager.gives("plan-milestone", ref, {"title": "Doors open"}))
    assert status == 422
    assert "It takes a reference: 80 letters," in said


@pytest.mark.parametrize("programme", ["%00", "%FF", "a b", "x" * 3_000, "%zz"])
def test_an_impossible_programme_is_unknown_like_any_other(administrator: Person, programme: str) -> None:
    answer = administrator.asks(f"/api/programmes/{programme}")
    assert refusal(answer)[0] == 404
    assert len(answer.json()["detail"]) < 250


def test_an_order_against_the_state_of_things_is_told_what_stands_in_its_way(manager: Person) -> None:
    again = manager.gives("plan-milestone", "M1", {"title": "Bridge opens"}, **VERSION_ONE)
    assert refusal(again) == (
        409,
        (
            "The milestone “M1” is in the record already (“Bridge opens”). "
            "Choose another reference, or change the one that is there."
        ),
    )


def test_a_stale_version_is_told_the_current_one(manager: Person) -> None:
    answer = manager.gives("change-forecast", "M1", FORECAST, If_Match='"v7"')
    assert refusal(answer) == (
        412,
        (
            "milestone “M1” is at version 1; your change was made from version 7. "
            "Read it again and decide whether your change still stands."
        ),
    )
    assert (answer.json()["current_version"], answer.headers["etag"]) == (1, '"v1"')


def test_a_missing_version_is_asked_for(manager: Person) -> None:
    answer = manager.gives("change-forecast", "M1", FORECAST)
    assert refusal(answer)[0] == 428
    assert (answer.json()["current_version"], answer.headers["etag"]) == (1, '"v1"')


@pytest.mark.parametrize("header", ["", "latest", '"v1", "v2"', "v-1", "v1.0", '"v1', "99999999999999999999", "W/*"])
def test_an_unreadable_version_says_what_one_looks_like(manager: Person, header: str) -> None:
    status, said = refusal(manager.gives("change-forecast", "M1", FORECAST, If_Match=header))
    assert (status, said) == (
        422,
        (
            f"“If-Match” is “{header}”. It takes the ETag of the thing as you read it, "
            'such as "v3", or * for whatever is there.'
        ),
    )


def test_a_role_that_may_not_is_told_so(world: World) -> None:
    contributor = world.person(Role.CONTRIBUTOR, "shared-planning")
    assert refusal(contributor.gives("change-forecast", "M1", FORECAST, **VERSION_ONE))[0] == 403


@pytest.mark.parametrize("said", ["", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "Token x"])
def test_without_a_token_one_is_asked_for(world: World, said: str) -> None:
    answer = world.client.get("/api/programmes", headers={"Authorization": said})
    assert refusal(answer)[0] == 401
    assert answer.headers["www-authenticate"].startswith("Bearer realm=")


def test_an_unknown_token_is_called_unknown(world: World) -> None:
    stranger = Person(world.client, "tt_made-up")
    for answer in (stranger.asks("/api/programmes/shared-planning"), stranger.gives("confirm-forecast", "M1")):
        assert refusal(answer) == (401, str(TokenUnknown()))
        assert 'error="invalid_token"' in answer.headers["www-authenticate"]


def test_without_a_token_nothing_else_is_looked_at(world: World) -> None:
    for programme in ("shared-planning", "atlantis"):
        answer = world.client.post(f"/api/programmes/{programme}/close", content=b"{", headers={"If-Match": "x"})
        assert refusal(answer)[0] == 401


def test_a_day_in_the_future_is_refused_with_both_days(manager: Person) -> None:
    order = FORECAST | {"effective_on": "2026-07-20"}
    status, said = refusal(manager.gives("change-forecast", "M1", order, **VERSION_ONE))
    assert status == 409
    assert said.startswith("This was to take effect on 20 July 2026, but today is 14 July 2026:")


def test_a_day_before_the_latest_change_is_refused_with_both_days(manager: Person) -> None:
    order = FORECAST | {"effective_on": "2026-07-01"}
    status, said = refusal(manager.gives("change-forecast", "M1", order, **VERSION_ONE))
    assert status == 409
    assert "to take effect on 1 July 2026" in said
    assert "took effect on 14 July 2026" in said


def test_an_unknown_path_is_named(world: World, manager: Person) -> None:
    for answer in (world.nobody.asks("/api/program"), manager.asks("/api/programmes/"), manager.asks("//api")):
        assert refusal(answer)[1].endswith("GET /api lists what there is.")
        assert answer.status_code == 404


def test_a_wrong_method_is_told_the_right_ones(manager: Person) -> None:
    answer = manager.client.delete("/api/programmes/shared-planning", headers=manager.headers)
    assert refusal(answer) == (405, "“/api/programmes/shared-planning” does not take DELETE. It takes GET, HEAD.")
    assert answer.headers["allow"] == "GET, HEAD"
    asked = manager.asks("/api/programmes/shared-planning/milestones/M1/forecast")
    assert (asked.status_code, asked.headers["allow"]) == (405, "POST")
