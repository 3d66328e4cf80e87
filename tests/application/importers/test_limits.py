"""What strangers send is refused before it is parsed, in milliseconds and in a sentence."""

import re
import time

import pytest

from application.importers.faults import FileUnreadable
from application.importers.limits import LONGEST_NAME, MOST_FILES, name_of, received
from application.importers.programme_file import read
from application.importers.yaml_with_marks import LONGEST, MOST_BYTES
from tests.application.importers.papers import BRIDGE, TODAY

MILLISECONDS = 500
"""Generous for a machine that does other things as well; each takes less than 20 on one that does not."""

LAUGHS = "a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n" + "".join(
    f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 10)}]\n" for number in range(1, 10)
)
"""Ten thousand million laughs, if anybody told them all."""

TOO_DEEP = "More than 20 lists and mappings lie inside one another here."
NO_ANCHORS = "“&” and “*” are not used in this format"
BOMBS = {
    "a billion laughs": (LAUGHS, NO_ANCHORS),
    "an anchor inside itself": ("a: &a [*a]", NO_ANCHORS),
    "half a million lists": ("[" * (LONGEST - 1), TOO_DEEP),
    "mappings inside mappings": ("{a: " * 100_000, TOO_DEEP),
    "lists on one line": ("- " * 200_000, TOO_DEEP),
    "lists line by line": ("".join(" " * depth + "-\n" for depth in range(900)), TOO_DEEP),
    "lists and mappings by turns": ("[{a: " * 80_000, TOO_DEEP),
    "a tag that runs something": ("a: !!python/object/apply:os.system [ls]", "“!” is not used in this format"),
    "a merged mapping": ("a: &a {b: 1}\nc:\n  <<: *a", NO_ANCHORS),
    "many documents": ("---\n" * 100_000, "A second document begins here"),
}


def refusal_of(*files: tuple[str, bytes], most_bytes: int = MOST_BYTES) -> str:
    with pytest.raises(FileUnreadable) as refusal:
        received(files, most_bytes=most_bytes)
    return str(refusal.value)


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_before_it_is_built(bomb: str) -> None:
    text, sentence = BOMBS[bomb]
    started = time.perf_counter()
    (paper,) = received([("bomb.yaml", text.encode())])
    with pytest.raises(FileUnreadable, match=re.escape(sentence)):
        read(paper.content, paper.name, today=TODAY)
    assert (time.perf_counter() - started) * 1000 < MILLISECONDS


def test_a_file_that_is_too_large_is_not_even_decoded() -> None:
    assert refusal_of(("large.yaml", b"\xff" * 5_000), most_bytes=4_000) == (
        "large.yaml, line 1, column 1: The file has 5,000 bytes; 4,000 are the most. Nothing was imported."
    )
    with pytest.raises(FileUnreadable, match=r"has 2,000,001 bytes; 2,000,000 are the most"):
        read(b"\xff" * (MOST_BYTES + 1), "large.yaml", today=TODAY)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (BRIDGE.encode("utf-16"), "The file is saved as UTF-16; save it as UTF-8."),
        ("title: café".encode("latin-1"), "The byte 0xe9 is not UTF-8 text; save the file as UTF-8."),
        (b"PK\x03\x04\x14\x00", "There is a character here that cannot be printed (U+0003); remove it."),
        (b"a" * (LONGEST + 1), "The file has 500,001 characters; 500,000 are the most."),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, sentence: str) -> None:
    assert sentence in refusal_of(("plan.yaml", content))


def test_no_file_and_too_many_files_are_refused() -> None:
    assert "No file was sent." in refusal_of()
    many = [("bridge.yaml", BRIDGE.encode())] * (MOST_FILES + 1)
    assert "These are 21 files; 20 are the most at a time." in refusal_of(*many)
    assert len(received(many[1:])) == MOST_FILES


@pytest.mark.parametrize(
    ("sent_as", "name"),
    [
        ("bridge.yaml", "bridge.yaml"),
        (r"C:\fakepath\bridge.yaml", "bridge.yaml"),
        ("../../etc/passwd", "passwd"),
        ("Brückenplan (2).yaml", "Brückenplan (2).yaml"),
        ("bridge\r\nX-Header: yes.yaml", "bridge X-Header yes.yaml"),
        ("<script>alert(1)</script>.yaml", "script .yaml"),
        ("\u202elmay.egdirb", "lmay.egdirb"),
        ("", "file"),
        ("\x00", "file"),
        ("a" * 300 + ".yaml", "a" * (LONGEST_NAME - 5) + ".yaml"),
    ],
)
def test_a_file_is_called_by_its_own_name_and_nothing_that_misleads(sent_as: str, name: str) -> None:
    assert name_of(sent_as) == name


def test_a_file_that_is_fit_to_read_is_handed_on_as_it_is() -> None:
    assert received([("bridge.yaml", BRIDGE.encode())]) == [("bridge.yaml", BRIDGE.encode())]
