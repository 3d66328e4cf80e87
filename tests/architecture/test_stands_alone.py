"""The project stands alone: no tracked file names a folder of somebody's machine or reads from beside the checkout."""

import re
from pathlib import Path

from tests.architecture.checkout import ROOT, tracked_files

AN_ADDRESS = re.compile(r"https?://\S+")
ONE_MACHINE = re.compile(r"(?<![A-Za-z0-9_.])/(?:home|root|work|Users)/")
BESIDE_THE_CHECKOUT = re.compile(r"\.\./shared")


def places_in(path: Path) -> list[str]:
    text = AN_ADDRESS.sub("", path.read_bytes().decode("utf-8", errors="replace"))
    return [
        f"{path.relative_to(ROOT)}:{number} {line.strip()}"
        for number, line in enumerate(text.splitlines(), start=1)
        if ONE_MACHINE.search(line) or BESIDE_THE_CHECKOUT.search(line)
    ]


def test_no_tracked_file_names_a_place_outside_the_checkout() -> None:
    assert [place for path in tracked_files() for place in places_in(path)] == []
