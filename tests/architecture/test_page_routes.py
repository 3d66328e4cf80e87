"""Every page stands in a list with who may use it, each of them is tried by everybody, and no page changes anything."""

from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from api.pages.app import ROUTERS
from api.pages.orders import path_of_form
from application.commands.catalogue import ACCESS, CATALOGUE
from application.commands.rule import CONTRIBUTORS, MANAGERS
from application.ports import Keys
from domain.actor import Grant, Role
from domain.record import Moment
from tests.api.pages.world import AT_HOME, Answer, Visitor, World
from tests.api.rest.world import SHARED_PLANNING
from tests.people import person_for

Method = str
Address = tuple[Method, str]

PUBLIC: set[Address] = {
    ("GET", "/sign-in"),
    ("GET", "/sign-in/link/{secret}"),
    ("POST", "/sign-in/link/{secret}"),
    ("GET", "/sign-in/{provider}"),
    ("GET", "/sign-in/return/{provider}"),
    ("POST", "/sign-out"),
    ("GET", "/lights"),
}
"""What anybody may use: the ways in and out, and what holds nothing of any programme."""

OF_WHOEVER_IS_KNOWN: set[Address] = {
    ("GET", "/"),
    ("GET", "/search"),
    ("GET", "/audit"),
    ("GET", "/account"),
    ("POST", "/account/sessions/end-others"),
    ("POST", "/account/sessions/{prefix}/end"),
}
"""What whoever is signed in may use; it shows them their own, and the programmes they may see."""

LISTS = (
    *("phases", "workstreams", "milestones", "rag", "risks", "issues", "highlight-reports"),
    *("boards", "meetings", "papers", "recommendations", "decisions", "actions", "change-requests"),
    *("escalations", "exemptions"),
)
QUESTIONS = (
    *("attention", "audit-trail", "audit-trail.csv", "compare", "compare.csv", "highlight-report", "lights"),
    *("meetings.ics", "forward-plan", "forward-plan.csv", "gates", "gates.csv", "packs", "packs.csv", "plan"),
    *("restatement", "restatement.csv", "timeliness", "timeliness.csv"),
)
OF_ISSUED = ("/content.json",)
"""What only a report that was issued has, and a pack that was frozen."""
OF_A_PACK = ("/asked.csv", "/criteria.csv", *OF_ISSUED)
OF_EVERY_ROLE: set[Address] = {("GET", "/programmes/{programme}")}
OF_EVERY_ROLE |= {("GET", f"/programmes/{{programme}}/{question}") for question in QUESTIONS}
OF_EVERY_ROLE |= {
    ("GET", f"/programmes/{{programme}}/{listed}{rest}") for listed in LISTS for rest in ("", ".csv", "/{ref}")
}
OF_EVERY_ROLE |= {("GET", f"/programmes/{{programme}}/highlight-reports/{{ref}}{part}") for part in OF_ISSUED}
OF_EVERY_ROLE |= {("GET", f"/programmes/{{programme}}/meetings/{{ref}}/pack{part}") for part in ("", *OF_A_PACK)}
OF_EVERY_ROLE |= {
    ("GET", f"/programmes/{{programme}}/{one}")
    for one in ("forward-items/{ref}", "returns/{ref}", "entries/{position}")
}
OF_EVERY_ROLE |= {("GET", f"/programmes/{{programme}}/entries/{{position}}/proof{part}") for part in ("", ".json")}
"""What whoever has a role in the programme may read."""

OF_CONTRIBUTORS: set[Address] = {
    ("GET", "/programmes/{programme}/update"),
    ("POST", "/programmes/{programme}/update"),
}
"""What whoever may confirm a date may use."""

OF_MANAGERS: set[Address] = {
    (method, "/programmes/{programme}/entries/{position}/correct/{order}") for method in ("GET", "POST")
}
"""What whoever manages the programme may use: the forms by which entries are corrected."""

OF_ADMINISTRATORS: set[Address] = {
    (method, "/programmes/{programme}/entries/{position}/erase") for method in ("GET", "POST")
}
"""What whoever administers the programme may use: the form by which an entry is erased."""

OF_ADMINISTRATORS_OF_EVERYTHING: set[Address] = {
    ("GET", "/people"),
    ("GET", "/people.csv"),
    ("GET", "/people/{ref}"),
    ("POST", "/people/{ref}/sign-in-link"),
    ("POST", "/people/{ref}/sessions/end"),
    ("GET", "/import"),
    ("POST", "/import"),
    ("GET", "/import/{errand}"),
    ("POST", "/import/{errand}"),
}
"""What nobody else is let near."""

FORMS = {path_of_form(rule): rule for rule in (*CATALOGUE, *ACCESS)}
GIVEN: set[Address] = {(method, path) for path in FORMS for method in ("GET", "POST")}
"""Where each order has its form, for the roles that the catalogue lets give it."""

OF_SOME_ROLES = OF_CONTRIBUTORS | OF_MANAGERS | OF_ADMINISTRATORS | OF_ADMINISTRATORS_OF_EVERYTHING
LISTED = PUBLIC | OF_WHOEVER_IS_KNOWN | OF_EVERY_ROLE | OF_SOME_ROLES | GIVEN

THINGS = {
    "phases": "P1",
    "workstreams": "W1",
    "milestones": "M1",
    "rag": "programme:overall",
    "risks": "R1",
    "issues": "I1",
    "highlight-reports": "H1",
    "boards": "joint",
    "meetings": "G1",
    "forward-items": "F1",
    "papers": "P1",
    "recommendations": "R1",
    "decisions": "D1",
    "actions": "A1",
    "change-requests": "C1",
    "escalations": "programme",
    "returns": "programme:2026-05-31",
    "exemptions": "paper:P9",
    "people": "guest",
}
EVERYTHING = "administrator of everything"
STRANGER = "programme manager of somewhere else"
A_STALE_FORM = "expected_version=999999"
TURNED_AWAY = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}


class Council:
    """A shared planning service, and somebody at a browser in each role of it, beside it and above it."""

    def __init__(self, store: Path) -> None:
        self.world = World(store).begin()
        self.wire = TestClient(self.world.server, base_url=AT_HOME, follow_redirects=False)
        self.visitors: dict[str, Visitor] = {"nobody": self.world.nobody}
        self.visitors |= {role.value: self.world.visitor(role, SHARED_PLANNING) for role in Role}
        self.visitors[EVERYTHING] = self.world.visitor(Role.ADMINISTRATOR)
        assert person_for(self.world.tracker, "Guest", [Grant(Role.VIEWER, SHARED_PLANNING)]) == THINGS["people"]
        self.visitors[STRANGER] = self.world.visitor(Role.PROGRAMME_MANAGER, "somewhere-else")

    def tries(self, who: str, address: Address, programme: str = SHARED_PLANNING) -> Answer:
        """Somebody opens a page, or sends a form that can change nothing."""
        method, path = address
        self.wire.cookies = self.visitors[who].client.cookies
        if method == "GET":
            return self.wire.get(addressed(path, programme))
        headers = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
        return self.wire.post(addressed(path, programme), content=A_STALE_FORM, headers=headers)


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Council]:
    made = Council(tmp_path_factory.mktemp("council") / "tracker.sqlite")
    with made.wire:  # kept open, as opening it anew for each of two thousand requests takes longer than they do
        yield made
    made.world.close()


def addressed(path: str, programme: str) -> str:
    kind = path.removeprefix("/programmes/{programme}").split("/")[1] if "{ref}" in path else ""
    thing = "H0" if path.endswith(OF_ISSUED) and kind == "highlight-reports" else THINGS.get(kind, "")
    stands_for = {"{programme}": programme, "{ref}": thing, "{secret}": "made-up", "{prefix}": "made-up"}
    stands_for |= {"{errand}": "made-up", "{provider}": "made-up", "{position}": "2", "{order}": "plan-phase"}
    for part, stated in stands_for.items():
        path = path.replace(part, stated)
    return path


def routes() -> Iterator[tuple[Address, list[str]]]:
    """Every method and path of the pages, with the roles that its route declares."""
    for router in ROUTERS:
        for route in router.routes:
            assert isinstance(route, APIRoute)
            declared = list((route.openapi_extra or {})["x-roles"])
            yield from (((method, route.path), declared) for method in route.methods or ())


def users_of(address: Address) -> set[str]:
    """Who may use an address, of all who try."""
    in_the_programme = {role.value for role in Role} | {EVERYTHING}
    if address in PUBLIC:
        return in_the_programme | {"nobody", STRANGER}
    if address in OF_WHOEVER_IS_KNOWN:
        return in_the_programme | {STRANGER}
    if address in OF_EVERY_ROLE:
        return in_the_programme
    if address in OF_ADMINISTRATORS_OF_EVERYTHING:
        return {EVERYTHING}
    if address in OF_ADMINISTRATORS:
        return {EVERYTHING, Role.ADMINISTRATOR.value}
    if address in OF_CONTRIBUTORS | OF_MANAGERS:
        return {role.value for role in (CONTRIBUTORS if address in OF_CONTRIBUTORS else MANAGERS)} | {EVERYTHING}
    rule = FORMS[address[1]]
    return {EVERYTHING} | (
        {role.value for role in rule.given_by} if not (rule.founds or rule.is_about_access) else set()
    )


def test_the_pages_have_no_route_but_those_of_the_lists_and_none_twice() -> None:
    found = [address for address, _ in routes()]
    assert set(found) == LISTED
    assert len(found) == len(LISTED)


def test_every_route_declares_the_roles_of_its_list() -> None:
    everybody = [role.value for role in Role]
    lists: tuple[tuple[set[Address], list[str]], ...] = (
        (PUBLIC, []),
        (OF_WHOEVER_IS_KNOWN | OF_EVERY_ROLE, everybody),
        (OF_CONTRIBUTORS, [role.value for role in CONTRIBUTORS]),
        (OF_MANAGERS, [role.value for role in MANAGERS]),
        (OF_ADMINISTRATORS_OF_EVERYTHING | OF_ADMINISTRATORS, [Role.ADMINISTRATOR.value]),
    )
    expected = {address: roles for listed, roles in lists for address in listed}
    expected |= {address: [role.value for role in FORMS[address[1]].given_by] for address in GIVEN}
    assert dict(routes()) == expected


MADE_UP = ("{secret}", "{prefix}", "{errand}", "{provider}")


@pytest.mark.parametrize("address", sorted(LISTED), ids=" ".join)
def test_a_page_is_open_to_those_of_its_list_and_closed_to_everybody_else(address: Address, council: Council) -> None:
    users = users_of(address)
    tried_by = {"nobody"} if address == ("POST", "/sign-out") else council.visitors.keys()
    for who in tried_by:
        answer = council.tries(who, address)
        assert answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR, who
        if who in users:
            assert is_let_in(answer, address), (who, answer.status_code)
        elif who == "nobody":
            assert asks_who_it_is(answer), answer.status_code
        else:
            assert answer.status_code in TURNED_AWAY, (who, answer.status_code)


def is_let_in(answer: Answer, address: Address) -> bool:
    """Whether one was not turned away; an address with something made up in it leads nowhere for anybody."""
    if any(part in address[1] for part in MADE_UP):
        return not asks_who_it_is(answer)
    return answer.status_code not in TURNED_AWAY and not asks_who_it_is(answer)


def asks_who_it_is(answer: Answer) -> bool:
    return str(answer.headers.get("location", "")).startswith("/sign-in?next=")


OF_EACH_ANSWER = {"content-length": "", "x-request-id": ""}
"""What follows from the address that was asked for, or from chance, and from nothing else."""


@pytest.mark.parametrize("address", sorted(address for address in LISTED if "{programme}" in address[1]), ids=" ".join)
def test_a_programme_one_may_not_see_answers_as_one_that_is_not_there(address: Address, council: Council) -> None:
    there, not_there = (
        council.tries(STRANGER, address, programme) for programme in (SHARED_PLANNING, "share-planning2")
    )
    assert there.status_code == not_there.status_code == HTTPStatus.NOT_FOUND
    assert there.text.replace(SHARED_PLANNING, "share-planning2") == not_there.text
    assert {**there.headers, **OF_EACH_ANSWER} == {**not_there.headers, **OF_EACH_ANSWER}


def test_no_page_that_is_looked_at_changes_anything(council: Council) -> None:
    before = everything_kept(council)
    for who in (EVERYTHING, "nobody"):
        for address in sorted(LISTED):
            if address[0] == "GET":
                council.tries(who, address)
    assert everything_kept(council) == before


def everything_kept(council: Council) -> list[object]:
    """How far the journal has come, and which keys there are."""
    tracker = council.world.tracker
    kept: tuple[Keys, ...] = (
        tracker.tokens,
        tracker.sessions,
        tracker.sign_in_links,
        tracker.sign_ins,
        tracker.kept_forms,
    )
    records, today = tracker.office.records, Moment(council.world.clock.time.date())
    written = [len(list(records.entries(programme, today))) for programme in ("*", *records.programmes())]
    return [written, *([key.prefix for key in keys.listed()] for keys in kept)]
