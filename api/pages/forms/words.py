"""What each field of an order is called on a form, what is said beside it, and how a list names one of its rows."""

from typing import NamedTuple

from pydantic import BaseModel


class Said(NamedTuple):
    """A field in words: its label, its hint, one row of it where it is a list, and what leaving it empty means."""

    label: str
    hint: str | None = None
    one: str = ""
    empty: str | None = None


A_DATE = "As you would say it: 12 March 2018, End of Dec 17, Q3 2018/19, or TBC."
A_WINDOW = "As you would say it: June 2026, Q3 2026/27, 1 June 2026 to 14 August 2026, or from June 2026."
A_DAY = "For example, 27 March 2026 or 27/3/2026."
A_REFERENCE = "A short name used in addresses: letters, digits, dots and hyphens, for example B1."
AN_OWNER = "A role title, not a person’s name."
ONE_A_LINE = "One on each line."
FROM_PAPER = "Only where it comes from a paper that words it differently."

WORDS: dict[str, Said] = {
    # What every order may say.
    "reason": Said("Reason"),
    "note": Said("Why, in words"),
    "effective_on": Said("When was this true?", "Leave empty for today."),
    "expected_version": Said("Version that was read"),
    "command_id": Said("Id of this form"),
    "because": Said("Why is the entry corrected?", "What was wrong with it, and how that was found."),
    "WithdrawEntry.because": Said("Why is the entry withdrawn?", "What was wrong with it, and how that was found."),
    "EraseEntry.because": Said("Why is it erased?", "Which law or rule asks for it. Repeat none of what it said."),
    "authority": Said("On whose authority?", "The role or body that decided it, and when. Not a person’s name."),
    "ref": Said("Reference", "A short name used in addresses. Leave empty to have one made."),
    # Words that mean the same wherever they stand.
    "as_written": Said("In the words of the paper", FROM_PAPER),
    "cause": Said("Cause"),
    "comment": Said("How it stands"),
    "effect": Said("Effect"),
    "is_change_request": Said("Is it a change request?"),
    "name": Said("Name"),
    "owner_role": Said("Owner", AN_OWNER),
    "parent": Said("Part of", empty="Of nothing else"),
    "partner": Said("Partner"),
    "phase": Said("Phase", empty="In no phase"),
    "role": Said("Role", AN_OWNER),
    "severity": Said("Severity"),
    "title": Said("Title"),
    "workstream": Said("Workstream", empty="In no workstream"),
    # People.
    "AdmitPerson.title": Said("Role title", "Every entry they make will carry it. Never a person’s name."),
    "RetitlePerson.title": Said("New role title", "Entries from now on will carry it. Never a person’s name."),
    "GrantRole.role": Said("Role"),
    "WithdrawRole.role": Said("Role"),
    "on": Said("In which programme"),
    "until": Said("To the end of which day", "For example, 27 March 2026 or 27/3/2026. Leave empty for no end."),
    "issuer": Said("Issuer", "The address of the identity provider, written just as in the settings."),
    "subject": Said("Subject", "What the provider calls them; the page that did not let them in shows it. No e-mail."),
    # Programmes.
    "RegisterProgramme.name": Said("Name of the programme"),
    "RegisterProgramme.kind": Said("What kind of programme it is", "In your own words, such as “shared service”."),
    "RegisterProgramme.host": Said("Host", "The reference of the partner that hosts the programme."),
    "partners": Said("Partners", one="partner"),
    "parent_as_written": Said("What the papers call the programme it is part of"),
    "vision": Said("Vision"),
    "objectives": Said("Objectives", one="objective"),
    "drivers": Said("Drivers", ONE_A_LINE),
    "success_criteria": Said("Success criteria", one="success criterion"),
    "also_written": Said("Other ways its name is written", ONE_A_LINE),
    "scale": Said("Rating scale"),
    "cadence": Said("Cadence", "How often a highlight report is due."),
    "service_started": Said("When the service started", A_DATE),
    "Organisation.ref": Said("Reference", "A short name used in addresses, for example county."),
    "Organisation.kind": Said("What kind of organisation it is"),
    "Objective.ref": Said("Reference", A_REFERENCE),
    "text": Said("Objective"),
    "Cadence.every_days": Said("Every how many days", "7 for every week, 30 for every month."),
    "host": Said("Host"),
    "tolerance": Said("Tolerance", "How far a milestone may slip, in working days, Monday to Friday."),
    "amber_beyond": Said("Amber beyond how many days"),
    "red_beyond": Said("Red beyond how many days"),
    "NameRole.role": Said("Reference of the role", A_REFERENCE),
    "organisation": Said("Organisation", "The reference of the partner the role belongs to."),
    "posts": Said("Number of posts"),
    "state": Said("Is the role filled?"),
    "state_as_written": Said("How the paper says whether it is filled", FROM_PAPER),
    "trigger": Said("Reference of the trigger", A_REFERENCE),
    "SetReviewTrigger.kind": Said("What sets the review off"),
    "SetReviewTrigger.event": Said("The event"),
    "every_months": Said("Every how many months"),
    "question": Said("What the review asks"),
    "board": Said("Board"),
    # Phases.
    "number": Said("Number"),
    "window": Said("When", A_WINDOW),
    "purpose": Said("Purpose"),
    "components": Said("What it consists of", ONE_A_LINE),
    "gate_criteria": Said("Gate criteria", one="gate criterion"),
    "follows": Said("Phase before it", empty="None"),
    "MovePhaseWindow.window": Said("New window", A_WINDOW),
    "MovePhaseWindow.note": Said("Why the window moves, in words"),
    "started_on": Said("When work began", A_DATE),
    "ReviewGate.outcome": Said("What was decided"),
    "conditions": Said("Conditions", one="condition"),
    "finding": Said("Finding"),
    "completed_on": Said("When it was delivered", A_DATE),
    "DropPhase.note": Said("Why it is dropped"),
    # Workstreams.
    "OpenWorkstream.kind": Said("What kind of workstream it is"),
    "lead_role": Said("Lead", AN_OWNER),
    "scope": Said("Scope"),
    "started": Said("When it started", A_DATE),
    "ChangeWorkstreamScope.note": Said("Why it covers something else"),
    "CloseWorkstream.outcome": Said("How it ended"),
    "closed_on": Said("When it ended", A_DATE),
    # Milestones.
    "PlanMilestone.kind": Said("What it is called"),
    "baseline": Said("First promise", A_DATE),
    "partner_dates": Said("Where partners promised different dates", one="partner’s date"),
    "PartnerDate.partner": Said("Partner", "The reference of the partner."),
    "PartnerDate.date": Said("Date promised", A_DATE),
    "PlanMilestone.depends_on": Said("Waits for", one="milestone", empty="No milestone"),
    "depends_on": Said("Milestone"),
    "description": Said("Description"),
    "forecast": Said("New forecast", A_DATE),
    "ChangeForecast.note": Said("Why the date moves, in words"),
    "Rebaseline.baseline": Said("New baseline", A_DATE),
    "Rebaseline.note": Said("Why a new baseline was agreed, in words"),
    "met_on": Said("When it was met", A_DATE),
    "evidence": Said("Evidence"),
    "DropMilestone.note": Said("Why it is dropped"),
    "status": Said("Status"),
    "measures": Said("Figures in the comment", one="figure"),
    "value": Said("Figure"),
    "follow_ups": Said("What happens next", one="next step"),
    "FollowUp.what": Said("What"),
    "FollowUp.when": Said("When", A_DATE),
    # Ratings.
    "rating": Said("Rating"),
    "light": Said("Light"),
    "Rating.scale": Said("Scale it was given on", empty="The programme’s own scale"),
    "rationale": Said("Rationale", "Why it is what it is. Needed for every light."),
    "path_to_green": Said("Path to green", "How it gets back to green. Needed from amber on."),
    # Risks.
    "IdentifyRisk.event": Said("What could happen?"),
    "nature": Said("Could it hurt or help?"),
    "category": Said("Category"),
    "inherent": Said("Inherent score", "Before anything is done."),
    "current": Said("Current score", "As things stand now."),
    "target": Said("Target score", "When what is planned has been done."),
    "likelihood": Said("Likelihood", "1 is lowest, 5 highest."),
    "impact": Said("Impact", "1 is lowest, 5 highest."),
    "proximity": Said("When it could come true", A_DATE),
    "response": Said("Response"),
    "response_as_written": Said("The response in words"),
    "attached_to": Said("What it hangs on"),
    "exposure": Said("Exposure", "An amount such as £1,234.50 or £496k."),
    "severity_as_written": Said("Severity in the words of the paper", FROM_PAPER),
    "AgreeMitigation.action": Said("Reference of the action", A_REFERENCE),
    "AgreeMitigation.what": Said("What will be done"),
    "due": Said("Due", A_DATE),
    "FinishMitigation.action": Said("Action"),
    "done_on": Said("When it was done", A_DATE),
    "to": Said("To which body"),
    "EscalateRisk.note": Said("Why it is escalated"),
    "MaterialiseRisk.issue": Said("Reference of the issue it becomes", A_REFERENCE),
    "MaterialiseRisk.what": Said("What has happened", "Leave empty to use the words of the risk."),
    "responsible": Said("Responsible body"),
    "CloseRisk.note": Said("Why it is closed"),
    # Issues.
    "RaiseIssue.what": Said("What has happened?"),
    "standing": Said("How it stands"),
    "ChangeIssueSeverity.note": Said("Why it is worse or better"),
    "EscalateIssue.note": Said("Why it is escalated"),
    "ResolveIssue.outcome": Said("How it was dealt with"),
    "resolved_on": Said("When it was resolved", A_DATE),
    # Highlight reports.
    "reported_on": Said("Day it reports on", A_DAY),
    "DraftHighlightReport.workstream": Said("Workstream", empty="The whole programme"),
    "prepared_by": Said("Prepared by", AN_OWNER),
    "previous_report": Said("Day of the report before", A_DAY),
    "next_report": Said("When the next report is due", A_DATE),
    "flag": Said("Question"),
    "answer": Said("Answer"),
    "item": Said("Reference of the item", A_REFERENCE),
    "ListCommunication.event": Said("Event"),
    "when": Said("When", A_DATE),
    "message": Said("Message"),
    "audience": Said("Audience"),
    "note_on_budget": Said("Note on the budget"),
    "NoteBudget.rating": Said("Rating of the budget"),
    "financial_year": Said("Financial year", "For example, 2026/27."),
    "ListBoardItem.issue": Said("Item for the board"),
    "comments": Said("Comments"),
    "ListBoardItem.closed_on": Said("Day it was closed", A_DAY),
    "section": Said("Section"),
    "LeaveSectionEmpty.as_written": Said("What stands there instead", "For example, “Nothing to report”."),
    "IssueHighlightReport.note": Said("A note for the record"),
    "IssueHighlightReport.effective_on": Said("When was it issued?", "Leave empty for today."),
    "ConsiderHighlightReport.board": Said("Which board"),
    "considered_on": Said("Day it met", A_DAY),
    "WithdrawHighlightReport.note": Said("Why it is withdrawn"),
    "recipients": Said("Who receives the report", one="recipient"),
    "recipient": Said("Who holds the role", "A post or a body, not a person’s name."),
    "received_on": Said("Day they received it", A_DAY),
}
"""By `Model.field` where one model means something of its own by a name, else by the name alone."""


def said_of(model: type[BaseModel], field: str) -> Said:
    """A field of an order, or of something an order holds, in words."""
    own = WORDS.get(f"{model.__name__}.{field}")
    return own or WORDS[field]
