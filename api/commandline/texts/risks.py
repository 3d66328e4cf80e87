"""The risk register for people: how many, where they lie on the map, and each with its score, response and owner."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, bullets, table
from application.projections.risk_rows import MitigationView, RiskRow, RiskStanding
from application.projections.risks import FIVE, RiskMap, RiskMaps, RiskRegister
from application.projections.view import counted
from domain.words import NOT_STATED

COLUMNS = ("Ref", "What could happen", "Score", "Response", "Owner", "Standing")
NOT_DONE = {
    RiskStanding.BECAME_AN_ISSUE: "; not done when the risk came true",
    RiskStanding.CLOSED: "; not done when the risk was closed",
}
MAP_COLUMNS = ("Likelihood", *(f"Impact {impact}" for impact in FIVE))


def told(view: RiskRegister) -> Iterator[Block]:
    """The register: the counts, the maps, the risks, and what is being done."""
    yield Heading(phrases.title("Risks", view))
    yield Paragraph(view.in_words)
    yield from _maps("Threats", view.threats)
    yield from _maps("Opportunities", view.opportunities)
    yield table(COLUMNS, (_row(row) for row in view.risks), empty="No risk is in the register at this moment.")
    yield from bullets(_action(row, held) for row in view.risks for held in row.mitigations)


def _maps(nature: str, maps: RiskMaps) -> Iterator[Block]:
    """All three where any has something on it; what is not scored is said beside each."""
    if not any(found.placed for found in (maps.inherent, maps.current, maps.target)):
        yield from _no_map(nature, maps.current.unscored)
        return
    for score, found in (("inherent", maps.inherent), ("current", maps.current), ("target", maps.target)):
        aside = f"; {found.unscored} without that score" if found.unscored else ""
        yield Heading(f"{nature} by {score} score: {found.placed or 'none'} on the map{aside}")
        if found.placed:
            yield table(MAP_COLUMNS, _map_rows(found), empty="")


def _no_map(nature: str, unscored: int) -> Iterator[Block]:
    if unscored:
        yield Paragraph(f"{nature}: {unscored} open, and none has a likelihood and an impact to place it by.")


def _map_rows(found: RiskMap) -> Iterator[tuple[object, ...]]:
    for likelihood in reversed(FIVE):
        yield likelihood, *(count or "·" for count in found.counts[likelihood - 1])


def what(row: RiskRow) -> str:
    """Event, cause and effect, a sentence each; what is not stated is left out, except the event."""
    if not row.cause and not row.effect:
        return row.event
    parts = [row.event, f"Cause: {row.cause}" if row.cause else "", f"Effect: {row.effect}" if row.effect else ""]
    return " ".join(phrases.sentence(part) for part in parts if part)


def score(row: RiskRow) -> str:
    """The score that counts, and which way it goes; the paper's own word where it has one."""
    if row.standing_score is None:
        return f"{NOT_STATED} (written “{row.severity_as_written}”)" if row.severity_as_written else NOT_STATED
    return "; ".join([row.standing_score.in_words, row.movement_in_words, *_other_scores(row)])


def _other_scores(row: RiskRow) -> Iterator[str]:
    """Where the score began, if it has been scored anew since, and where it is meant to go."""
    if row.current and row.inherent:
        yield f"inherent {row.inherent.in_words}"
    if row.target:
        yield f"target {row.target.in_words}"


def _row(row: RiskRow) -> tuple[object, ...]:
    response = row.response_as_written or row.response
    return row.ref, what(row), score(row), response, row.owner_role, _standing(row)


def _standing(row: RiskRow) -> str:
    found = [row.standing_in_words.replace("-", " ")]
    found += [f"expected {phrases.planned(row.proximity)}"] if row.proximity else []
    found += [f"escalated to {row.escalated_to}"] if row.escalated_to else []
    found += [f"◌ Stale since {phrases.day(row.stale_since)}"] if row.is_stale else []
    found += [counted(row.overdue_mitigations, "action overdue", "actions overdue")] if row.overdue_mitigations else []
    return "; ".join(found)


def _action(row: RiskRow, held: MitigationView) -> str:
    done = phrases.since("done", held.done_on) if held.is_done else f"due {phrases.planned(held.due)}"
    late = f", {phrases.days(held.days_overdue)} overdue" if held.days_overdue else ""
    left = "" if held.is_done else NOT_DONE.get(row.standing, "")
    return f"{row.ref}: {held.what} ({held.owner_role or 'owner not stated'}; {done}{late}{left})"
