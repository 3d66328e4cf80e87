"""The file that holds the key which checkpoints are signed with: made once, read by its owner alone."""

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from application.adapters.permissions import ONLY_ITS_OWNER
from application.log_ports import NothingSigned
from application.proofs.note import NoteRefused

if TYPE_CHECKING:
    from application.proofs.signing import SigningKey


def key_in(path: Path, name: str) -> "SigningKey | None":
    """The key in a file, signing under this name; nothing where there is no such file."""
    from application.proofs.signing import read_signing_key  # noqa: PLC0415  # slow to load, and rarely needed

    try:
        return read_signing_key(path.read_bytes(), name)
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise NothingSigned(f"The signing key “{path}” cannot be read: {problem.strerror}.") from None
    except NoteRefused as problem:
        raise NothingSigned(f"The signing key “{path}” cannot be used. {problem}") from None


def made_in(path: Path, name: str) -> "SigningKey":
    """A new key, kept in the file; where another program made one at the same moment, that one."""
    from application.proofs.signing import new_key  # noqa: PLC0415  # as above

    try:
        _write_once(path, new_key(name).as_pem())
    except OSError as problem:
        raise NothingSigned(f"No signing key can be made in “{path}”: {problem.strerror}.") from None
    except NoteRefused as problem:
        raise NothingSigned(str(problem)) from None
    made = key_in(path, name)
    if made is None:
        raise NothingSigned(f"The signing key “{path}” was taken away while it was made.")
    return made


def _write_once(path: Path, content: bytes) -> None:
    """Whole and durable under its name, or not at all; a file that is there already stays."""
    written = path.with_name(f"{path.name}.{token_hex(4)}")
    try:
        with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_ITS_OWNER), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(written, path)
    finally:
        written.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
