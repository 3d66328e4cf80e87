"""What do the fields of exemptions say?"""

from application.projections.fields.field import Field, plain

FIELDS: tuple[Field, ...] = (
    plain("paragraphs", "Paragraphs of Schedule 12A"),
    plain("number", "Published number"),
    plain("title", "Published title"),
    plain("public_interest", "Public interest"),
    plain("officer_role", "Officer"),
    plain("exempt_since", "Exempt since"),
    plain("review_on", "Looked at again by"),
    plain("reviewed_on", "Last looked at"),
    plain("is_lifted", "Lifted"),
    plain("lifted_on", "Lifted on"),
    plain("lifted_because", "Why it was lifted"),
)
"""Every field of an exemption that is told to people."""
