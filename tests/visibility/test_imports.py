"""Nobody who may not read what is exempt learns of it from a file they bring in, or from an order sent again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from application.commands.access import OPERATOR
from application.commands.catalogue import BY_NAME
from application.commands.corrections import WithdrawEntry
from application.commands.erasures import EraseEntry
from application.commands.office import Instruction, Rehearsed, rehearse
from application.importers.bring_in import Paper, bring_in
from application.importers.dry_run import ImportPreview, what_it_would_do
from domain.actor import Actor, Grant, Role
from domain.entry import Address
from domain.exemption_refusals import StandsInTheWay
from domain.gate_facts import GateConditionMet
from domain.milestone_facts import MilestoneProgressNoted
from tests.visibility.story import PROGRAMME, SECRETS, STORY, Told
from tests.visibility.two_stores import ENTITLED, LESSER, Store, two_stores

ADMINISTRATOR = Actor("Administrator", (Grant(Role.ADMINISTRATOR),))

SAME_PERSON = Actor("Operator", (Grant(Role.ADMINISTRATOR),))
"""Whoever told the story, when they may not read what is exempt any more."""

EXEMPT = "paragraphs: [3], public_interest: It would cost us, officer_role: Solicitor, review_on: 2027-01-31"
FIRST_OF_A_SITTING = 2**53
"""The position at which an entry stands until it is stored."""

TODAY, BEFORE = "2026-07-20", "2026-07-13"

ROWS = (
    ("remove-dependency", "M2", TODAY, "depends_on: M9"),
    ("change-workstream-scope", "W1", TODAY, "scope: People alone, note: They left"),
    ("change-workstream-scope", "W1", BEFORE, "scope: People alone, note: They left"),
    ("note-workstream-progress", "W1", BEFORE, "comment: All well"),
    ("note-milestone-progress", "M1", BEFORE, "comment: All well"),
    ("retitle-milestone", "M9", TODAY, "title: What is it"),
    ("assess-risk", "R9", TODAY, "current: {likelihood: 5, impact: 5}"),
    ("materialise-risk", "R2", TODAY, "issue: I2"),
    ("supersede-decision", "D2", TODAY, "by: D9"),
    ("deal-with-agenda-item", "G1", TODAY, "item: '1', outcome: noted"),
    ("list-agenda-item", "G1", BEFORE, "item: '3', title: Questions"),
    ("confirm-rating", "workstream:W1:overall", TODAY, "note: As before"),
    ("review-gate", "PH1", BEFORE, "outcome: proceed, decided_by: joint"),
    ("escalate-to-board", "programme", BEFORE, "to: joint, note: No room"),
    ("plan-milestone", "M5", TODAY, "title: The last one, depends_on: [M1]"),
)
"""What somebody might say of things that are not seen, or not wholly: order, reference, day, and the rest."""


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """The store that holds what is exempt, and the one that never did."""
    with two_stores(tmp_path_factory.mktemp("imports")) as both:
        yield both


def a_file(*rows: tuple[str, str, str, str], programme: str = PROGRAMME) -> Paper:
    """A file of these entries."""
    entries = "".join(
        f"  - {{order: {order}, {ref and f'ref: {ref!r}, '}effective_on: {day}, {said}}}\n"
        for order, ref, day, said in rows
    )
    return Paper("f.yaml", f"format: transition-tracker/1\nprogramme: {programme}\nentries:\n{entries}")


def tried(store: Store, *rows: tuple[str, str, str, str], by: Actor = ADMINISTRATOR) -> ImportPreview:
    """What a dry run of a file answers."""
    return what_it_would_do([a_file(*rows)], actor=by, office=store.tracker.office)


@pytest.mark.parametrize("row", ROWS)
def test_no_dry_run_tells_the_two_stores_apart(stores: tuple[Store, Store], row: tuple[str, str, str, str]) -> None:
    holding, never = (tried(store, row) for store in stores)
    assert not any(secret in holding.model_dump_json() for secret in SECRETS)
    if str(StandsInTheWay()) not in holding.model_dump_json():
        assert holding == never


def test_whoever_may_read_what_is_exempt_is_told_of_it_in_a_dry_run(stores: tuple[Store, Store]) -> None:
    """Or nothing could be told, and no test of it could fail."""
    told = [tried(stores[0], row, by=OPERATOR) != tried(stores[0], row) for row in ROWS]
    assert sum(told) > len(ROWS) / 2


def test_a_file_does_not_tell_whether_what_it_guesses_of_an_exempt_item_is_right(tmp_path: Path) -> None:
    right = ("assess-risk", "R1", "2026-07-14", "current: {likelihood: 5, impact: 4}")
    wrong = ("assess-risk", "R1", "2026-07-14", "current: {likelihood: 5, impact: 3}")
    store = Store(tmp_path / "store.sqlite")
    first = a_file(
        ("register-programme", "", "2026-07-13", "name: Shared planning"),
        ("identify-risk", "R1", "2026-07-14", "event: It is dear"),
        right,
        ("exempt-item", "risk:R1", "2026-07-14", EXEMPT),
    )
    bring_in(first.content, name=first.name, actor=OPERATOR, office=store.tracker.office)
    assert tried(store, right, by=OPERATOR).already_there == 1
    one, other = tried(store, right), tried(store, wrong)
    assert one.model_copy(update={"batch": other.batch}) == other
    assert one.refused == 1
    store.tracker.close()


def given_again(store: Store, told: Told, command_id: str) -> Rehearsed:
    """What would come of an order of the story that the same person gives again, without the grant to read."""
    rule = BY_NAME[told.order]
    order = rule.order.model_validate(told.said | {"command_id": command_id})
    again = Instruction(order, Address(PROGRAMME, rule.kind, told.ref))
    (one,) = rehearse([again], actor=SAME_PERSON, office=store.tracker.office)
    return one


def test_an_order_about_what_is_hidden_now_is_not_answered_as_it_was(stores: tuple[Store, Store]) -> None:
    (told,) = (one for one in STORY if one.order == "meet-gate-condition")
    (entry,) = (one for one in stores[0].entries() if isinstance(one.fact, GateConditionMet))
    again = given_again(stores[0], told, entry.command_id)
    assert not again.answered_before
    assert isinstance(again.refusal, StandsInTheWay)


def test_that_an_id_was_used_for_something_hidden_is_not_told(stores: tuple[Store, Store]) -> None:
    hidden = stores[0].tracker.sight.hidden(PROGRAMME).positions
    (progress,) = (one for one in STORY if one.order == "note-milestone-progress")
    ids = [one.command_id for one in stores[0].entries() if one.position in hidden]
    met = [given_again(stores[0], progress, command_id).refusal for command_id in ids]
    assert {type(refusal) for refusal in met} == {StandsInTheWay}


def test_an_order_that_is_seen_is_answered_as_it_was(stores: tuple[Store, Store]) -> None:
    (progress,) = (one for one in STORY if one.order == "note-milestone-progress")
    (entry,) = (one for one in stores[0].entries() if isinstance(one.fact, MilestoneProgressNoted))
    assert given_again(stores[0], progress, entry.command_id).answered_before


def test_an_item_that_is_not_seen_cannot_be_listed_under_its_reference(stores: tuple[Store, Store]) -> None:
    (fault,) = tried(stores[0], ("list-agenda-item", "G2", TODAY, "item: '7', title: Questions")).faults
    assert fault.sentence == "The reference “G2:7” is taken. Choose another one."


def test_a_rating_tells_nothing_of_how_a_hidden_milestone_stood_when_it_was_given(stores: tuple[Store, Store]) -> None:
    """What the plan suggested is kept with a rating, and was worked out from milestones by name."""
    holding, _ = stores
    address = f"/api/programmes/{PROGRAMME}/rag"
    assert '"milestone":"M9"' in holding.reads(ENTITLED, address).text
    for seen in (address, f"/programmes/{PROGRAMME}/rag/workstream:W1:overall"):
        assert "M9" not in holding.reads(LESSER, seen).text


def test_an_erasure_does_not_tell_whether_a_word_stands_in_something_hidden(stores: tuple[Store, Store]) -> None:
    """Somebody notes a word, takes it back and has it erased, which is refused where the word stands elsewhere."""
    milestone, note = Address(PROGRAMME, "milestone", "M2"), BY_NAME["note-milestone-progress"].order
    why = {"because": "It names somebody", "authority": "Steering group"}
    orders = (
        note.model_validate({"comment": "Kestrel"}),
        WithdrawEntry.model_validate({"corrects": FIRST_OF_A_SITTING, **why}),
        EraseEntry.model_validate({"entry": FIRST_OF_A_SITTING, **why}),
    )
    given = [Instruction(order, milestone) for order in orders]
    for person, is_refused in ((ADMINISTRATOR, False), (OPERATOR, True)):
        *_, erased = rehearse(given, actor=person, office=stores[0].tracker.office)
        assert (erased.refusal is not None) == is_refused, person.name
