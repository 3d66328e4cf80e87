"""Who brings something in makes a store where there is none; everybody else opens one, or makes nothing."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import typer.main
from typer.core import TyperCommand, TyperGroup

from api.commandline.application import app
from application.adapters.postgres.address import read_address
from tests.api.cli.terminal import Terminal
from tests.application.adapters.by_hand import rows, sql

PLANNING = "greater-cambridge-planning"
ROLES = ("--role", "viewer", "--name", "Reader")

OPEN_ONE = {
    "programmes": (),
    "check": (),
    "migrate": (),
    "rebuild": (),
    "backup": ("backup.sqlite",),
    "export": ("--all", "exported"),
    "people": (),
    "person show": ("clerk",),
    "person retitle": ("clerk", "--title", "Town clerk"),
    "person grant": ("clerk", "--role", "viewer"),
    "person withdraw": ("clerk", "--role", "viewer"),
    "person link": ("clerk", "--issuer", "https://login.example", "--subject", "1"),
    "person unlink": ("clerk", "--issuer", "https://login.example", "--subject", "1"),
    "person leave": ("clerk",),
    "login-link": ("--person", "clerk"),
    "token list": (),
    "token revoke": ("12345678",),
    "report rag": (PLANNING,),
}
"""What needs a store that is there; of the reports, one."""

MAKE_ONE = {"serve", "import", "replay", "restore", "copy", "person admit", "token create", "login-link"}
"""What brings something in: the first entry, the first person, or a whole record. A link for somebody new does."""

FLAWS: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing": (lambda _: None, "there is no such file"),
    "no byte": (lambda path: path.touch(), "it is empty"),
    "no table": (lambda path: sql_in(path, "PRAGMA journal_mode = WAL"), "it is empty"),
    "a folder": (lambda path: path.mkdir(), "it is a folder"),
    "a letter": (lambda path: path.write_text("steel arrived late"), "it is not a database"),
    "another's": (lambda path: sql_in(path, "CREATE TABLE people (name)"), "it is a database of another program"),
}


def sql_in(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)


def looks_of(folder: Path) -> dict[str, bytes | None]:
    return {found.name: found.read_bytes() if found.is_file() else None for found in folder.iterdir()}


@pytest.mark.parametrize("flaw", FLAWS)
@pytest.mark.parametrize("command", OPEN_ONE)
def test_what_brings_nothing_in_makes_no_store(
    command: str, flaw: str, beginner: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(beginner.store.parent)
    make, why = FLAWS[flaw]
    make(beginner.store)
    before = looks_of(beginner.store.parent)
    said = beginner.types(*command.split(), *OPEN_ONE[command])
    assert said.code == 2, said
    assert said.err.startswith(f"The store “{beginner.store}” cannot be used: {why}.")
    assert looks_of(beginner.store.parent) == before


@pytest.mark.parametrize("flaw", ["nothing", "no byte", "no table"])
def test_where_there_is_no_store_it_is_said_who_makes_one(flaw: str, beginner: Terminal) -> None:
    FLAWS[flaw][0](beginner.store)
    for command in ("people", "check", "login-link --person clerk"):
        assert beginner.types(*command.split()).err.endswith(
            "TRACKER_STORE or --store names it, and takes the path of a file, such as var/tracker.sqlite, or the "
            "address of a PostgreSQL database, such as postgresql://user:password@db.example:5432/council?"
            "schema=planning. This command makes none; “tracker serve” and “tracker import FILE” do.\n"
        )


@pytest.mark.parametrize("command", [f"token create {' '.join(ROLES)}", f"login-link {' '.join(ROLES)}"])
@pytest.mark.parametrize("flaw", ["nothing", "no byte", "no table"])
def test_who_lets_somebody_new_in_makes_a_store(command: str, flaw: str, beginner: Terminal) -> None:
    FLAWS[flaw][0](beginner.store)
    assert beginner.types(*command.split()).code == 0
    assert "Reader" in beginner.types("people").out


def test_every_command_that_takes_a_store_makes_one_or_opens_one() -> None:
    reports = {name for name in with_a_store() if name.startswith("report ")}
    assert with_a_store() - reports | {"copy"} == set(OPEN_ONE) - {"report rag"} | MAKE_ONE


def with_a_store() -> set[str]:
    return {name for name, command in _commands("", typer.main.get_command(app)) if _takes_a_store(command)}


def _commands(name: str, command: object) -> Iterator[tuple[str, TyperCommand]]:
    if isinstance(command, TyperGroup):
        for word, inner in command.commands.items():
            yield from _commands(f"{name} {word}".strip(), inner)
    elif isinstance(command, TyperCommand):
        yield name, command


def _takes_a_store(command: TyperCommand) -> bool:
    return any(parameter.name == "store" for parameter in command.params)


# On a server ----------------------------------------------------------------------------------------------------------

FLAWS_THERE = {
    "no schema": ((), "is not there, or holds nothing"),
    "an empty one": (("CREATE SCHEMA {}",), "is not there, or holds nothing"),
    "another's": (("CREATE SCHEMA {}", "CREATE TABLE {}.people (name text)"), "holds tables of another program"),
}


def there(address: str) -> list[object]:
    return rows(
        address,
        "SELECT nspname, relname FROM pg_namespace LEFT JOIN pg_class ON relnamespace = pg_namespace.oid "
        "WHERE nspname LIKE 'of_a_test%' ORDER BY 1, 2",
    )


@pytest.mark.parametrize("flaw", FLAWS_THERE)
def test_what_brings_nothing_in_makes_no_schema_either(
    flaw: str, schema: str, beginner: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(beginner.store.parent)
    statements, why = FLAWS_THERE[flaw]
    for statement in statements:
        sql(schema, statement.format(read_address(schema).schema))
    before = there(schema)
    beginner.environment["TRACKER_STORE"] = schema
    for command in set(OPEN_ONE) - {"backup"}:
        said = beginner.types(*command.split(), *OPEN_ONE[command])
        assert (said.code, why in said.err) == (2, True), (command, said)
    assert there(schema) == before
    assert list(beginner.store.parent.iterdir()) == []
