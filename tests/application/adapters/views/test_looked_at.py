"""Whoever checks a store is told where what is kept ready is not what the journal comes to, and what to do about it."""

from threading import enumerate as running

import pytest

from application.adapters import records as records_module
from application.adapters.opening import check
from application.adapters.records import StoredRecords
from application.adapters.saved_folds import SAVING
from application.adapters.views.rebuilding import rebuild
from application.commands.corrections import WithdrawEntry
from application.commands.erasures import EraseEntry
from domain.rating import Light
from domain.record import Moment
from tests.application.adapters.by_hand import rows
from tests.application.adapters.views.councils import Councils

ANEW = "Nothing that was recorded is touched by that: stop the tracker, and make it anew with “tracker rebuild”."


@pytest.fixture
def kept(councils: Councils, monkeypatch: pytest.MonkeyPatch) -> Councils:
    """Two councils of which a fold is saved each, and the view is kept up; one has gone on since."""
    monkeypatch.setattr(records_module, "WORTH_SAVING", 1)
    councils.register("shire", "borough")
    councils.rate("shire", Light.RED)
    councils.worker().keep_up(councils.today)
    for programme in ("shire", "borough"):
        StoredRecords(councils.application).at(programme, Moment(councils.today))
    for thread in running():
        if thread.name == SAVING:
            thread.join()
    monkeypatch.setattr(records_module, "WORTH_SAVING", 10_000)
    councils.rate("shire", Light.GREEN)
    return councils


def test_what_is_kept_as_the_journal_says_is_sound_though_it_is_behind_and_looking_stores_nothing(
    kept: Councils, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records_module, "WORTH_SAVING", 1)
    before = rows(where, "SELECT programme, position FROM folds ORDER BY programme")
    assert [programme for programme, _ in before] == ["borough", "shire"]
    found = check(where)
    assert (found.findings, [said for said in found.not_looked_at if "views" in said]) == ([], [])
    assert rows(where, "SELECT programme, position FROM folds ORDER BY programme") == before


def test_what_is_kept_otherwise_is_found_and_made_anew(kept: Councils, where: str) -> None:
    with kept.application.datastore.writing() as cursor:
        cursor.execute("UPDATE portfolio SET shown = 'nonsense' WHERE programme = 'borough'")
        cursor.execute(
            "UPDATE folds SET states = (SELECT states FROM folds AS other WHERE other.programme = 'borough') "
            "WHERE programme = 'shire'"
        )
    assert check(where).findings == [
        f"The fold that is saved of “shire” is not what its record comes to. {ANEW}",
        f"What is kept ready of “borough” is not what its record says. {ANEW}",
    ]
    rebuild(kept.application, kept.today)
    assert check(where).findings == []


def test_what_cannot_be_read_any_more_is_found_and_made_anew(kept: Councils, where: str) -> None:
    with kept.application.datastore.writing() as cursor:
        cursor.execute("UPDATE folds SET states = 'nonsense' WHERE programme = 'shire'")
        cursor.execute("UPDATE portfolio SET tally = '{}' WHERE programme = 'borough'")
    assert check(where).findings == [
        f"The fold that is saved of “shire” is not what its record comes to. {ANEW}",
        f"What is kept ready of the portfolio cannot be read. {ANEW}",
    ]
    rebuild(kept.application, kept.today)
    assert check(where).findings == []


def test_a_fold_that_whoever_erased_could_not_let_go_of_is_gone_once_the_view_is_kept_up(
    kept: Councils, where: str
) -> None:
    why = {"because": "It named somebody", "authority": "The records officer"}
    kept.order("shire", "milestone", "M1", WithdrawEntry.model_validate({"corrects": 2, **why}))
    kept.order("shire", "milestone", "M1", EraseEntry.model_validate({"entry": 2, **why}))
    folds = "SELECT programme FROM folds ORDER BY programme"
    assert rows(where, folds) == [("borough",), ("shire",)]
    kept.worker().keep_up(kept.today)
    assert rows(where, folds) == [("borough",)]


def test_a_store_without_anything_kept_is_sound(councils: Councils, where: str) -> None:
    councils.register("shire")
    assert check(where).findings == []


def test_of_a_record_that_is_not_sound_what_is_kept_of_it_is_left_out(kept: Councils, where: str) -> None:
    with kept.application.datastore.writing() as cursor:
        cursor.execute("DELETE FROM answers WHERE position = 1")
    found = check(where)
    assert found.findings
    assert found.not_looked_at[-1].startswith("the views and saved folds, which follow from a record that is sound")
