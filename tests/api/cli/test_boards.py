"""Boards and the forward plan in a terminal: what disagrees is in a box, and each source stands with its words."""

from tests.api.cli.terminal import Terminal

THREE_C = "3c-ict-shared-service"
REVIEW = ("--as-at", "2017-12-18")


def told(reader: Terminal, *words: str) -> str:
    return " ".join(reader.types("report", *words, *REVIEW).out.split())


def test_the_list_begins_with_the_load_of_all_boards(reader: Terminal) -> None:
    assert "4 boards in 3 levels meet 22 times a year. 2 more are only proposed" in told(reader, "boards", THREE_C)


def test_the_list_names_what_disagrees_the_way_up_and_services_on_no_board(reader: Terminal) -> None:
    said = told(reader, "boards", THREE_C)
    assert "Planning Member Steering Group, cycle: Monthly (001-app5#L1503-L1507); quarterly basis" in said
    assert "The way up: Head of Service → Shared ICT Member Steering Group (only proposed) → Management Board" in said
    assert "On no board: Home Improvement Agency, Housing Development Agency and FMS." in said


def test_the_list_says_level_by_level_how_often_boards_meet_and_which_do_not_yet(reader: Terminal) -> None:
    said = told(reader, "boards", THREE_C)
    assert "Shared Corporate Services Steering Group; 16 meetings a year, without the 2 boards that are only" in said
    assert "Level 2: Management Board - 3C; 4 meetings a year." in said


def test_one_board_is_told_with_its_seats_and_its_agenda(reader: Terminal) -> None:
    said = told(reader, "board", THREE_C, "steering-ict")
    assert "3 × Director, in doubt: “Directors x 3?”" in said
    assert "Q4, January to March" in said


def test_a_board_that_is_not_there_is_refused(reader: Terminal) -> None:
    said = reader.types("report", "board", THREE_C, "ferry", *REVIEW)
    assert (said.code, said.out) == (1, "")
    assert "has no board “ferry”" in said.err


def test_the_forward_plan_names_papers_that_time_a_report_otherwise(reader: Terminal) -> None:
    said = told(reader, "forward-plan", THREE_C)
    assert "Boards meet with an agenda in May, August, October and January." in said
    assert "Annual Report: March 2018 [001-plan#L840]; June [001-app5#L1424, 001-app5#L1458]; May agenda" in said
