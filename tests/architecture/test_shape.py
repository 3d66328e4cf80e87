"""The house keeps its shape: small functions and modules, one sentence to open each, names that say something."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.checkout import PACKAGES, ROOT, Module, modules

LONGEST_FUNCTION = 40
LONGEST_MODULE = 300
MOST_METHODS_OF_A_PORT = 5
# Auditors are handed this file alone, so all that it takes to verify an export has to stand in it.
MAY_BE_LONGER = {"application/proofs/verifier.py"}
EMPTY_WORDS = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "data", "process"}
# Each mypy or Any exception says why; the adapters speak to a library whose types are wider than ours.
ADAPTERS = "application/adapters/"
IGNORED_TYPE = re.compile(r"#\s*type:\s*ignore(\[[^\]]*\])?")

HOUSE = modules(*PACKAGES, "tests")
WRITTEN_MODULES = tuple(module for module in HOUSE if not module.is_package_marker)
OUTSIDE_ADAPTERS = tuple(module for module in WRITTEN_MODULES if not module.name.startswith(ADAPTERS))

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(module: Module) -> Iterator[Function]:
    return (node for node in ast.walk(module.tree) if isinstance(node, Function))


def lines_of(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def opening_sentence(module: Module) -> str:
    return (ast.get_docstring(module.tree) or "").partition("\n\n")[0]


def words_in(name: str) -> set[str]:
    """The words of a snake_case or CamelCase name, in lower case."""
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}


def names_given_in(module: Module) -> Iterator[str]:
    yield from module.path.relative_to(ROOT).with_suffix("").parts
    yield from (node.name for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef))


def lines_with_any(module: Module) -> set[int]:
    """The lines on which Any stands in an annotation or an expression; importing it needs no reason."""
    names = {node.lineno for node in ast.walk(module.tree) if isinstance(node, ast.Name) and node.id == "Any"}
    attributes = (node for node in ast.walk(module.tree) if isinstance(node, ast.Attribute) and node.attr == "Any")
    return names | {node.lineno for node in attributes}


def lines_with_ignored_types(module: Module) -> set[int]:
    return {line for line, comment in module.comments.items() if IGNORED_TYPE.search(comment)}


def has_a_reason(module: Module, line: int) -> bool:
    """Whether a comment on the line or the one before it says more than which rule is ignored."""
    said = (module.comments.get(number, "") for number in (line, line - 1))
    return any(IGNORED_TYPE.sub("", comment).strip("# ") for comment in said)


def test_no_function_is_longer_than_forty_lines() -> None:
    long = [
        f"{module.name}:{function.lineno} {function.name} has {lines_of(function)} lines"
        for module in HOUSE
        for function in functions(module)
        if lines_of(function) > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_port_asks_for_more_than_five_methods() -> None:
    (ports,) = (module for module in HOUSE if module.name == "application/ports.py")
    asked = {
        node.name: sum(isinstance(one, Function) for one in node.body)
        for node in ports.tree.body
        if isinstance(node, ast.ClassDef)
    }
    assert "Records" in asked
    assert {name: many for name, many in asked.items() if many > MOST_METHODS_OF_A_PORT} == {}


def test_no_module_is_longer_than_three_hundred_lines() -> None:
    lengths = {module.name: len(module.text.splitlines()) for module in HOUSE}
    assert {
        name: length for name, length in lengths.items() if length > LONGEST_MODULE and name not in MAY_BE_LONGER
    } == {}


def test_every_module_opens_with_a_sentence_saying_what_it_is_for() -> None:
    silent = [module.name for module in WRITTEN_MODULES if not opening_sentence(module).endswith((".", "?"))]
    assert silent == []


def test_every_package_marker_is_empty() -> None:
    assert [module.name for module in HOUSE if module.is_package_marker and module.text] == []


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {module.path.parent for module in HOUSE}
    assert [str(folder.relative_to(ROOT)) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_no_module_or_class_has_a_name_that_says_nothing() -> None:
    empty = [
        f"{module.name}: {name}" for module in HOUSE for name in names_given_in(module) if words_in(name) & EMPTY_WORDS
    ]
    assert empty == []


def test_every_any_and_every_ignored_type_outside_the_adapters_has_its_reason() -> None:
    unexplained = [
        f"{module.name}:{line}"
        for module in OUTSIDE_ADAPTERS
        for line in sorted(lines_with_any(module) | lines_with_ignored_types(module))
        if not has_a_reason(module, line)
    ]
    assert unexplained == []
