"""A tracker on a real store into which all samples were imported, asked through its REST door."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.bootstrap import Tracker, build
from api.rest.app import create_app
from application.importers.bring_in import ImportReport, Paper, bring_in_together
from domain.actor import Actor, Grant, Role
from tests.acceptance.expected.asking import Ask, Json
from tests.architecture.checkout import ROOT
from tests.people import token_for

SAMPLES = tuple(sorted((ROOT / "samples").glob("*.yaml")))
IMPORTER = Actor("Importer", (Grant(Role.ADMINISTRATOR), Grant(Role.EXEMPT_READER)))


def papers(files: tuple[Path, ...] = SAMPLES) -> list[Paper]:
    return [Paper(file.name, file.read_bytes()) for file in files]


@pytest.fixture(scope="session")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tracker]:
    """A tracker with an empty store."""
    made = build(tmp_path_factory.mktemp("samples") / "tracker.sqlite")
    yield made
    made.close()


@pytest.fixture(scope="session")
def import_report(tracker: Tracker) -> ImportReport:
    """What the import of all samples said."""
    return bring_in_together(papers(), actor=IMPORTER, office=tracker.office)


@pytest.fixture(scope="session")
def ask(tracker: Tracker, import_report: ImportReport) -> Iterator[Ask]:
    """Asks as an auditor would who may read everything, once the samples are in."""
    assert import_report.recorded
    with _asking(tracker, "Auditor", [Grant(Role.AUDITOR), Grant(Role.EXEMPT_READER)]) as asked:
        yield asked


@pytest.fixture(scope="session")
def ask_as_the_public(tracker: Tracker, import_report: ImportReport) -> Iterator[Ask]:
    """Asks as somebody would who may read what is public."""
    assert import_report.recorded
    with _asking(tracker, "Reader", [Grant(Role.VIEWER)]) as asked:
        yield asked


@contextmanager
def _asking(tracker: Tracker, title: str, grants: list[Grant]) -> Iterator[Ask]:
    token = token_for(tracker, title, grants)
    with TestClient(create_app(tracker), headers={"Authorization": f"Bearer {token}"}) as client:

        def asked(programme: str, question: str = "", **params: str) -> Json:
            answer = client.get(f"/api/programmes/{programme}/{question}".rstrip("/"), params=params)
            assert answer.status_code == 200, answer.text
            return answer.json()

        yield asked
