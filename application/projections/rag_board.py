"""What is red, amber or green, is it getting better, who said so, and does the plan agree?

A rating is declared by a person; what the plan suggests stands beside it and never replaces it (the rules stand in
`domain.suggestion`). A rating nobody looked at within the reporting cycle is stale. Ratings on different scales are
counted apart, never averaged or ranked together, and what nobody rated is not rated, never green. What is over keeps
its rating on the board, marked as over, and is counted among no lights.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from application.projections.rag_rows import RagRow, declared_row, undeclared_row
from application.projections.view import ProgrammeView, View, counted, header
from domain.phase import Phase
from domain.programme import Programme
from domain.rag_status import Dimension, RagStatus, RatedKind, rag_ref
from domain.rating import POINTS, Light, Rating, Scale
from domain.record import Record
from domain.scope import Plan, milestones_of, workstreams_inside
from domain.words import listed
from domain.workstream import Workstream


class LightCount(View):
    """How many ratings show one light of one scale."""

    scale: Scale
    light: Light
    in_words: str
    count: int


class RagBoard(ProgrammeView):
    """Every declared rating, and the overall ratings that are missing: the programme first, then what is inside it.

    `lights` counts judgements by scale, worst first; `exempt` and `not_rated` are no judgement and are counted beside
    them. `over` counts the ratings of what is dropped, met, completed or closed; none of the other counts holds them.
    `cycle_in_days` is the reporting cycle, null where none is stated in days: nothing is stale then.
    """

    workstream: str | None
    in_words: str
    cycle_in_days: int | None
    dimensions: tuple[Dimension, ...]
    lights: tuple[LightCount, ...]
    stale: int
    contradicted: int
    exempt: int
    not_rated: int
    over: int
    rows: tuple[RagRow, ...]


def rag_board(record: Record, *, workstream: str | None = None) -> RagBoard:
    """The ratings of a programme, or of one workstream with everything inside it; an unknown one is refused."""
    rows = tuple(_rows(record, workstream))
    standing = tuple(row for row in rows if row.subject_is_open)
    lights = tuple(_light_counts(standing))
    board = RagBoard(
        **header(record),
        workstream=workstream,
        in_words="",
        cycle_in_days=record.programme.cycle_in_days,
        dimensions=tuple(dimension for dimension in Dimension if any(row.dimension is dimension for row in rows)),
        lights=lights,
        stale=sum(row.is_stale is True for row in standing),
        contradicted=sum(row.is_contradicted for row in standing),
        exempt=sum(row.rating.light is Light.EXEMPT for row in standing),
        not_rated=sum(row.rating.light is Light.NOT_RATED for row in standing),
        over=len(rows) - len(standing),
        rows=rows,
    )
    return board.model_copy(update={"in_words": _in_words(board)})


def _rows(record: Record, workstream: str | None) -> Iterator[RagRow]:
    plan = Plan(record)
    for shown in ratings_shown(record, workstream):
        if shown.status:
            yield declared_row(record, shown.status, plan=plan)
        else:
            yield undeclared_row(record, shown.kind, shown.subject, plan=plan)


class RatingShown(NamedTuple):
    """One rating that the board shows, and what was declared of it; nothing where it is missed."""

    ref: str
    kind: RatedKind
    subject: str
    dimension: Dimension
    status: RagStatus | None


def ratings_shown(record: Record, workstream: str | None = None) -> Iterator[RatingShown]:
    """In the order of the record: the programme, its workstreams, its phases, its milestones; overall first.

    What was declared of a thing that is not in the record at this moment comes last.
    """
    left = dict(record.all(RagStatus))
    rated = {(status.subject_kind, status.subject) for status in left.values()}
    for kind, subject, must_be_rated in _subjects(record, workstream):
        for dimension in Dimension if must_be_rated or (kind, subject) in rated else ():
            ref = rag_ref(kind, subject, dimension)
            status = left.pop(ref, None)
            if status or (must_be_rated and dimension is Dimension.OVERALL):
                yield RatingShown(ref, kind, subject, dimension, status)
    for ref, status in left.items() if workstream is None else ():
        yield RatingShown(ref, status.subject_kind, status.subject, status.dimension, status)


def _subjects(record: Record, workstream: str | None) -> Iterator[tuple[RatedKind, str, bool]]:
    """What can be rated, and whether its overall rating is missed where there is none."""
    inside = None
    if workstream is None:
        yield RatedKind.PROGRAMME, record.programme.ref, not record.programme.is_closed
    else:
        inside = workstreams_inside(record.all(Workstream), record.get(Workstream, workstream).ref)
    for stream in record.all(Workstream).values():
        if inside is None or stream.ref in inside:
            yield RatedKind.WORKSTREAM, stream.ref, stream.is_open
    for phase in record.all(Phase) if inside is None else ():
        yield RatedKind.PHASE, phase, False
    kind, ref = (Programme.KIND, record.programme.ref) if workstream is None else (Workstream.KIND, workstream)
    for milestone in milestones_of(record, kind, ref):
        yield RatedKind.MILESTONE, milestone.ref, False


def _light_counts(rows: Iterable[RagRow]) -> Iterator[LightCount]:
    shown = [(row.rating.scale, row.rating.light) for row in rows]
    for scale, points in POINTS.items():
        for light in reversed(points):
            if count := shown.count((scale, light)):
                words = Rating(light=light, scale=scale).in_words
                yield LightCount(scale=scale, light=light, in_words=words, count=count)


def _in_words(board: RagBoard) -> str:
    """For example: 1 red and 2 green. 1 rating is stale. 1 rating is contradicted by its plan."""
    scales = {light.scale for light in board.lights}
    sentences = [_scale_in_words(board, scale, alone=len(scales) == 1) for scale in POINTS if scale in scales]
    if board.stale:
        sentences.append(f"{_ratings(board.stale)} stale")
    if board.contradicted:
        sentences.append(
            f"{_ratings(board.contradicted)} contradicted by {'its' if board.contradicted == 1 else 'their'} plan"
        )
    if board.not_rated:
        sentences.append(f"{counted(board.not_rated, 'thing is', 'things are')} not rated")
    if board.over:
        sentences.append(f"{_ratings(board.over)} of what is over, and not counted")
    return "".join(f"{sentence}. " for sentence in sentences or ["Nothing is rated"]).strip()


def _scale_in_words(board: RagBoard, scale: Scale, *, alone: bool) -> str:
    lights = listed(f"{light.count} {light.in_words.lower()}" for light in board.lights if light.scale is scale)
    return lights if alone else f"On the {scale}-point scale: {lights}"


def _ratings(number: int) -> str:
    return counted(number, "rating is", "ratings are")
