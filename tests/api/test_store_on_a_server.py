"""A store on a server is built like one in a file; what belongs beside it has a folder to lie in."""

from pathlib import Path

import pytest

from api.bootstrap import build
from api.commandline.serving import how_to_look
from api.settings import Settings


def test_what_belongs_to_a_schema_has_a_folder_of_its_owner_alone(
    schema: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tracker = build(Settings.model_validate({"store": schema}))
    tracker.log.checkpoint()
    tracker.close()
    key = tracker.settings.signing_key_file
    assert key.parent == Path("var")
    assert key.is_file()
    assert key.parent.stat().st_mode & 0o077 == 0


def test_the_commands_to_try_name_a_file_and_leave_the_address_of_a_server_to_the_setting() -> None:
    stated = "postgresql://clerk:hunter2@db.example/planning?schema=planning&sslmode=verify-full"
    told = how_to_look("http://127.0.0.1:8000", Settings.model_validate({"store": stated}), None)
    assert "Give these commands the same TRACKER_STORE" in told
    assert not any(words in told for words in ("--store", "hunter2", "db.example"))
    in_a_file = how_to_look("http://127.0.0.1:8000", Settings.model_validate({"store": "/srv/planning.sqlite"}), None)
    assert "token create --role viewer --name TITLE --store /srv/planning.sqlite" in in_a_file
