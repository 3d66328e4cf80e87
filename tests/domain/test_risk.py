"""A risk is scored as far as anybody scored it, answered, and either closed or come true; nothing is made up for it."""

from datetime import date

import pytest

from domain import risk
from domain.change import Change
from domain.entry import Entry
from domain.fact import Fact
from domain.planned_date import PlannedDate
from domain.refusals import AlreadyThere
from domain.risk import (
    Nature,
    Response,
    Risk,
    RiskAssessed,
    RiskClosed,
    RiskConfirmedUnchanged,
    RiskEscalated,
    RiskIdentified,
    RiskMaterialised,
    RiskMitigationAgreed,
    RiskMitigationDone,
    RiskOwnerAssigned,
    RiskResponseChosen,
)
from domain.risk_refusals import ActionAlreadyAgreed, NothingAssessed, RiskIsOver, UnknownAction
from domain.score import Score
from tests.domain.given import TODAY, given, told

LATE_STEEL = RiskIdentified(
    event="The steel arrives late",
    cause="One supplier makes all of it",
    effect="The bridge opens after the summer fair",
    owner_role="Bridge engineer",
)
LIKELY = Score(likelihood=4, impact=3)
UNLIKELY = Score(likelihood=1, impact=3)
SECOND_SUPPLIER = RiskMitigationAgreed(action="A1", what="Find a second supplier")


def late_steel(*later: Fact | Entry) -> Risk:
    return given(Risk, "R1", LATE_STEEL, *later)


# Identifying --------------------------------------------------------------------------------------------------------


def test_a_risk_can_be_written_down_where_its_reference_is_free() -> None:
    assert risk.identify(None, LATE_STEEL) == [LATE_STEEL]


def test_writing_a_risk_down_twice_is_a_conflict() -> None:
    with pytest.raises(AlreadyThere, match=r"The risk “R1” is in the record already .“The steel arrives late”.."):
        risk.identify(late_steel(), LATE_STEEL)


def test_nothing_is_made_up_for_a_risk_nobody_scored() -> None:
    unscored = late_steel()
    assert (unscored.inherent, unscored.current, unscored.target, unscored.standing_score) == (None, None, None, None)
    assert (unscored.response, unscored.proximity, unscored.exposure) == (None, None, None)


def test_a_risk_may_help_as_well_as_hurt() -> None:
    windfall = RiskIdentified(event="Scrap prices rise", nature=Nature.OPPORTUNITY)
    assert given(Risk, "R2", windfall).nature is Nature.OPPORTUNITY


def test_writing_it_down_counts_as_having_looked_at_it() -> None:
    assert given(Risk, "R1", told(LATE_STEEL, effective_on=TODAY)).assessed_on == TODAY


# Assessing ----------------------------------------------------------------------------------------------------------


def test_a_risk_can_be_scored() -> None:
    assert late_steel().assess(RiskAssessed(current=LIKELY)) == [RiskAssessed(current=LIKELY)]


def test_a_score_that_is_left_out_keeps_what_it_was() -> None:
    scored = late_steel(RiskAssessed(inherent=LIKELY), RiskAssessed(current=UNLIKELY))
    assert (scored.inherent, scored.current, scored.target) == (LIKELY, UNLIKELY, None)


def test_the_current_score_counts_before_the_inherent_one() -> None:
    assert late_steel(RiskAssessed(inherent=LIKELY)).standing_score == LIKELY
    assert late_steel(RiskAssessed(inherent=LIKELY, current=UNLIKELY)).standing_score == UNLIKELY


def test_the_score_that_counted_before_stays_readable() -> None:
    fallen = late_steel(RiskAssessed(inherent=LIKELY), RiskAssessed(current=UNLIKELY))
    assert fallen.previous == LIKELY


def test_the_same_scores_again_confirm_that_it_is_unchanged() -> None:
    again = late_steel(RiskAssessed(current=LIKELY)).assess(RiskAssessed(current=LIKELY))
    assert again == [RiskConfirmedUnchanged()]


def test_an_assessment_says_at_least_one_thing() -> None:
    with pytest.raises(NothingAssessed, match="Give at least one of inherent, current, target or proximity"):
        late_steel().assess(RiskAssessed())


def test_half_a_score_is_kept_as_half_a_score() -> None:
    half = late_steel(RiskAssessed(current=Score(impact=5)))
    assert half.standing_score is not None
    assert half.standing_score.product is None


def test_looking_and_finding_nothing_changed_is_a_fact() -> None:
    assert late_steel().confirm() == [RiskConfirmedUnchanged()]
    looked = late_steel(told(RiskConfirmedUnchanged(), effective_on=date(2026, 4, 1)))
    assert looked.assessed_on == date(2026, 4, 1)


def test_the_day_its_score_last_changed_is_kept_whoever_looks_at_it_since() -> None:
    given_score = told(RiskAssessed(current=LIKELY), effective_on=date(2026, 4, 1))
    target = told(RiskAssessed(target=UNLIKELY), effective_on=date(2026, 5, 1))
    looked = told(RiskConfirmedUnchanged(), effective_on=date(2026, 6, 1))
    assert late_steel(given_score, target, looked).scored_on == date(2026, 4, 1)
    assert late_steel(looked).scored_on is None
    assert given(Risk, "R1", LATE_STEEL.model_copy(update={"current": LIKELY})).scored_on == TODAY


def test_every_change_is_kept_with_the_day_it_came_to_be_known_and_looking_is_none() -> None:
    published = date(2026, 4, 2)
    scored = told(RiskAssessed(current=LIKELY), effective_on=None, known_on=published)
    changed = late_steel(RiskConfirmedUnchanged(), scored).history
    assert changed == (Change(LATE_STEEL, TODAY, TODAY), Change(scored.fact, None, published))


# Answering ----------------------------------------------------------------------------------------------------------


def test_a_response_can_be_chosen_and_chosen_differently() -> None:
    treated = late_steel(RiskResponseChosen(response=Response.TREAT))
    assert late_steel().choose_response(Response.TREAT) == [RiskResponseChosen(response=Response.TREAT)]
    assert treated.choose_response(Response.TREAT) == []
    assert treated.choose_response(Response.TOLERATE) == [RiskResponseChosen(response=Response.TOLERATE)]


def test_an_action_can_be_agreed_and_carried_out() -> None:
    day = PlannedDate.on(date(2026, 3, 2))
    agreed = late_steel(SECOND_SUPPLIER)
    assert late_steel().agree_mitigation(SECOND_SUPPLIER) == [SECOND_SUPPLIER]
    assert agreed.mitigations == ((SECOND_SUPPLIER, False, None),)
    done = RiskMitigationDone(action="A1", done_on=day)
    assert agreed.finish_mitigation(done, today=TODAY) == [done]
    assert late_steel(SECOND_SUPPLIER, done).mitigations == ((SECOND_SUPPLIER, True, day),)


def test_carrying_out_one_action_leaves_the_others_to_do() -> None:
    another = RiskMitigationAgreed(action="A2", what="Order early")
    half = late_steel(SECOND_SUPPLIER, another, RiskMitigationDone(action="A2"))
    assert [(held.agreed.action, held.is_done) for held in half.mitigations] == [("A1", False), ("A2", True)]


def test_carrying_out_an_action_twice_says_nothing_new() -> None:
    done = RiskMitigationDone(action="A1")
    assert late_steel(SECOND_SUPPLIER, done).finish_mitigation(done, today=TODAY) == []


def test_an_action_has_a_reference_of_its_own() -> None:
    with pytest.raises(ActionAlreadyAgreed, match="Risk “R1” has an action “A1” already"):
        late_steel(SECOND_SUPPLIER).agree_mitigation(SECOND_SUPPLIER)


@pytest.mark.parametrize(("agreed", "known"), [((), "none"), ((SECOND_SUPPLIER,), "A1")])
def test_only_an_agreed_action_can_be_carried_out(agreed: tuple[Fact, ...], known: str) -> None:
    with pytest.raises(UnknownAction, match=f"Risk “R1” has no action “A7”; it has: {known}"):
        late_steel(*agreed).finish_mitigation(RiskMitigationDone(action="A7"), today=TODAY)


def test_another_role_can_own_it() -> None:
    assert late_steel().assign("Treasurer") == [RiskOwnerAssigned(owner_role="Treasurer")]
    assert late_steel().assign("Bridge engineer") == []
    assert late_steel(RiskOwnerAssigned(owner_role="Treasurer")).owner_role == "Treasurer"


def test_it_can_be_taken_to_a_body_above_again() -> None:
    assert late_steel().escalate("Crossing board") == [RiskEscalated(to="Crossing board")]
    taken = late_steel(RiskEscalated(to="Crossing board"))
    assert taken.escalate("Crossing board") == [RiskEscalated(to="Crossing board")]


# The end of it ------------------------------------------------------------------------------------------------------


def test_a_risk_that_comes_true_names_the_issue_it_became() -> None:
    assert late_steel().materialise("I1") == [RiskMaterialised(issue="I1")]
    came_true = late_steel(RiskMaterialised(issue="I1"))
    assert (came_true.issue, came_true.is_open) == ("I1", False)


def test_a_risk_can_be_closed() -> None:
    assert late_steel().close() == [RiskClosed()]
    assert not late_steel(RiskClosed()).is_open


@pytest.mark.parametrize(
    ("over", "how"), [(RiskMaterialised(issue="I1"), "became issue “I1”"), (RiskClosed(), "is closed")]
)
def test_a_risk_that_is_over_changes_no_more(over: Fact, how: str) -> None:
    finished = late_steel(SECOND_SUPPLIER, over)
    with pytest.raises(RiskIsOver, match=f"Risk “R1” {how}; it can no longer change"):
        finished.assess(RiskAssessed(current=LIKELY))
    with pytest.raises(RiskIsOver):
        finished.choose_response(Response.TREAT)
    with pytest.raises(RiskIsOver):
        finished.agree_mitigation(RiskMitigationAgreed(action="A2", what="Order early"))
    with pytest.raises(RiskIsOver):
        finished.assign("Treasurer")
    with pytest.raises(RiskIsOver):
        finished.confirm()
    with pytest.raises(RiskIsOver):
        finished.escalate("Crossing board")
    with pytest.raises(RiskIsOver):
        finished.materialise("I2")
    with pytest.raises(RiskIsOver):
        finished.close()


def test_an_action_agreed_before_it_came_true_can_still_be_carried_out() -> None:
    done = RiskMitigationDone(action="A1")
    assert late_steel(SECOND_SUPPLIER, RiskMaterialised(issue="I1")).finish_mitigation(done, today=TODAY) == [done]
