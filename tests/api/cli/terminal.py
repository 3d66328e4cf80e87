"""The tracker's command as a test types it, and what came of it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from typer.testing import CliRunner

from api.commandline.application import app

ROOT = Path(__file__).resolve().parents[3]
BEGUN = "begun\n"
COMMAND = [sys.executable, "-c", "from api.cli import main; main()"]
"""The command whole, in a process of its own, whether or not the project is installed."""
SAYS_WHEN_IT_BEGINS = [sys.executable, "-c", "from api.cli import main; print('begun', flush=True); main()"]
"""The same, for who waits until Python itself has started, which takes it as long as it takes."""


class Said(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def first_line(self) -> str:
        return self.out.partition("\n")[0]

    @property
    def json(self) -> Any:  # JSON of any shape
        return json.loads(self.out)


class Terminal:
    """Somebody who types commands about one store; nothing of this machine's settings shines through."""

    def __init__(self, store: Path, *, columns: int = 220) -> None:
        self.store = store
        self.environment = {"TRACKER_STORE": str(store), "COLUMNS": str(columns)}

    def types(self, *words: str) -> Said:
        """In this process, which is quick."""
        found = CliRunner(env=self.environment).invoke(app, list(words))
        assert "Traceback" not in found.output
        return Said(found.exit_code, found.stdout, found.stderr)

    def runs(self, *words: str, **more: str) -> Said:
        """In a process of its own."""
        done = subprocess.run(
            [*COMMAND, *words],
            env=self.alone | more,
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return Said(done.returncode, done.stdout, done.stderr)

    @contextmanager
    def keeps_running(self, *words: str, command: Sequence[str] = COMMAND) -> Iterator["subprocess.Popen[str]"]:
        """In a process of its own that is ended with the test."""
        started = subprocess.Popen(
            [*command, *words], env=self.alone, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        try:
            yield started
        finally:
            started.kill()
            started.communicate()

    @property
    def alone(self) -> dict[str, str]:
        mine = {name: value for name, value in os.environ.items() if not name.startswith(("TRACKER_", "NO_COLOR"))}
        return mine | self.environment
