"""What a reader must find of recommendations, decisions and actions of the SBC and EHDC programme in its sample."""

from tests.acceptance.expected.asking import Ask, by_ref, days

SBC = "sbc-ehdc-ict"
COMMITTEE, AFTER_JUNE = "2023-10-02", "2023-06-30"
CTO = "Chief Technology Officer"


def test_sbc_20_five_recommendations_of_officers_and_the_other_position_of_the_reviewer(ask: Ask) -> None:
    found = ask(SBC, "recommendations", as_at=COMMITTEE)
    rows = by_ref(found["recommendations"])
    positions = {held["made_by"]: held["refs"] for held in found["positions"]}
    assert positions == {
        "Officers": ["REC-2.1", "REC-2.2", "REC-2.3", "REC-2.4", "REC-2.5"],
        "Socitm Advisory": ["REV-OPT3", "REV-OPT1"],
    }
    assert [(rows[ref]["number"], rows[ref]["ask"]) for ref in positions["Officers"]] == [
        ("2.1", "approve"),
        ("2.2", "note"),
        ("2.3", "note"),
        ("2.4", "recommend-on"),
        ("2.5", "approve"),
    ]
    assert "Option 2" in rows["REC-2.1"]["text"]
    assert ("Option 3" in rows["REV-OPT3"]["text"], rows["REV-OPT3"]["depends_on"]) == (
        True,
        ["a business case for it"],
    )
    assert "Option 1 is the least" in rows["REV-OPT1"]["text"]


def test_sbc_26_five_actions_with_text_and_thirteen_known_by_count_only(ask: Ask) -> None:
    found = ask(SBC, "actions", as_at=AFTER_JUNE)
    rows = by_ref(found["actions"])
    assert (len(rows), found["known_by_count"]) == (5, 13)
    assert [held["frequency"] for held in found["counted_elsewhere"]] == ["monthly"]
    assert {row["meeting"] for row in rows.values()} == {"JICT-2023-06-29"}
    of_the_chair = [ref for ref, row in rows.items() if row["requested_by"] == "Chair"]
    assert len(of_the_chair) == 4
    assert sorted(ref for ref in of_the_chair if rows[ref]["owner_role"] == CTO) == ["A3", "A4"]
    assert days(rows["A5"]["due"]) == ("2023-09-01", "2023-09-30")
