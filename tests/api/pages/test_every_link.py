"""Every link of every page leads to a page, and no two pages are called the same."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, urljoin, urlsplit
from xml.etree.ElementTree import Element

import pytest
from starlette.testclient import TestClient

from api.commandline.demonstration import bring_samples_in
from domain.actor import Role
from tests.acceptance.doors.markup import read_page
from tests.api.pages.html import SVG, faults_of_page, words_of
from tests.api.pages.world import AT_HOME, Answer, World

PAGE = "text/html; charset=utf-8"
THE_PAST = "as_at=2018-01-19&known_at=2018-02-20"
A_FILE = re.compile(r"\.(csv|json|ics)$")
A_THING = re.compile(r"^(/programmes/[^/]+)?/(people|[a-z-]+s|rag)/[^/]+")


class Walk(NamedTuple):
    """What was come across: every page that was opened, by its address, and where a link to it stood."""

    titles: dict[str, str]
    found_on: dict[str, str]


class Walker:
    """Somebody who follows every link they come across, so many of each sort.

    Addresses are of one sort where they differ in what they are about and in what they ask for, but not in what they
    are: the milestones of one programme sorted by title, and those of another sorted by owner.
    """

    def __init__(self, world: World, *, of_each_sort: int, strictly: bool) -> None:
        self._wire = TestClient(world.server, base_url=AT_HOME)
        self._wire.cookies = world.visitor(Role.ADMINISTRATOR).client.cookies
        self._of_each_sort, self._strictly = of_each_sort, strictly
        self._seen: Counter[str] = Counter()

    def walks(self, start: str) -> Walk:
        """Open the first page and follow its links, and theirs."""
        walk, waiting = Walk({}, {start: "the beginning"}), deque([start])
        with self._wire:
            while waiting:
                address = waiting.popleft()
                answer = self._wire.get(address)
                assert answer.status_code == 200, f"{answer.status_code}: {address}, found on {walk.found_on[address]}"
                for link in self._links_of(answer, address, walk):
                    if link not in walk.found_on and self._is_worth_it(link):
                        walk.found_on[link] = address
                        waiting.append(link)
        return walk

    def _links_of(self, answer: Answer, address: str, walk: Walk) -> Iterator[str]:
        if A_FILE.search(urlsplit(address).path):
            assert not answer.headers["content-type"].startswith("text/html"), address
            return
        assert answer.headers["content-type"] == PAGE, address
        if self._strictly:
            assert faults_of_page(answer.text) == [], address
        page = read_page(answer.text)
        walk.titles[address] = words_of(next(page.iter("title")))
        yield from links_of(page, address)

    def _is_worth_it(self, link: str) -> bool:
        self._seen[sort_of(link)] += 1
        return self._seen[sort_of(link)] <= self._of_each_sort


def links_of(page: Element, address: str) -> Iterator[str]:
    """The addresses that a page leads to, within the tracker."""
    for link in (*page.iter("a"), *page.iter(f"{SVG}a")):
        href = link.get("href", "")
        if not href.startswith("#"):
            yield urljoin(address, href).partition("#")[0]


def sort_of(address: str) -> str:
    """What kind of page an address is: its path without what it is about, and the names of what it asks for."""
    parts = urlsplit(address)
    path = A_THING.sub(r"\1/\2/…", parts.path)
    path = re.sub(r"^/programmes/[^/]+", "/programmes/…", path)
    return f"{path}?{sorted({name for name, _ in parse_qsl(parts.query)})}"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    made = World(tmp_path_factory.mktemp("samples") / "tracker.sqlite")
    bring_samples_in(made.tracker)
    yield made
    made.close()


@pytest.fixture
def shared_planning(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "tracker.sqlite").begin()
    yield made
    made.close()


def must_be_told_apart(walk: Walk) -> None:
    """Pages at different paths have different titles; what is asked of one page does not change what it is called."""
    called: defaultdict[str, set[str]] = defaultdict(set)
    for address, title in walk.titles.items():
        called[title].add(urlsplit(address).path)
    assert {title: paths for title, paths in called.items() if len(paths) > 1} == {}


def test_every_link_of_a_small_programme_leads_to_a_page(shared_planning: World) -> None:
    walk = Walker(shared_planning, of_each_sort=2, strictly=False).walks("/")
    assert len(walk.titles) > 60
    must_be_told_apart(walk)


@pytest.mark.slow
@pytest.mark.parametrize("start", ["/", f"/?{THE_PAST}"], ids=["now", "then"])
def test_every_link_among_the_samples_leads_to_a_page(start: str, samples: World) -> None:
    walk = Walker(samples, of_each_sort=6, strictly=True).walks(start)
    assert len(walk.titles) > 100
    must_be_told_apart(walk)
