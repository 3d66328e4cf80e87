"""What an export holds beside its entries: the manifest, the checkpoints, the key, and how to read all that."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from application.exporters.entry_lines import EntryLines, Shown
from application.log_ports import SignedCheckpoint
from application.proofs.verifier import ENTRIES, FORMAT, FORMAT_VERSION, KEY, MANIFEST, NOTES

__all__ = ["ENTRIES", "KEY", "MANIFEST", "README", "VERIFIER", "Listed", "manifest", "note_name", "readme"]

README, VERIFIER = "README.txt", "verify.py"


class Listed(NamedTuple):
    """A file as the manifest lists it; `signed_at` for a checkpoint."""

    size: int
    sha256: str
    signed_at: str | None = None


def note_name(checkpoint: SignedCheckpoint) -> str:
    """The file of a checkpoint."""
    return f"{NOTES}/{checkpoint.size:012}.note"


def manifest(
    lines: EntryLines,
    shown: Shown,
    *,
    last: SignedCheckpoint,
    origin: str,
    exported_at: datetime,
    files: Mapping[str, Listed],
) -> bytes:
    """What the export covers, and every file it holds. It is not signed: the verifier holds it against what is."""
    scope = {"scope": "programme", "programme": shown.programme} if shown.programme else {"scope": "everything"}
    said = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "origin": origin,
        **scope,
        "size": last.size,
        "entries": lines.entry + lines.withheld + lines.erased,
        "withheld": lines.withheld,
        "erased": lines.erased,
        "exported_at": max(exported_at.isoformat(timespec="microseconds"), lines.latest),
        "files": {name: _as_json(about) for name, about in sorted(files.items())},
    }
    return f"{json.dumps(said, indent=2)}\n".encode()


def _as_json(about: Listed) -> dict[str, object]:
    signed = {} if about.signed_at is None else {"signed_at": about.signed_at}
    return {"bytes": about.size, "sha256": about.sha256, **signed}


def readme(shown: Shown, *, last: SignedCheckpoint, origin: str) -> bytes:
    """The first thing that somebody reads who was handed the folder."""
    what = f"the programme “{shown.programme}”" if shown.programme else "every programme"
    return _README.format(what=what, origin=origin, size=last.size).encode()


_README = """\
This is an export of a transition tracker's record, of {what}.
It comes from the log “{origin}”, when that had {size} entries.

Whether it is what was recorded, and all of it, can be verified without trusting whoever handed it to you:

    python3 verify.py . --key KEY

KEY is the tracker's public key. Take it from where the tracker's operator publishes it, not from this folder, and
take verify.py from there too if you can: whoever changes the entries can change the files beside them. If you hold a
checkpoint from an earlier day, add --known NOTE: then you also see that nothing was told anew, and that nothing up to
that day is missing at the end.

Exit code 0: sound; 1: tampered with, and where; 2: it cannot be read as an export.

MANIFEST.json    what the export covers, and its files
entries.tsv      a line for every step of the log: an entry with its envelope, salt and content; an entry whose content
                 is withheld or was erased; or the hash of so many entries of other programmes
checkpoints/     the root of the log at some sizes, signed
key.vkey         the key they were signed with, to be compared with the one you know
verify.py        the verifier, one file that needs nothing but Python 3.11 or newer
"""
