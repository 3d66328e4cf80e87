"""What a form takes from the record: its heading, what there is to choose from, and what stands in it."""

from collections.abc import Iterator

import pytest

from api.bootstrap import build
from api.pages.forms.controls import Control, Widget
from api.pages.forms.form import Form, form_for
from api.pages.forms.reading import Submitted, read
from api.pages.forms.things import Around
from api.pages.forms.typed import typed_from
from api.refusals import RequestUnreadable
from domain.entry import Address
from domain.state import State
from tests.api.pages.forms.example_orders import EVERY_RULE, TODAY, ref_for
from tests.application.commands.governed import ASKED, THE_FIRST_WEEK, Said
from tests.application.commands.riverside import ADMINISTRATOR, Council, at
from tests.application.commands.test_every_order import YEAR
from tests.wall_clock import WallClock


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Council]:
    """The first weeks of the Riverside Crossing, which every test here looks at and none changes."""
    tracker = build(tmp_path_factory.mktemp("riverside") / "tracker.sqlite", WallClock(TODAY))
    council = Council(tracker)
    for name, ref, said in WEEKS:
        council.order(EVERY_RULE[name].order.model_validate(said), at(EVERY_RULE[name].kind, ref), by=ADMINISTRATOR)
    yield council
    tracker.close()


PARTNERS = [{"ref": "city", "name": "Bridge City Council"}, {"ref": "county", "name": "River County Council"}]
SEATS = [{"seat": "Councillor", "count": 3, "is_doubtful": True}, {"seat": "Engineer", "is_vacant": True}]
WEEKS: tuple[tuple[str, str, Said], ...] = (
    ("register-programme", "riverside", {"name": "Riverside Crossing", "partners": PARTNERS, "scale": "four"}),
    ("set-cadence", "riverside", {"cadence": {"every_days": 28}}),
    ("open-workstream", "structure", {"name": "Structure"}),
    ("open-workstream", "tolls", {"name": "Tolls", "lead_role": "Treasurer"}),
    ("close-workstream", "tolls", {"outcome": "stopped"}),
    ("plan-phase", "P1", {"name": "Foundations", "window": {"from": "2026-06-01", "precision": "month"}}),
    ("plan-phase", "P2", {"name": "Toll booths"}),
    ("drop-phase", "P2", {"note": "The ferry pays."}),
    ("plan-milestone", "M3", {"title": "Steel arrives"}),
    ("plan-milestone", "M4", {"title": "Bridge opens", "baseline": "29/5/2026", "workstream": "structure"}),
    ("add-dependency", "M4", {"depends_on": "M3"}),
    ("identify-risk", "R1", {"event": "The steel arrives late", "current": {"likelihood": 4, "impact": 3}}),
    ("agree-mitigation", "R1", {"action": "A1", "what": "Find a second supplier"}),
    ("agree-mitigation", "R1", {"action": "A2", "what": "Order early"}),
    ("finish-mitigation", "R1", {"action": "A2"}),
    ("declare-rating", "programme:overall", {"rating": {"light": "green", "as_written": "G"}, "rationale": "Well."}),
    ("draft-highlight-report", "march", {"reported_on": "2026-03-03"}),
    ("list-distribution", "march", {"recipients": [{"role": "Mayor", "received_on": "2026-03-02"}]}),
    ("constitute-board", "cabinet", {"name": "Cabinet", "services": ["Roads"], "seats": SEATS, "quorum": 2}),
    ("constitute-board", "ferry", {"name": "Ferry board"}),
    ("replace-board", "ferry", {"by": "cabinet", "note": "The ferry sank."}),
    ("schedule-meeting", "B1", {"board": "cabinet", "on": "2026-04-14", "starts_at": "18:00"}),
    ("schedule-meeting", "B2", {"board": "cabinet", "on": "2026-05-12", "title": "Site visit"}),
    ("cancel-meeting", "B2", {"note": "It snows."}),
    ("list-agenda-item", "B1", {"item": "5", "title": "The steel"}),
    ("plan-forward-item", "F1", {"title": "Annual report"}),
    ("submit-paper", "P1", {"title": "A second supplier"}),
    ("submit-paper", "P2", {"title": "A third supplier"}),
    ("withdraw-paper", "P2", {"note": "Two will do."}),
    ("make-recommendation", "R1", {"text": "Buy half of it elsewhere", "paper": "P1"}),
    ("take-decision", "D1", {"text": "Half is bought elsewhere", "bodies": ["Bridge City Council"]}),
    ("request-change", "C1", {"what": "More rivets", "kind": "scope", "workstream": "structure", "scope": "Rivets"}),
    ("escalate-to-board", "programme", {"to": "cabinet", "note": "It takes more money."}),
    ("assign-action", "A1", {"what": "Ask the smith", "owner_role": "Treasurer", "due": "1/4/2026"}),
    ("ask-for-returns", "riverside", {**ASKED, "asked_of": "workstreams", "sections": ["Progress", "Risks"]}),
    ("receive-return", THE_FIRST_WEEK, {"received_on": "2026-03-03", "sections": ["Progress"]}),
)


def form(council: Council, name: str, ref: str, typed: Submitted | None = None) -> Form:
    rule = EVERY_RULE[name]
    around = Around(at(rule.kind, ref), council.record(), {"riverside": "Riverside Crossing", "roads": "County roads"})
    return form_for(rule, around, command_id="c-12345678", typed=typed)


def control(form: Form, name: str) -> Control:
    (found,) = (control for one in form.controls for control in one.all() if control.name == name)
    return found


def offered(form: Form, name: str) -> list[str]:
    return [item.words for item in control(form, name).items]


def state(council: Council, kind: str, ref: str) -> State:
    return council.record().states[kind][ref]


def present(council: Council, name: str, ref: str) -> dict[str, list[str]]:
    rule = EVERY_RULE[name]
    return typed_from(state(council, rule.kind, ref), rule.order)


@pytest.mark.parametrize(
    ("order", "ref", "field", "words"),
    [
        ("place-milestone", "M4", "workstream", ["In no workstream", "Structure (structure)"]),
        ("place-milestone", "M4", "phase", ["In no phase", "Foundations (P1)"]),
        ("add-dependency", "M4", "depends_on", ["Choose one", "Steel arrives (M3)"]),
        ("remove-dependency", "M4", "depends_on", ["Choose one", "Steel arrives (M3)"]),
        ("remove-dependency", "M3", "depends_on", ["Choose one"]),
        ("request-change", "C2", "milestone", ["No milestone", "Steel arrives (M3)", "Bridge opens (M4)"]),
        ("request-change", "C2", "asked_of", ["No board is named", "Cabinet (cabinet)"]),
        ("approve-change", "C1", "board", ["No board of this programme", "Cabinet (cabinet)"]),
        ("escalate-to-board", "milestone:M4", "to", ["Choose one", "Cabinet (cabinet)"]),
        ("pass-escalation-up", "programme", "to", ["Choose one"]),
        ("return-escalation", "programme", "to", ["No board: back to whoever brought it"]),
        ("approve-change", "C1", "decision", ["No decision", "Half is bought elsewhere (D1)"]),
        ("place-workstream-inside", "structure", "parent", ["Of nothing else"]),
        ("place-programme-inside", "riverside", "parent", ["Of nothing else", "County roads (roads)"]),
        (
            "name-host",
            "riverside",
            "host",
            ["Choose one", "Bridge City Council (city)", "River County Council (county)"],
        ),
        ("finish-mitigation", "R1", "action", ["Choose one", "Find a second supplier (A1)"]),
        (
            "declare-rating",
            "programme:overall",
            "rating.light",
            ["Choose one", "Green", "Amber/Green", "Amber/Red", "Red", "Exempt", "Not rated"],
        ),
        (
            "plan-milestone",
            "new",
            "depends_on.0",
            ["No milestone", "Steel arrives (M3)", "Bridge opens (M4)"],
        ),
        ("constitute-board", "new", "reports_to", ["To no board of this programme", "Cabinet (cabinet)"]),
        ("change-board-reporting-line", "cabinet", "reports_to", ["To no board of this programme"]),
        ("schedule-meeting", "new", "board", ["Choose one", "Cabinet (cabinet)"]),
        ("deal-with-agenda-item", "B1", "item", ["Choose one", "The steel (5)"]),
        ("list-agenda-item", "B1", "paper", ["No paper", "A second supplier (P1)"]),
        ("take-decision", "new", "meeting", ["No meeting", "Cabinet, 14 April 2026 (B1)"]),
        ("take-decision", "new", "recommendations.0", ["No recommendation", "Buy half of it elsewhere (R1)"]),
        ("assign-action", "new", "decision", ["No decision", "Half is bought elsewhere (D1)"]),
        ("supersede-decision", "D1", "by", ["Choose one"]),
    ],
)
def test_a_thing_is_chosen_from_those_that_would_be_accepted(
    council: Council, order: str, ref: str, field: str, words: list[str]
) -> None:
    assert offered(form(council, order, ref), field) == words


def test_what_stands_in_the_form_stays_there_even_where_it_is_offered_no_more(council: Council) -> None:
    made = form(council, "place-milestone", "M4", {"workstream": ["tolls"], "phase": ["P9"]})
    assert [item.words for item in control(made, "workstream").items if item.is_chosen] == ["Tolls (tolls)"]
    assert [item.words for item in control(made, "phase").items if item.is_chosen] == ["P9"]


@pytest.mark.parametrize(
    ("order", "ref", "title"),
    [
        ("change-forecast", "M4", "Change the forecast of “Bridge opens”"),
        ("declare-rating", "programme:overall", "Declare the overall rating of “Riverside Crossing”"),
        ("declare-rating", "workstream:structure:budget", "Declare the budget rating of “Structure”"),
        ("list-distribution", "march", "Say who receives the report as at 3 March 2026 (march)"),
        ("plan-milestone", "new", "Plan a milestone"),
        ("move-meeting", "B1", "Move the meeting “Cabinet, 14 April 2026”"),
        ("cancel-meeting", "B2", "Cancel the meeting “Site visit”"),
        ("reword-recommendation", "R1", "Reword the recommendation “Buy half of it elsewhere”"),
        ("close-programme", "riverside", "Close “Riverside Crossing”"),
    ],
)
def test_a_form_is_headed_by_the_thing_it_is_about(council: Council, order: str, ref: str, title: str) -> None:
    assert form(council, order, ref).title == title


def test_an_item_is_chosen_among_those_of_the_meeting_once_that_is_known_and_named_before(council: Council) -> None:
    before = control(form(council, "take-decision", "new"), "item")
    assert (before.widget, before.items) == (Widget.INPUT, ())
    assert "The reference it has on the agenda of the meeting" in (before.hint or "")
    known = form(council, "take-decision", "new", {"meeting": ["B1"], "item": ["5"]})
    assert offered(known, "item") == ["No item, or not stated", "The steel (5)"]
    assert [item.value for item in control(known, "item").items if item.is_chosen] == ["5"]
    without_an_agenda = form(council, "take-decision", "new", {"meeting": ["B2"]})
    assert control(without_an_agenda, "item").widget is Widget.INPUT


def test_a_form_begins_with_the_thing_as_it_is(council: Council) -> None:
    assert present(council, "change-forecast", "M4") == {"forecast": ["29/5/2026"]}
    assert present(council, "place-milestone", "M4") == {"workstream": ["structure"]}
    assert present(council, "move-phase-window", "P1") == {"window": ["from June 2026"]}
    assert present(council, "assess-risk", "R1") == {"current.likelihood": ["4"], "current.impact": ["3"]}
    assert present(council, "list-distribution", "march") == {
        "recipients.0.role": ["Mayor"],
        "recipients.0.received_on": ["2 March 2026"],
    }
    assert present(council, "adopt-scale", "riverside") == {"scale": ["four"]}
    assert present(council, "set-review-trigger", "riverside") == {}
    assert present(council, "add-dependency", "M4") == {}
    assert present(council, "change-board-seats", "cabinet") == {
        "seats.0.seat": ["Councillor"],
        "seats.0.count": ["3"],
        "seats.0.is_doubtful": ["yes"],
        "seats.0.is_vacant": ["no"],
        "seats.1.seat": ["Engineer"],
        "seats.1.is_doubtful": ["no"],
        "seats.1.is_vacant": ["yes"],
        "quorum": ["2"],
    }
    assert present(council, "move-meeting", "B1") == {"starts_at": ["18:00"]}
    assert present(council, "reassign-action", "A1") == {"owner_role": ["Treasurer"]}


def test_what_an_order_says_of_something_else_begins_empty(council: Council) -> None:
    assert present(council, "list-agenda-item", "B2") == {}
    assert present(council, "state-board-otherwise", "cabinet") == {}
    assert present(council, "put-board-in-place", "cabinet") == {}


def test_the_words_and_the_scale_of_one_rating_do_not_go_over_to_the_next(council: Council) -> None:
    assert present(council, "declare-rating", "programme:overall") == {
        "rating.light": ["green"],
        "rationale": ["Well."],
    }


def test_a_form_to_a_thing_that_is_not_there_yet_begins_empty() -> None:
    assert typed_from(None, EVERY_RULE["declare-rating"].order) == {}


def test_sending_the_present_values_says_nothing_new_or_only_what_is_missing(council: Council) -> None:
    for rule in EVERY_RULE.values():
        for held in council.record().states.get(rule.kind, {}).values():
            try:
                read(rule.order, typed_from(held, rule.order), near=TODAY)
            except RequestUnreadable as refused:
                assert all(" is empty. " in fault.sentence for fault in refused.faults), rule.name  # noqa: PT017


def test_every_form_can_be_made_of_any_record(council: Council) -> None:
    for name, ref in ((name, ref) for name, ref, _, _ in YEAR if name in EVERY_RULE):
        assert form(council, name, ref).controls
        assert form_for(
            EVERY_RULE[name], Around(Address("nowhere", EVERY_RULE[name].kind, ref_for(name))), command_id="c-12345678"
        ).button


def test_the_record_that_was_folded_holds_every_kind_of_thing_but_issues_and_exemptions(council: Council) -> None:
    """What is exempt would be left out of what everybody else is offered."""
    missing = {rule.kind for rule in EVERY_RULE.values()} - council.record().states.keys()
    assert missing == {"exemption", "issue", "person"}


def test_what_rises_is_passed_to_the_board_above_and_given_back_to_those_below(council: Council) -> None:
    boards = (("steering", "cabinet", "in-place"), ("design", "steering", "in-place"), ("idea", "steering", "proposed"))
    for ref, above, stage in boards:
        said = {"name": ref.capitalize(), "reports_to": above, "stage": stage}
        council.order(EVERY_RULE["constitute-board"].order.model_validate(said), at("board", ref))
    rises = EVERY_RULE["escalate-to-board"].order.model_validate({"to": "steering", "note": "It is too dear."})
    council.order(rises, at("escalation", "milestone:M4"))
    assert offered(form(council, "pass-escalation-up", "milestone:M4"), "to") == ["Choose one", "Cabinet (cabinet)"]
    back = offered(form(council, "return-escalation", "milestone:M4"), "to")
    assert back == ["No board: back to whoever brought it", "Design (design)"]
    whole = ["Choose one", "Cabinet (cabinet)", "Steering (steering)", "Design (design)"]
    assert offered(form(council, "escalate-to-board", "risk:R1"), "to") == whole
    assert offered(form(council, "request-change", "C2"), "asked_of") == ["No board is named", *whole[1:]]
    asked = control(form(council, "request-change", "C2", {"asked_of": ["ferry"]}), "asked_of")
    assert [item.words for item in asked.items if item.is_chosen] == ["Ferry board (ferry)"]
