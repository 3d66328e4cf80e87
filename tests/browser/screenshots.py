"""Take pictures of the pages as the samples fill them: three for the README, others to look at; `make screenshots`."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import NamedTuple

from domain.actor import Role
from tests.api.pages.every_page import FIRST
from tests.architecture.checkout import ROOT
from tests.browser.album import PICTURES
from tests.browser.driving import opened_chromium
from tests.browser.people import WIDTH, People
from tests.browser.serving import Served, serving_four_weeks_later, serving_the_samples
from tests.browser.sign_in import admit_everybody

FOR_THE_README = ROOT / "docs" / "images"
THEN = "as_at=2018-01-19"


class Picture(NamedTuple):
    """One picture: its name, the address it is of, who sees it, how wide the window is, and where it is cut off."""

    name: str
    address: str
    role: Role = Role.PROGRAMME_MANAGER
    width: int = WIDTH
    height: int | None = None


FOUR_WEEKS_LATER = (
    Picture("portfolio", "/", Role.VIEWER, height=800),
    Picture("programme", f"/programmes/{FIRST}?{THEN}", Role.VIEWER, height=1020),
    Picture("update-my-milestones", f"/programmes/{FIRST}/update", height=960),
)
"""What the README shows: the upper part of three pages."""

TODAY = (
    Picture("milestones", f"/programmes/{FIRST}/milestones?{THEN}", Role.VIEWER),
    Picture("milestones-on-a-telephone", f"/programmes/{FIRST}/milestones?{THEN}", Role.VIEWER, width=320),
    Picture("milestone", f"/programmes/{FIRST}/milestones/T1"),
    Picture("risks", "/programmes/3c-ict-shared-service/risks"),
    Picture("plan", "/programmes/cheshire-ict-tom/plan", Role.VIEWER),
    Picture("light", f"/programmes/{FIRST}/rag/programme:overall?{THEN}", Role.VIEWER),
    Picture("highlight-report", f"/programmes/{FIRST}/highlight-report?{THEN}"),
    Picture("audit-trail", f"/programmes/{FIRST}/audit-trail", Role.AUDITOR),
)
"""What is there to look at, whole."""


def take(people: People, picture: Picture, *, folder: Path) -> str | None:
    """The picture as a file; or a sentence that says why there is none."""
    window = people.opens(picture.role, width=picture.width)
    answer = window.goto(picture.address)
    if answer is None or answer.status != 200:
        return f"{picture.name}: {picture.address} answers {answer.status if answer else 'nothing'}"
    if picture.height:
        window.set_viewport_size({"width": picture.width, "height": picture.height})
    window.screenshot(path=folder / f"{picture.name}.png", full_page=picture.height is None)
    return None


def take_all(pictures: Sequence[Picture], serving: AbstractContextManager[Served], *, folder: Path) -> Iterator[str]:
    """All of them, of one tracker in one browser; what could not be taken is told."""
    with serving as served, opened_chromium() as browser, closing(People(browser, served)) as people:
        admit_everybody(served)
        yield from filter(None, (take(people, picture, folder=folder) for picture in pictures))


def everything(folder: Path) -> Iterator[str]:
    """The pictures of both trackers, which are kept in this folder while they are looked at."""
    yield from take_all(FOUR_WEEKS_LATER, serving_four_weeks_later(folder / "then.sqlite"), folder=FOR_THE_README)
    yield from take_all(TODAY, serving_the_samples(folder / "today.sqlite"), folder=PICTURES)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        sys.exit("\n".join(everything(Path(made))) or 0)
