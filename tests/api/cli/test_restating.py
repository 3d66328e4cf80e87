"""What reports showed, beside what is known now, in a terminal."""

from tests.api.cli.terminal import Terminal

PLANNING = "greater-cambridge-planning"


def test_the_sentence_comes_first(reader: Terminal) -> None:
    said = reader.types("report", "restatement", PLANNING, "--as-at", "2018-04-01")
    assert said.code == 0
    assert said.first_line == "Restatement: Greater Cambridge Planning Service, as at 1 April 2018, as known now"
    told = " ".join(said.out.split())
    assert "lights claimed to have been shown at the ends of" in told
    assert "claimed to have been known then" in told


def test_days_are_called_by_their_options(reader: Terminal) -> None:
    said = reader.types("report", "restatement", PLANNING, "--since", "soon")
    assert (said.code, "--since is “soon”" in " ".join(said.err.split())) == (2, True)


def test_too_many_periods_are_refused_with_what_to_do(reader: Terminal) -> None:
    said = reader.types("report", "restatement", PLANNING, "--since", "1990-01-01")
    assert "More than 60 periods lie after 1 January 1990." in " ".join(said.err.split())
    assert said.code == 1


def test_days_in_the_wrong_order_are_refused_with_what_to_do(reader: Terminal) -> None:
    said = reader.types("report", "restatement", PLANNING, "--since", "2018-03-01", "--until", "2018-02-01")
    assert "Nothing lies between 1 March 2018 and 1 February 2018" in " ".join(said.err.split())
    assert said.code in (1, 2)
