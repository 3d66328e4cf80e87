"""A person holds roles from a day until a day, is told apart from everybody else, and is gone once they have left."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from domain import person
from domain.actor import Actor, Grant, Role
from domain.entry import Entry
from domain.fact import Fact
from domain.person import HeldRole, Identity, Person
from domain.person_facts import (
    IdentityLinked,
    IdentityUnlinked,
    PersonAdmitted,
    PersonLeft,
    PersonRetitled,
    RoleGranted,
    RoleWithdrawn,
    SignedIn,
    SignInLinkMade,
)
from domain.person_refusals import (
    IdentityIsSomebodyElses,
    IdentityNotLinked,
    LastAdministrator,
    PersonIsGone,
    RoleNotHeld,
    TitleTaken,
    UntilIsPast,
)
from domain.refusals import AlreadyThere
from tests.domain.given import NOON, TODAY, given, told

YESTERDAY, TOMORROW, IN_A_WEEK = TODAY - timedelta(days=1), TODAY + timedelta(days=1), TODAY + timedelta(days=7)
LOGIN = "https://login.example"
LEAD = RoleGranted(role=Role.WORKSTREAM_LEAD, on="riverside")
EVERYTHING = RoleGranted(role=Role.ADMINISTRATOR, on="*")
NOBODY: dict[str, Person] = {}


def engineer(*later: Fact | Entry) -> Person:
    return given(Person, "engineer", PersonAdmitted(title="Bridge engineer"), *later)


def mayor(*later: Fact | Entry) -> dict[str, Person]:
    """Everybody there is beside the bridge engineer."""
    return {"mayor": given(Person, "mayor", PersonAdmitted(title="Mayor"), *later)}


def test_somebody_can_be_admitted_where_reference_and_title_are_free() -> None:
    assert person.admit(None, PersonAdmitted(title="Mayor"), {"engineer": engineer()}) == [
        PersonAdmitted(title="Mayor")
    ]


def test_admitting_somebody_twice_is_a_conflict() -> None:
    with pytest.raises(AlreadyThere, match="The person “engineer” is in the record already"):
        person.admit(engineer(), PersonAdmitted(title="Mayor"), NOBODY)


def test_two_people_cannot_share_a_title_however_it_is_spelt() -> None:
    with pytest.raises(TitleTaken, match="“bridge ENGINEER” is the title of the person “engineer” already"):
        person.admit(None, PersonAdmitted(title="bridge ENGINEER"), {"engineer": engineer()})
    with pytest.raises(TitleTaken):
        engineer().retitle("mayor", mayor())


def test_the_title_of_somebody_who_has_left_is_free_for_their_successor() -> None:
    successor = PersonAdmitted(title="Bridge engineer")
    assert person.admit(None, successor, {"engineer": engineer(PersonLeft())}) == [successor]


def test_a_person_can_get_another_title() -> None:
    fact = PersonRetitled(title="Chief engineer")
    assert engineer().retitle("Chief engineer", {"engineer": engineer()}) == [fact]
    assert engineer(fact).title == "Chief engineer"
    assert engineer().retitle("BRIDGE ENGINEER", {"engineer": engineer()}) == [PersonRetitled(title="BRIDGE ENGINEER")]
    assert engineer().retitle("Bridge engineer", NOBODY) == []


def test_a_role_holds_from_the_day_it_is_granted() -> None:
    held = engineer(told(LEAD, actor="Mayor"))
    assert engineer().grant(LEAD, today=TODAY, others=NOBODY) == [LEAD]
    assert held.held == (HeldRole(Role.WORKSTREAM_LEAD, "riverside", TODAY, None, None, "Mayor"),)
    assert held.actor_on(TODAY) == Actor("Bridge engineer", (Grant(Role.WORKSTREAM_LEAD, "riverside"),))


def test_a_role_until_a_day_holds_to_the_end_of_that_day() -> None:
    held = engineer(LEAD.model_copy(update={"until": TOMORROW}))
    assert held.grants_on(TOMORROW) == (Grant(Role.WORKSTREAM_LEAD, "riverside"),)
    assert held.grants_on(TOMORROW + timedelta(days=1)) == ()


def test_a_role_cannot_end_before_it_begins() -> None:
    with pytest.raises(UntilIsPast, match="until 2 March 2026, but today is 3 March 2026"):
        engineer().grant(LEAD.model_copy(update={"until": YESTERDAY}), today=TODAY, others=NOBODY)
    today_alone = LEAD.model_copy(update={"until": TODAY})
    assert engineer().grant(today_alone, today=TODAY, others=NOBODY) == [today_alone]


def test_granting_a_role_that_is_held_says_nothing_new_unless_its_end_moves() -> None:
    longer = LEAD.model_copy(update={"until": IN_A_WEEK})
    assert engineer(LEAD).grant(LEAD, today=TODAY, others=NOBODY) == []
    assert engineer(LEAD).grant(longer, today=TODAY, others=NOBODY) == [longer]
    [held] = engineer(told(LEAD, effective_on=YESTERDAY), longer).held
    assert (held.since, held.until) == (YESTERDAY, IN_A_WEEK)


def test_a_role_that_had_ended_begins_again_beside_what_it_was() -> None:
    first = told(LEAD.model_copy(update={"until": YESTERDAY}), effective_on=date(2026, 1, 1))
    before, now = engineer(first, LEAD).held
    assert (before.since, before.until) == (date(2026, 1, 1), YESTERDAY)
    assert (now.since, now.until) == (TODAY, None)


def test_a_withdrawn_role_holds_no_more_and_stays_in_the_record() -> None:
    withdrawn = RoleWithdrawn(role=Role.WORKSTREAM_LEAD, on="riverside")
    assert engineer(LEAD).withdraw(withdrawn, today=TODAY, others=NOBODY) == [withdrawn]
    after = engineer(LEAD, withdrawn)
    assert after.grants_on(TODAY) == ()
    assert after.held[0].withdrawn_on == TODAY


def test_a_role_that_is_not_held_cannot_be_withdrawn() -> None:
    elsewhere = RoleWithdrawn(role=Role.WORKSTREAM_LEAD, on="ferry")
    with pytest.raises(RoleNotHeld, match="“Bridge engineer” does not hold the role workstream lead of “ferry”"):
        engineer(LEAD).withdraw(elsewhere, today=TODAY, others=NOBODY)


@pytest.mark.parametrize("others", [NOBODY, mayor(), mayor(EVERYTHING, PersonLeft())])
def test_the_last_administrator_of_everything_cannot_be_taken_away(others: dict[str, Person]) -> None:
    last = engineer(EVERYTHING)
    with pytest.raises(LastAdministrator, match="is the last administrator of every programme"):
        last.withdraw(RoleWithdrawn(role=Role.ADMINISTRATOR, on="*"), today=TODAY, others=others)
    with pytest.raises(LastAdministrator):
        last.leave(today=TODAY, others=others)
    with pytest.raises(LastAdministrator):
        last.grant(EVERYTHING.model_copy(update={"until": IN_A_WEEK}), today=TODAY, others=others)


def test_an_administrator_may_go_where_another_stays_as_long() -> None:
    withdrawn = RoleWithdrawn(role=Role.ADMINISTRATOR, on="*")
    this_week = EVERYTHING.model_copy(update={"until": IN_A_WEEK})
    others = mayor(EVERYTHING) | {"engineer": engineer(EVERYTHING)}
    assert engineer(EVERYTHING).withdraw(withdrawn, today=TODAY, others=others) == [withdrawn]
    assert engineer(this_week).leave(today=TODAY, others=mayor(this_week)) == [PersonLeft()]
    with pytest.raises(LastAdministrator):
        engineer(EVERYTHING).leave(today=TODAY, others=mayor(this_week))


def test_an_administrator_of_one_programme_is_not_the_last_of_everything() -> None:
    held = RoleGranted(role=Role.ADMINISTRATOR, on="riverside")
    assert engineer(held).leave(today=TODAY, others=NOBODY) == [PersonLeft()]


def test_the_last_administrator_may_stay_longer() -> None:
    last = engineer(EVERYTHING.model_copy(update={"until": TOMORROW}))
    assert last.grant(EVERYTHING, today=TODAY, others=NOBODY) == [EVERYTHING]


def test_an_identity_belongs_to_one_person() -> None:
    linked = IdentityLinked(issuer=LOGIN, subject="s-7")
    assert engineer().link(linked, mayor()) == [linked]
    assert engineer(linked).link(linked, {"engineer": engineer(linked)}) == []
    with pytest.raises(IdentityIsSomebodyElses, match=f"“s-7” of {LOGIN} is the identity of “Mayor” already"):
        engineer().link(linked, mayor(linked))
    assert engineer().link(linked, mayor(linked, PersonLeft())) == [linked]


def test_an_identity_can_be_taken_away() -> None:
    linked, unlinked = IdentityLinked(issuer=LOGIN, subject="s-7"), IdentityUnlinked(issuer=LOGIN, subject="s-7")
    assert engineer(linked).unlink(unlinked, today=TODAY) == [unlinked]
    assert engineer(linked, unlinked).identities == ()
    with pytest.raises(IdentityNotLinked, match=f"“s-7” of {LOGIN} is no identity of “Bridge engineer”"):
        engineer().unlink(unlinked, today=TODAY)


APP_ROLE = RoleGranted(role=Role.AUDITOR, on="*", app_role_at=LOGIN)
ME = Identity(LOGIN, "s-7")
LINKED = IdentityLinked(issuer=LOGIN, subject="s-7")


def test_app_roles_are_followed_and_what_was_granted_here_stays() -> None:
    follows = engineer(LINKED, LEAD)
    assert follows.follow_app_roles(ME, [Grant(Role.AUDITOR), *follows.grants_on(TODAY)], today=TODAY) == [APP_ROLE]
    assert engineer(LINKED, LEAD, APP_ROLE).follow_app_roles(ME, [Grant(Role.AUDITOR)], today=TODAY) == []
    taken_back = engineer(LINKED, LEAD, APP_ROLE).follow_app_roles(ME, [], today=TODAY)
    assert taken_back == [RoleWithdrawn(role=Role.AUDITOR, on="*")]


def test_one_identity_provider_leaves_alone_what_another_says() -> None:
    theirs = RoleGranted(role=Role.AUDITOR, on="*", app_role_at="https://other.example")
    assert engineer(LINKED, theirs).follow_app_roles(ME, [], today=TODAY) == []


def test_app_roles_are_followed_only_for_ones_own_identity() -> None:
    with pytest.raises(IdentityNotLinked):
        engineer().follow_app_roles(ME, [Grant(Role.AUDITOR)], today=TODAY)


def test_an_app_role_that_is_granted_here_too_is_no_longer_the_providers() -> None:
    here = RoleGranted(role=Role.AUDITOR, on="*")
    assert engineer(LINKED, APP_ROLE).grant(here, today=TODAY, others=NOBODY) == [here]
    assert engineer(LINKED, APP_ROLE, here).follow_app_roles(ME, [], today=TODAY) == []


def test_signing_in_is_kept_with_its_time_and_its_way() -> None:
    assert engineer().make_sign_in_link() == [SignInLinkMade()]
    assert engineer().sign_in("link") == [SignedIn(by="link")]
    came_in = engineer(SignInLinkMade(), SignedIn(by="link"))
    assert (came_in.link_made_at, came_in.signed_in_at, came_in.signed_in_by) == (NOON, NOON, "link")


def test_whoever_has_left_holds_nothing_and_comes_in_no_more() -> None:
    gone = engineer(LEAD, LINKED, PersonLeft())
    assert (gone.grants_on(TODAY), gone.actor_on(TODAY), gone.left_on) == ((), None, TODAY)
    assert person.whose_is(ME, [gone]) is None
    refused: tuple[Callable[[], object], ...] = (
        lambda: gone.retitle("Mayor", NOBODY),
        lambda: gone.grant(LEAD, today=TODAY, others=NOBODY),
        lambda: gone.withdraw(RoleWithdrawn(role=Role.AUDITOR, on="*"), today=TODAY, others=NOBODY),
        lambda: gone.follow_app_roles(ME, [], today=TODAY),
        lambda: gone.link(LINKED, NOBODY),
        lambda: gone.unlink(IdentityUnlinked(issuer=LOGIN, subject="s-7"), today=TODAY),
        gone.make_sign_in_link,
        lambda: gone.sign_in("link"),
        lambda: gone.leave(today=TODAY, others=NOBODY),
    )
    for asked in refused:
        with pytest.raises(PersonIsGone, match="“Bridge engineer” has left"):
            asked()


def test_what_a_provider_said_ends_with_the_last_identity_there() -> None:
    linked, unlinked = IdentityLinked(issuer=LOGIN, subject="s-7"), IdentityUnlinked(issuer=LOGIN, subject="s-7")
    by_hand = RoleGranted(role=Role.VIEWER, on="*")
    taken = RoleWithdrawn(role=Role.AUDITOR, on="*")
    assert engineer(linked, APP_ROLE, by_hand).unlink(unlinked, today=TODAY) == [unlinked, taken]
    another = IdentityLinked(issuer=LOGIN, subject="s-8")
    assert engineer(linked, another, APP_ROLE).unlink(unlinked, today=TODAY) == [unlinked]
