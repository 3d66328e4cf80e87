"""Files of what old papers say, brought in whole or not at all."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of

HEAD = """\
format: transition-tracker/1
programme: {programme}
sources:
  - {{id: minutes, title: Minutes of the board, dated: {dated}, published: {published}}}
entries:
  - order: register-programme
    source: "minutes#1"
    name: {name}
"""
MILESTONE = """\
  - order: plan-milestone
    ref: {ref}
    source: "minutes#2"
    title: {title}
    baseline: {when}
"""
FILE = "minutes.yaml"


class PaperFile:
    """A file as it is being written."""

    def __init__(self, head: str) -> None:
        self.content = head


@given(
    phrase('a file about "{name:Title}", from minutes of {dated:Day} published on {published:Day}'),
    target_fixture="paper_file",
)
def a_file(tracker: Door, name: str, dated: date, published: date) -> PaperFile:
    tracker.programme = ref_of(name)
    tracker.be("programme manager")
    return PaperFile(HEAD.format(programme=ref_of(name), name=name, dated=dated, published=published))


@given(phrase('the file says that "{title:Title}" is promised for "{when:Title}"'))
def file_says(paper_file: PaperFile, title: str, when: str) -> None:
    paper_file.content += MILESTONE.format(ref=ref_of(title), title=title, when=when)


@given("the file was brought in")
def brought_in(tracker: Door, paper_file: PaperFile) -> None:
    tracker.bring_in(paper_file.content, FILE)


@when("I bring in the file")
def bring_in(tracker: Door, told: Told, paper_file: PaperFile) -> None:
    with told:
        told.seen = tracker.bring_in(paper_file.content, FILE)


@then(phrase("{orders:Counted} of the file is new"))
def orders_are_new(told: Told, orders: int) -> None:
    assert told.seen["recorded"] == orders


@then("I am told which line cannot be read")
def told_which_line(told: Told) -> None:
    assert f"{FILE}, line " in told.sentence
    assert "when the cows come home" in told.sentence


@then("I am told that an import changes nothing that is recorded, and what to do instead")
def told_that_nothing_is_changed(told: Told) -> None:
    assert f"{FILE}, line " in told.sentence
    assert "What is recorded is never changed by an import. Leave the earlier entry as it was and add" in told.sentence


@then(phrase('there is a warning that "{warning:Title}" about "{milestone:Ref}"'))
def there_is_a_warning(tracker: Door, warning: str, milestone: str) -> None:
    assert warning in tracker.thing(f"milestone/{milestone}")["warnings"]
