"""The people pages: who may do what, changed by administrators of everything, and there for nobody else."""

import re

import pytest

from api.pages.dependencies import SESSION
from application.commands.catalogue import ACCESS
from application.commands.people import AdmitPerson, GrantRole, LetPersonGo, LinkIdentity, WithdrawRole
from domain.actor import Role
from tests.api.pages.world import AT_HOME, Visitor, World

ENGINEER = "/people/engineer"
ADDRESSES = ("/people", "/people.csv", ENGINEER, "/new/person", *(f"{ENGINEER}/{one.path}" for one in ACCESS[1:]))
POSTED = tuple(f"{ENGINEER}/{path}" for path in ("sign-in-link", "sessions/end", *(one.path for one in ACCESS[1:])))


@pytest.fixture
def administrator(world: World) -> Visitor:
    """Somebody who runs the tracker, in which an engineer leads a workstream until the end of the year."""
    world.orders("engineer", AdmitPerson(title="Bridge engineer"))
    until = {"until": "2026-12-31"}
    world.orders("engineer", GrantRole.model_validate({"role": "workstream-lead", "on": "shared-planning", **until}))
    return world.visitor(Role.ADMINISTRATOR)


def engineer(world: World) -> Visitor:
    return Visitor(world, world.tracker.sessions.make("engineer", detail="Firefox on Windows"))


def test_administrators_see_who_may_do_what_and_how_they_got_it(administrator: Visitor) -> None:
    page = administrator.reads("/people")
    assert "2 people are known; 2 of them may do something." in page
    assert "Workstream lead of “shared-planning”" in page
    assert "from 14 July 2026, until 31 December 2026. Granted by Clerk." in page
    assert "Never" in page


def test_the_list_can_be_taken_away(administrator: Visitor) -> None:
    answer = administrator.opens("/people.csv", sort="title")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert 'Bridge engineer,engineer,"Workstream lead of “shared-planning”; from 14 July 2026, until' in answer.text


def test_there_is_no_such_list_for_anybody_else(world: World, administrator: Visitor) -> None:
    others = [world.visitor(role) for role in Role if role is not Role.ADMINISTRATOR]
    others.append(world.visitor(Role.ADMINISTRATOR, "shared-planning"))
    nothing = administrator.opens("/nothing/here")
    for other in others:
        assert 'href="/people"' not in other.reads("/account")
        for address in ADDRESSES:
            answer = other.opens(address)
            assert (answer.status_code, "There is no such page" in answer.text) == (404, True), address
        assert {other.sends(address, {}).status_code for address in (*POSTED, "/new/person")} == {404}
    assert nothing.status_code == 404
    assert world.tracker.sign_in_links.listed() == []


def test_a_person_who_is_not_known_is_not_found(administrator: Visitor) -> None:
    for address in ("/people/nobody", "/people/nobody/role"):
        assert administrator.opens(address).status_code == 404
    assert administrator.sends("/people/nobody/sign-in-link", {}).status_code == 404


def test_somebody_is_admitted_and_given_a_role_through_forms(world: World, administrator: Visitor) -> None:
    answer = administrator.sends("/new/person", {"title": "Auditor of bridges"})
    assert answer.url.path == "/people/auditor-of-bridges"
    assert "Person admitted" in answer.text
    form = administrator.reads("/people/auditor-of-bridges/role")
    assert '<option value="*">Every programme</option>' in form  # offered, and not chosen for anybody
    assert '<option value="shared-planning">' in form
    version = re.search(r'name="expected_version" value="(\d+)"', form)
    assert version is not None
    said = {"role": "auditor", "on": "shared-planning", "until": "31/12/2026", "expected_version": version[1]}
    answer = administrator.sends("/people/auditor-of-bridges/role", said)
    assert answer.url.path == "/people/auditor-of-bridges"
    assert "Auditor of “shared-planning”, from 14 July 2026, until 31 December 2026." in answer.text
    assert "Granted by Administrator" in answer.text


def test_a_form_that_is_wrong_comes_back_with_what_was_typed(administrator: Visitor) -> None:
    answer = administrator.sends("/new/person", {"title": "Bridge engineer", "ref": "another"})
    assert answer.status_code == 409
    assert "is the title of the person “engineer” already" in answer.text
    assert 'value="another"' in answer.text


def test_nobody_is_asked_since_when_a_role_holds(administrator: Visitor) -> None:
    for rule in ACCESS[1:]:
        assert "effective_on" not in administrator.reads(f"{ENGINEER}/{rule.path}")


def test_a_role_that_is_taken_away_is_gone_at_the_next_click(world: World, administrator: Visitor) -> None:
    visitor = engineer(world)
    visitor.reads("/programmes/shared-planning/milestones")
    page = administrator.reads(ENGINEER)
    there = re.search(rf'href="({ENGINEER}/role-withdrawal\?[^"]+)"', page)
    assert there is not None
    form = administrator.reads(there[1].replace("&amp;", "&"))
    assert re.search(r'value="workstream-lead"[^>]*(checked|selected)', form)
    assert '<option value="shared-planning" selected>' in form
    said = {"role": "workstream-lead", "on": "shared-planning", "expected_version": "2"}
    answer = administrator.sends(f"{ENGINEER}/role-withdrawal", said)
    assert "They hold no role, so they see and change nothing." in answer.text
    assert "Roles that ended" in answer.text
    assert visitor.opens("/programmes/shared-planning/milestones").status_code == 404


def test_a_link_is_made_on_the_page_and_lets_in_once(world: World, administrator: Visitor) -> None:
    answer = administrator.sends(f"{ENGINEER}/sign-in-link", {})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "private, no-store"
    link = re.search(r'itemprop="link">http://127.0.0.1:8000(/sign-in/link/[^<]+)<', answer.text)
    assert link is not None
    assert link[1] not in administrator.reads(ENGINEER)
    visitor = Visitor(world, None)
    assert "Signed in as Bridge engineer" in visitor.sends(link[1], {"next": "/account"}).text
    assert Visitor(world, None).sends(link[1], {}).status_code == 403
    history = administrator.reads(ENGINEER)
    assert "link" in history
    assert "Administrator" in history


def test_sessions_of_somebody_are_seen_and_ended(world: World, administrator: Visitor) -> None:
    visitor = engineer(world)
    assert "Firefox on Windows" in administrator.reads(ENGINEER)
    assert "They are signed out everywhere." in administrator.sends(f"{ENGINEER}/sessions/end", {}).text
    assert visitor.opens("/account").url.path == "/sign-in"
    assert SESSION in administrator.client.cookies


def test_identities_are_shown_with_the_way_to_unlink_them(world: World, administrator: Visitor) -> None:
    world.orders("engineer", LinkIdentity(issuer="https://login.example", subject="engineer-7"))
    page = administrator.reads(ENGINEER)
    there = re.search(rf'href="({ENGINEER}/identity-removal\?[^"]+)"', page)
    assert there is not None
    form = administrator.reads(there[1].replace("&amp;", "&"))
    assert 'value="https://login.example"' in form
    assert 'value="engineer-7"' in form


def test_whoever_has_left_stays_in_the_list_and_nothing_can_be_done_with_them(
    world: World, administrator: Visitor
) -> None:
    world.orders("engineer", LetPersonGo())
    assert "Has left" in administrator.reads("/people")
    page = administrator.reads(ENGINEER)
    assert "They left on 14 July 2026: they may do nothing and can sign in no more." in page
    assert "What you can do" not in page
    assert administrator.sends(f"{ENGINEER}/sign-in-link", {}).status_code == 409
    assert world.tracker.sign_in_links.listed() == []


def test_one_can_look_at_who_had_which_role_on_a_day(world: World, administrator: Visitor) -> None:
    world.clock.time = world.clock.time.replace(month=8)
    world.orders("engineer", WithdrawRole(role=Role.WORKSTREAM_LEAD, on="shared-planning"))
    administrator = world.visitor(Role.ADMINISTRATOR)
    assert "They hold no role" in administrator.reads(ENGINEER)
    then = administrator.reads(ENGINEER, as_at="2026-07-20")
    assert "Workstream lead of “shared-planning”" in then
    assert "What you can do" not in then
    assert "1 of them" not in administrator.reads("/people", as_at="2026-07-01")
    assert (
        administrator.client.post(
            f"{AT_HOME}{ENGINEER}/sign-in-link?as_at=2026-07-20",
            content="",
            headers={"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"},
        ).status_code
        == 409
    )


def test_the_last_administrator_stays(administrator: Visitor) -> None:
    said = {"role": "administrator", "on": "*", "expected_version": "2"}
    answer = administrator.sends("/people/administrator-of-everything/role-withdrawal", said)
    assert answer.status_code == 409
    assert "There is a problem" in answer.text
