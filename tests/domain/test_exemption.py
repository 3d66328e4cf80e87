"""Exemptions: on which ground, on whose word, until when; reviewed, lifted, and made anew."""

from datetime import date

import pytest

from domain.exemption import (
    Exemption,
    ExemptionLifted,
    ExemptionReviewed,
    ExemptKind,
    ItemExempted,
    exempt,
    exemption_ref,
    paragraphs_in_words,
)
from domain.exemption_refusals import GroundsMissing, LiftedAlready, NoSuchParagraph, ReviewedTooSoon, StillExempt
from domain.fact import Fact
from tests.domain.given import given

TODAY = date(2026, 3, 3)
OFFER = ItemExempted(
    subject_kind=ExemptKind.PAPER,
    subject="P1",
    paragraphs=(3,),
    public_interest="Bidders would know what is paid",
    officer_role="Monitoring officer",
    review_on=date(2026, 6, 30),
)
LATER = ExemptionReviewed(review_on=date(2026, 12, 31))


def exemption(*facts: Fact) -> Exemption:
    return given(Exemption, "paper:P1", *(facts or (OFFER,)))


def test_an_item_is_exempt_on_a_ground_for_a_reason_and_until_a_day() -> None:
    assert exempt(None, OFFER, on=TODAY, from_a_paper=False) == [OFFER]
    assert (exemption().in_words, exemption().is_in_force) == ("Exempt: paragraph 3", True)


@pytest.mark.parametrize("paragraphs", [(), (0,), (8,), (3, 9)])
def test_there_are_seven_paragraphs_and_one_of_them_is_stated(paragraphs: tuple[int, ...]) -> None:
    with pytest.raises(NoSuchParagraph, match="one or more of 1 to 7"):
        exempt(None, OFFER.model_copy(update={"paragraphs": paragraphs}), on=TODAY, from_a_paper=False)


@pytest.mark.parametrize("unsaid", ["public_interest", "officer_role", "review_on"])
def test_only_a_paper_leaves_unsaid_what_papers_leave_out(unsaid: str) -> None:
    said = OFFER.model_copy(update={unsaid: None})
    with pytest.raises(GroundsMissing):
        exempt(None, said, on=TODAY, from_a_paper=False)
    assert exempt(None, said, on=TODAY, from_a_paper=True) == [said]


def test_the_same_exemption_again_says_nothing_new_and_another_is_refused() -> None:
    assert exempt(exemption(), OFFER, on=TODAY, from_a_paper=False) == []
    with pytest.raises(StillExempt, match="paragraph 3"):
        exempt(exemption(), OFFER.model_copy(update={"paragraphs": (1,)}), on=TODAY, from_a_paper=False)


def test_it_is_looked_at_again_on_a_day_to_come() -> None:
    with pytest.raises(ReviewedTooSoon):
        exempt(None, OFFER, on=date(2026, 6, 30), from_a_paper=False)
    assert exemption().review(LATER, on=TODAY) == [LATER]
    with pytest.raises(ReviewedTooSoon):
        exemption().review(LATER, on=date(2026, 12, 31))


def test_a_review_is_late_from_the_day_after_until_somebody_looked() -> None:
    assert not exemption().is_late(date(2026, 6, 30))
    assert exemption().is_late(date(2026, 7, 1))
    assert not exemption(OFFER, LATER).is_late(date(2026, 7, 1))
    assert not exemption(OFFER, ExemptionLifted()).is_late(date(2026, 7, 1))


def test_what_was_lifted_is_over_and_may_begin_anew() -> None:
    lifted = exemption(OFFER, ExemptionLifted())
    with pytest.raises(LiftedAlready):
        lifted.lift()
    with pytest.raises(LiftedAlready):
        lifted.review(LATER, on=TODAY)
    assert exempt(lifted, OFFER, on=TODAY, from_a_paper=False) == [OFFER]
    assert exemption(OFFER, ExemptionLifted(), OFFER).is_in_force


def test_an_exemption_is_called_by_what_it_is_of() -> None:
    assert exemption_ref("paper", "P1") == "paper:P1"
    assert exemption_ref("agenda-item", "10", "JUNE") == "agenda-item:JUNE:10"


def test_paragraphs_are_listed_as_people_do() -> None:
    assert [paragraphs_in_words(each) for each in ((3,), (1, 3), (1, 2, 7))] == [
        "paragraph 3",
        "paragraphs 1 and 3",
        "paragraphs 1, 2 and 7",
    ]
