"""An entry as the function that appends takes it: its columns, and its envelope in three pieces."""

from typing import Any

import orjson

from application.adapters.log_rows import commitment_of
from application.adapters.mapper import Row
from application.adapters.salts import salts

Values = dict[str, Any]  # Any: the columns of an entry

_COLUMNS = (
    "position", "stream", "version", "name", "shape", "state", "recorded_at", "programme", "kind", "ref",
    "effective_on", "known_on", "actor", "role", "reason", "note", "command_id", "batch", "corrects", "source",
    "because", "authority",
)  # fmt: skip
"""The columns of the journal up to those that the log adds, under the names they have in an envelope."""

# Position, the one before, and the time stand between the pieces: only the journal, once it is locked, knows these.
_HEAD = ("actor", "batch", "command_id", "commitment", "corrects", "effective_on", "kind", "known_on", "name")
_MIDDLE = ("programme", "reason")
_TAIL = ("ref", "role", "shape", "stream", "version")


def as_taken(row: Row) -> Values:
    """The columns of a new entry under the names that the function knows, salted and committed to."""
    salt = salts.take()
    values = dict(zip(_COLUMNS, row, strict=True))
    values["commitment"] = commitment_of(row, salt).hex()
    values["head"] = _json(values, _HEAD)[:-1]
    values["middle"] = f",{_json(values, _MIDDLE)[1:-1]}"
    values["tail"] = f",{_json(values, _TAIL)[1:]}"
    values["salt"], values["state"] = salt.hex(), values["state"].hex()
    return values


def _json(values: Values, names: tuple[str, ...]) -> str:
    return orjson.dumps({name: values[name] for name in names if values[name] is not None}).decode()
