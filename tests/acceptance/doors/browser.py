"""A browser without scripts: it keeps cookies, follows where it is led, says where forms come from, and reads pages."""

from collections.abc import Callable, Mapping
from http.cookiejar import CookieJar
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit
from xml.etree.ElementTree import Element

from starlette.testclient import TestClient

from tests.acceptance.doors.door import Seen
from tests.acceptance.doors.forms import Form, Sent, forms_on
from tests.acceptance.doors.markup import read_main
from tests.acceptance.doors.microdata import seen_on
from tests.api.pages.html import words_of

AT_HOME = "https://testserver"
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}
A_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PAGE = "text/html; charset=utf-8"


class Shown(NamedTuple):
    """A page that is in front of one: where it is, how it was answered, and what is in its main part."""

    address: str
    status: int
    tree: Element

    @property
    def path(self) -> str:
        return urlsplit(self.address).path

    @property
    def is_refusal(self) -> bool:
        return self.status >= 400

    @property
    def seen(self) -> Seen:
        return seen_on(self.tree)

    @property
    def asks_who_one_is(self) -> bool:
        """Whether one was led to the page for signing in."""
        return self.path == "/sign-in"

    @property
    def form(self) -> Form:
        """The one form of a page that is there to be filled in, not to look at something else."""
        (form,) = (form for form in forms_on(self.tree, self.address) if not form.is_looking)
        return form

    @property
    def heading(self) -> str:
        return words_of(next(self.tree.iter("h1")))

    @property
    def buttons(self) -> list[str]:
        """The words of the buttons of the page."""
        return [words_of(button) for button in self.tree.iter("button")]

    @property
    def links(self) -> Mapping[str, str]:
        """The links of the page, by their words."""
        return {words_of(link): link.attrib["href"] for link in self.tree.iter("a")}


class Browser:
    """One person's browser; their cookies are in it and nobody else's. `wire` may carry those of many.

    It looks at the main part of pages, unless it `reads` all of them.
    """

    def __init__(self, wire: TestClient, reads: Callable[[str], Element] = read_main) -> None:
        self._wire, self._reads = wire, reads
        self._cookies = CookieJar()

    def open(self, address: str, **query: str) -> Shown:
        """Follow an address."""
        return self._read(self._ours().get(f"{address}?{urlencode(query)}" if query else address))

    def save(self, address: str) -> bytes:
        """Follow an address that leads to a file."""
        answer = self._ours().get(address)
        assert answer.is_success, f"{address} was answered with {answer.status_code}"
        return bytes(answer.content)

    def send(self, form: Form, also: Sent = ()) -> Shown:
        """Send a form as it stands, with what the pressed button adds."""
        sent = [*form.sends, *also]
        if form.is_looking:
            return self.open(f"{urlsplit(form.address).path}?{urlencode(sent)}")
        if form.files:
            return self._read(self._ours().post(form.address, data=dict(sent), files=form.files, headers=FROM_HERE))
        return self._read(self._ours().post(form.address, content=urlencode(sent), headers=FROM_HERE | A_FORM))

    def _ours(self) -> TestClient:
        self._wire.cookies = self._cookies
        return self._wire

    def _read(self, answer: Any) -> Shown:  # Any: the client is of one library in older releases, another in newer
        assert answer.headers["content-type"] == PAGE, f"{answer.url} is no page: {answer.headers['content-type']}"
        return Shown(answer.url.raw_path.decode(), answer.status_code, self._reads(answer.text))
