"""A model made of what a mapping in a file says, or every reason why not, each with its place."""

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
        told = [fault.path for fault in meaning.unread]
        new = (said for said in said_of(problem, model) if not any(_touch(said.path, path) for path in told))
        meaning.unread.extend(new)
    for unread in meaning.unread:
        line, column = _place_of(unread, node)
        faults.add(place._replace(line=line, column=column), unread.sentence)
    return None if meaning.unread else made


def _touch(one: Path, other: Path) -> bool:
    """Whether one path is the other or lies on its way: then both complain of the same words."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _place_of(unread: Unread, node: Node) -> tuple[int, int]:
    found = node.along(unread.path)
    return (found.named_at or found.at) if unread.is_its_name else found.at
