"""Whatever a file holds, it is read or refused with a place and a sentence; nothing else ever happens."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from application.importers.faults import FileUnreadable
from application.importers.programme_file import read
from tests.application.importers.papers import BRIDGE, HEAD, TODAY

A_PLACE = re.compile(r"paper\.yaml, line [1-9][0-9]*, column [1-9][0-9]*(?: \(.+\))?: [^a-z\s].*[.?]", re.DOTALL)
SIGNS = st.sampled_from(
    [*"\t\n:,-?[]{}#&*!|>'\"%@` ~0x\\<=", "- ", ": ", "\n  ", "\x00", "\ud800", "null", "1.5", "---"]
)
VALUES = st.recursive(
    st.sampled_from(["~", "true", "NO", "12", "-1", "2018", "Dec 17", "29/01/2017", "£5k", "''", "M1", "report#1"])
    | st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=8).map(
        lambda text: '"' + text.replace("\\", "").replace('"', "") + '"'
    ),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(st.sampled_from(["date", "from", "light", "as_written", "ref", "x"]), inner, max_size=3).map(
            lambda held: "{" + ", ".join(f"{name}: {value}" for name, value in held.items()) + "}"
        )
    ),
    max_leaves=6,
)


def read_or_refuse(content: bytes | str) -> None:
    refusal: FileUnreadable | None = None
    try:
        read(content, "paper.yaml", today=TODAY)
    except FileUnreadable as refused:
        refusal = refused
    for fault in refusal.faults if refusal else ():
        assert A_PLACE.fullmatch(fault.in_words), fault.in_words
        assert fault.in_words in str(refusal)
    assert refusal is None or refusal.count >= len(refusal.faults) >= 1


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
@example(b"\xff\xfe\x00")
@example(b"\x80")
@example(b"- " * 300)
@example(b"? " * 300)
@example(b"a: !<tag:yaml.org,2002:python/object/apply:os.system> [x]")
def test_bytes_are_read_or_refused(content: bytes) -> None:
    read_or_refuse(content)


@settings(max_examples=300, deadline=None)
@given(st.text(st.one_of(st.characters(), st.sampled_from("\n\t :-[]{}\"'&*!|>%#")), max_size=120))
def test_text_is_read_or_refused(content: str) -> None:
    read_or_refuse(content)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(BRIDGE)), st.integers(0, 12), SIGNS | st.just("")), min_size=1, max_size=4)
)
def test_a_file_with_slips_of_the_pen_is_read_or_refused(slips: list[tuple[int, int, str]]) -> None:
    text = BRIDGE
    for at, taken_out, put_in in slips:
        text = text[:at] + put_in + text[at + taken_out :]
    read_or_refuse(text)


FIELDS = st.sampled_from(
    [
        "ref",
        "source",
        "known_on",
        "effective_on",
        "title",
        "baseline",
        "partner_dates",
        "depends_on",
        "rating",
        "answer",
        "flag",
        "measures",
        "follow_ups",
        "current",
        "exposure",
        "recipients",
        "partners",
        "cadence",
        "tolerance",
        "note",
        "reported_on",
        "window",
        "number",
        "posts",
        "status",
        "item",
        "when",
        "reason",
        "forecast",
        "met_on",
        "scale",
    ]
)
ORDERS = st.sampled_from(
    [
        "plan-milestone",
        "declare-rating",
        "note-milestone-progress",
        "identify-risk",
        "assess-risk",
        "list-distribution",
        "register-programme",
        "set-tolerance",
        "name-role",
        "answer-summary-flag",
        "draft-highlight-report",
        "plan-phase",
        "change-forecast",
        "list-communication",
        "note-budget",
        "set-cadence",
    ]
)


@settings(max_examples=150, deadline=None)
@given(ORDERS, st.dictionaries(FIELDS, VALUES, max_size=8))
def test_an_entry_with_anything_in_its_fields_is_read_or_refused(order: str, fields: dict[str, str]) -> None:
    lines = [f"  - order: {order}", *(f"    {name}: {value}" for name, value in fields.items())]
    read_or_refuse(HEAD + "\n".join(lines))
