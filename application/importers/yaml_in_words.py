"""What YAML's own complaints mean to somebody who wrote a file by hand: what was expected there instead."""

from typing import NamedTuple

import yaml

from application.importers.faults import Fault, Place

_TAB = "a tab stands where the text is indented; indent with spaces"
_COLON_IN_TEXT = (
    "a colon followed by a space stands where none was expected; put text that holds one in quotation marks, and begin "
    "every “name: value” in the same column as its neighbours"
)
_COLUMN = "a “name: value” was expected, in the same column as the ones it belongs to"
_BACKSLASH = "a backslash in double quotation marks begins no escape that is known; write it twice, or use single ones"
_BEGINS_WITH_A_SIGN = "text that begins with “&”, “*” or “!” was expected to stand in quotation marks"

_MEANINGS: tuple[tuple[str, str], ...] = (
    ("tab character", _TAB),
    ("'\\t'", _TAB),
    ("mapping values are not allowed", _COLON_IN_TEXT),
    ("block sequence entries are not allowed", "a “- ” was not expected here; begin a list on a line of its own"),
    ("mapping keys are not allowed", "a “?” was not expected here; put text that begins with one in quotation marks"),
    ("expected ':'", "a colon and a space were expected after the name"),
    ("',' or ']'", "a comma or the closing “]” was expected"),
    ("',' or '}'", "a comma or the closing “}” was expected"),
    ("'-' indicator", "a “- ” was expected, in the same column as the other items of the list"),
    ("expected key", _COLUMN),
    ("<block end>", _COLUMN),
    ("<document start>", "nothing more was expected: the content of the file has ended before this place"),
    ("document indicator", "the closing quotation mark was expected before “---” or “...”"),
    ("node content", "a value was expected"),
    ("escape", _BACKSLASH),
    ("hexdecimal", _BACKSLASH),
    ("hexadecimal", _BACKSLASH),
    ("Unicode character", _BACKSLASH),
    ("directive", "a line that begins with “%” was not expected; remove it"),
    ("incompatible YAML", "a line that begins with “%” was not expected; remove it"),
    ("version", "a line that begins with “%” was not expected; remove it"),
    ("line break", "nothing more was expected on the line after “|” or “>”"),
    ("indentation indicator", "after “|” or “>” the end of the line was expected"),
    ("did not find URI", _BEGINS_WITH_A_SIGN),
    ("alphabetic or numeric", _BEGINS_WITH_A_SIGN),
    ("alphanumeric", _BEGINS_WITH_A_SIGN),
    ("tag", _BEGINS_WITH_A_SIGN),
    ("anchor", _BEGINS_WITH_A_SIGN),
)


class _Complaint(NamedTuple):
    context: str
    problem: str
    begun: yaml.Mark | None
    found: yaml.Mark | None

    @property
    def is_of_an_open_quotation(self) -> bool:
        return "quoted scalar" in self.context and "end of stream" in self.problem


def in_words(problem: yaml.YAMLError, text: str, file: str) -> Fault:
    """The place that YAML complains about, and what was expected there."""
    complaint = _Complaint(
        str(getattr(problem, "context", None) or ""),
        str(getattr(problem, "problem", None) or problem),
        getattr(problem, "context_mark", None),
        getattr(problem, "problem_mark", None),
    )
    mark = complaint.begun if complaint.is_of_an_open_quotation else complaint.found or complaint.begun
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    sentence = _meaning(complaint, _character(text, line, column))
    return Fault(Place(file, line, column), f"{sentence[0].upper()}{sentence[1:]}.")


def _meaning(complaint: _Complaint, character: str) -> str:
    if "cannot start any token" in complaint.problem:
        return _TAB if character == "\t" else f"text that begins with “{character}” was expected in quotation marks"
    if complaint.is_of_an_open_quotation:
        return "the quotation mark that opens here was expected to be closed"
    said = (meaning for phrase, meaning in _MEANINGS if phrase in complaint.problem)
    return next(said, f"lines of “name: value” were expected ({complaint.problem})")


def _character(text: str, line: int, column: int) -> str:
    lines = text.split("\n")
    return lines[line - 1][column - 1 : column] if line <= len(lines) else ""
