"""The Merkle tree of RFC 6962 over the entries of the log: its root, and proofs about it.

A node is named by its level and its index: level 0 holds the leaves, and node (l, i) stands over the 2^l leaves from
i·2^l on. Proofs are made from whatever can say the hash of a complete node, and are checked with nothing but hashing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256

HASH_SIZE = 32  # bytes

EMPTY_ROOT = sha256(b"").digest()
"""The root of a log with nothing in it (RFC 6962, section 2.1)."""

_LEAF_BEGUN = sha256(b"\x00")
"""What every leaf is hashed on from: to copy a hash is a third cheaper than to begin one, right after a commit."""

HashAt = Callable[[int, int], bytes]
"""The hash of the complete node at a level and an index."""


def leaf_hash(entry: bytes) -> bytes:
    """The leaf of an entry: what is hashed begins with 0, so that no leaf can pass for a node."""
    leaf = _LEAF_BEGUN.copy()
    leaf.update(entry)
    return leaf.digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The node over two others: what is hashed begins with 1."""
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """All that has to be kept of a tree in order to go on appending to it: the roots of its perfect subtrees.

    They stand from left to right, one for each bit that is set in the size, so there are at most as many as the size
    has bits.
    """

    __slots__ = ("hashes", "size")

    def __init__(self, size: int = 0, hashes: Iterable[bytes] = ()) -> None:
        self.size = size
        self.hashes = list(hashes)
        if size < 0 or len(self.hashes) != size.bit_count() or any(len(each) != HASH_SIZE for each in self.hashes):
            raise ValueError(f"no frontier of {size} leaves has these hashes")

    def append(self, leaf: bytes) -> None:
        """One more leaf."""
        self.append_subtree(0, leaf)

    def append_subtree(self, level: int, root: bytes) -> None:
        """2^level more leaves by the root of their subtree; it must begin where such a subtree can begin."""
        height, hashes = self.size >> level, self.hashes
        if height << level != self.size:
            raise ValueError(f"no subtree of 2^{level} leaves begins after {self.size}")
        while height & 1:
            root = node_hash(hashes.pop(), root)
            height >>= 1
        hashes.append(root)
        self.size += 1 << level

    def root(self) -> bytes:
        """The root of the whole tree."""
        return _bagged(self.hashes)

    def packed(self) -> bytes:
        """The hashes, one behind the other."""
        return b"".join(self.hashes)

    @classmethod
    def unpacked(cls, size: int, packed: bytes) -> "Frontier":
        """The frontier that was packed; refused as a ValueError where the hashes do not fit the size."""
        return cls(size, split(packed))


def split(packed: bytes) -> list[bytes]:
    """Hashes that stand one behind the other."""
    return [packed[at : at + HASH_SIZE] for at in range(0, len(packed), HASH_SIZE)]


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over these leaves, or over any nodes of one level."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.append(leaf)
    return frontier.root()


def root_of_packed(packed: bytes) -> bytes:
    """The same of a power of two of them, packed: the two below a node are what is hashed, just as they stand."""
    while len(packed) > HASH_SIZE:
        pairs = range(0, len(packed), 2 * HASH_SIZE)
        packed = b"".join([sha256(b"\x01" + packed[at : at + 2 * HASH_SIZE]).digest() for at in pairs])
    return packed


def root_at(size: int, hash_at: HashAt) -> bytes:
    """The root of the tree as it was with so many leaves."""
    return _root_between(0, size, hash_at)


def frontier_at(size: int, hash_at: HashAt) -> Frontier:
    """The frontier of the tree as it was with so many leaves."""
    return Frontier(size, [hash_at(level, index) for level, index in _perfect_subtrees(0, size)])


def inclusion_proof(index: int, size: int, hash_at: HashAt) -> list[bytes]:
    """That the leaf at this index, counted from 0, is in the tree of this size (RFC 6962, section 2.1.1)."""
    if not 0 <= index < size:
        raise ValueError(f"there is no leaf {index} among {size}")
    begin, end, proof = 0, size, []
    while end - begin > 1:
        middle = begin + _largest_power_below(end - begin)
        if index < middle:
            proof.append(_root_between(middle, end, hash_at))
            end = middle
        else:
            proof.append(_root_between(begin, middle, hash_at))
            begin = middle
    return proof[::-1]


def consistency_proof(old: int, new: int, hash_at: HashAt) -> list[bytes]:
    """That the tree of the old size is the beginning of that of the new (RFC 6962, section 2.1.2)."""
    if not 0 <= old <= new:
        raise ValueError(f"a log of {old} is not the beginning of one of {new}")
    if old in {0, new}:
        return []
    begin, end, proof = 0, new, []
    while end != old:
        middle = begin + _largest_power_below(end - begin)
        if old <= middle:
            proof.append(_root_between(middle, end, hash_at))
            end = middle
        else:
            proof.append(_root_between(begin, middle, hash_at))
            begin = middle
    if begin:
        proof.append(_root_between(begin, end, hash_at))
    return proof[::-1]


def is_included(leaf: bytes, index: int, size: int, *, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether a proof shows that this leaf stands at this index of the tree of this size and root."""
    return root_shown_by(leaf, index, size, proof=proof) == root


def root_shown_by(leaf: bytes, index: int, size: int, *, proof: Sequence[bytes]) -> bytes | None:
    """The root that a tree of this size has if this leaf stands at this index; nothing where the proof is none.

    It follows RFC 9162, section 2.1.3.2, which is stricter to read and the same in what it accepts.
    """
    if not 0 <= index < size or any(len(each) != HASH_SIZE for each in (leaf, *proof)):
        return None
    at, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return None
        if at & 1 or at == last:
            found = node_hash(sibling, found)
            at, last = _past_the_right_edge(at, last)
        else:
            found = node_hash(found, sibling)
        at, last = at >> 1, last >> 1
    return found if last == 0 else None


def is_consistent(old: int, new: int, proof: Sequence[bytes], *, old_root: bytes, new_root: bytes) -> bool:
    """Whether a proof shows that the tree of the old size and root is the beginning of that of the new.

    It follows RFC 9162, section 2.1.4.2. Of nothing everything is the beginning, as its root is known.
    """
    if not 0 <= old <= new or any(len(each) != HASH_SIZE for each in proof):
        return False
    if old in {0, new}:
        return not proof and old_root == (new_root if old == new else EMPTY_ROOT)
    path = list(proof) if old & (old - 1) else [old_root, *proof]
    if not path:
        return False
    return _climbs(path, old - 1, new - 1, old_root=old_root, new_root=new_root)


def _climbs(path: Sequence[bytes], at: int, last: int, *, old_root: bytes, new_root: bytes) -> bool:
    """Whether the path leads to both roots, from the last leaf of the old tree and that of the new."""
    rises = (at ^ (at + 1)).bit_length() - 1  # over how many levels the old tree's last subtree is complete
    at, last = at >> rises, last >> rises
    older = newer = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            older, newer = node_hash(sibling, older), node_hash(sibling, newer)
            at, last = _past_the_right_edge(at, last)
        else:
            newer = node_hash(newer, sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and older == old_root and newer == new_root


def _past_the_right_edge(at: int, last: int) -> tuple[int, int]:
    """Up to where the node is a right one: at the right edge of a tree, levels without a sibling are passed over."""
    while at and not at & 1:
        at, last = at >> 1, last >> 1
    return at, last


def _largest_power_below(number: int) -> int:
    """The largest power of two that is smaller than the number, which is 2 at least."""
    return 1 << ((number - 1).bit_length() - 1)


def _root_between(begin: int, end: int, hash_at: HashAt) -> bytes:
    """The root over the leaves from `begin` up to `end`, as the tree has it: `begin` is where such a subtree can."""
    return _bagged([hash_at(level, index) for level, index in _perfect_subtrees(begin, end)])


def _perfect_subtrees(begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The fewest complete nodes that stand over these leaves, the largest first."""
    while begin < end:
        level = (end - begin).bit_length() - 1
        yield level, begin >> level
        begin += 1 << level


def _bagged(subtrees: Sequence[bytes]) -> bytes:
    """One root over the roots of perfect subtrees, from right to left."""
    if not subtrees:
        return EMPTY_ROOT
    root = subtrees[-1]
    for left in reversed(subtrees[:-1]):
        root = node_hash(left, root)
    return root
