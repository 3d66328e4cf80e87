"""The tables of the file, and the marks by which it is known to be ours."""

from application.adapters.columns import KEYS

APPLICATION_ID = 0x74726B72
"""“trkr” in the file's header: a tracker wrote it."""

SCHEMA_VERSION = 3
"""Which shape the tables have; a file with a higher number was written by a newer tracker."""

# recorded_at is fixed-width ISO text in UTC, with microseconds: it sorts as time does, people can read it, and Python
# reads it six times faster than it makes a datetime of an integer. Columns of the envelope are empty, not missing, in
# rows that come with no envelope. `previous` is the position of the programme's entry before this one; `salt` is
# nothing once the content was erased.
JOURNAL = """
CREATE TABLE IF NOT EXISTS journal (
    position INTEGER PRIMARY KEY,
    originator_id TEXT NOT NULL,
    originator_version INTEGER NOT NULL,
    topic TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    state BLOB NOT NULL,
    recorded_at TEXT NOT NULL,
    programme TEXT NOT NULL,
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    effective_on TEXT,
    known_on TEXT,
    actor TEXT NOT NULL,
    role TEXT NOT NULL,
    reason TEXT,
    note TEXT,
    command_id TEXT NOT NULL,
    batch TEXT,
    corrects INTEGER,
    source TEXT,
    because TEXT,
    authority TEXT,
    previous INTEGER,
    salt BLOB,
    commitment BLOB,
    leaf BLOB,
    UNIQUE (originator_id, originator_version)
)
"""

JOURNAL_BY_PROGRAMME = "CREATE INDEX IF NOT EXISTS journal_by_programme ON journal (programme, position)"

# Where the log ends is not kept: it follows from the last entries and the tiles, and whoever appends remembers it.
_LOG = "CREATE TABLE IF NOT EXISTS log (origin TEXT NOT NULL)"

# Of the leaves only full tiles are kept, as the leaves of the one being filled stand in the journal. Above them the one
# being filled is kept as well.
TILES = """
CREATE TABLE IF NOT EXISTS tiles (
    level INTEGER NOT NULL,
    number INTEGER NOT NULL,
    hashes BLOB NOT NULL,
    PRIMARY KEY (level, number)
)
"""

CHECKPOINTS = """
CREATE TABLE IF NOT EXISTS checkpoints (
    size INTEGER PRIMARY KEY,
    note TEXT NOT NULL,
    signed_at TEXT NOT NULL
)
"""

LOG = (_LOG, TILES, CHECKPOINTS)

ANSWERS = """
CREATE TABLE IF NOT EXISTS answers (
    command_id TEXT PRIMARY KEY,
    fingerprint BLOB NOT NULL,
    programme TEXT NOT NULL,
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    version INTEGER NOT NULL,
    facts TEXT NOT NULL,
    position INTEGER NOT NULL,
    recorded_at TEXT NOT NULL
) WITHOUT ROWID
"""

_KEYS = """
CREATE TABLE IF NOT EXISTS keys (
    hash TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    made_at TEXT NOT NULL,
    seen_at TEXT,
    ends_at TEXT,
    detail TEXT NOT NULL
) WITHOUT ROWID
"""

_ALL_KEYS = tuple(_KEYS.replace("keys", table) for table in KEYS)

STATEMENTS = (
    JOURNAL,
    JOURNAL_BY_PROGRAMME,
    *LOG,
    ANSWERS,
    *_ALL_KEYS,
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {SCHEMA_VERSION}",
)
"""What makes an empty file a store; all of it happens in one transaction, or none."""

UPGRADES: dict[int, tuple[str, ...]] = {
    1: ("DROP TABLE tokens", *_ALL_KEYS, "PRAGMA user_version = 2"),  # its tokens belonged to no person
    2: (
        "ALTER TABLE journal ADD COLUMN because TEXT",
        "ALTER TABLE journal ADD COLUMN authority TEXT",
        "ALTER TABLE journal ADD COLUMN previous INTEGER",
        "ALTER TABLE journal ADD COLUMN salt BLOB",
        "ALTER TABLE journal ADD COLUMN commitment BLOB",
        "ALTER TABLE journal ADD COLUMN leaf BLOB",
        *LOG,
        "PRAGMA user_version = 3",
    ),
}
"""What makes of each shape the next one; what the journal and its answers say stays as it is."""

FIRST_WITH_A_LOG = 3
"""The first shape that has a log: what is in a store of an older one enters it when the store is upgraded."""
