"""A run without Chromium says at its end which tests it left out; in CI it fails instead."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.checkout import ROOT

LEFT_OUT = "The browser tests are left out: Chromium is not here"
TESTS = """
def test_of_something_else(tmp_path): pass
def test_in_a_browser(browser): pass
def test_in_a_browser_again(browser): pass
"""


def a_run(folder: Path, *options: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """A run of these tests where no browser is found."""
    (folder / "test_some.py").write_text(TESTS, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if name != "CI" and not name.startswith("PYTEST")}
    own = {"PATH": str(folder), "PYTHONPATH": str(ROOT)}
    plugins = ("-p", "tests.browser.left_out", "-p", "no:cacheprovider", "-p", "no:schemathesis")
    command = [sys.executable, "-m", "pytest", "-q", *plugins, *options, "test_some.py"]
    return subprocess.run(
        command, cwd=folder, env={**kept, **own, **environment}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("options", [("-n", "0"), ("-n", "1", "--dist", "loadgroup")], ids=["alone", "by a worker"])
def test_a_run_without_a_browser_says_how_many_tests_it_left_out(tmp_path: Path, options: tuple[str, ...]) -> None:
    ran = a_run(tmp_path, *options)
    assert ran.returncode == 0
    assert f"{LEFT_OUT}, and it could not be installed by apt." in ran.stdout
    assert "(2 tests)" in ran.stdout
    assert "1 passed" in ran.stdout
    assert "skipped" not in ran.stdout


def test_a_run_that_asks_for_no_browser_has_nothing_to_say(tmp_path: Path) -> None:
    assert LEFT_OUT not in a_run(tmp_path, "-n", "0", "-m", "not browser", "-k", "else").stdout


def test_a_run_in_ci_fails_without_a_browser(tmp_path: Path) -> None:
    ran = a_run(tmp_path, "-n", "0", CI="true")
    assert ran.returncode == 1
    assert LEFT_OUT not in ran.stdout
