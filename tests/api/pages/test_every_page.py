"""Every page is sound HTML for everybody who may see it, now and in the past; what others may not see is not there.

Every day a page is read as the role sees it that sees most, and opened in all roles; `make slow` reads it in every one.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.actor import Role
from tests.api.pages.every_page import EACH, FORMS, OF_THE_PAST, PLACES, SEEN, Place
from tests.api.pages.html import faults_of_page
from tests.api.pages.samples_and_more import bring_in_samples_and_more
from tests.api.pages.world import Visitor, World


class Samples:
    """The samples behind their pages, and somebody in each role."""

    def __init__(self, store: Path) -> None:
        self.world = World(store)
        bring_in_samples_and_more(self.world.tracker)
        self.visitors: dict[Role | None, Visitor] = {None: self.world.nobody}
        self.visitors |= {role: self.world.visitor(role) for role in Role}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Samples]:
    made = Samples(tmp_path_factory.mktemp("samples") / "tracker.sqlite")
    yield made
    made.world.close()


def test_every_address_is_whole() -> None:
    """Where this fails, every_page.py has to say what stands for the rest."""
    assert [place.path for place in PLACES if "{" in place.address] == []


@pytest.mark.parametrize("place", EACH)
def test_a_page_is_sound(place: Place, samples: Samples) -> None:
    assert faults_of_page(page_of(samples, place, place.sees_most)) == []


@pytest.mark.parametrize("place", EACH)
def test_a_page_is_there_for_each_role_that_may_see_it(place: Place, samples: Samples) -> None:
    assert all(page_of(samples, place, role) for role in place.looked_at_by if role != place.sees_most)


@pytest.mark.slow
@pytest.mark.parametrize(("place", "role"), SEEN)
def test_a_page_is_sound_in_every_role(place: Place, role: Role | None, samples: Samples) -> None:
    assert faults_of_page(page_of(samples, place, role)) == []


def page_of(samples: Samples, place: Place, role: Role | None) -> str:
    """What somebody in this role is answered."""
    answer = samples.visitors[role].opens(place.address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return str(answer.text)


@pytest.mark.parametrize("place", [*OF_THE_PAST, *FORMS[:1]])
def test_a_page_of_the_past_is_sound(place: Place, samples: Samples) -> None:
    """Forms all answer alike that nothing can be changed there."""
    answer = samples.visitors[place.sees_most].opens(place.address, as_at="2018-01-19", known_at="2018-02-20")
    assert answer.status_code < 500
    assert faults_of_page(answer.text) == []


@pytest.mark.parametrize("place", EACH)
def test_a_page_is_closed_to_everybody_else(place: Place, samples: Samples) -> None:
    others = [role for role in samples.visitors if role not in place.looked_at_by]
    answers = {role: samples.visitors[role].client.get(place.address, follow_redirects=False) for role in others}
    assert {answer.status_code for answer in answers.values()} <= {303, 403, 404}


@pytest.mark.parametrize("place", FORMS)
def test_a_form_that_comes_back_is_sound(place: Place, samples: Samples) -> None:
    answer = samples.visitors[place.sees_most].sends(place.address, {"expected_version": "999999"})
    assert answer.status_code >= 400
    assert faults_of_page(answer.text) == []
