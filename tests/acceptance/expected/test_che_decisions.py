"""What a reader must find of papers and recommendations of the Cheshire programme after its sample was imported."""

from tests.acceptance.expected.asking import Ask, by_ref, the

CHESHIRE = "cheshire-ict-tom"
COMMITTEE = "2017-11-24"


def test_che_11_eleven_recommendations_are_proposed_as_no_decision_on_them_is_recorded(ask: Ask) -> None:
    found = ask(CHESHIRE, "recommendations", as_at=COMMITTEE)
    counting = [row for row in found["recommendations"] if not row["is_heading"]]
    assert [row["number"] for row in counting if row["inside"] == "CH-R2.1"] == [
        *("I.", "II.", "III.", "IV.", "V.", "VI.", "VII. (v)", "VIII.")
    ]
    assert [row["number"] for row in counting if row["inside"] is None] == ["2.2", "2.3", "2.4"]
    assert (found["recommended"], found["supported"], len(counting)) == (11, 0, 11)
    assert found["by_status"] == [{"status": "proposed", "in_words": "proposed", "count": 11}]
    named = [ref for row in ask(CHESHIRE, "decisions", as_at=COMMITTEE)["decisions"] for ref in row["recommendations"]]
    assert named == []


def test_che_12_a_recommendation_numbered_twice_keeps_its_number_and_its_place(ask: Ask) -> None:
    rows = by_ref(ask(CHESHIRE, "recommendations", as_at=COMMITTEE)["recommendations"])
    inside = [row for row in rows.values() if row["inside"] == "CH-R2.1"]
    assert [row["number"] for row in inside[5:]] == ["VI.", "VII. (v)", "VIII."]
    assert list(rows).index("CH-R2.1") == 0
    assert [row["depth"] for row in rows.values()] == [0, *[1] * 8, 0, 0, 0]


def test_che_19_ten_areas_of_implications_of_which_six_have_none(ask: Ask) -> None:
    paper = the(ask(CHESHIRE, "papers", as_at=COMMITTEE)["papers"])
    assert len(paper["implications"]) == 10
    assert [held["area"] for held in paper["implications"] if held["state"] == "none"] == [
        "Equality",
        "Rural Community",
        "Health and Wellbeing",
        "Children and Young People",
        "Overview and Scrutiny",
        "Other",
    ]
    assert [held["area"] for held in paper["implications"] if held["number"] is None] == ["Equality"]
    assert (paper["implications_stated"], paper["implications_none"], paper["implications_not_stated"]) == (4, 6, 0)
