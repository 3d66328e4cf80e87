"""What the forms about boards, meetings, papers, decisions and actions are headed with, and what their buttons say."""

from api.pages.forms.heading import Heading

_SAID_OTHERWISE = (
    "Where papers do not agree on how often it meets, who sits on it or what it is for, both stay readable: what is "
    "held here, and what the other paper says, each with its source."
)
_AS_WRITTEN = "What other papers say of it stays beside it, each with its source."

GOVERNANCE: dict[str, Heading] = {
    "constitute-board": Heading("Constitute a board", "Record the board", "What is left empty stays not stated."),
    "put-board-in-place": Heading("Record that {thing} was put in place", "Record that it is in place"),
    "replace-board": Heading(
        "Record that {thing} was replaced",
        "Record that it was replaced",
        "It meets no more; its meetings stay readable.",
    ),
    "change-board-seats": Heading(
        "Change who sits on {thing}", "Record the seats", "The quorum is stated anew with them."
    ),
    "change-board-lead": Heading("Change the lead of {thing}", "Record the new lead"),
    "change-board-cycle": Heading("Change how often {thing} meets", "Record the new cycle"),
    "change-board-reporting-line": Heading("Change whom {thing} reports to", "Record whom it reports to"),
    "change-board-remit": Heading("Change what {thing} is for", "Record what it is for now"),
    "change-board-mandate": Heading(
        "Say whether {thing} takes decisions", "Record whether it decides", "A board that only advises takes none."
    ),
    "open-or-close-board": Heading("Say whether {thing} meets in public", "Record whether the public may attend"),
    "fill-board-office": Heading(
        "Say who chairs {thing}, or holds another of its offices",
        "Record who chairs it, or holds another office",
        "A role or an organisation, never a name.",
    ),
    "state-board-otherwise": Heading(
        "Record what another paper says of {thing}", "Record what another paper says of it", _SAID_OTHERWISE
    ),
    "state-board-escalation": Heading(
        "Say what is brought before {thing} from below", "Record what is brought before it"
    ),
    "foresee-board-agenda": Heading("Say what {thing} has before it in a month", "Record the agenda of the month"),
    "schedule-meeting": Heading("Call a meeting", "Call the meeting"),
    "move-meeting": Heading("Move the meeting {thing}", "Record the new day", "The first day stays readable."),
    "cancel-meeting": Heading("Cancel the meeting {thing}", "Cancel the meeting"),
    "list-agenda-item": Heading(
        "Put an item on the agenda of {thing}", "List an item", "An item of the same reference is listed anew."
    ),
    "take-agenda-item-off": Heading("Take an item off the agenda of {thing}", "Take an item off"),
    "freeze-pack": Heading(
        "Freeze the pack of {thing}",
        "Freeze the pack",
        "It is sealed as the record has it now: whatever is recorded later, the board's pack stays as it was given. "
        "Until the board meets another can be frozen; this one stays known.",
    ),
    "hold-meeting": Heading("Record that the meeting {thing} was held", "Record that it was held"),
    "deal-with-agenda-item": Heading(
        "Record what became of an item at {thing}",
        "Record what became of an item",
        "What was resolved is a decision of its own.",
    ),
    "count-actions": Heading("Record how many actions {thing} was told of", "Record how many actions"),
    "plan-forward-item": Heading("Put an item into the forward plan", "Put it into the plan"),
    "state-timing": Heading("Say when {thing} comes", "Record when it comes", _AS_WRITTEN),
    "list-route-step": Heading("Say who has {thing} before them", "Record who has it"),
    "drop-forward-item": Heading("Drop {thing} from the forward plan", "Drop it from the plan"),
    "submit-paper": Heading("Submit a paper", "Submit the paper", "It stays open until a decision names it."),
    "state-implication": Heading("Say what {thing} means for an area", "Record what it means"),
    "answer-question": Heading("Keep what was answered about {thing}", "Keep the answer"),
    "withdraw-paper": Heading("Withdraw the paper {thing}", "Withdraw the paper"),
    "make-recommendation": Heading("Make a recommendation", "Record the recommendation"),
    "reword-recommendation": Heading("Reword the recommendation {thing}", "Record the new words"),
    "withdraw-recommendation": Heading("Withdraw the recommendation {thing}", "Withdraw the recommendation"),
    "take-decision": Heading(
        "Record a decision",
        "Record the decision",
        "A minute that holds two decisions is two. What the body had before it is kept with a decision taken today.",
    ),
    "supersede-decision": Heading("Record that a later decision replaced {thing}", "Record what replaced it"),
    "request-change": Heading("Ask for a change", "Record the request", "Somebody else records its approval."),
    "approve-change": Heading(
        "Record that {thing} was approved", "Record the approval", "What it changes takes effect with it."
    ),
    "reject-change": Heading("Record that {thing} was rejected", "Record the rejection"),
    "withdraw-change": Heading("Withdraw the change request {thing}", "Withdraw the request"),
    "escalate-to-board": Heading(
        "Escalate {thing} to a board", "Escalate to a board", "It stays with that board until the board resolves it."
    ),
    "pass-escalation-up": Heading(
        "Pass {thing} up", "Pass it up", "It rises to the board that the one it sits with reports to."
    ),
    "return-escalation": Heading("Return {thing}", "Return it", "To a board below, or to whoever brought it."),
    "resolve-escalation": Heading("Record how {thing} was resolved", "Record how it was resolved"),
    "withdraw-escalation": Heading("Withdraw the escalation of {thing}", "Withdraw the escalation"),
    "exempt-item": Heading(
        "Exempt {thing} from publication",
        "Record the exemption",
        "What you write here is public: it stands where the item would. Only those who may read exempt items of this "
        "programme see the item, and whatever was recorded about it. An item’s paper has to be exempted by itself.",
    ),
    "review-exemption": Heading("Look again at the exemption of {thing}", "Record that it stays exempt"),
    "lift-exemption": Heading(
        "Lift the exemption of {thing}",
        "Lift the exemption",
        "Everybody who may see the programme sees the item from then on, with its whole history.",
    ),
    "assign-action": Heading("Assign an action", "Assign the action"),
    "reassign-action": Heading("Hand {thing} on", "Record the new owner"),
    "move-action-due": Heading("Move the day {thing} is due", "Record the new day", "Earlier days stay readable."),
    "note-action-progress": Heading("Say how {thing} stands", "Record how it stands"),
    "finish-action": Heading("Record that {thing} was done", "Record that it was done"),
    "drop-action": Heading("Drop {thing}", "Drop the action"),
    "reopen-action": Heading("Reopen {thing}", "Reopen the action", "It was not done after all."),
}
"""By the name of the order."""
