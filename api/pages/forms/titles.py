"""What the form of each order is headed with, and what its button says will happen."""

from api.pages.forms.governance_titles import GOVERNANCE
from api.pages.forms.heading import Heading
from application.commands.exemptions import exempted
from application.commands.ratings import rated
from application.commands.rule import Rule
from application.projections.sentences.telling import quoted, title_of
from domain.entry import Address
from domain.escalation import Escalation, escalated
from domain.exemption import Exemption
from domain.meeting import Meeting
from domain.periodic_return import Return, return_of
from domain.programme import Programme
from domain.rag_status import RagStatus
from domain.record import Record
from domain.refusals import day_in_words
from domain.words import kind_in_words
from domain.workstream import Workstream

NOTHING_IS_OVERWRITTEN = "Nothing is overwritten: the entry stays readable, and so does what was shown until now."

HEADINGS: dict[str, Heading] = {
    "admit-person": Heading("Admit a person", "Admit the person", "They can do nothing until they are given a role."),
    "retitle-person": Heading("Give {thing} another title", "Record the new title", "Earlier entries keep the old."),
    "grant-role": Heading("Give {thing} a role", "Give the role", "It takes effect at once."),
    "withdraw-role": Heading("Take a role from {thing}", "Take the role away", "It takes effect at once."),
    "link-identity": Heading("Let {thing} sign in through an identity provider", "Link the identity"),
    "unlink-identity": Heading("Let {thing} no longer sign in as somebody", "Unlink the identity"),
    "let-person-go": Heading(
        "Record that {thing} has left",
        "Record that they left",
        "They can sign in no more, and hold no role.",
    ),
    "register-programme": Heading("Register a programme", "Register the programme"),
    "place-programme-inside": Heading("Make {thing} part of another programme", "Record where it belongs"),
    "close-programme": Heading(
        "Close {thing}",
        "Close the programme",
        "The programme comes to its end; nothing more is recorded in it, but what is kept from the public.",
    ),
    "add-partner": Heading("Add a partner to {thing}", "Add the partner"),
    "remove-partner": Heading(
        "Record that a partner left {thing}", "Record that it left", "While it is the host, name another host first."
    ),
    "name-host": Heading("Name the host of {thing}", "Name the host"),
    "set-tolerance": Heading("Set the tolerance of {thing}", "Set the tolerance"),
    "set-cadence": Heading("Set how often {thing} reports", "Set how often it reports"),
    "adopt-scale": Heading(
        "Rate {thing} on another scale", "Adopt the scale", "Ratings that were given before keep their scale."
    ),
    "name-role": Heading("Name a role in {thing}", "Name the role"),
    "set-review-trigger": Heading("Set what triggers a review of {thing}", "Set the trigger"),
    "plan-phase": Heading("Plan a phase", "Plan the phase"),
    "move-phase-window": Heading("Move the window of {thing}", "Record the new window"),
    "start-phase": Heading("Record that {thing} started", "Record the start"),
    "set-gate": Heading("Set the gate of {thing}", "Set the gate", "All of it is said anew: empty is not stated."),
    "give-gate-evidence": Heading(
        "Give evidence at the gate of {thing}",
        "Give evidence",
        "Whoever gives evidence cannot record what is decided at the gate.",
    ),
    "meet-gate-condition": Heading(
        "Record that a condition of the gate of {thing} was met", "Record that a condition was met"
    ),
    "hold-phases-at-gates": Heading(
        "Hold phases of {thing} at gates",
        "Hold phases at gates",
        "None of them starts any more before the gate of the phase before it let it through.",
    ),
    "stop-holding-phases-at-gates": Heading(
        "Hold no phase of {thing} at its gate any more", "Stop holding phases at gates"
    ),
    "review-gate": Heading("Record the gate review of {thing}", "Record the review"),
    "complete-phase": Heading("Record that {thing} was delivered", "Record its delivery"),
    "drop-phase": Heading("Drop {thing}", "Drop the phase"),
    "open-workstream": Heading("Open a workstream", "Open the workstream"),
    "change-workstream-lead": Heading("Change the lead of {thing}", "Record the new lead"),
    "change-workstream-scope": Heading("Change the scope of {thing}", "Record the new scope"),
    "place-workstream-inside": Heading("Make {thing} part of another workstream", "Record where it belongs"),
    "note-workstream-progress": Heading("Say how {thing} stands", "Record how it stands"),
    "close-workstream": Heading("Close {thing}", "Close the workstream"),
    "plan-milestone": Heading("Plan a milestone", "Plan the milestone"),
    "change-forecast": Heading(
        "Change the forecast of {thing}", "Record the new forecast", "The baseline stays what it was."
    ),
    "confirm-forecast": Heading(
        "Confirm that {thing} is unchanged", "Confirm that nothing changed", "You looked and found it as it was."
    ),
    "rebaseline": Heading(
        "Agree a new baseline for {thing}", "Record the new baseline", "Every earlier baseline stays readable."
    ),
    "meet-milestone": Heading("Record that {thing} was met", "Record that it was met"),
    "drop-milestone": Heading("Drop {thing}", "Drop the milestone"),
    "note-milestone-progress": Heading("Write a progress row for {thing}", "Record the progress"),
    "retitle-milestone": Heading("Retitle {thing}", "Record the new title"),
    "assign-milestone": Heading("Change the owner of {thing}", "Record the new owner"),
    "place-milestone": Heading("Move {thing} to a workstream and phase", "Record where it belongs"),
    "add-dependency": Heading("Let {thing} wait for another milestone", "Record what it waits for"),
    "remove-dependency": Heading("Let {thing} no longer wait", "Record that it no longer waits"),
    "declare-rating": Heading("Declare the {thing}", "Declare the rating"),
    "confirm-rating": Heading(
        "Confirm that the {thing} is unchanged", "Confirm that nothing changed", "You looked and found it as it was."
    ),
    "identify-risk": Heading("Identify a risk", "Record the risk", "What is left empty stays not stated."),
    "assess-risk": Heading("Assess {thing}", "Record the scores", "A score that is left empty stays what it was."),
    "choose-risk-response": Heading("Choose the response to {thing}", "Record the response"),
    "agree-mitigation": Heading("Agree an action against {thing}", "Record the action"),
    "finish-mitigation": Heading("Record that an action against {thing} was done", "Record that it was done"),
    "assign-risk": Heading("Change the owner of {thing}", "Record the new owner"),
    "confirm-risk": Heading(
        "Confirm that {thing} is unchanged", "Confirm that nothing changed", "You looked and found it as it was."
    ),
    "escalate-risk": Heading("Escalate {thing}", "Escalate the risk"),
    "materialise-risk": Heading(
        "Record that {thing} came true", "End the risk and raise the issue", "The risk ends and an issue is raised."
    ),
    "close-risk": Heading("Close {thing}", "Close the risk"),
    "raise-issue": Heading("Raise an issue", "Raise the issue", "What is left empty stays not stated."),
    "assign-issue": Heading("Make another body responsible for {thing}", "Record who is responsible"),
    "change-issue-severity": Heading("Change the severity of {thing}", "Record the new severity"),
    "note-issue-progress": Heading("Say how {thing} stands", "Record how it stands"),
    "escalate-issue": Heading("Escalate {thing}", "Escalate the issue", "It becomes an item for that board."),
    "resolve-issue": Heading("Record that {thing} was resolved", "Record that it was resolved"),
    "draft-highlight-report": Heading("Begin a highlight report", "Begin the report"),
    "answer-summary-flag": Heading("Answer a question of the {thing}", "Record the answer"),
    "list-communication": Heading("Add a key event to the {thing}", "Add the event"),
    "note-budget": Heading("Add a note on the budget to the {thing}", "Add the note"),
    "list-board-item": Heading("Add an item for the board to the {thing}", "Add the item"),
    "leave-section-empty": Heading("Leave a section of the {thing} empty", "Leave it empty"),
    "list-distribution": Heading("Say who receives the {thing}", "Record who receives it"),
    "review-highlight-report": Heading(
        "Record a review of the {thing}",
        "Record the review",
        "Somebody reviews it who wrote none of it. What is stated in it after that asks for another review; "
        "what it fills in from the record does not.",
    ),
    "issue-highlight-report": Heading(
        "Issue the {thing}",
        "Issue the report",
        "It is sealed as it stands now: what its author stated can change no more, and whatever the record learns "
        "later, the report stays as it was issued. One that went out wrong can be withdrawn, and another drafted.",
    ),
    "consider-highlight-report": Heading("Record that a board considered the {thing}", "Record that it did"),
    "withdraw-highlight-report": Heading(
        "Withdraw the {thing}", "Withdraw the report", "It stays readable, and says that it was withdrawn, and why."
    ),
    "set-report-distribution": Heading(
        "Say whom the reports of {thing} go to",
        "Record whom they go to",
        "A report that lists nobody itself goes to these roles.",
    ),
    "ask-for-returns": Heading(
        "Ask for returns in {thing}",
        "Ask for returns",
        "From the day on which the first period begins. What was asked of the same part before ends with that day; "
        "a period that it cuts short is owed as it was asked for, up to the day before.",
    ),
    "end-returns": Heading("Ask for no more returns in {thing}", "Ask for no more returns"),
    "receive-return": Heading("Record that the {thing} was received", "Record that it was received"),
    "confirm-no-change": Heading(
        "Record “no change” for the {thing}",
        "Record “no change”",
        "That counts as a return, and lacks nothing. It says that nothing has changed since the period before, whose "
        "return has to be there.",
    ),
    "complete-return": Heading("Add what the {thing} had lacked", "Record what came"),
    "withdraw-return": Heading(
        "Withdraw the {thing}", "Withdraw the return", "It is missing then, until another is received."
    ),
    **GOVERNANCE,
    "withdraw-entry": Heading(
        "Withdraw an entry",
        "Withdraw the entry",
        f"It counts for nothing in any view known from now on. {NOTHING_IS_OVERWRITTEN}",
    ),
    "erase-entry": Heading(
        "Erase what an entry said",
        "Erase it for good",
        "It is gone for good, and nobody can bring it back: what the entry said, its note, its source, and why and on "
        "whose authority it corrected another. What stays is that there was an entry, of what, when and by whom it was "
        "recorded, and the proof that nothing else was changed.",
    ),
}
"""By the name of the order."""


def correction_heading(rule: Rule, at: Address, record: Record | None, *, position: int) -> Heading:
    """The heading of the form by which an entry is corrected, withdrawn or erased."""
    if rule.order.erases:
        return HEADINGS[rule.name]._replace(title=f"Erase what entry {position} said")
    if rule.order.withdraws:
        return HEADINGS[rule.name]._replace(title=f"Withdraw entry {position}")
    does = heading(rule, at, record).title
    lead = f"Fill in what should have been recorded; from now on that stands in its place. {NOTHING_IS_OVERWRITTEN}"
    return Heading(f"Correct entry {position}: {does[0].lower()}{does[1:]}", "Record the correction", lead)


def heading(rule: Rule, at: Address, record: Record | None) -> Heading:
    """The heading of one form, with what it is about in its place."""
    words = HEADINGS[rule.name]
    return words if rule.begins else words._replace(title=words.title.format(thing=_thing(at, record)))


def _thing(at: Address, record: Record | None) -> str:
    """“TUPE transfer”; the overall rating of “Planning”; the report as at 3 March 2026 (march)."""
    if at.kind == RagStatus.KIND:
        kind, subject, dimension = rated(at.ref, at.programme)
        return f"{dimension} rating of {_named(at._replace(kind=kind, ref=subject), record)}"
    if at.kind == Escalation.KIND:
        named, ref = what_is_named(at)
        return f"the {named} {_named(at._replace(kind=named, ref=ref), record)}"
    if at.kind == Exemption.KIND:
        return _exempted(at, record)
    if at.kind == Return.KIND:
        owned_by, owner = what_is_named(at)
        up_to = day_in_words(return_of(at.ref).period_to)
        return f"return of {_named(at._replace(kind=owned_by, ref=owner), record)} up to {up_to}"
    name = _name(at, record)
    if at.kind == "highlight-report":
        return f"{name} ({at.ref})" if name else at.ref
    return quoted(name or at.ref)


def _exempted(at: Address, record: Record | None) -> str:
    """The paper “A second office”; what may not be read, and an item of an agenda, by its reference."""
    item = exempted(at.ref)
    if item.meeting is not None:
        return item.in_words
    thing = at._replace(kind=item.kind, ref=item.subject)
    if item.kind in (RagStatus.KIND, Escalation.KIND):
        return _thing(thing, record)
    return f"{kind_in_words(item.kind)} {_named(thing, record)}"


def what_is_named(at: Address) -> tuple[str, str]:
    """The kind and the reference of what something is called after, if it is; else its own.

    A rating, an escalation, a return and an exemption are: that of an item of an agenda after the meeting.
    """
    if at.kind == RagStatus.KIND:
        return rated(at.ref, at.programme)[:2]
    if at.kind == Return.KIND:
        workstream = return_of(at.ref).workstream
        return (Workstream.KIND, workstream) if workstream else (Programme.KIND, at.programme)
    if at.kind == Exemption.KIND:
        kind, subject, meeting = exempted(at.ref)
        return (Meeting.KIND, meeting) if meeting is not None else (kind, subject)
    return escalated(at.ref, at.programme) if at.kind == Escalation.KIND else (at.kind, at.ref)


def _named(at: Address, record: Record | None) -> str:
    return quoted(_name(at, record) or at.ref)


def _name(at: Address, record: Record | None) -> str | None:
    if record is None or (record.is_empty and at.kind == Programme.KIND):
        return None
    ref = record.programme.ref if at.kind == Programme.KIND else at.ref
    return title_of(record.states.get(at.kind, {}).get(ref), record.states)
