"""What every test of signing in through an identity provider may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.pages.openid.council import ENGINEER, MANAGER, Council
from tests.api.pages.openid.identity_provider import Provider, running


@pytest.fixture(scope="session")
def on_this_machine() -> Iterator[Provider]:
    with running() as made:
        yield made


@pytest.fixture
def provider(on_this_machine: Provider) -> Provider:
    on_this_machine.be_honest()
    on_this_machine.knows(ENGINEER, MANAGER)
    return on_this_machine


@pytest.fixture
def council(tmp_path: Path, provider: Provider) -> Iterator[Council]:
    made = Council(tmp_path, provider)
    made.begin()
    yield made
    made.close()
