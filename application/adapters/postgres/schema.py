"""The tables of a store in PostgreSQL: those of the file, in a schema of their own, and the function that appends."""

from importlib.resources import files

SHAPE = 3
"""Which shape the tables have; it counts on with that of the file, whose columns are the same."""

UPGRADES: dict[int, tuple[str, ...]] = {}
"""What makes of each shape the next one, forward only. The first that there was in PostgreSQL is 3."""

MARK = "transition-tracker"
"""What stands in the table `store` of a schema that is ours."""

# Text is compared byte by byte, as SQLite does, so that the same questions find the same rows in the same order.
_TEXT = 'text COLLATE "C"'

_STORE = f"CREATE TABLE store (mark {_TEXT} NOT NULL, shape integer NOT NULL)"

_JOURNAL = f"""
CREATE TABLE journal (
    position bigint PRIMARY KEY,
    originator_id {_TEXT} NOT NULL,
    originator_version bigint NOT NULL,
    topic {_TEXT} NOT NULL,
    schema_version bigint NOT NULL,
    state bytea NOT NULL,
    recorded_at {_TEXT} NOT NULL,
    programme {_TEXT} NOT NULL,
    kind {_TEXT} NOT NULL,
    ref {_TEXT} NOT NULL,
    effective_on {_TEXT},
    known_on {_TEXT},
    actor {_TEXT} NOT NULL,
    role {_TEXT} NOT NULL,
    reason {_TEXT},
    note {_TEXT},
    command_id {_TEXT} NOT NULL,
    batch {_TEXT},
    corrects bigint,
    source {_TEXT},
    because {_TEXT},
    authority {_TEXT},
    previous bigint,
    salt bytea,
    commitment bytea,
    leaf bytea,
    UNIQUE (originator_id, originator_version)
)
"""

_BY_PROGRAMME = "CREATE INDEX journal_by_programme ON journal (programme, position)"

# Unlike in a file, where the log ends is kept: no program remembers it for all the others. The row is written with
# every append, so its page keeps room for its next versions.
_LOG = f"""
CREATE TABLE log (
    origin {_TEXT} NOT NULL,
    size bigint NOT NULL,
    recorded_at {_TEXT} NOT NULL,
    frontier bytea NOT NULL
) WITH (fillfactor = 10)
"""

_TILES = """
CREATE TABLE tiles (level bigint NOT NULL, number bigint NOT NULL, hashes bytea NOT NULL, PRIMARY KEY (level, number))
"""

_CHECKPOINTS = f"CREATE TABLE checkpoints (size bigint PRIMARY KEY, note {_TEXT} NOT NULL, signed_at {_TEXT} NOT NULL)"

_ANSWERS = f"""
CREATE TABLE answers (
    command_id {_TEXT} PRIMARY KEY,
    fingerprint bytea NOT NULL,
    programme {_TEXT} NOT NULL,
    kind {_TEXT} NOT NULL,
    ref {_TEXT} NOT NULL,
    version bigint NOT NULL,
    facts {_TEXT} NOT NULL,
    position bigint NOT NULL,
    recorded_at {_TEXT} NOT NULL
)
"""

_KEYS = f"""
CREATE TABLE keys (
    hash {_TEXT} PRIMARY KEY,
    person {_TEXT} NOT NULL,
    made_at {_TEXT} NOT NULL,
    seen_at {_TEXT},
    ends_at {_TEXT},
    detail {_TEXT} NOT NULL
)
"""

APPEND = files(__package__).joinpath("append.sql").read_text()
"""What takes entries into the journal, in one round trip."""


def statements(tables_of_keys: tuple[str, ...]) -> tuple[str, ...]:
    """What makes an empty schema a store; all of it happens in one transaction, or none."""
    keys = (_KEYS.replace("TABLE keys", f"TABLE {table}") for table in tables_of_keys)
    return (_STORE, _JOURNAL, _BY_PROGRAMME, _LOG, _TILES, _CHECKPOINTS, _ANSWERS, *keys, APPEND)
