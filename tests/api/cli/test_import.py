"""Importing files in a terminal: all of it or nothing, once, with what a reader should know of it."""

import os
import subprocess
from pathlib import Path

import pytest

from api.commandline.demonstration import SAMPLES
from tests.api.cli.terminal import COMMAND, ROOT, Terminal
from tests.application.adapters.by_hand import rows

try:
    import pty
except ImportError:  # Windows has none
    pty = None  # type: ignore[assignment]  # a module or nothing

BRIDGE = """\
format: transition-tracker/1
programme: bridge
sources:
  - {id: paper, title: The bridge report, dated: 2018-01-19, published: 2018-02-15}
entries:
  - {order: register-programme, source: "paper#L1", name: New bridge}
  - {order: plan-milestone, ref: M1, source: "paper#L2", title: Bridge opens, baseline: "End of Dec"}
"""


def paper(folder: Path, text: str = BRIDGE, name: str = "bridge.yaml") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_an_import_says_what_was_recorded_and_what_to_read_with_care(beginner: Terminal, tmp_path: Path) -> None:
    said = beginner.types("import", paper(tmp_path))
    assert said.code == 0
    assert said.first_line == "bridge.yaml: 2 recorded, 0 were there already; 1 warning."
    assert "bridge.yaml, line 7 (plan-milestone M1, baseline): “End of Dec” does not state the year" in said.out


def test_a_second_import_adds_nothing(beginner: Terminal, tmp_path: Path) -> None:
    beginner.types("import", paper(tmp_path))
    said = beginner.types("import", paper(tmp_path), "--json")
    assert (said.json["recorded"], said.json["already_there"], said.json["positions"]) == (0, 2, None)


def test_a_changed_file_adds_only_what_changed(beginner: Terminal, tmp_path: Path) -> None:
    beginner.types("import", paper(tmp_path))
    more = BRIDGE + '  - {order: plan-milestone, ref: M2, source: "paper#L3", title: Steel arrives}\n'
    said = beginner.types("import", paper(tmp_path, more), "--json")
    assert (said.json["recorded"], said.json["already_there"]) == (1, 2)


def test_entries_carry_the_role_title_of_whoever_imports(beginner: Terminal, tmp_path: Path) -> None:
    beginner.types("import", paper(tmp_path), "--actor", "Programme manager")
    trail = beginner.types("report", "audit", "bridge", "--json").json
    assert {entry["actor"] for entry in trail["entries"]} == {"Programme manager"}


def test_a_broken_file_is_told_line_and_column_and_nothing_is_imported(beginner: Terminal, tmp_path: Path) -> None:
    broken = paper(tmp_path, BRIDGE.replace("title: Bridge opens", "titel: Bridge opens"))
    said = beginner.types("import", broken)
    assert said.code == 1
    assert "bridge.yaml, line 7, column" in said.err
    assert "There are none" not in said.err
    assert beginner.types("programmes", "--json").json["programmes"] == []


def test_one_file_that_does_not_fit_keeps_the_others_out(beginner: Terminal, tmp_path: Path) -> None:
    twice = BRIDGE.replace("programme: bridge", "programme: tunnel") + (
        '  - {order: plan-milestone, ref: M1, source: "paper#L9", title: Tunnel opens}\n'
    )
    said = beginner.types("import", paper(tmp_path), paper(tmp_path, twice, "tunnel.yaml"))
    assert said.code == 1
    assert "tunnel.yaml, line 8" in said.err
    assert "Nothing was imported." in said.err
    assert beginner.types("programmes", "--json").json["programmes"] == []


def test_a_folder_is_no_file(beginner: Terminal, tmp_path: Path) -> None:
    said = beginner.types("import", str(tmp_path))
    assert (said.code, said.err) == (
        2,
        f"The file “{tmp_path}” cannot be read: Is a directory. Nothing was imported.\n",
    )


def test_the_samples_come_with_the_checkout() -> None:
    assert len(list(SAMPLES.glob("*.yaml"))) == 4


@pytest.mark.skipif(pty is None, reason="there are no pseudo-terminals here")
def test_a_bar_on_the_terminal_shows_how_far_an_import_has_come(beginner: Terminal, tmp_path: Path) -> None:
    assert pty is not None
    master, terminal = pty.openpty()
    words = [*COMMAND, "import", paper(tmp_path)]
    subprocess.run(words, env=beginner.alone | {"TERM": "xterm"}, cwd=ROOT, stderr=terminal, check=True, timeout=60)
    os.close(terminal)
    assert b"2/2" in os.read(master, 65_536)
    os.close(master)


# A dry run ----------------------------------------------------------------------------------------------------------


def test_a_dry_run_says_what_would_be_recorded_and_records_nothing(beginner: Terminal, tmp_path: Path) -> None:
    said = beginner.types("import", "--dry-run", paper(tmp_path))
    assert (said.code, said.first_line) == (
        0,
        "Dry run of bridge.yaml: 2 would be recorded, 0 are there already; 1 warning.",
    )
    assert "Nothing was recorded." in said.out
    assert "bridge.yaml, line 6: The importer registered the programme “New bridge”." in said.out
    assert "bridge.yaml, line 7 (plan-milestone M1, baseline): “End of Dec” does not state the year" in said.out
    assert not beginner.store.exists(), "a dry run makes no store"


def test_a_dry_run_makes_no_store_of_an_empty_file_or_on_a_server_either(
    beginner: Terminal, tmp_path: Path, schema: str
) -> None:
    beginner.store.touch()
    assert beginner.types("import", "--dry-run", paper(tmp_path)).code == 0
    assert beginner.store.read_bytes() == b""
    beginner.environment["TRACKER_STORE"] = schema
    assert beginner.types("import", "--dry-run", paper(tmp_path)).code == 0
    assert rows(schema, "SELECT current_schema()") == [(None,)]


def test_a_dry_run_knows_what_is_in_the_store(beginner: Terminal, tmp_path: Path) -> None:
    beginner.types("import", paper(tmp_path))
    said = beginner.types("import", "--dry-run", "--json", paper(tmp_path))
    assert (said.code, said.json["new"], said.json["already_there"]) == (0, 0, 2)


def test_a_dry_run_of_what_would_be_refused_tells_every_entry_and_ends_with_1(
    beginner: Terminal, tmp_path: Path
) -> None:
    wrong = BRIDGE + (
        "  - {order: confirm-forecast, ref: M8, source: paper}\n  - {order: confirm-forecast, ref: M9, source: paper}\n"
    )
    said = beginner.types("import", "--dry-run", paper(tmp_path, wrong))
    assert said.code == 1
    assert "nothing can be imported; 2 things have to be put right first." in said.first_line
    assert "bridge.yaml, line 8, column 5 (confirm-forecast M8): “bridge” has no milestone “M8”." in said.out
    assert "bridge.yaml, line 9, column 5 (confirm-forecast M9): “bridge” has no milestone “M9”." in said.out
    assert beginner.types("import", "--dry-run", paper(tmp_path, "banana")).code == 1


def test_a_dry_run_in_json_is_json_and_nothing_else(beginner: Terminal, tmp_path: Path) -> None:
    said = beginner.types("import", "--dry-run", "--json", paper(tmp_path, BRIDGE.replace("title:", "titel:")))
    assert said.code == 1
    assert said.json["refused"] == len(said.json["faults"]) > 0
    assert said.err == ""
