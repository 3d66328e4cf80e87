"""A correction among the other things of its programme: what names what, how they stood, and where it all ends."""

from datetime import date
from typing import Any

import pytest

from application.commands.catalogue import BY_NAME
from application.commands.corrections import WithdrawEntry
from domain.correcting import LaterEntriesImpossible, ReferenceWithdrawn, SpeaksOfTwoThings
from domain.issue import Issue
from domain.milestone import Milestone
from domain.naming import LeadsBack, NamesWhatIsNotThere, StillNamed
from domain.programme_refusals import ProgrammeIsClosed
from domain.rag_status import RagStatus
from domain.rating import Scale
from domain.record import Moment
from domain.refusals import EffectiveBeforeTheLatest
from tests.application.commands.riverside import Council, at
from tests.wall_clock import WallClock

WHY: dict[str, Any] = {"because": "Read in the wrong row.", "authority": "Crossing board"}  # Any: header fields
RED = {"rating": {"light": "red"}, "rationale": "No steel", "path_to_green": "Buy steel"}


def gives(council: Council, name: str, ref: str, /, **said: Any) -> int:  # Any: the JSON of an order
    """The position of what an order records."""
    rule = BY_NAME[name]
    return council.order(rule.order.model_validate(said), at(rule.kind, ref)).position


def corrects(council: Council, position: int, name: str, ref: str, /, **said: Any) -> int:  # Any: as above
    return gives(council, name, ref, **said, corrects=position, **WHY)


def withdraws(council: Council, position: int, kind: str, ref: str) -> int:
    return council.order(WithdrawEntry(corrects=position, **WHY), at(kind, ref)).position


def plans(council: Council, ref: str, /, **said: Any) -> int:  # Any: as above
    return gives(council, "plan-milestone", ref, **{"title": "Steel arrives", "baseline": "2026-04-01", **said})


def test_a_beginning_is_not_withdrawn_and_all_that_rests_on_it_is_named_at_once(council: Council) -> None:
    planned = plans(council, "M5")
    moves = [gives(council, "note-milestone-progress", "M5", comment=f"Week {week}") for week in range(12)]
    gives(council, "add-dependency", "M4", depends_on="M5")
    with pytest.raises(LaterEntriesImpossible) as refused:
        withdraws(council, planned, "milestone", "M5")
    assert f"Entries {', '.join(map(str, moves[:10]))} and 2 more: There would be no milestone “M5”." in str(
        refused.value
    )
    assert "And this names it: milestone “M4”." in str(refused.value)


def test_what_was_said_of_a_risk_and_an_issue_is_put_right_as_the_refusal_says(council: Council) -> None:
    came_true = gives(council, "materialise-risk", "R1", issue="I1") - 1
    with pytest.raises(SpeaksOfTwoThings, match=f"Withdraw entry {came_true}; if it was given by the same order"):
        corrects(council, came_true, "materialise-risk", "R1", issue="I1", what="The steel is late")
    withdraws(council, came_true, "risk", "R1")
    withdraws(council, came_true + 1, "issue", "I1")
    gives(council, "materialise-risk", "R1", issue="I2", what="The steel is late")
    assert council.record().get(Issue, "I2").what == "The steel is late"


# What names what ------------------------------------------------------------------------------------------------------


def test_what_older_things_name_can_be_put_right_where_it_began(council: Council, clock: WallClock) -> None:
    clock.today_is(date(2026, 3, 10))
    planned = plans(council, "M5")
    clock.today_is(date(2026, 3, 20))
    gives(council, "add-dependency", "M4", depends_on="M5")
    corrects(council, planned, "plan-milestone", "M5", title="The steel arrives", effective_on="2026-03-20")
    assert council.record().get(Milestone, "M5").title == "The steel arrives"


def test_nothing_begins_after_others_named_it(council: Council, clock: WallClock) -> None:
    clock.today_is(date(2026, 3, 10))
    planned = plans(council, "M5")
    gives(council, "add-dependency", "M4", depends_on="M5")
    clock.today_is(date(2026, 3, 20))
    with pytest.raises(StillNamed, match="would be there only from 11 March 2026, and this names it: milestone “M4”"):
        corrects(council, planned, "plan-milestone", "M5", title="The steel arrives", effective_on="2026-03-11")


def test_no_name_comes_back_of_what_is_gone(council: Council) -> None:
    planned = plans(council, "M5")
    gives(council, "add-dependency", "M4", depends_on="M5")
    removed = gives(council, "remove-dependency", "M4", depends_on="M5")
    withdraws(council, planned, "milestone", "M5")
    with pytest.raises(NamesWhatIsNotThere, match="milestone “M4” would name milestone “M5”, which is not there"):
        withdraws(council, removed, "milestone", "M4")


def test_the_issue_that_a_risk_became_stays_as_long_as_the_risk_says_so(council: Council) -> None:
    raised = gives(council, "materialise-risk", "R1", issue="I1")
    with pytest.raises(StillNamed, match="this names it: risk “R1”"):
        withdraws(council, raised, "issue", "I1")
    withdraws(council, raised - 1, "risk", "R1")
    withdraws(council, raised, "issue", "I1")
    assert "issue" not in council.record().states


def test_a_correction_lets_nothing_lie_inside_itself(council: Council) -> None:
    gives(council, "open-workstream", "cranes", name="Cranes")
    gives(council, "place-workstream-inside", "steelwork", parent="cranes")
    taken_out = gives(council, "place-workstream-inside", "steelwork", parent=None)
    gives(council, "place-workstream-inside", "cranes", parent="steelwork")
    with pytest.raises(LeadsBack, match="lead back to itself: steelwork, cranes, steelwork"):
        withdraws(council, taken_out, "workstream", "steelwork")


def test_a_correction_lets_nothing_wait_for_itself(council: Council) -> None:
    plans(council, "M5")
    gives(council, "add-dependency", "M4", depends_on="M5")
    removed = gives(council, "remove-dependency", "M4", depends_on="M5")
    plans(council, "M6", depends_on=["M4"])
    gives(council, "add-dependency", "M5", depends_on="M6")
    with pytest.raises(LeadsBack, match="lead back to itself: M4, M5, M6, M4"):
        withdraws(council, removed, "milestone", "M4")


# As the others stood --------------------------------------------------------------------------------------------------


def test_what_was_placed_in_a_workstream_is_put_right_after_the_workstream_closed(
    council: Council, clock: WallClock
) -> None:
    planned = plans(council, "M5", workstream="steelwork")
    clock.today_is(date(2026, 3, 20))
    gives(council, "close-workstream", "steelwork", outcome="stopped")
    corrects(council, planned, "plan-milestone", "M5", title="The steel arrives", workstream="steelwork")
    assert council.record().get(Milestone, "M5").workstream == "steelwork"


def test_a_rating_is_put_right_on_the_scale_of_its_day(council: Council, clock: WallClock) -> None:
    declared = gives(council, "declare-rating", "programme:overall", **RED)
    clock.today_is(date(2026, 3, 20))
    gives(council, "adopt-scale", "riverside", scale="five")
    corrects(council, declared, "declare-rating", "programme:overall", **{**RED, "rating": {"light": "amber"}})
    assert council.record().get(RagStatus, "programme:overall").declared.rating.scale is Scale.THREE


# Where it all ends ----------------------------------------------------------------------------------------------------


def test_what_was_recorded_before_the_end_is_put_right_after_it(council: Council, clock: WallClock) -> None:
    declared = gives(council, "declare-rating", "programme:overall", **RED)
    retitled = gives(council, "retitle-milestone", "M4", title="The bridge is open")
    clock.today_is(date(2026, 3, 10))
    gives(council, "close-programme", "riverside")
    clock.today_is(date(2026, 3, 20))
    corrects(council, declared, "declare-rating", "programme:overall", **{**RED, "rating": {"light": "amber"}})
    with pytest.raises(ProgrammeIsClosed):
        corrects(council, retitled, "retitle-milestone", "M4", title="Bridge is open", effective_on="2026-03-11")


def test_the_end_itself_can_be_put_right_to_an_earlier_day(council: Council, clock: WallClock) -> None:
    clock.today_is(date(2026, 3, 20))
    closed = gives(council, "close-programme", "riverside")
    corrects(council, closed, "close-programme", "riverside", effective_on="2026-03-10")
    assert not council.record(Moment(date(2026, 3, 9))).programme.is_closed
    assert council.record(Moment(date(2026, 3, 10))).programme.is_closed


def test_the_end_does_not_come_back_before_what_came_after_it(council: Council, clock: WallClock) -> None:
    withdrawn = withdraws(council, gives(council, "close-programme", "riverside"), "programme", "riverside")
    clock.today_is(date(2026, 3, 20))
    gives(council, "retitle-milestone", "M4", title="The bridge is open")
    with pytest.raises(EffectiveBeforeTheLatest, match="took effect on 20 March 2026"):
        withdraws(council, withdrawn, "programme", "riverside")
    gives(council, "adopt-scale", "riverside", scale="five")
    with pytest.raises(LaterEntriesImpossible, match="is closed"):
        withdraws(council, withdrawn, "programme", "riverside")


def test_a_rating_that_was_withdrawn_comes_back_before_it_is_declared_anew(council: Council) -> None:
    declared = gives(council, "declare-rating", "programme:overall", **RED)
    withdrawn = withdraws(council, declared, "rag", "programme:overall")
    with pytest.raises(ReferenceWithdrawn, match=f"withdraw entry {withdrawn}, so that entry {declared} counts again"):
        gives(council, "declare-rating", "programme:overall", **RED)
    withdraws(council, withdrawn, "rag", "programme:overall")
    gives(council, "declare-rating", "programme:overall", **RED)
