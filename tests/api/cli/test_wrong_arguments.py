"""What cannot be tried is said in a sentence with what is accepted, and ends with 2; what is refused ends with 1."""

import pytest

from tests.api.cli.terminal import Terminal

PLANNING = "greater-cambridge-planning"

WRONG = {
    "a day the calendar lacks": (
        ("report", "rag", PLANNING, "--as-at", "31/02/2018"),
        "--as-at is “31/02/2018”. It takes a day such as 2018-01-19.",
    ),
    "the 31st of February": (
        ("report", "rag", PLANNING, "--as-at", "2018-02-31"),
        "--as-at is “2018-02-31”. It takes a day that the calendar has.",
    ),
    "a day to come": (
        ("report", "rag", PLANNING, "--as-at", "2099-01-01"),
        "--as-at is 1 January 2099, but today is",
    ),
    "a time without a zone": (
        ("report", "rag", PLANNING, "--known-at", "2018-02-20T09:30"),
        "--known-at is “2018-02-20T09:30”. It takes a day such as 2018-01-19, or a time with its zone",
    ),
    "no programme": (("report", "rag"), "Missing argument 'PROGRAMME'."),
    "no reference": (("report", "rag", "green\x1b[31m"), "is no reference; one has letters"),
    "an unknown option": (("report", "rag", PLANNING, "--asat", "2018-01-19"), "No such option"),
    "an unknown report": (("report", "budget", PLANNING), "No such command 'budget'."),
    "an unknown kind": (
        ("report", "milestones", PLANNING, "--kind", "epic"),
        "'epic' is not one of 'milestone', 'task', 'next-step', 'activity'",
    ),
    "an unknown role": (
        ("token", "create", "--role", "king", "--name", "King"),
        "is not one of 'viewer', 'exempt-reader', 'contributor'",
    ),
    "an empty name": (("token", "create", "--role", "viewer", "--name", " "), "write a role title of 1 to 300"),
    "an unknown kind of thing": (
        ("report", "audit", PLANNING, "--subject", "budget/B1"),
        "“budget” is no kind of thing. Ask for one of programme",
    ),
    "an unknown fact": (("report", "audit", PLANNING, "--fact", "MilestoneUpdated"), "“MilestoneUpdated” is no fact."),
    "a page without entries": (
        ("report", "audit", PLANNING, "--limit", "0"),
        "'--limit': “0” is no whole number from 1 to 1000.",
    ),
    "a page after no number": (
        ("report", "audit", PLANNING, "--after", "steel"),
        "'--after': “steel” is no whole number of 0 or more.",
    ),
    "a day that is none": (("report", "audit", PLANNING, "--since", "may"), "--since is “may”. It takes a day such as"),
    "a port beyond all ports": (
        ("serve", "--port", "70000"),
        "--port is “70000”. It takes a whole number from 1 to 65535.",
    ),
    "a port that is none": (("serve", "--port", "http"), "--port is “http”. It takes a whole number from 1 to 65535."),
    "nobody at work": (("serve", "--workers", "0"), "--workers is “0”. It takes a whole number from 1 to 64."),
    "an option no database has": (
        ("programmes", "--store", "postgresql://clerk:hush@db.example/council?nonsense=hush"),
        "--store cannot be read: PostgreSQL knows no option “nonsense”, which it has. It takes the path of a file",
    ),
    "a host that is none": (
        ("serve", "--host", "no host"),
        "--host is “no host”. It takes a host name or an IP address",
    ),
    "a file that is not there": (("import", "nowhere.yaml"), "The file “nowhere.yaml” cannot be read: No such file"),
    "an unknown kind of order": (("orders", "--kind", "budget"), "“budget” is no kind of thing. It takes one of:"),
}


@pytest.mark.parametrize(("typed", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_argument_is_told_what_is_accepted(reader: Terminal, typed: tuple[str, ...], sentence: str) -> None:
    said = reader.types(*typed)
    assert said.code == 2
    assert said.out == ""
    assert sentence in " ".join(said.err.split())


def test_an_unknown_programme_is_refused_by_name(reader: Terminal) -> None:
    said = reader.types("report", "rag", "bridge")
    assert said.code == 1
    assert "There is no programme “bridge”." in said.err
    assert "tracker programmes" in said.err


def test_an_unknown_workstream_is_refused_by_name(reader: Terminal) -> None:
    said = reader.types("report", "milestones", PLANNING, "--workstream", "bridge")
    assert (said.code, said.err) == (1, f"“{PLANNING}” has no workstream “bridge”.\n")


def test_a_day_before_everything_is_told_when_the_record_begins(reader: Terminal) -> None:
    said = reader.types("report", "rag", PLANNING, "--as-at", "2010-01-01")
    assert said.code == 1
    assert "its record begins on 19 January 2018" in said.err


def test_a_question_makes_no_store(beginner: Terminal) -> None:
    said = beginner.types("report", "rag", PLANNING)
    assert said.code == 2
    assert said.err.startswith(f"The store “{beginner.store}” cannot be used: there is no such file.")
    assert not beginner.store.exists()


def test_a_file_of_another_kind_is_no_store_and_stays_as_it_is(beginner: Terminal) -> None:
    beginner.store.write_text("steel arrived late")
    said = beginner.types("programmes")
    assert said.code == 2
    assert said.err.startswith(f"The store “{beginner.store}” cannot be used: it is not a database. TRACKER_STORE or")
    assert beginner.store.read_text() == "steel arrived late"


def test_a_wrong_setting_is_named(reader: Terminal) -> None:
    reader.environment["TRACKER_PORT"] = "eighty"
    said = reader.types("programmes")
    assert (said.code, said.err) == (2, "TRACKER_PORT is “eighty”. It takes a whole number from 1 to 65535.\n")


def test_an_unknown_setting_is_named(reader: Terminal) -> None:
    said = reader.runs("programmes", TRACKER_STROE="var/tracker.sqlite")
    assert said.code == 2
    assert said.err.startswith("There is no setting TRACKER_STROE. There are: TRACKER_STORE")


def test_the_version_is_the_projects_own(reader: Terminal) -> None:
    said = reader.types("--version")
    assert said.code == 0
    assert said.out.startswith("transition-tracker 0.")


def test_the_exit_codes_are_part_of_the_help(reader: Terminal) -> None:
    assert "Exit codes: 0 done; 1 refused" in " ".join(reader.types("--help").out.split())


def test_nothing_at_all_shows_what_there_is(reader: Terminal) -> None:
    said = reader.types()
    assert said.code == 2
    assert "serve" in said.err
    assert "import" in said.err
