"""Two moments side by side in a terminal."""

from tests.api.cli.terminal import Terminal

PLANNING = "greater-cambridge-planning"
DAYS = ("--from-as-at", "2018-01-19", "--to-as-at", "2018-03-01")


def test_the_sentence_comes_first_and_then_what_differs(reader: Terminal) -> None:
    said = reader.types("report", "comparison", PLANNING, *DAYS)
    assert said.code == 0
    assert said.first_line == "Comparison: Greater Cambridge Planning Service"
    assert "etween 19 January 2018 and 1 March 2018" in " ".join(said.out.split())


def test_one_thing_alone(reader: Terminal) -> None:
    said = reader.types("report", "comparison", PLANNING, "milestone/M99", *DAYS)
    assert said.code == 2  # a subject is an option, not an argument
    said = reader.types("report", "comparison", PLANNING, "--subject", "milestone/M99", *DAYS)
    assert (said.code, said.err) == (1, f"“{PLANNING}” has no milestone “M99”.\n")


def test_a_moment_that_cannot_be_read_is_called_by_its_option(reader: Terminal) -> None:
    said = reader.types("report", "comparison", PLANNING, "--from-as-at", "19/1/2018")
    assert said.code == 2
    assert "--from-as-at is “19/1/2018”" in " ".join(said.err.split())
