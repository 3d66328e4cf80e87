"""A history of one light over twelve months, in which everything happens that can."""

from datetime import date
from typing import Any

from application.projections.rag_history import CellStanding, HistoryCell, HistoryRow, RagHistory
from application.projections.rag_rows import RatingView
from domain.rag_status import Dimension
from domain.rating import Light, Rating
from tests.api.pages.drawing.plans import only

LIGHTS = (
    None,
    Light.NOT_RATED,
    Light.GREEN,
    Light.GREEN,
    Light.AMBER_GREEN,
    Light.AMBER,
    Light.AMBER_RED,
    Light.RED,
    Light.EXEMPT,
    Light.RED,
    Light.AMBER,
    Light.GREEN,
)
STALE, CONTRADICTED = 3, 11
"""Which of the twelve is stale, and which the plan contradicts."""

ENDS = (*(date(2017, month, 28) for month in range(3, 13)), date(2018, 1, 28), date(2018, 2, 20))


def history() -> RagHistory:
    row = HistoryRow.model_construct(
        **only(
            ref="programme:bridge:overall",
            subject_kind="programme",
            subject="bridge",
            subject_title="Bridge",
            dimension=Dimension.OVERALL,
            in_words="Green, then worse, then Green",
            cells=tuple(_cell(place, light) for place, light in enumerate(LIGHTS)),
        )
    )
    inside = row.model_copy(
        update={"ref": "workstream:deck:budget", "subject_kind": "workstream", "subject_title": "Deck <b>laid</b>"}
    )
    return RagHistory.model_construct(
        **only(
            programme="bridge",
            programme_name="Bridge",
            in_words="Over 12 calendar months up to 20 February 2018, 2 lights are as they were.",
            period_ends=ENDS,
            rows=(row, inside),
        )
    )


def _cell(place: int, light: Light | None) -> HistoryCell:
    rating = Rating(light=light) if light else None
    is_rated = light not in (None, Light.NOT_RATED)
    said: dict[str, Any] = {  # Any: the fields of a cell
        "period_end": ENDS[place],
        "standing": CellStanding.RATED if is_rated else CellStanding.NOT_RATED,
        "in_words": rating.in_words if rating else "Not in the record yet",
        "rating": None,
        "is_stale": place == STALE,
        "stale_since": date(2017, 6, 3) if place == STALE else None,
        "is_contradicted": place == CONTRADICTED,
        "contradiction": "green declared; the plan suggests red" if place == CONTRADICTED else None,
    }
    if light is None:
        said["standing"] = CellStanding.NOT_REGISTERED_YET
    if rating and is_rated:
        said["rating"] = RatingView(light=rating.light, scale=rating.scale, in_words=rating.in_words, as_written=None)
    return HistoryCell.model_construct(**said)
