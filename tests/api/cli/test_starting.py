"""What a server says before it listens, to whoever is woken by it and to whatever supervises it."""

from contextlib import closing
from pathlib import Path

import pytest

from api.commandline.exits import NotNow
from api.commandline.opening import tracker_on
from api.settings import Settings
from tests.api.cli.terminal import Terminal
from tests.postgres.server import Server

SECRET = "mind-the-gap"  # of a server that is not there


@pytest.mark.parametrize("words", [("serve", "--port", "8997"), ("programmes",)])
def test_a_database_that_does_not_answer_yet_is_worth_another_try(reader: Terminal, words: tuple[str, ...]) -> None:
    said = reader.runs(*words, TRACKER_STORE=f"postgresql://clerk:{SECRET}@127.0.0.1:1/council")
    assert said.code == 75
    assert "cannot be reached: nothing listens there. Try again. TRACKER_STORE or --store names it" in said.err
    assert SECRET not in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("migrate",),
        ("migrate", "--check"),
        ("rebuild",),
        ("people",),
        ("copy", "{address}", "moved.sqlite"),
        ("copy", "{store}", "{address}"),
    ],
    ids=" ".join,
)
def test_whatever_asks_a_database_that_does_not_answer_yet_is_worth_another_try(
    reader: Terminal, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    address = f"postgresql://clerk:{SECRET}@127.0.0.1:1/council"
    reader.environment["TRACKER_STORE"] = address
    said = reader.types(*(word.format(address=address, store=reader.store) for word in words))
    assert said.code == 75
    assert "the server cannot be reached: nothing listens there. Try again." in said.err
    assert SECRET not in said.err


def test_a_database_that_is_lost_while_it_is_asked_is_worth_another_try(tmp_path: Path) -> None:
    with closing(Server()) as server:
        stated = {"store": f"{server.address}&schema=lost", "signing_key": tmp_path / "key"}
        with pytest.raises(NotNow):
            _ask_once_it_is_gone(Settings.model_validate(stated), server)


def _ask_once_it_is_gone(settings: Settings, server: Server) -> None:
    with tracker_on(settings) as tracker:
        server.stop("immediate")
        tracker.tokens.listed()


def test_the_service_manager_tries_again_where_another_try_may_do() -> None:
    unit = (Path(__file__).parents[3] / "deploy" / "tracker.service").read_text("utf-8").splitlines()
    assert "Restart=on-failure" in unit
    assert [line for line in unit if line.startswith("RestartPreventExitStatus")] == ["RestartPreventExitStatus=2"]


@pytest.mark.parametrize(
    "slip", ["postgresql:/", "postgres:", "POSTGRESQL://", " postgresql://", "postgresql+psycopg:/"]
)
def test_an_address_with_a_slip_in_it_is_no_path_and_its_password_is_not_told(reader: Terminal, slip: str) -> None:
    said = reader.runs("programmes", TRACKER_STORE=f"{slip}clerk:{SECRET}@db.example/council")
    assert said.code == 2
    assert said.err.startswith("TRACKER_STORE cannot be read: ")
    assert SECRET not in said.err


def test_a_question_makes_no_store_on_a_server_either(reader: Terminal, schema: str) -> None:
    for _ in range(2):
        said = reader.runs("programmes", TRACKER_STORE=schema)
        assert said.code == 2
        assert "is not there, or holds nothing. TRACKER_STORE or --store names it" in said.err


def test_a_file_that_is_no_key_is_refused_before_anybody_relies_on_checkpoints(
    reader: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "key").write_text("no key", "utf-8")
    said = reader.runs("serve", "--port", "8997", TRACKER_SIGNING_KEY=str(tmp_path / "key"))
    assert said.code == 2
    assert said.err.startswith(f"The signing key “{tmp_path / 'key'}” cannot be used. ")
    assert said.err.endswith(
        "TRACKER_SIGNING_KEY names it, and takes the path of a file, such as var/tracker.sqlite.signing-key.\n"
    )


def test_a_key_in_a_folder_that_is_not_there_is_refused(reader: Terminal, tmp_path: Path) -> None:
    said = reader.runs("serve", "--port", "8997", TRACKER_SIGNING_KEY=str(tmp_path / "gone" / "key"))
    assert said.code == 2
    assert said.err.startswith(f"There is no folder “{tmp_path / 'gone'}” for the signing key. TRACKER_SIGNING_KEY")


@pytest.mark.parametrize("host", ["192.0.2.77", "nowhere.invalid"])
def test_an_address_this_machine_does_not_have_is_told_with_the_setting_that_names_it(
    reader: Terminal, host: str
) -> None:
    said = reader.runs("serve", "--port", "8997", TRACKER_HOST=host)
    assert said.code == 2
    assert said.err.endswith(
        "TRACKER_HOST or --host names it, and takes a host name or an IP address, such as 127.0.0.1.\n"
    )


def test_a_copy_without_its_key_says_that_nothing_more_is_signed(keeper: Terminal, tmp_path: Path) -> None:
    keeper.types("export", "--all", str(tmp_path / "exported"))
    key = Settings(store=keeper.store).signing_key_file
    key.unlink()
    said = keeper.types("copy", str(keeper.store), str(tmp_path / "moved.sqlite"))
    assert f"There is no key “{key}”. If checkpoints were signed before, put the key that signed them at" in said.out
