"""Take pictures of the pages as the samples fill them: some for the README, others to look at; `make screenshots`."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from domain.actor import Role
from tests.api.pages.every_page import FIRST
from tests.architecture.checkout import ROOT
from tests.browser.driving import opened_chromium
from tests.browser.people import People
from tests.browser.serving import serving_the_samples
from tests.browser.sign_in import admit_everybody

FOR_THE_README = ROOT / "docs" / "images"
TO_LOOK_AT = ROOT / "screenshots"
THEN = "as_at=2018-01-19"


class Picture(NamedTuple):
    """One picture: its name, the address it is of, who sees it, where it goes, and how wide the window is."""

    name: str
    address: str
    role: Role = Role.PROGRAMME_MANAGER
    folder: Path = TO_LOOK_AT
    width: int = 1280


PICTURES = (
    Picture("portfolio", "/", Role.VIEWER, FOR_THE_README),
    Picture("programme", f"/programmes/{FIRST}?{THEN}", Role.VIEWER, FOR_THE_README),
    Picture("update-my-milestones", f"/programmes/{FIRST}/milestones/update", folder=FOR_THE_README),
    Picture("milestones", f"/programmes/{FIRST}/milestones?{THEN}", Role.VIEWER),
    Picture("milestones-on-a-telephone", f"/programmes/{FIRST}/milestones?{THEN}", Role.VIEWER, width=320),
    Picture("milestone", f"/programmes/{FIRST}/milestones/T1"),
    Picture("risks", "/programmes/3c-ict-shared-service/risks"),
    Picture("plan", "/programmes/cheshire-ict-tom/plan", Role.VIEWER),
    Picture("light", f"/programmes/{FIRST}/rag/programme:overall?{THEN}", Role.VIEWER),
    Picture("highlight-report", f"/programmes/{FIRST}/highlight-report?{THEN}"),
    Picture("audit-trail", f"/programmes/{FIRST}/audit-trail", Role.AUDITOR),
)
"""Every picture there is to take."""


def take(people: People, picture: Picture) -> str | None:
    """The picture as a file; or a sentence that says why there is none."""
    window = people.opens(picture.role, width=picture.width)
    answer = window.goto(picture.address)
    if answer is None or answer.status != 200:
        return f"{picture.name}: {picture.address} answers {answer.status if answer else 'nothing'}"
    # What stands in the README is what fits a window; the others are taken whole.
    window.screenshot(path=picture.folder / f"{picture.name}.png", full_page=picture.folder is TO_LOOK_AT)
    return None


def take_all() -> Iterator[str]:
    """All of them, of one tracker in one browser; what could not be taken is told."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving_the_samples(Path(folder) / "tracker.sqlite") as served,
        opened_chromium() as browser,
        closing(People(browser, served)) as people,
    ):
        admit_everybody(served)
        yield from filter(None, (take(people, picture) for picture in PICTURES))


if __name__ == "__main__":
    sys.exit("\n".join(take_all()) or 0)
