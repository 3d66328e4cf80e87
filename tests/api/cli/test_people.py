"""Who may do what, from a terminal: admitted, granted, withdrawn, let go, and let in with a link that opens once."""

from api.bootstrap import build
from api.commandline.demonstration import demonstration_link, demonstration_person
from application.commands.access import SIGN_IN_LINK, sign_in_by_link
from tests.api.cli.terminal import Said, Terminal

ENGINEER = ("person", "admit", "engineer", "--title", "Bridge engineer")
A_ROLE = ("--role", "contributor", "--programme", "cheshire-ict-tom")


def admitted(keeper: Terminal) -> Said:
    return keeper.types(*ENGINEER)


def test_somebody_is_admitted_with_nothing_to_do_yet(keeper: Terminal) -> None:
    said = admitted(keeper)
    assert said.code == 0
    assert "Bridge engineer (engineer)" in said.out
    assert "May act as: nothing" in said.out


def test_a_role_is_granted_until_a_day_and_withdrawn_again(keeper: Terminal) -> None:
    admitted(keeper)
    granted = keeper.types("person", "grant", "engineer", *A_ROLE, "--until", "2099-12-31")
    assert "contributor of “cheshire-ict-tom” from " in granted.out
    assert "until 31 December 2099" in granted.out
    withdrawn = keeper.types("person", "withdraw", "engineer", *A_ROLE)
    assert "May act as: nothing" in withdrawn.out
    assert "Before: contributor of “cheshire-ict-tom”" in withdrawn.out


def test_what_is_so_already_is_said(keeper: Terminal) -> None:
    admitted(keeper)
    keeper.types("person", "grant", "engineer", *A_ROLE)
    again = keeper.types("person", "grant", "engineer", *A_ROLE)
    assert (again.code, again.err) == (0, "That is so already; nothing was recorded.\n")


def test_the_list_shows_everybody_and_any_past_day(keeper: Terminal) -> None:
    admitted(keeper)
    keeper.types("person", "grant", "engineer", "--role", "auditor")
    assert "auditor of every programme" in keeper.types("people").out
    [person] = keeper.types("people", "--json").json["people"]
    assert (person["ref"], person["roles"][0]["granted_by"]) == ("engineer", "Operator")
    assert keeper.types("people", "--as-at", "2018-01-19").out.endswith("Nobody is known at this moment.\n")


def test_an_identity_is_linked_and_taken_away(keeper: Terminal) -> None:
    admitted(keeper)
    identity = ("--issuer", "https://login.example", "--subject", "e-7")
    assert "e-7 at https://login.example" in keeper.types("person", "link", "engineer", *identity).out
    assert "no identity" in keeper.types("person", "unlink", "engineer", *identity).out


def test_a_title_can_change_and_belongs_to_one(keeper: Terminal) -> None:
    admitted(keeper)
    assert "Chief engineer" in keeper.types("person", "retitle", "engineer", "--title", "Chief engineer").out
    refused = keeper.types("person", "admit", "other", "--title", "chief engineer")
    assert refused.code == 1
    assert refused.err.startswith("“chief engineer” is the title of the person “engineer” already")


def test_whoever_left_is_shown_so(keeper: Terminal) -> None:
    admitted(keeper)
    assert "Left: " in keeper.types("person", "leave", "engineer").out
    assert "Bridge engineer (has left)" in keeper.types("people").out
    assert keeper.types("person", "show", "engineer", "--json").json["person"]["is_gone"]


def test_a_day_that_is_none_is_a_wrong_argument(keeper: Terminal) -> None:
    admitted(keeper)
    said = keeper.types("person", "grant", "engineer", *A_ROLE, "--until", "tomorrow")
    assert said.code == 2
    assert "--until" in said.err


def test_a_link_stands_alone_on_standard_output_and_opens_once(beginner: Terminal) -> None:
    said = beginner.types("login-link", "--name", "Town clerk", "--role", "administrator")
    assert said.code == 0
    assert said.err.startswith("It lets “Town clerk” in once, within ten minutes. It leads to http://127.0.0.1:8000; ")
    address, _, secret = said.out.strip().partition(SIGN_IN_LINK)
    assert address == "http://127.0.0.1:8000"
    tracker = build(beginner.store)
    assert sign_in_by_link(secret, links=tracker.sign_in_links, office=tracker.office) == "town-clerk"
    tracker.close()


def test_a_link_leads_to_where_the_tracker_is_said_to_answer(keeper: Terminal) -> None:
    keeper.types("login-link", "--name", "Town clerk", "--role", "viewer")
    unsaid = keeper.types("login-link", "--name", "Town clerk")
    assert unsaid.out.startswith("http://127.0.0.1:8000/sign-in/link/tt_")
    assert (
        "It leads to http://127.0.0.1:8000; if the tracker answers elsewhere, give that with --address." in unsaid.err
    )
    for said in ("http://127.0.0.1:8001", "http://127.0.0.1:8001/"):
        link = keeper.types("login-link", "--name", "Town clerk", "--address", said)
        assert link.out.startswith("http://127.0.0.1:8001/sign-in/link/tt_")
        assert link.err == "It lets “Town clerk” in once, within ten minutes.\n"
    refused = keeper.types("login-link", "--name", "Town clerk", "--address", "8001")
    assert (refused.code, refused.err.partition(".")[0]) == (2, "--address is “8001”")


def test_another_link_needs_the_reference_or_the_title_alone(beginner: Terminal) -> None:
    beginner.types("login-link", "--name", "Town clerk", "--role", "administrator")
    assert beginner.types("login-link", "--person", "town-clerk").code == 0
    assert beginner.types("login-link", "--name", "town CLERK").code == 0


def test_a_link_for_nobody_in_particular_is_refused(keeper: Terminal) -> None:
    assert "--person REF, or --name TITLE" in keeper.types("login-link").err
    assert "Nobody is called “Mayor” yet" in keeper.types("login-link", "--name", "Mayor").err
    assert "not with both" in keeper.types("login-link", "--name", "Mayor", "--person", "mayor").err
    assert keeper.types("login-link", "--person", "mayor").code == 1


def test_the_demonstrations_link_lets_its_administrator_in(keeper: Terminal) -> None:
    tracker = build(keeper.store)
    secret = demonstration_link(tracker).removeprefix(SIGN_IN_LINK)
    person = sign_in_by_link(secret, links=tracker.sign_in_links, office=tracker.office)
    assert person == demonstration_person(tracker) == "demonstration"
    tracker.close()


def test_a_token_of_somebody_who_left_is_listed_as_opening_nothing(keeper: Terminal) -> None:
    keeper.types("token", "create", "--role", "viewer", "--name", "Bridge engineer")
    keeper.types("person", "leave", "bridge-engineer")
    [listed] = keeper.types("token", "list", "--json").json
    assert (listed["name"], listed["grants"]) == ("bridge-engineer (has left)", [])


def test_a_programme_that_is_not_there_is_warned_of(beginner: Terminal) -> None:
    said = beginner.types("login-link", "--name", "Town clerk", "--role", "viewer", "--programme", "rivreside")
    assert said.code == 0
    assert "There is no programme “rivreside” yet; the role holds from the day it is registered." in said.err
    assert "Say with --role" in beginner.types("login-link", "--name", "Mayor", "--programme", "riverside").err
