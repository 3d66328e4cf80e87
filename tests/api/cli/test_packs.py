"""Board packs in a terminal: what one would say, and which meetings had one."""

from tests.api.cli.terminal import Terminal

SHARED_ICT = "sbc-ehdc-ict"
AUTUMN = "JICT-2023-AUTUMN"
BEFORE = ("--as-at", "2023-09-25")


def test_a_pack_that_is_not_frozen_says_what_one_would_say(reader: Terminal) -> None:
    told = " ".join(reader.types("report", "pack", SHARED_ICT, AUTUMN, *BEFORE).out.split())
    assert "No pack is frozen yet. This is what one would say now." in told
    assert "Final report of the reviewer" in told
    assert "None was issued since the meeting of 29 June 2023; when the next one is due is not stated." in told
    assert "No later meeting of this board is called, so what comes until then is not stated." in told
    assert "5 actions of this board are open" in told


def test_a_pack_that_was_never_frozen_is_refused_with_a_sentence(reader: Terminal) -> None:
    said = reader.types("report", "pack", SHARED_ICT, AUTUMN, "--frozen", "1", *BEFORE)
    assert said.code == 1
    assert "There is no pack 1 of the meeting of 2 October 2023: no pack was frozen for it." in " ".join(
        said.err.split()
    )


def test_every_meeting_that_was_held_says_what_its_board_had_before_it(reader: Terminal) -> None:
    told = " ".join(reader.types("report", "packs", SHARED_ICT, *BEFORE).out.split())
    assert "None of 2 meetings has a pack." in told
    assert "no pack was frozen for this meeting" in told
    assert reader.types("report", "packs", SHARED_ICT, *BEFORE, "--json").json["without_a_pack"] == 2
