"""Councils in a store of their own, in a file and once more in PostgreSQL."""

import pytest

from application.adapters.event_store import TrackerApplication
from tests.application.adapters.crossing import HandClock
from tests.application.adapters.views.councils import Councils


@pytest.fixture
def councils(application: TrackerApplication, clock: HandClock) -> Councils:
    return Councils(application, clock)
