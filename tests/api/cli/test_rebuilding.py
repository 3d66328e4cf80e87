"""Rebuilding the views in a terminal, and several servers on one store that show one another's changes at once."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx2
import pytest

from api.bootstrap import build
from api.settings import Settings
from domain.actor import Grant, Role
from tests.api.cli.terminal import Terminal
from tests.api.cli.test_serving import free_port, lines_until_ready
from tests.people import token_for

ROUNDS = 6


def test_rebuilding_says_what_was_rebuilt(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path / "tracker.sqlite")
    terminal.types("import", "samples/cheshire-ict-tom.yaml")
    said = terminal.types("rebuild")
    assert (said.code, said.out) == (0, "The portfolio was rebuilt from the journal: 1 programme.\n")


def test_what_is_not_there_is_not_rebuilt(tmp_path: Path) -> None:
    said = Terminal(tmp_path / "nowhere.sqlite").types("rebuild")
    assert said.code == 2
    assert "there is no such file" in said.err


class Asking:
    """One person, who asks one server or the other with the same token."""

    def __init__(self, token: str) -> None:
        self._client = httpx2.Client(headers={"Authorization": f"Bearer {token}"}, timeout=20)

    def post(self, port: int, path: str, **said: object) -> None:
        """Give an order."""
        self._client.post(f"http://127.0.0.1:{port}/api{path}", json=said).raise_for_status()

    def get(self, port: int, path: str) -> dict[str, object]:
        """Ask a question."""
        answer = self._client.get(f"http://127.0.0.1:{port}/api{path}").raise_for_status()
        found: dict[str, object] = answer.json()
        return found

    def stops(self) -> None:
        """Hang up."""
        self._client.close()


@contextmanager
def two_servers(where: str, tmp_path: Path) -> Iterator[tuple[int, int]]:
    """Two processes that know nothing of each other but the store."""
    terminal = Terminal(tmp_path / "tracker.sqlite")
    terminal.environment["TRACKER_STORE"] = where
    terminal.environment["TRACKER_SIGNING_KEY"] = str(tmp_path / "signing-key")
    ports = free_port(), free_port()
    with ExitStack() as running:
        for port in ports:
            started = running.enter_context(terminal.keeps_running("serve", "--port", str(port)))
            lines_until_ready(started)
        yield ports


def somebody(where: str, tmp_path: Path) -> str:
    """A token of an administrator of every programme."""
    tracker = build(Settings.model_validate({"store": where, "signing_key": tmp_path / "signing-key"}))
    token = token_for(tracker, "Administrator", [Grant(Role.ADMINISTRATOR)])
    tracker.close()
    return token


@pytest.fixture(params=["sqlite", "postgres"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(request.getfixturevalue("schema")) if request.param == "postgres" else str(tmp_path / "tracker.sqlite")


def test_what_one_server_records_the_other_shows_at_once(where: str, tmp_path: Path) -> None:
    asking = Asking(somebody(where, tmp_path))
    with two_servers(where, tmp_path) as ports:
        for number in range(ROUNDS):
            one, other = ports[number % 2], ports[1 - number % 2]
            asking.post(one, f"/programmes/bridge-{number}/register", name=f"Bridge {number}")
            told = asking.get(other, "/portfolio")
            assert (told["count"], told["in_words"]) == (
                number + 1,
                f"{number + 1} programme{'s' if number else ''}: {number + 1} not rated.",
            )
            assert asking.get(one, "/portfolio") == told
    asking.stops()
