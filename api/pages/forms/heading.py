"""What stands over a form, and on its button."""

from typing import NamedTuple


class Heading(NamedTuple):
    """A form's title, in which `{thing}` stands for what the order is sent to, its button, and what it leads to."""

    title: str
    button: str
    lead: str | None = None
