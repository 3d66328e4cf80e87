"""A page read as somebody at a shell would follow it: each block is run, and what stands under it is looked for."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

_BLOCK = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_END = "the block has ended"
READY = "The tracker answers on "
LONGEST_START = 300
"""Seconds; a server that has ended is not waited for, so that only a very busy machine comes near it."""


class Block(NamedTuple):
    """A fenced block: what it is, and what is in it."""

    info: str
    text: str


class Step(NamedTuple):
    """What is typed, and the lines that stand under it on the page."""

    typed: Block
    shown: tuple[str, ...]


def blocks_of(page: Path) -> list[Block]:
    return [Block(found["info"].strip(), found["text"]) for found in _BLOCK.finditer(page.read_text(encoding="utf-8"))]


def steps_of(page: Path) -> Iterator[Step]:
    """Every block of commands, with the block of output that follows it, if one does."""
    blocks = blocks_of(page)
    for block, following in zip_longest(blocks, blocks[1:], fillvalue=Block("", "")):
        if block.info in {"bash", "bash server"}:
            yield Step(block, tuple(following.text.splitlines()) if following.info == "text" else ())


class Shell:
    """One shell, kept from the first block to the last; a block that serves goes on behind its back."""

    def __init__(
        self,
        folder: Path,
        environment: Mapping[str, str],
        replaced: Sequence[tuple[str, str]],
        let_go_of_port: Callable[[], None],
    ) -> None:
        self._replaced = replaced
        self._let_go_of_port = let_go_of_port
        self._served = folder / "served.txt"
        self._servers: list[int] = []
        self._shell = subprocess.Popen(
            ["bash", "--norc", "--noprofile"],
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )

    def type(self, text: str) -> str:
        """Run a block; what it says on either output."""
        assert self._shell.stdin is not None
        assert self._shell.stdout is not None
        self._shell.stdin.write(f"{self._as_run(text)}\nprintf '\\n%s\\n' '{_END}'\n")
        self._shell.stdin.flush()
        said: list[str] = []
        for line in self._shell.stdout:
            if line.strip() == _END:
                return "".join(said)
            said.append(line)
        raise AssertionError("".join(said))

    def serve(self, text: str) -> str:
        """Run a block that goes on; what it says until it answers."""
        self._served.touch()  # the shell goes on before the command behind it has opened its output
        self._let_go_of_port()
        self._servers.append(int(self.type(f"{text.strip()} >> {self._served} 2>&1 & echo $!")))
        deadline = time.monotonic() + LONGEST_START
        while READY not in (said := self._served.read_text(encoding="utf-8")):
            assert time.monotonic() < deadline, said
            assert self._still_runs(self._servers[-1]), self._served.read_text(encoding="utf-8")
            time.sleep(0.1)
        return said

    def _still_runs(self, server: int) -> bool:
        """Whether it can still come to answer; asked of the shell, which knows those that it started."""
        return self.type(f"kill -0 {server} 2> /dev/null && echo yes").strip() == "yes"

    def _as_run(self, text: str) -> str:
        for written, meant in self._replaced:
            text = text.replace(written, meant)
        return text

    def end(self) -> None:
        """Stop what goes on, and leave."""
        for server in self._servers:
            with suppress(ProcessLookupError):
                os.kill(server, signal.SIGTERM)
        self._shell.communicate("wait\n", timeout=LONGEST_START)


def follow(page: Path, shell: Shell) -> list[str]:
    """Run a page from top to bottom; what it promises and the shell did not say."""
    missing = []
    for typed, shown in steps_of(page):
        said = shell.serve(typed.text) if typed.info == "bash server" else shell.type(typed.text)
        flat = " ".join(said.split())
        promised = (" ".join(line.strip(" …").split()) for line in shown)
        missing += [f"{line!r} after {typed.text!r}; it said {flat!r}" for line in promised if line not in flat]
    return missing


def surroundings(port: int) -> dict[str, str]:
    """What a shell needs to find the tracker, and a port of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TRACKER_", "NO_COLOR"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', '')}"
    return kept | {"PATH": path, "TRACKER_PORT": str(port), "COLUMNS": "200", "PYTHONUNBUFFERED": "1"}
