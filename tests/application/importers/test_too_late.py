"""An entry that comes too late says that nothing recorded is changed by an import, and what to do instead."""

import pytest

from application.commands.office import Office
from application.importers.bring_in import bring_in
from application.importers.faults import EntryDoesNotFit
from domain.actor import Actor
from tests.application.importers.papers import BRIDGE, HEAD, LATER, OPENS, REGISTERED

NEVER = (
    "No entry that was brought in before says the same: this one is new, or was changed since. What is recorded is "
    "never changed by an import."
)
UNDATED = "  - {order: note-milestone-progress, ref: M1, source: review, status: Complete}\n"
CONFIRMED = "  - {order: confirm-forecast, ref: M1, source: report, effective_on: 2018-02-20}\n"


@pytest.fixture(autouse=True)
def imported(office: Office, administrator: Actor) -> None:
    bring_in(BRIDGE, name="bridge.yaml", actor=administrator, office=office)


def refusal_of(text: str, office: Office, actor: Actor) -> str:
    with pytest.raises(EntryDoesNotFit) as refusal:
        bring_in(text, name="bridge.yaml", actor=actor, office=office)
    return str(refusal.value)


def test_a_mended_title_is_refused_with_the_orders_that_record_a_change(office: Office, administrator: Actor) -> None:
    said = refusal_of(BRIDGE.replace("Bridge opens", "Bridge is opened"), office, administrator)
    assert said.startswith(
        f"bridge.yaml, line 8, column 5 (plan-milestone M1): The record holds milestone “M1” already. {NEVER} Leave "
        "the earlier entry as it was and add one below it that records the change, dated 2 March 2018 or later: "
        "change-forecast, "
    )
    assert ", retitle-milestone, " in said
    assert ", plan-milestone" not in said
    assert said.endswith(". Nothing was imported.")


def test_what_a_mended_title_asks_for_is_accepted(office: Office, administrator: Actor) -> None:
    retitled = "{order: retitle-milestone, ref: M1, source: report, effective_on: 2018-03-02, title: Bridge is opened}"
    report = bring_in(f"{BRIDGE}  - {retitled}\n", name="bridge.yaml", actor=administrator, office=office)
    assert (report.recorded, report.already_there) == (1, 3)


def test_a_mended_day_before_the_latest_change_is_refused(office: Office, administrator: Actor) -> None:
    mended = HEAD + REGISTERED + OPENS + LATER.replace("2018-03-02", "2018-02-20")
    assert refusal_of(mended, office, administrator) == (
        "bridge.yaml, line 9, column 5 (change-forecast M1): This entry is to take effect on 20 February 2018, but the "
        f"latest change of milestone “M1” in the record took effect on 2 March 2018. {NEVER} Leave the earlier entry "
        "as it was and add one below it that records the change, dated 2 March 2018 or later, such as another "
        "change-forecast. Nothing was imported."
    )


def test_an_undated_entry_for_a_thing_with_dated_ones_in_the_record_is_told_to_take_a_day(
    office: Office, administrator: Actor
) -> None:
    assert refusal_of(BRIDGE + UNDATED, office, administrator) == (
        "bridge.yaml, line 16, column 5 (note-milestone-progress M1): This entry has no day, nor has its paper, so "
        "that it counts before all that has one; but milestone “M1” has changes up to 2 March 2018 in the record. "
        f"{NEVER} If it was brought in before, leave it as it was. To record what it says now, give the new entry a "
        "day of its own (effective_on), 2 March 2018 or later, and say in its note that the paper states none. "
        "Nothing was imported."
    )


def test_entries_of_a_new_file_that_stand_in_the_wrong_order_are_told_to_change_places(
    office: Office, administrator: Actor
) -> None:
    tunnel = BRIDGE.replace("programme: bridge", "programme: tunnel")
    assert "put this entry before the later one. Nothing" in refusal_of(tunnel + CONFIRMED, office, administrator)
    assert (
        "an entry with a day above. Put this entry before it, or give it a day of its own (effective_on). Nothing"
    ) in refusal_of(tunnel + UNDATED, office, administrator)
    assert (
        "An entry above begins milestone “M1” already. Keep one of the two, or choose another reference. Nothing"
    ) in refusal_of(tunnel + OPENS, office, administrator)
