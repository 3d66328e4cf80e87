"""The last report is the one begun before the day shown; where nobody began one, the reporting cycle stands for it."""

from datetime import UTC, date, datetime

from application.projections.last_report import last_report, last_report_moment, since_in_words
from domain.highlight_report import HighlightReportDrafted
from domain.highlight_report_life import HighlightReportIssued, HighlightReportWithdrawn
from domain.planned_date import PlannedDate
from domain.programme import CadenceSet, ProgrammeClosed
from domain.record import Moment, nothing_at
from domain.reporting_cycle import Cadence
from tests.application.projections.building import PROGRAMME, Telling, record_of

START, FIRST, SECOND, AS_AT = date(2018, 1, 2), date(2018, 2, 6), date(2018, 2, 20), date(2018, 2, 26)
CLOSED: Telling = ("programme", PROGRAMME, ProgrammeClosed(), AS_AT)


def every_week_from(day: date) -> Telling:
    return ("programme", PROGRAMME, CadenceSet(cadence=Cadence(every_days=7)), day)


WEEKLY = every_week_from(START)


def reported(day: date, **stated: object) -> Telling:
    fact = HighlightReportDrafted.model_validate({"reported_on": day, **stated})
    return ("highlight-report", f"HR-{day}", fact, day)


def moment(*told: Telling, as_at: date = AS_AT) -> Moment | None:
    return last_report_moment(record_of(*told, as_at=as_at))


def test_the_last_report_is_the_latest_before_the_day_shown() -> None:
    assert moment(reported(FIRST), reported(SECOND)) == Moment(SECOND)


def test_on_the_day_of_a_report_changes_are_told_since_the_one_before() -> None:
    assert moment(reported(FIRST), reported(SECOND), as_at=SECOND) == Moment(FIRST)
    assert moment(reported(SECOND, previous_report=START), as_at=SECOND) == Moment(START)


def test_without_a_report_one_reporting_cycle_stands_for_it() -> None:
    assert moment(WEEKLY) == Moment(date(2018, 2, 19))
    assert moment(WEEKLY, reported(SECOND), as_at=SECOND) == Moment(date(2018, 2, 13))


def test_without_a_report_and_a_cycle_there_is_no_such_moment() -> None:
    assert moment() is None
    assert moment(every_week_from(date.min), as_at=date(1, 1, 7)) is None
    assert moment(every_week_from(date.min), as_at=date(1, 1, 8)) == Moment(date.min)
    assert last_report_moment(nothing_at(Moment(AS_AT))) is None


def test_the_report_of_a_workstream_is_not_that_of_the_programme() -> None:
    assert moment(reported(FIRST, workstream="deck")) is None


def test_what_is_known_stays_what_was_asked_for() -> None:
    known_at = datetime(2018, 3, 1, tzinfo=UTC)
    asked = Moment(AS_AT, known_at, date(2018, 3, 2))
    record = record_of(reported(FIRST), as_at=AS_AT)._replace(moment=asked)
    assert last_report_moment(record) == Moment(FIRST, known_at, date(2018, 3, 2))


def test_since_when_is_said_of_a_report_and_of_any_other_day() -> None:
    record = record_of(reported(FIRST), reported(SECOND), as_at=AS_AT)
    assert since_in_words(record, SECOND) == "since the report of 20 February 2018"
    assert since_in_words(record, AS_AT) == "since 26 February 2018"
    assert since_in_words(record_of(as_at=AS_AT), SECOND) == "since 20 February 2018"


def issued(day: date, **stated: object) -> tuple[Telling, Telling]:
    fact = HighlightReportIssued(up_to=1, as_at=day, template=1, content_sha256="0" * 64)
    return reported(day, **stated), ("highlight-report", f"HR-{day}", fact, day)


def test_a_report_is_late_once_the_day_of_the_next_has_gone_by() -> None:
    waiting = last_report(record_of(WEEKLY, *issued(SECOND), as_at=date(2018, 2, 27)))
    late = last_report(record_of(WEEKLY, *issued(SECOND), as_at=date(2018, 2, 28)))
    assert (waiting.reported_on, waiting.next_due, waiting.is_late) == (SECOND, date(2018, 2, 27), False)
    assert waiting.in_words == "20 February 2018; the next is due 27 February 2018 (a reporting cycle of 7 days)."
    assert late.is_late is True
    assert late.in_words == "20 February 2018; the next was due 27 February 2018; nobody has begun it."


def test_where_nobody_says_when_the_next_is_due_it_is_not_late() -> None:
    shown = last_report(record_of(*issued(SECOND), as_at=AS_AT))
    assert (shown.next_due, shown.is_late) == (None, None)
    assert shown.in_words == "20 February 2018; when the next is due is not stated."


def test_a_report_that_is_being_drafted_is_not_the_last_one_and_is_late_until_it_goes_out() -> None:
    drafted = reported(date(2018, 2, 25))
    shown = last_report(record_of(WEEKLY, *issued(FIRST), drafted, as_at=AS_AT))
    assert (shown.ref, shown.reported_on, shown.is_late) == (f"HR-{FIRST}", FIRST, True)
    assert shown.in_words == (
        "6 February 2018; that of 25 February 2018 is being drafted; the next was due 13 February 2018."
    )


def test_where_none_was_issued_the_one_that_is_being_drafted_is_told() -> None:
    shown = last_report(record_of(WEEKLY, reported(SECOND), as_at=date(2018, 2, 28)))
    assert (shown.ref, shown.reported_on, shown.next_due, shown.is_late) == (None, None, date(2018, 2, 27), True)
    assert shown.in_words == (
        "No report was issued yet; that of 20 February 2018 is being drafted; the next was due 27 February 2018; "
        "nobody has begun it."
    )


def test_a_report_that_was_withdrawn_is_not_the_last_one() -> None:
    gone: Telling = ("highlight-report", f"HR-{SECOND}", HighlightReportWithdrawn(), SECOND)
    assert last_report(record_of(*issued(FIRST), *issued(SECOND), gone, as_at=AS_AT)).reported_on == FIRST


def test_a_report_on_a_workstream_is_not_the_last_one_of_the_programme() -> None:
    assert last_report(record_of(*issued(FIRST, workstream="deck"), as_at=AS_AT)).reported_on is None


def test_a_programme_that_never_reported_says_so() -> None:
    shown = last_report(record_of(WEEKLY, as_at=AS_AT))
    assert (shown.ref, shown.reported_on, shown.is_late, shown.in_words) == (
        None,
        None,
        None,
        "No report was issued yet.",
    )


def test_a_closed_programme_owes_no_report() -> None:
    stated = PlannedDate.on(date(2018, 2, 21))
    shown = last_report(record_of(*issued(SECOND, next_report=stated), CLOSED, as_at=AS_AT))
    assert (shown.is_late, shown.in_words) == (False, "20 February 2018.")
