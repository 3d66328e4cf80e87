"""What is sealed: content made from a record, so that the same can be made again, with the digest that proves it."""

from datetime import date
from typing import Annotated, Protocol

from pydantic import StringConstraints

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 in hexadecimal digits, as it is printed everywhere."""


class SealedContent(Protocol):
    """What a fact that seals keeps.

    `up_to` is the last position of the programme's record that the content was made from, `as_at` the day it shows,
    `template` the version of the view it was made with, and `content_sha256` the digest of that view's canonical JSON.
    """

    @property
    def up_to(self) -> int:
        """The last position it was made from."""

    @property
    def as_at(self) -> date:
        """The day it shows."""

    @property
    def template(self) -> int:
        """The version it was made with."""

    @property
    def content_sha256(self) -> str:
        """The digest of its canonical JSON."""
