"""What came of a fault: how often it happened, what had been acknowledged before it, and what was found after it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

_SHOWN = 5


class Outcome(NamedTuple):
    """One line of the table. `acknowledged` counts orders whose receipt somebody held; lost and doubled are of them."""

    fault: str
    repeats: int
    acknowledged: int
    lost: int = 0
    doubled: int = 0
    findings: tuple[str, ...] = ()
    remark: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong. Where nothing was acknowledged nothing was tried."""
        return self.acknowledged > 0 and not (self.lost or self.doubled or self.findings)

    @property
    def verdict(self) -> str:
        """The same as a word."""
        return "sound" if self.is_sound else "VIOLATED"


class Found(NamedTuple):
    """What a look at a store brought to light: orders that were acknowledged and are not there, or twice, and more."""

    lost: int = 0
    doubled: int = 0
    findings: tuple[str, ...] = ()


def summed(fault: str, repeats: int, acknowledged: int, *, found: Iterable[Found], remark: str = "") -> Outcome:
    """The outcome of many looks."""
    looks = list(found)
    return Outcome(
        fault,
        repeats,
        acknowledged,
        lost=sum(look.lost for look in looks),
        doubled=sum(look.doubled for look in looks),
        findings=tuple(sentence for look in looks for sentence in look.findings),
        remark=remark,
    )


def shortened(findings: Sequence[str]) -> list[str]:
    """The first few, and how many more there are."""
    more = len(findings) - _SHOWN
    return [*findings[:_SHOWN], *([f"… and {more} more"] if more > 0 else [])]
