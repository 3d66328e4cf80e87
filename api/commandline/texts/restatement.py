"""A restatement for people: the sentence first, then each report or period end with what hindsight shows otherwise."""

from collections.abc import Iterable, Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, bullets, table
from application.projections.restated_lights import Tally, Verdict
from application.projections.restated_reasons import Recorded
from application.projections.restatement import ErasedSince, LightRestated, Restatement, Shown, ThingRestated

COUNTED = ("lights shown", "as shown", "better", "green then red", "worse", "not rated then", "erased since", "claimed")


def told(view: Restatement) -> Iterator[Block]:
    """What was shown, how it stands up, and why it differs."""
    yield Heading(phrases.title("Restatement", view))
    yield Paragraph(view.headline)
    yield table(
        ("shown at", *COUNTED),
        ((one.in_words, *_counts(one.tally)) for one in view.shown),
        empty="Nothing was shown yet.",
    )
    if view.roles:
        yield table(("declared by", *COUNTED), ((one.in_words, *_counts(one.tally)) for one in view.roles), empty="")
    for one in view.shown:
        yield from _shown(one)


def _counts(tally: Tally | None) -> tuple[int | str, ...]:
    if tally is None:
        return ("nothing was recorded yet", *("" for _ in COUNTED[1:]))
    return (
        tally.shown,
        tally.as_shown,
        tally.shown_better,
        tally.green_then_red,
        tally.shown_worse,
        tally.not_rated_then,
        tally.erased,
        tally.claimed,
    )


def _shown(shown: Shown) -> Iterator[Block]:
    lines = [
        *(line for light in shown.lights if light.verdict is not Verdict.AS_SHOWN for line in _light(light)),
        *(line for thing in shown.things for line in _thing(thing)),
        *(line for erased in shown.erased for line in _erased(erased)),
        *(f"Recorded {one.in_words}: {one.entry.what}" for one in shown.shortly_before),
        *(phrases.sentence(one.in_words) for one in shown.brought_in),
    ]
    if lines:
        yield Heading(f"{shown.in_words[0].upper()}{shown.in_words[1:]}")
        yield from bullets(lines)


def _light(light: LightRestated) -> Iterator[str]:
    yield f"{light.subject_title}, {light.dimension}: {phrases.sentence(light.in_words)}"
    yield from _reasons(light.reasons)


def _thing(thing: ThingRestated) -> Iterator[str]:
    became = ", ".join(thing.turns) or thing.sort.value
    yield f"“{thing.title}” ({thing.kind_in_words} {thing.ref}): {became} with hindsight."
    yield from _reasons(thing.reasons)


def _erased(erased: ErasedSince) -> Iterator[str]:
    yield f"“{erased.title}” ({erased.kind_in_words} {erased.ref}): {phrases.sentence(erased.in_words)}"
    yield from _reasons((erased.erasure,) if erased.erasure else ())


def _reasons(reasons: Iterable[Recorded]) -> Iterator[str]:
    for reason in reasons:
        because = f" It corrects entry {reason.corrects}, because {reason.because}." if reason.because else ""
        authority = f" On the authority of {reason.authority}." if reason.authority else ""
        yield f"Entry {reason.position}, recorded {phrases.time(reason.recorded_at)}: {reason.what}{because}{authority}"
