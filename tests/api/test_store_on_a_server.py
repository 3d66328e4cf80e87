"""A store on a server is built like one in a file; what belongs beside it has a folder to lie in."""

from pathlib import Path

import pytest

from api.bootstrap import build
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
