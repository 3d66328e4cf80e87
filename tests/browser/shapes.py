"""What a page is made of, as axe sees it: each way in which an element is set, and what it stands in."""

from collections.abc import Sequence
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# Of these the value decides how an element looks or what it is; of all others it matters only that they are there.
# Whether names and references fit one another is asked of every page without a browser.
TELLING = {"aria-current", "aria-hidden", "aria-live", "autocomplete", "class", "lang", "rel", "role", "scope", "type"}


def shapes_of(html: str) -> set[str]:
    """A page whose shapes have all been judged on other pages holds nothing that is new to axe.

    Rows of a table are of one shape, and so are most fields of all forms.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class Judged:
    """What a way of looking at pages has found good: a page that holds no shape but these tells it nothing new."""

    def __init__(self) -> None:
        self._good: set[str] = set()

    def says_nothing_new(self, html: str) -> bool:
        """Whether every shape of the page has been found good on another page."""
        return shapes_of(html) <= self._good

    def is_good(self, html: str) -> None:
        """Nothing was found on this page."""
        self._good |= shapes_of(html)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._within: list[tuple[str, str]] = []
        self._nothing_since = False

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        told = sorted(f"{name}={value}" if name in TELLING else name for name, value in attrs)
        shape = " ".join([tag, *told])
        self._note(shape)
        if tag not in VOID:
            self._within.append((tag, shape))
            self._nothing_since = True

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        # HTML lets some elements end without saying so, and they end with the one around them.
        if not any(open_tag == tag for open_tag, _ in self._within):
            return
        if self._nothing_since:
            self._note("nothing")
        while self._within.pop()[0] != tag:
            pass
        self._nothing_since = False

    def handle_data(self, data: str) -> None:
        if data.strip():
            self._note("…")

    def _note(self, shape: str) -> None:
        self._nothing_since = False
        self.found.add(" > ".join([*(above for _, above in self._within), shape]))
