"""What stands out before a board meets: what is red, contradicted, stale, late or missing; which risks are highest?"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from application.projections.attention import Lists, attention, lists_of
from application.projections.milestone_rows import MilestoneRow
from application.projections.needs import AttentionItem, Need
from application.projections.return_rows import ReturnRow, returns_of_the_year
from application.projections.returns_together import in_lines, together_in_words
from application.projections.risk_rows import RiskRow, RiskStanding
from application.projections.view import View, counted
from domain.milestone import Milestone
from domain.periodic_return import Return
from domain.record import Record
from domain.risk import Nature, Risk
from domain.words import NOT_STATED

_NO_LIGHT = "no light was declared"

HIGHEST = 5
"""How many of the highest risks a board is told of."""


class PackException(View):
    """One thing that stands out, and why in a sentence. Only a red light has a path to green, where one is stated."""

    kind: str
    ref: str
    title: str
    why: str
    since: date | None
    path_to_green: str | None


class PackExceptions(View):
    """What stands out for one reason, each thing once.

    The highest risks do whatever they score, so they are not said to stand out. It `is_known` what does unless it is a
    question of lights and none was declared; the count says that instead: none is red, and nobody knows whether all is
    well.
    """

    name: str
    in_words: str
    count_in_words: str
    is_known: bool
    stands_out: bool
    items: tuple[PackException, ...]

    @property
    def none_in_words(self) -> str:
        """What stands in the place of the list: “Red lights: none.”, or that no light was declared."""
        return f"{self.in_words}: {'none' if self.is_known else _NO_LIGHT}."


class _Group(NamedTuple):
    """A reason: what it is called, which needs it gathers, and how a count of it is told.

    `of_lights` is one that is known only where a light was declared. `beyond_tolerance` gathers the milestones, too,
    that are expected later than the programme tolerates, which is no need.
    """

    name: str
    in_words: str
    needs: frozenset[Need]
    one: str
    many: str
    of_lights: bool = False
    beyond_tolerance: bool = False


_GROUPS = (
    _Group("red", "Red lights", frozenset({Need.RED}), "light is red", "lights are red", of_lights=True),
    _Group(
        "contradicted",
        "Lights that the plan contradicts",
        frozenset({Need.CONTRADICTED}),
        "light is contradicted by its plan",
        "lights are contradicted by their plan",
        of_lights=True,
    ),
    _Group(
        "stale",
        "Stale: nobody has looked at it in time",
        frozenset({Need.STALE, Need.STALE_FORECAST, Need.STALE_RISK}),
        "thing is stale",
        "things are stale",
    ),
    _Group(
        "late",
        "Milestones that are late, or beyond tolerance",
        frozenset({Need.OVERDUE, Need.UNDATED, Need.LATE_PREDECESSOR}),
        "milestone is late or beyond tolerance",
        "milestones are late or beyond tolerance",
        beyond_tolerance=True,
    ),
    _Group(
        "issues", "Issues escalated", frozenset({Need.ESCALATED_ISSUE}), "issue is escalated", "issues are escalated"
    ),
)
"""The reasons in the order a board reads them; needs that come later belong to a later version of the pack."""


def exceptions_of(record: Record) -> tuple[PackExceptions, ...]:
    """Every reason with what stands out for it, also where nothing does; the highest risks last."""
    lists = lists_of(record)
    needy = attention(record, lists=lists).items
    paths = {row.ref: row.path_to_green for row in lists.board.rows}
    groups = [_gathered(group, record, needy, lists=lists, paths=paths) for group in _GROUPS]
    return (*groups, _returns(record), _risks(lists.risks.risks))


def _gathered(
    group: _Group, record: Record, needy: Iterable[AttentionItem], *, lists: Lists, paths: dict[str, str | None]
) -> PackExceptions:
    items = _each_once(_item(item, paths) for item in needy if item.need in group.needs)
    if group.beyond_tolerance:
        told = {item.ref for item in items}
        items += [row for row in _beyond_tolerance(record, lists.milestones.milestones) if row.ref not in told]
    is_known = not group.of_lights or any(row.is_declared for row in lists.board.rows)
    return PackExceptions(
        name=group.name,
        in_words=group.in_words,
        count_in_words=counted(len(items), group.one, group.many) if is_known else _NO_LIGHT,
        is_known=is_known,
        stands_out=bool(items),
        items=tuple(items),
    )


def _each_once(items: Iterable[PackException]) -> list[PackException]:
    """Each thing with everything that is to be said of it, in the place of the first; since the earliest day."""
    found: dict[tuple[str, str], PackException] = {}
    for item in items:
        before = found.get((item.kind, item.ref))
        found[item.kind, item.ref] = _with_more(before, item) if before else item
    return list(found.values())


def _with_more(before: PackException, item: PackException) -> PackException:
    since = min(filter(None, (before.since, item.since)), default=None)
    return before.model_copy(update={"why": f"{before.why} {item.why}", "since": since})


def _item(item: AttentionItem, paths: dict[str, str | None]) -> PackException:
    path = paths.get(item.ref) if item.need is Need.RED else None
    return PackException(
        kind=item.kind, ref=item.ref, title=item.title, why=item.why, since=item.since, path_to_green=path
    )


def _beyond_tolerance(record: Record, rows: Iterable[MilestoneRow]) -> Iterator[PackException]:
    """Those expected later than their baseline by more working days than the programme tolerates."""
    red = record.programme.tolerance_in_force.red_beyond
    for row in rows:
        slip = row.against_baseline.slip_in_working_days
        if row.state == "open" and slip is not None and slip > red and row.forecast and row.baseline:
            later = f"{counted(slip, 'working day')} later than its baseline of {row.baseline.in_words}"
            why = f"Expected {row.forecast.in_words}, {later}; {counted(red, 'working day')} are tolerated."
            yield PackException(
                kind=Milestone.KIND, ref=row.ref, title=row.title, why=why, since=None, path_to_green=None
            )


def _returns(record: Record) -> PackExceptions:
    """What was to be reported by now and was not, or not all of it; the oldest first, many of one owner in one line."""
    owed = [row for row in returns_of_the_year(record) if row.is_owed]
    return PackExceptions(
        name="returns",
        in_words="Returns that are missing or incomplete",
        count_in_words=counted(len(owed), "return is missing or incomplete", "returns are missing or incomplete"),
        is_known=True,
        stands_out=bool(owed),
        items=tuple(map(_return, in_lines(owed))),
    )


def _return(line: tuple[ReturnRow, ...]) -> PackException:
    """By the oldest of those that are told together."""
    row = line[0]
    words = row.owed_in_words if len(line) == 1 else together_in_words(line)
    title = f"{row.owner}, {row.period_in_words}" if len(line) == 1 else row.owner
    since = row.due_on + timedelta(days=1) if row.due_on else None
    why = f"{words[:1].upper()}{words[1:]}."
    return PackException(kind=Return.KIND, ref=row.ref, title=title, why=why, since=since, path_to_green=None)


def _risks(rows: Iterable[RiskRow]) -> PackExceptions:
    """The highest scores of open threats; one that nobody scored is not among them."""
    scored = [row for row in rows if row.nature is Nature.THREAT and row.standing is RiskStanding.OPEN and _score(row)]
    highest = sorted(scored, key=_score, reverse=True)[:HIGHEST]
    return PackExceptions(
        name="risks",
        in_words="The highest risks",
        count_in_words=counted(len(highest), "risk"),
        is_known=True,
        stands_out=False,
        items=tuple(map(_risk, highest)),
    )


def _score(row: RiskRow) -> int:
    return (row.standing_score and row.standing_score.product) or 0


def _risk(row: RiskRow) -> PackException:
    score = row.standing_score.in_words if row.standing_score else NOT_STATED
    moved = f", {row.movement_in_words}" if row.movement else ""
    response = row.response or row.response_as_written or NOT_STATED
    why = f"Scored {score}{moved}. Response: {response}. Owner: {row.owner_role or NOT_STATED}."
    return PackException(kind=Risk.KIND, ref=row.ref, title=row.event, why=why, since=row.scored_on, path_to_green=None)
