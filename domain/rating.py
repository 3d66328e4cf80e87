"""A red/amber/green rating and the scale it was given on."""

from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from domain.refusals import AgainstTheRecord
from domain.words import Line


class Light(StrEnum):
    """The points of every scale, from best to worst, and the two that are no judgement."""

    GREEN = "green"
    AMBER_GREEN = "amber-green"
    AMBER = "amber"
    AMBER_RED = "amber-red"
    RED = "red"
    EXEMPT = "exempt"
    NOT_RATED = "not-rated"


class Scale(StrEnum):
    """The scales in use: three points, four (no plain amber), or five."""

    THREE = "three"
    FOUR = "four"
    FIVE = "five"


POINTS: dict[Scale, tuple[Light, ...]] = {
    Scale.THREE: (Light.GREEN, Light.AMBER, Light.RED),
    Scale.FOUR: (Light.GREEN, Light.AMBER_GREEN, Light.AMBER_RED, Light.RED),
    Scale.FIVE: (Light.GREEN, Light.AMBER_GREEN, Light.AMBER, Light.AMBER_RED, Light.RED),
}
"""The points of each scale, best first."""

NO_JUDGEMENT = frozenset({Light.EXEMPT, Light.NOT_RATED})


class Trend(StrEnum):
    """How a rating compares with the one before it."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    FIRST = "first"
    NOT_COMPARABLE = "not-comparable"


class AnotherScale(AgainstTheRecord):
    """A programme rates on one scale at a time."""

    def __init__(self, stated: Scale, programme: Scale) -> None:
        super().__init__(
            f"The programme rates on the {programme}-point scale ({', '.join(POINTS[programme])}); this one is "
            f"on the {stated}-point one. Rate on the programme's scale, or let the programme adopt the other first."
        )


class NotOnTheScale(AgainstTheRecord):
    """A light has to be on the programme's scale."""

    def __init__(self, light: Light, programme: Scale) -> None:
        super().__init__(
            f"{light.capitalize()} is not on the programme's {programme}-point scale, which has "
            f"{', '.join(POINTS[programme])}."
        )


class Rating(BaseModel):
    """A light on its scale. Ratings on different scales are never compared, averaged or ranked together.

    Where no scale is stated it is the three-point one, or the five-point one for a light that three points lack; an
    order that states none is given the programme's (see `on_the_scale_of`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    light: Light
    scale: Scale = Scale.THREE
    as_written: Line | None = None

    @model_validator(mode="after")
    def _is_on_its_scale(self) -> Self:
        if not self.states_its_scale and self.light not in POINTS[Scale.THREE] and self.is_a_judgement:
            object.__setattr__(self, "scale", Scale.FIVE)
        if self.is_a_judgement and self.light not in POINTS[self.scale]:
            points = ", ".join(POINTS[self.scale])
            raise ValueError(f"{self.light} is not on the {self.scale}-point scale, which has {points}")
        return self

    @property
    def states_its_scale(self) -> bool:
        """Whether whoever gave it said on which scale."""
        return "scale" in self.model_fields_set

    def on_the_scale_of(self, programme: Scale) -> Self:
        """The rating on the programme's scale; one that states another scale, or is not on it, is refused."""
        if self.states_its_scale and self.scale is not programme:
            raise AnotherScale(self.scale, programme)
        if self.is_a_judgement and self.light not in POINTS[programme]:
            raise NotOnTheScale(self.light, programme)
        return self.model_copy(update={"scale": programme})

    @property
    def is_a_judgement(self) -> bool:
        """Whether it says how things are; exempt and not rated do not."""
        return self.light not in NO_JUDGEMENT

    @property
    def needs_a_path_to_green(self) -> bool:
        """Amber or worse has to say how it gets back to green."""
        return self.is_a_judgement and POINTS[self.scale].index(self.light) >= _AMBER_OR_WORSE[self.scale]

    def compared_with(self, before: "Rating | None") -> Trend:
        """Better, the same or worse than the one before; not comparable across scales or without a judgement."""
        if before is None:
            return Trend.FIRST
        if before.scale is not self.scale or not (before.is_a_judgement and self.is_a_judgement):
            return Trend.NOT_COMPARABLE
        step = POINTS[self.scale].index(self.light) - POINTS[self.scale].index(before.light)
        return Trend.SAME if step == 0 else Trend.WORSE if step > 0 else Trend.BETTER

    @property
    def in_words(self) -> str:
        """Amber/Red, Not rated: words for people."""
        return (
            self.light.replace("-", " ").capitalize()
            if self.light is Light.NOT_RATED
            else "/".join(part.capitalize() for part in self.light.split("-"))
        )


_AMBER_OR_WORSE = {Scale.THREE: 1, Scale.FOUR: 2, Scale.FIVE: 2}
