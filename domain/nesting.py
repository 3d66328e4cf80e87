"""Nothing lies inside itself, however deep: what workstreams and programmes have in common."""

from collections.abc import Mapping

from domain.refusals import AgainstTheRecord


class InsideItself(AgainstTheRecord):
    """Nothing lies inside itself."""

    def __init__(self, name: str, chain: str) -> None:
        super().__init__(f"“{name}” would lie inside itself: {chain}. Choose another parent.")


def must_not_lie_inside_itself(ref: str, name: str, parent: str | None, parents: Mapping[str, str | None]) -> None:
    """Refuse a parent that lies inside the thing itself, naming the chain."""
    chain = [ref]
    while parent is not None:
        chain.append(parent)
        if parent == ref:
            raise InsideItself(name, " inside ".join(chain))
        parent = None if chain.count(parent) > 1 else parents.get(parent)
