"""Why may a schema only be read? A standby may be promoted; what a role or a database is set to stays as it is."""

from contextlib import closing

import psycopg

from application.adapters.postgres.address import Address
from application.adapters.postgres.connections import WaitingConnection
from application.adapters.postgres.datastore import made_with

_SETTING = """
SELECT source, quote_ident(current_user), quote_ident(current_database())
FROM pg_catalog.pg_settings WHERE name = 'default_transaction_read_only' AND setting = 'on' AND NOT pg_is_in_recovery()
"""
_RESET = {
    "user": "ALTER ROLE {role} RESET",
    "database user": "ALTER ROLE {role} IN DATABASE {database} RESET",
    "database": "ALTER DATABASE {database} RESET",
    "client": "take it out of PGOPTIONS:",
}
"""What takes the setting away, by where PostgreSQL has it from; else it stands in the settings of the server."""


def why_it_stays(address: Address) -> str | None:
    """What has to be changed at the primary before anybody can write; nothing where it may pass."""
    try:
        with closing(_on_the_primary(address)) as connection:
            found = connection.execute(_SETTING).fetchone()
    except psycopg.Error:
        return None
    if found is None:
        return None
    source, role, database = found
    way_out = _RESET.get(source, "turn it off in the server’s settings:").format(role=role, database=database)
    return (
        "the server is no standby, but default_transaction_read_only is on here: "
        f"{way_out} default_transaction_read_only"
    )


def _on_the_primary(address: Address) -> WaitingConnection:
    """Whatever the address asks for: a standby would tell nothing of what the primary does."""
    return WaitingConnection.connect(address.conninfo, **made_with(address) | {"target_session_attrs": "primary"})
