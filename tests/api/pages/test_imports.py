"""Files are tried out, confirmed and brought in on pages; whatever is wrong with them is told on the form."""

import re
import sqlite3
from threading import Event

import pytest
from pydantic import BaseModel
from starlette.testclient import TestClient

from api.pages.app import create_pages
from api.pages.errands import MOST_AT_ONCE
from api.pages.uploads import MOST_TOGETHER
from application.commands.office import Instruction, Progress, carry_out
from application.commands.people import AdmitPerson, GrantRole, WithdrawRole
from domain.actor import Role
from domain.entry import Address
from domain.person import Person
from tests.api.pages.html import faults_of_page
from tests.api.pages.world import AT_HOME, CLERK, Answer, Visitor, World
from tests.application.importers.papers import BRIDGE, HEAD, OPENS, REGISTERED

AGAIN = "  - {order: plan-milestone, ref: M1, source: report, title: Bridge opens, baseline: 31/01/2018}\n"
DOUBTFUL = "  - {order: plan-milestone, ref: M2, source: report, title: Steel arrives, baseline: '29/1'}\n"
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def importer(world: World) -> Visitor:
    return world.visitor(Role.ADMINISTRATOR)


def sends(visitor: Visitor, *files: tuple[str, str | bytes]) -> Answer:
    """Choose files and send them, as a browser does, and follow where that leads."""
    parts = [("files", (name, content, "application/yaml")) for name, content in files]
    answer = visitor.client.post("/import", files=parts, headers=FROM_HERE)
    assert faults_of_page(answer.text) == []
    return answer


def confirms(visitor: Visitor, tried: Answer) -> Answer:
    """Press the button on the page of a dry run."""
    assert "Bring these files in" in tried.text
    answer = visitor.client.post(str(tried.url), headers=FROM_HERE)
    assert faults_of_page(answer.text) == []
    return answer


def another_administrator(world: World) -> Visitor:
    """A second person who may do everything."""
    at = Address("*", Person.KIND, "deputy")
    given = (AdmitPerson(title="Deputy"), GrantRole(role=Role.ADMINISTRATOR, on="*"))
    carry_out([Instruction(order, at) for order in given], actor=CLERK, office=world.tracker.office)
    return Visitor(world, world.tracker.sessions.make("deputy"))


def test_a_dry_run_tells_what_would_be_recorded_and_records_nothing(world: World, importer: Visitor) -> None:
    tried = sends(importer, ("bridge.yaml", BRIDGE))
    assert tried.status_code == 200
    assert "3 would be recorded, 0 are there already; 0 warnings." in tried.text
    assert "Nothing has been recorded yet." in tried.text
    assert "“Bridge opens”" in tried.text
    assert '<data itemprop="new" value="3">3</data>' in tried.text
    assert '<data itemprop="line" value="8">8</data>' in tried.text
    assert "bridge" not in world.tracker.office.records.programmes()


def test_confirming_brings_the_files_in(world: World, importer: Visitor) -> None:
    done = confirms(importer, sends(importer, ("bridge.yaml", BRIDGE)))
    assert "3 recorded, 0 were there already; 0 warnings." in done.text
    assert 'href="/programmes/bridge"' in done.text
    assert "Bridge opens" in importer.reads("/programmes/bridge/milestones")


def test_whoever_confirms_twice_is_told_that_it_was_done(world: World, importer: Visitor) -> None:
    tried = sends(importer, ("bridge.yaml", BRIDGE))
    confirms(importer, tried)
    answer = importer.client.post(str(tried.url), headers=FROM_HERE)
    assert answer.status_code == 404
    assert "These files were confirmed already, or are no longer at hand. Choose them again." in answer.text
    assert "This import was confirmed already." in importer.reads(tried.url.path)


def test_what_is_there_already_is_not_added_again(importer: Visitor) -> None:
    confirms(importer, sends(importer, ("bridge.yaml", BRIDGE)))
    tried = sends(importer, ("bridge.yaml", BRIDGE))
    assert "0 would be recorded, 3 are there already; 0 warnings." in tried.text
    assert "Nothing is new in these files." in tried.text
    assert "0 recorded, 3 were there already" in confirms(importer, tried).text


def test_dates_to_read_with_care_are_told_before_and_after(importer: Visitor) -> None:
    tried = sends(importer, ("bridge.yaml", HEAD + REGISTERED + DOUBTFUL))
    said = "“29/1” does not state the year; it is read as 29 January 2018."
    assert said in tried.text
    assert "1 warning." in tried.text
    assert said in confirms(importer, tried).text


def test_everything_that_has_to_be_put_right_is_told_with_its_line(world: World, importer: Visitor) -> None:
    answer = sends(importer, ("bridge.yaml", HEAD + REGISTERED + OPENS + AGAIN + AGAIN.replace("31/01", "02/02")))
    assert answer.status_code == 422
    assert answer.text.count('itemprop="faults"') == 2
    assert "Nothing can be imported; 2 things have to be put right first." in answer.text
    assert '<data itemprop="line" value="9">9</data>' in answer.text
    assert 'type="file"' in answer.text
    assert "Bring these files in" not in answer.text
    assert "bridge" not in world.tracker.office.records.programmes()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"x" * 2_000_001, "The file has 2,000,001 bytes; 2,000,000 are the most."),
        (b"\x89PNG\r\n", "The byte 0x89 is not UTF-8 text; save the file as UTF-8."),
        (b"a: " + b"[" * 60, "More than 20 lists and mappings lie inside one another here."),
        (b"a: &a [x]\nb: [*a, *a]\n", "“&amp;” and “*” are not used in this format"),
        (b"a: b: c", "yaml"),
    ],
    ids=["empty", "too large", "a picture", "nested", "a bomb", "broken"],
)
def test_what_is_no_import_file_is_refused_on_the_form(content: bytes, sentence: str, importer: Visitor) -> None:
    answer = sends(importer, ("bridge.yaml", content))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'href="#files"' in answer.text
    assert 'type="file"' in answer.text


def test_no_file_at_all_is_told_so(importer: Visitor) -> None:
    answer = sends(importer, ("", b""))
    assert answer.status_code == 422
    assert "No file was sent. Choose one" in answer.text


def test_too_many_files_are_counted(importer: Visitor) -> None:
    answer = sends(importer, *((f"{number}.yaml", "x") for number in range(21)))
    assert answer.status_code == 422
    assert "These are 21 files; 20 are the most at a time." in answer.text


def test_more_parts_than_anybody_sends_are_not_even_counted(importer: Visitor) -> None:
    answer = sends(importer, *((f"{number}.yaml", "x") for number in range(101)))
    assert answer.status_code == 422
    assert "The files did not arrive whole." in answer.text


@pytest.mark.parametrize("is_announced", [True, False])
def test_an_upload_that_is_too_large_is_not_taken_in(is_announced: bool, importer: Visitor) -> None:
    body = b"x" * (MOST_TOGETHER + 1)
    content = body if is_announced else (body[at : at + 500_000] for at in range(0, len(body), 500_000))
    headers = FROM_HERE | {"Content-Type": "multipart/form-data; boundary=x"}
    answer = importer.client.post("/import", content=content, headers=headers)
    assert answer.status_code == 413
    assert "These files have more than 10,000,000 bytes together" in answer.text
    assert faults_of_page(answer.text) == []
    assert 'type="file"' in answer.text


def test_what_holds_no_files_is_refused_as_such(importer: Visitor) -> None:
    answer = importer.sends("/import", {"files": "bridge.yaml"})
    assert answer.status_code == 415
    assert "What was sent holds no files." in answer.text
    assert faults_of_page(answer.text) == []


def test_an_upload_that_breaks_off_is_asked_for_again(importer: Visitor) -> None:
    headers = FROM_HERE | {"Content-Type": "multipart/form-data"}
    answer = importer.client.post("/import", content=b"--x", headers=headers)
    assert answer.status_code == 422
    assert "The files did not arrive whole." in answer.text


@pytest.mark.parametrize("encoding", ["undefined", "punycode"])
def test_an_upload_in_an_encoding_that_is_none_is_no_fault_of_ours(encoding: str, importer: Visitor) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="files"; filename="\xff.yaml"\r\n\r\na: 1\r\n--x--\r\n'
    headers = FROM_HERE | {"Content-Type": f"multipart/form-data; boundary=x; charset={encoding}"}
    assert importer.client.post("/import", content=body, headers=headers).status_code == 422


def test_nobody_but_an_administrator_of_everything_imports(world: World) -> None:
    for visitor in (world.visitor(), world.visitor(Role.ADMINISTRATOR, "shared-planning")):
        assert visitor.opens("/import").status_code == 403
        answer = sends(visitor, ("bridge.yaml", BRIDGE))
        assert answer.status_code == 403
        assert "Files are brought in by administrators of every programme." in answer.text


def test_another_administrator_neither_sees_nor_confirms_it(world: World, importer: Visitor) -> None:
    tried = sends(importer, ("bridge.yaml", BRIDGE))
    other = another_administrator(world)
    assert "Nothing is known here of such an import" in other.reads(tried.url.path)
    assert other.client.post(str(tried.url), headers=FROM_HERE).status_code == 404
    assert "bridge" not in world.tracker.office.records.programmes()
    confirms(importer, tried)


def test_what_was_tried_out_more_than_an_hour_ago_is_forgotten(world: World, importer: Visitor) -> None:
    tried = sends(importer, ("bridge.yaml", BRIDGE))
    world.clock.time = world.clock.time.replace(hour=world.clock.time.hour + 1, minute=59)
    later = world.visitor(Role.ADMINISTRATOR)
    assert "Nothing is known here of such an import" in later.reads(tried.url.path)


def test_the_record_may_have_changed_between_dry_run_and_confirmation(world: World, importer: Visitor) -> None:
    first, second = (sends(importer, ("bridge.yaml", HEAD + REGISTERED + row)) for row in (OPENS, AGAIN))
    confirms(importer, first)
    answer = confirms(importer, second)
    assert "Nothing was imported" in answer.text
    assert "bridge.yaml, line 8, column 5 (plan-milestone M1)" in answer.text


def test_nothing_is_brought_into_the_past(world: World) -> None:
    world.clock.time = world.clock.time.replace(month=8)
    importer = world.visitor(Role.ADMINISTRATOR)
    page = importer.reads("/import", as_at="2026-07-20")
    assert "You are looking at the past, into which nothing can be brought." in page
    assert 'type="file"' not in page
    files = [("files", ("bridge.yaml", BRIDGE))]
    answer = importer.client.post("/import?as_at=2026-07-20", files=files, headers=FROM_HERE)
    assert answer.status_code == 409


def test_a_long_import_shows_how_far_it_is(world: World, importer: Visitor) -> None:
    tried = sends(importer, ("bridge.yaml", BRIDGE))
    writer = sqlite3.connect(world.store)
    writer.execute("BEGIN IMMEDIATE")  # so the import has to wait before it can store anything
    try:
        answer = confirms(importer, tried)
        stopped = importer.opens(answer.url.path, reload="no")
    finally:
        writer.close()
    assert "3 of 3 orders are decided; now they are stored." in answer.text
    assert re.search(r'<label for="progress">Orders decided</label> <progress [^>]*value="3" max="3"', answer.text)
    assert answer.headers["refresh"] == "2"
    assert "refresh" not in stopped.headers
    assert f'<a class="govuk-link" href="{answer.url.path}">Look again' in stopped.text
    assert faults_of_page(stopped.text) == []


def test_what_cannot_be_begun_yet_can_be_confirmed_later(world: World) -> None:
    pages = create_pages(world.tracker)
    importer = world.visitor(Role.ADMINISTRATOR)
    importer.client = TestClient(pages, base_url=AT_HOME, cookies=importer.client.cookies)
    tried, turn = sends(importer, ("bridge.yaml", BRIDGE)), Event()

    def waits(_: Progress) -> BaseModel:
        turn.wait(10)
        return BaseModel()

    ahead = [pages.state.errands.start("administrator-of-everything", waits, papers=()) for _ in range(MOST_AT_ONCE)]
    assert "Wait until one has ended." in confirms(importer, tried).text
    turn.set()
    for one in ahead:
        one.wait(10)
    assert "Import finished" in confirms(importer, tried).text


def test_whose_access_is_taken_away_while_an_import_waits_brings_nothing_in(world: World) -> None:
    pages = create_pages(world.tracker)
    importer = world.visitor(Role.ADMINISTRATOR)
    importer.client = TestClient(pages, base_url=AT_HOME, cookies=importer.client.cookies)
    tried = sends(importer, ("bridge.yaml", BRIDGE))
    turn, errands = Event(), pages.state.errands

    def waits(_: Progress) -> BaseModel:
        turn.wait(10)
        return BaseModel()

    ahead = errands.start("clerk", waits, papers=())
    waiting = confirms(importer, tried)
    another_administrator(world)
    world.orders("administrator-of-everything", WithdrawRole(role=Role.ADMINISTRATOR, on="*"))
    turn.set()
    ahead.wait(10)
    errand = errands.find(waiting.url.path.rpartition("/")[2], "administrator-of-everything")
    errand.wait(10)
    assert "Files are brought in by administrators of every programme." in str(errand.refusal)
    assert "harbour-bridge" not in world.tracker.office.records.programmes()


def test_a_session_that_ended_leads_back_to_what_was_tried_out(world: World, importer: Visitor) -> None:
    tried = sends(importer, ("bridge.yaml", BRIDGE))
    importer.client.cookies.clear()
    answer = importer.client.post(str(tried.url), headers=FROM_HERE, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].endswith(tried.url.path.replace("/", "%2F"))
