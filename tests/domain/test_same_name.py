"""A role, a person or a body is the same however its name is spelt; another one stays another."""

import pytest

from domain.same_name import is_among, is_the_same

ALIKE = [
    "programme manager",
    "PROGRAMME MANAGER",
    "Programme  manager",
    "Programme-manager",
    "Programme\u2011manager",
    "Programme\u00a0manager",
    "Pro\u00adgramme man\u200bager",
    "\uff30rogramme manager",
]


@pytest.mark.parametrize("spelt", ALIKE)
def test_a_name_is_the_same_in_whichever_case_with_whichever_spaces_and_dashes(spelt: str) -> None:
    assert is_the_same("Programme manager", spelt)
    assert is_among(spelt, (None, "Treasurer", "Programme manager"))


@pytest.mark.parametrize("other", ["Programme managers", "Programmemanager", "Treasurer", "Programme manager 2"])
def test_another_name_is_another(other: str) -> None:
    assert not is_the_same("Programme manager", other)
    assert not is_among(other, (None, "Programme manager"))


def test_an_apostrophe_is_an_apostrophe() -> None:
    assert is_the_same("Leader’s office", "Leader's office")
