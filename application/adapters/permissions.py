"""Who else on this machine may read or write the files of a store?"""

import os
from collections.abc import Iterator
from pathlib import Path

BESIDE_THE_STORE = ("-wal", "-shm")
_OTHERS = 0o077


def open_to_others(store: Path | None, signing_key: Path | None) -> Iterator[str]:
    """A sentence for each file that is open to others than its owner; where rights are kept otherwise, nothing."""
    if os.name == "nt":
        return
    of_the_store = [store.with_name(f"{store.name}{ending}") for ending in ("", *BESIDE_THE_STORE)] if store else []
    for file in (*of_the_store, *([signing_key] if signing_key else [])):
        if file.exists() and (rights := file.stat().st_mode & 0o777) & _OTHERS:
            yield (
                f"“{file}” is open to others than its owner (mode {rights:04o}). If that is not meant, narrow it: "
                f"chmod 600 {file}"
            )
