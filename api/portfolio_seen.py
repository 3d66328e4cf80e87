"""The portfolio as every door asks for it: now from what is kept ready, in the past from the records."""

from typing import NamedTuple

from api.bootstrap import Tracker
from application.projections.portfolio_lines import Lines, Sight, lines_of
from domain.actor import Actor
from domain.record import Moment


class Seen(NamedTuple):
    """All lines of a moment, and what one person sees of them."""

    lines: Lines
    sight: Sight


def seen_by(actor: Actor, tracker: Tracker, moment: Moment) -> Seen:
    """What somebody sees of the portfolio, with everything that is recorded by now."""
    today = tracker.office.clock.now().date()
    is_now = moment == Moment(today)
    lines = tracker.views.portfolios.lines(today) if is_now else lines_of(tracker.sight.public, moment, actor)
    return Seen(lines, lines.seen_by(actor))
