"""A paper: it is submitted, says what it means for each area, answers questions, and may be withdrawn."""

import pytest

from domain.fact import Fact
from domain.paper import (
    ImplicationStated,
    Paper,
    PaperIsWithdrawn,
    PaperSubmitted,
    PaperWithdrawn,
    QuestionAnswered,
    SomethingAndNothing,
    submit,
)
from domain.refusals import AlreadyThere
from tests.domain.given import given

SUBMITTED = PaperSubmitted(title="A second supplier", sponsors=("Treasurer",))
COSTS = ImplicationStated(area="Finance", implication="It costs more.")
ANSWERED = QuestionAnswered(topic="Steel", answer="It comes in May.")


def paper(*later: Fact) -> Paper:
    return given(Paper, "P1", SUBMITTED, *later)


def test_a_paper_is_submitted_once() -> None:
    assert submit(None, SUBMITTED) == [SUBMITTED]
    with pytest.raises(AlreadyThere, match="P1"):
        submit(paper(), SUBMITTED)


def test_what_is_left_out_is_neither_yes_nor_no() -> None:
    assert (paper().is_key_decision, paper().summary, paper().sponsors) == (None, None, ("Treasurer",))


def test_an_area_has_one_implication_and_what_is_said_last_counts() -> None:
    nothing = ImplicationStated(area="Finance", has_none=True)
    assert paper().state_implication(COSTS) == [COSTS]
    assert paper(COSTS).state_implication(COSTS) == []
    assert paper(COSTS).state_implication(nothing) == [nothing]
    assert paper(COSTS, nothing).implications == (nothing,)


def test_an_area_may_be_named_without_saying_what_it_means_there() -> None:
    open_area = ImplicationStated(area="Legal")
    assert paper().state_implication(open_area) == [open_area]


def test_no_area_has_an_implication_and_none() -> None:
    with pytest.raises(SomethingAndNothing, match="Say one of the two"):
        paper().state_implication(ImplicationStated(area="Finance", implication="It costs more.", has_none=True))


def test_an_answer_is_kept_once() -> None:
    assert paper().answer(ANSWERED) == [ANSWERED]
    assert paper(ANSWERED).answer(ANSWERED) == []


def test_a_withdrawn_paper_changes_no_more() -> None:
    gone = paper(PaperWithdrawn())
    assert paper().withdraw() == [PaperWithdrawn()]
    with pytest.raises(PaperIsWithdrawn, match="submit it anew, under another reference"):
        gone.withdraw()
    with pytest.raises(PaperIsWithdrawn):
        gone.answer(ANSWERED)
    with pytest.raises(PaperIsWithdrawn):
        gone.state_implication(COSTS)
