"""What is installed is pinned, hashed and found anywhere: no file of requirements names a place to download from."""

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.checkout import ROOT, project

FOLDER = ROOT / "requirements"
WRITTEN = sorted(FOLDER.glob("*.in"))
COMPILED = sorted(FOLDER.glob("*.txt"))
# An address, an option that names an index or a folder of files, a direct reference, or a path from the root.
A_PLACE = re.compile(
    r"://|--(index-url|extra-index-url|find-links|trusted-host)|^-[if]\b|\s@\s|(^|[\s=])(/|~|[A-Z]:\\)"
)
A_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")


def places_named_in(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if A_PLACE.search(line)]


def entries(file: Path) -> list[str]:
    """The requirements of a file, each with its continued lines and without comments."""
    text = re.sub(r"(^|\s)#.*", "", file.read_text(encoding="utf-8")).replace("\\\n", " ")
    return [line.strip() for line in text.splitlines() if line.strip()]


def requirement(entry: str) -> Requirement:
    return Requirement(entry.partition("--hash")[0].strip())


def pins(file: Path) -> dict[str, str]:
    return {canonicalize_name(pin.name): str(pin.specifier) for pin in map(requirement, entries(file))}


def wanted(file: Path) -> set[str]:
    """The requirements written by hand, spelt alike; lines that include another file are left out."""
    return {spelt_alike(entry) for entry in entries(file) if not entry.startswith("-")}


def spelt_alike(entry: str) -> str:
    return f"{canonicalize_name(Requirement(entry).name)}{Requirement(entry).specifier}"


@pytest.mark.parametrize("file", WRITTEN + COMPILED, ids=lambda file: file.name)
def test_no_file_of_requirements_names_a_place_to_download_from(file: Path) -> None:
    assert places_named_in(file) == []


@pytest.mark.parametrize("file", COMPILED, ids=lambda file: file.name)
def test_every_compiled_requirement_is_one_exact_release_with_hashes(file: Path) -> None:
    pattern = re.compile(r"==[^*,]+")
    loose = [
        entry
        for entry in entries(file)
        if not (pattern.fullmatch(str(requirement(entry).specifier)) and A_HASH.search(entry))
    ]
    assert loose == []


def test_what_the_project_declares_and_its_build_needs_is_what_is_installed_to_run_it() -> None:
    declared = [*project()["project"]["dependencies"], *project()["build-system"]["requires"]]
    assert wanted(FOLDER / "run.in") == {spelt_alike(entry) for entry in declared}


@pytest.mark.parametrize("name", ["run", "dev"])
def test_everything_asked_for_is_compiled(name: str) -> None:
    asked = {canonicalize_name(Requirement(entry).name) for entry in wanted(FOLDER / f"{name}.in")}
    assert asked - pins(FOLDER / f"{name}.txt").keys() == set()


def test_checking_happens_with_the_very_releases_that_run() -> None:
    running, checking = pins(FOLDER / "run.txt"), pins(FOLDER / "dev.txt")
    assert running.items() - checking.items() == set()


def test_each_requirement_says_why_it_is_here() -> None:
    lines = [line for file in WRITTEN for line in file.read_text(encoding="utf-8").splitlines()]
    assert [line for line in lines if re.match(r"\w", line) and not re.search(r"\s#\s+\w", line)] == []
