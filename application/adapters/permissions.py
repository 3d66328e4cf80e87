"""Who else on this machine may read or write the files of a store, and may this user write to them?"""

import os
from collections.abc import Iterator
from pathlib import Path

BESIDE_THE_STORE = ("-wal", "-shm")
ONLY_ITS_OWNER = 0o600
"""The mode of a file that nobody else may read."""

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


def why_it_may_only_be_read(store: Path) -> str | None:
    """What is in the way of writing, and what to do; nothing where this user may write to it, as far as can be told."""
    if not os.access(store.parent, os.W_OK):
        why = f"this user may not write in its folder “{store.parent}”, where a log lies beside it even for a reader"
    elif store.exists() and not os.access(store, os.W_OK):
        why = "this user may not write to it"
    else:
        return None
    return f"{why}; run the command as the user whose it is, or copy the file to where this one may write"
