"""Where is this spoken of?"""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

from application.projections.comparison import NOUNS, as_people_count
from application.projections.fields.field import Names
from application.projections.looking_for import Segment, Terms, folded, snippet
from application.projections.spoken import SPOKEN, Words, words_about
from application.projections.view import View, counted
from domain.record import Record
from domain.state import State

MOST = 50
"""How many hits are shown unless more are asked for."""

LONGEST_QUESTION = 200
"""How many characters of what is asked for are looked at."""

NOTHING_ASKED = "Write what to look for: a word, the beginning of one, or a reference such as M4."
TOO_SHORT = (
    "A single letter or digit is looked for among the references only. Write two letters or more to search all words."
)


class Hit(View):
    """One thing that is spoken of so, and the words it is spoken of in: `label` names the field they stand in."""

    programme: str
    programme_name: str
    kind: str
    kind_in_words: str
    ref: str
    title: str
    label: str
    snippet: tuple[Segment, ...]


class SearchResults(View):
    """What was found, the best first: a reference that is just that, then titles, then everything else.

    `total` counts everything that was found, `hits` are as many of it as were asked for. `advice` says how to find
    more where the words asked for too little.
    """

    words: str
    headline: str
    advice: str | None
    total: int
    hits: tuple[Hit, ...]


class Rank(IntEnum):
    """How well a thing matches, best first."""

    REFERENCE = 0
    TITLE = 1
    OTHER = 2


class _Found(NamedTuple):
    """A thing that matches, how well, and the words that show it."""

    rank: Rank
    record: Record
    names: Names
    state: State
    shown: Words


def search(records: Iterable[Record], words: str, *, most: int = MOST) -> SearchResults:
    """Everything in these records that holds all the words, or words that begin with them; no case, no accents.

    The words may stand in different places of what is written of a thing. Nothing asked for finds nothing, and a
    single letter or digit only a reference that is just that. Of a very long question its beginning is looked for.
    """
    words = words[:LONGEST_QUESTION]
    terms = Terms(words)
    found = sorted(_found(records, terms), key=lambda one: one.rank) if terms.words else []
    return SearchResults(
        words=words,
        headline=_headline(words, terms, len(found)),
        advice=_advice(terms),
        total=len(found),
        hits=tuple(_hit(one, terms) for one in found[:most]),
    )


def _found(records: Iterable[Record], terms: Terms) -> Iterator[_Found]:
    """What matches, programme by programme, in the order of kinds and references."""
    for record in records:
        names = Names(record)
        for kind in SPOKEN:
            things = record.states.get(kind, {}).values()
            found = [one for thing in things if (one := _matching(record, thing, names, terms))]
            yield from sorted(found, key=lambda one: as_people_count(one.state.ref))


def _matching(record: Record, state: State, names: Names, terms: Terms) -> _Found | None:
    reference = Words("Reference", state.ref)
    if terms.words == (folded(state.ref),):
        return _Found(Rank.REFERENCE, record, names, state, reference)
    if terms.are_too_short:
        return None
    written = list(words_about(state, names))
    if not terms.are_in(folded("\n".join([state.ref, *(words.text for words in written)]))):
        return None
    title = written[0] if written else reference
    if terms.are_in(folded(f"{state.ref}\n{title.text}")):
        in_title = terms.how_many_are_in(folded(title.text))
        return _Found(Rank.TITLE, record, names, state, title if in_title else reference)
    best = max((reference, *written), key=lambda words: terms.how_many_are_in(folded(words.text)))
    return _Found(Rank.OTHER, record, names, state, best)


def _hit(found: _Found, terms: Terms) -> Hit:
    state, programme = found.state, found.record.programme
    return Hit(
        programme=programme.ref,
        programme_name=programme.name,
        kind=state.KIND,
        kind_in_words=NOUNS[state.KIND].one,
        ref=state.ref,
        title=found.names.title(state.KIND, state.ref),
        label=found.shown.label,
        snippet=snippet(found.shown.text, terms),
    )


def _headline(words: str, terms: Terms, total: int) -> str:
    if not terms.words:
        return "Nothing was asked for."
    speak = "speaks" if total == 1 else "speak"
    asked = " ".join(words.split())
    return f"{counted(total, 'thing')} {speak} of “{asked}”." if total else f"Nothing speaks of “{asked}”."


def _advice(terms: Terms) -> str | None:
    if not terms.words:
        return NOTHING_ASKED
    return TOO_SHORT if terms.are_too_short else None
