"""The log at the door: checkpoints, and proofs that hold by themselves and tell nobody of what they may not see."""

from base64 import b64decode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from application.proofs.merkle import is_consistent, is_included, leaf_hash
from application.proofs.note import read_key
from application.proofs.signing import new_key, verified_checkpoint
from domain.actor import Grant, Role
from tests.api.rest.world import Person, World
from tests.people import person_for, token_for

Shown = dict[str, Any]  # JSON


@pytest.fixture
def signed(world: World) -> World:
    """A log with two checkpoints, and two entries behind them."""
    planner = world.person(Role.PROGRAMME_MANAGER, "shared-planning")
    world.person(Role.PROGRAMME_MANAGER, "county")
    world.tracker.log.checkpoint()
    for ref in ("M8", "M9"):
        assert planner.gives("plan-milestone", ref, {"title": "Doors open"}).status_code == 201
    world.tracker.log.checkpoint()
    for ref in ("M10", "M11"):
        assert planner.gives("plan-milestone", ref, {"title": "Lights on"}).status_code == 201
    return world


@pytest.fixture
def planner(signed: World) -> Person:
    return signed.person(Role.PROGRAMME_MANAGER, "shared-planning", reads_exempt=True)


@pytest.fixture
def clerk(signed: World) -> Person:
    """Somebody who runs the county's programme, and knows of no other."""
    return signed.person(Role.PROGRAMME_MANAGER, "county")


def sizes(world: World) -> list[int]:
    return [checkpoint.size for checkpoint in world.tracker.log.checkpoints()]


def positions_of(world: World, programme: str) -> list[int]:
    entries = world.tracker.ledger.entries(up_to=world.tracker.log.head().size)
    return [entry.position for entry in entries if entry.programme == programme]


def hashes(shown: Shown) -> list[bytes]:
    return [b64decode(each) for each in shown["proof"]]


def refused(person: Person, path: str, **parameters: str) -> tuple[int, str]:
    answer = person.asks(path, **parameters)
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code, answer.json()["detail"]


def test_the_latest_checkpoint_is_a_note_that_the_key_has_signed(signed: World, clerk: Person) -> None:
    answer = clerk.asks("/api/checkpoint")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    key = clerk.asks("/api/checkpoint/key").text
    checkpoint = verified_checkpoint(answer.text, read_key(key.strip()))
    assert checkpoint.size == sizes(signed)[-1]
    assert checkpoint.origin == signed.tracker.log.head().origin


def test_asking_for_the_latest_checkpoint_signs_nothing(signed: World, clerk: Person) -> None:
    before = sizes(signed)
    assert before[-1] < signed.tracker.log.head().size
    clerk.asks("/api/checkpoint")
    assert sizes(signed) == before


def test_every_checkpoint_is_listed_and_can_be_read_again(signed: World, clerk: Person) -> None:
    listed = clerk.asks("/api/checkpoints").json()
    assert [each["size"] for each in listed["checkpoints"]] == sizes(signed)
    assert listed["next"] is None
    for each, kept in zip(listed["checkpoints"], signed.tracker.log.checkpoints(), strict=True):
        assert b64decode(each["root"]) == kept.root
        assert clerk.asks(f"/api/checkpoints/{each['size']}").text == kept.note


def test_the_list_of_checkpoints_is_read_on_through_its_links(signed: World, clerk: Person) -> None:
    *_, before, first, second = [0, *sizes(signed)]
    answer = clerk.asks("/api/checkpoints", after=str(before), limit="1")
    assert answer.json()["next"] == first
    path = answer.headers["link"].removeprefix("<").removesuffix('>; rel="next"')
    following = clerk.client.get(path, headers=clerk.headers)
    assert [each["size"] for each in following.json()["checkpoints"]] == [second]
    assert "link" not in following.headers


def test_an_entry_is_proved_by_nothing_but_hashing(signed: World, planner: Person) -> None:
    size, root = sizes(signed)[-1], signed.tracker.log.checkpoints()[-1].root
    for position in positions_of(signed, "shared-planning"):
        if position <= size:
            shown = planner.asks("/api/proofs/inclusion", position=str(position)).json()
            leaf = leaf_hash(shown["envelope"].encode())
            assert (leaf, shown["size"]) == (b64decode(shown["leaf"]), size)
            assert is_included(leaf, position - 1, size, proof=hashes(shown), root=root)
            assert b64decode(shown["root"]) == root


def test_a_proof_says_in_words_what_it_proves(signed: World, planner: Person) -> None:
    size, ours = sizes(signed)[-1], positions_of(signed, "shared-planning")[0]
    shown = planner.asks("/api/proofs/inclusion", position=str(ours), size=str(size)).json()
    assert shown["in_words"] == (
        f"This entry is number {ours} of the {size} entries that the checkpoint of 14 July 2026 vouches for: neither "
        "it nor its place can have changed since."
    )
    assert shown["checkpoint"]["size"] == size
    unsigned = planner.asks("/api/proofs/inclusion", position=str(ours), size=str(size - 1)).json()
    assert unsigned["checkpoint"] is None
    assert unsigned["in_words"].endswith("nobody signed just these.")
    assert is_included(
        b64decode(unsigned["leaf"]), ours - 1, size - 1, proof=hashes(unsigned), root=b64decode(unsigned["root"])
    )


def test_the_envelope_says_who_and_when_and_not_what(signed: World, planner: Person) -> None:
    position = positions_of(signed, "shared-planning")[-1]
    head = signed.tracker.log.head().size
    shown = planner.asks("/api/proofs/inclusion", position=str(position), size=str(head)).json()
    assert '"actor":"programme manager' in shown["envelope"]
    assert '"commitment":"' in shown["envelope"]
    assert "Lights on" not in shown["envelope"]
    assert sha256(b"\x00" + shown["envelope"].encode()).digest() == b64decode(shown["leaf"])


def test_the_log_is_proved_to_have_only_grown(signed: World, clerk: Person) -> None:
    old, new = signed.tracker.log.checkpoints()[-2:]
    shown = clerk.asks("/api/proofs/consistency", **{"from": str(old.size), "to": str(new.size)}).json()
    assert is_consistent(old.size, new.size, hashes(shown), old_root=old.root, new_root=new.root)
    assert (b64decode(shown["from_root"]), b64decode(shown["to_root"])) == (old.root, new.root)
    assert clerk.asks("/api/proofs/consistency", **{"from": str(old.size)}).json() == shown
    between = clerk.asks("/api/proofs/consistency", **{"from": str(old.size), "to": str(new.size - 1)}).json()
    assert between["to_root"] is None


@pytest.mark.parametrize("size", [None, "1", "head"])
def test_an_entry_of_a_hidden_programme_is_answered_like_one_that_is_not_there(
    signed: World, clerk: Person, size: str | None
) -> None:
    head = signed.tracker.log.head().size
    asked = {} if size is None else {"size": str(head) if size == "head" else size}
    missing = clerk.asks("/api/proofs/inclusion", position=str(head + 7), **asked)
    assert (missing.status_code, missing.json()["type"]) == (404, "/problems/no-such-entry")
    for position in (*positions_of(signed, "shared-planning"), *positions_of(signed, "*")):
        hidden = clerk.asks("/api/proofs/inclusion", position=str(position), **asked)
        assert hidden.status_code == 404
        assert hidden.content.replace(f"entry {position} ".encode(), f"entry {head + 7} ".encode()) == missing.content
        assert hidden.headers.keys() == missing.headers.keys()


def test_entries_about_people_are_proved_to_those_who_may_see_the_list_of_people(
    signed: World, administrator: Person
) -> None:
    about_people = str(positions_of(signed, "*")[0])
    seer = Person(signed.client, token_for(signed.tracker, "auditor of all", [Grant(Role.AUDITOR)]))
    assert refused(seer, "/api/proofs/inclusion", position=about_people)[0] == 404
    assert administrator.asks("/api/proofs/inclusion", position=about_people).status_code == 200


def test_for_whoever_has_no_role_anywhere_there_is_no_log(signed: World) -> None:
    left_out = Person(signed.client, signed.tracker.tokens.make(person_for(signed.tracker, "Onlooker", [])))
    for path in ("checkpoint", "checkpoint/key", "checkpoints", "checkpoints/1", "proofs/consistency?from=1"):
        answer = left_out.client.get(f"/api/{path}", headers=left_out.headers)
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/no-such-path")


def test_before_anything_was_signed_that_is_said(tmp_path: Path) -> None:
    world = World(tmp_path / "new.sqlite")
    planner = world.person(Role.PROGRAMME_MANAGER, "shared-planning")
    for path, asked in (
        ("/api/checkpoint", {}),
        ("/api/checkpoint/key", {}),
        ("/api/proofs/inclusion", {"position": "1"}),
        ("/api/proofs/consistency", {"from": "1"}),
    ):
        status, detail = refused(planner, path, **asked)
        assert (status, detail.partition(".")[0]) == (404, "No checkpoint has been signed yet")
    assert planner.asks("/api/checkpoints").json() == {"checkpoints": [], "next": None}
    world.close()


@pytest.mark.parametrize(
    ("path", "asked", "status", "said"),
    [
        ("proofs/inclusion", {"position": "0"}, 422, "“position” is “0”. It takes 1 or more."),
        ("proofs/inclusion", {"position": "M4"}, 422, "“position” is “M4”. It takes a whole number."),
        ("proofs/inclusion", {}, 422, "“position” is missing. It takes a value."),
        ("proofs/inclusion", {"position": "1", "size": "0"}, 422, "“size” is “0”. It takes 1 or more."),
        ("proofs/inclusion", {"position": "1", "size": "many"}, 422, "“size” is “many”. It takes a whole number."),
        ("proofs/inclusion", {"position": "1", "size": "9" * 30}, 422, "“size” is"),
        ("proofs/inclusion", {"position": "1", "size": "9999"}, 404, "so nothing can be proved of its first 9,999."),
        ("proofs/inclusion", {"position": "2", "size": "1"}, 422, "Entry 2 is not among the first 1."),
        ("proofs/inclusion", {"position": "1", "sise": "1"}, 422, "There is no parameter “sise” here."),
        ("proofs/consistency", {"from": "0"}, 422, "“from” is “0”. It takes 1 or more."),
        ("proofs/consistency", {"from": "9999"}, 404, "so nothing can be proved of its first 9,999."),
        ("proofs/consistency", {"from": "1", "to": "9999"}, 404, "so nothing can be proved of its first 9,999."),
        ("proofs/consistency", {"from": "5", "to": "3"}, 422, "“from” is 5 and “to” is 3"),
        ("checkpoints/3", {}, 404, "No checkpoint of 3 entries was signed."),
        ("checkpoints/-1", {}, 422, "“size” is “-1”. It takes 0 or more."),
        ("checkpoints/latest", {}, 422, "“size” is “latest”. It takes a whole number."),
        ("checkpoints", {"after": "x"}, 422, "“after” is “x”. It takes a whole number."),
        ("checkpoints", {"limit": "0"}, 422, "“limit” is “0”. It takes 1 or more."),
    ],
)
def test_what_cannot_be_proved_is_refused_in_a_sentence(
    signed: World, administrator: Person, path: str, asked: dict[str, str], status: int, said: str
) -> None:
    found, detail = refused(administrator, f"/api/{path}", **asked)
    assert found == status, detail
    assert said in detail


def test_another_key_in_its_place_is_not_shown_as_the_one_that_signed(
    signed: World, clerk: Person, caplog: pytest.LogCaptureFixture
) -> None:
    origin, file = signed.tracker.log.head().origin, signed.tracker.settings.signing_key_file
    file.write_bytes(new_key(origin).as_pem())
    again = World(signed.store)
    person = Person(again.client, clerk.headers["Authorization"].removeprefix("Bearer "))
    for path in ("checkpoint/key", "checkpoint", "checkpoints"):
        status, detail = refused(person, f"/api/{path}")
        assert (status, "its signing key is missing, is another one" in detail) == (503, True)
    assert "is signed with the key" in caplog.text
    assert str(file) in caplog.text
    again.close()


def test_a_lost_signing_key_is_said_and_is_no_fault(signed: World, clerk: Person) -> None:
    signed.tracker.settings.signing_key_file.unlink()
    again = World(signed.store)
    person = Person(again.client, clerk.headers["Authorization"].removeprefix("Bearer "))
    status, detail = refused(person, "/api/checkpoint")
    assert status == 503
    assert "its signing key is missing" in detail
    assert str(signed.tracker.settings.signing_key_file) not in detail
    again.close()
