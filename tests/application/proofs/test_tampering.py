"""Whoever tampers with an export is found out, and an export that nobody touched raises no alarm."""

from pathlib import Path
from random import Random
from shutil import rmtree

import pytest

from application.proofs import verifier
from tests.application.proofs import forging_entries, forging_folders
from tests.application.proofs.exports import Asked, Signer, a_history, export_of, verdict_on
from tests.application.proofs.forging import FORGERS, Forged, a_case

FORGERS_STAND_IN = (forging_entries, forging_folders)
TITLES = pytest.mark.parametrize("title", FORGERS)
A_FEW, MANY = 4, 1_000


def forged(title: str, seed: int) -> tuple[Forged, bool]:
    """What a forger makes of a clean export, and whether the export is another one at all."""
    case = a_case(Random(seed))
    made = FORGERS[title](case)
    handed_on = made if isinstance(made, Forged) else Forged(made)
    return handed_on, handed_on.files != case.files


def undetected(title: str, seeds: range, folder: Path) -> list[int]:
    found = []
    for seed in seeds:
        (files, known), differs = forged(title, seed)
        assert differs, (title, seed)
        verdict = verdict_on(files, folder / "one", known=known)
        assert verdict.reason
        found += [] if verdict.code else [seed]
        rmtree(folder / "one")
    return found


def false_alarms(seeds: range, folder: Path) -> list[tuple[int, str]]:
    found = []
    for seed in seeds:
        random = Random(seed)
        history = a_history(random, random.randrange(40))
        last = len(history.entries)
        plain = [n for n, entry in enumerate(history.entries, 1) if "Erasure" not in entry.envelope]
        asked = Asked(
            random.choice((None, "planning")),
            withheld=tuple(random.sample(plain, min(len(plain), random.randrange(3)))),
            sizes=tuple(random.sample(range(1, last + 1), random.randrange(min(last, 5)))),
        )
        files = export_of(history, asked, Signer())
        known = files[random.choice([name for name in files if "/" in name])] if random.random() < 0.5 else None
        verdict = verdict_on(files, folder / "one", known=known)
        found += [(seed, verdict.reason)] if verdict.code else []
        rmtree(folder / "one")
    return found


@TITLES
def test_tampering_is_detected(title: str, tmp_path: Path) -> None:
    assert undetected(title, range(A_FEW), tmp_path) == []


def test_a_clean_export_raises_no_alarm(tmp_path: Path) -> None:
    assert false_alarms(range(40), tmp_path) == []


@pytest.mark.slow
@TITLES
def test_tampering_is_detected_a_thousand_times(title: str, tmp_path: Path) -> None:
    assert undetected(title, range(MANY), tmp_path) == []


@pytest.mark.slow
def test_a_thousand_clean_exports_raise_no_alarm(tmp_path: Path) -> None:
    assert false_alarms(range(MANY), tmp_path) == []


def test_what_is_noticed_with_a_known_checkpoint_alone_is_sound_without_one(tmp_path: Path) -> None:
    titles = [title for title in FORGERS if "--known" in title]
    assert len(titles) == 2
    for number, title in enumerate(titles):
        (files, known), _ = forged(title, 1)
        assert verdict_on(files, tmp_path / f"{number}-without").code == verifier.SOUND
        assert verdict_on(files, tmp_path / f"{number}-with", known=known).code == verifier.TAMPERED


def test_the_documentation_lists_every_class_of_tampering_and_no_other() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "reference" / "tampering.md").read_text("utf-8")
    _, _, *rows = [line.split(" | ")[0].removeprefix("| ") for line in page.splitlines() if line.startswith("| ")]
    assert sorted(rows) == sorted(FORGERS)
    assert len(rows) >= 15
