"""Which bodies are read: JSON in UTF-8 of a bearable size, and nothing that could be meant otherwise."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.rest.twice import given_twice
from domain.actor import Role
from tests.api.rest.world import Answer, Person, World, begin

ISSUE = "/api/programmes/shared-planning/issues/I9/raise"


def sent(person: Person, content: bytes | Iterator[bytes], **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return person.client.post(ISSUE, content=content, headers=person.headers | named)


def raised(what: str) -> bytes:
    return json.dumps({"what": what}).encode()


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "Application/JSON; charset=UTF-8", 'application/json;charset="utf-8"', "application/x+json"],
)
def test_json_is_read_under_each_of_its_names(manager: Person, content_type: str) -> None:
    assert sent(manager, raised("The lift is broken"), Content_Type=content_type).status_code == 201


@pytest.mark.parametrize(
    "content_type",
    ["", "text/plain", "application/x-www-form-urlencoded", "application/jsonp", "application/json; charset=utf-16"],
)
def test_other_content_types_are_told_what_to_send(manager: Person, content_type: str) -> None:
    answer = sent(manager, raised("The lift is broken"), Content_Type=content_type)
    assert answer.status_code == 415
    assert answer.json()["detail"].endswith("Orders are JSON: send “Content-Type: application/json”, in UTF-8.")


def test_a_compressed_body_is_told_to_come_as_it_is(manager: Person) -> None:
    answer = sent(manager, raised("x"), Content_Type="application/json", Content_Encoding="gzip")
    assert (answer.status_code, answer.headers["accept-encoding"]) == (415, "identity")


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (b"{", "EOF while parsing an object at line 1, column 1."),
        (b'{"what": "x",\n "note": }', "expected value at line 2, column 10."),
        (b"what=x", "expected value at line 1, column 1."),
        (b'{"what": "\xff"}', "invalid unicode code point at line 1, column 11."),
        (b'{"what": "\\ud800"}', "unexpected end of hex escape at line 1, column 17."),
        (b"[" * 100_000, "recursion limit exceeded at line 1, column 202."),
        (b"9" * 5_000, "number out of range at line 1, column 4302."),
        (b"\xef\xbb\xbf{}", "expected value at line 1, column 1."),
        (b"\x00", "expected value at line 1, column 1."),
    ],
)
def test_what_is_not_json_is_told_where_that_shows(manager: Person, content: bytes, where: str) -> None:
    answer = sent(manager, content, Content_Type="application/json")
    assert (answer.status_code, answer.json()["detail"]) == (422, f"The body is not JSON: {where}")


@pytest.mark.parametrize("content", [b"[]", b"null", b"1", b'"x"', b"NaN", b"[NaN, -Infinity]"])
def test_json_that_is_no_object_is_told_so(manager: Person, content: bytes) -> None:
    answer = sent(manager, content, Content_Type="application/json")
    assert answer.status_code == 422
    assert answer.json()["detail"].endswith("It takes an object in braces.")


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e400", "9" * 4_000])
def test_numbers_beyond_numbers_are_refused(manager: Person, value: str) -> None:
    answer = sent(manager, b'{"what": "x", "expected_version": %s}' % value.encode(), Content_Type="application/json")
    assert answer.status_code == 422
    assert len(answer.json()["detail"]) < 250


@pytest.fixture
def little(tmp_path: Path) -> Iterator[World]:
    """A tracker that takes bodies of a thousand bytes."""
    world = World(tmp_path / "little.sqlite", body_limit=1_000)
    begin(world)
    yield world
    world.close()


def test_a_body_over_the_limit_is_refused_and_one_at_the_limit_is_not(little: World) -> None:
    person = little.person(Role.CONTRIBUTOR)
    room = 1_000 - len(raised(""))
    over = sent(person, raised("x" * (room + 1)), Content_Type="application/json")
    assert (over.status_code, over.json()["detail"]) == (
        413,
        "The body is larger than 1,000 bytes, the most that is accepted. Send less at a time.",
    )
    assert sent(person, raised("x" * room), Content_Type="application/json").status_code == 201


def test_a_body_that_does_not_say_how_long_it_is_is_counted(little: World) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(1_000):
            yield b" " * 100

    answer = sent(little.person(Role.CONTRIBUTOR), pieces(), Content_Type="application/json")
    assert answer.status_code == 413


def test_a_body_that_claims_to_be_endless_is_not_read(little: World) -> None:
    answer = sent(little.person(Role.CONTRIBUTOR), b"{}", Content_Type="application/json", Content_Length="9" * 4_400)
    assert answer.status_code == 413


def test_whoever_is_unknown_is_asked_for_a_token_before_the_body_is_weighed(little: World) -> None:
    assert sent(little.nobody, b"x" * 2_000, Content_Type="text/plain").status_code == 401


def test_an_order_that_leaves_everything_open_needs_no_body(manager: Person) -> None:
    path = "/api/programmes/shared-planning/risks/R1/unchanged"
    assert manager.client.post(path, headers=manager.headers | {"If-Match": '"v2"'}).status_code == 201


def test_a_planned_date_may_be_written_in_words(manager: Person) -> None:
    body = {"title": "Doors open", "baseline": "End of Dec 26"}
    assert manager.gives("plan-milestone", "M9", body).status_code == 201
    milestone = manager.asks("/api/programmes/shared-planning/milestones/M9").json()["milestone"]
    assert milestone["first_promise"]["as_written"] == "End of Dec 26"


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (b'{"what": "The lift is broken", "what": "The stairs"}', ["what"]),
        (b'{"what": "x", "wh\\u0061t": "y"}', ["what"]),
        (b'{"what": "x", "note": null, "what": "x", "note": null}', ["what", "note"]),
    ],
)
def test_a_field_that_is_given_twice_is_named(manager: Person, content: bytes, names: list[str]) -> None:
    answer = sent(manager, content, Content_Type="application/json")
    assert answer.status_code == 422
    assert [fault["field"] for fault in answer.json()["errors"]] == names
    first = f"The field “{names[0]}” is given twice in one object. Keep one of the two."
    assert answer.json()["detail"].startswith(first)


def test_a_field_that_is_given_twice_is_found_at_any_depth(manager: Person) -> None:
    answer = manager.client.post(
        "/api/programmes/shared-planning/milestones/M9/plan",
        content=b'{"title": "Doors open", "baseline": {"date": "TBC", "date": "2026-12-01"}}',
        headers=manager.headers | {"Content-Type": "application/json"},
    )
    assert (answer.status_code, [fault["field"] for fault in answer.json()["errors"]]) == (422, ["date"])


@pytest.mark.parametrize("depth", [150, 199, 200, 1_000, 100_000])
def test_a_body_that_nests_deep_is_refused_and_never_fails(manager: Person, depth: int) -> None:
    for opened, closed in ((b"[", b"]"), (b'{"what":', b"}")):
        content = b'{"what": "x", "note": ' + opened * depth + b"1" + closed * depth + b"}"
        assert sent(manager, content, Content_Type="application/json").status_code == 422


def test_objects_beyond_every_depth_are_passed_over() -> None:
    assert given_twice(b'{"a":' * 100_000 + b"1" + b"}" * 100_000) == []
    assert given_twice(b"{") == []
