"""Fetch Chromium for the browser tests where apt can, and say plainly where it cannot: `make browser`."""

import os
import shutil
import subprocess
import sys

from tests.browser.chromium import chromium
from tests.browser.left_out import WHY, may_be_left_out

NO_QUESTIONS = {"DEBIAN_FRONTEND": "noninteractive"}
# A machine without a network is told so within seconds.
APT = ("apt-get", "-qq", "-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20")
INSTALL = (*APT, "install", "-y", "--no-install-recommends")


def prepare(*, is_root: bool) -> int:
    """Nothing to do where it is there already; 1 where it is missing and must not be."""
    if chromium():
        return 0
    rights = rights_to_install(is_root=is_root)
    if rights is not None:
        _say("Installing Chromium with apt, for the browser tests.")
        install("chromium", rights)
    if chromium():
        return 0
    _say(WHY)
    return 0 if may_be_left_out() else 1


def rights_to_install(*, is_root: bool) -> tuple[str, ...] | None:
    """What stands before apt-get so that it may install; nothing where it may not, or is not here."""
    if not shutil.which("apt-get"):
        return None
    if is_root:
        return ()
    asked = ("sudo", "-n")
    return asked if shutil.which("sudo") and _succeeds(*asked, "true") else None


def install(package: str, rights: tuple[str, ...]) -> None:
    """A fresh machine has no lists of packages yet; they are fetched only where they are missing or too old."""
    if not _succeeds(*rights, *INSTALL, package) and _succeeds(*rights, *APT, "update"):
        _succeeds(*rights, *INSTALL, package)


def _succeeds(*command: str) -> bool:
    ran = subprocess.run(command, env={**os.environ, **NO_QUESTIONS}, capture_output=True, check=False)
    return ran.returncode == 0


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")


if __name__ == "__main__":
    sys.exit(prepare(is_root=os.geteuid() == 0))
