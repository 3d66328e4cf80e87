"""Links open once, people come in and are recorded, app roles are followed, and nobody changes access for the past."""

from datetime import date, timedelta

import pytest

from api.access import actor_now
from api.bootstrap import Tracker
from application.commands.access import (
    OPERATOR,
    SIGN_IN_LINK,
    LinkSpent,
    everybody,
    free_reference,
    make_sign_in_link,
    make_sure_of,
    sign_in_by_identity,
    sign_in_by_link,
)
from application.commands.milestones import ConfirmForecast
from application.commands.office import Instruction, carry_out
from application.commands.people import (
    AdmitPerson,
    FollowAppRoles,
    GrantRole,
    LetPersonGo,
    LinkIdentity,
    WithdrawRole,
)
from domain.actor import EVERY_PROGRAMME, Actor, Grant, Role
from domain.entry import Address, Entry
from domain.person import Identity, address_of
from domain.person_refusals import AccessTakesEffectAtOnce, PersonIsGone, TitleTaken, UnknownPerson
from domain.record import Moment
from domain.refusals import RoleMayNot, StaleVersion, UnknownProgramme
from tests.application.commands.riverside import ADMINISTRATOR, MANAGER, STRANGER, Council
from tests.wall_clock import WallClock

LEAD = Grant(Role.WORKSTREAM_LEAD, "riverside")
LOGIN = "https://login.example"


def entries(tracker: Tracker) -> list[Entry]:
    moment = Moment(tracker.office.clock.now().date())
    return list(tracker.office.records.entries(EVERY_PROGRAMME, moment))


def facts(tracker: Tracker) -> list[str]:
    return [type(entry.fact).__name__ for entry in entries(tracker)]


@pytest.fixture
def engineer(tracker: Tracker) -> str:
    return make_sure_of("Bridge engineer", [LEAD], office=tracker.office)


def test_a_tracker_that_knows_nobody_has_an_empty_list(tracker: Tracker) -> None:
    assert everybody(tracker.office) == {}
    assert actor_now(tracker, "engineer") is None
    assert entries(tracker) == []


def test_somebody_new_is_admitted_and_granted_at_once(tracker: Tracker, engineer: str) -> None:
    assert engineer == "bridge-engineer"
    assert actor_now(tracker, engineer) == Actor("Bridge engineer", (LEAD,))
    assert [(entry.actor, entry.role) for entry in entries(tracker)] == [("Operator", "administrator")] * 2


def test_making_sure_a_second_time_records_nothing(tracker: Tracker, engineer: str) -> None:
    assert make_sure_of("BRIDGE engineer", [LEAD], office=tracker.office) == engineer
    assert facts(tracker) == ["PersonAdmitted", "RoleGranted"]


def test_a_reference_is_made_of_the_title_and_is_free(tracker: Tracker, engineer: str) -> None:
    people = everybody(tracker.office)
    assert free_reference("Bridge Engineer!", people) == "bridge-engineer-2"
    assert free_reference("Bürgermeister", people) == "burgermeister"
    assert free_reference("市長", people) == "person"
    assert len(free_reference("x" * 300, people)) <= 80


def test_people_are_no_programme(council: Council, engineer: str) -> None:
    assert list(council.tracker.office.records.programmes()) == ["riverside"]
    with pytest.raises(UnknownProgramme):
        council.order(ConfirmForecast(), Address("*", "milestone", "M4"), by=ADMINISTRATOR)


def test_only_an_administrator_of_everything_gives_access(council: Council, engineer: str) -> None:
    order, at = GrantRole(role=Role.ADMINISTRATOR, on="*"), address_of(engineer)
    for somebody in (MANAGER, STRANGER, Actor("Clerk", (Grant(Role.ADMINISTRATOR, "riverside"),))):
        with pytest.raises(RoleMayNot, match="You have no role in every programme that may give"):
            council.order(order, at, by=somebody)
    with pytest.raises(RoleMayNot, match="An auditor of every programme may not give the order “grant role”"):
        council.order(order, at, by=Actor("Auditor", (Grant(Role.AUDITOR),)))


def test_access_is_never_changed_for_a_day_that_has_passed(council: Council, engineer: str) -> None:
    with pytest.raises(AccessTakesEffectAtOnce, match="on 2 March 2026, but access is changed on the day"):
        council.order(AdmitPerson(title="Mayor"), address_of("mayor"), by=OPERATOR, effective_on=date(2026, 3, 2))
    with pytest.raises(AccessTakesEffectAtOnce):
        council.order(LetPersonGo(), address_of(engineer), by=OPERATOR, effective_on=date(2026, 3, 2))


def test_access_is_changed_from_the_version_that_was_read(council: Council, engineer: str) -> None:
    with pytest.raises(StaleVersion):
        council.order(LetPersonGo(), address_of(engineer), by=OPERATOR, expected_version=1)


def test_two_people_admitted_together_do_not_share_a_title(council: Council) -> None:
    admitting = [Instruction(AdmitPerson(title="Mayor"), address_of(ref)) for ref in ("mayor", "other")]
    with pytest.raises(TitleTaken):
        council.orders(admitting, by=OPERATOR)
    assert everybody(council.tracker.office) == {}


def test_nobody_unknown_is_given_anything(council: Council) -> None:
    with pytest.raises(UnknownPerson, match="There is no person “nobody”"):
        council.order(GrantRole(role=Role.VIEWER, on="*"), address_of("nobody"), by=OPERATOR)


def test_a_link_lets_its_person_in_once(tracker: Tracker, engineer: str) -> None:
    path = make_sign_in_link(engineer, links=tracker.sign_in_links, office=tracker.office)
    secret = path.removeprefix(SIGN_IN_LINK)
    assert sign_in_by_link(secret, links=tracker.sign_in_links, office=tracker.office) == engineer
    with pytest.raises(LinkSpent, match="used already, or is older than ten minutes"):
        sign_in_by_link(secret, links=tracker.sign_in_links, office=tracker.office)
    assert facts(tracker)[2:] == ["SignInLinkMade", "SignedIn"]
    assert [entry.actor for entry in entries(tracker)][2:] == ["Operator", "Tracker"]


def test_a_link_opens_for_ten_minutes(tracker: Tracker, engineer: str) -> None:
    make_sign_in_link(engineer, links=tracker.sign_in_links, office=tracker.office)
    [link] = tracker.sign_in_links.listed()
    assert link.ends_at is not None
    assert timedelta(minutes=9, seconds=59) < link.ends_at - link.made_at <= timedelta(minutes=10)


def test_a_link_of_somebody_who_left_opens_nothing(tracker: Tracker, council: Council, engineer: str) -> None:
    secret = make_sign_in_link(engineer, links=tracker.sign_in_links, office=tracker.office).removeprefix(SIGN_IN_LINK)
    council.order(LetPersonGo(), address_of(engineer), by=OPERATOR)
    with pytest.raises(PersonIsGone):
        sign_in_by_link(secret, links=tracker.sign_in_links, office=tracker.office)
    with pytest.raises(PersonIsGone):
        make_sign_in_link(engineer, links=tracker.sign_in_links, office=tracker.office)
    assert tracker.sign_in_links.listed() == []


def test_what_an_identity_provider_says_is_followed_at_every_sign_in(tracker: Tracker, council: Council) -> None:
    ref = make_sure_of("Treasurer", [], office=tracker.office)
    council.order(LinkIdentity(issuer=LOGIN, subject="t-1"), address_of(ref), by=OPERATOR)
    identity = Identity(LOGIN, "t-1")
    for said in ([Grant(Role.AUDITOR)], [Grant(Role.AUDITOR)], [LEAD]):
        sign_in_by_identity(ref, identity, said, office=tracker.office)
    assert facts(tracker)[2:] == ["RoleGranted", "SignedIn", "SignedIn", "RoleWithdrawn", "RoleGranted", "SignedIn"]
    assert actor_now(tracker, ref) == Actor("Treasurer", (LEAD,))


def test_app_roles_are_no_order_of_a_programmes_people(council: Council, engineer: str) -> None:
    with pytest.raises(RoleMayNot):
        council.order(FollowAppRoles(issuer=LOGIN, subject="x"), address_of(engineer), by=MANAGER)


def test_who_held_which_role_on_a_past_day_stays_known(
    tracker: Tracker, council: Council, clock: WallClock, engineer: str
) -> None:
    clock.today_is(date(2026, 3, 10))
    withdrawn = WithdrawRole(role=LEAD.role, on=LEAD.programme)
    carry_out([Instruction(withdrawn, address_of(engineer))], actor=OPERATOR, office=tracker.office)
    records = tracker.office.records
    assert [
        people[engineer].grants_on(day)
        for day in (date(2026, 3, 3), date(2026, 3, 9), date(2026, 3, 10))
        if (people := everybody(tracker.office._replace(clock=WallClock(day))))
    ] == [(LEAD,), (LEAD,), ()]
    assert records.at(EVERY_PROGRAMME, Moment(date(2026, 3, 2))).states == {}
