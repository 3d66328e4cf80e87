"""The columns of the tables, which are the same in every store, in the order in which they are written and read."""

INSERT_ENTRY = "INSERT INTO journal VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"

INSERT_ANSWER = "INSERT INTO answers VALUES (?,?,?,?,?,?,?,?,?)"

OF_AN_ENTRY = (
    "position, recorded_at, kind, ref, originator_version, topic, schema_version, state, "
    "effective_on, known_on, actor, role, reason, note, command_id, batch, corrects, source, because, authority"
)
ENTRY = f"SELECT {OF_AN_ENTRY} FROM journal "  # noqa: S608  # all ours
"""The columns of an entry in the order of the entry's own fields, its fact in three of them and its programme, which
whoever asks knows already, in none: a column costs as much to fetch as a small fact to read."""

KEYS = {
    "tokens": "token",
    "sessions": "session",
    "sign_in_links": "sign-in link",
    "sign_ins": "sign-in",
    "kept_forms": "kept form",
}
"""The tables of keys, and what a key of each is called. All are of one shape, and none is part of the record."""
