"""Files are brought in whole or not at all, and what is there already is not added again."""

from datetime import UTC, date, datetime

import pytest

from application.commands.milestones import ChangeForecast, PlanMilestone
from application.commands.office import Instruction, Office, carry_out
from application.importers.bring_in import ImportReport, Paper, batch_id, bring_in, bring_in_together
from application.importers.faults import EntryDoesNotFit, EntryNotAllowed, FileUnreadable
from application.importers.programme_file import read
from domain.actor import Actor, Grant, Role
from domain.entry import Address, Entry, ReasonCode
from domain.milestone import Milestone
from domain.planned_date import PlannedDate
from domain.rag_status import RagStatus
from domain.record import Moment
from tests.application.importers.papers import BRIDGE, HEAD, LATER, OPENS, REGISTERED, TODAY

NOW = Moment(date(2026, 7, 1))
MET = "  - {order: meet-milestone, ref: M1, source: report, effective_on: 2018-03-20, met_on: 15/03/2018}\n"


def entries(office: Office, programme: str = "bridge") -> list[Entry]:
    return list(office.records.entries(programme, NOW)) if programme in office.records.programmes() else []


def milestone(office: Office, moment: Moment = NOW) -> Milestone:
    found = office.records.at("bridge", moment).all(Milestone)["M1"]
    assert isinstance(found, Milestone)
    return found


@pytest.fixture
def imported(office: Office, administrator: Actor) -> ImportReport:
    return bring_in(BRIDGE, name="bridge.yaml", actor=administrator, office=office)


def test_a_programme_is_in_the_record_as_its_file_says(imported: ImportReport, office: Office) -> None:
    assert imported.in_words == "3 recorded, 0 were there already; 0 warnings"
    assert imported.recorded_by_kind == {"programme": 1, "milestone": 2}
    assert (imported.files, imported.programmes, imported.positions) == (("bridge.yaml",), ("bridge",), (1, 3))
    assert milestone(office).title == "Bridge opens"
    (forecast,) = milestone(office).forecasts
    assert (forecast.expected.due, forecast.reason) == (date(2018, 3, 14), ReasonCode.SUPPLIER)


def test_every_entry_says_who_brought_it_in_where_it_was_found_and_since_when_it_was_known(
    imported: ImportReport, office: Office
) -> None:
    opens = entries(office)[1]
    assert (opens.actor, opens.role, opens.source) == ("Programme office", "administrator", "report#L7")
    assert (opens.effective_on, opens.known_on) == (date(2018, 1, 19), date(2018, 2, 15))
    assert {entry.batch for entry in entries(office)} == {imported.batch}


def test_both_clocks_run_for_what_was_brought_in(imported: ImportReport, office: Office) -> None:
    assert imported.recorded == 3
    before_it_was_published = Moment(date(2018, 2, 1), datetime(2018, 2, 14, tzinfo=UTC))
    after_it_was_published = Moment(date(2018, 2, 1), datetime(2018, 2, 15, 12, tzinfo=UTC))
    assert office.records.at("bridge", before_it_was_published).is_empty
    assert milestone(office, after_it_was_published).forecasts == ()


def test_a_second_import_adds_nothing_whoever_brings_the_file_in(
    imported: ImportReport, office: Office, administrator: Actor
) -> None:
    before = entries(office)
    for actor in (administrator, Actor("Somebody else", (Grant(Role.ADMINISTRATOR),))):
        again = bring_in(BRIDGE, name="renamed.yaml", actor=actor, office=office)
        assert again.in_words == "0 recorded, 3 were there already; 0 warnings"
        assert again.positions is None
    assert entries(office) == before
    assert imported.recorded == 3


def test_a_changed_file_adds_only_what_changed(imported: ImportReport, office: Office, administrator: Actor) -> None:
    longer = HEAD + "  # the bridge\n\n" + REGISTERED + OPENS.replace("{order", "{  order") + LATER + MET
    report = bring_in(longer, name="bridge.yaml", actor=administrator, office=office)
    assert report.in_words == "1 recorded, 3 were there already; 0 warnings"
    assert [type(entry.fact).__name__ for entry in entries(office)[3:]] == ["MilestoneMet"]
    assert {entry.batch for entry in entries(office)} == {imported.batch, report.batch}


def test_a_file_whose_sources_were_mended_adds_nothing(
    imported: ImportReport, office: Office, administrator: Actor
) -> None:
    assert imported.recorded == 3
    mended = (
        BRIDGE.replace(", published: 2018-02-15", "").replace("report#L7", "report#page 4").replace("Highlight", "A")
    )
    report = bring_in(mended, name="bridge.yaml", actor=administrator, office=office)
    assert (report.recorded, report.already_there, len(entries(office))) == (0, 3, 3)


def test_a_file_that_an_earlier_reader_read_in_other_words_is_there_all_the_same(
    office: Office, administrator: Actor
) -> None:
    text = HEAD + REGISTERED + OPENS.replace("29/01/2018", "End FY2018")
    registered, opens = (row.in_batch("earlier") for row in read(text, "bridge.yaml", today=TODAY).rows)
    assert isinstance(opens.order, PlanMilestone)
    assert opens.order.baseline
    otherwise = opens.order.baseline.model_copy(update={"doubt": "The financial year may end or start in 2018."})
    opens = opens._replace(order=opens.order.model_copy(update={"baseline": otherwise}))
    carry_out([registered, opens], actor=administrator, office=office)
    report = bring_in(text, name="bridge.yaml", actor=administrator, office=office)
    assert (report.recorded, report.already_there, report.programmes) == (0, 2, ("bridge",))
    assert len(entries(office)) == 2


def test_whoever_may_not_give_an_order_is_not_told_that_it_is_there_already(
    imported: ImportReport, office: Office
) -> None:
    assert imported.recorded == 3
    manager = Actor("Programme manager", (Grant(Role.PROGRAMME_MANAGER, "bridge"),))
    with pytest.raises(EntryNotAllowed, match=r"line 7, column 5 \(register-programme\)"):
        bring_in(BRIDGE, name="bridge.yaml", actor=manager, office=office)


def test_an_entry_in_the_last_line_that_does_not_fit_leaves_nothing_behind(
    office: Office, administrator: Actor
) -> None:
    for last in (MET.replace("M1", "M2"), MET.replace("15/03/2018", "soon"), MET.replace("2018-03-20", "2126-03-20")):
        with pytest.raises((EntryDoesNotFit, FileUnreadable), match="line 16, column"):
            bring_in(BRIDGE + last, name="bridge.yaml", actor=administrator, office=office)
        assert list(office.records.programmes()) == []
    assert bring_in(BRIDGE, name="bridge.yaml", actor=administrator, office=office).recorded == 3


def test_several_files_are_one_transaction(office: Office, administrator: Actor) -> None:
    tunnel = BRIDGE.replace("programme: bridge", "programme: tunnel")
    broken = tunnel.replace("14 March 2018", "soon")
    with pytest.raises(FileUnreadable, match=r"^tunnel.yaml, line 13"):
        bring_in_together(_papers(bridge=BRIDGE, tunnel=broken), actor=administrator, office=office)
    with pytest.raises(EntryDoesNotFit, match=r"^tunnel.yaml, line 16"):
        bring_in_together(_papers(bridge=BRIDGE, tunnel=tunnel + OPENS), actor=administrator, office=office)
    assert list(office.records.programmes()) == []
    report = bring_in_together(_papers(bridge=BRIDGE, tunnel=tunnel), actor=administrator, office=office)
    assert (report.recorded, report.programmes) == (6, ("bridge", "tunnel"))
    assert {entry.batch for entry in [*entries(office), *entries(office, "tunnel")]} == {report.batch}


def _papers(**contents: str) -> list[Paper]:
    return [Paper(f"{name}.yaml", content) for name, content in contents.items()]


def test_what_is_wrong_with_several_files_is_told_together(office: Office, administrator: Actor) -> None:
    papers = _papers(one="", two=BRIDGE.replace("14 March 2018", "soon"))
    with pytest.raises(FileUnreadable) as refusal:
        bring_in_together(papers, actor=administrator, office=office)
    assert [fault.place.file for fault in refusal.value.faults] == ["one.yaml", "two.yaml"]
    assert str(refusal.value).startswith("2 things have to be put right first:\n")


def test_a_file_that_is_given_twice_counts_once(office: Office, administrator: Actor) -> None:
    report = bring_in_together(_papers(one=BRIDGE, two=BRIDGE), actor=administrator, office=office)
    assert (report.recorded, report.already_there) == (3, 3)
    assert len(entries(office)) == 3


def test_an_order_that_says_nothing_new_is_counted_and_is_there_the_next_time(
    office: Office, administrator: Actor
) -> None:
    again = BRIDGE + LATER
    report = bring_in(again, name="bridge.yaml", actor=administrator, office=office)
    assert (report.recorded, report.nothing_new, len(entries(office))) == (4, 1, 3)
    report = bring_in(again, name="bridge.yaml", actor=administrator, office=office)
    assert (report.recorded, report.already_there) == (0, 4)


def test_a_batch_in_which_nothing_is_new_is_there_the_next_time(
    imported: ImportReport, office: Office, administrator: Actor
) -> None:
    assert imported.recorded == 3
    for recorded in (1, 0):
        report = bring_in(BRIDGE + LATER, name="bridge.yaml", actor=administrator, office=office)
        assert (report.recorded, report.nothing_new, report.positions) == (recorded, recorded, None)


def test_orders_given_by_hand_go_on_where_the_file_ended(
    imported: ImportReport, office: Office, administrator: Actor
) -> None:
    assert imported.recorded == 3
    order = ChangeForecast(
        forecast=PlannedDate.on(date(2026, 9, 1)), reason=ReasonCode.FUNDING, note="The grant came late."
    )
    carry_out([Instruction(order, Address("bridge", "milestone", "M1"))], actor=administrator, office=office)
    assert bring_in(BRIDGE, name="bridge.yaml", actor=administrator, office=office).already_there == 3


def test_a_rating_can_be_declared_in_the_file_that_registers_its_programme(
    office: Office, administrator: Actor
) -> None:
    amber = "  - {order: declare-rating, ref: 'programme:overall', source: report, rating: Amber}\n"
    bring_in(BRIDGE + amber, name="bridge.yaml", actor=administrator, office=office)
    assert "programme:overall" in office.records.at("bridge", NOW).all(RagStatus)


def test_whoever_may_not_give_an_order_may_not_bring_it_in_either(office: Office) -> None:
    manager = Actor("Programme manager", (Grant(Role.PROGRAMME_MANAGER, "bridge"),))
    with pytest.raises(
        EntryNotAllowed, match=r"line 7, column 5 \(register-programme\): A programme manager of “bridge”"
    ):
        bring_in(BRIDGE, name="bridge.yaml", actor=manager, office=office)
    assert list(office.records.programmes()) == []


def test_warnings_come_with_line_and_words_and_stop_nothing(office: Office, administrator: Actor) -> None:
    text = HEAD + REGISTERED + OPENS.replace("29/01/2018", "Sept")
    report = bring_in(text, name="bridge.yaml", actor=administrator, office=office)
    assert report.recorded == 2
    assert [warning.model_dump() for warning in report.warnings] == [
        {
            "file": "bridge.yaml",
            "line": 8,
            "column": 90,
            "order": "plan-milestone",
            "ref": "M1",
            "field": "baseline",
            "sentence": "“Sept” does not state the year; it is read as September 2017.",
        }
    ]


def test_a_batch_is_known_by_its_first_file_and_by_what_is_in_it() -> None:
    one, other = batch_id(_papers(bridge=BRIDGE)), batch_id(_papers(bridge=BRIDGE + MET))
    assert one.startswith("bridge:")
    assert one != other
    assert batch_id([Paper("../häuser & co.yaml", b"")]).startswith("..-h-user-co:")
    assert batch_id([Paper("bridge.yaml", b""), Paper("ferry.yaml", b"")]).startswith("2-files:")
