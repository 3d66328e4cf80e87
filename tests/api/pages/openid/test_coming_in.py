"""Coming in through an identity provider: who is let in, and as what."""

import logging

import pytest

from api.pages.dependencies import SESSION
from api.pages.openid.under_way import BROWSER
from application.commands.people import LetPersonGo, LinkIdentity
from domain.actor import Role
from tests.api.pages.openid.council import BEGIN, ENGINEER, MANAGER, PLAN, Council, begun, is_refused
from tests.api.pages.openid.identity_provider import SECRET

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the mock, which runs in this process


def test_the_page_for_signing_in_offers_the_providers_first_and_the_link_still(council: Council) -> None:
    page = council.nobody.reads("/sign-in", next=PLAN)
    assert f'href="{BEGIN}?next=%2Fprogrammes%2Fshared-planning%2Fmilestones">Sign in with Council sign-in</a>' in page
    assert page.index("Council sign-in") < page.index("tracker login-link")


def test_whoever_holds_an_app_role_comes_in_and_goes_on_to_where_they_wanted(council: Council) -> None:
    visitor, answer = council.comes_in()
    assert (answer.status_code, answer.url.path) == (200, PLAN)
    assert "Signed in as Programme manager of shared-planning" in answer.text
    person = council.person()
    assert [(role.role, role.on, role.app_role_at) for role in person.roles] == [
        (Role.PROGRAMME_MANAGER, "shared-planning", council.provider.issuer)
    ]
    assert person.signed_in_by == council.provider.issuer
    assert BROWSER not in visitor.client.cookies


def test_a_made_up_provider_is_not_there(council: Council) -> None:
    for path in ("/sign-in/elsewhere", "/sign-in/return/elsewhere"):
        assert council.nobody.opens(path).status_code == 404


def test_roles_that_change_between_two_sign_ins_take_effect_at_once(council: Council) -> None:
    visitor, _ = council.comes_in()
    council.provider.knows(ENGINEER, "viewer", "auditor:shared-planning")
    again, _ = council.comes_in()
    assert [(role.role, role.on) for role in council.person().roles] == [
        (Role.VIEWER, "*"),
        (Role.AUDITOR, "shared-planning"),
    ]
    council.provider.knows(ENGINEER, "viewer:elsewhere")
    council.comes_in()
    assert council.person().roles == ()
    for earlier in (visitor, again):
        assert earlier.opens(PLAN).status_code == 404


def test_the_same_person_comes_back_under_the_same_reference(council: Council) -> None:
    council.comes_in()
    first = council.person().ref
    council.comes_in()
    assert council.person().ref == first


def test_people_are_told_apart_by_number_and_never_by_name_or_address(council: Council) -> None:
    council.provider.knows("other", MANAGER, name="Jo Bloggs", email="jo@council.example")
    council.comes_in()
    council.comes_in("other")
    assert council.person("other").title == "Programme manager of shared-planning 2"
    stored = council.store.read_bytes()
    assert b"Bloggs" not in stored
    assert b"jo@council" not in stored


def test_an_e_mail_address_lets_nobody_in(council: Council) -> None:
    council.comes_in()
    council.provider.knows("impostor", email=ENGINEER, preferred_username=ENGINEER)
    _, answer = council.comes_in("impostor")
    assert answer.status_code == 403


def test_whoever_has_no_role_is_told_what_to_quote_to_whom(council: Council) -> None:
    visitor, answer = council.comes_in("stranger")
    is_refused(answer, council, says="Ask an administrator to let you in")
    assert f'<span itemprop="issuer">{council.provider.issuer}</span>' in answer.text
    assert '<span itemprop="subject">stranger</span>' in answer.text
    assert visitor.opens(PLAN).url.path == "/sign-in"


def test_whom_an_administrator_linked_needs_no_app_role(council: Council) -> None:
    council.visitor(Role.AUDITOR)
    identity = LinkIdentity(issuer=council.provider.issuer, subject="stranger")
    council.orders("auditor-of-everything", identity)
    _, answer = council.comes_in("stranger")
    assert "Signed in as Auditor" in answer.text
    assert [role.role for role in council.person("stranger").roles] == [Role.AUDITOR]


def test_whoever_has_left_is_not_let_in_by_the_provider(council: Council) -> None:
    visitor, _ = council.comes_in()
    council.orders(council.person().ref, LetPersonGo())
    assert visitor.opens(PLAN).url.path == "/sign-in"
    _, answer = council.comes_in()
    assert answer.status_code == 403
    assert "has left it" in answer.text
    assert f'<span itemprop="subject">{ENGINEER}</span>' in answer.text


def test_a_new_session_begins_and_the_one_before_ends(council: Council) -> None:
    visitor, _ = council.comes_in()
    before = visitor.client.cookies[SESSION]
    visitor.opens(council.provider.approves(begun(visitor), ENGINEER))
    assert visitor.client.cookies[SESSION] != before
    assert council.tracker.sessions.find(before) is None


def test_app_roles_that_are_not_known_are_passed_over_and_logged_without_whose_they_are(
    council: Council, caplog: pytest.LogCaptureFixture
) -> None:
    council.provider.knows(ENGINEER, MANAGER, "chief", "viewer:nowhere", "viewer:", 7)
    with caplog.at_level(logging.WARNING, "tracker"):
        council.comes_in()
    assert len(council.person().roles) == 1
    told = "chief, viewer:nowhere, viewer:, something that is no word"
    assert [record.getMessage() for record in caplog.records] == [
        f"“Council sign-in” names app roles that the tracker does not know: {told}"
    ]


def test_the_log_says_why_a_sign_in_failed_and_nothing_of_whose_it_was(
    council: Council, caplog: pytest.LogCaptureFixture
) -> None:
    council.provider.claims = lambda said: said | {"exp": said["iat"] - 61}
    with caplog.at_level(logging.DEBUG, "tracker"):
        council.comes_in()
    assert caplog.messages == ["A sign-in through “Council sign-in” failed: its ID token: ExpiredTokenError."]
    assert SECRET not in caplog.text
