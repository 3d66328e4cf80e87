"""How likely and how bad a risk is, each from 1 to 5, either of them possibly not stated."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

FivePoints = Annotated[int, Field(ge=1, le=5, strict=True)]


class Score(BaseModel):
    """Likelihood and impact from 1 (lowest) to 5. Where either is not stated there is no product: none is made up."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    likelihood: FivePoints | None = None
    impact: FivePoints | None = None

    @property
    def product(self) -> int | None:
        """Likelihood times impact, 1 to 25, or nothing."""
        return None if self.likelihood is None or self.impact is None else self.likelihood * self.impact

    @property
    def in_words(self) -> str:
        """“12 (likelihood 3, impact 4)”, with “not stated” for a missing part."""
        parts = f"likelihood {self.likelihood or 'not stated'}, impact {self.impact or 'not stated'}"
        return parts if self.product is None else f"{self.product} ({parts})"
