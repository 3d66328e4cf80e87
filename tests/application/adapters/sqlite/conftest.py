"""Here every store is a file."""

import pytest


@pytest.fixture
def where(path: str) -> str:
    return path
