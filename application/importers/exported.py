"""The entries of an export, read back from its lines as they were in the record they come from."""

import json
from collections.abc import Iterable, Iterator

from application.log_ports import LoggedEntry
from application.proofs.merkle import leaf_hash
from domain.refusals import AgainstTheRecord


class CannotBeReplayed(AgainstTheRecord):
    """An export does not hold all of the record, so that no record can be made of it."""

    def __init__(self, position: int) -> None:
        super().__init__(
            f"The content of entry {position} is withheld in this export. A record is replayed from an export of "
            "everything that withholds nothing."
        )


def read_back(lines: Iterable[bytes]) -> Iterator[LoggedEntry]:
    """The entries of lines that were verified before."""
    for line in lines:
        kind, envelope, *held = line.rstrip(b"\n").split(b"\t")
        said = json.loads(envelope)
        if kind == b"withheld":
            raise CannotBeReplayed(said["position"])
        salt, content = (bytes.fromhex(held[0].decode()), held[1]) if held else (None, None)
        yield LoggedEntry(
            said["position"],
            said["programme"],
            said["name"],
            said["recorded_at"],
            envelope,
            salt,
            content,
            leaf_hash(envelope),
        )
