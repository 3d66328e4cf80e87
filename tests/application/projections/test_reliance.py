"""What an auditor looks at first, counted by hand."""

from datetime import UTC, date, datetime

from application.log_ports import LogHead, SignedCheckpoint
from application.projections.reliance import OfAProgramme, Reliance, reliance
from domain.correcting import EntryWithdrawn
from domain.erasing import ErasureRecorded, FactErased
from domain.rating import Light
from tests.application.projections.building import PROGRAMME, Told, entries_of
from tests.application.projections.restating import BEGINNING, HINDSIGHT, NOW, light, restated, told

SIGNED_AT = datetime(2018, 3, 1, tzinfo=UTC)


def found(*tellings: Told, covered: int | None = None) -> Reliance:
    entries = entries_of(*tellings)
    head = LogHead("bridge", len(entries), b"")
    checkpoint = SignedCheckpoint(covered, b"", "note", SIGNED_AT, "key") if covered is not None else None
    return reliance(head, checkpoint, [OfAProgramme(entries, restated(*tellings))], now=NOW)


def test_it_says_what_the_last_checkpoint_vouches_for() -> None:
    assert found(*BEGINNING).in_words.startswith("6 entries are recorded, and no checkpoint vouches for them yet.")
    assert "the last checkpoint vouches for the first 4." in found(*BEGINNING, covered=4).in_words
    assert "the last checkpoint vouches for all of them." in found(*BEGINNING, covered=6).in_words


def test_lights_are_counted_by_programme_and_by_role() -> None:
    made = found(*BEGINNING, *HINDSIGHT)
    assert [(row.programme, row.tally.shown, row.tally.green_then_red) for row in made.programmes] == [
        (PROGRAMME, 5, 1)
    ]
    assert [(role.in_words, role.tally.shown) for role in made.roles] == [
        ("Programme manager", 2),
        ("Workstream lead", 3),
    ]
    assert made.in_words.endswith("Of 5 lights shown in 2018, 1 was better than hindsight knows.")


def test_an_entry_is_in_time_within_five_working_days_of_taking_effect() -> None:
    """The six of the beginning are; of hindsight the first is seven working days late, then twelve and thirteen."""
    (row,) = found(*BEGINNING, *HINDSIGHT).programmes
    assert (row.recorded, row.in_time, row.late) == (9, 6, 3)
    five = light(PROGRAMME, Light.AMBER, date(2018, 1, 29), recorded=date(2018, 2, 5))
    six = light("W1", Light.AMBER, date(2018, 1, 26), recorded=date(2018, 2, 5))
    (row,) = found(*BEGINNING, five, six).programmes
    assert (row.in_time, row.late) == (7, 1)


def test_corrections_and_withdrawals_are_counted_apart_and_are_never_late() -> None:
    red = light(PROGRAMME, Light.RED, date(2018, 1, 10), recorded=date(2018, 2, 20))._replace(corrects=5)
    gone = told("rag", "workstream:W1:overall", EntryWithdrawn(), date(2018, 1, 10), recorded=date(2018, 2, 21))
    made = found(*BEGINNING, red, gone._replace(corrects=6))
    (row,) = made.programmes
    assert (row.corrected, row.withdrawn, row.late) == (1, 1, 0)
    assert "In 2018 1 entry was corrected and 1 withdrawn." in made.in_words


def test_what_was_brought_in_from_papers_is_neither_in_time_nor_late() -> None:
    papers = tuple(
        one._replace(recorded_at=datetime(2018, 2, 20, tzinfo=UTC), known_on=date(2018, 1, 12)) for one in BEGINNING
    )
    (row,) = found(*papers).programmes
    assert (row.recorded, row.in_time, row.late) == (6, 0, 0)


def test_only_this_year_is_counted() -> None:
    (row,) = found(*(one._replace(recorded_at=datetime(2017, 12, 31, 12, tzinfo=UTC)) for one in BEGINNING)).programmes
    assert (row.entries, row.recorded, row.in_time) == (6, 0, 0)


def test_what_was_claimed_and_not_recorded_is_said_first() -> None:
    papers = tuple(
        one._replace(recorded_at=datetime(2018, 2, 20, tzinfo=UTC), known_on=date(2018, 1, 12)) for one in BEGINNING
    )
    assert found(*papers).in_words.endswith(
        "Of 4 lights shown in 2018, none was better than hindsight knows; 2 were recorded only later and are claimed "
        "to have been known then."
    )
    later = tuple(one._replace(recorded_at=datetime(2018, 3, 2, tzinfo=UTC)) for one in papers)
    assert found(*later).in_words.endswith(
        "Of 4 lights claimed to have been shown in 2018, and recorded only later, none was better than hindsight knows."
    )


def test_what_was_erased_since_is_said() -> None:
    light_of_january = BEGINNING[4]
    red = light_of_january._replace(corrects=5, recorded_at=datetime(2018, 2, 12, tzinfo=UTC))
    gone = red._replace(fact=ErasureRecorded(position=5), day=date(2018, 2, 12), corrects=None)
    erased = (*BEGINNING[:4], light_of_january._replace(fact=FactErased()), BEGINNING[5], red, gone)
    assert found(*erased).in_words.endswith("1 light can no longer be compared, as the entries behind were erased.")
