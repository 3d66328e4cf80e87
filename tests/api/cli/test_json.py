"""The JSON of the command line is that of REST: the same models, the same values."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.bootstrap import build
from api.rest.app import create_app
from domain.actor import Grant, Role
from tests.api.cli.terminal import Terminal
from tests.people import token_for

MOMENTS = (
    ("greater-cambridge-planning", "2018-01-19", None),
    ("greater-cambridge-planning", "2018-03-01", "2018-02-20"),
    ("cheshire-ict-tom", "2018-04-15", None),
    ("sbc-ehdc-ict", "2023-10-02", None),
    ("3c-ict-shared-service", "2018-02-20", None),
)
QUESTIONS = {
    "programme": "",
    "workstreams": "/workstreams",
    "highlight": "/highlight-report",
    "rag": "/rag",
    "milestones": "/milestones",
    "phases": "/phases",
    "risks": "/risks",
    "issues": "/issues",
    "papers": "/papers",
    "recommendations": "/recommendations",
    "changes": "/change-requests",
    "decisions": "/decisions",
    "actions": "/actions",
    "attention": "/attention",
    "boards": "/boards",
    "forward-plan": "/forward-plan",
    "meetings": "/meetings",
    "audit": "/audit-trail",
    "restatement": "/restatement",
}


@pytest.fixture(scope="module")
def client(samples_brought_in: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Somebody at the REST door of a copy of the same store."""
    tracker = build(Path(shutil.copy(samples_brought_in, tmp_path_factory.mktemp("served") / "tracker.sqlite")))
    token = token_for(tracker, "Viewer", [Grant(Role.VIEWER), Grant(Role.EXEMPT_READER)])
    with TestClient(create_app(tracker), headers={"Authorization": f"Bearer {token}"}) as client:
        yield client
    tracker.close()


@pytest.mark.parametrize(("programme", "as_at", "known_at"), MOMENTS)
@pytest.mark.parametrize(("name", "path"), QUESTIONS.items())
def test_every_report_is_the_same_json_through_both_doors(
    reader: Terminal, client: TestClient, name: str, path: str, programme: str, as_at: str, known_at: str | None
) -> None:
    known = {"known_at": known_at} if known_at else {}
    options = ("--known-at", known_at) if known_at else ()
    rest = client.get(f"/api/programmes/{programme}{path}", params={"as_at": as_at, **known})
    typed = reader.types("report", name, programme, "--as-at", as_at, *options, "--json")
    assert rest.status_code == 200
    assert typed.json == rest.json()


def test_the_filters_of_both_doors_mean_the_same(reader: Terminal, client: TestClient) -> None:
    programme = "greater-cambridge-planning"
    rest = client.get(
        f"/api/programmes/{programme}/audit-trail",
        params={"subject": "milestone", "fact": "MilestonePlanned", "limit": 3, "as_at": "2018-01-19"},
    )
    typed = reader.types(
        "report", "audit", programme, "--subject", "milestone", "--fact", "MilestonePlanned", "--limit", "3",
        "--as-at", "2018-01-19", "--json",
    )  # fmt: skip
    assert typed.json == rest.json()


def test_a_comparison_is_the_same_json_through_both_doors(reader: Terminal, client: TestClient) -> None:
    programme, asked = "greater-cambridge-planning", {"from_as_at": "2018-01-19", "to_as_at": "2018-03-01"}
    rest = client.get(f"/api/programmes/{programme}/comparison", params={**asked, "from_known_at": "2018-02-10"})
    typed = reader.types(
        "report", "comparison", programme, "--from-as-at", "2018-01-19", "--from-known-at", "2018-02-10",
        "--to-as-at", "2018-03-01", "--json",
    )  # fmt: skip
    assert rest.json()["things"]
    assert typed.json == rest.json()


def test_the_list_of_programmes_is_the_same_json_through_both_doors(reader: Terminal, client: TestClient) -> None:
    rest = client.get("/api/programmes", params={"as_at": "2018-03-01"})
    assert reader.types("programmes", "--as-at", "2018-03-01", "--json").json == rest.json()


def test_the_list_of_orders_is_the_same_json_through_both_doors(reader: Terminal, client: TestClient) -> None:
    assert reader.types("orders", "--json").json == client.get("/api/orders").json()


def test_one_milestone_is_the_same_json_through_both_doors(reader: Terminal, client: TestClient) -> None:
    rest = client.get("/api/programmes/greater-cambridge-planning/milestones/M4", params={"as_at": "2018-03-01"})
    typed = reader.types("report", "milestone", "greater-cambridge-planning", "M4", "--as-at", "2018-03-01", "--json")
    assert rest.status_code == 200
    assert typed.json == rest.json()
