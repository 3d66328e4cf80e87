"""Does a chain of things, each naming the next, lead back to where it began?"""

from collections.abc import Callable


def way_back(ref: str, first: str | None, after: Callable[[str], str | None]) -> list[str]:
    """The chain from a thing by way of `first` back to the thing itself; empty where it does not lead there."""
    chain, following = [ref], first
    while following is not None and following not in chain[1:]:
        chain.append(following)
        if following == ref:
            return chain
        following = after(following)
    return []
