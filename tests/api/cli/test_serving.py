"""Serving from a terminal: it answers once it says so, stops in good order, and says in a sentence why it cannot."""

import json
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from api.bootstrap import build
from api.commandline.demonstration import bring_samples_in, demonstration_token, token_file
from api.commandline.exits import CannotStart
from api.settings import Settings
from tests.api.cli.terminal import BEGUN, ROOT, SAYS_WHEN_IT_BEGINS, Terminal

READY = "The tracker answers on "
LONG = 60
"""Seconds after which it hangs; how fast it is is measured elsewhere, on a machine that does nothing else."""
NAMED = (
    "TRACKER_STORE or --store names it, and takes the path of a file, such as var/tracker.sqlite, or the address of a "
    "PostgreSQL database, such as postgresql://user:password@db.example:5432/council?schema=planning."
)


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def lines_until_ready(started: "subprocess.Popen[str]") -> list[str]:
    """What it prints up to the line that says it answers; whatever went wrong instead is shown."""
    assert started.stdout is not None
    assert started.stderr is not None
    lines: list[str] = []
    while not any(READY in line for line in lines):
        line = started.stdout.readline()
        assert line, started.stderr.read()
        lines.append(line)
    return lines


def rest_of(started: "subprocess.Popen[str]", lines: int) -> list[str]:
    assert started.stdout is not None
    return [started.stdout.readline() for _ in range(lines)]


def ask(port: int, path: str, token: str) -> Any:  # JSON of any shape
    request = urllib.request.Request(  # an address of our own
        f"http://127.0.0.1:{port}{path}", headers={"Authorization": f"Bearer {token}"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310  # the same
        return json.load(answer)


def test_a_demonstration_answers_as_it_says_and_stops_in_good_order(beginner: Terminal) -> None:
    port = free_port()
    with beginner.keeps_running("serve", "--samples", "--port", str(port)) as started:
        lines = lines_until_ready(started)
        assert lines[0].startswith("Brought in ")
        assert lines[-1].startswith(f"{READY}http://127.0.0.1:{port};")
        _, link, another, _, token_line, kept, _, _, curl, report = rest_of(started, 10)
        token = token_line.split()[1]
        assert link.startswith(f"Sign in  http://127.0.0.1:{port}/sign-in/link/tt_")
        assert f"login-link --name Demonstration --address http://127.0.0.1:{port} --store" in another
        assert ask(port, "/api/programmes", token)["programmes"]
        assert str(token_file(Settings(store=beginner.store))) in kept
        assert f'curl -H "Authorization: Bearer {token}" http://127.0.0.1:{port}/api/programmes' in curl
        assert "report highlight greater-cambridge-planning --as-at 2018-01-19 --store" in report
        started.send_signal(signal.SIGTERM)
        assert started.wait(LONG) == 0


def test_ctrl_c_stops_it_in_good_order(beginner: Terminal) -> None:
    with beginner.keeps_running("serve", "--port", str(free_port())) as started:
        lines_until_ready(started)
        link, token = rest_of(started, 2)
        assert "login-link --role viewer" in link
        assert " --address http://127.0.0.1:" in link
        assert "token create --role viewer" in token
        started.send_signal(signal.SIGINT)
        assert started.wait(LONG) == 0
        assert started.stderr is not None
        said = [json.loads(line) for line in started.stderr]
        assert [line["event"] for line in said] == ["The tracker answers.", "The tracker has stopped."]


def test_ctrl_c_at_any_time_of_the_start_shows_no_traceback(beginner: Terminal) -> None:
    for moment in (0.02, 0.3, 0.6, 1.0):  # some are before it answers, and on a fast machine one is after
        with beginner.keeps_running("serve", "--port", str(free_port()), command=SAYS_WHEN_IT_BEGINS) as started:
            assert started.stdout is not None
            assert started.stderr is not None
            assert started.stdout.readline() == BEGUN
            time.sleep(moment)
            started.send_signal(signal.SIGINT)
            code = started.wait(LONG)
            said = started.stderr.read()
            assert "api/" not in said
            # Another test may have been given the same free port in between; then it says so and stops by itself.
            assert code in {0, 130, -signal.SIGINT} or "something else listens there" in said, said


def test_what_is_loaded_when_it_answers_is_set_aside_from_collections(tmp_path: Path) -> None:
    script = (
        "import gc, os, signal; from api.bootstrap import build; from api.rest.app import create_app; "
        "from api.commandline.serving import *; from pathlib import Path; import sys; "
        "taken = port_taken('127.0.0.1', 0); listen(taken); tracker = build(Path(sys.argv[1])); "
        "serve_until_stopped(TrackerServer(create_app(tracker), "
        "lambda: (print(gc.get_freeze_count()), os.kill(os.getpid(), signal.SIGTERM))), taken)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "tracker.sqlite")],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert int(done.stdout) > 50_000


def test_a_second_start_adds_nothing_and_takes_seconds(keeper: Terminal) -> None:
    begun = time.monotonic()
    with keeper.keeps_running("serve", "--samples", "--port", str(free_port())) as started:
        lines = lines_until_ready(started)
        assert lines[0].startswith("The samples are there already: 3c-ict-shared-service, cheshire-ict-tom")
        assert time.monotonic() - begun < 15


def test_samples_that_do_not_fit_are_left_out_and_the_store_is_served(beginner: Terminal, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        "format: transition-tracker/1\nprogramme: cheshire-ict-tom\n"
        "sources: [{id: mine, title: Mine, dated: 2026-01-05}]\n"
        "entries: [{order: register-programme, source: mine, name: A programme of my own}]\n"
    )
    assert beginner.types("import", str(mine)).code == 0
    with beginner.keeps_running("serve", "--samples", "--port", str(free_port())) as started:
        assert lines_until_ready(started)[0].startswith(READY)
        started.terminate()
        assert started.stderr is not None
        assert started.stderr.read().startswith("The samples do not fit this store, and none of them was brought in:")
    assert [one["ref"] for one in beginner.types("programmes", "--json").json["programmes"]] == ["cheshire-ict-tom"]


def test_nobody_without_a_token_is_let_in(keeper: Terminal) -> None:
    port = free_port()
    with keeper.keeps_running("serve", "--port", str(port)) as started:
        lines_until_ready(started)
        with pytest.raises(urllib.error.HTTPError) as refused:
            ask(port, "/api/programmes", "tt_guessed")
        assert refused.value.code == 401
        refused.value.close()


def test_a_busy_port_is_said_before_anything_is_done(beginner: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        said = beginner.runs("serve", "--samples", "--port", str(port))
    assert said.code == 2
    assert said.err == (
        f"The tracker cannot listen on 127.0.0.1, port {port}: something else listens there. "
        "Choose another port with --port, or set TRACKER_PORT, for example TRACKER_PORT=8001 make run.\n"
    )
    assert not beginner.store.exists()


def test_a_store_that_cannot_be_used_is_said_before_listening(beginner: Terminal) -> None:
    beginner.store.write_text("steel arrived late")
    said = beginner.runs("serve", "--port", str(free_port()))
    assert (said.code, said.out) == (2, "")
    assert said.err == f"The store “{beginner.store}” cannot be used: it is not a database. {NAMED}\n"


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        (
            "TRACKER_STORE",
            "postgresql://me:hush@db.example/c?schema=Big",
            "TRACKER_STORE cannot be read: its schema is",
        ),
        ("TRACKER_STORE", "postgresql://me:hush@db.example/c?shcema=a", "TRACKER_STORE cannot be read: PostgreSQL"),
        ("TRACKER_WORKER", "3", "There is no setting TRACKER_WORKER. There are: TRACKER_STORE, TRACKER_HOST,"),
        ("TRACKER_WORKERS", "many", "TRACKER_WORKERS is “many”. It takes a whole number from 1 to 64.\n"),
    ],
)
def test_a_setting_that_cannot_be_read_is_said_before_listening(
    beginner: Terminal, variable: str, value: str, sentence: str
) -> None:
    said = beginner.runs("serve", "--port", str(free_port()), **{variable: value})
    assert (said.code, said.out) == (2, "")
    assert said.err[: len(sentence)] == sentence
    assert "hush" not in said.err


def test_an_address_that_is_not_ours_is_named(beginner: Terminal) -> None:
    said = beginner.types("serve", "--host", "nowhere.invalid")
    assert said.code == 2
    assert said.err.startswith("There is no address “nowhere.invalid” to listen on")


def test_samples_that_are_not_there_are_said_with_the_place_looked_in(tmp_path: Path) -> None:
    tracker = build(tmp_path / "tracker.sqlite")
    with pytest.raises(CannotStart, match=r"There are no samples in .*; they come with a checkout"):
        bring_samples_in(tracker, tmp_path / "samples")
    tracker.close()


def test_the_demonstrations_token_is_kept_where_only_its_owner_reads_it(tmp_path: Path) -> None:
    tracker = build(tmp_path / "tracker.sqlite")
    token = demonstration_token(tracker)
    kept = token_file(tracker.settings)
    assert kept == tmp_path / "tracker.demo-token"
    assert kept.read_text() == f"{token}\n"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert demonstration_token(tracker) == token
    tracker.close()


def test_a_lost_demonstration_token_is_ended_when_a_new_one_is_made(tmp_path: Path) -> None:
    tracker = build(tmp_path / "tracker.sqlite")
    lost = demonstration_token(tracker)
    token_file(tracker.settings).unlink()
    fresh = demonstration_token(tracker)
    assert tracker.tokens.find(lost) is None
    assert tracker.tokens.find(fresh) is not None
    tracker.close()


def test_a_revoked_demonstration_token_is_replaced(tmp_path: Path) -> None:
    tracker = build(tmp_path / "tracker.sqlite")
    revoked = demonstration_token(tracker)
    [key] = tracker.tokens.listed()
    tracker.tokens.end(key.prefix)
    assert demonstration_token(tracker) != revoked
    tracker.close()
