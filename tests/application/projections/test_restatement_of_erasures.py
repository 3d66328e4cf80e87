"""Of what was erased nobody can say any more what it was shown as: it is told, and counted, by itself."""

from datetime import date

import pytest

from application.projections.restated_lights import Verdict
from application.projections.restatement import Restatement
from domain.correcting import EntryWithdrawn
from domain.erasing import ErasureRecorded, FactErased
from domain.milestone_facts import MilestonePlanned, MilestoneRetitled
from domain.planned_date import PlannedDate
from domain.rating import Light
from tests.application.projections.building import PROGRAMME, Told
from tests.application.projections.restating import BEGINNING, FEBRUARY, JANUARY, light, of, on, restated, told

GREEN = 5  # the position of the programme's light of 10 January
LATE = date(2018, 2, 12)
BECAUSE, AUTHORITY = "it named a person", "Monitoring officer"
WORDS = "Can no longer be compared: entry 5, from which it was shown, was erased on the authority of Monitoring officer"


def without_its_words(position: int, tellings: tuple[Told, ...]) -> tuple[Told, ...]:
    """The same entries, where what one of them said was erased."""
    number = position - 1
    return (*tellings[:number], tellings[number]._replace(fact=FactErased(), note=None), *tellings[position:])


def erasing(position: int, telling: Told) -> Told:
    return telling._replace(
        fact=ErasureRecorded(position=position), day=LATE, corrects=None, because=BECAUSE, authority=AUTHORITY
    )


@pytest.fixture
def red_instead() -> Restatement:
    """The green light was corrected to red in February, and then erased."""
    red = light(PROGRAMME, Light.RED, date(2018, 1, 10), recorded=LATE)._replace(corrects=GREEN)
    return restated(*without_its_words(GREEN, BEGINNING), red, erasing(GREEN, red))


def test_a_light_of_which_the_entry_was_erased_can_no_longer_be_compared(red_instead: Restatement) -> None:
    one = of(on(red_instead, JANUARY), "programme:overall")
    assert (one.verdict, one.shown, one.in_words) == (Verdict.ERASED, None, WORDS)
    assert one.known is not None
    assert one.known.in_words == "Red"
    assert (one.role, one.declared_on, one.is_claimed) == ("programme-manager", date(2018, 1, 10), False)


def test_it_says_who_had_it_erased_and_why(red_instead: Restatement) -> None:
    reasons = of(on(red_instead, JANUARY), "programme:overall").reasons
    assert [reason.position for reason in reasons] == [7, 8]
    assert (reasons[1].because, reasons[1].authority) == (BECAUSE, AUTHORITY)


def test_it_is_counted_as_erased_and_as_nothing_else(red_instead: Restatement) -> None:
    tally = on(red_instead, JANUARY).tally
    assert tally is not None
    assert (tally.shown, tally.erased, tally.as_shown, tally.shown_better, tally.claimed) == (2, 1, 1, 0, 0)
    assert "1 light can no longer be compared, because the entry from which it was shown was erased." in (
        red_instead.headline
    )


def test_what_was_shown_after_the_correction_was_shown_from_the_correction(red_instead: Restatement) -> None:
    assert of(on(red_instead, FEBRUARY), "programme:overall").verdict is Verdict.AS_SHOWN


def test_a_light_that_was_withdrawn_and_erased_was_shown_all_the_same() -> None:
    """Of the schedule there was no other declaration, so that the board has no line for it any more."""
    schedule = light(PROGRAMME, Light.GREEN, date(2018, 1, 10))._replace(ref="programme:schedule")
    withdrawn = told("rag", "programme:schedule", EntryWithdrawn(), date(2018, 1, 10), recorded=LATE)
    entries = (*BEGINNING, schedule._replace(fact=FactErased()), withdrawn._replace(corrects=7), erasing(7, withdrawn))
    one = of(on(restated(*entries), JANUARY), "programme:schedule")
    assert (one.verdict, one.known, one.subject_title) == (Verdict.ERASED, None, "Bridge renewal")


def test_a_declaration_that_came_later_can_be_compared_whatever_was_erased_before_it() -> None:
    red = light(PROGRAMME, Light.RED, date(2018, 1, 10), recorded=LATE)._replace(corrects=GREEN)
    amber = light(PROGRAMME, Light.AMBER, date(2018, 1, 20))
    entries = (*without_its_words(GREEN, BEGINNING), amber, red, erasing(GREEN, red))
    assert of(on(restated(*entries), JANUARY), "programme:overall").verdict is Verdict.AS_SHOWN


def test_anything_else_that_was_erased_is_named_too() -> None:
    planned = MilestonePlanned(title="Bridge opens", baseline=PlannedDate.on(date(2018, 7, 2)))
    first = told("milestone", "M1", planned, date(2018, 1, 10))
    retitled = told("milestone", "M1", MilestoneRetitled(title="Somebody’s bridge"), date(2018, 1, 12))
    put_right = retitled._replace(fact=MilestoneRetitled(title="Bridge is open"), corrects=8)
    late = put_right._replace(recorded_at=light(PROGRAMME, Light.RED, LATE).recorded_at)
    entries = (*BEGINNING, first, retitled._replace(fact=FactErased()), late, erasing(8, late))
    january = on(restated(*entries), JANUARY)
    (gone,) = january.erased
    assert (gone.kind, gone.ref, gone.title, gone.position) == ("milestone", "M1", "Bridge is open", 8)
    assert gone.in_words == WORDS.replace("entry 5", "entry 8")
    assert gone.erasure is not None
    assert gone.erasure.authority == "Monitoring officer"
    assert on(restated(*entries), FEBRUARY).erased == ()
