"""What the words of an entry mean, read by the model they are for: dates, days, yes and no, lights, partners' dates.

A value is read by the type of its field, at any depth. What is plain already stays as it is and is left to the model;
what cannot be read is told with its place, and left as it was written.
"""

import re
import types
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from application.importers.yaml_with_marks import Node, Plain
from domain.dates_as_written import quoted, read, read_near, spell_out
from domain.milestone_facts import PartnerDate, ProgressStatus
from domain.planned_date import PlannedDate
from domain.rating import Light, Rating
from domain.workstream import Outcome

Path = tuple[str | int, ...]
Wanted = Any  # a type as an annotation says it: a class, an Optional, a tuple of classes

YES_OR_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
KEPT_AS_WRITTEN = (bool, Light, ProgressStatus, Outcome)
"""What a model's `as_written` holds the words of, where the model has one and the file gives none."""

_PARTNER_DATE = r"([A-Za-z][A-Za-z.-]*)[ :]*([0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,4})?)(?:[ ,;]+|$)"
_MOST_PARTNERS = 6
_A_DAY = "write a day such as 2018-01-29 or 29/01/2018"
_A_DATE = (
    "write, for example, 29/01/2018, Dec 17, Quarter 3 2023/24, Weekly or TBC; put a lone number in quotation marks"
)


_Reader = Callable[[Node, Wanted, Path], object]


class Unread(NamedTuple):
    """A value that could not be read, or whose very name could not, and why."""

    path: Path
    sentence: str
    is_its_name: bool = False


def core(wanted: Wanted) -> Wanted:
    """The type itself, without what may be absent and what is annotated."""
    origin: object = get_origin(wanted)
    if origin is Annotated:
        return core(get_args(wanted)[0])
    if origin in (Union, types.UnionType):
        return core(next(one for one in get_args(wanted) if one is not types.NoneType))
    return wanted


@cache
def fields_of(model: type[BaseModel]) -> dict[str, Wanted]:
    """The types of a model's fields, by the names a file uses for them."""
    return {field.alias or name: core(field.annotation) for name, field in model.model_fields.items()}


def canonical(words: str) -> str:
    """Words as the tracker's own words are written: Amber/Red is amber-red."""
    return re.sub(r"[\s/_-]+", "-", words.strip(" .").lower())


class Meaning:
    """Reads values near a day, where one is known, and keeps what could not be read in `unread`."""

    def __init__(self, near: date | None) -> None:
        self._near = near
        self.unread: list[Unread] = []

    def of_model(self, node: Node, model: type[BaseModel], path: Path = ()) -> object:
        """A mapping, each value read by the field it is for. A name without a value is left out: it states nothing."""
        if not isinstance(node.value, dict):
            return node.plain
        fields = fields_of(model)
        given = {name: child for name, child in node.value.items() if child.value is not None}
        meant = {name: self.of(child, fields.get(name, object), (*path, name)) for name, child in given.items()}
        if "as_written" in fields and "as_written" not in given:
            meant.update(_kept(given, meant, fields))
        return meant

    def of(self, node: Node, wanted: Wanted, path: Path) -> object:
        """One value, read by the type that is wanted."""
        try:
            return self._reader(wanted)(node, wanted, path)
        except ValueError as problem:
            self.unread.append(Unread(path, str(problem)))
            return node.plain

    def _reader(self, wanted: Wanted) -> _Reader:
        origin: object = get_origin(wanted)
        if origin is tuple:
            return self._list
        if not isinstance(wanted, type):
            return _as_it_is
        readers: tuple[tuple[type, _Reader], ...] = (
            (PlannedDate, self._planned),
            (Rating, self._rating),
            (BaseModel, self.of_model),
            (bool, _yes_or_no),
            (date, _day),
            (int, _whole_number),
            (StrEnum, _word),
        )
        return next((reader for kind, reader in readers if issubclass(wanted, kind)), _as_it_is)

    def _list(self, node: Node, listed: Wanted, path: Path) -> object:
        wanted = core(get_args(listed)[0])
        if wanted is PartnerDate and isinstance(node.value, str):
            return self._partner_dates(node.value)
        if not isinstance(node.value, list):
            return node.plain
        return [self.of(item, wanted, (*path, number)) for number, item in enumerate(node.value)]

    def _partner_dates(self, words: str) -> object:
        """“SCDC15/9 CCC 4/10”: each partner's name, and the day it promised."""
        if not re.fullmatch(f"(?:{_PARTNER_DATE})+", words):
            raise ValueError(
                f"{quoted(words)} is no list of partners and their days; write, for example, SCDC 15/9 CCC 4/10."
            )
        found = re.findall(_PARTNER_DATE, words)
        if len(found) > _MOST_PARTNERS:
            raise ValueError(f"{quoted(words)} has more than {_MOST_PARTNERS} partners; begin each with “- partner: ”.")
        return [{"partner": partner, "date": self._read(day)} for partner, day in found]

    def _planned(self, node: Node, _wanted: Wanted, path: Path) -> object:
        if isinstance(node.value, dict):
            before = len(self.unread)
            parts = self.of_model(node, PlannedDate, path)
            _must_be_words(node.value.get("date"))
            return parts if len(self.unread) > before else self._read(parts)
        if not isinstance(node.value, str):
            raise ValueError(f"{found_in_words(node.plain)} is no date; {_A_DATE}.")
        return self._read(node.value)

    def _read(self, value: object) -> object:
        return spell_out(value) if self._near is None else read_near(value, self._near)

    def _rating(self, node: Node, wanted: Wanted, path: Path) -> object:
        if not isinstance(node.value, str):
            return self.of_model(node, wanted, path)
        return self.of_model(Node({"light": node}, node.at), wanted, path)


def exact_day(value: Plain) -> date:
    """One exact day, read from words that leave nothing open; a ValueError says why where they do."""
    if not isinstance(value, str):
        raise ValueError(f"{found_in_words(value)} is no day; {_A_DAY}.")
    content = read(value)
    day = content.get("from")
    if content["precision"] != "day" or not isinstance(day, date):
        raise ValueError(f"{quoted(value)} is not one exact day; {_A_DAY}.")
    return day


def _day(node: Node, _wanted: Wanted, _path: Path) -> object:
    return exact_day(node.plain)


def _yes_or_no(node: Node, _wanted: Wanted, _path: Path) -> object:
    if isinstance(node.value, bool):
        return node.value
    meant = YES_OR_NO.get(canonical(node.value)) if isinstance(node.value, str) else None
    if meant is None:
        raise ValueError(f"{found_in_words(node.plain)} is neither yes nor no; write Yes or No, true or false.")
    return meant


def _whole_number(node: Node, _wanted: Wanted, _path: Path) -> object:
    if isinstance(node.value, bool) or not isinstance(node.value, int):
        raise ValueError(
            f"{found_in_words(node.plain)} is no whole number; write one in figures, without quotation marks."
        )
    return node.value


def _word(node: Node, wanted: Wanted, _path: Path) -> object:
    accepted = {canonical(word): word for word in wanted}
    meant = accepted.get(canonical(node.value)) if isinstance(node.value, str) else None
    if meant is None:
        words = ", ".join(accepted.values())
        raise ValueError(f"{found_in_words(node.plain)} is none of the words accepted here: {words}.")
    return meant


def _as_it_is(node: Node, _wanted: Wanted, _path: Path) -> object:
    return node.plain


def _must_be_words(date_in_short: Node | None) -> None:
    if date_in_short is not None and not isinstance(date_in_short.value, str):
        raise ValueError(f"{found_in_words(date_in_short.plain)} is no date; {_A_DATE}.")


def _kept(given: dict[str, Node], meant: dict[str, object], fields: dict[str, Wanted]) -> dict[str, object]:
    """The words of a judgement, where they are not the tracker's own."""
    kept = (name for name in given if fields.get(name) in KEPT_AS_WRITTEN)
    written = (given[name].value for name in kept if given[name].value != meant[name])
    words = next((words for words in written if isinstance(words, str)), None)
    return {} if words is None else {"as_written": words}


def found_in_words(value: Plain) -> str:
    """What stands in the file, for a sentence."""
    if isinstance(value, bool):
        return f"“{str(value).lower()}”"
    kind = {dict: "A mapping", list: "A list", int: f"The number {value}"}.get(type(value))
    return kind or quoted(str(value))
