"""What is written of a thing, and under which label?"""

from collections.abc import Iterable, Iterator

Stated = tuple[str, str | None]
"""A label, and what stands there; nothing where nothing is stated."""


def several(label: str, texts: Iterable[str | None]) -> Iterator[Stated]:
    """Texts that stand under one label."""
    return ((label, text) for text in texts)
