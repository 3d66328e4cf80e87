"""What a process asks of the system: its calls recorded with every byte they write, or one of them made to fail."""

import codecs
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

WHY_NOT = (
    "strace is not here, or may not trace: what a failing system call and a power cut leave of the store is not tried. "
    "Install it (apt-get install strace) and run this again."
)
ON_FILES = (
    "openat,pwrite64,pwritev,pwritev2,write,writev,fdatasync,fsync,sync_file_range,ftruncate,fallocate,"
    "unlink,unlinkat,rename,renameat,renameat2"
)
"""Every call by which what is on the disk can change, or is made to last, but for mapped memory."""

_CALL = re.compile(r"(?:\d+ +)?(?P<name>\w+)\((?P<arguments>.*)\) += (?P<result>-?\d+|\?)")
_LONGEST = 10_000_000


def may_trace() -> bool:
    """Whether strace is here and works: some containers do not allow it."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode == 0


def may_be_left_out() -> bool:
    """Where changes are checked for everybody a missing strace is a failure, never a reason to leave tests out."""
    return not may_trace() and os.environ.get("CI") != "true"


class Call(NamedTuple):
    """A system call that was answered: its name, its arguments as strace writes them, and its result."""

    name: str
    arguments: str
    result: int

    @property
    def file(self) -> str:
        """The path of the file that its first argument, a descriptor, stands for."""
        return self.arguments.partition("<")[2].partition(">")[0]

    @property
    def named(self) -> str:
        """The path that it names in quotation marks."""
        return self.arguments.split('"')[1]

    @property
    def written(self) -> bytes:
        """The bytes that it wrote, of those it was given."""
        begin, end = self.arguments.index('"') + 1, self.arguments.rindex('"')
        given, _ = codecs.escape_decode(self.arguments[begin:end].encode("latin-1"))
        return given[: self.result]

    @property
    def last_number(self) -> int:
        """Its last argument: an offset, or a length."""
        return int(self.arguments.rpartition(", ")[2])


def recorded(arguments: list[str], trace: Path, *, folder: Path) -> list[Call]:
    """The calls on files of a Python program that is run to its end, in their order."""
    watch = [
        "strace",
        "-f",
        "-y",
        "-s",
        str(_LONGEST),
        "-e",
        f"trace={ON_FILES}",
        "-e",
        "signal=none",
        "-o",
        str(trace),
    ]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(
        [*watch, sys.executable, *arguments], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL
    )
    return list(calls_in(trace))


def calls_in(trace: Path) -> Iterator[Call]:
    """The calls that were answered. Those that several threads make at once would be torn apart, which is refused."""
    with trace.open(encoding="latin-1") as lines:
        for line in lines:
            if "<unfinished ...>" in line and "exit" not in line:
                raise ValueError(f"Two threads called at once: {line[:200]}")
            found = _CALL.match(line)
            if found and found["result"] != "?":
                yield Call(found["name"], found["arguments"], int(found["result"]))


@contextmanager
def attached(process: int, *options: str, trace: Path) -> Iterator["subprocess.Popen[str]"]:
    """Watch a process that runs already; what is told to fail is counted from here on."""
    command = ["strace", "-f", "-y", "-o", str(trace), *options, "-p", str(process)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as watching:
        assert watching.stderr is not None
        said = watching.stderr.readline()
        assert "attached" in said, said
        try:
            yield watching
        finally:
            watching.terminate()
