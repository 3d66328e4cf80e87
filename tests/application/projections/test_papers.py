"""A paper is open until somebody's outcome on it is recorded, and says area by area what it means."""

from datetime import date

import pytest

from application.projections.attention import attention
from application.projections.needs import Need
from application.projections.paper_outcomes import PaperStanding
from application.projections.papers import PaperRow, paper_detail, paper_list
from domain.action import ActionAssigned
from domain.decision import DecisionOutcome, DecisionTaken
from domain.fact import Fact
from domain.meeting_facts import (
    AgendaItemDealtWith,
    AgendaItemListed,
    ItemOutcome,
    MeetingCancelled,
    MeetingHeld,
    MeetingScheduled,
)
from domain.paper import ImplicationStated, PaperSubmitted, PaperWithdrawn, QuestionAnswered
from domain.planned_date import PlannedDate
from domain.recommendation import RecommendationMade
from domain.refusals import UnknownSubject
from tests.application.projections.building import Telling, record_of

WRITTEN, MET, AS_AT = date(2017, 11, 10), date(2017, 11, 24), date(2018, 3, 1)


def paper(*facts: Fact, **said: object) -> list[Telling]:
    submitted = PaperSubmitted.model_validate({"title": "Review of ICT", **said})
    return [("paper", "P1", fact, WRITTEN) for fact in (submitted, *facts)]


def meeting(*facts: Fact, ref: str = "M1", on: date = MET, held: bool = True) -> list[Telling]:
    listed = AgendaItemListed(item="3", title="Review", paper="P1")
    called: list[Fact] = [MeetingScheduled(board="joint", on=PlannedDate.on(on)), listed]
    return [("meeting", ref, fact, WRITTEN) for fact in (*called, *([MeetingHeld()] if held else []), *facts)]


def decision(**said: object) -> Telling:
    taken = DecisionTaken.model_validate({"text": "So be it", "bodies": ["Committee"], **said})
    return ("decision", "D1", taken, MET)


def only(*tellings: Telling, as_at: date = AS_AT) -> PaperRow:
    (row,) = paper_list(record_of(*tellings, as_at=as_at)).papers
    return row


def test_a_paper_is_open_until_a_decision_names_it() -> None:
    waiting, decided = only(*paper()), only(*paper(), decision(paper="P1"))
    assert (waiting.is_open, waiting.outcome_in_words) == (True, "no outcome recorded")
    assert (decided.is_open, decided.outcome_in_words, decided.decisions) == (
        False,
        "agreed, 24 November 2017",
        ("D1",),
    )


def test_a_decision_on_its_item_of_the_agenda_names_the_paper_as_well() -> None:
    held = only(*paper(), *meeting(), decision(meeting="M1", item="3"))
    assert (held.standing, held.decisions) == (PaperStanding.DECIDED, ("D1",))
    assert only(*paper(), *meeting(), decision(meeting="M1", item="4")).is_open


def recommended(ref: str) -> Telling:
    return ("recommendation", ref, RecommendationMade(text=ref, paper="P1"), WRITTEN)


@pytest.mark.parametrize(("named", "is_open"), [(["a"], True), (["a", "b"], False)])
def test_decisions_settle_a_paper_when_they_name_everything_it_recommends(named: list[str], is_open: bool) -> None:
    told = (*paper(), recommended("a"), recommended("b"), decision(recommendations=named))
    assert only(*told).is_open is is_open


@pytest.mark.parametrize(
    ("outcome", "standing", "words"),
    [
        (ItemOutcome.NOTED, PaperStanding.DECIDED, "noted at the meeting of 24 November 2017"),
        (ItemOutcome.DEFERRED, PaperStanding.DEFERRED, "deferred at the meeting of 24 November 2017"),
        (ItemOutcome.NOTHING, PaperStanding.WAITING, "no outcome recorded"),
        (ItemOutcome.RESOLVED, PaperStanding.WAITING, "no outcome recorded"),
    ],
)
def test_minutes_settle_a_paper_that_was_noted_and_no_other(
    outcome: ItemOutcome, standing: PaperStanding, words: str
) -> None:
    held = only(*paper(), *meeting(AgendaItemDealtWith(item="3", outcome=outcome)))
    assert (held.standing, held.outcome_in_words) == (standing, words)


def test_a_deferred_paper_stays_open() -> None:
    held = only(*paper(), decision(paper="P1", outcome=DecisionOutcome.DEFERRED))
    assert (held.standing, held.is_open) == (PaperStanding.DEFERRED, True)


def test_a_withdrawn_paper_waits_for_nothing() -> None:
    held = only(*paper(PaperWithdrawn()), *meeting())
    assert (held.standing, held.is_open, held.is_overdue) == (PaperStanding.WITHDRAWN, False, False)


def test_a_paper_is_overdue_once_its_meeting_is_over_without_an_outcome() -> None:
    tellings = (*paper(), *meeting(held=False))
    assert not only(*tellings, as_at=MET).is_overdue
    held = only(*tellings, as_at=date(2017, 11, 25))
    assert (held.is_overdue, held.waits_after, held.waits_since) == (True, "the meeting of 24 November 2017", MET)


def test_a_paper_whose_meeting_was_cancelled_is_not_overdue() -> None:
    assert not only(*paper(), *meeting(MeetingCancelled(), held=False)).is_overdue


def test_a_deferred_paper_is_overdue_again_after_its_next_meeting() -> None:
    put_off = meeting(AgendaItemDealtWith(item="3", outcome=ItemOutcome.DEFERRED))
    assert not only(*paper(), *put_off).is_overdue
    again = meeting(ref="M2", on=date(2018, 2, 1), held=False)
    assert not only(*paper(), *put_off, *again, as_at=date(2018, 2, 1)).is_overdue
    assert only(*paper(), *put_off, *again).waits_after == "the meeting of 1 February 2018"


def test_implications_are_stated_none_or_not_stated_area_by_area() -> None:
    said = [
        ImplicationStated(area="Legal", number="8.2", implication="The legal team is involved"),
        ImplicationStated(area="Equality", has_none=True),
        ImplicationStated(area="Climate", number="5.6"),
    ]
    held = only(*paper(*said))
    assert [(one.area, one.number, one.in_words) for one in held.implications] == [
        ("Legal", "8.2", "The legal team is involved"),
        ("Equality", None, "none"),
        ("Climate", "5.6", "not stated"),
    ]
    assert (held.implications_stated, held.implications_none, held.implications_not_stated) == (1, 1, 1)


def test_answers_stand_together_by_topic() -> None:
    said = [
        QuestionAnswered(topic=topic, answer=f"Answer {n}") for n, topic in enumerate(("Vision", "Rooms", "Vision"))
    ]
    held = only(*paper(*said))
    assert held.topics == ("Vision", "Rooms")
    assert [answer.answer for answer in held.answers] == ["Answer 0", "Answer 2", "Answer 1"]


def test_open_papers_come_first_and_the_answer_counts_them() -> None:
    other: Telling = ("paper", "P0", PaperSubmitted(title="Minutes"), WRITTEN)
    found = paper_list(record_of(other, *paper(), *meeting(), decision(paper="P0"), as_at=AS_AT))
    assert [row.ref for row in found.papers] == ["P1", "P0"]
    assert found.in_words == "1 of 2 papers has no recorded outcome. For 1 of them the meeting is over."


def test_an_unknown_paper_is_refused() -> None:
    with pytest.raises(UnknownSubject, match="P9"):
        paper_detail(record_of(as_at=AS_AT), "P9")


def test_late_actions_and_papers_without_an_outcome_need_attention() -> None:
    late = ActionAssigned(what="Brief members", owner_role="Officer", due=PlannedDate.on(date(2018, 2, 26)))
    asked = ActionAssigned(what="Ask around")
    actions: list[Telling] = [("action", "A1", late, WRITTEN), ("action", "A2", asked, WRITTEN)]
    record = record_of(*paper(), *meeting(), *actions, as_at=AS_AT)
    needs = {item.need: item for item in attention(record).items if item.kind in {"action", "paper"}}
    assert needs.keys() == {Need.LATE_ACTION, Need.NO_OUTCOME}
    assert needs[Need.LATE_ACTION].why == "Due 26 February 2018, 3 days late; it is with the Officer."
    assert needs[Need.LATE_ACTION].since == date(2018, 2, 27)
    assert needs[Need.NO_OUTCOME].why == "It was before the meeting of 24 November 2017, and no outcome is recorded."
