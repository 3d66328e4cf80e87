"""The pages' door: forms are filled in and sent, pages are read, and nothing outside the doors knows how."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from time import sleep
from urllib.parse import urlencode, urlsplit

from starlette.testclient import TestClient

from api.addresses import PLURALS
from api.bootstrap import Tracker
from api.pages.forms.typed import filled
from api.pages.orders import path_of_form
from api.server import create_server
from application.commands.access import make_sign_in_link
from application.commands.catalogue import ORDERS
from application.commands.rule import Rule
from domain.actor import Grant, Role
from domain.refusals import DomainError
from tests.acceptance.doors.browser import AT_HOME, Browser, Shown
from tests.acceptance.doors.door import Answer, Refused, Seen
from tests.acceptance.doors.forms import Form
from tests.acceptance.doors.reading import answer_on, list_on, refusal_on, thing_on
from tests.people import person_for
from tests.wall_clock import WallClock

A_MOMENT = 0.05
BY_NAME = {rule.name: rule for rule in ORDERS}


class WebDoor:
    """Somebody with a browser without scripts, who opens a form, types into it and reads what comes of it."""

    def __init__(self, tracker: Tracker, clock: WallClock) -> None:
        self.programme = ""
        self._tracker, self._clock = tracker, clock
        self._open = ExitStack()
        self._wire = self._open.enter_context(TestClient(create_server(tracker), base_url=AT_HOME))
        self._me = ""
        self._people: dict[tuple[str, str], str] = {}
        self._browsers: dict[str, Browser] = {}
        self._moment: dict[str, str] = {}
        self._held: dict[tuple[str, str], Form] = {}
        self._sent: dict[str, Form] = {}
        self._came_in_on: dict[str, date] = {}
        self._tried: Shown

    def close(self) -> None:
        self._open.close()

    def today_is(self, day: date) -> None:
        self._clock.today_is(day)

    def be(self, title: str, *, of: str | None = None) -> None:
        programme = of or self.programme
        if (title, programme) not in self._people:
            role = Role(title.lower().replace(" ", "-"))
            grants = [Grant(role, programme)]
            self._people[title, programme] = person_for(self._tracker, title.capitalize(), grants)
        self._me = self._people[title, programme]

    def come_as(self, person: str) -> None:
        self._me = person

    def be_nobody(self) -> None:
        self._me = ""

    def order(self, order: str, thing: str, **said: object) -> Answer:
        rule, ref = BY_NAME[order], thing.partition("/")[2]
        address = self._address_of_form(rule, ref)
        form = self._held.get((self._me, address)) or self._look(address).form
        if rule.begins:
            form.fill("ref", ref)
        for name, (words,) in filled(rule.order, said).items():
            form = self._filled(form, name, words)
        self._sent[self._me] = form
        return self.again()

    def correct(self, entry: int, order: str, thing: str, **said: object) -> Answer:
        form = self._look(f"/programmes/{self.programme}/entries/{entry}/correct/{order}").form
        stated = [name for name in ("because", "authority") if name in said]
        explained = {name: str(said.pop(name)) for name in stated} | {name: "" for name in said if said[name] is None}
        for name, words in (*filled(BY_NAME[order].order, said).items(), *explained.items()):
            form = self._filled(form, name, words if isinstance(words, str) else words[0])
        self._sent[self._me] = form
        return self.again()

    def erase(self, entry: int, thing: str, *, why: Mapping[str, str], knowing: Sequence[int] = ()) -> Answer:
        form = self._look(f"/programmes/{self.programme}/entries/{entry}/erase").form
        for name, words in why.items():
            form.fill(name, words)
        if knowing:
            form.fill("knowing", " ".join(map(str, knowing)))
        self._sent[self._me] = form
        return self.again()

    def again(self) -> Answer:
        return answer_on(self._heard(self._browser.send(self._sent[self._me])))

    def hold(self, thing: str) -> None:
        """Open every form that the thing's page leads to, each in a tab of its own."""
        page = self._look(self._address_of(thing))
        for address in page.links.values():
            if address.startswith(f"{page.path}/"):
                self._held[self._me, address] = self._look(address).form

    def look_at(self, *, as_at: date | None = None, known_on: date | None = None) -> None:
        stated = {"as_at": as_at, "known_at": known_on}
        self._moment = {clock: day.isoformat() for clock, day in stated.items() if day}

    def look(self, question: str, **about: str) -> Seen:
        return list_on(self._look(self._question(question), **self._moment, **about), question)

    def thing(self, thing: str) -> Seen:
        return thing_on(self._look(self._address_of(thing), **self._moment))

    def take_away(self, question: str) -> bytes:
        links = self._look(self._question(question), **self._moment).links
        return self._browser.save(next(way for way in links.values() if urlsplit(way).path.endswith(".ics")))

    def bring_in(self, content: str, name: str) -> Seen:
        self.try_out(content.encode(), name)
        return self.confirm()

    def try_out(self, content: bytes, name: str) -> Seen:
        with self._as_whoever_runs_it():
            form = self._look("/import").form
            form.attach("files", name, content)
            self._tried = self._ended(self._browser.send(form))
            return self._heard(self._tried).seen

    @property
    def can_confirm(self) -> bool:
        return "Bring these files in" in self._tried.buttons

    def confirm(self) -> Seen:
        with self._as_whoever_runs_it():
            return self._heard(self._ended(self._browser.send(self._tried.form))).seen

    @contextmanager
    def _as_whoever_runs_it(self) -> Iterator[None]:
        """An administrator of everything sits down at another screen for a while."""
        me = self._me
        self.be("administrator", of="*")
        try:
            yield
        finally:
            self._me = me

    def _ended(self, shown: Shown) -> Shown:
        """What came of something that takes its time, once its page no longer tells how far it is."""
        while "progress" in shown.seen:
            sleep(A_MOMENT)
            shown = self._browser.open(shown.address)
        return shown

    # Addresses --------------------------------------------------------------------------------------------------------

    def _address_of(self, thing: str) -> str:
        kind, _, ref = thing.partition("/")
        below = "" if kind == "person" else f"/programmes/{self.programme}"
        return f"{below}/{PLURALS[kind]}/{ref}"

    def _address_of_form(self, rule: Rule, ref: str) -> str:
        programme = ref if rule.kind == "programme" else self.programme
        return path_of_form(rule).format(programme=programme, ref=ref)

    def _question(self, question: str) -> str:
        whole = f"/programmes/{self.programme}"
        apart = {"programmes": "/", "people": "/people", "programme": whole, "search": "/search", "audit": "/audit"}
        page = question.removesuffix("/issued")  # the page of a report that was issued shows it as it was
        return apart.get(page, f"{whole}/{page}")

    # The browser ------------------------------------------------------------------------------------------------------

    @property
    def _browser(self) -> Browser:
        """One's own browser; those who do not say who they are share one."""
        if self._me not in self._browsers:
            self._browsers[self._me] = Browser(self._wire)
        return self._browsers[self._me]

    def _look(self, address: str, **query: str) -> Shown:
        """A page, after signing in where there is no session: none was begun, or a day has passed since."""
        wanted, today = f"{address}?{urlencode(query)}" if query else address, self._clock.today
        if self._me and self._came_in_on.get(self._me) != today:
            self._came_in_on[self._me] = today
            return self._heard(self._signed_in(wanted))
        return self._heard(self._browser.open(wanted))

    def _signed_in(self, wanted: str) -> Shown:
        """The page one wanted, with a link that was made for the purpose."""
        try:
            link = make_sign_in_link(self._me, links=self._tracker.sign_in_links, office=self._tracker.office)
        except DomainError as refusal:
            raise Refused(str(refusal)) from refusal  # whoever runs the tracker is told so, and tells them
        return self._browser.send(self._browser.open(link, next=wanted).form)

    def _heard(self, shown: Shown) -> Shown:
        if shown.is_refusal or shown.asks_who_one_is:
            raise refusal_on(shown)
        return shown

    def _filled(self, form: Form, name: str, words: str) -> Form:
        """The form with these words in a field; a list is asked for another row where it has too few."""
        while name not in form.fields and (another := form.adds_a_row_for(name)):
            form = self._browser.send(form, another).form
        form.fill(name, words)
        return form
