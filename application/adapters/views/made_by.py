"""Which code makes the rows of views? What another version of the program has made is never taken for ours."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

_MAKING = (
    ("domain", ()),
    ("application", ("projections",)),
    ("application", ("seen.py",)),
    ("application", ("adapters", "mapper.py")),
    ("application", ("adapters", "upcasting.py")),
    ("application", ("adapters", "records.py")),
    ("application", ("adapters", "folds_along_time.py")),
    ("application", ("adapters", "saved_folds.py")),
    ("application", ("adapters", "fold_shape.py")),
    ("application", ("adapters", "stored_shape.py")),
    ("application", ("adapters", "views")),
)
"""Everything between the journal and a row. One file too many only makes rows anew once more."""


@cache
def made_by() -> str:
    """The fingerprint of that code."""
    digest = sha256()
    for package, steps in _MAKING:
        for source in sorted(_sources(files(package).joinpath(*steps)), key=str):
            digest.update(sha256(source.read_bytes()).digest())
    return digest.hexdigest()[:32]


def _sources(place: Traversable) -> list[Traversable]:
    if place.is_file():
        return [place] if place.name.endswith(".py") else []
    return [source for inside in place.iterdir() for source in _sources(inside)]
