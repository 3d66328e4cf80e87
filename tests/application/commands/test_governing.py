"""Boards, meetings and decisions among one another: who may meet and decide when, on which record, and what stays."""

from datetime import date
from typing import Any

import pytest

from application.commands.catalogue import BY_NAME
from application.commands.corrections import WithdrawEntry
from domain.action import Action, ActionNeedsAnOwner
from domain.board import Board
from domain.board_refusals import BoardIsReplaced, BoardNotThereYet, OnlyAdvises, OnlyProposed, ReportsToItself
from domain.correcting import LaterEntriesImpossible
from domain.decision import Decision
from domain.decision_refusals import QuorumNotMet, SeenBeforeItWasThere, SupersedesItself
from domain.meeting import Meeting
from domain.naming import LeadsBack, StillNamed
from domain.paper import PaperIsWithdrawn
from domain.recommendation import Recommendation, RecommendationIsSettled, RecommendationIsWithdrawn
from domain.refusals import UnknownSubject
from tests.application.commands.riverside import Council, at

TODAY = "2026-03-03"
WHY: dict[str, Any] = {"because": "Read in the wrong row.", "authority": "Crossing board"}  # Any: header fields


def gives(council: Council, name: str, ref: str, /, **said: Any) -> int:  # Any: the JSON of an order
    """The position of what an order records."""
    rule = BY_NAME[name]
    return council.order(rule.order.model_validate(said), at(rule.kind, ref)).position


def quotes(council: Council, name: str, ref: str, /, **said: Any) -> int:  # Any: as above
    """The same, found in a paper."""
    rule = BY_NAME[name]
    return council.quote(rule.order.model_validate(said), at(rule.kind, ref)).position


def constitutes(council: Council, ref: str, /, **said: Any) -> int:  # Any: as above
    return gives(council, "constitute-board", ref, **{"name": f"The {ref} board", **said})


def meets(council: Council, ref: str = "B1", /, *, present: int = 3, **said: Any) -> int:  # Any: as above
    """A meeting that is called for a day, today unless said otherwise, and held."""
    called = gives(council, "schedule-meeting", ref, **{"board": "crossing", "on": TODAY, **said})
    gives(council, "hold-meeting", ref, attendance=[{"of": "Members", "present": present}])
    return called


def withdraws(council: Council, position: int, kind: str, ref: str) -> int:
    return council.order(WithdrawEntry(corrects=position, **WHY), at(kind, ref)).position


def decision(council: Council, ref: str = "D1") -> Decision:
    return council.record().all(Decision)[ref]


def test_no_meeting_is_called_of_a_board_that_nobody_knows(council: Council) -> None:
    with pytest.raises(UnknownSubject, match="no board “crossing”"):
        gives(council, "schedule-meeting", "B1", board="crossing", on=TODAY)


def test_no_meeting_is_called_for_moved_to_or_held_on_a_day_before_its_board_is_there(council: Council) -> None:
    constitutes(council, "crossing", in_place_since="2026-03-02")
    with pytest.raises(BoardNotThereYet, match="only since 2 March 2026"):
        gives(council, "schedule-meeting", "B1", board="crossing", on="2026-03-01")
    gives(council, "schedule-meeting", "B1", board="crossing", on=TODAY)
    with pytest.raises(BoardNotThereYet):
        gives(council, "move-meeting", "B1", to="2026-03-01", note="it rains")
    with pytest.raises(BoardNotThereYet):
        gives(council, "hold-meeting", "B1", held_on="2026-03-01")
    assert council.record().all(Meeting)["B1"].moves == ()


def test_a_proposed_board_may_call_a_meeting_and_holds_none(council: Council) -> None:
    constitutes(council, "crossing", stage="proposed")
    gives(council, "schedule-meeting", "B1", board="crossing", on=TODAY)
    with pytest.raises(OnlyProposed):
        gives(council, "hold-meeting", "B1")


def test_no_meeting_is_called_for_or_moved_to_a_day_on_which_its_board_was_only_proposed(
    since_january: Council,
) -> None:
    constitutes(since_january, "crossing", stage="proposed", effective_on="2026-01-05")
    gives(since_january, "schedule-meeting", "B1", board="crossing", on="2026-02-20", effective_on="2026-01-06")
    gives(since_january, "put-board-in-place", "crossing", effective_on="2026-02-02")
    said = "only since 2 February 2026; it can neither meet nor decide on 20 January 2026. Give a later day"
    with pytest.raises(BoardNotThereYet, match=said):
        gives(since_january, "schedule-meeting", "B2", board="crossing", on="2026-01-20")
    with pytest.raises(BoardNotThereYet):
        gives(since_january, "move-meeting", "B1", to="2026-01-20", note="it rains")
    with pytest.raises(BoardNotThereYet):
        gives(since_january, "hold-meeting", "B1", held_on="2026-01-20")
    gives(since_january, "schedule-meeting", "B2", board="crossing", on="2026-02-02")
    quotes(since_january, "schedule-meeting", "B3", board="crossing", on="2026-01-20")


def test_what_a_replaced_board_did_before_is_recorded_afterwards_and_nothing_later(since_january: Council) -> None:
    constitutes(since_january, "crossing", effective_on="2026-01-05")
    quotes(since_january, "schedule-meeting", "B1", board="crossing", on="2026-01-20", effective_on="2026-01-06")
    gives(since_january, "replace-board", "crossing", note="The bridge stands.", replaced_on="2026-02-02")
    quotes(since_january, "hold-meeting", "B1", held_on="2026-01-20")
    quotes(since_january, "take-decision", "D1", text="Paint it", meeting="B1")
    quotes(since_january, "schedule-meeting", "B2", board="crossing", on="2026-02-02")
    with pytest.raises(BoardIsReplaced):
        gives(since_january, "schedule-meeting", "B3", board="crossing", on=TODAY)
    with pytest.raises(BoardIsReplaced):
        gives(since_january, "take-decision", "D2", text="Paint it again", board="crossing", taken_on=TODAY)
    assert decision(since_january).board == "crossing"


def test_a_decision_taken_today_keeps_the_record_as_it_stood(council: Council) -> None:
    constitutes(council, "crossing")
    held = meets(council) + 1
    gives(council, "take-decision", "D1", text="Paint it", meeting="B1")
    gives(council, "take-decision", "D2", text="Paint it red", meeting="B1", taken_on=TODAY)
    assert (decision(council).seen_at, decision(council, "D2").seen_at) == (held, held + 1)


def test_of_a_decision_taken_on_another_day_nobody_says_what_was_seen(since_january: Council) -> None:
    constitutes(since_january, "crossing", effective_on="2026-01-05")
    quotes(since_january, "schedule-meeting", "B1", board="crossing", on="2026-01-20", effective_on="2026-01-06")
    gives(since_january, "hold-meeting", "B1", held_on="2026-01-20", effective_on="2026-01-20")
    gives(since_january, "take-decision", "D1", text="Paint it", meeting="B1")
    gives(since_january, "take-decision", "D2", text="Paint it", board="crossing", taken_on="2026-01-20")
    quotes(since_january, "take-decision", "D3", text="Paint it", board="crossing", taken_on=TODAY)
    assert [decision(since_january, ref).seen_at for ref in ("D1", "D2", "D3")] == [None, None, None]


def test_what_was_seen_may_be_said_and_is_never_what_was_recorded_later(council: Council) -> None:
    last = constitutes(council, "crossing")
    gives(council, "take-decision", "D1", text="Paint it", board="crossing", seen_at=last - 1)
    assert decision(council).seen_at == last - 1
    with pytest.raises(
        SeenBeforeItWasThere,
        match=f"cannot reach to position {last + 5}; its first entry is at 1 and its last at {last + 1}",
    ):
        gives(council, "take-decision", "D2", text="Paint it", board="crossing", seen_at=last + 5)


def test_correcting_a_decision_does_not_let_them_have_seen_what_came_later(council: Council) -> None:
    last = constitutes(council, "crossing")
    taken = gives(council, "take-decision", "D1", text="Paint it", board="crossing")
    gives(council, "take-decision", "D1b", text="Paint it twice", board="crossing")
    gives(council, "take-decision", "D1", text="Paint it red", board="crossing", seen_at=last, corrects=taken, **WHY)
    assert (decision(council).text, decision(council).seen_at) == ("Paint it red", last)
    corrected = council.last().position
    said = {"text": "Paint it red", "board": "crossing", "seen_at": taken}
    with pytest.raises(SeenBeforeItWasThere):
        gives(council, "take-decision", "D1", **said, corrects=corrected, **WHY)
    gives(council, "take-decision", "D1", text="Paint it blue", board="crossing", corrects=corrected, **WHY)
    assert decision(council).seen_at is None


def test_a_decision_of_a_board_that_only_advises_or_is_not_quorate_leaves_nothing_behind(council: Council) -> None:
    constitutes(council, "crossing", quorum=3)
    meets(council, present=2)
    with pytest.raises(QuorumNotMet, match="at least 3 of it are there, and 2 were there"):
        gives(council, "take-decision", "D1", text="Paint it", meeting="B1")
    gives(council, "change-board-mandate", "crossing", mandate="advises")
    with pytest.raises(OnlyAdvises):
        gives(council, "take-decision", "D1", text="Paint it", board="crossing")
    assert not council.record().all(Decision)


def test_no_loop_of_boards_is_recorded_nor_corrected_into_the_record(council: Council) -> None:
    for ref in ("council", "cabinet", "crossing"):
        constitutes(council, ref)
    gives(council, "change-board-reporting-line", "cabinet", reports_to="council")
    line = gives(council, "change-board-reporting-line", "crossing", reports_to="council")
    with pytest.raises(ReportsToItself, match="council to cabinet to council"):
        gives(council, "change-board-reporting-line", "council", reports_to="cabinet")
    gives(council, "change-board-reporting-line", "crossing", reports_to="cabinet", corrects=line, **WHY)
    at_once = {"corrects": council.last().position, **WHY}
    with pytest.raises((ReportsToItself, LeadsBack)):
        gives(council, "change-board-reporting-line", "crossing", reports_to="crossing", **at_once)
    assert council.record().all(Board)["crossing"].reports_to == "cabinet"


def test_a_board_may_take_the_place_of_the_one_it_reported_to_also_by_a_correction(council: Council) -> None:
    constitutes(council, "crossing")
    constitutes(council, "river", reports_to="crossing")
    gone = gives(council, "replace-board", "crossing", note="Too small.")
    gives(council, "replace-board", "crossing", by="river", note="Too small.", corrects=gone, **WHY)
    assert council.record().all(Board)["crossing"].replaced_by == "river"


def test_decisions_do_not_supersede_one_another_in_turn(council: Council) -> None:
    for ref in ("D1", "D2"):
        gives(council, "take-decision", ref, text=f"Paint it ({ref})", bodies=["City"])
    gives(council, "supersede-decision", "D1", by="D2")
    with pytest.raises(SupersedesItself, match="D2 by D1 by D2"):
        gives(council, "supersede-decision", "D2", by="D1")


def test_what_others_name_cannot_be_withdrawn(council: Council) -> None:
    board = constitutes(council, "crossing")
    paper = gives(council, "submit-paper", "P1", title="A second supplier")
    asked = gives(council, "make-recommendation", "R1", text="Buy elsewhere", paper="P1")
    called = gives(council, "schedule-meeting", "B1", board="crossing", on=TODAY)
    taken = gives(council, "take-decision", "D1", text="Half is bought", bodies=["City"], recommendations=["R1"])
    gives(council, "assign-action", "A1", what="Ask", owner_role="Treasurer", decision="D1", meeting="B1")
    named = {
        ("board", "crossing", board): "meeting “B1”",
        ("paper", "P1", paper): "recommendation “R1”",
        ("recommendation", "R1", asked): "decision “D1”",
        ("meeting", "B1", called): "action “A1”",
        ("decision", "D1", taken): "action “A1”",
    }
    for (kind, ref, position), by in named.items():
        with pytest.raises(StillNamed, match=f"this names it: {by}"):
            withdraws(council, position, kind, ref)


def test_a_meeting_that_took_place_keeps_its_agenda_where_items_were_dealt_with(council: Council) -> None:
    constitutes(council, "crossing")
    gives(council, "schedule-meeting", "B1", board="crossing", on=TODAY)
    listed = gives(council, "list-agenda-item", "B1", item="5", title="Steel")
    gives(council, "hold-meeting", "B1")
    gives(council, "deal-with-agenda-item", "B1", item="5", outcome="noted")
    with pytest.raises(LaterEntriesImpossible, match="has no item “5”"):
        withdraws(council, listed, "meeting", "B1")


def test_a_withdrawn_paper_is_put_on_no_agenda(council: Council) -> None:
    constitutes(council, "crossing")
    gives(council, "submit-paper", "P1", title="A second supplier")
    gives(council, "withdraw-paper", "P1", note="One will do.")
    gives(council, "schedule-meeting", "B1", board="crossing", on=TODAY)
    with pytest.raises(PaperIsWithdrawn):
        gives(council, "list-agenda-item", "B1", item="5", title="Steel", paper="P1")


def test_nothing_is_decided_on_what_was_withdrawn_but_for_what_was_decided_before(since_january: Council) -> None:
    council = since_january
    constitutes(council, "crossing", effective_on="2026-01-05")
    gives(council, "submit-paper", "P1", title="A second supplier", effective_on="2026-01-10")
    gives(council, "make-recommendation", "R-1", text="Buy elsewhere", effective_on="2026-01-10")
    gives(council, "withdraw-paper", "P1", note="It is out of date", effective_on="2026-02-10")
    gives(council, "withdraw-recommendation", "R-1", note="It is out of date", effective_on="2026-02-10")
    for named, refusal in (("paper", PaperIsWithdrawn), ("recommendations", RecommendationIsWithdrawn)):
        said = {"text": "Agreed", "board": "crossing", named: "P1" if named == "paper" else ["R-1"]}
        for day in ({}, {"taken_on": "2026-02-10"}):
            with pytest.raises(refusal):
                gives(council, "take-decision", "D-1", **said, **day)
        gives(council, "take-decision", f"before-{named}", **said, taken_on="2026-02-09")
    with pytest.raises(PaperIsWithdrawn):
        gives(council, "make-recommendation", "R-2", text="Buy elsewhere", paper="P1")


def test_what_was_decided_on_is_not_reworded_but_its_words_can_be_put_right(council: Council) -> None:
    made = gives(council, "make-recommendation", "R1", text="By steel elsewhere")
    gives(
        council, "take-decision", "D1", text="Look at it", bodies=["City"], outcome="deferred", recommendations=["R1"]
    )
    reworded = gives(council, "reword-recommendation", "R1", text="By half of it", note="Half will do.")
    gives(council, "take-decision", "D2", text="Half is bought", bodies=["City"], recommendations=["R1"])
    with pytest.raises(RecommendationIsSettled, match="decided on in “D2”"):
        gives(council, "reword-recommendation", "R1", text="Buy all of it", note="All is better.")
    with pytest.raises(RecommendationIsSettled):
        gives(council, "withdraw-recommendation", "R1", note="None is best.")
    right = {"text": "Buy half of it", "note": "Half will do."}
    gives(council, "reword-recommendation", "R1", **right, corrects=reworded, **WHY)
    gives(council, "make-recommendation", "R1", text="Buy steel elsewhere", corrects=made, **WHY)
    assert council.record().all(Recommendation)["R1"].text == "Buy half of it"


def test_only_a_paper_leaves_out_whose_action_it_is(council: Council) -> None:
    with pytest.raises(ActionNeedsAnOwner):
        gives(council, "assign-action", "A1", what="Sweep")
    quotes(council, "assign-action", "A1", what="Sweep")
    assert council.record().all(Action)["A1"].owner_role is None


def test_a_year_of_meetings_is_dated_by_the_days_they_were_held_on(since_january: Council) -> None:
    constitutes(since_january, "crossing", effective_on="2026-01-05")
    gives(since_january, "schedule-meeting", "B1", board="crossing", on="2026-01-20", effective_on="2026-01-06")
    gives(since_january, "hold-meeting", "B1", held_on="2026-01-20")
    assert since_january.last().effective_on == date(2026, 1, 20)


def test_nobody_had_the_record_up_to_before_its_first_entry(council: Council) -> None:
    with pytest.raises(SeenBeforeItWasThere, match="to position 0; its first entry is at 1"):
        gives(council, "take-decision", "D1", text="Agreed.", bodies=["Both cabinets"], seen_at=0)
