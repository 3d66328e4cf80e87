"""Files that strangers send, taken with care: few enough, small enough, text, and called something that can be read.

All of it is looked at before anything is parsed. What the reader refuses while it reads, and never builds, is in
`yaml_with_marks`: tags, anchors and aliases, too many values, too many lists inside one another.
"""

import re
from collections.abc import Iterable

from application.importers.bring_in import Paper
from application.importers.faults import Place, unreadable
from application.importers.yaml_with_marks import MOST_BYTES, as_text

MOST_FILES = 20
"""How many files are taken together."""

LONGEST_NAME = 100
"""How many characters of a file's name are kept, from its end."""

NO_NAME = "file"
_NOT_A_NAME = re.compile(r"[^\w .()+,&'’-]+")


def received(files: Iterable[tuple[str, bytes]], *, most_bytes: int = MOST_BYTES) -> list[Paper]:
    """Files as they were sent, name and content, as papers to bring in; FileUnreadable where one is not fit to read.

    Refused are no files or too many, one with nothing in it, one beyond `most_bytes`, and one that is not UTF-8 text.
    """
    papers = [Paper(name_of(name), content) for name, content in files]
    if not papers:
        raise unreadable(Place(NO_NAME), "No file was sent. Choose one, in the tracker's own import format.")
    if len(papers) > MOST_FILES:
        raise unreadable(Place(papers[0].name), f"These are {len(papers)} files; {MOST_FILES} are the most at a time.")
    for paper in papers:
        _must_be_fit_to_read(paper, most_bytes)
    return papers


def name_of(sent_as: str) -> str:
    """What a file is called, without the folders it lay in and without characters that could mislead a reader."""
    last = re.split(r"[/\\]", sent_as)[-1]
    plain = " ".join(_NOT_A_NAME.sub(" ", last).split())
    return plain[-LONGEST_NAME:].strip() or NO_NAME


def _must_be_fit_to_read(paper: Paper, most_bytes: int) -> None:
    if not paper.content:
        raise unreadable(Place(paper.name), "The file is empty.")
    if len(paper.content) > most_bytes:
        sentence = f"The file has {len(paper.content):,} bytes; {most_bytes:,} are the most."
        raise unreadable(Place(paper.name), sentence)
    as_text(paper.content, paper.name)
