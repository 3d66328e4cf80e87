"""The pages that tell people what to type are followed, and every link between pages leads somewhere."""

import re
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.shell_session import Shell, follow, steps_of, surroundings

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", *sorted(DOCS.rglob("*.md")))
ON_THE_SAMPLES = (
    DOCS / "how-to" / "read-a-past-moment.md",
    DOCS / "how-to" / "ask-what-was-shown.md",
    DOCS / "how-to" / "issue-a-token.md",
    DOCS / "how-to" / "give-people-access.md",
    DOCS / "how-to" / "check-the-store.md",
    DOCS / "how-to" / "verify-the-record.md",
    DOCS / "how-to" / "witness-the-log.md",
    DOCS / "how-to" / "freeze-a-board-pack.md",
    DOCS / "how-to" / "issue-a-report.md",
    DOCS / "how-to" / "ask-for-returns.md",
    DOCS / "how-to" / "keep-meetings-in-a-calendar.md",
    DOCS / "how-to" / "escalate-to-a-board.md",
    DOCS / "how-to" / "hold-phases-at-gates.md",
    DOCS / "how-to" / "ask-for-a-change.md",
    DOCS / "how-to" / "record-what-a-meeting-decided.md",
    DOCS / "how-to" / "correct-an-entry.md",
    DOCS / "how-to" / "keep-an-item-from-the-public.md",
    DOCS / "how-to" / "run-the-server.md",
    DOCS / "how-to" / "move-a-portfolio.md",
    DOCS / "how-to" / "back-up-and-restore.md",
)
# It is held by the tests of the importer, which read its files.
FOLLOWED_ELSEWHERE = {DOCS / "how-to" / "import-a-programme.md"}
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?!https?:|mailto:)(?P<path>[^)#\s]*)(?:#(?P<part>[^)\s]*))?\)")
_HEADING = re.compile(r"^#{1,6} (?P<words>.+)$", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)

needs_a_shell = pytest.mark.skipif(
    shutil.which("curl") is None or shutil.which("bash") is None, reason="there is no curl or no bash here"
)


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def prose_of(page: Path) -> str:
    return _FENCED.sub("", page.read_text(encoding="utf-8"))


def parts_of(page: Path) -> set[str]:
    """What its headings are called in a link."""
    headings = (found["words"].lower() for found in _HEADING.finditer(prose_of(page)))
    return {re.sub(r"[^\w\- ]", "", words).replace(" ", "-") for words in headings}


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    """A shell in an empty folder that has nothing to install, and a port that nobody else is given before it serves."""
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
        replaced = [
            ("source .venv/bin/activate", ":"),
            (".venv/bin/tracker", "tracker"),
            ("make run", "tracker serve --samples"),
            ("127.0.0.1:8000", f"127.0.0.1:{port}"),
        ]
        opened = Shell(tmp_path, surroundings(port), replaced, held.close)
        yield opened
        opened.end()


@needs_a_shell
@pytest.mark.parametrize("page", [ROOT / "README.md", DOCS / "tutorial.md"], ids=name_of)
def test_a_page_that_begins_at_the_beginning_works_as_it_is_written(page: Path, shell: Shell) -> None:
    assert follow(page, shell) == []


@needs_a_shell
@pytest.mark.parametrize("page", ON_THE_SAMPLES, ids=name_of)
def test_a_page_about_the_samples_works_as_it_is_written(page: Path, shell: Shell) -> None:
    shell.type(f"tracker import {ROOT}/samples/*.yaml")
    assert follow(page, shell) == []


@needs_a_shell
def test_a_server_that_ends_before_it_answers_is_not_waited_for(shell: Shell) -> None:
    with pytest.raises(AssertionError, match="the depot is closed"):
        shell.serve("bash -c 'sleep 0.3; echo the depot is closed'")


@needs_a_shell
def test_a_server_that_is_slow_to_begin_is_waited_for(shell: Shell) -> None:
    assert "somewhere" in shell.serve("bash -c 'sleep 0.5; echo The tracker answers on somewhere; sleep 9'")


def test_every_page_that_shows_commands_is_followed() -> None:
    followed = {ROOT / "README.md", DOCS / "tutorial.md", *ON_THE_SAMPLES}
    shown = {page for page in PAGES if list(steps_of(page))}
    assert sorted(map(name_of, shown - followed - FOLLOWED_ELSEWHERE)) == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    lost = []
    for found in _LINK.finditer(prose_of(page)):
        there = (page.parent / found["path"]).resolve() if found["path"] else page
        if not there.exists() or (found["part"] and there.suffix == ".md" and found["part"] not in parts_of(there)):
            lost.append(found[0])
    assert lost == []


def test_every_page_can_be_reached_from_the_index() -> None:
    reached, waiting = {DOCS / "index.md"}, [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        linked = ((page.parent / found["path"]).resolve() for found in _LINK.finditer(prose_of(page)) if found["path"])
        fresh = {other for other in linked if other.suffix == ".md" and other.exists()} - reached
        reached |= fresh
        waiting += fresh
    assert [name_of(page) for page in PAGES if page not in reached and page.parent != ROOT] == []


def test_the_glossary_names_no_word_twice() -> None:
    words = re.findall(
        r"^\| (\*\*.+?\*\*[^|]*?) \|", (DOCS / "reference" / "glossary.md").read_text("utf-8"), re.MULTILINE
    )
    assert len(words) > 60
    assert len(words) == len(set(words))
