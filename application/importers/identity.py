"""What an entry of a file is known by in every import: what was written of it, whatever a reader makes of the words.

Its order, its reference, its own fields as they are written, and the day it was true. Not its source, the place in it,
or since when it was known: those say where it was found. Nor spaces, quotation marks and the order of names.
"""

import hashlib
import json
import unicodedata
from datetime import date

from application.commands.order import MADE_OF_A_FILE
from application.importers.yaml_with_marks import Node, Plain

_NOT_OF_IT = frozenset({"source", "known_on", "effective_on"})


def written(entry: Node, day: date | None) -> str:
    """An entry as it is written, spelt in one way, true since a day or, where no day is stated, always."""
    said = {name: node.plain for name, node in entry.value.items()} if isinstance(entry.value, dict) else {}
    own = {name: value for name, value in said.items() if name not in _NOT_OF_IT}
    content = [day and day.isoformat(), _in_one_way(own)]
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def command_id(programme: str, said: str, occurrence: int) -> str:
    """Made of the programme, of what is written, and of the how manieth of the entries that say the very same it is."""
    text = f"{programme}\n{said}\n{occurrence}"
    return f"{MADE_OF_A_FILE}{hashlib.sha256(text.encode()).hexdigest()[:40]}"


def _in_one_way(value: Plain) -> Plain:
    """Every scalar as its text, so that quotation marks make no difference; a name without a value is left out."""
    if isinstance(value, dict):
        return {name: _in_one_way(held) for name, held in value.items() if held is not None}
    if isinstance(value, list):
        return [_in_one_way(held) for held in value]
    if value is None:
        return None
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return " ".join(unicodedata.normalize("NFC", text).split())
