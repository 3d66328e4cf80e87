"""What was decided is judged by the board as it stood that day, whenever it is recorded and whatever is said since."""

from collections.abc import Callable
from datetime import date

import pytest

from api.bootstrap import Tracker
from application.commands.catalogue import BY_NAME
from application.commands.office import Instruction
from application.commands.order import Provenance
from application.commands.programmes import RegisterProgramme
from domain.board import Board
from domain.board_refusals import BoardNotThereYet, EnoughNotShown, OnlyAdvises, OnlyProposed
from domain.decided_at import DecisionsRestOnIt
from domain.decision import Decision
from domain.decision_refusals import QuorumNotMet, SeenBeforeItWasKnown
from domain.escalation_refusals import AdviceResolvesNothing
from domain.meeting import Meeting
from domain.refusals import DomainError
from tests.application.commands.riverside import ADMINISTRATOR, CROSSING, Council, at
from tests.application.commands.test_governing import TODAY, WHY, constitutes, gives, quotes, withdraws
from tests.wall_clock import WallClock

LONG_AGO, THEN, SINCE_THEN = "2026-01-05", "2026-02-10", "2026-02-20"
TAKEN = {"text": "Paint it", "board": "crossing", "taken_on": THEN}
Said = dict[str, object]


def orders(council: Council, name: str, ref: str, /, **said: object) -> int:
    """The position of what an order records that the manager of a programme may not give."""
    rule = BY_NAME[name]
    return council.order(rule.order.model_validate(said), at(rule.kind, ref), by=ADMINISTRATOR).position


@pytest.fixture
def board(since_january: Council) -> Council:
    constitutes(since_january, "crossing", mandate="decides", effective_on=LONG_AGO)
    return since_january


def takes_a_decision(council: Council) -> None:
    gives(council, "take-decision", "D1", **TAKEN)


def answers_a_change(council: Council) -> None:
    gives(council, "request-change", "C1", what="A lighthouse", kind="other", effective_on=LONG_AGO)
    orders(council, "approve-change", "C1", note="They agreed.", board="crossing", effective_on=THEN)


def reviews_a_gate(council: Council) -> None:
    gives(council, "plan-phase", "G1", name="Piers", effective_on=LONG_AGO)
    gives(council, "review-gate", "G1", outcome="proceed", decided_by="crossing", decided_on=THEN)


def settles_what_rose(council: Council) -> None:
    gives(council, "escalate-to-board", "programme", to="crossing", note="Nobody sells it.", effective_on=LONG_AGO)
    gives(council, "resolve-escalation", "programme", outcome="Buy elsewhere", effective_on=THEN)


decides = pytest.mark.parametrize(
    "decides", [takes_a_decision, answers_a_change, reviews_a_gate, settles_what_rose], ids=lambda how: how.__name__
)
Decides = Callable[[Council], None]


@decides
@pytest.mark.parametrize(
    ("order", "said", "why"),
    [
        ("change-board-mandate", {"mandate": "advises"}, "only advises"),
        (
            "change-board-seats",
            {"seats": [{"seat": "Members"}], "quorum": 9},
            "decides when at least 9 of it are there",
        ),
        ("replace-board", {"replaced_on": "2026-02-01", "note": "The bridge stands."}, "was replaced"),
        ("put-board-in-place", {"since": SINCE_THEN, "effective_on": SINCE_THEN}, "is there only since 20 February"),
    ],
    ids=("mandate", "seats", "replaced", "in place"),
)
def test_no_plain_order_takes_from_what_was_decided_the_board_that_decided_it(
    board: Council, decides: Decides, order: str, said: Said, why: str
) -> None:
    decides(board)
    before = board.last().position
    with pytest.raises(DecisionsRestOnIt, match=f"Then .* by the board “The crossing board”: .*{why}"):
        gives(board, order, "crossing", **{"effective_on": "2026-02-01", **said})
    assert board.last().position == before


@decides
def test_what_a_board_is_from_a_later_day_on_is_no_matter(board: Council, decides: Decides) -> None:
    decides(board)
    gives(board, "change-board-seats", "crossing", seats=[{"seat": "Members"}], quorum=9, effective_on=SINCE_THEN)
    gives(board, "change-board-mandate", "crossing", mandate="advises")
    gives(board, "replace-board", "crossing", note="The bridge stands.")
    assert board.record().get(Board, "crossing").is_replaced


def test_that_a_board_ended_before_it_decided_is_refused_whenever_it_takes_effect(board: Council) -> None:
    takes_a_decision(board)
    gone = {"replaced_on": "2026-02-01", "note": "The bridge stands.", "effective_on": TODAY}
    with pytest.raises(DecisionsRestOnIt, match="was replaced"):
        gives(board, "replace-board", "crossing", **gone)


def test_an_order_about_a_board_sees_what_was_decided_in_the_same_breath(board: Council) -> None:
    said = [("take-decision", "D1", TAKEN), ("change-board-mandate", "crossing", {"mandate": "advises"})]

    def together(day: str) -> list[Instruction]:
        days: list[Said] = [{}, {"effective_on": day}]
        rules = [(BY_NAME[name], ref, given | more) for (name, ref, given), more in zip(said, days, strict=True)]
        return [Instruction(rule.order.model_validate(given), at(rule.kind, ref)) for rule, ref, given in rules]

    with pytest.raises(DecisionsRestOnIt):
        board.orders(together("2026-02-01"))
    board.orders(together(SINCE_THEN))
    with pytest.raises(OnlyAdvises):
        gives(board, "take-decision", "D2", text="Paint it", board="crossing")


@decides
def test_a_board_that_decided_then_decided_then(board: Council, decides: Decides) -> None:
    gives(board, "change-board-mandate", "crossing", mandate="advises", effective_on=SINCE_THEN)
    gives(board, "change-board-seats", "crossing", seats=[{"seat": "Members"}], quorum=9, effective_on=TODAY)
    decides(board)
    assert board.record().get(Board, "crossing").quorum == 9


@pytest.mark.parametrize(
    ("decides", "refusal"),
    [
        (takes_a_decision, OnlyAdvises),
        (answers_a_change, OnlyAdvises),
        (reviews_a_gate, OnlyAdvises),
        (settles_what_rose, AdviceResolvesNothing),
    ],
)
def test_a_board_that_advised_then_decided_nothing_then(
    since_january: Council, decides: Decides, refusal: type[DomainError]
) -> None:
    constitutes(since_january, "crossing", mandate="advises", effective_on=LONG_AGO)
    gives(since_january, "change-board-mandate", "crossing", mandate="decides")
    with pytest.raises(refusal):
        decides(since_january)


@pytest.mark.parametrize(("decides", "refusal"), [(takes_a_decision, QuorumNotMet), (answers_a_change, EnoughNotShown)])
def test_the_quorum_is_the_one_of_that_day(
    since_january: Council, decides: Decides, refusal: type[DomainError]
) -> None:
    constitutes(since_january, "crossing", quorum=3, effective_on=LONG_AGO)
    gives(since_january, "change-board-seats", "crossing", seats=[{"seat": "Members"}])
    with pytest.raises(refusal):
        decides(since_january)


@decides
def test_nothing_was_decided_by_a_board_before_it_was_in_place(since_january: Council, decides: Decides) -> None:
    constitutes(since_january, "crossing", in_place_since=SINCE_THEN, effective_on=LONG_AGO)
    with pytest.raises(BoardNotThereYet, match="only since 20 February 2026"):
        decides(since_january)


def test_a_board_put_in_place_since_was_not_there_before_it_whatever_was_said_of_it_then(board: Council) -> None:
    gives(board, "put-board-in-place", "crossing", since=SINCE_THEN)
    with pytest.raises(BoardNotThereYet, match="it can neither meet nor decide on 10 February 2026"):
        reviews_a_gate(board)


def test_a_proposed_board_that_is_said_today_to_have_begun_before_decided_since_it_began(board: Council) -> None:
    constitutes(board, "ferry", stage="proposed", effective_on=LONG_AGO)
    gives(board, "change-board-lead", "ferry", lead_role="Mayor")
    with pytest.raises(OnlyProposed):
        gives(board, "take-decision", "D1", text="Sail", board="ferry", taken_on=THEN)
    gives(board, "put-board-in-place", "ferry", since="2026-02-01")
    gives(board, "take-decision", "D1", text="Sail", board="ferry", taken_on=THEN)
    assert board.record().get(Decision, "D1").board == "ferry"


def test_of_a_day_before_anything_is_known_of_a_board_it_counts_as_it_was_first(since_january: Council) -> None:
    constitutes(since_january, "crossing", mandate="decides", effective_on=SINCE_THEN)
    gives(since_january, "change-board-mandate", "crossing", mandate="advises")
    gives(since_january, "take-decision", "D1", **TAKEN)
    assert since_january.record().get(Decision, "D1").taken_on is not None


def test_no_correction_lets_a_gate_review_come_before_its_board(board: Council) -> None:
    reviews_a_gate(board)
    first = next(entry.position for entry in board.entries() if entry.kind == "board")
    later = {"in_place_since": SINCE_THEN, "mandate": "decides", "effective_on": LONG_AGO}
    with pytest.raises(DecisionsRestOnIt, match=r"“proceed” could not have been said at the gate .* only since 20"):
        constitutes(board, "crossing", **later, corrects=first, **WHY)


def met(council: Council, **attended: object) -> int:
    quotes(council, "schedule-meeting", "B1", board="crossing", on=THEN, effective_on=LONG_AGO)
    return gives(council, "hold-meeting", "B1", held_on=THEN, effective_on=THEN, **attended)


def test_the_quorum_that_a_meeting_is_put_right_against_is_the_one_of_its_day(since_january: Council) -> None:
    constitutes(since_january, "crossing", quorum=2, effective_on=LONG_AGO)
    held = met(since_january, attendance=[{"of": "Members", "present": 3}])
    gives(since_january, "take-decision", "D1", text="Paint it", meeting="B1")
    gives(since_january, "change-board-seats", "crossing", seats=[{"seat": "Members"}], quorum=9)
    right: Said = {"held_on": THEN, "effective_on": THEN, "corrects": held, **WHY}
    with pytest.raises(DecisionsRestOnIt, match="and 1 was there"):
        gives(since_january, "hold-meeting", "B1", attendance=[{"of": "Members", "present": 1}], **right)
    gives(since_january, "hold-meeting", "B1", attendance=[{"of": "Members", "present": 2}], **right)


def test_a_meeting_and_what_it_decided_stay_on_one_day(board: Council) -> None:
    held = met(board)
    taken = gives(board, "take-decision", "D1", text="Paint it", meeting="B1", taken_on=THEN)
    right: Said = {"held_on": "2026-02-12", "effective_on": "2026-02-12", "corrects": held, **WHY}
    said = (
        "Then decision “D1” could not have been taken at the meeting of 10 February 2026: The meeting of 12 February "
        "2026 was not on 10 February 2026. Correct one of them. Correct that decision first: where its own day is left "
        "out, it is the day of its meeting."
    )
    with pytest.raises(DecisionsRestOnIt, match=f"^{said}$"):
        gives(board, "hold-meeting", "B1", **right)
    gives(board, "take-decision", "D1", text="Paint it", meeting="B1", corrects=taken, **WHY)
    gives(board, "hold-meeting", "B1", **right)
    assert board.record().get(Meeting, "B1").in_words == "the meeting of 12 February 2026"
    assert board.record().get(Decision, "D1").taken_on is None


def test_what_follows_the_day_of_its_meeting_is_judged_by_the_board_of_that_day(since_january: Council) -> None:
    constitutes(since_january, "crossing", mandate="advises", effective_on=LONG_AGO)
    gives(since_january, "change-board-mandate", "crossing", mandate="decides", effective_on="2026-02-09")
    held = met(since_january)
    gives(since_january, "take-decision", "D1", text="Paint it", meeting="B1", effective_on=THEN)
    with pytest.raises(DecisionsRestOnIt, match="only advises"):
        gives(since_january, "hold-meeting", "B1", held_on="2026-02-03", corrects=held, **WHY)


def test_what_rose_is_not_settled_at_a_meeting_before_it_came_there(board: Council) -> None:
    held = met(board)
    gives(board, "escalate-to-board", "programme", to="crossing", note="Nobody sells it.", effective_on="2026-02-09")
    gives(board, "resolve-escalation", "programme", outcome="Buy elsewhere", meeting="B1")
    with pytest.raises(DecisionsRestOnIt, match="escalation of programme “riverside” could not have been resolved at"):
        gives(board, "hold-meeting", "B1", held_on="2026-02-03", effective_on=THEN, corrects=held, **WHY)


def test_nobody_had_before_them_what_was_recorded_after_the_day(board: Council, clock: WallClock) -> None:
    last = board.last().position
    clock.today_is(clock.today.replace(day=5))
    later = constitutes(board, "ferry")
    named = {"text": "Paint it", "board": "crossing", "taken_on": "2026-03-04"}
    with pytest.raises(SeenBeforeItWasKnown, match=f"up to entry {later}: .* give {last} or an earlier one"):
        gives(board, "take-decision", "D1", **named, seen_at=later)
    taken = gives(board, "take-decision", "D1", **named, seen_at=last)
    with pytest.raises(SeenBeforeItWasKnown, match=r"By 10 February 2026, .* nothing was recorded by then"):
        gives(board, "take-decision", "D1", **TAKEN, seen_at=last, corrects=taken, **WHY)
    gives(board, "take-decision", "D2", **TAKEN)
    assert board.record().get(Decision, "D2").seen_at is None


def test_what_papers_claim_to_have_said_by_then_counts_as_seen(tracker: Tracker) -> None:
    council, paper = Council(tracker), Provenance(source="minutes#L1", known_on=date(2026, 2, 1))
    council.orders([Instruction(RegisterProgramme(name="Riverside"), CROSSING, paper)], by=ADMINISTRATOR)
    told = council.last().position
    said = {"text": "Paint it", "bodies": ["Both"]}
    gives(council, "take-decision", "D1", **said, taken_on="2026-02-01", seen_at=told)
    with pytest.raises(SeenBeforeItWasKnown):
        gives(council, "take-decision", "D2", **said, taken_on="2026-01-31", seen_at=told)
    assert council.record().get(Decision, "D1").seen_at == told


def test_a_meeting_whose_decisions_are_withdrawn_moves_freely(board: Council) -> None:
    held = met(board)
    taken = gives(board, "take-decision", "D1", text="Paint it", meeting="B1", taken_on=THEN)
    withdraws(board, taken, "decision", "D1")
    gives(board, "hold-meeting", "B1", held_on="2026-02-12", effective_on="2026-02-12", corrects=held, **WHY)
    assert board.record().get(Meeting, "B1").in_words == "the meeting of 12 February 2026"
