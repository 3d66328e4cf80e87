"""Imports point inwards, and the domain knows nothing but plain Python and pydantic."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.checkout import ROOT, Module, modules, project

DATABASES = {"sqlite3", "dbm", "shelve"}
WELCOME_IN_THE_DOMAIN = (set(sys.stdlib_module_names) - DATABASES) | {"domain", "pydantic"}


def imported_packages(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


def test_every_import_contract_is_kept() -> None:
    checks = Path(sys.executable).with_name("lint-imports")  # in this process it would turn off the logs of others
    checked = subprocess.run((checks, "--no-cache"), cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_the_domain_imports_only_the_standard_library_pydantic_and_itself() -> None:
    strangers = [
        f"{module.name} imports {package}"
        for module in modules("domain")
        for package in imported_packages(module)
        if package not in WELCOME_IN_THE_DOMAIN
    ]
    assert strangers == []


def test_every_part_of_the_application_but_the_adapters_is_kept_from_frameworks() -> None:
    contracts = project()["tool"]["importlinter"]["contracts"]
    guarded = {source for contract in contracts for source in contract.get("source_modules", [])}
    parts = {f"application.{path.stem}" for path in (ROOT / "application").iterdir() if not path.name.startswith("__")}
    assert parts - guarded == {"application.adapters"}
