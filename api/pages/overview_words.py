"""The first sentences of a programme's page: are we all right, what needs us, and what moved?"""

from collections.abc import Iterator

from application.projections.attention import Attention
from application.projections.changes_since import ChangeCounts
from application.projections.portfolio_rows import SinceLastReport
from application.projections.rag_board import RagBoard
from application.projections.rag_rows import RagRow
from application.projections.view import counted
from domain.rag_status import Dimension, RatedKind
from domain.words import listed

MOVES: tuple[tuple[str, str, str], ...] = (
    ("lights_worse", "light is worse", "lights are worse"),
    ("lights_better", "light is better", "lights are better"),
    ("lights_otherwise", "light is another", "lights are others"),
    ("lights_first_declared", "light was declared for the first time", "lights were declared for the first time"),
    ("forecasts_later", "date moved later", "dates moved later"),
    ("forecasts_earlier", "date moved earlier", "dates moved earlier"),
    ("forecasts_otherwise", "date is told otherwise", "dates are told otherwise"),
    ("rebaselined", "new baseline was agreed", "new baselines were agreed"),
    ("met", "milestone was met", "milestones were met"),
    ("dropped", "milestone was dropped", "milestones were dropped"),
    ("planned", "milestone was added", "milestones were added"),
    ("risks_identified", "risk was identified", "risks were identified"),
    ("risks_closed", "risk was closed", "risks were closed"),
    ("risks_materialised", "risk became an issue", "risks became issues"),
    ("issues_raised", "issue was raised", "issues were raised"),
    ("issues_resolved", "issue was resolved", "issues were resolved"),
    ("returns_received", "return came", "returns came"),
    ("returns_missing", "return fell due and did not come", "returns fell due and did not come"),
    ("returns_withdrawn", "return was withdrawn", "returns were withdrawn"),
)
"""Every count of what changed: its field, and its words for one and for many."""

WORTH_THE_FIRST_SENTENCE = 3
"""How many of them the answer names; all of them stand below it."""


def answer(board: RagBoard, needed: Attention, changes: SinceLastReport) -> str:
    """Overall it is Amber, worse than Green, declared on 5 December 2017. 3 things need attention."""
    return f"{_overall(board)} {_needs(needed)} {_moves(changes)}".strip()


def _overall(board: RagBoard) -> str:
    row = next((row for row in board.rows if _is_the_overall_one(row)), None)
    if row is None or not row.subject_is_open:
        return "The programme is closed."
    if not row.is_declared:
        return "Nobody has declared an overall light, so the programme is not rated."
    sentences = [f"Overall it is {row.rating.in_words}, {_trend(row)}."]
    if row.is_stale:
        sentences.append("That is stale.")
    if row.is_contradicted and row.suggested:
        sentences.append(f"The plan suggests {row.suggested.rating.in_words}.")
    return " ".join(sentences)


def _is_the_overall_one(row: RagRow) -> bool:
    return row.subject_kind is RatedKind.PROGRAMME and row.dimension is Dimension.OVERALL


def _trend(row: RagRow) -> str:
    return "its first rating" if row.trend_in_words == "first rating" else row.trend_in_words


def _needs(needed: Attention) -> str:
    if not needed.items:
        return "Nothing needs attention."
    return f"{counted(len(needed.items), 'thing needs', 'things need')} attention."


def _moves(changes: SinceLastReport) -> str:
    """Since the report of 19 January 2018: 2 lights are worse and 3 dates moved later."""
    if changes.counts is None:
        return ""
    since = changes.since_in_words[:1].upper() + changes.since_in_words[1:]
    told = [words for _, _, words in counts_in_words(changes.counts)][:WORTH_THE_FIRST_SENTENCE]
    return f"{since} {listed(told)}." if told else f"{since} nothing has changed."


def counts_in_words(counts: ChangeCounts) -> tuple[tuple[str, int, str], ...]:
    """Each count that is not nought: its field, the number, and both in words."""
    return tuple(_stated(counts))


def _stated(counts: ChangeCounts) -> Iterator[tuple[str, int, str]]:
    for name, one, many in MOVES:
        if number := getattr(counts, name):
            yield name, number, counted(number, one, many)
