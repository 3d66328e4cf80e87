"""What a terminal answers as the public is answered tells nothing of what is exempt, whatever is asked."""

from collections.abc import Iterator

import pytest
import typer

from api.commandline.application import app
from api.commandline.reports import report
from tests.api.cli.terminal import Said, Terminal
from tests.visibility.story import PROGRAMME, SECRETS
from tests.visibility.two_stores import OTHERWISE, Store, two_stores

_REPORT = next(held.typer_instance for held in app.registered_groups if held.typer_instance is report)
COMMANDS = typer.main.get_group(_REPORT).commands
QUESTIONS = {name: any(one.name == "ref" for one in held.params) for name, held in COMMANDS.items()}
"""Every question of `tracker report`, and whether it is asked of one thing."""


SOME = ("M1", "M9", "H1", "H2", "H9", "G1", "G2", "joint")
"""Things that are seen, in part or not at all."""


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """The store that holds what is exempt, and the one that never did."""
    with two_stores(tmp_path_factory.mktemp("terminal")) as both:
        yield both


def answer(store: Store, *words: str) -> Said:
    """What a terminal says to a question that the public asks about a store."""
    return Terminal(store.file).types("report", "--public", *words)


def _told(said: Said) -> tuple[bytes, bytes]:
    return OTHERWISE.sub(b"", said.out.encode()), OTHERWISE.sub(b"", said.err.encode())


def asked() -> Iterator[tuple[str, ...]]:
    """Every question, of each thing that it could be asked of."""
    for name, is_of_one in QUESTIONS.items():
        for ref in SOME if is_of_one else ("",):
            words = (name, PROGRAMME, ref) if ref else (name, PROGRAMME)
            yield (*words, "--json")


def test_the_public_is_told_the_same_by_both_stores(stores: tuple[Store, Store]) -> None:
    holding, never = stores
    differing = []
    assert len(QUESTIONS) > 25
    for words in asked():
        lesser, other = answer(holding, *words), answer(never, *words)
        if lesser.code != other.code or _told(lesser) != _told(other):
            differing.append(words)
        assert not any(secret in lesser.out for secret in SECRETS), words
    assert differing == []


@pytest.mark.parametrize("question", ["meeting", "pack"])
def test_of_an_item_that_is_withheld_the_public_is_not_told_that_it_had_no_paper(
    stores: tuple[Store, Store], question: str
) -> None:
    lines = answer(stores[0], question, PROGRAMME, "G1").out.splitlines()
    (withheld,) = (line for line in lines if "Part II business" in line)
    assert "not shown" in withheld
    assert not any(words in withheld for words in ("none", "no paper", "nothing"))
