"""An errand runs on its own, tells how far it is, and is known to nobody but who sent it."""

from collections.abc import Iterator
from datetime import timedelta
from threading import Event

import pytest
from pydantic import BaseModel

from api.pages.errands import MOST_AT_ONCE, MOST_KEPT, Errand, Errands, TooMuchUnderWay
from application.commands.office import Progress
from application.importers.bring_in import Paper
from application.ports import StoreIsBusy
from domain.refusals import UnknownProgramme
from tests.api.rest.world import ClockThatObeys

PAPERS = (Paper("bridge.yaml", "format: x"),)
SOON = 5.0


class Done(BaseModel):
    """What came of an errand."""


@pytest.fixture
def clock() -> ClockThatObeys:
    return ClockThatObeys()


@pytest.fixture
def errands(clock: ClockThatObeys) -> Errands:
    return Errands(clock)


@pytest.fixture
def gate() -> Iterator[Event]:
    """Opened by the test, at its end at the latest."""
    opened = Event()
    yield opened
    opened.set()


def waits_for(gate: Event, errands: Errands, person: str = "clerk") -> Errand:
    """An errand that decides one order of two and then waits."""
    told = Event()

    def work(progress: Progress) -> BaseModel:
        progress(1, 2)
        told.set()
        gate.wait(SOON)
        return Done()

    return errands.start(person, work, papers=PAPERS)


def at_once(errands: Errands, person: str = "clerk") -> Errand:
    errand = errands.start(person, lambda _: Done(), papers=PAPERS)
    errand.wait(SOON)
    return errand


def test_it_tells_how_far_it_is(errands: Errands, gate: Event) -> None:
    errand = waits_for(gate, errands)
    errand.wait(0.2)
    assert errand.in_words == "1 of 2 orders are decided."
    assert errand.outcome is None
    gate.set()
    errand.wait(SOON)
    assert errand.has_ended
    assert errand.outcome == Done()


def test_it_waits_for_the_one_before_it(errands: Errands, gate: Event) -> None:
    waits_for(gate, errands)
    second = errands.start("auditor", lambda _: Done(), papers=PAPERS)
    second.wait(0.2)
    assert not second.has_ended
    assert second.in_words == "The files are being read, or wait for the import before them."
    gate.set()
    second.wait(SOON)
    assert second.has_ended


def test_it_is_known_to_nobody_but_who_sent_it(errands: Errands) -> None:
    errand = at_once(errands)
    assert errands.find(errand.ref, "clerk") is errand
    assert errands.find(errand.ref, "auditor") is None
    assert errands.find("made-up", "clerk") is None


def test_its_papers_are_given_out_once(errands: Errands) -> None:
    errand = at_once(errands)
    assert errand.take() == PAPERS
    assert errand.was_taken
    assert errand.take() is None
    errand.put_back(PAPERS)
    assert errand.take() == PAPERS


@pytest.mark.parametrize("refusal", [UnknownProgramme("bridge"), StoreIsBusy("Try again.")])
def test_a_refusal_is_its_sentence(refusal: Exception, errands: Errands) -> None:
    def work(_: Progress) -> BaseModel:
        raise refusal

    errand = errands.start("clerk", work, papers=PAPERS)
    errand.wait(SOON)
    assert errand.refusal == str(refusal)


def test_a_fault_of_our_own_says_nothing_of_its_inside(errands: Errands) -> None:
    def work(_: Progress) -> BaseModel:
        raise ValueError("the inside")

    errand = errands.start("clerk", work, papers=PAPERS)
    errand.wait(SOON)
    assert errand.refusal is not None
    assert "nothing was imported" in errand.refusal
    assert "the inside" not in errand.refusal


def test_one_person_has_no_more_than_three_under_way(errands: Errands, gate: Event) -> None:
    for _ in range(MOST_AT_ONCE):
        waits_for(gate, errands)
    with pytest.raises(TooMuchUnderWay):
        waits_for(gate, errands)
    waits_for(gate, errands, "auditor")


def test_an_hour_after_its_end_it_is_forgotten(errands: Errands, clock: ClockThatObeys) -> None:
    errand = at_once(errands)
    clock.time += timedelta(minutes=59)
    assert errands.find(errand.ref, "clerk") is errand
    clock.time += timedelta(minutes=2)
    assert errands.find(errand.ref, "clerk") is None


def test_of_one_person_only_the_latest_are_kept(errands: Errands) -> None:
    refs = [at_once(errands).ref for _ in range(MOST_KEPT + 2)]
    assert errands.find(refs[0], "clerk") is None
    assert errands.find(refs[-1], "clerk") is not None
