"""The tree is the one of RFC 6962: published roots and proofs come out, and no proof shows what is not so."""

from collections.abc import Sequence
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from application.proofs.merkle import (
    EMPTY_ROOT,
    HASH_SIZE,
    Frontier,
    HashAt,
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
    leaf_hash,
    node_hash,
    root_at,
    root_of,
    root_of_packed,
    split,
)
from application.proofs.tiles import WIDTH, TileIncomplete, hashes_from
from tests.application.proofs.vectors import CONSISTENCY, INCLUSION, LEAVES, ROOTS

LEAF_HASHES = [leaf_hash(each) for each in LEAVES]
ANYTHING = sha256(b"anything").digest()


def plainly(leaves: Sequence[bytes]) -> bytes:
    """The root as RFC 6962 defines it, word for word."""
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256(b"").digest()
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return node_hash(plainly(leaves[:half]), plainly(leaves[half:]))


def numbered(count: int) -> list[bytes]:
    return [leaf_hash(number.to_bytes(4)) for number in range(count)]


def looked_up_in(leaves: Sequence[bytes]) -> HashAt:
    return lambda level, index: plainly(leaves[index << level : (index + 1) << level])


def test_the_published_roots_come_out() -> None:
    frontier = Frontier()
    assert frontier.root() == ROOTS[0] == EMPTY_ROOT
    for leaf, root in zip(LEAF_HASHES, ROOTS[1:], strict=True):
        frontier.append(leaf)
        assert frontier.root() == root
    assert [root_at(size, looked_up_in(LEAF_HASHES)) for size in range(9)] == ROOTS


@pytest.mark.parametrize(("index", "size", "proof"), INCLUSION)
def test_the_published_inclusion_proofs_come_out_and_hold(index: int, size: int, proof: list[bytes]) -> None:
    assert inclusion_proof(index, size, looked_up_in(LEAF_HASHES)) == proof
    assert is_included(LEAF_HASHES[index], index, size, proof=proof, root=ROOTS[size])


@pytest.mark.parametrize(("old", "new", "proof"), CONSISTENCY)
def test_the_published_consistency_proofs_come_out_and_hold(old: int, new: int, proof: list[bytes]) -> None:
    assert consistency_proof(old, new, looked_up_in(LEAF_HASHES)) == proof
    assert is_consistent(old, new, proof, old_root=ROOTS[old], new_root=ROOTS[new])


def spoilt(proof: list[bytes], root: bytes) -> list[list[bytes]]:
    """Every way in which the published tests spoil a proof: cut, longer, out of order, a bit changed."""
    flipped = [[*proof[:at], bytes([each[0] ^ 8]) + each[1:], *proof[at + 1 :]] for at, each in enumerate(proof)]
    longer = [[*proof, root], [root, *proof], [*proof, b""], [b"", *proof], [*proof[1:], *proof[:1], ANYTHING]]
    return [*flipped, *longer, *([proof[:-1], proof[1:]] if proof else [])]


@pytest.mark.parametrize(("index", "size", "proof"), INCLUSION)
def test_no_spoilt_inclusion_proof_holds(index: int, size: int, proof: list[bytes]) -> None:
    leaf, root = LEAF_HASHES[index], ROOTS[size]
    elsewhere = [(index - 1, size), (index + 1, size), (index ^ 2, size), (index, size * 2), (index, size // 2)]
    assert not any(is_included(leaf, *where, proof=proof, root=root) for where in elsewhere)
    assert not any(is_included(leaf, index, size, proof=each, root=root) for each in spoilt(proof, root))
    assert not any(is_included(leaf, index, size, proof=proof, root=each) for each in (EMPTY_ROOT, ANYTHING, b""))
    assert not any(is_included(each, index, size, proof=proof, root=root) for each in (b"", ANYTHING, root[1:]))


@pytest.mark.parametrize(("old", "new", "proof"), CONSISTENCY[1:])
def test_no_spoilt_consistency_proof_holds(old: int, new: int, proof: list[bytes]) -> None:
    older, newer = ROOTS[old], ROOTS[new]

    def holds(old: int, new: int, proof: list[bytes], roots: tuple[bytes, bytes] = (older, newer)) -> bool:
        return is_consistent(old, new, proof, old_root=roots[0], new_root=roots[1])

    assert not any(holds(*sizes, proof) for sizes in ((old - 1, new), (old + 1, new), (old ^ 2, new), (old, new * 2)))
    assert not any(holds(*sizes, proof) for sizes in ((old, new // 2), (new, old), (old, 0)))
    assert not any(holds(old, new, each) for each in [*spoilt(proof, older), []])
    wrong = [(newer, older), (ANYTHING, newer), (older, ANYTHING), (b"", newer), (older, b"")]
    assert not any(holds(old, new, proof, roots) for roots in wrong)


def test_of_nothing_every_log_is_the_continuation() -> None:
    assert is_consistent(0, 0, [], old_root=EMPTY_ROOT, new_root=EMPTY_ROOT)
    assert is_consistent(0, 8, [], old_root=EMPTY_ROOT, new_root=ROOTS[8])
    assert not is_consistent(0, 0, [], old_root=EMPTY_ROOT, new_root=ROOTS[8])
    assert not is_consistent(0, 8, [], old_root=ROOTS[1], new_root=ROOTS[8])
    assert not is_consistent(0, 8, [ANYTHING], old_root=EMPTY_ROOT, new_root=ROOTS[8])
    assert not is_consistent(8, 8, [], old_root=ROOTS[7], new_root=ROOTS[8])


def test_a_proof_of_what_is_not_there_is_not_made() -> None:
    with pytest.raises(ValueError, match="there is no leaf 8 among 8"):
        inclusion_proof(8, 8, looked_up_in(LEAF_HASHES))
    with pytest.raises(ValueError, match="a log of 9 is not the beginning of one of 8"):
        consistency_proof(9, 8, looked_up_in(LEAF_HASHES))


@settings(deadline=None)
@given(st.integers(0, 300), st.data())
def test_the_tree_is_that_of_the_definition_at_every_size(size: int, data: st.DataObject) -> None:
    leaves = numbered(size)
    assert root_of(leaves) == root_at(size, looked_up_in(leaves)) == plainly(leaves)
    old = data.draw(st.integers(0, size))
    assert is_consistent(
        old,
        size,
        consistency_proof(old, size, looked_up_in(leaves)),
        old_root=plainly(leaves[:old]),
        new_root=plainly(leaves),
    )
    if size:
        index = data.draw(st.integers(0, size - 1))
        proof = inclusion_proof(index, size, looked_up_in(leaves))
        assert is_included(leaves[index], index, size, proof=proof, root=plainly(leaves))


@settings(deadline=None)
@given(st.integers(1, 300), st.data())
def test_no_other_leaf_is_proved_and_no_other_beginning(size: int, data: st.DataObject) -> None:
    leaves = numbered(size)
    index, other = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size + 2))
    proof = inclusion_proof(index, size, looked_up_in(leaves))
    assert is_included(leaves[index], other, size, proof=proof, root=plainly(leaves)) is (other == index)
    changed = [*leaves[:index], ANYTHING, *leaves[index + 1 :]]
    for old in {index + 1, (index + 1 + size) // 2, size}:
        path = consistency_proof(old, size, looked_up_in(leaves))
        assert not is_consistent(old, size, path, old_root=plainly(changed[:old]), new_root=plainly(leaves))


@given(st.lists(st.integers(0, 6), max_size=12))
def test_subtrees_are_appended_where_they_can_begin_as_their_leaves_would_be(levels: list[int]) -> None:
    by_leaf, by_subtree, leaves = Frontier(), Frontier(), iter(numbered(1_000))
    for level in levels:
        if by_subtree.size % (1 << level):
            with pytest.raises(ValueError, match=f"no subtree of 2\\^{level} leaves begins after {by_subtree.size}"):
                by_subtree.append_subtree(level, ANYTHING)
            continue
        of_this = [next(leaves) for _ in range(1 << level)]
        by_subtree.append_subtree(level, root_of(of_this))
        for leaf in of_this:
            by_leaf.append(leaf)
        assert (by_leaf.size, by_leaf.hashes) == (by_subtree.size, by_subtree.hashes)


@given(st.integers(0, 300))
def test_a_frontier_is_kept_as_bytes(size: int) -> None:
    frontier = Frontier()
    for leaf in numbered(size):
        frontier.append(leaf)
    again = Frontier.unpacked(size, frontier.packed())
    assert (again.size, again.hashes, again.root()) == (size, frontier.hashes, frontier.root())


@pytest.mark.parametrize(("size", "packed"), [(1, b""), (0, ANYTHING), (2, ANYTHING * 2), (1, ANYTHING + b"x")])
def test_hashes_that_do_not_fit_a_size_are_no_frontier(size: int, packed: bytes) -> None:
    with pytest.raises(ValueError, match=f"no frontier of {size} leaves"):
        Frontier.unpacked(size, packed)


def in_tiles(leaves: Sequence[bytes]) -> dict[tuple[int, int], bytes]:
    """The tiles of a log, as C2SP tlog-tiles has them."""
    tiles: dict[tuple[int, int], bytes] = {}
    level, nodes = 0, list(leaves)
    while nodes:
        for number, begin in enumerate(range(0, len(nodes), WIDTH)):
            tiles[level, number] = b"".join(nodes[begin : begin + WIDTH])
        whole = len(nodes) // WIDTH
        nodes = [root_of(nodes[number * WIDTH : (number + 1) * WIDTH]) for number in range(whole)]
        level += 1
    return tiles


@pytest.mark.parametrize("size", [1, 255, 256, 257, 1_000, 65_536, 66_001])
def test_proofs_are_made_from_tiles(size: int) -> None:
    leaves = numbered(size)
    tiles = in_tiles(leaves)
    hash_at = hashes_from(lambda level, number: tiles.get((level, number), b""))
    root = root_of(leaves)
    assert root_at(size, hash_at) == root
    for index in {0, size // 3, size - 1}:
        proof = inclusion_proof(index, size, hash_at)
        assert is_included(leaves[index], index, size, proof=proof, root=root)
    for old in {1, size // 2 or 1, size - 1 or 1}:
        proof = consistency_proof(old, size, hash_at)
        assert is_consistent(old, size, proof, old_root=root_of(leaves[:old]), new_root=root)


def test_a_tile_that_lacks_a_hash_is_named() -> None:
    tiles = in_tiles(numbered(600))
    tiles[0, 1] = tiles[0, 1][:-HASH_SIZE]
    with pytest.raises(TileIncomplete, match="Tile 1 of level 0"):
        inclusion_proof(257, 600, hashes_from(lambda level, number: tiles.get((level, number), b"")))
    assert len(split(tiles[0, 1])) == WIDTH - 1


def test_what_the_roots_of_many_sizes_share_is_hashed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[bytes] = []

    def counted(hashes: bytes) -> bytes:
        hashed.append(hashes)
        return root_of_packed(hashes)

    monkeypatch.setattr("application.proofs.tiles.root_of_packed", counted)
    leaves = numbered(600)
    tiles = in_tiles(leaves)
    hash_at = hashes_from(lambda level, number: tiles.get((level, number), b""))
    assert [root_at(size, hash_at) for size in (1, 255, 600)] == [root_of(leaves[:size]) for size in (1, 255, 600)]
    for size in range(1, 601):
        root_at(size, hash_at)
    assert len(hashed) == len(set(hashed)) <= 2 * 600
