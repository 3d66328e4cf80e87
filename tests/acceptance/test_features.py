"""Every scenario of the features is a test, once for each door that its tags name, on each store."""

from itertools import product

import pytest
from pytest_bdd import scenarios

from tests.acceptance.conftest import DOORS, STORES

pytestmark = pytest.mark.usefixtures("tracker")  # pytest-bdd asks for fixtures too late for them to be parametrized


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A scenario runs once through every door its tags name, on every store there is."""
    if "tracker" in metafunc.fixturenames:
        tags = {marker.name for marker in metafunc.definition.iter_markers()}
        ways = list(product(sorted(tags & DOORS.keys()), STORES))
        metafunc.parametrize("tracker", ways, indirect=True, ids="-".join)


scenarios(".")
