"""Update my milestones: many at once, each row with its own refusal, and nothing lost."""

import re
from typing import Any

import pytest

from application.seen import Sight
from domain.actor import Actor, Role
from domain.hiding import Hidden
from tests.api.pages.world import Visitor, World

UPDATE = "/programmes/shared-planning/update"
TITLES = {"A": "Archive is moved", "B": "Bills are printed", "C": "Counter opens"}


@pytest.fixture
def world(world: World) -> World:
    """Three more milestones, all of which were due by now."""
    for ref, title in TITLES.items():
        world.order("plan-milestone", ref, title=title, baseline="2026-07-10", effective_on="2026-07-14")
    return world


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))


def refusals(answer: Any) -> list[str]:  # Any: the test client's response
    found = re.findall(r'itemprop="refusal"><span class="govuk-visually-hidden">Error:</span> ([^<]*)<', answer.text)
    return [" ".join(words.split()) for words in found]


def versions(world: World) -> list[int]:
    answer = world.visitor().opens("/programmes/shared-planning/milestones.csv")
    assert answer.status_code == 200
    entries = world.visitor().opens("/programmes/shared-planning/audit-trail.csv", subject="milestone").text
    return [entries.count(f"milestone/{ref},") for ref in TITLES]


def test_many_are_updated_in_one_submission(world: World) -> None:
    visitor = world.visitor()
    form = hidden(visitor.reads(UPDATE))
    said = {"what:A": "unchanged", "what:B": "met", "day:B": "13/7/2026", "what:C": "forecast"}
    said |= {"day:C": "1 August 2026", "reason:C": "supplier", "note:C": "the lift is late"}
    answer = visitor.sends(UPDATE, form | said)
    assert answer.status_code == 200
    assert answer.url.params["batch"] == form["batch"]
    assert versions(world) == [2, 2, 2]
    assert all(words in answer.text for words in ("milestone met", "milestone forecast changed"))
    assert TITLES["B"] not in answer.text.partition("<table")[2]


@pytest.mark.parametrize("updated", ["A", "ABC"])
def test_what_is_hidden_is_asked_once_however_many_were_updated(
    world: World, updated: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor, asked, of_the_store = world.visitor(), list[str](), Sight.hidden_from
    answer = visitor.sends(UPDATE, hidden(visitor.reads(UPDATE)) | {f"what:{ref}": "unchanged" for ref in updated})

    def counted(sight: Sight, actor: Actor, programme: str) -> Hidden:
        asked.append(programme)
        return of_the_store(sight, actor, programme)

    monkeypatch.setattr(Sight, "hidden_from", counted)
    confirmation = visitor.reads(UPDATE, batch=answer.url.params["batch"])
    assert confirmation.count("milestone forecast confirmed") == len(updated)
    assert asked == ["shared-planning"]


def test_each_row_is_told_its_own_refusal_and_nothing_is_recorded(world: World) -> None:
    visitor = world.visitor()
    form = hidden(visitor.reads(UPDATE))
    said = {"what:A": "unchanged", "what:B": "met", "day:B": "1 September 2026", "what:C": "dropped"}
    answer = visitor.sends(UPDATE, form | said)
    assert answer.status_code == 422
    assert len(refusals(answer)) == 1  # what cannot be read is told first
    assert versions(world) == [1, 1, 1]
    again = visitor.sends(UPDATE, form | said | {"note:C": "nobody needs it"})
    assert "1 September 2026" in refusals(again)[0]
    assert versions(world) == [1, 1, 1]


def test_what_was_typed_is_still_there(world: World) -> None:
    visitor = world.visitor()
    form = hidden(visitor.reads(UPDATE))
    answer = visitor.sends(UPDATE, form | {"what:C": "forecast", "day:C": "when cows <come> home", "note:C": "“why”"})
    assert answer.status_code == 422
    assert 'value="when cows &lt;come&gt; home"' in answer.text
    assert 'value="“why”"' in answer.text
    assert '<option value="forecast" selected>' in answer.text


def test_words_without_a_choice_are_not_passed_over(world: World) -> None:
    visitor = world.visitor()
    answer = visitor.sends(UPDATE, hidden(visitor.reads(UPDATE)) | {"note:A": "we moved half of it"})
    assert refusals(answer) == ["Choose what the words you typed are about: no change, met, new forecast or dropped."]


def test_a_form_in_which_nothing_is_said_says_so(world: World) -> None:
    visitor = world.visitor()
    answer = visitor.sends(UPDATE, hidden(visitor.reads(UPDATE)))
    assert answer.status_code == 422
    assert "Nothing was said of any milestone." in answer.text


def test_a_second_click_records_nothing_twice(world: World) -> None:
    visitor = world.visitor()
    form = hidden(visitor.reads(UPDATE)) | {"what:A": "unchanged", "what:B": "met"}
    for _ in range(2):
        assert visitor.sends(UPDATE, form).status_code == 200
    assert versions(world) == [2, 2, 1]


def test_a_row_that_somebody_else_changed_says_so(world: World) -> None:
    visitor = world.visitor()
    form = hidden(visitor.reads(UPDATE)) | {"what:A": "unchanged", "what:B": "met"}
    world.order("confirm-forecast", "A")
    answer = visitor.sends(UPDATE, form)
    assert answer.status_code == 422
    assert "A” is at version 2; your change was made from version 1." in refusals(answer)[0]
    assert versions(world) == [2, 1, 1]


def test_a_row_with_a_typing_error_is_not_taken_for_one_that_was_read_again(world: World) -> None:
    visitor = world.visitor()
    form = hidden(visitor.reads(UPDATE)) | {"what:A": "unchanged", "what:C": "forecast", "day:C": "when cows come home"}
    world.order("confirm-forecast", "A")
    form |= hidden(visitor.sends(UPDATE, form).text) | {
        "day:C": "1 August 2026",
        "reason:C": "supplier",
        "note:C": "late",
    }
    answer = visitor.sends(UPDATE, form)
    assert "A” is at version 2; your change was made from version 1." in refusals(answer)[0]
    assert versions(world) == [2, 1, 1]
    assert visitor.sends(UPDATE, form | hidden(answer.text)).status_code == 200
    assert versions(world) == [3, 1, 2]


def test_a_form_sent_again_with_other_words_can_be_put_right(world: World) -> None:
    visitor = world.visitor()
    form = hidden(visitor.reads(UPDATE)) | {"what:A": "unchanged"}
    visitor.sends(UPDATE, form)
    answer = visitor.sends(UPDATE, form | {"note:A": "half of it is there"})
    assert answer.status_code == 422
    answer = visitor.sends(UPDATE, form | {"note:A": "half of it is there"} | hidden(answer.text))
    assert "A” is at version 2; your change was made from version 1." in answer.text
    assert visitor.sends(UPDATE, form | {"note:A": "half of it is there"} | hidden(answer.text)).status_code == 200


@pytest.mark.parametrize("version", ["9" * 5_000, "two", "-1", "²"])
def test_a_version_that_nobody_could_have_read_is_refused(world: World, version: str) -> None:
    answer = world.visitor().sends(UPDATE, {"batch": "b", "version:A": version, "what:A": "unchanged"})
    assert answer.status_code == 422
    assert "your change was made from version 0" in answer.text
    assert versions(world) == [1, 1, 1]


def test_nothing_typed_is_lost_while_the_store_is_busy(world: World) -> None:
    visitor = world.visitor()
    form = hidden(visitor.reads(UPDATE)) | {"what:A": "unchanged", "note:A": "half of it is there"}
    with world.whose_store_is_busy():
        answer = world.visitor().sends(UPDATE, form)
    assert answer.status_code == 503
    assert "Somebody else is writing." in answer.text
    assert 'value="half of it is there"' in answer.text
    assert visitor.sends(UPDATE, form | hidden(answer.text)).status_code == 200


def test_whoever_may_only_confirm_is_offered_no_more(world: World) -> None:
    page = world.visitor(Role.CONTRIBUTOR).reads(UPDATE)
    assert re.findall(r'<option value="(\w*)"', page)[:2] == ["", "unchanged"]
    assert 'value="dropped"' not in page


def test_a_workstream_that_is_none_is_named_without_what_misleads_a_reader(world: World) -> None:
    answer = world.visitor().opens(UPDATE, workstream="\u202eeno")
    assert answer.status_code == 404
    assert "has no workstream “�eno”" in answer.text


def test_a_viewer_is_refused(world: World) -> None:
    assert world.visitor(Role.VIEWER).opens(UPDATE).status_code == 403
    assert Visitor(world, None).opens(UPDATE).url.path == "/sign-in"
