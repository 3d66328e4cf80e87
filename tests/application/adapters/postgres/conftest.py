"""Here every store is a schema of a PostgreSQL database."""

import pytest


@pytest.fixture
def where(schema: str) -> str:
    return schema
