"""What do the fields of a return say, and what do those of a programme say of the returns it asks for?"""

from application.projections.fields.field import Field, derived, plain, reference, several
from application.projections.return_words import cadence_in_words
from domain.periodic_return import Return
from domain.reporting_cycle import ReturnCadence
from domain.workstream import Workstream


def _withdrawn(held: Return) -> str | None:
    return f"Withdrawn: {held.withdrawn_because or 'no reason is stated'}" if held.is_withdrawn else None


def _cadence(held: ReturnCadence) -> tuple[str, str]:
    return held.workstream or held.asked_of.value, cadence_in_words(held.terms)


RETURN: tuple[Field, ...] = (
    reference("workstream", "Workstream", Workstream.KIND),
    plain("period_to", "Period up to"),
    plain("received_on", "Received on"),
    plain("whole_on", "Last section came on"),
    plain("sections", "Sections"),
    plain("is_no_change", "No change"),
    plain("by_role", "From"),
    plain("as_written", "As written"),
    derived("Withdrawn", _withdrawn, "is_withdrawn", "withdrawn_because"),
)
"""Every field of a return."""

ASKED: tuple[Field, ...] = (
    plain("report_distribution", "Reports go to"),
    several("return_cadences", "Returns asked for", _cadence),
)
"""What a programme says of its reports and returns."""
