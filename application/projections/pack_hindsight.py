"""How do the lights that a board was shown in its pack stand up to what is known of the same day now?"""

from collections.abc import Sequence

from application.projections.restated_lights import LightShown, Tally, Verdict, lights_of, lights_shown, tally
from application.projections.view import View, counted
from domain.rating import Light
from domain.record import Record


class Hindsight(View):
    """The lights of a pack, then and now. `differing` are those that are known otherwise, or not at all any more.

    Of those `shown_green` so many are `still_green`. A light that was not rated then is known only now, and counts as
    shown in no colour.
    """

    tally: Tally
    shown_green: int
    still_green: int
    differing: tuple[LightShown, ...]
    in_words: str


def hindsight_of(then: Record, known: Record) -> Hindsight:
    """What was shown of each light, beside what the record knows of the same day; no entry of it may be erased."""
    before, after = lights_of(then), lights_of(known)
    declared = [shown.status.declared.position for shown in before.ratings.values() if shown.status]
    lights = tuple(lights_shown(before, after, recorded_by_then=declared, erased={}))
    green = [light for light in lights if light.shown and light.shown.light is Light.GREEN]
    still_green = sum(light.known is not None and light.known.light is Light.GREEN for light in green)
    differing = tuple(light for light in lights if light.verdict is not Verdict.AS_SHOWN)
    return Hindsight(
        tally=tally(lights),
        shown_green=len(green),
        still_green=still_green,
        differing=differing,
        in_words=_in_words(len(green), still_green, differing),
    )


def _in_words(green: int, still_green: int, differing: Sequence[LightShown]) -> str:
    """For example: 1 of 3 lights shown green is green with hindsight. Planning, schedule: green then, red now."""
    said = _green_in_words(green, still_green)
    return " ".join([said, *(f"{_called(light)}: {_then_and_now(light)}." for light in differing)])


def _green_in_words(green: int, still_green: int) -> str:
    shown = counted(green, "light was shown green", "lights were shown green")
    if not green:
        return "No light was shown green."
    if still_green == green:
        return f"{shown}, and {_is(green)} green with hindsight."
    if not still_green:
        return f"{shown}, and {'is not' if green == 1 else 'none of them is'} green with hindsight."
    return f"{still_green} of {counted(green, 'light')} shown green {_is(still_green)} green with hindsight."


def _is(count: int) -> str:
    return "is" if count <= 1 else "are"


def _called(light: LightShown) -> str:
    return f"{light.subject_title}, {light.dimension}"


def _then_and_now(light: LightShown) -> str:
    return f"{light.in_words[:1].lower()}{light.in_words[1:]}"
