"""What the public must find, and must not find, about the agendas of the joint committee."""

import json

from tests.acceptance.expected.asking import Ask, Json
from tests.acceptance.expected.test_sbc import COMMITTEE, SHARED_ICT
from tests.acceptance.expected.test_sbc_meetings import AUTUMN, JUNE


def items_of(ask: Ask, meeting: str) -> list[Json]:
    """The items of both parts."""
    found: Json = ask(SHARED_ICT, f"meetings/{meeting}", as_at=COMMITTEE)
    return [item for part in found["agenda"] for item in part["items"]]


def open_and_restricted(ask: Ask, meeting: str) -> tuple[list[str], list[str]]:
    """The numbers of the items that are public, and of those that are exempt."""
    items = items_of(ask, meeting)
    public = [item["number"] for item in items if not item["exempt"]]
    return public, [item["number"] for item in items if item["exempt"]]


def nothing_is_told_of_what_came_of_it(ask: Ask, ask_as_the_public: Ask) -> None:
    def told(reader: Ask, question: str) -> str:
        return json.dumps(reader(SHARED_ICT, question, as_at=COMMITTEE))

    for question in ("decisions", f"meetings/{JUNE}", "audit-trail"):
        assert "D-2023-06-29-10" in told(ask, question)
        assert "D-2023-06-29-10" not in told(ask_as_the_public, question)
    assert "Emphasis on cyber security" not in told(ask_as_the_public, "audit-trail")


def what_no_paper_states_is_not_stated(ask_as_the_public: Ask) -> None:
    found = ask_as_the_public(SHARED_ICT, "exemptions", as_at=COMMITTEE)
    assert (found["in_words"], found["in_force"], found["without_review"]) == ("5 items are exempt.", 5, 5)
    assert {(row["public_interest"], row["officer_role"], row["review_on"]) for row in found["exemptions"]} == {
        (None, None, None)
    }


def test_sbc_24_the_public_view_names_restricted_items_and_shows_nothing_of_them(
    ask: Ask, ask_as_the_public: Ask
) -> None:
    nine, five = [str(number) for number in range(1, 10)], [str(number) for number in range(1, 6)]
    for reader in (ask, ask_as_the_public):
        assert open_and_restricted(reader, JUNE) == (nine, ["10", "11"])
        assert open_and_restricted(reader, AUTUMN) == (five, ["6", "7", "8"])
    (dashboard,) = [item for item in items_of(ask_as_the_public, AUTUMN) if item["number"] == "7"]
    assert (dashboard["title"], dashboard["exempt"]) == ("Shared ICT Service dashboard", "Exempt: paragraph 3")
    assert (dashboard["pages"], dashboard["paper"], dashboard["is_withheld"]) == (None, None, True)
    (shown,) = [item for item in items_of(ask, AUTUMN) if item["number"] == "7"]
    assert (shown["pages"], shown["is_withheld"]) == ("55-64", False)
    nothing_is_told_of_what_came_of_it(ask, ask_as_the_public)
    what_no_paper_states_is_not_stated(ask_as_the_public)
