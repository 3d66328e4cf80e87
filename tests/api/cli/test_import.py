"""Importing files in a terminal: all of it or nothing, once, with what a reader should know of it."""

from pathlib import Path

from api.commandline.demonstration import SAMPLES
from tests.api.cli.terminal import Terminal

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
