"""Fetch strace for the faults where apt can, and say plainly where it cannot: `make strace`."""

import os
import sys

from tests.browser.installing import install, rights_to_install
from tests.faults.strace import WHY_NOT, may_be_left_out, may_trace


def prepare(*, is_root: bool) -> int:
    """Nothing to do where it is there already; 1 where it is missing and must not be."""
    if not may_trace() and (rights := rights_to_install(is_root=is_root)) is not None:
        install("strace", rights)
    if may_trace():
        return 0
    sys.stdout.write(f"{WHY_NOT}\n")
    return 0 if may_be_left_out() else 1


if __name__ == "__main__":
    sys.exit(prepare(is_root=os.geteuid() == 0))
