"""What a page answers when something is wrong tells nobody what they may not know, and always comes with caution."""

import logging

import pytest

from api.pages.headers import SECURITY_HEADERS
from api.server import create_server
from application.commands.people import AdmitPerson
from domain.actor import Role
from tests.api.pages.world import Visitor, World

ID = "admitting-the-auditor"


@pytest.mark.parametrize(
    "path", ["/people/secret-auditor/x", "/people/secret-auditor", "/sign-in", "/search", "/lights"]
)
def test_only_who_sees_people_is_told_what_was_recorded_of_them(world: World, path: str) -> None:
    world.orders("secret-auditor", AdmitPerson(title="Auditor", command_id=ID))
    for visitor in (world.nobody, world.visitor(), world.visitor(Role.ADMINISTRATOR, "shared-planning")):
        assert 'itemprop="recorded"' not in visitor.opens(path, recorded=ID).text
    told = world.visitor(Role.ADMINISTRATOR).opens("/people/secret-auditor", recorded=ID)
    assert "person admitted" in told.text.lower()


@pytest.mark.parametrize(
    ("path", "here"),
    [
        ("//elsewhere.example/x", "/elsewhere.example/x"),
        ("/%5Celsewhere.example/x", "/%5Celsewhere.example/x"),
        ("/a%20b%3Fc=d", "/a%20b%3Fc%3Dd"),
    ],
)
def test_the_page_for_a_wrong_address_leads_nowhere_else(world: World, path: str, here: str) -> None:
    answer = world.visitor().client.get(f"https://testserver{path}")
    assert answer.status_code == 404
    assert f'<form method="get" action="{here}"' in answer.text


class BrokenKeys:
    """Keys that cannot even say what is wrong with them."""

    def find(self, *_: object, **__: object) -> None:
        raise RuntimeError("the inside of the tracker")


def test_a_fault_in_telling_who_somebody_is_has_its_page_too(world: World, caplog: pytest.LogCaptureFixture) -> None:
    secret = world.visitor().client.cookies["__Host-tracker"]
    world.server = create_server(world.tracker._replace(sessions=BrokenKeys()))  # type: ignore[arg-type]  # it is broken
    with caplog.at_level(logging.CRITICAL, "tracker"):
        answer = Visitor(world, secret).opens("/search")
    assert answer.status_code == 500
    assert "quote incident" in answer.text
    assert "inside of the tracker" not in answer.text
    assert {name: answer.headers.get(name) for name in SECURITY_HEADERS} == dict(SECURITY_HEADERS)
