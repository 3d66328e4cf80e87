"""YAML is read into text, whole numbers, true, false and nothing, and whatever is wrong with it has a place."""

import pytest

from application.importers.faults import FileUnreadable
from application.importers.yaml_with_marks import DEEPEST, LONGEST, MOST_VALUES, Node, as_text, read_yaml


def node_of(content: bytes | str) -> Node:
    return read_yaml(as_text(content, "bridge.yaml"), "bridge.yaml")


def refusal_of(content: bytes | str) -> str:
    with pytest.raises(FileUnreadable) as refusal:
        node_of(content)
    return str(refusal.value)


@pytest.mark.parametrize(
    "words",
    ["NO", "Yes", "on", "Off", "12:30", "1_000", "0o17", "0x1F", "007", "+5", "2018-01-19", "True", "FALSE", "Null"],
)
def test_what_only_looks_like_something_else_stays_text(words: str) -> None:
    assert node_of(f"a: {words}").plain == {"a": words}


def test_whole_numbers_true_false_and_nothing_are_what_json_has_them_be() -> None:
    assert node_of("[0, -17, 250000, true, false, null, ~, ]").plain == [0, -17, 250000, True, False, None, None]
    assert node_of("a:\nb: ''").plain == {"a": None, "b": ""}


def test_anything_in_quotation_marks_is_text() -> None:
    assert node_of("""{a: "12", b: 'true', c: "null", d: '1.5'}""").plain == {
        "a": "12",
        "b": "true",
        "c": "null",
        "d": "1.5",
    }


def test_a_node_knows_where_it_and_its_name_begin() -> None:
    found = node_of("milestones:\n  - title: Bridge opens\n").along(("milestones", 0, "title"))
    assert (found.plain, found.at, found.named_at) == ("Bridge opens", (2, 12), (2, 5))


def test_windows_line_ends_and_a_byte_order_mark_count_for_nothing() -> None:
    assert node_of(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n").along(("b",)).at == (2, 4)


BROKEN = [
    ("a: b: c", 1, 5, "A colon followed by a space stands where none was expected"),
    ("a:\n b: 1\n  c: 2", 3, 4, "A colon followed by a space stands where none was expected"),
    ("a:\n\t- b", 2, 1, "A tab stands where the text is indented; indent with spaces."),
    ("a: @b", 1, 4, "Text that begins with “@” was expected in quotation marks."),
    ("a: `b`", 1, 4, "Text that begins with “`” was expected in quotation marks."),
    ("- [a, b", 2, 1, "A comma or the closing “]” was expected."),
    ("{a: 1", 2, 1, "A comma or the closing “}” was expected."),
    ("[1, 2]]", 1, 7, "Nothing more was expected: the content of the file has ended before this place."),
    ("a: 1\nb: 'steel\n", 2, 4, "The quotation mark that opens here was expected to be closed."),
    ("a: 'it's'", 1, 8, "A “name: value” was expected, in the same column as the ones it belongs to."),
    ("a: 1\n- b", 2, 1, "A “name: value” was expected, in the same column as the ones it belongs to."),
    ("- a\nb: 1", 2, 1, "A “- ” was expected, in the same column as the other items of the list."),
    ('a: "\\q"', 1, 5, "A backslash in double quotation marks begins no escape that is known"),
    ("a: |words\n", 1, 5, "Nothing more was expected on the line after “|” or “>”."),
    ("a: - b", 1, 4, "A “- ” was not expected here; begin a list on a line of its own."),
    ("%YAML 3.1\n---\na: 1", 1, 1, "A line that begins with “%” was not expected; remove it."),
    ("a: 1\n---\nb: 2", 2, 1, "A second document begins here; a file holds one. Remove the line “---”."),
    ("? [a]\n: b", 1, 3, "A name was expected here, before the colon"),
    (
        "a: &anchor b",
        1,
        4,
        "“&” and “*” are not used in this format; put text that begins with one in quotation marks.",
    ),
    (
        "a: *important",
        1,
        4,
        "“&” and “*” are not used in this format; put text that begins with one in quotation marks.",
    ),
    ("a: !!python/name:os.system x", 1, 4, "“!” is not used in this format"),
    ("a: 1.5", 1, 4, "“1.5” is a fraction; write a whole number, or put text in quotation marks."),
    ("a: 1e3", 1, 4, "“1e3” is a fraction; write a whole number, or put text in quotation marks."),
    ("a: .inf", 1, 4, "“.inf” is a fraction; write a whole number, or put text in quotation marks."),
    ("a: 1\nb: 2\na: 3", 3, 1, "“a” stands in line 1, column 1 already; keep one of the two."),
    ("a: b\x00", 1, 5, "There is a character here that cannot be printed (U+0000); remove it."),
    ("a: 1\nb: \ud800", 2, 4, "There is a character here that cannot be printed (U+D800); remove it."),
    ("a: b\u2028c", 1, 5, "There is a character here that cannot be printed (U+2028); remove it."),
    ('a: "b\\0"', 1, 4, "The text holds a character that cannot be printed; remove it."),
    (b"a: 1\nb: caf\xe9", 2, 7, "The byte 0xe9 is not UTF-8 text; save the file as UTF-8."),
    ("a: 1".encode("utf-16"), 1, 1, "The file is saved as UTF-16; save it as UTF-8."),
]


@pytest.mark.parametrize(("content", "line", "column", "sentence"), BROKEN)
def test_broken_yaml_is_told_with_line_column_and_what_was_expected(
    content: bytes | str, line: int, column: int, sentence: str
) -> None:
    assert f"bridge.yaml, line {line}, column {column}: {sentence}" in refusal_of(content)


def test_lists_in_lists_end_somewhere() -> None:
    assert f"More than {DEEPEST} lists and mappings lie inside one another" in refusal_of("[" * 100_000)
    assert f"More than {DEEPEST} lists and mappings lie inside one another" in refusal_of("- " * 5_000)


def test_a_file_that_is_too_long_is_refused_before_it_is_read() -> None:
    assert "500,000 are the most. Bring it in as several files." in refusal_of("#" * (LONGEST + 1))


def test_a_file_of_too_many_values_is_refused_where_they_become_too_many() -> None:
    assert node_of("- a\n" * (MOST_VALUES - 1)).at == (1, 1)
    assert f"line {MOST_VALUES}, column 3: The file holds more than 12,000 values" in refusal_of("- a\n" * MOST_VALUES)


def test_laughter_does_not_grow_into_billions() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in zip("abcdefg", "bcdefgh", strict=True)
    ]
    assert "“&” and “*” are not used in this format" in refusal_of("\n".join(lines))
