"""What is wrong with a file that is brought in, and where: a sentence for every place, all of them together."""

from collections.abc import Sequence
from typing import NamedTuple

from domain.refusals import AgainstTheRecord, DomainError, Malformed, NotAllowed

MOST_TOLD = 50
"""How many faults are told one by one; the rest are counted."""

MOST_COUNTED = 1_000
"""After how many faults reading stops: the file is something else, or broken throughout."""


_NOTHING = "Nothing was imported."


class Place(NamedTuple):
    """A place in a file, counted from 1, and the entry it belongs to where it belongs to one."""

    file: str
    line: int = 1
    column: int = 1
    order: str | None = None
    ref: str | None = None

    @property
    def in_words(self) -> str:
        """greater-cambridge.yaml, line 12, column 5 (plan-milestone M1)."""
        entry = " ".join(part for part in (self.order, self.ref) if part)
        return f"{self.file}, line {self.line}, column {self.column}" + (f" ({entry})" if entry else "")


class Fault(NamedTuple):
    """One thing that is wrong, and where."""

    place: Place
    sentence: str

    @property
    def in_words(self) -> str:
        """The place, and the sentence."""
        return f"{self.place.in_words}: {self.sentence}"


class Faults:
    """The faults of a file as they are found. Only as many are kept as are told; the others are counted."""

    def __init__(self) -> None:
        self.told: list[Fault] = []
        self.count = 0

    def add(self, place: Place, sentence: str) -> None:
        """Keep one more; where there are very many, refuse the file at once."""
        self.count += 1
        if len(self.told) < MOST_TOLD:
            self.told.append(Fault(place, sentence))
        if self.count == MOST_COUNTED:
            self.must_be_none()

    def must_be_none(self) -> None:
        """Refuse the file where anything was found."""
        if self.count:
            in_order = sorted(self.told, key=lambda fault: (fault.place.line, fault.place.column))
            raise FileUnreadable(in_order, self.count)


class FileUnreadable(Malformed):
    """A file that cannot be brought in as it stands. `faults` are told one by one, `count` is how many there are."""

    def __init__(self, faults: Sequence[Fault], count: int | None = None) -> None:
        self.faults = tuple(faults)
        self.count = len(faults) if count is None else count
        told = [fault.in_words for fault in self.faults]
        if self.count > 1:
            told.insert(0, f"{self.count:,} things have to be put right first:")
        if self.count > len(self.faults):
            at_least = "at least " if self.count >= MOST_COUNTED else ""
            told.append(f"… and {at_least}{self.count - len(self.faults)} more.")
        super().__init__("\n".join(told) + (f"\n{_NOTHING}" if self.count > 1 else f" {_NOTHING}"))


def unreadable(place: Place, sentence: str) -> FileUnreadable:
    """The refusal of a file for one fault."""
    return FileUnreadable([Fault(place, sentence)])


class EntryDoesNotFit(AgainstTheRecord):
    """An entry of a file that the record refuses. Nothing of the file was stored."""

    def __init__(self, place: Place, sentences: str) -> None:
        self.place, self.sentences = place, sentences
        super().__init__(f"{place.in_words}: {sentences} {_NOTHING}")


class EntryNotAllowed(NotAllowed):
    """An entry of a file that the person who brings it in may not give. Nothing of the file was stored."""

    def __init__(self, place: Place, sentences: str) -> None:
        self.place, self.sentences = place, sentences
        super().__init__(f"{place.in_words}: {sentences} {_NOTHING}")


def refused_at(place: Place, refusal: DomainError, sentences: str | None = None) -> EntryDoesNotFit | EntryNotAllowed:
    """The record's refusal of an entry, with its place in the file, in its own words unless others say more."""
    kind = EntryNotAllowed if isinstance(refusal, NotAllowed) else EntryDoesNotFit
    return kind(place, sentences or str(refusal))


class Remark(NamedTuple):
    """What a reader should know of one value of a file before trusting it. Nothing was changed because of it."""

    place: Place
    field: str
    sentence: str

    @property
    def in_words(self) -> str:
        """The place, the field, and the sentence."""
        return f"{self.place.in_words}, {self.field}: {self.sentence}"
