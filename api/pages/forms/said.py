"""What is said of a field on a form, and the hints that many fields share."""

from typing import NamedTuple


class Said(NamedTuple):
    """A field in words: its label, its hint, one row of it where it is a list, and what leaving it empty means.

    `needed` marks what a paper alone may leave unstated, so that a form does not call it optional.
    """

    label: str
    hint: str | None = None
    one: str = ""
    empty: str | None = None
    needed: bool = False


A_DATE = "As you would say it: 12 March 2018, End of Dec 17, Q3 2018/19, or TBC."
A_WINDOW = "As you would say it: June 2026, Q3 2026/27, 1 June 2026 to 14 August 2026, or from June 2026."
A_DAY = "For example, 27 March 2026 or 27/3/2026."
A_TIME = "For example, 18:00."
A_REFERENCE = "A short name used in addresses: letters, digits, dots and hyphens, for example B1."
AN_OWNER = "A role title, not a person’s name."
ONE_A_LINE = "One on each line."
FROM_PAPER = "Only where it comes from a paper that words it differently."
