"""Whoever fills views can be killed at any time."""

from tests.application.adapters.views.claims import differences
from tests.application.adapters.views.councils import Councils
from tests.application.adapters.views.killing import fillers_killed


def test_after_every_kill_the_view_tells_what_it_claims_and_in_the_end_what_is_rebuilt(where: str) -> None:
    assert list(fillers_killed(where, kills=8)) == []


def test_what_a_view_claims_without_telling_it_is_found(councils: Councils) -> None:
    councils.register("shire", "borough")
    councils.worker().keep_up(councils.today)
    assert list(differences(councils.application, councils.today)) == []
    with councils.application.datastore.writing() as cursor:
        cursor.execute("UPDATE portfolio SET shown = 'nonsense' WHERE programme = 'shire'")
        cursor.execute("DELETE FROM portfolio WHERE programme = 'borough'")
    assert list(differences(councils.application, councils.today)) == [
        "The view claims to tell everything up to 4, but lacks entry 3 of “borough”.",
        "What is kept of “shire” is not what its record says.",
    ]
