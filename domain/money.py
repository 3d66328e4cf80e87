"""Money as councils write it: whole pence, with the words it was written in."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from domain.words import Line

MOST = 10**15
"""Ten trillion pounds, in pence: more is a typing error, and would not fit where amounts are stored."""


class Money(BaseModel):
    """An amount in pence, so that half pounds add up. `rounded_to` says how exact the source was: £496k is rounded
    to 100,000 pence and is never shown as exact. An amount that is missing is not stated, never zero.
    In JSON and YAML words (`£496k`) stand for the whole; a dash does not, as it states no amount.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    pence: int = Field(ge=-MOST, le=MOST)
    as_written: Line | None = None
    rounded_to: int | None = Field(default=None, gt=0, le=MOST)

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: Any) -> Any:  # Any: what pydantic hands to a validator that runs before it
        from domain.money_as_written import read_money  # noqa: PLC0415 the reader makes Money itself

        if not isinstance(value, str):
            return value
        if (money := read_money(value)) is None:
            raise ValueError("A dash states no amount: leave the field out where no amount is stated.")
        return money.model_dump()

    @classmethod
    def pounds(cls, amount: int) -> "Money":
        """Whole pounds."""
        return cls(pence=amount * 100)

    @property
    def in_words(self) -> str:
        """£230,000, or £856,372.50 where there are pence; “about” where the source was rounded."""
        sign = "-" if self.pence < 0 else ""
        pounds, pence = divmod(abs(self.pence), 100)
        exact = f"{sign}£{pounds:,}" + (f".{pence:02d}" if pence else "")
        return f"about {exact}" if self.rounded_to else exact
