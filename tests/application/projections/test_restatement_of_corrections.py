"""Where hindsight is a correction: it stands in for the entry it names, and says why and who decided so."""

from datetime import date

from application.projections.restated_lights import Verdict
from application.projections.restatement import Restatement, restatement
from application.projections.showings import shown_at
from domain.correcting import EntryWithdrawn
from domain.entry import Entry
from domain.rating import Light
from domain.record import Moment, folded
from tests.application.projections.building import PROGRAMME, Told, entries_of
from tests.application.projections.restating import BEGINNING, FEBRUARY, JANUARY, NOW, light, of, on, told

GREEN = 5  # the position of the programme's light of 10 January
BECAUSE, AUTHORITY = "the survey had failed", "Section 151 officer"
LATE = date(2018, 2, 12)


def correcting(position: int, telling: Told) -> Told:
    return telling._replace(corrects=position)


def found(*tellings: Told) -> Restatement:
    """The restatement of these entries, in which every correction says why and on whose authority."""
    entries = tuple(map(_explained, entries_of(*tellings)))
    record = folded(Moment(NOW.date()), entries)
    return restatement(record, shown_at(record, now=NOW), entries, now=NOW)


def _explained(entry: Entry) -> Entry:
    return entry if entry.corrects is None else entry._replace(because=BECAUSE, authority=AUTHORITY)


def test_a_correction_says_which_entry_it_corrects_why_and_on_whose_authority() -> None:
    red = correcting(GREEN, light(PROGRAMME, Light.RED, date(2018, 1, 10), recorded=LATE))
    one = of(on(found(*BEGINNING, red), JANUARY), "programme:overall")
    assert one.is_green_then_red
    assert [(reason.position, reason.corrects, reason.because, reason.authority) for reason in one.reasons] == [
        (7, GREEN, BECAUSE, AUTHORITY)
    ]


def test_what_was_shown_of_a_corrected_light_is_still_shown() -> None:
    red = correcting(GREEN, light(PROGRAMME, Light.RED, date(2018, 1, 10), recorded=LATE))
    shown = found(*BEGINNING, red)
    assert [of(on(shown, day), "programme:overall").in_words for day in (JANUARY, FEBRUARY)] == [
        "Green then, red with hindsight",
        "Red then, and with hindsight",
    ]


def test_a_light_that_was_withdrawn_was_shown_and_no_longer_counts() -> None:
    gone = correcting(GREEN, told("rag", "programme:overall", EntryWithdrawn(), date(2018, 1, 10), recorded=LATE))
    shown = found(*BEGINNING, gone)
    one = of(on(shown, JANUARY), "programme:overall")
    assert (one.verdict, one.in_words) == (Verdict.NO_LONGER_RATED, "Green then, not rated with hindsight")
    assert [reason.because for reason in one.reasons] == [BECAUSE]
    assert (shown.total.no_longer_rated, shown.total.shown_better) == (1, 0)


def test_a_correction_that_moves_a_light_to_a_later_day_is_a_reason_on_the_days_between() -> None:
    """Green had been declared as from 10 January; put right, that was as from 5 February."""
    moved = correcting(GREEN, light(PROGRAMME, Light.GREEN, date(2018, 2, 5), recorded=LATE))
    one = of(on(found(*BEGINNING, moved), JANUARY), "programme:overall")
    assert one.verdict is Verdict.NO_LONGER_RATED
    assert [reason.position for reason in one.reasons] == [7]


def test_a_correction_that_was_withdrawn_restates_nothing() -> None:
    red = correcting(GREEN, light(PROGRAMME, Light.RED, date(2018, 1, 10), recorded=LATE))
    back = correcting(7, told("rag", "programme:overall", EntryWithdrawn(), date(2018, 1, 10), recorded=LATE))
    one = of(on(found(*BEGINNING, red, back), JANUARY), "programme:overall")
    assert (one.verdict, one.reasons) == (Verdict.AS_SHOWN, ())
