"""The checkout as the architecture tests read it: its files, its modules parsed once, and its settings."""

import ast
import io
import subprocess
import tokenize
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("domain", "application", "api")


@dataclass(frozen=True)
class Module:
    """One Python file of the house."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, filename=self.name)

    @cached_property
    def comments(self) -> dict[int, str]:
        """What each line's comment says, by line number."""
        tokens = tokenize.generate_tokens(io.StringIO(self.text).readline)
        return {token.start[0]: token.string for token in tokens if token.type == tokenize.COMMENT}

    @property
    def is_package_marker(self) -> bool:
        return self.path.name == "__init__.py"


@cache
def modules(*packages: str) -> tuple[Module, ...]:
    """Every module of the packages named."""
    return tuple(Module(path) for package in packages for path in sorted((ROOT / package).rglob("*.py")))


@cache
def project() -> dict[str, Any]:  # settings nest as deep as TOML lets them
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def tracked_files() -> list[Path]:
    """The files under version control; without version control there are none to speak of, and the test is skipped."""
    try:
        listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this copy of the project is not under version control")
    paths = (ROOT / name for name in listing.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file()]
