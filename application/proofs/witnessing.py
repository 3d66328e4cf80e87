"""What a witness of somebody else's log decides: does the checkpoint it is shown go on from the one it kept?"""

from collections.abc import Sequence

from application.proofs.merkle import is_consistent
from application.proofs.note import Checkpoint


class LogNotConsistent(Exception):
    """Two checkpoints of one log that cannot both be true of it. The sentence says how they contradict each other."""


def is_new(shown: Checkpoint, kept: Checkpoint | None) -> bool:
    """Whether a checkpoint says more than the one that was kept; refused where it contradicts that by itself."""
    if kept is None:
        return True
    if shown.size < kept.size:
        raise LogNotConsistent(
            f"The log shows a checkpoint of {shown.size:,} entries, and you keep one of {kept.size:,}: entries are "
            "gone, or what you are shown is out of date."
        )
    if shown.size == kept.size and shown.root != kept.root:
        raise LogNotConsistent(
            f"The log shows another root for {shown.size:,} entries than the checkpoint you keep has: two histories "
            "of it were signed."
        )
    return shown.size > kept.size


def must_go_on(shown: Checkpoint, kept: Checkpoint, proof: Sequence[bytes]) -> None:
    """Refuse a larger checkpoint whose proof does not show that the kept one is its beginning."""
    if not is_consistent(kept.size, shown.size, proof, old_root=kept.root, new_root=shown.root):
        raise LogNotConsistent(
            f"The log does not prove that its {shown.size:,} entries go on from the {kept.size:,} of the checkpoint "
            "you keep: what was recorded before was changed."
        )
