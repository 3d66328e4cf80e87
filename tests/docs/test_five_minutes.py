"""The tutorial for a browser is followed word by word: what it says to follow, type and press is there."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from starlette.testclient import TestClient

from api.bootstrap import build
from api.commandline.demonstration import bring_samples_in
from api.server import create_server
from application.commands.access import OPERATOR, make_sign_in_link, make_sure_of
from domain.actor import Grant, Role
from tests.acceptance.doors.browser import AT_HOME, Browser, Shown
from tests.acceptance.doors.forms import Form
from tests.acceptance.doors.markup import read_page
from tests.api.pages.html import words_of

TUTORIAL = Path(__file__).resolve().parents[2] / "docs" / "five-minutes.md"

_A_STEP = re.compile(
    r"(?P<open>Open the link)"
    r"|[Ff]ollow\s+\*\*(?P<follow>[^*]+)\*\*"
    r"|[Pp]ress\s+\*\*(?P<press>[^*]+)\*\*"
    r"|[Ff]ind\s+the\s+row\s+\*\*(?P<find>[^*]+)\*\*"
    r"|[Ii]n\s+\*\*(?P<label>[^*]+)\*\*\s+(?:type|choose)\s+`(?P<words>[^`]+)`"
    r"|^> (?P<read>.+)$",
    re.MULTILINE,
)


class Step(NamedTuple):
    """One thing the tutorial says to do, or to see."""

    deed: str
    what: str
    words: str = ""


def steps_of(text: str) -> Iterator[Step]:
    for found in _A_STEP.finditer(text):
        deed = found.lastgroup or ""
        if deed == "words":
            yield Step("fill", " ".join(found["label"].split()), " ".join(found["words"].split()))
        else:
            yield Step(deed, " ".join(found[deed].split()))


class Reader:
    """Somebody who does what the tutorial says, and nothing else."""

    def __init__(self, browser: Browser, link: str) -> None:
        self._browser, self._link = browser, link
        self._page: Shown
        self._filled: Form | None = None
        self._row = ""

    def do(self, step: Step) -> None:
        getattr(self, f"_{step.deed}")(step)

    def _open(self, _: Step) -> None:
        self._page = self._browser.open(self._link)

    def _follow(self, step: Step) -> None:
        links = {words_of(link): link.attrib["href"] for link in self._page.tree.iter("a")}
        assert step.what in links, f"there is no link “{step.what}” on {self._page.address}: {sorted(links)}"
        self._page, self._filled, self._row = self._browser.open(links[step.what]), None, ""

    def _find(self, step: Step) -> None:
        self._read(step)
        self._row = step.what

    def _fill(self, step: Step) -> None:
        forms = [self._filled] if self._filled else self._forms()
        for form in forms:
            for name in (one.name for one in form.fields.values() if self._is_meant(one.label, step.what)):
                form.fill(name, step.words)
                self._filled = form
                return
        raise AssertionError(f"there is no field “{step.what}” on {self._page.address}")

    def _is_meant(self, label: str, wanted: str) -> bool:
        """Whether a label is the one that is named, or in a table the one in the row that was found."""
        return label == wanted or (bool(self._row) and label.startswith(wanted) and label.endswith(self._row))

    def _press(self, step: Step) -> None:
        form = self._filled or self._form_sent_by(step.what)
        self._page, self._filled = self._browser.send(form), None

    def _read(self, step: Step) -> None:
        assert step.what in words_of(self._page.tree), f"{self._page.address} does not say “{step.what}”"

    def _forms(self) -> list[Form]:
        body = next(self._page.tree.iter("body"))
        return [Form(element, self._page.address) for element in body.iter("form")]

    def _form_sent_by(self, button: str) -> Form:
        body = next(self._page.tree.iter("body"))
        for element in body.iter("form"):
            if any(words_of(one) == button for one in element.iter("button")):
                return Form(element, self._page.address)
        raise AssertionError(f"there is no button “{button}” on {self._page.address}")


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    """Somebody who has typed `make run` and holds the link that it printed."""
    tracker = build(tmp_path / "tracker.sqlite")
    bring_samples_in(tracker)
    person = make_sure_of("Demonstration", [Grant(Role.ADMINISTRATOR)], office=tracker.office, by=OPERATOR)
    link = make_sign_in_link(person, links=tracker.sign_in_links, office=tracker.office, by=OPERATOR)
    with TestClient(create_server(tracker), base_url=AT_HOME) as wire:
        yield Reader(Browser(wire, read_page), link)
    tracker.close()


def test_the_five_minutes_are_as_the_tutorial_tells_them(reader: Reader) -> None:
    steps = list(steps_of(TUTORIAL.read_text(encoding="utf-8")))
    assert [step.deed for step in steps].count("follow") >= 7
    for step in steps:
        reader.do(step)


def test_a_tutorial_that_promises_too_much_is_found_out(reader: Reader) -> None:
    reader.do(Step("open", "Open the link"))
    reader.do(Step("press", "Sign in"))
    with pytest.raises(AssertionError, match="there is no link"):
        reader.do(Step("follow", "Delete everything"))
    with pytest.raises(AssertionError, match="does not say"):
        reader.do(Step("read", "All is lost"))
