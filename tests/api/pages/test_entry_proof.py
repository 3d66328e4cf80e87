"""The proof of an entry in the log: what it shows holds by hashing alone, and only of the programme it is asked of."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from application.proofs.merkle import is_included, leaf_hash
from domain.actor import Role
from domain.record import Moment
from tests.acceptance.doors.microdata import seen_on
from tests.api.pages.html import parsed
from tests.api.pages.world import Visitor, World
from tests.api.rest.world import SHARED_PLANNING

ENTRIES = f"/programmes/{SHARED_PLANNING}/entries"


@pytest.fixture
def visitor(world: World) -> Visitor:
    """Somebody who may do no more than read the shared planning service, of which everything is signed."""
    found = world.visitor(Role.VIEWER, SHARED_PLANNING, reads_exempt=True)
    world.tracker.log.checkpoint()
    return found


def positions(world: World, programme: str = SHARED_PLANNING) -> list[int]:
    entries = world.tracker.office.records.entries(programme, Moment(world.clock.now().date()))
    return [entry.position for entry in entries]


def read(visitor: Visitor, position: int, **moment: str) -> dict[str, Any]:  # Any: what microdata holds
    [found] = seen_on(parsed(visitor.reads(f"{ENTRIES}/{position}/proof", **moment)))["inclusion"]
    return dict(found)


def test_the_page_says_which_of_how_many_entries_it_is(world: World, visitor: Visitor) -> None:
    size, position = world.tracker.log.head().size, positions(world)[3]
    assert f"This entry is number {position} of the {size} entries that the checkpoint of 14 July 2026 vouches for" in (
        visitor.reads(f"{ENTRIES}/{position}/proof")
    )


def test_what_the_page_shows_makes_the_root_of_the_checkpoint(world: World, visitor: Visitor) -> None:
    latest = world.tracker.log.checkpoints()[-1]
    for position in positions(world):
        proof = json.loads(visitor.opens(f"{ENTRIES}/{position}/proof.json").text)
        leaf = leaf_hash(proof["envelope"].encode())
        hashes = [b64decode(each) for each in proof["proof"]]
        assert is_included(leaf, position - 1, latest.size, proof=hashes, root=latest.root)
    shown = read(visitor, position)
    assert (shown["leaf"], shown["root"], shown["size"]) == (proof["leaf"], proof["root"], latest.size)


def test_every_field_of_the_envelope_is_shown(world: World, visitor: Visitor) -> None:
    for position in positions(world):
        proof = json.loads(visitor.opens(f"{ENTRIES}/{position}/proof.json").text)
        page = visitor.reads(f"{ENTRIES}/{position}/proof")
        for name in json.loads(proof["envelope"]):
            assert f'itemprop="envelope.{name}"' in page


def test_the_proof_is_taken_away_as_a_file(world: World, visitor: Visitor) -> None:
    position = positions(world)[0]
    answer = visitor.opens(f"{ENTRIES}/{position}/proof.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["content-disposition"] == f'attachment; filename="entry-{position}-proof.json"'
    assert f"{ENTRIES}/{position}/proof.json" in visitor.reads(f"{ENTRIES}/{position}/proof")


def test_an_entry_that_no_checkpoint_covers_says_so(world: World, visitor: Visitor) -> None:
    world.order("confirm-forecast", "M1")
    position = max(positions(world))
    assert "No checkpoint covers this entry yet." in visitor.reads(f"{ENTRIES}/{position}/proof")
    assert visitor.opens(f"{ENTRIES}/{position}/proof.json").text == "null"


def test_a_log_that_cannot_be_vouched_for_says_why(world: World, visitor: Visitor, tmp_path: Path) -> None:
    world.tracker.settings.signing_key_file.unlink()
    again = World(world.store)
    reader = again.visitor(Role.VIEWER, SHARED_PLANNING)
    page = reader.reads(f"{ENTRIES}/{positions(world)[0]}/proof")
    assert "its signing key is missing" in page
    refused = reader.opens(f"{ENTRIES}/{positions(world)[0]}/proof.json")
    assert refused.status_code == 503
    assert "<h1" in refused.text
    assert "The log cannot vouch for anything just now" in refused.text
    assert "busy" not in refused.text
    assert str(tmp_path) not in page + refused.text, "where the key should be is for whoever runs the tracker"
    again.close()


def test_what_is_none_of_the_programmes_entries_is_not_there(world: World, visitor: Visitor) -> None:
    about_people = positions(world, "*")[0]
    end = world.tracker.log.head().size
    for stated in (about_people, end + 1, 0, "-1", "M4", "9" * 40, "²", "1e3"):
        for part in ("", ".json"):
            answer = visitor.opens(f"{ENTRIES}/{stated}/proof{part}")
            assert answer.status_code == 404
            assert f"has no entry {stated}. Its history lists those it has." in answer.text


def test_an_entry_that_was_not_known_yet_is_not_there(world: World, visitor: Visitor) -> None:
    answer = visitor.opens(f"{ENTRIES}/{positions(world)[0]}/proof", known_at="2020-01-01")
    assert answer.status_code == 404


def test_a_hidden_programmes_entry_is_answered_like_one_of_no_programme(world: World, visitor: Visitor) -> None:
    world.visitor(Role.VIEWER, "county")
    stranger = world.visitor(Role.VIEWER, "county")
    hidden = stranger.opens(f"{ENTRIES}/{positions(world)[0]}/proof")
    missing = stranger.opens(f"/programmes/absent-planning/entries/{positions(world)[0]}/proof")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.text == missing.text.replace("absent-planning", SHARED_PLANNING)


def test_the_page_of_an_entry_leads_to_its_proof_and_back(world: World, visitor: Visitor) -> None:
    position = positions(world)[0]
    its_page, proof = f"{ENTRIES}/{position}", f"{ENTRIES}/{position}/proof"
    assert f'href="{proof}"' in visitor.reads(its_page)
    assert f'href="{its_page}"' in visitor.reads(proof)
