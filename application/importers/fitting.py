"""A model made of what a mapping in a file says, or every reason why not, each with its place."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from application.importers.faults import Faults, Place
from application.importers.validation_in_words import said_of
from application.importers.words_as_meant import Meaning, Path, Unread
from application.importers.yaml_with_marks import Node

M = TypeVar("M", bound=BaseModel)


def fitted(node: Node, model: type[M], *, place: Place, faults: Faults, near: date | None = None) -> M | None:
    """The model, its words read near a day where one is known; or nothing, and its faults."""
    meaning = Meaning(near)
    content = meaning.of_model(node, model)
    try:
        made = model.model_validate(content, by_alias=True, by_name=False)
    except ValidationError as problem:
        told = _Told(fault.path for fault in meaning.unread)
        meaning.unread.extend(said for said in said_of(problem, model) if not told.touches(said.path))
    for unread in meaning.unread:
        line, column = _place_of(unread, node)
        faults.add(place._replace(line=line, column=column), unread.sentence)
    return None if meaning.unread else made


class _Told:
    """The paths of what was complained of."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = set(paths)
        self._on_the_way = {path[:length] for path in self._paths for length in range(len(path))}

    def touches(self, path: Path) -> bool:
        """Whether a path is one of them, or one lies on the way of the other: then both complain of the same words."""
        return path in self._on_the_way or any(path[:length] in self._paths for length in range(len(path) + 1))


def _place_of(unread: Unread, node: Node) -> tuple[int, int]:
    found = node.along(unread.path)
    return (found.named_at or found.at) if unread.is_its_name else found.at
