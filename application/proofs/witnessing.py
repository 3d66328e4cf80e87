"""What a witness of somebody else's log decides: does the checkpoint it is shown agree with those it kept?"""

from collections.abc import Sequence

from application.proofs.merkle import is_consistent
from application.proofs.note import Checkpoint


class LogNotConsistent(Exception):
    """Two checkpoints of one log that cannot both be true of it. The sentence says how they contradict each other."""


def must_be_the_same(shown: Checkpoint, kept: Checkpoint) -> None:
    """Refuse a checkpoint of as many entries as the kept one has, and with another root."""
    if shown.root != kept.root:
        raise LogNotConsistent(
            f"The log shows another root for {shown.size:,} entries than the checkpoint you keep has: two histories "
            "of it were signed."
        )


def must_go_on(shown: Checkpoint, kept: Checkpoint, proof: Sequence[bytes]) -> None:
    """Refuse a larger checkpoint whose proof does not show that the kept one is its beginning."""
    if not is_consistent(kept.size, shown.size, proof, old_root=kept.root, new_root=shown.root):
        raise LogNotConsistent(
            f"The log does not prove that its {shown.size:,} entries go on from the {kept.size:,} of the checkpoint "
            "you keep: what was recorded before was changed."
        )


def must_lead_to(shown: Checkpoint, kept: Checkpoint, proof: Sequence[bytes]) -> None:
    """Refuse a smaller checkpoint whose proof does not show that it is the beginning of the kept one."""
    if not is_consistent(shown.size, kept.size, proof, old_root=shown.root, new_root=kept.root):
        raise LogNotConsistent(
            f"The log does not prove that the {kept.size:,} entries of the checkpoint you keep go on from the "
            f"{shown.size:,} that it shows: two histories of it were signed."
        )
