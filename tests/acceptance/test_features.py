"""Every scenario of the features is a test, once for each door that its tags name."""

import pytest
from pytest_bdd import scenarios

from tests.acceptance.conftest import DOORS

pytestmark = pytest.mark.usefixtures("tracker")  # pytest-bdd asks for fixtures too late for them to be parametrized


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A scenario runs once through every door its tags name."""
    if "tracker" in metafunc.fixturenames:
        tags = {marker.name for marker in metafunc.definition.iter_markers()}
        metafunc.parametrize("tracker", sorted(tags & DOORS.keys()), indirect=True)


scenarios(".")
