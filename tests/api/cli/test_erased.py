"""What was erased is nowhere in what is handed over, which proves itself all the same, and is replayed without it."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from api.bootstrap import build
from application.commands.corrections import WithdrawEntry
from application.commands.erasures import EraseEntry
from application.commands.milestones import PlanMilestone, RetitleMilestone
from application.commands.office import Instruction, carry_out
from application.commands.order import Order
from application.commands.programmes import RegisterProgramme
from domain.entry import Address
from tests.api.cli.terminal import Terminal
from tests.api.cli.test_export import rows
from tests.api.cli.witnessed import CLERK

SECRET = "Alderman Quince opens the bridge"
WHY: dict[str, Any] = {"because": "It names a person.", "authority": "Data protection officer"}  # Any: header fields
EVERY_ROW = (
    "SELECT * FROM journal ORDER BY position",
    "SELECT * FROM tiles ORDER BY level, number",
    "SELECT * FROM checkpoints ORDER BY size",
    "SELECT * FROM log",
)


def bytes_in(place: Path) -> bytes:
    """Everything that is in a folder, or in the files of a store."""
    files = place.rglob("*") if place.is_dir() else place.parent.glob(f"{place.name}*")
    return b"".join(file.read_bytes() for file in files if file.is_file())


@pytest.fixture
def clerk(tmp_path: Path) -> Terminal:
    """Somebody who had a corrected entry erased, and a withdrawn one, with checkpoints before and between."""
    (tmp_path / "ours").mkdir()
    terminal = Terminal(tmp_path / "ours" / "tracker.sqlite")
    tracker = build(terminal.store)

    def give(order: Order, ref: str, kind: str = "milestone", *, programme: str = "crossing") -> int:
        instruction = Instruction(order, Address(programme, kind, ref))
        return carry_out([instruction], actor=CLERK, office=tracker.office)[0].position

    give(RegisterProgramme(name="River crossing"), "crossing", "programme")
    give(RegisterProgramme(name="Ferry"), "ferry", "programme", programme="ferry")
    planned = give(PlanMilestone(title=SECRET, note=f"{SECRET}, they say."), "M1")
    tracker.log.checkpoint()
    give(PlanMilestone(title="Ferry stops"), "M1", programme="ferry")
    give(PlanMilestone(title="The mayor opens the bridge", note="A role.", corrects=planned, **WHY), "M1")
    retitled = give(RetitleMilestone(title=SECRET), "M1")
    give(WithdrawEntry(corrects=retitled, **WHY), "M1")
    give(EraseEntry(entry=planned, knowing=(retitled,), **WHY), "M1")
    tracker.log.checkpoint()
    give(EraseEntry(entry=retitled, **WHY), "M1")
    tracker.close()
    return terminal


@pytest.fixture
def exported(clerk: Terminal, tmp_path: Path) -> Path:
    for words in (("--all", str(tmp_path / "everything")), ("crossing", str(tmp_path / "one"))):
        said = clerk.types("export", *words)
        assert (said.code, "The contents of 2 of them were erased" in said.out) == (0, True), said.err
    return tmp_path


@pytest.mark.parametrize("which", ["everything", "one"])
def test_an_export_with_something_erased_is_sound_and_says_so(exported: Path, clerk: Terminal, which: str) -> None:
    key = str(exported / "everything" / "key.vkey")
    known = min((exported / "everything" / "checkpoints").iterdir())
    said = clerk.types("verify", str(exported / which), "--key", key, "--known", str(known))
    assert said.code == 0, said.out
    assert "The content of 2 entries was erased, as a later entry says." in said.out
    assert "It continues the checkpoint you hold, of 3 entries." in said.out


@pytest.mark.parametrize("which", ["everything", "one"])
def test_nothing_of_what_was_erased_is_handed_over(exported: Path, which: str) -> None:
    held = bytes_in(exported / which)
    assert b"Quince" not in held
    assert b"The mayor opens the bridge" in held


def test_a_record_is_replayed_without_what_was_erased(exported: Path, clerk: Terminal) -> None:
    new = Terminal(exported / "new.sqlite")
    said = new.types("replay", str(exported / "everything"), "--json")
    assert said.code == 0, said.err
    for statement in EVERY_ROW:
        assert rows(new.store, statement) == rows(clerk.store, statement)
    checked = new.types("check")
    assert (checked.code, f"The store “{new.store}” is sound" in checked.out) == (0, True)
    assert b"Quince" not in bytes_in(new.store)


def test_a_replayed_record_is_exported_with_the_same_root(exported: Path, clerk: Terminal) -> None:
    new = Terminal(exported / "new.sqlite")
    root = new.types("replay", str(exported / "everything"), "--json").json["root"]
    shutil.copy(f"{clerk.store}.signing-key", f"{new.store}.signing-key")
    assert new.types("export", "--all", str(exported / "again")).code == 0
    key = str(exported / "everything" / "key.vkey")
    assert new.types("verify", str(exported / "again"), "--key", key, "--json").json["root"] == root
    assert (exported / "again" / "entries.tsv").read_bytes() == (exported / "everything" / "entries.tsv").read_bytes()
