"""A dry run says what an import would do, in sentences, and what would keep it out; it does nothing."""

import pytest

from application.commands.office import Office
from application.importers.bring_in import Paper, bring_in, bring_in_together
from application.importers.dry_run import MOST_LISTED, ImportPreview, what_it_would_do
from application.importers.faults import FileUnreadable
from application.seen import Sight
from domain.actor import Actor, Grant, Role
from domain.hiding import Hidden
from domain.refusals import DomainError
from tests.application.importers.papers import BRIDGE, HEAD, LATER, OPENS, REGISTERED

LATE_TWICE = LATER.replace("14 March 2018", "15 March 2018")
UNKNOWN = "  - {order: confirm-forecast, ref: M9, source: report}\n"
TAKEN = "  - {order: plan-milestone, ref: M1, source: report, title: Another bridge}\n"


MOVED = (
    "The programme office moved the forecast of “Bridge opens” from 29 January 2018 to 14 March 2018 because the "
    "supplier is late: The steel arrived late."
)


def preview(text: str, office: Office, actor: Actor) -> ImportPreview:
    return what_it_would_do([Paper("bridge.yaml", text)], actor=actor, office=office)


def test_what_is_hidden_from_whoever_tries_it_is_worked_out_once(
    office: Office, administrator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(BRIDGE, name="bridge.yaml", actor=administrator, office=office)
    asked, of_the_store = list[str](), Sight.hidden_from

    def counted(sight: Sight, actor: Actor, programme: str) -> Hidden:
        asked.append(programme)
        return of_the_store(sight, actor, programme)

    monkeypatch.setattr(Sight, "hidden_from", counted)
    assert preview(BRIDGE, office, administrator).already_there == 3
    assert asked == ["bridge"]


def test_new_orders_are_counted_and_told_in_sentences_with_their_lines(office: Office, administrator: Actor) -> None:
    found = preview(BRIDGE, office, administrator)
    assert found.in_words == "3 would be recorded, 0 are there already; 0 warnings"
    assert (found.can_be_brought_in, found.new_by_kind) == (True, {"programme": 1, "milestone": 2})
    assert [(one.line, one.order, one.kind, one.ref) for one in found.orders] == [
        (7, "register-programme", "programme", "bridge"),
        (8, "plan-milestone", "milestone", "M1"),
        (9, "change-forecast", "milestone", "M1"),
    ]
    assert [one.sentences for one in found.orders] == [
        ("The programme office registered the programme “The new bridge”.",),
        ("The programme office planned the milestone “Bridge opens” for 29 January 2018.",),
        (MOVED,),
    ]


def test_nothing_is_stored(office: Office, administrator: Actor) -> None:
    preview(BRIDGE, office, administrator)
    assert list(office.records.programmes()) == []


def test_it_announces_what_the_import_then_does(office: Office, administrator: Actor) -> None:
    bring_in(HEAD + REGISTERED, name="first.yaml", actor=administrator, office=office)
    found = preview(BRIDGE, office, administrator)
    done = bring_in(BRIDGE, name="bridge.yaml", actor=administrator, office=office)
    assert (found.new, found.already_there, found.nothing_new) == (2, 1, 0)
    assert (done.recorded, done.already_there, done.nothing_new) == (2, 1, 0)
    assert (found.batch, found.files, found.programmes, found.warnings, found.new_by_kind) == (
        done.batch,
        done.files,
        done.programmes,
        done.warnings,
        done.recorded_by_kind,
    )
    again = preview(BRIDGE, office, administrator)
    assert again.in_words == "0 would be recorded, 3 are there already; 0 warnings"
    assert again.orders == ()


def test_dates_to_read_with_care_are_told(office: Office, administrator: Actor) -> None:
    found = preview(BRIDGE.replace("29/01/2018", "End of Jan"), office, administrator)
    assert [(one.line, one.field) for one in found.warnings] == [(8, "baseline")]
    assert "does not state the year" in found.warnings[0].sentence


def test_what_cannot_be_read_is_told_with_its_line_and_raises_nothing(office: Office, administrator: Actor) -> None:
    found = preview(BRIDGE.replace("title: Bridge", "titel: Bridge"), office, administrator)
    assert (found.can_be_brought_in, found.orders, found.new) == (False, (), 0)
    assert found.refused == len(found.faults)
    assert {(one.file, one.line, one.ref) for one in found.faults} == {("bridge.yaml", 8, "M1")}


def test_every_entry_that_does_not_fit_is_told_for_its_own_reason(office: Office, administrator: Actor) -> None:
    found = preview(BRIDGE + UNKNOWN + TAKEN + LATE_TWICE, office, administrator)
    assert found.in_words == "nothing can be imported; 2 things have to be put right first"
    assert [(one.line, one.sentence) for one in found.faults] == [
        (16, "“bridge” has no milestone “M9”."),
        (17, "An entry above begins milestone “M1” already. Keep one of the two, or choose another reference."),
    ]
    assert found.faults[0].in_words == (
        "bridge.yaml, line 16, column 5 (confirm-forecast M9): “bridge” has no milestone “M9”."
    )
    assert [one.line for one in found.orders] == [7, 8, 9, 18], "what stands is told all the same"


@pytest.mark.parametrize("more", [UNKNOWN, TAKEN, "  - {order: unheard-of}\n"])
def test_the_first_thing_it_refuses_is_what_the_import_refuses(more: str, office: Office, administrator: Actor) -> None:
    found = preview(BRIDGE + more, office, administrator)
    with pytest.raises(DomainError) as refusal:
        bring_in(BRIDGE + more, name="bridge.yaml", actor=administrator, office=office)
    assert str(refusal.value) == f"{found.faults[0].in_words} Nothing was imported."


def test_who_may_not_give_the_orders_hears_so(office: Office) -> None:
    found = preview(BRIDGE, office, Actor("Passer-by", (Grant(Role.VIEWER, "bridge"),)))
    assert found.refused == 3
    assert "may not give the order “register programme”" in found.faults[0].sentence


def test_several_files_are_one_batch(office: Office, administrator: Actor) -> None:
    first, second = Paper("first.yaml", HEAD + REGISTERED), Paper("second.yaml", HEAD + OPENS)
    found = what_it_would_do([first, second], actor=administrator, office=office)
    assert [(one.file, one.line) for one in found.orders] == [("first.yaml", 7), ("second.yaml", 7)]
    turned = what_it_would_do([second, first], actor=administrator, office=office)
    assert [one.file for one in turned.faults] == ["second.yaml"]


def test_an_order_that_says_nothing_new_has_no_sentence(office: Office, administrator: Actor) -> None:
    bring_in(BRIDGE, name="bridge.yaml", actor=administrator, office=office)
    same = "  - {order: retitle-milestone, ref: M1, source: report, effective_on: 2018-03-03, title: Bridge opens}\n"
    found = preview(BRIDGE + same, office, administrator)
    assert (found.new, found.nothing_new) == (1, 1)
    assert [one.sentences for one in found.orders] == [()]


def test_of_very_many_orders_the_first_are_told_and_all_are_counted(office: Office, administrator: Actor) -> None:
    many = "".join(
        f"  - {{order: plan-milestone, ref: M{number}, source: report, title: Pier {number}}}\n"
        for number in range(250)
    )
    found = preview(HEAD + REGISTERED + many, office, administrator)
    assert (found.new, len(found.orders)) == (251, MOST_LISTED)


def test_whoever_waits_is_told_how_far_it_has_come(office: Office, administrator: Actor) -> None:
    dry: list[tuple[int, int]] = []
    done: list[tuple[int, int]] = []
    paper = Paper("bridge.yaml", BRIDGE)
    what_it_would_do([paper], actor=administrator, office=office, progress=lambda *so_far: dry.append(so_far))
    bring_in_together([paper], actor=administrator, office=office, progress=lambda *so_far: done.append(so_far))
    assert dry == done == [(1, 3), (2, 3), (3, 3)]


def test_an_import_still_raises_what_it_cannot_read(office: Office, administrator: Actor) -> None:
    with pytest.raises(FileUnreadable):
        bring_in("banana", name="bridge.yaml", actor=administrator, office=office)
