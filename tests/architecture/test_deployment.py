"""What is in deploy/ fits the program: its files, commands and settings are there, and its health check works.

No container and no service manager is run here; what they would read is read, and looked up in the program.
"""

import ctypes
import json
import os
import re
import shutil
import subprocess
import urllib.request
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.commandline.serving import FINISHED_WITHIN
from api.commandline.supervising import environment_of
from api.settings import Settings, from_environment
from application.store_address import StoreAddress
from tests.api.cli.terminal import COMMAND, ROOT, Terminal
from tests.api.cli.test_serving import free_port, lines_until_ready

DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
UNIT = [line for line in (DEPLOY / "tracker.service").read_text("utf-8").splitlines() if "=" in line and line[0] != "#"]

Composed = dict[str, Any]  # YAML of any shape


@pytest.fixture
def beginner(tmp_path: Path) -> Terminal:
    """Somebody with a store of their own, which is not there yet."""
    return Terminal(tmp_path / "tracker.sqlite")


def instructions(name: str) -> list[str]:
    return [line.removeprefix(name).strip() for line in DOCKERFILE.splitlines() if line.startswith(f"{name} ")]


def composed() -> Composed:
    file: Composed = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    return file


def stated_in_the_unit(name: str) -> list[str]:
    return [line.partition("=")[2] for line in UNIT if line.startswith(f"{name}=")]


def seconds(stated: str) -> int:
    return int(stated.removesuffix("s"))


def test_what_the_image_is_made_of_is_in_the_checkout() -> None:
    copied = [line.split()[0] for line in instructions("COPY") if not line.startswith("--from")]
    copied += [line.split()[1] for line in instructions("COPY") if line.startswith("pyproject.toml")]
    assert {"requirements/run.txt", "pyproject.toml", "LICENSE", "domain", "application", "api"} == set(copied)
    assert [path for path in copied if not (ROOT / path).exists()] == []
    sent = (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").splitlines()
    assert {line[1:] for line in sent if line.startswith("!")} == set(copied)


def test_the_image_has_two_stages_installs_by_hash_and_runs_as_nobody_in_particular() -> None:
    assert len(instructions("FROM")) == 2
    assert "--require-hashes --only-binary :all:" in DOCKERFILE
    [user] = instructions("USER")
    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", user)
    assert DOCKERFILE.index("\nUSER ") < DOCKERFILE.index("\nENTRYPOINT ")


def test_the_settings_of_the_image_are_settings() -> None:
    [stated] = instructions("ENV")
    named = dict(part.split("=", 1) for part in stated.split() if part.startswith("TRACKER_"))
    settings = from_environment(named)
    assert str(settings.store).startswith(instructions("WORKDIR")[-1])
    assert json.loads(instructions("VOLUME")[0]) == [instructions("WORKDIR")[-1]]
    assert str(settings.port) == instructions("EXPOSE")[0]


def test_what_the_image_starts_is_a_command_and_its_health_check_tells_ready_from_not(beginner: Terminal) -> None:
    entry, command = json.loads(instructions("ENTRYPOINT")[0]), json.loads(instructions("CMD")[-1])
    assert entry == ["tracker"]
    port = str(free_port())
    beginner.environment["TRACKER_PORT"] = port
    check = json.loads(instructions("HEALTHCHECK")[0].partition(" CMD ")[2])
    check[0] = COMMAND[0]
    with beginner.keeps_running(*command) as started:
        lines_until_ready(started)
        assert _ends_with(check, port) == 0
    assert _ends_with(check, port) != 0


def _ends_with(check: list[str], port: str) -> int:
    there = {**os.environ, "TRACKER_PORT": port}
    return subprocess.run(check, env=there, capture_output=True, check=False, timeout=30).returncode


def test_the_settings_composed_are_settings_and_the_store_is_the_database_beside_it() -> None:
    services = composed()["services"]
    tracker, database = services["tracker"], services["database"]
    settings = from_environment({name: _filled_in(value) for name, value in tracker["environment"].items()})
    assert isinstance(settings.store, StoreAddress)
    user, name = (database["environment"][f"POSTGRES_{part}"] for part in ("USER", "DB"))
    assert str(settings.store) == f"postgresql://{user}@database:5432/{name}?schema=tracker"
    assert str(settings.signing_key_file).startswith(tracker["volumes"][0].partition(":")[2])
    assert (DEPLOY / tracker["build"]["context"] / tracker["build"]["dockerfile"]).samefile(DEPLOY / "Dockerfile")
    mounted = {volume.partition(":")[0] for each in services.values() for volume in each["volumes"]}
    assert set(composed()["volumes"]) == mounted


def test_the_tracker_waits_for_the_database_itself_and_not_for_the_one_that_makes_it() -> None:
    """The image first starts a server that makes the database, listens on a socket alone, and is stopped again."""
    services = composed()["services"]
    asked = services["database"]["healthcheck"]["test"]
    assert services["tracker"]["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert asked[asked.index("--host") + 1] == "127.0.0.1"


def _filled_in(value: str) -> str:
    """As compose fills it in: with what has to be set, and the default of what need not be."""
    return re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", re.sub(r"\$\{\w+:\?[^}]*\}", "secret7", value))


def test_other_commands_are_given_with_the_settings_and_as_the_user_of_the_service() -> None:
    told = (ROOT / "docs" / "how-to" / "run-the-server.md").read_text("utf-8")
    (command,) = re.findall(r"^as_the_service\(\) \{\n(.*?)^\}", told, re.MULTILINE | re.DOTALL)
    for name, option in (
        ("User", "--uid={}"),
        ("Group", "--gid={}"),
        ("WorkingDirectory", "--working-directory={}"),
        ("Environment", "--setenv={}"),
        ("EnvironmentFile", "--property=EnvironmentFile={}"),
        ("UMask", "--property=UMask={}"),
    ):
        (stated,) = stated_in_the_unit(name)
        assert option.format(stated) in command.split()
    (started,) = stated_in_the_unit("ExecStart")
    assert started.removesuffix(" serve") in command


def test_whoever_stops_it_waits_longer_than_it_takes() -> None:
    assert seconds(composed()["services"]["tracker"]["stop_grace_period"]) > FINISHED_WITHIN + 5
    assert seconds(stated_in_the_unit("TimeoutStopSec")[0]) > FINISHED_WITHIN + 5
    assert stated_in_the_unit("KillMode") == ["mixed"]


def test_the_settings_of_the_unit_are_settings_and_what_it_starts_is_a_command() -> None:
    stated = dict(line.split("=", 1) for line in stated_in_the_unit("Environment"))
    assert str(from_environment(stated).store).startswith(stated_in_the_unit("WorkingDirectory")[0])
    program, command = stated_in_the_unit("ExecStart")[0].split()
    assert (Path(program).name, command) == ("tracker", "serve")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd-analyze here")
def test_the_service_manager_can_read_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "tracker.service"
    text = (DEPLOY / "tracker.service").read_text("utf-8")
    unit.write_text(re.sub(r"ExecStart=\S+", "ExecStart=/bin/true", text), encoding="utf-8")  # ours is not here
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_it_serves_where_memory_may_not_be_written_and_run(beginner: Terminal) -> None:
    """What MemoryDenyWriteExecute= asks for, by the kernel's own means where it has them (PR_SET_MDWE)."""
    assert "MemoryDenyWriteExecute=yes" in UNIT
    port = str(free_port())
    started = subprocess.Popen(
        [*COMMAND, "serve", "--port", port],
        env=beginner.alone, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=_deny_memory_that_is_written_and_run,  # noqa: PLW1509  # there are no threads yet
    )  # fmt: skip
    try:
        lines_until_ready(started)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=10) as answer:
            assert answer.status == 200
    finally:
        started.kill()
        started.communicate()


def _deny_memory_that_is_written_and_run() -> None:
    ctypes.CDLL(None).prctl(65, 1, 0, 0, 0)


def test_workers_are_told_what_the_command_line_said(tmp_path: Path) -> None:
    settings = Settings(store=tmp_path / "a.sqlite", host="::1", port=8001)
    told = {name: value for name, value in environment_of(settings).items() if name.startswith("TRACKER_")}
    assert from_environment(told) == settings
