"""Every refusal is a sentence that a person can act on."""

from datetime import date

import pytest

from domain.refusals import (
    AgainstTheRecord,
    AlreadyThere,
    ClockIsBehind,
    CommandIdReserved,
    CommandIdUsedTwice,
    DomainError,
    EffectiveBeforeItWasThere,
    EffectiveBeforeTheLatest,
    EffectiveInTheFuture,
    KnownInTheFuture,
    Malformed,
    NotAllowed,
    NothingRecordedYet,
    RoleMayNot,
    StaleVersion,
    Unknown,
    UnknownProgramme,
    UnknownSubject,
    VersionRequired,
    day_in_words,
)

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


@pytest.mark.parametrize(
    ("refusal", "kind", "sentence"),
    [
        (
            UnknownProgramme("hillside"),
            Unknown,
            "There is no programme “hillside”. The list of programmes shows those you may see.",
        ),
        (
            UnknownSubject("highlight-report", "june", "riverside"),
            Unknown,
            "“riverside” has no highlight report “june”.",
        ),
        (
            NothingRecordedYet("riverside", MONDAY, "its first entry takes effect on 3 March 2026"),
            Unknown,
            (
                "Nothing is recorded of “riverside” as at 2 March 2026; its first entry takes effect on 3 March 2026. "
                "Choose a later moment."
            ),
        ),
        (
            AlreadyThere("milestone", "M4", "Bridge opens"),
            AgainstTheRecord,
            (
                "The milestone “M4” is in the record already (“Bridge opens”). Choose another reference, or change the "
                "one that is there."
            ),
        ),
        (
            StaleVersion("milestone “M4”", expected=1, current=3),
            DomainError,
            (
                "milestone “M4” is at version 3; your change was made from version 1. Read it again and decide whether "
                "your change still stands."
            ),
        ),
        (
            VersionRequired("milestone “M4”", 3),
            DomainError,
            (
                "Say which version of milestone “M4” you are changing: send If-Match, or expected_version in "
                "the body. It "
                "is at version 3 now."
            ),
        ),
        (
            EffectiveInTheFuture(TUESDAY, MONDAY),
            AgainstTheRecord,
            (
                "This was to take effect on 3 March 2026, but today is 2 March 2026: nothing takes effect in "
                "the future. "
                "Record it on the day, or as a plan."
            ),
        ),
        (
            EffectiveBeforeTheLatest("milestone “M4”", MONDAY, TUESDAY),
            AgainstTheRecord,
            (
                "This was to take effect on 2 March 2026, but the latest change of milestone “M4” took effect "
                "on 3 March "
                "2026. Give that day or a later one."
            ),
        ),
        (
            EffectiveBeforeItWasThere("workstream “steelwork”", MONDAY, TUESDAY),
            AgainstTheRecord,
            (
                "This was to take effect on 2 March 2026, but workstream “steelwork” is in the record only since "
                "3 March 2026. Give that day or a later one."
            ),
        ),
        (
            KnownInTheFuture(TUESDAY, MONDAY),
            AgainstTheRecord,
            (
                "This claims to have been known since 3 March 2026, but today is 2 March 2026. Correct the day, or "
                "bring it in on that day."
            ),
        ),
        (
            ClockIsBehind("milestone “M4”", TUESDAY, MONDAY),
            AgainstTheRecord,
            (
                "The tracker's clock says 2 March 2026, but the latest change of milestone “M4” took effect on 3 March "
                "2026: the clock was set back. Have it put right, or wait for that day."
            ),
        ),
        (
            CommandIdReserved("import-0001", "import-"),
            Malformed,
            (
                "The command id import-0001 begins with “import-”, as the ids of what files bring in do. Send it with "
                "an id that begins otherwise."
            ),
        ),
        (
            RoleMayNot("auditor", "register programme", "riverside", "administrator"),
            NotAllowed,
            "An auditor of “riverside” may not give the order “register programme”. It may be given by: administrator.",
        ),
        (
            RoleMayNot(None, "register programme", "newone", "administrator"),
            NotAllowed,
            (
                "You have no role in “newone” that may give the order “register programme”. It may be given by: "
                "administrator."
            ),
        ),
        (
            CommandIdUsedTwice("riveter-0001"),
            AgainstTheRecord,
            "The command id riveter-0001 was used before, for a different order. Send a new order with a new id.",
        ),
        (
            RoleMayNot("viewer", "change forecast", "riverside", "workstream lead, programme manager"),
            NotAllowed,
            (
                "A viewer of “riverside” may not give the order “change forecast”. It may be given by: "
                "workstream lead, "
                "programme manager."
            ),
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, DomainError) else "",
)
def test_a_refusal_says_what_is_wrong_and_what_to_do(
    refusal: DomainError, kind: type[DomainError], sentence: str
) -> None:
    assert str(refusal) == sentence
    assert isinstance(refusal, kind)


def test_a_stale_version_carries_the_version_there_is_now() -> None:
    assert StaleVersion("milestone “M4”", expected=1, current=3).current == 3
    assert VersionRequired("milestone “M4”", 3).current == 3


def test_a_day_is_written_as_people_write_it() -> None:
    assert day_in_words(date(2018, 1, 9)) == "9 January 2018"


def refusals(below: type[DomainError] = DomainError) -> list[type[DomainError]]:
    """Those of the domain; a door and an importer may have refusals of their own."""
    found = [refusal for direct in below.__subclasses__() for refusal in (direct, *refusals(direct))]
    return [refusal for refusal in found if refusal.__module__.startswith("domain.")]


def test_every_refusal_is_of_a_kind_that_the_doors_know() -> None:
    known = (Unknown, AgainstTheRecord, NotAllowed, Malformed, StaleVersion, VersionRequired)
    assert [refusal.__name__ for refusal in refusals() if not issubclass(refusal, known)] == []


def test_no_two_refusals_share_a_name() -> None:
    names = [refusal.__name__ for refusal in refusals()]
    assert sorted(names) == sorted(set(names))
