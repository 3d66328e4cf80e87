"""A worker has in memory what it answers with; what is rarely asked for, or by few, is loaded when it is."""

import subprocess
import sys

LARGE_AND_RARELY_NEEDED = {"authlib", "cryptography", "httpx2", "joserfc", "psycopg", "rich", "segno", "structlog"}
STARTED = "import sys, api.commandline.application, api.commandline.serve, api.server; print(*sys.modules)"


def test_a_server_that_starts_has_not_loaded_what_few_ask_for() -> None:
    told = subprocess.run([sys.executable, "-c", STARTED], capture_output=True, check=True, text=True)
    loaded = {module.partition(".")[0] for module in told.stdout.split()}
    assert "api" in loaded
    assert loaded & LARGE_AND_RARELY_NEEDED == set()
