"""What a reader must find of what scrutiny said of the 3C programme after its sample was imported."""

from tests.acceptance.expected.asking import Ask, by_ref

THREE_C = "3c-ict-shared-service"
SCRUTINY = "SCDC Scrutiny and Overview Committee"


def test_3c_42_what_scrutiny_recommended_and_what_it_supported_stand_apart(ask: Ask) -> None:
    found = ask(THREE_C, "recommendations", as_at="2017-11-16")
    rows = by_ref(found["recommendations"])
    positions = [(held["weight"], held["refs"]) for held in found["positions"] if held["made_by"] == SCRUTINY]
    assert positions == [("recommended", ["SC-R1", "SC-R2"]), ("supported", ["SC-S1", "SC-S2"])]
    assert [rows[ref]["number"] for _, refs in positions for ref in refs] == ["a", "b", "a", "b"]
    paper = by_ref(ask(THREE_C, "papers", as_at="2017-11-16")["papers"])["UPDATE"]
    assert (paper["submitted_on"], paper["submitted_in_words"], paper["meetings"]) == (None, "date not stated", [])
    actions = ask(THREE_C, "actions", as_at="2017-11-16")
    assert (len(actions["actions"]), actions["day_not_stated"], actions["late"]) == (7, 7, 0)
    assert [row["ref"] for row in actions["actions"] if row["due_in_words"] == "in due course"] == ["SC-A1", "SC-A3"]
