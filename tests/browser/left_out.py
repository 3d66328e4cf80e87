"""A test that asks for a browser is marked as one, and where there is no browser the run says what it left out."""

import os
from collections.abc import Generator

import pytest

from tests.browser.chromium import NAMES, chromium

WHY = (
    "The browser tests are left out: Chromium is not here, and it could not be installed by apt. "
    f"Install it so that one of {', '.join(NAMES)} is found, and run them again."
)
_LEFT_OUT = pytest.StashKey[int]()


def may_be_left_out() -> bool:
    """Where changes are checked for everybody a missing browser is a failure, never a reason to leave tests out."""
    return chromium() is None and os.environ.get("CI") != "true"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Generator[None]:
    """Mark before -m chooses, and leave out of what was chosen; one worker runs them all with one Chromium."""
    for item in (item for item in items if "browser" in getattr(item, "fixturenames", ())):
        item.add_marker("browser")
        item.add_marker(pytest.mark.xdist_group("browser"))
    yield
    ours = [item for item in items if item.get_closest_marker("browser")]
    if ours and may_be_left_out():
        config.hook.pytest_deselected(items=ours)
        items[:] = [item for item in items if item not in ours]
        config.stash[_LEFT_OUT] = len(ours)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker tells the run that started it."""
    if _LEFT_OUT in session.config.stash and hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = session.config.stash[_LEFT_OUT]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Every worker has left out the same tests."""
    told = getattr(node, "workeroutput", {})
    if "left_out" in told:
        node.config.stash[_LEFT_OUT] = told["left_out"]  # type: ignore[attr-defined]  # a worker's node has it


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say it at the end, where it is read."""
    if number := config.stash.get(_LEFT_OUT, 0):
        terminalreporter.section("browser tests")
        terminalreporter.line(f"{WHY} ({number} tests)")
