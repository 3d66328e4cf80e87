"""The audit trail at the door: filtered, and read on from page to page through its links."""

import pytest

from tests.api.rest.world import Person, World

TRAIL = "/api/programmes/shared-planning/audit-trail"


def positions(person: Person, path: str = TRAIL, **parameters: str) -> list[int]:
    answer = person.asks(path, **parameters)
    assert answer.status_code == 200, answer.text
    return [entry["position"] for entry in answer.json()["entries"]]


def next_page(person: Person, path: str) -> str | None:
    link = person.client.get(path, headers=person.headers).headers.get("link")
    return None if link is None else str(link).removeprefix("<").removesuffix('>; rel="next"')


@pytest.mark.parametrize("limit", [1, 2, 5, 14, 15, 1_000])
def test_following_the_links_reads_every_entry_once_and_in_order(manager: Person, limit: int) -> None:
    everything = positions(manager)
    read, path = [], f"{TRAIL}?limit={limit}&subject=milestone"
    milestones = positions(manager, subject="milestone")
    while path:
        read += [entry["position"] for entry in manager.client.get(path, headers=manager.headers).json()["entries"]]
        path = next_page(manager, path) or ""
    assert read == milestones
    assert set(read) < set(everything)


def test_the_last_page_leads_nowhere(manager: Person) -> None:
    assert "link" not in manager.asks(TRAIL).headers
    assert manager.asks(TRAIL, after="999999").json()["entries"] == []


def test_a_link_keeps_every_filter_as_it_was_written(manager: Person) -> None:
    path = f"{TRAIL}?actor=administrator&limit=1&since=2026-07-14&clock=effective&as_at=2026-07-14"
    found = next_page(manager, path)
    assert found is not None
    assert found.startswith(
        f"{TRAIL}?actor=administrator&limit=1&since=2026-07-14&clock=effective&as_at=2026-07-14&after="
    )


def test_a_name_with_spaces_and_signs_survives_in_a_link(world: World, manager: Person) -> None:
    for ref in ("M8", "M9"):
        assert manager.gives("plan-milestone", ref, {"title": "Doors open"}).status_code == 201
    found = next_page(manager, f"{TRAIL}?actor=programme%20manager&limit=1")
    assert found is not None
    assert len(manager.client.get(found, headers=manager.headers).json()["entries"]) == 1


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"subject": "milestone/M1"}, 1),
        ({"subject": "phase"}, 5),
        ({"fact": "RiskIdentified"}, 1),
        ({"actor": "administrator", "fact": "PhasePlanned"}, 2),
        ({"actor": "Nobody"}, 0),
        ({"since": "2026-07-15"}, 0),
        ({"until": "2026-07-13"}, 0),
        ({"since": "2026-07-14", "until": "2026-07-14", "clock": "effective", "fact": "IssueRaised"}, 1),
    ],
)
def test_each_filter_leaves_what_it_names(manager: Person, filters: dict[str, str], count: int) -> None:
    assert len(positions(manager, **filters)) == count


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        ({"subject": "mile-stone"}, "“mile-stone” is no kind of thing. Ask for one of programme, phase,"),
        ({"fact": "MilestoneUpdated"}, "“MilestoneUpdated” is no fact."),
        ({"since": "last week"}, "“since” is “last week”. It takes a day such as 2018-01-19."),
        ({"until": "2026-13-01"}, "“until” is “2026-13-01”. It takes a day that the calendar has."),
        ({"clock": "wall"}, "“clock” is “wall”. It takes one of recorded, effective."),
        ({"limit": "0"}, "“limit” is “0”. It takes 1 or more."),
        ({"limit": "1001"}, "“limit” is “1001”. It takes 1000 or less."),
        ({"limit": "9" * 5_000}, "“limit” is “999"),
        ({"after": "-1"}, "“after” is “-1”. It takes 0 or more."),
        ({"after": "9" * 30}, "“after” is “999"),
        ({"subject": "x" * 5_000}, "“xxx"),
    ],
)
def test_a_filter_that_cannot_be_meant_is_refused(manager: Person, filters: dict[str, str], sentence: str) -> None:
    answer = manager.asks(TRAIL, **filters)
    assert (answer.status_code, answer.json()["detail"][: len(sentence)]) == (422, sentence)
    assert len(answer.json()["detail"]) < 400
