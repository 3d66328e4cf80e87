"""The reference pages, written from the code; with `--check`, whether they read as the code does."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any  # what JSON Schema and Typer's command tree are made of

import typer
from pydantic import BaseModel
from typer.main import get_command

from api.bootstrap import build
from api.commandline.application import app as command_line
from api.rest.app import create_app
from api.settings import PREFIX, Settings
from application.commands.catalogue import ORDERS
from application.commands.order import HEADER, Order
from application.commands.rule import Rule
from application.importers.file_schema import schema_text
from domain.actor import Role
from domain.aggregates import AGGREGATES, FACTS, OF_ANYTHING
from domain.fact import Fact

Schema = dict[str, Any]  # Any: a JSON Schema is what it is

FOLDER = Path(__file__).parent.parent / "docs" / "reference"
WRITTEN = "<!-- Written from the code by `make docs`; change the code, not this page. -->\n"


def facts() -> Iterator[str]:
    """Every fact that can be recorded, by the kind of thing it is about."""
    yield "# Facts\n"
    yield "What the record can hold. A fact is stored under its name and never changes; who, why and when stand in its"
    yield "entry (see [time](../explanation/time.md)).\n"
    for aggregate in AGGREGATES.values():
        yield f"## {aggregate.kind.replace('-', ' ').capitalize()}\n"
        yield f"{_doc(aggregate.state)}\n"
        for fact in aggregate.facts:
            yield from _fact(fact)
    yield "## Anything\n"
    yield "What is said of an entry, whatever kind of thing that is about.\n"
    for fact in OF_ANYTHING:
        yield from _fact(fact)


def _fact(fact: type[Fact]) -> Iterator[str]:
    yield f"### {fact.__name__}\n"
    yield f"{_doc(fact)} Schema version {fact.schema_version}.\n"
    yield from _fields(fact, leaving_out=frozenset())


def orders() -> Iterator[str]:
    """Every order, where it is sent and who may give it."""
    yield "# Orders\n"
    yield "What people can ask the tracker to record. The same model is the JSON body of the POST and the row of an"
    yield "import file. Every order is checked against the roles named with it.\n"
    yield "## Header\n"
    yield "Every order takes these fields beside its own.\n"
    yield from _fields(Order, leaving_out=frozenset())
    for kind in AGGREGATES:
        yield f"## {kind.replace('-', ' ').capitalize()}\n"
        for rule in (rule for rule in ORDERS if rule.kind == kind):
            yield f"### {rule.name}\n"
            yield f"{_doc(rule.order)}\n"
            yield f"`POST {_path(rule)}`, given by: {', '.join(role.in_words for role in rule.given_by)}.\n"
            yield from _fields(rule.order, leaving_out=HEADER - frozenset(rule.order.__annotations__))


def values() -> Iterator[str]:
    """The values that facts and orders are made of."""
    yield "# Values\n"
    yield "What the fields of [facts](facts.md) and [orders](orders.md) hold, where it is more than a word.\n"
    models: list[type[BaseModel]] = [*FACTS.values(), *(rule.order for rule in ORDERS)]
    found: dict[str, Schema] = {}
    for model in models:
        found |= model.model_json_schema(by_alias=True).get("$defs", {})
    for name, described in sorted(found.items()):
        yield f"## {name}\n"
        yield f"{' '.join(described.get('description', '').split())}\n"
        if "enum" in described:
            yield f"One of: {', '.join(f'`{value}`' for value in described['enum'])}.\n"
        yield from _table(described, leaving_out=frozenset())


def http_api() -> Iterator[str]:
    """Every operation of the REST door."""
    yield "# HTTP API\n"
    yield "The operations of the REST door. `GET /api/openapi.json` describes bodies and answers in full, and"
    yield "[orders](orders.md) lists the fields of each. Every question takes `as_at`, `known_at` and `up_to` (see"
    yield "[time](../explanation/time.md)). Every refusal is `application/problem+json`.\n"
    yield "| operation | what it does | who may use it |"
    yield "| --- | --- | --- |"
    with tempfile.TemporaryDirectory() as folder:
        tracker = build(Path(folder) / "tracker.sqlite")
        document = create_app(tracker).openapi()
        tracker.close()
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            words = operation.get("description") or operation.get("summary", "")
            who = _who(path, operation.get("x-roles", []))
            yield f"| `{method.upper()} {path}` | {' '.join(words.split())} | {who} |"


def _who(path: str, roles: list[str]) -> str:
    if len(roles) == len(Role):
        return f"every role in {'the' if '{programme}' in path else 'any'} programme"
    return ", ".join(role.replace("-", " ") for role in roles) or "anybody"


def settings() -> Iterator[str]:
    """Every setting, its default, and what it accepts."""
    yield "# Settings\n"
    yield "Set in the environment. An unknown setting, or one that cannot be read, is refused before anything starts.\n"
    yield "| setting | default | what it is |"
    yield "| --- | --- | --- |"
    for name, field in Settings.model_fields.items():
        accepted = "; ".join(field.examples or [])
        yield f"| `{PREFIX}{name.upper()}` | `{field.default or None}` | {field.description} Accepts {accepted}. |"


def cli() -> Iterator[str]:
    """Every command of the command line."""
    yield "# Command line\n"
    yield (
        "Exit codes: 0 done, 1 refused or findings, 2 wrong usage, a wrong setting, or a store that cannot be used, "
        "75 a database that does not answer yet.\n"
    )
    command = get_command(command_line)
    yield from _command(command, typer.Context(command, info_name="tracker"))


def _command(command: Any, context: Any) -> Iterator[str]:  # Any: Typer's own classes, which it does not export
    yield f"## {context.command_path}\n"
    if command.help:
        yield f"{' '.join(command.help.split())}\n"
    rows = [_parameter(parameter) for parameter in command.params if parameter.name not in ("help", "show_completion")]
    if rows:
        yield from ("| argument or option | what it is |", "| --- | --- |", *rows, "")
    for name in sorted(getattr(command, "commands", {})):
        inner = command.commands[name]
        yield from _command(inner, typer.Context(inner, info_name=name, parent=context))


def _parameter(parameter: Any) -> str:  # Any: as above
    name = ", ".join(parameter.opts) if parameter.param_type_name == "option" else str(parameter.name).upper()
    words = " ".join((getattr(parameter, "help", None) or "").split())
    return f"| `{name}` | {words.replace('|', chr(92) + '|')} |"


def _doc(thing: type) -> str:
    return " ".join((thing.__doc__ or "").split())


def _path(rule: Rule) -> str:
    if rule.is_about_access:
        return f"/api/people/{{ref}}/{rule.path}"
    plural = {"rag": "rag"}.get(rule.kind, f"{rule.kind}s")
    where = "" if rule.kind == "programme" else f"/{plural}/{{ref}}"
    return f"/api/programmes/{{programme}}{where}/{rule.path}"


def _fields(model: type[BaseModel], leaving_out: frozenset[str]) -> Iterator[str]:
    return _table(model.model_json_schema(by_alias=True), leaving_out)


def _table(described: Schema, leaving_out: frozenset[str]) -> Iterator[str]:
    required = set(described.get("required", []))
    rows = [
        f"| `{name}` | {_type(field)} | {'required' if name in required else _default(field)} |"
        for name, field in described.get("properties", {}).items()
        if name not in leaving_out
    ]
    if rows:
        yield from ("| field | what it holds | |", "| --- | --- | --- |", *rows, "")


def _type(field: Schema) -> str:
    if "$ref" in field:
        name = str(field["$ref"]).rsplit("/", 1)[-1]
        return f"[{name}](values.md#{name.lower()})"
    if "anyOf" in field:
        return " or ".join(dict.fromkeys(_type(part) for part in field["anyOf"] if part.get("type") != "null"))
    if field.get("type") == "array":
        return f"list of {_type(field.get('items', {}))}"
    words = {"string": str(field.get("format", "text")), "integer": "whole number", "boolean": "yes or no"}
    return words.get(str(field.get("type")), "as described")


def _default(field: Schema) -> str:
    default = field.get("default")
    return "not stated" if default in (None, [], "") else f"`{default}`"


def page(lines: Iterator[str]) -> str:
    """One page as it should read."""
    return WRITTEN + "\n" + "\n".join(lines).rstrip() + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "facts.md": lambda: page(facts()),
    "orders.md": lambda: page(orders()),
    "values.md": lambda: page(values()),
    "http-api.md": lambda: page(http_api()),
    "settings.md": lambda: page(settings()),
    "cli.md": lambda: page(cli()),
    "import-file.schema.json": schema_text,
}
"""What is written, and from what."""


def stale() -> list[str]:
    """The pages that do not read as the code does."""
    return [name for name, written in PAGES.items() if not _reads(name, written())]


def _reads(name: str, text: str) -> bool:
    path = FOLDER / name
    return path.exists() and path.read_text(encoding="utf-8") == text


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` say which are stale."""
    if "--check" in arguments:
        for name in stale():
            print(f"docs/reference/{name} is stale: run make docs.")
        return 1 if stale() else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, written in PAGES.items():
        (FOLDER / name).write_text(written(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
