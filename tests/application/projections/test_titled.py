"""A text is titled by as many of its words as there is room for; nothing is guessed of where its sentences end."""

import pytest

from application.projections.sentences.telling import LONGEST_TITLE, titled

LEASE = "The lease runs for ten years, as the clerk advised the members of the committee in March"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Rent a second office.", "Rent a second office."),
        ("Rent a second office.\nPaint it.", "Rent a second office. Paint it."),
        (
            f"Rent a second office. {LEASE}.",
            "Rent a second office. The lease runs for ten years, as the clerk advised the…",
        ),
        (
            "Note the report of Cllr. Smith's group on the lease, which the committee asked for in March.",
            "Note the report of Cllr. Smith's group on the lease, which the committee asked…",
        ),
        (f"Rent it? {LEASE}.", "Rent it? The lease runs for ten years, as the clerk advised the members of the…"),
        (f"{LEASE}.", "The lease runs for ten years, as the clerk advised the members of the committee…"),
        (
            f"As item No. 5 says, {LEASE}",
            "As item No. 5 says, The lease runs for ten years, as the clerk advised the…",
        ),
        ("x" * 90, "x" * 79 + "…"),
    ],
)
def test_a_title_says_as_much_of_a_text_as_it_has_room_for(words: str, title: str) -> None:
    assert titled(words) == title
    assert len(title) <= LONGEST_TITLE
