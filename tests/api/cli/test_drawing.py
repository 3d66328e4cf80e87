"""How answers are drawn: as wide as there is room, in colour only on a terminal, and never as a command to one."""

import os
import pty
import subprocess
from collections import Counter

import pytest

from api.commandline import blocks
from api.commandline.drawing import show
from tests.api.cli.terminal import COMMAND, ROOT, Terminal

PLANNING = ("greater-cambridge-planning", "--as-at", "2018-01-19")


def on_a_terminal(reader: Terminal, *words: str, **more: str) -> str:
    """What a real terminal is sent."""
    mine, theirs = pty.openpty()
    environment = reader.alone | {"TERM": "xterm-256color"} | more
    with subprocess.Popen([*COMMAND, *words], env=environment, cwd=ROOT, stdout=theirs, stderr=theirs) as started:
        os.close(theirs)
        sent = b""
        while chunk := _read(mine):
            sent += chunk
        assert started.wait(60) == 0
    os.close(mine)
    return sent.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # how Linux says that the other side has closed
        return b""


def drawn(capsys: pytest.CaptureFixture[str], *shown: blocks.Block) -> str:
    show(shown)
    return capsys.readouterr().out


@pytest.mark.parametrize("columns", [40, 72, 120])
def test_no_line_is_wider_than_there_is_room(reader: Terminal, columns: int) -> None:
    reader.environment["COLUMNS"] = str(columns)
    for name in ("highlight", "rag", "milestones", "attention", "audit"):
        lines = reader.types("report", name, *PLANNING).out.splitlines()
        assert max(map(len, lines)) <= columns


def test_a_narrow_table_becomes_a_paragraph_a_row(reader: Terminal) -> None:
    reader.environment["COLUMNS"] = "50"
    report = reader.types("report", "milestones", *PLANNING).out
    assert "Ref: M1\n  Title: Close consultation\n  First promised: 29 January 2018\n" in report


def test_a_pipe_gets_no_colour(reader: Terminal) -> None:
    assert "\x1b" not in reader.types("report", "rag", *PLANNING).out


def test_a_terminal_gets_colour_beside_word_and_shape(reader: Terminal) -> None:
    sent = on_a_terminal(reader, "report", "rag", *PLANNING)
    assert "\x1b[1;32m● Green" in sent


def test_no_color_is_heeded(reader: Terminal) -> None:
    sent = on_a_terminal(reader, "report", "rag", *PLANNING, NO_COLOR="1")
    assert "● Green" in sent
    assert "[1;32m" not in sent


def test_an_output_that_knows_only_ascii_is_no_reason_to_fail(reader: Terminal) -> None:
    said = reader.runs("report", "rag", *PLANNING, PYTHONIOENCODING="ascii")
    assert said.code == 0
    assert "? Green" in said.out


def test_json_is_utf_8_whatever_the_output_knows(reader: Terminal) -> None:
    said = reader.runs("report", "phases", "cheshire-ict-tom", "--json", PYTHONIOENCODING="ascii")
    assert said.json["phases"][0]["window"]["as_written"] == "Dec – Jan"


def test_a_reader_who_has_seen_enough_is_no_error(reader: Terminal) -> None:
    piped = f"{COMMAND[0]} -c '{COMMAND[2]}' report audit {' '.join(PLANNING)} | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", piped], env=reader.alone, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.splitlines()[-1] == "0"
    assert done.stderr == ""


def test_what_is_in_the_record_neither_marks_up_nor_steers(capsys: pytest.CaptureFixture[str]) -> None:
    assert drawn(capsys, blocks.Paragraph("[red]Bridge[/red] \x9b31m\x1b[2Jopens :bridge:")) == (
        "[red]Bridge[/red] 31m[2Jopens :bridge:\n"
    )


def test_an_empty_table_says_what_would_be_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert drawn(capsys, blocks.table(("Ref",), (), empty="No risk is in the register.")) == (
        "No risk is in the register.\n"
    )


def test_what_is_missing_reads_not_stated(capsys: pytest.CaptureFixture[str]) -> None:
    assert "not stated" in drawn(capsys, blocks.table(("Ref", "Owner"), (("R1", None),), empty=""))


def test_a_reference_is_never_broken(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    row = ("greater-cambridge-planning", "Two councils join their planning services", "● Green")
    assert "greater-cambridge-planning " in drawn(capsys, blocks.table(("Ref", "Name", "Light"), (row,), empty=""))


@pytest.mark.parametrize("columns", [40, 60, 80, 96, 140])
@pytest.mark.parametrize("many", range(2, 8))
def test_no_word_of_any_cell_is_lost(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int, many: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    words = "Communications with the licensing authorities, notwithstanding incomprehensibilities, end"
    row = ("a-reference-of-25-letters", *(f"{words} {number}" for number in range(1, many)))
    said = drawn(capsys, blocks.table([f"Column{number}" for number in range(many)], (row, row), empty=""))
    letters = Counter(letter for cell in row for letter in cell if letter.isalnum())
    found = Counter(letter for letter in said if letter.isalnum())
    assert {letter: 2 * count for letter, count in letters.items() if 2 * count > found[letter]} == {}
    assert max(map(len, said.splitlines())) <= columns


@pytest.mark.parametrize("columns", [80, 96])
def test_a_word_is_not_broken_where_there_is_room_for_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    row = ("programme-board-papers-01", "Communications with authorities", "acknowledgement of the procurement " * 3)
    said = drawn(capsys, blocks.table(("Ref", "What", "Why"), (row,), empty=""))
    assert {word for cell in row for word in cell.split()} <= set(said.split())
