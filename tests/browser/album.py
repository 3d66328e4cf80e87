"""Pictures of a journey, step by step, in a folder that is not committed."""

from playwright.sync_api import Page

from tests.architecture.checkout import ROOT

PICTURES = ROOT / "screenshots"


class Album:
    """What one person saw on their way, numbered."""

    def __init__(self, journey: str) -> None:
        self._journey, self._taken = journey, 0

    def keeps(self, page: Page, what: str) -> None:
        """A picture of the whole page as it is now."""
        self._taken += 1
        page.screenshot(path=PICTURES / f"{self._journey}-{self._taken:02}-{what}.png")
