"""After every entry, whatever it is about, rows that are kept say what rows made anew say."""

from datetime import date, timedelta

from application.projections.milestone_rows import MilestoneRow
from application.projections.milestones import milestone_list
from application.projections.risks import risk_register
from domain.milestone_facts import MilestoneDropped, MilestoneRebaselined
from domain.planned_date import PlannedDate
from domain.record import Moment, Record, advance
from tests.application.projections.building import entries_of, record_from
from tests.application.projections.planning import planned, the_row
from tests.application.projections.test_comparison_of_everything import whole_story

AS_AT = date(2018, 6, 1)


def growing(*, as_at: date = AS_AT) -> list[tuple[Record, Record]]:
    """The record after each entry: the one before it advanced, and one that is folded from the first entry on."""
    entries = whole_story()
    record, pairs = record_from(entries[:1], as_at=as_at), []
    for known in range(2, len(entries) + 1):
        record = advance(record, entries[known - 1 : known])
        pairs.append((record, record_from(entries[:known], as_at=as_at)))
    return pairs


def test_after_every_entry_the_milestones_are_those_of_a_record_read_anew() -> None:
    for advanced, anew in growing():
        assert milestone_list(advanced) == milestone_list(anew)


def test_after_every_entry_the_risks_are_those_of_a_record_read_anew() -> None:
    for advanced, anew in growing():
        assert risk_register(advanced) == risk_register(anew)


def test_of_a_row_that_nothing_bears_on_only_what_the_day_makes_of_it_is_worked_out_again() -> None:
    entries = entries_of(
        planned("M1", AS_AT, depends_on=("M2",)),
        planned("M2", title="Steel arrives"),
        planned("M3", AS_AT),
        ("milestone", "M2", MilestoneDropped(), AS_AT),
    )
    before = record_from(entries[:-1], as_at=AS_AT)
    after = advance(before, entries[-1:])
    assert the_row(after, "M3") == the_row(before, "M3")
    assert the_row(after, "M3").status_in_words is the_row(before, "M3").status_in_words
    assert the_row(after, "M1").status_in_words is not the_row(before, "M1").status_in_words
    assert the_row(after, "M1").warnings == ("It waits for “Steel arrives”, which was dropped.",)


def test_on_another_day_the_rows_are_those_of_a_record_read_anew() -> None:
    entries = whole_story()
    kept = record_from(entries, as_at=date(2199, 1, 1))
    for number in range(0, 1500, 50):
        day = date(2018, 1, 1) + timedelta(days=number)
        assert milestone_list(kept._replace(moment=Moment(day))) == milestone_list(
            record_from(entries, as_at=date(2199, 1, 1))._replace(moment=Moment(day))
        )


def test_a_row_that_nobody_looks_at_is_the_one_that_somebody_looked_at_would_be() -> None:
    for record, _ in growing():
        for row in milestone_list(record).milestones:
            assert list(vars(row)) == list(MilestoneRow.model_fields)
            assert MilestoneRow.model_validate(row.model_dump()) == row


def test_baselines_are_shown_anew_where_there_is_one_more() -> None:
    entries = entries_of(
        planned("M1", AS_AT), ("milestone", "M1", MilestoneRebaselined(baseline=PlannedDate.on(AS_AT)), AS_AT)
    )
    before = record_from(entries[:-1], as_at=AS_AT)
    shown = the_row(before, "M1").baselines
    after = the_row(advance(before, entries[-1:]), "M1").baselines
    assert (len(after), after[: len(shown)]) == (len(shown) + 1, shown)
