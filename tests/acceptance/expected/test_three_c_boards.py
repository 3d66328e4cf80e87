"""What a reader must find about the boards of 3C ICT, and about their calendar, after its sample was imported."""

from tests.acceptance.expected.asking import Ask, Json, by_ref, the
from tests.acceptance.expected.test_three_c import THREE_C

REVIEW_DAY = "2017-12-18"


def boards(ask: Ask) -> Json:
    return ask(THREE_C, "boards", as_at=REVIEW_DAY)


def months(ask: Ask) -> dict[str, Json]:
    """The months in which boards have an agenda."""
    rows = ask(THREE_C, "forward-plan", as_at=REVIEW_DAY)["months"]
    return {row["month_in_words"]: row for row in rows if row["boards"]}


def test_3c_33_seats_and_cycles_of_the_boards_with_what_is_uncertain(ask: Ask) -> None:
    rows = by_ref(boards(ask)["boards"])
    assert {ref: (row["seats_counted"], row["cycle"]) for ref, row in rows.items() if row["level"]} == {
        "combined-3c": (10, "6 Monthly"),
        "management-3c": (5, "Quarterly"),
        "steering-waste": (5, "Quarterly"),
        "steering-planning": (4, "Monthly"),
        "steering-ict": (7, "Quarterly"),
        "steering-corporate": (4, "Quarterly"),
    }
    assert rows["steering-ict"]["seats_in_doubt"] == ["Directors x 3?"]
    assert rows["steering-ict"]["seats_in_words"] == "7 seats, 3 of them in doubt"
    assert rows["steering-corporate"]["seats_without_count"] == ["Heads of Service"]


def test_3c_35_who_has_what_before_them_in_four_months(ask: Ask) -> None:
    found = months(ask)
    assert {month: row["levels"] for month, row in found.items()} == {
        "May": [1, 2, 3],
        "August": [1, 2],
        "October": [1, 2, 3],
        "January": [1, 2],
    }
    outputs = {month: (row["outputs"], row["committees"]) for month, row in found.items() if row["outputs"]}
    assert outputs == {"May": (["Annual Report"], ["June/July"]), "October": (["Yearly Business Plan"], ["Feb/March"])}
    assert found["August"]["without_agenda"] == found["January"]["without_agenda"] == ["combined-3c"]
    combined = the([held for held in found["May"]["boards"] if held["board"] == "combined-3c"])
    assert combined["items"][0] == "Annual report"


def test_3c_36_each_month_looks_back_on_one_quarter(ask: Ask) -> None:
    assert {month: row["quarters"] for month, row in months(ask).items()} == {
        "May": [4],
        "August": [1],
        "October": [2],
        "January": [3],
    }


def test_3c_39_the_annual_report_has_four_timings_each_with_its_source(ask: Ask) -> None:
    report = ask(THREE_C, "forward-items/ANNUAL-REPORT", as_at=REVIEW_DAY)["item"]
    assert report["timings_disagree"] is True
    assert [(held["as_written"], [one["source"] for one in held["sources"]]) for held in report["timings"]] == [
        ("March 2018", ["001-plan#L840"]),
        ("June", ["001-app5#L1424", "001-app5#L1458"]),
        ("May agenda", ["001-app5#L1479"]),
        ("June/July", ["001-app5#L1479"]),
    ]


def test_3c_40_three_of_eleven_services_are_on_no_board(ask: Ask) -> None:
    found = boards(ask)
    listed = [row for row in found["services"] if "management-3c" in row["listed_for"]]
    assert len(listed) == 11
    nowhere = {"Home Improvement Agency", "Housing Development Agency", "FMS"}
    assert {row["service"] for row in listed if row["is_on_no_board"]} == set(found["services_on_no_board"]) == nowhere
    building = the([row for row in listed if row["service"] == "Building Control"])
    assert (sorted(building["on"]), building["not_at_levels"]) == (["combined-3c", "management-3c"], [1])


def test_3c_41_things_rise_from_the_head_of_service_to_a_group_that_takes_no_decisions(ask: Ask) -> None:
    paths = {path["steps"][1]["ref"]: path["steps"] for path in boards(ask)["escalation"]}
    steps = paths["steering-ict"]
    assert [step["body"] for step in steps] == [
        "Head of Service",
        "Shared ICT Member Steering Group",
        "Management Board - 3C",
        "Combined Joint Advisory and CEX Group - 3C",
    ]
    assert [step["by_exception"] for step in steps] == [None, None, None, True]
    assert [step["mandate"] for step in steps] == [None, None, None, "advises"]
