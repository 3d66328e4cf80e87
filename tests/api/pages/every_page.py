"""Every page there is, as the routes declare them: its address among the samples, and who may look at it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from fastapi.routing import APIRoute

from api.pages.app import ROUTERS
from domain.actor import Role

FIRST = "greater-cambridge-planning"

# No sample has things of every kind; for each the one of which there is most to see.
THINGS = {
    "phases": ("cheshire-ict-tom", "CH-P1"),
    "workstreams": ("sbc-ehdc-ict", "FP1"),
    "milestones": (FIRST, "T1"),
    "rag": (FIRST, "programme:overall"),
    "risks": ("3c-ict-shared-service", "3C-R1"),
    "issues": ("3c-ict-shared-service", "SC-I1"),
    "highlight-reports": (FIRST, "HR-2018-01-19"),
    "boards": ("3c-ict-shared-service", "combined-3c"),
    "forward-items": ("3c-ict-shared-service", "ANNUAL-REPORT"),
    "meetings": ("sbc-ehdc-ict", "JICT-2023-06-29"),
    "papers": ("3c-ict-shared-service", "UPDATE"),
    "recommendations": ("cheshire-ict-tom", "CH-R2.1"),
    "decisions": ("sbc-ehdc-ict", "D-2023-06-29-7.2"),
    "actions": ("sbc-ehdc-ict", "A5"),
    "change-requests": ("sbc-ehdc-ict", "CR1"),
    "escalations": ("cheshire-ict-tom", "issue:CH-I1"),
    "returns": ("sbc-ehdc-ict", "programme:2023-06-30"),
    "exemptions": ("sbc-ehdc-ict", "agenda-item:JICT-2023-06-29:10"),
}
# What stands for the other parts of an address: a link that lets nobody in says so.
OTHERS = {"{programme}": FIRST, "{secret}": "made-up", "{errand}": "made-up", "{ref}": "viewer-of-everything"}
OTHERS |= {"{position}": "45", "{order}": "withdraw-entry"}
# Entries are those of the file that comes in first: whatever is added to another moves none of them.
OF_ENTRIES = "3c-ict-shared-service"
# A file to take away is no page, nor is what only leads on to another site.
FILES = (".csv", ".json", ".ics")
LEADS_ON = {"/sign-in/{provider}", "/sign-in/return/{provider}"}
# Of an entry that counts this form says at once that it may not be erased, and every entry of the samples counts.
REFUSES = {"/programmes/{programme}/entries/{position}/erase"}


class Place(NamedTuple):
    """A page, by the path of its route and one address that fits it; whether an order is given there."""

    path: str
    address: str
    roles: tuple[Role, ...]
    takes_orders: bool

    @property
    def looked_at_by(self) -> tuple[Role | None, ...]:
        """The roles that may see it; a page for anybody is seen by somebody who is not signed in, too."""
        return self.roles or (None, *Role)

    @property
    def sees_most(self) -> Role | None:
        """Of the roles that may see it, the one that may do most; roles are written in that order."""
        return self.looked_at_by[-1]


def places() -> list[Place]:
    """All pages; one whose address the tables above do not complete is there all the same, and fails its tests."""
    orders = {route.path for route in _routes("POST")}
    return [
        Place(route.path, address_of(route.path), _roles_of(route), takes_orders=route.path in orders)
        for route in _routes("GET")
        if not route.path.endswith(FILES) and route.path not in LEADS_ON | REFUSES
    ]


def address_of(path: str) -> str:
    """The path of a route with a programme and a thing of the samples in it."""
    thing = re.fullmatch(r"/programmes/\{programme\}/([a-z-]+)/\{ref(?::path)?\}(/.*)?", path)
    if thing and thing[1] in THINGS:
        programme, ref = THINGS[thing[1]]
        return f"/programmes/{programme}/{thing[1]}/{ref}{thing[2] or ''}"
    address = path.replace("{programme}", OF_ENTRIES) if "{position}" in path else path
    for part, stands_for_it in OTHERS.items():
        address = address.replace(part, stands_for_it)
    return address


def _routes(method: str) -> Iterator[APIRoute]:
    routes = (route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute))
    return (route for route in routes if method in (route.methods or ()))


def _roles_of(route: APIRoute) -> tuple[Role, ...]:
    return tuple(Role(name) for name in (route.openapi_extra or {})["x-roles"])


PLACES = places()
EACH = [pytest.param(place, id=place.path) for place in PLACES]
FORMS = [pytest.param(place, id=place.path) for place in PLACES if place.takes_orders]
SOME_FORMS = {
    *(place for place in PLACES if place.takes_orders and "/new/" in place.path),
    *{place.path.rpartition("/")[0]: place for place in PLACES if place.takes_orders}.values(),
}
"""Of the forms, those that begin something, and one for each kind of thing."""
OF_THE_PAST = [
    pytest.param(place, id=place.path)
    for place in PLACES
    if place.path.startswith("/programmes/") and not place.takes_orders
]
"""What can be looked at as it was; in the past no order can be given."""
THEN = "as_at=2023-12-31&known_at=2026-07-14"
SEEN = [
    pytest.param(place, role, id=f"{place.path}-{role or 'nobody'}") for place in PLACES for role in place.looked_at_by
]
"""Each page with each role that may see it."""
FORMS_SEEN = [
    pytest.param(place, role, id=f"{place.path}-{role or 'nobody'}")
    for place in PLACES
    if place.takes_orders
    for role in place.looked_at_by
]
"""Each page on which orders are given, with each role that may give them."""
