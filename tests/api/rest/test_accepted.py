"""What is accepted is said of every fault, in other words than the refusal itself."""

import pytest

from tests.api.rest.world import Person

PLANNED = "a planned date such as 2026-07-14, Q3 2026/27, End of Dec 26 or TBC"
A_DAY = "a day such as 2018-01-19, from 1900 to 2199"


@pytest.mark.parametrize(
    ("field", "value", "accepted"),
    [
        ("baseline", "soon", PLANNED),
        ("baseline", 3, PLANNED),
        ("baseline", {"from": "2018-01-02", "to": "2018-01-01"}, PLANNED),
        ("baseline", {"from": "1820-01-01"}, A_DAY),
        ("partner_dates", [{"partner": "A", "date": "soon"}], PLANNED),
        ("effective_on", "1820-01-01", A_DAY),
        ("effective_on", "tomorrow", A_DAY),
        ("effective_on", 1_500_000_000, A_DAY),
        ("title", "a\u202eb", "words in quotation marks, of characters that can be printed"),
    ],
)
def test_what_is_accepted_is_said_and_not_the_refusal_again(
    manager: Person, field: str, value: object, accepted: str
) -> None:
    answer = manager.gives("plan-milestone", "M9", {"title": "Doors open", "baseline": "TBC", field: value})
    (fault,) = answer.json()["errors"]
    assert (answer.status_code, fault["accepted"][: len(accepted)]) == (422, accepted)


@pytest.mark.parametrize(
    ("rating", "accepted"),
    [
        ({"light": "blue"}, "a light of the scale: green, amber-green, amber, amber-red, red, exempt, not-rated"),
        (
            {"light": "amber", "scale": "four"},
            (
                "an object in braces with “light”, a light of the scale: green, amber, red on three points; green, "
                "amber-green, amber-red, red on four points; green, amber-green, amber, amber-red, red on five points; "
                "exempt or not-rated on each"
            ),
        ),
    ],
)
def test_a_rating_takes_a_light_of_the_scale(manager: Person, rating: object, accepted: str) -> None:
    answer = manager.gives("declare-rating", "programme:overall", {"rating": rating})
    (fault,) = answer.json()["errors"]
    assert (answer.status_code, fault["accepted"]) == (422, accepted)
