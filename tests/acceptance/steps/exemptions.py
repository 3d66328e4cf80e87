"""Exempt items: kept from the public, seen by whoever was let, reviewed and lifted."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Answer, Door
from tests.acceptance.steps.attention import needs
from tests.acceptance.steps.meetings import meeting
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of

ANSWERED_FOR = {"public_interest": "Bidders would know what is paid", "officer_role": "Monitoring officer"}


def of_paper(title: str) -> str:
    """The exemption of a paper is called by the paper."""
    return f"paper:{ref_of(title)}"


def exempt(tracker: Door, ref: str, **said: object) -> Answer:
    return tracker.order("exempt-item", f"exemption/{ref}", **said)


def of_kind(tracker: Door, kind: str) -> list[str]:
    """The references of everything of a kind that is seen."""
    return [row["ref"] for row in tracker.look(kind)[kind.replace("-", "_")]]


@given(phrase('the paper "{title:Title}" is exempt under paragraph {number:Number} until {day:Day}'))
def is_exempt(tracker: Door, title: str, number: int, day: date) -> None:
    exempt(tracker, of_paper(title), paragraphs=[number], review_on=day, **ANSWERED_FOR)


@given(phrase('the exemption of the paper "{title:Title}" was lifted'))
def was_lifted(tracker: Door, title: str) -> None:
    tracker.order("lift-exemption", f"exemption/{of_paper(title)}", note="it is signed")


@when(phrase('I exempt the paper "{title:Title}" under paragraph {number:Number} until {day:Day}'))
def exempt_paper(tracker: Door, told: Told, title: str, number: int, day: date) -> None:
    with told:
        told.answer(exempt(tracker, of_paper(title), paragraphs=[number], review_on=day, **ANSWERED_FOR))


@when(phrase('I exempt the paper "{title:Title}" under paragraph {number:Number} and say no more'))
def exempt_without_more(tracker: Door, told: Told, title: str, number: int) -> None:
    with told:
        told.answer(exempt(tracker, of_paper(title), paragraphs=[number]))


@when(phrase('I exempt the paper "{title:Title}" under no paragraph'))
def exempt_without_a_ground(tracker: Door, told: Told, title: str) -> None:
    with told:
        told.answer(exempt(tracker, of_paper(title), review_on=date(2026, 6, 30), **ANSWERED_FOR))


@when(
    phrase(
        'I exempt the item "{item:Ref}" of {day:Day} under paragraph {number:Number}, to be known as '
        '"{shown:Number}. {title:Title}"'
    )
)
def exempt_item(tracker: Door, item: str, day: date, number: int, shown: int, title: str) -> None:
    ref = f"agenda-item:{meeting(day).partition('/')[2]}:{item}"
    said = {"paragraphs": [number], "number": str(shown), "title": title, "review_on": date(2026, 12, 31)}
    exempt(tracker, ref, **said, **ANSWERED_FOR)


@when(phrase('I lift the exemption of the paper "{title:Title}" because "{note:Title}"'))
def lift(tracker: Door, told: Told, title: str, note: str) -> None:
    with told:
        told.answer(tracker.order("lift-exemption", f"exemption/{of_paper(title)}", note=note))


@given("the programme was closed")
def programme_was_closed(tracker: Door) -> None:
    tracker.order("close-programme", f"programme/{tracker.programme}")


@given(phrase('I left the paper "{title:Title}" exempt until {day:Day}'))
@when(phrase('I leave the paper "{title:Title}" exempt until {day:Day}'))
def leave_exempt(tracker: Door, told: Told, title: str, day: date) -> None:
    with told:
        at = f"exemption/{of_paper(title)}"
        told.answer(tracker.order("review-exemption", at, review_on=day, note="it is not signed yet"))


@when(phrase('I withdraw the paper "{title:Title}"'))
def withdraw_paper(tracker: Door, told: Told, title: str) -> None:
    with told:
        told.answer(tracker.order("withdraw-paper", f"paper/{ref_of(title)}", note="nobody wants it"))


@when(phrase('"{person:Ref}" may read exempt items until {day:Day}'))
def may_read_until(tracker: Door, person: str, day: date) -> None:
    tracker.be("administrator", of="*")
    tracker.order("grant-role", f"person/{person}", role="exempt-reader", on=tracker.programme, until=day)


@when(phrase('I let "{person:Ref}" read exempt items for good'))
def may_read_for_good(tracker: Door, told: Told, person: str) -> None:
    tracker.be("administrator", of="*")
    with told:
        said = {"role": "exempt-reader", "on": tracker.programme}
        told.answer(tracker.order("grant-role", f"person/{person}", **said))


@when(phrase('"{person:Ref}" looks through the history for "{words:Title}"'))
def looks_for(tracker: Door, told: Told, person: str, words: str) -> None:
    tracker.come_as(person)
    sentences = [entry["what"] for entry in tracker.look("audit-trail")["entries"]]
    told.seen = {"found": [said for said in sentences if words in said]}


@when(phrase('"{person:Ref}" looks at the record as at {day:Day}'))
def looks_as_at(tracker: Door, person: str, day: date) -> None:
    tracker.come_as(person)
    tracker.look_at(as_at=day)


@then("nothing is found but the exemption")
def only_the_exemption(told: Told) -> None:
    (found,) = told.seen["found"]
    assert "exempted the paper" in found


@then(phrase('"{person:Ref}" reads of the exempt items "{words:Title}"'))
def reads_of_them(tracker: Door, person: str, words: str) -> None:
    tracker.come_as(person)
    assert tracker.look("exemptions")["in_words"] == words


@then(phrase('in the place of the paper "{title:Title}" stands "{words:Title}"'))
def stands_in_its_place(tracker: Door, title: str, words: str) -> None:
    assert tracker.thing(f"exemption/{of_paper(title)}")["in_words"] == words
    assert ref_of(title) not in of_kind(tracker, "papers")


@then(phrase('there is no paper "{title:Ref}"'))
def no_paper(tracker: Door, title: str) -> None:
    assert title not in of_kind(tracker, "papers")


@then(phrase('there is the paper "{title:Ref}"'))
def the_paper(tracker: Door, title: str) -> None:
    assert title in of_kind(tracker, "papers")


@then(phrase('there is no recommendation "{text:Ref}"'))
def no_recommendation(tracker: Door, text: str) -> None:
    assert text not in of_kind(tracker, "recommendations")


@then(phrase('"{person:Ref}" sees the paper "{title:Ref}" on {day:Day}'))
def sees_the_paper(tracker: Door, person: str, title: str, day: date) -> None:
    _come_on(tracker, person, day)
    assert title in of_kind(tracker, "papers")


@then(phrase('"{person:Ref}" sees no paper "{title:Ref}" on {day:Day}'))
def sees_no_paper(tracker: Door, person: str, title: str, day: date) -> None:
    _come_on(tracker, person, day)
    assert title not in of_kind(tracker, "papers")


@then(phrase('"{person:Ref}" sees the recommendation "{text:Ref}" on {day:Day}'))
def sees_the_recommendation(tracker: Door, person: str, text: str, day: date) -> None:
    _come_on(tracker, person, day)
    assert text in of_kind(tracker, "recommendations")


def _come_on(tracker: Door, person: str, day: date) -> None:
    tracker.today_is(day)
    tracker.come_as(person)


@then(phrase('"{person:Ref}" reads on the agenda of {day:Day} "{title:Title}", "{words:Title}"'))
def reads_on_the_agenda(tracker: Door, person: str, day: date, title: str, words: str) -> None:
    tracker.come_as(person)
    agenda = tracker.look(f"meetings/{meeting(day).partition('/')[2]}")["agenda"]
    items = [item for part in agenda for item in part["items"]]
    assert [item["title"] for item in items if item.get("exempt") == words] == [title]


@then(phrase('the exemption of the paper "{title:Title}" needs attention'))
def needs_attention(tracker: Door, title: str) -> None:
    assert needs(tracker, "exemption", of_paper(title)) == ["exemption-review"]


@then(phrase('the exemption of the paper "{title:Title}" needs no attention'))
def needs_none(tracker: Door, title: str) -> None:
    assert needs(tracker, "exemption", of_paper(title)) == []
