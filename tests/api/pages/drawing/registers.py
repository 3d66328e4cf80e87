"""Maps of risks, made of a few counts."""

from application.projections.risks import RiskMap


def grid(counts: dict[tuple[int, int], int], unscored: int = 0) -> RiskMap:
    """So many risks at each likelihood and impact, and so many that lie nowhere."""
    return RiskMap(
        counts=tuple(
            tuple(counts.get((likelihood, impact), 0) for impact in range(1, 6)) for likelihood in range(1, 6)
        ),
        cells=(),
        placed=sum(counts.values()),
        unscored=unscored,
    )
