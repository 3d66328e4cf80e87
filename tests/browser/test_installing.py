"""`make browser` fetches Chromium where apt can; elsewhere it says what is left out, and fails only in CI."""

import shutil
from pathlib import Path

import pytest

from tests.browser.installing import INSTALL, prepare

TOLD = "#!/bin/sh\necho \"${0##*/} $*\" >> '{folder}/told'\n"
MAKES_CHROMIUM = "echo '#!/bin/sh' > '{folder}/chromium'; /bin/chmod +x '{folder}/chromium'"
INSTALLS = f'{TOLD}case "$*" in *install*) {MAKES_CHROMIUM};; esac\n'
FETCHES_LISTS = "*update*) : > '{folder}/lists';;"
NEEDS_LISTS = (
    f"{TOLD}case \"$*\" in {FETCHES_LISTS} *) [ -e '{{folder}}/lists' ] || exit 100; {MAKES_CHROMIUM};; esac\n"
)
KNOWS_NO_CHROMIUM = TOLD + "exit 100\n"
LETS_US = TOLD + 'shift; exec "$@"\n'
ASKS_FOR_A_PASSWORD = TOLD + "exit 1\n"
LEFT_OUT = "The browser tests are left out: Chromium is not here, and it could not be installed by apt."
AN_INSTALLATION = " ".join((*INSTALL, "chromium"))


class Machine:
    """A machine on which only the commands that it was given are found; what they were told is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def given(self, command: str, script: str) -> "Machine":
        path = self.folder / command
        path.write_text(script.replace("{folder}", str(self.folder)), encoding="utf-8")
        path.chmod(0o755)
        return self

    @property
    def told(self) -> list[str]:
        kept = self.folder / "told"
        return kept.read_text(encoding="utf-8").splitlines() if kept.exists() else []


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine with nothing on it, where nobody checks changes for others."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    assert shutil.which("chromium") is None
    return Machine(tmp_path)


def test_a_chromium_that_is_there_is_left_alone(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.given("google-chrome", TOLD).given("apt-get", INSTALLS)
    assert prepare(is_root=True) == 0
    assert machine.told == []
    assert capsys.readouterr().out == ""


def test_root_installs_it(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.given("apt-get", INSTALLS)
    assert prepare(is_root=True) == 0
    assert machine.told == [AN_INSTALLATION]
    assert capsys.readouterr().out == "Installing Chromium with apt, for the browser tests.\n"


def test_a_machine_without_lists_of_packages_fetches_them_first(machine: Machine) -> None:
    machine.given("apt-get", NEEDS_LISTS)
    assert prepare(is_root=True) == 0
    assert [line.split()[-1] for line in machine.told] == ["chromium", "update", "chromium"]


def test_somebody_else_installs_it_where_sudo_asks_for_nothing(machine: Machine) -> None:
    machine.given("apt-get", INSTALLS).given("sudo", LETS_US).given("true", "#!/bin/sh\n")
    assert prepare(is_root=False) == 0
    assert machine.told == ["sudo -n true", f"sudo -n {AN_INSTALLATION}", AN_INSTALLATION]


def test_nobody_is_asked_for_a_password(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.given("apt-get", INSTALLS).given("sudo", ASKS_FOR_A_PASSWORD)
    assert prepare(is_root=False) == 0
    assert machine.told == ["sudo -n true"]
    assert capsys.readouterr().out.startswith(LEFT_OUT)


def test_where_apt_fails_the_tests_are_left_out_in_so_many_words(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.given("apt-get", KNOWS_NO_CHROMIUM)
    assert prepare(is_root=True) == 0
    assert LEFT_OUT in capsys.readouterr().out


def test_where_there_is_no_apt_the_tests_are_left_out_in_so_many_words(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert prepare(is_root=True) == 0
    assert capsys.readouterr().out.startswith(LEFT_OUT)


def test_in_ci_a_browser_that_cannot_be_had_is_a_failure(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    machine.given("apt-get", KNOWS_NO_CHROMIUM)
    assert prepare(is_root=True) == 1
