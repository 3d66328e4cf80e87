"""What one is told in answer to an order."""

from pytest_bdd import then, when

from tests.acceptance.doors.door import Door
from tests.acceptance.told import Told
from tests.acceptance.words import phrase


@then(phrase('I am told "{sentence:Title}"'))
def told_that(told: Told, sentence: str) -> None:
    assert told.sentence == sentence


@then("I am asked for a reason and a note")
def asked_for_reasons(told: Told) -> None:
    assert told.sentence
    assert told.refusal
    assert {"reason", "note"} <= told.refusal.fields.keys()


@then(phrase("I am {answer:Word}"))
def refused_or_obeyed(told: Told, answer: str) -> None:
    assert answer in {"refused", "obeyed"}
    assert (answer == "refused") == ("may not give the order" in told.sentence if told.refusal else False)


@then("nothing new is recorded")
def nothing_new(told: Told) -> None:
    assert told.answers[-1].facts == ()


@when("I send the same order again")
def send_again(tracker: Door, told: Told) -> None:
    with told:
        told.answer(tracker.again())


@then("I get the answer I got before")
def the_same_answer(told: Told) -> None:
    assert told.answers[-1] == told.answers[-2]
