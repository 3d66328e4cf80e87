"""What a board was given stays as it was given, whatever is recorded later, and what it decides it decides on that."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from api.board_packs import pack_at, packs_of, sealed_pack_of
from api.bootstrap import Tracker, build
from application.commands.access import OPERATOR
from application.commands.catalogue import BY_NAME
from application.commands.corrections import WithdrawEntry
from application.commands.erasures import EraseEntry
from application.commands.office import Instruction
from application.projections.attention import attention
from application.projections.frozen_packs import MeetingPack
from application.projections.needs import Need
from domain.board_pack import FrozenAmongOtherOrders, NoSuchPack, NotAsFrozen
from domain.correcting import SealedForGood
from domain.decision import Decision
from domain.left_by_erasure import ErasureNotKnowing
from domain.meeting import Meeting
from tests.application.commands.riverside import ADMINISTRATOR, Council, at
from tests.application.issuing.a_board import A_BOARD
from tests.application.issuing.a_year import lived
from tests.wall_clock import WallClock

MARCH = at("meeting", "B2")
WHY: dict[str, Any] = {"because": "Copied from January.", "authority": "Crossing board"}  # Any: header fields


PATH = {"path_to_green": "Pay."}


class Office(Council):
    """The Crossing board, which meets on 17 March 2026; it is 10 March."""

    def __init__(self, tracker: Tracker, clock: WallClock) -> None:
        super().__init__(tracker)
        self.clock = clock

    def gives(self, name: str, ref: str, /, **said: Any) -> None:  # Any: the JSON of an order
        rule = BY_NAME[name]
        self.order(rule.order.model_validate(said), at(rule.kind, ref))

    def content(self, number: int | None = None) -> bytes:
        return sealed_pack_of(self.tracker, self.record(), "B2", actor=OPERATOR, number=number)

    def pack(self, number: int | None = None) -> MeetingPack:
        return pack_at(self.tracker, self.record(), "B2", actor=OPERATOR, number=number)

    def frozen(self) -> bytes:
        self.gives("freeze-pack", "B2")
        return self.content()

    def held_and_decided(self, **said: Any) -> Decision:  # Any: the JSON of an order
        self.clock.today_is(date(2026, 3, 17))
        self.gives("hold-meeting", "B2", started_at="11:00", ended_at="11:45")
        self.gives("take-decision", "D1", text="Half is bought elsewhere", meeting="B2", **said)
        return self.record().get(Decision, "D1")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    clock = WallClock(date(2026, 1, 5))
    tracker = build(tmp_path / "tracker.sqlite", clock)
    lived(tracker, clock, A_BOARD)
    yield Office(tracker, clock)
    tracker.close()


def test_the_seal_holds_the_digest_of_what_was_frozen(office: Office) -> None:
    before = office.entries()[-1].position
    content, seal = office.frozen(), office.pack().seal
    assert seal is not None
    assert (seal.up_to, seal.position, seal.as_at) == (before, before + 1, date(2026, 3, 10))
    assert seal.content_sha256 == seal.made_again == hashlib.sha256(content).hexdigest()
    assert seal.matches
    assert seal.checkpoint is not None
    assert f"riverside/B2 pack 1 entry {seal.position}" in seal.short_text


def test_a_draft_says_what_the_pack_then_says(office: Office) -> None:
    drafted = office.pack()
    assert (drafted.number, drafted.seal) == (None, None)
    office.frozen()
    assert office.pack().pack == drafted.pack
    assert office.pack(0).number is None


def test_what_was_to_be_reported_and_was_not_stands_out(office: Office) -> None:
    owed = next(group for group in office.pack().pack.exceptions if group.name == "returns")
    assert (owed.count_in_words, owed.stands_out) == ("2 returns are missing or incomplete", True)
    assert [(item.title, item.why) for item in owed.items] == [
        (
            "Riverside Crossing, 1 January 2026 to 31 January 2026",
            "Not received of it: Risks; due 6 February 2026, 32 days late.",
        ),
        ("Riverside Crossing, 1 February 2026 to 28 February 2026", "Not received; due 6 March 2026, 4 days late."),
    ]
    assert "2 returns are missing or incomplete" in office.pack().pack.in_words


def test_later_entries_even_of_an_earlier_day_leave_it_as_it_was(office: Office) -> None:
    before = office.frozen()
    office.clock.today_is(date(2026, 3, 12))
    office.gives("change-forecast", "M2", forecast="2026-07-14", reason="supplier", note="The steel arrived late.")
    office.gives("raise-issue", "I2", what="The ferry leaks again", effective_on="2026-03-09")
    assert office.content() == before
    assert office.pack().entries_since == 2


def test_what_is_frozen_again_leaves_the_one_before_as_it_was(office: Office) -> None:
    before = office.frozen()
    office.gives("list-agenda-item", "B2", item="3", title="The ferry")
    office.gives("freeze-pack", "B2")
    assert office.content() != before
    assert office.content(1) == before
    assert [row.in_words for row in office.pack().packs] == [
        f"Pack {number} of 2, frozen on 10 March 2026 by the programme manager" for number in (1, 2)
    ]
    assert "It is not the last: pack 2 of 2" in office.pack(1).in_words
    with pytest.raises(NoSuchPack, match=r"There is no pack 3 of the meeting of 17 March 2026: it has 2 packs"):
        office.pack(3)


def test_freezing_what_says_the_same_records_nothing(office: Office) -> None:
    office.frozen()
    entries = office.entries()
    office.gives("freeze-pack", "B2")
    assert office.entries() == entries


def test_a_pack_is_frozen_by_itself(office: Office) -> None:
    freeze, listed = BY_NAME["freeze-pack"].order(), BY_NAME["list-agenda-item"].order
    item = listed.model_validate({"item": "3", "title": "The ferry"})
    with pytest.raises(FrozenAmongOtherOrders, match="Send that first, and then freeze the pack by itself"):
        office.orders([Instruction(item, MARCH), Instruction(freeze, MARCH)])
    assert office.record().get(Meeting, "B2").packs == ()


def test_what_was_frozen_is_not_withdrawn_as_an_entry(office: Office) -> None:
    before = office.frozen()
    with pytest.raises(
        SealedForGood, match=r"froze the pack of meeting “B2”.*freeze another one before the board meets"
    ):
        office.order(WithdrawEntry(corrects=office.last().position, **WHY), MARCH)
    assert office.content() == before


def test_what_was_erased_behind_it_is_said_and_nothing_else_is_given_for_it(office: Office) -> None:
    office.frozen()
    issue = next(
        entry for entry in office.entries() if entry.ref == "I1" and type(entry.fact).__name__ == "IssueRaised"
    )
    office.gives("raise-issue", "I1", what="A boat leaks", severity="high", corrects=issue.position, **WHY)
    frozen = office.record().get(Meeting, "B2").packs[0].position
    erase = {"entry": issue.position, "because": "It named a person.", "authority": "Mayor"}
    with pytest.raises(ErasureNotKnowing, match=rf"The pack of meeting “B2” was frozen \(entry {frozen}\)") as refused:
        office.order(EraseEntry.model_validate(erase), at("issue", "I1"), by=ADMINISTRATOR)
    knowing = [entry.position for entry in office.entries() if str(entry.position) in str(refused.value)]
    office.order(EraseEntry.model_validate({**erase, "knowing": knowing}), at("issue", "I1"), by=ADMINISTRATOR)
    seal = office.pack().seal
    assert seal is not None
    assert (seal.matches, seal.erased) == (False, (issue.position,))
    assert "It stays so" not in office.pack().in_words
    with pytest.raises(NotAsFrozen, match=rf"entry {issue.position}"):
        office.content()
    (march,) = (
        row for row in packs_of(office.tracker, office.record(), actor=OPERATOR).meetings if row.meeting == "B2"
    )
    assert not march.packs[0].matches
    assert march.packs[0].in_words == "It can be made again no more: 1 entry behind it erased since"
    assert march.hindsight is None


def test_every_meeting_says_what_its_last_pack_showed_green_and_what_is_known_of_that_now(office: Office) -> None:
    office.frozen()
    office.gives("declare-rating", "programme:overall", rating={"light": "red"}, rationale="Nobody paid.", **PATH)
    found = packs_of(office.tracker, office.record(), actor=OPERATOR)
    (march,) = (row for row in found.meetings if row.meeting == "B2")
    assert march.hindsight is not None
    assert (march.hindsight.shown_green, march.hindsight.still_green) == (1, 0)
    assert march.packs[0].matches


def test_a_decision_is_taken_on_the_pack_of_its_meeting(office: Office) -> None:
    office.frozen()
    office.gives("raise-issue", "I2", what="The ferry leaks again")
    up_to = office.record().get(Meeting, "B2").packs[0].frozen.up_to
    assert office.held_and_decided().seen_at == up_to


def test_whoever_knows_better_says_up_to_where_they_saw_the_record(office: Office) -> None:
    office.frozen()
    assert office.held_and_decided(seen_at=3).seen_at == 3


def test_a_correction_leaves_a_decision_on_its_pack(office: Office) -> None:
    office.frozen()
    seen_at = office.held_and_decided().seen_at
    said = {"text": "A third is bought elsewhere", "meeting": "B2", "corrects": office.last().position}
    office.gives("take-decision", "D1", **said, **WHY)
    assert office.record().get(Decision, "D1").seen_at == seen_at


def test_every_meeting_is_listed_with_what_its_board_had_before_it(office: Office) -> None:
    office.frozen()
    office.held_and_decided()
    found = packs_of(office.tracker, office.record(), actor=OPERATOR)
    assert found.in_words == "1 of 2 meetings has a pack. The pack is what was frozen."
    january, march = found.meetings
    assert january.saw is not None
    assert (january.packs, january.saw.up_to, january.saw.known_at) == ((), None, date(2026, 1, 20))
    assert march.saw is not None
    assert (march.saw.up_to, march.saw.pack) == (march.packs[0].pack.up_to, 1)


def missed(office: Office) -> list[tuple[str, str]]:
    items = attention(office.record()).items
    return [(item.ref, item.why) for item in items if item.need is Need.PACK_MISSED]


def test_a_pack_is_missed_in_the_week_before_a_board_meets_that_was_given_one_before(office: Office) -> None:
    assert missed(office) == []
    office.frozen()
    assert missed(office) == []
    office.clock.today_is(date(2026, 4, 6))
    assert missed(office) == []
    office.clock.today_is(date(2026, 4, 7))
    why = "It is in 7 days, and no pack is frozen for it, as this board was given before."
    assert missed(office) == [("B3", why)]


def test_what_rose_to_the_board_is_asked_of_it_until_it_sits_there_no_more(office: Office) -> None:
    def risen() -> list[tuple[str, str, str]]:
        found = office.pack().pack
        assert found is not None
        return [(one.ref, one.text, one.why) for one in found.asked if one.ref == "programme"]

    office.gives("constitute-board", "below", name="Smiths", reports_to="crossing")
    office.gives("escalate-to-board", "programme", to="below", note="It rains.")
    assert risen() == []
    office.gives("pass-escalation-up", "programme", to="crossing", asked="A roof", note="Nobody below has money.")
    name = office.record().programme.name
    why = "With this board since 10 March 2026; because “It rains.”; asked of it: “A roof”."
    assert risen() == [("programme", name, why)]
    office.gives("resolve-escalation", "programme", outcome="A roof is bought")
    assert risen() == []
